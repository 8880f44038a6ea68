"""Saved pages of many shapes give their article: text, title, day and author."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from statistics import mean

import pytest

from generator.articles.model import Article
from generator.articles.reading import read_articles, stream_articles
from generator.errors import Problem
from generator.settings import Settings
from tests.articles.saved_pages import SHAPES, Page, saved_pages

FLOOR = 0.95


class Corpus:
    """The pages and the articles read from them."""

    def __init__(self, folder: Path) -> None:
        self.pages = {page.name: page for page in saved_pages()}
        for page in self.pages.values():
            (folder / page.name).write_bytes(page.content)
        self.problems: list[Problem] = []
        settings = Settings(language="fr", time_zone="Europe/Paris")
        articles = stream_articles(folder, settings, self.problems.append)
        self.articles = {article.path: article for article in articles}

    def both(self) -> list[tuple[Page, Article]]:
        return [(self.pages[name], article) for name, article in sorted(self.articles.items())]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return Corpus(tmp_path_factory.mktemp("pages"))


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def plain(text: str) -> str:
    return " ".join(text.split())


def test_there_are_pages_enough_of_shapes_enough(corpus: Corpus) -> None:
    assert len(SHAPES) >= 15
    assert len(corpus.pages) >= 30
    assert set(corpus.articles) == set(corpus.pages)
    assert {name.rsplit(".", 1)[1] for name in corpus.pages} == {"html", "htm", "mhtml"}


def test_no_word_of_the_article_is_lost_and_few_of_the_page_are_taken(corpus: Corpus) -> None:
    precision, recall = [], []
    for page, article in corpus.both():
        expected, found = words(" ".join(page.paragraphs)), words(article.text)
        shared = (expected & found).total()
        precision.append(shared / found.total())
        recall.append(shared / expected.total())
    assert mean(precision) >= FLOOR
    assert mean(recall) >= FLOOR
    assert min(precision) >= 0.9
    assert min(recall) >= 0.9


def test_the_first_and_the_last_paragraph_are_the_articles(corpus: Corpus) -> None:
    ends = [
        (plain(article.text[article.blocks[at].start : article.blocks[at].end]), plain(page.paragraphs[at]))
        for page, article in corpus.both()
        for at in (0, -1)
    ]
    assert mean(found == expected for found, expected in ends) >= FLOOR


@pytest.mark.parametrize("field", ["published", "title", "author", "language"])
def test_metadata_are_the_pages(corpus: Corpus, field: str) -> None:
    expected = {
        page.name: {"published": page.day, "title": page.title, "author": page.author} for page in corpus.pages.values()
    }
    for page in corpus.pages.values():
        expected[page.name]["language"] = page.language
    right = [getattr(article, field) == expected[page.name][field] for page, article in corpus.both()]
    assert mean(right) >= FLOOR


def test_each_value_says_where_it_comes_from(corpus: Corpus) -> None:
    origins = Counter(article.origins["published"] for _, article in corpus.both())
    assert {"JSON-LD", "OpenGraph", "meta", "page", "page text"} <= set(origins) | {"page text"}
    for _, article in corpus.both():
        assert {"title", "language", "published"} <= set(article.origins)


def test_pages_give_no_problem(corpus: Corpus) -> None:
    assert corpus.problems == []


def read_page(tmp_path: Path, html: str, sidecar: str = "", name: str = "page.html") -> tuple[Article, list[Problem]]:
    (tmp_path / name).write_text(html, "utf-8")
    if sidecar:
        (tmp_path / name).with_suffix(".yaml").write_text(sidecar, "utf-8")
    (article,), problems = read_articles(tmp_path, Settings(language="fr", time_zone="Europe/Paris"))
    return article, problems


BODY = "".join(
    f"<p>Le {number} octobre, les délégations se sont quittées sans un mot, après six heures de discussions.</p>"
    for number in range(2, 9)
)


def test_a_sidecar_goes_before_the_page_and_front_matter_before_both(tmp_path: Path) -> None:
    head = '<title>Page</title><meta property="article:published_time" content="2022-10-12">'
    page = f"<html><head>{head}</head><body><article><h1>Page</h1>{BODY}</article></body></html>"
    article, _ = read_page(tmp_path, page, "title: À côté\npublished: 2022-10-14\nsource: S")
    assert (article.title, article.origins["title"]) == ("À côté", "sidecar")
    assert article.published is not None
    assert article.published.isoformat() == "2022-10-14"
    article, _ = read_page(tmp_path, "---\ntitle: Devant\n---\n" + page, "title: À côté\nsource: S")
    assert (article.title, article.source) == ("Devant", "S")
    assert (article.origins["title"], article.origins["source"]) == ("front matter", "sidecar")
    assert article.origins["published"] == "OpenGraph"


def test_a_mistake_in_a_sidecar_is_told_with_its_place(tmp_path: Path) -> None:
    _, problems = read_page(
        tmp_path, f"<article>{BODY}</article>", "title: T\npublished: demain\n", "2022-10-12-a.html"
    )
    assert [(Path(problem.file).name, problem.line, problem.column) for problem in problems] == [
        ("2022-10-12-a.yaml", 2, 12)
    ]


def test_a_sidecar_without_its_article_is_warned_about(tmp_path: Path) -> None:
    (tmp_path / "corrections.yaml").write_text("[]", "utf-8")
    (tmp_path / "pagee.yaml").write_text("title: T", "utf-8")
    _, problems = read_page(tmp_path, f"<article><h1>T</h1>{BODY}</article>", "published: 2022-10-12")
    assert [(Path(problem.file).name, "no article stands" in problem.message) for problem in problems] == [
        ("pagee.yaml", True)
    ]


def test_a_paragraph_below_a_box_in_a_page_is_kept(tmp_path: Path) -> None:
    box = "<section><h4>Lire aussi :</h4><a href='/x'>Le blé reprend la mer</a></section>"
    after = (
        "<p>Le porte-parole a démenti dimanche tout ultimatum et n'a parlé que d'un échange de vues.</p><h2>Suite</h2>"
    )
    article, _ = read_page(tmp_path, f"<article><h1>T</h1>{BODY}{box}{after}{BODY}</article>", "published: 2022-10-12")
    assert "a démenti dimanche" in article.text


def test_what_a_page_has_around_its_article_is_shown_and_can_be_put_back(tmp_path: Path) -> None:
    around = "<div class='sidebar'><p>Encadré : les six points du plan</p></div><footer><p>Le Quotidien</p></footer>"
    page = f"<html><body><article><h1>T</h1>{BODY}</article>{around}</body></html>"
    article, _ = read_page(tmp_path, page, "published: 2022-10-12")
    assert "six points" not in article.text
    assert ("Encadré : les six points du plan", "page around the article") in [
        (one.text, one.reason) for one in article.cut
    ]
    article, _ = read_page(tmp_path, page, "published: 2022-10-12\nkeep: les six points du plan")
    assert article.text.endswith("Encadré : les six points du plan")
    assert "<p>Encadré : les six points du plan</p>" in article.html


def test_lines_parted_by_breaks_are_paragraphs(tmp_path: Path) -> None:
    lines = BODY.replace("<p>", "").replace("</p>", "<br><br>")
    article, _ = read_page(tmp_path, f"<html><body><h1>T</h1><div>{lines}</div></body></html>", "published: 2022-10-12")
    assert len([block for block in article.blocks if "octobre" in article.text[block.start : block.end]]) == 7


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("cp1252", "windows-1252"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "utf-8"),
        ("cp1252", None),
        ("utf-16", None),
    ],
)
def test_pages_are_read_in_any_encoding_whatever_they_declare(
    tmp_path: Path, encoding: str, declared: str | None
) -> None:
    words = "L’été dernier, à Noël, le cœur de l’accord a été déçu – « c’est sûr »."
    meta = f'<meta charset="{declared}">' if declared else ""
    body = f"<article><h1>Été</h1><p>{words}</p>{BODY}</article>"
    page = f"<html><head>{meta}<title>Été</title></head><body>{body}</body></html>"
    (tmp_path / "2022-10-12.html").write_bytes(page.encode(encoding))
    (article,), problems = read_articles(tmp_path, Settings(language="fr"))
    assert problems == []
    assert words in article.text
    assert article.title == "Été"
