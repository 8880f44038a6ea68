"""What an editor decides about lines holds; an article that stands in the folder twice is used once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.duplicates import canonical_address
from generator.articles.model import Article
from generator.articles.reading import read_articles, stream_articles
from generator.errors import Problem, UserError
from generator.settings import Settings, SourceSetting, load_settings

FIRST = "Les délégations se sont quittées mardi sans un mot, après six heures de discussions à Genève."
SECOND = "Le porte-parole a démenti tout ultimatum et parlé d'un « échange de vues » entre les deux capitales."
THIRD = "Une nouvelle réunion est prévue la semaine prochaine, selon deux diplomates qui suivent le dossier."
BODY = "\n\n".join(
    ("Titre", FIRST, "Partager", SECOND, "Le Quotidien vous répond au 01 23", THIRD, "Lire aussi : le pont")
)


def read(tmp_path: Path, front: str, settings: Settings, body: str = BODY) -> tuple[Article, list[Problem]]:
    (tmp_path / "a.txt").write_text(f"---\ndate: 2022-10-12\n{front}\n---\n{body}", "utf-8")
    (article,), problems = read_articles(tmp_path, settings)
    return article, problems


def test_an_article_keeps_and_cuts_lines_by_their_words(tmp_path: Path) -> None:
    article, problems = read(tmp_path, "keep: [Lire aussi]\ncut: Le Quotidien vous répond", Settings(language="fr"))
    assert problems == []
    assert "Lire aussi : le pont" in article.text
    assert [(cut.text, cut.reason) for cut in article.cut[1:]] == [
        ("Partager", "share bar"),
        ("Le Quotidien vous répond au 01 23", "editor"),
    ]


def test_an_article_can_keep_all_its_lines(tmp_path: Path) -> None:
    article, _ = read(tmp_path, "keep: all", Settings(language="fr"))
    assert [cut.reason for cut in article.cut] == ["title"]


def test_a_choice_that_meets_no_line_is_warned_about(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "cut: [nulle part]", Settings(language="fr"))
    assert [problem.message for problem in problems] == ["cut: no line of the article has 'nulle part'"]


@pytest.mark.parametrize("front", ["source: LE QUOTIDIEN", "url: https://www.quotidien.example/a"])
@pytest.mark.parametrize("name", ["Le Quotidien", "quotidien.example"])
def test_a_site_keeps_and_cuts_lines_of_a_source(tmp_path: Path, front: str, name: str) -> None:
    sources = {name: SourceSetting(keep=("^Lire",), cut=(r"vous répond au \d",))}
    article, _ = read(tmp_path, front, Settings(language="fr", sources=sources))
    meets = ("source" in front) == (name == "Le Quotidien")
    assert ("Lire aussi" in article.text) == meets
    assert ("vous répond" in article.text) != meets


def test_a_bad_pattern_for_a_source_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: T\nsources:\n  Le Quotidien:\n    cut: ['(?<=a)b']\n", "utf-8")
    with pytest.raises(UserError, match=r"site.yaml:4:11: .*is no pattern"):
        load_settings(tmp_path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.example.org/a/", "http://example.org/a?utm_source=x&fbclid=1#top"),
        ("https://m.example.org/a", "https://example.org/a/amp"),
        ("https://example.org/a?b=2&a=1", "https://EXAMPLE.org:443/a?a=1&b=2"),
        ("https://example.org/a/index.html", "https://example.org/a"),
    ],
)
def test_addresses_of_one_article_are_one(one: str, other: str) -> None:
    assert canonical_address(one) == canonical_address(other)


def test_addresses_of_two_articles_are_two() -> None:
    addresses = [
        "https://example.org/a?id=1",
        "https://example.org/a?id=2",
        "https://example.org/b",
        "https://fr.example.org/a",
    ]
    assert len({canonical_address(address) for address in addresses}) == 4


LONG = " ".join(
    f"Le {number} octobre, la délégation numéro {number} a quitté Genève sans un mot." for number in range(1, 25)
)


def write(tmp_path: Path, name: str, text: str, front: str = "") -> None:
    (tmp_path / name).write_text(f"---\ntitle: {name}\ndate: 2022-10-12\n{front}\n---\n{text}\n", "utf-8")


def test_an_article_taken_over_by_others_is_used_once_and_lists_them(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", LONG, "source: Agence\nurl: https://example.org/a")
    write(tmp_path, "b.txt", LONG.replace("numéro 9", "numéro neuf") + " (avec l'Agence)", "source: Le Quotidien")
    write(tmp_path, "c.txt", LONG.replace("Genève", "Vienne").replace("quitté", "rejoint"))
    articles, problems = read_articles(tmp_path, Settings(language="fr"))
    assert problems == []
    assert [article.path for article in articles] == ["a.txt", "c.txt"]
    assert [(copy.id, copy.source) for copy in articles[0].copies] == [("b", "Le Quotidien")]
    assert articles[1].copies == ()


def test_the_same_address_twice_is_used_once_and_warned_about(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", FIRST, "url: https://example.org/a")
    write(tmp_path, "b.txt", SECOND, "url: https://www.example.org/a/?utm_medium=feed")
    articles, problems = read_articles(tmp_path, Settings(language="fr"))
    assert [article.path for article in articles] == ["a.txt"]
    assert "is that of 'a'" in problems[0].message


def test_copies_are_marked_when_articles_are_streamed(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", LONG)
    write(tmp_path, "b.txt", LONG)
    found = list(stream_articles(tmp_path, Settings(language="fr"), lambda problem: None))
    assert [(article.id, article.copy_of) for article in found] == [("a", None), ("b", "a")]
