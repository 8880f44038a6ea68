"""A folder of articles becomes articles, and every mistake a line that says where and what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.articles.model import Article, BlockKind, Style
from generator.articles.reading import read_articles
from generator.errors import Problem, Severity, UserError
from generator.settings import Settings

SETTINGS = Settings(language="fr", time_zone="Europe/Paris")
BODY = "Le ministre a parlé mardi à Genève devant les délégations réunies.\n"

Read = Callable[..., tuple[list[Article], list[Problem]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reader(files: dict[str, str | bytes]) -> tuple[list[Article], list[Problem]]:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        articles, problems = read_articles(tmp_path, SETTINGS)
        return articles, [shorten(problem, tmp_path) for problem in problems]

    return reader


def shorten(problem: Problem, folder: Path) -> Problem:
    file = problem.file.removeprefix(f"{folder}/")
    return Problem(file, problem.line, problem.column, problem.message, problem.remedy, problem.severity)


def front(**values: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in values.items()) + "---\n"


def test_front_matter_gives_the_metadata_and_its_origins(read: Read) -> None:
    articles, problems = read(
        {
            "a.md": front(
                title="« Ultimatum »",
                published="2022-10-12",
                source="Agence",
                url="https://example.org/a",
                archive_url="https://archive.example/a",
                language="fr-FR",
                author="[Ana Roy, Bo Li]",
                tags="[paix, guerre]",
                style="narrative",
                layout="post",
            )
            + BODY
        }
    )
    assert problems == []
    (one,) = articles
    assert (one.id, one.path, one.title, one.language) == ("a", "a.md", "« Ultimatum »", "fr")
    assert (one.published, one.source, one.url) == (dt.date(2022, 10, 12), "Agence", "https://example.org/a")
    assert (one.archive_url, one.author, one.tags) == (
        "https://archive.example/a",
        "Ana Roy, Bo Li",
        ("paix", "guerre"),
    )
    assert one.style is Style.NARRATIVE
    assert one.origins["published"] == one.origins["title"] == "front matter"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2022-10-12", dt.date(2022, 10, 12)),
        ("'2022-10-12'", dt.date(2022, 10, 12)),
        ("2022-10-12 08:15:00", dt.date(2022, 10, 12)),
        ("2022-10-12T23:30:00Z", dt.date(2022, 10, 13)),
        ("2022-10-12T23:30:00+02:00", dt.date(2022, 10, 12)),
        ("2022-10-12T00:30:00+09:00", dt.date(2022, 10, 11)),
    ],
)
def test_a_moment_with_a_zone_is_the_day_it_was_on_the_sites_clocks(read: Read, written: str, day: dt.date) -> None:
    articles, problems = read({"a.md": front(date=written, title="T") + BODY})
    assert problems == []
    assert articles[0].published == day


def test_every_mistake_of_front_matter_has_its_line_and_column_and_the_article_stays(read: Read) -> None:
    articles, problems = read(
        {
            "a.md": "---\ntitle: [x]\npublised: 2022-10-12\npublished: hier\nurl: example.org\n"
            "language: franglais\nstyle: novel\n---\n" + BODY
        }
    )
    assert [(p.line, p.column, p.severity.value) for p in problems] == [
        (1, 1, "warning"),
        (2, 8, "error"),
        (3, 1, "warning"),
        (4, 12, "error"),
        (5, 6, "error"),
        (6, 11, "error"),
        (7, 8, "error"),
    ]
    assert "did you mean 'published'?" in {p.remedy for p in problems}
    assert len(articles) == 1
    assert articles[0].published is None


def test_one_bad_article_never_stops_the_others(read: Read) -> None:
    articles, problems = read(
        {
            "bad/open.md": "---\ntitle: sans fin\n" + BODY,
            "bad/yaml.md": "---\ntitle: 'ouvert\npublished: 2022-10-12\n---\n" + BODY,
            "bad/twice.md": "---\ntitle: a\ntitle: b\n---\n" + BODY,
            "bad/list.md": "---\n- a\n- b\n---\n" + BODY,
            "bad/bytes.md": b"\x00\xff\xfe\x01" * 40,
            "good.md": front(title="Bon", published="2022-10-12") + BODY,
        }
    )
    assert "good.md" in [article.path for article in articles]
    told = {problem.file for problem in problems}
    assert told == {"bad/open.md", "bad/yaml.md", "bad/twice.md", "bad/list.md", "bad/bytes.md"}
    at = {problem.file: (problem.line, problem.column) for problem in problems if problem.severity is Severity.ERROR}
    assert at["bad/open.md"] == (1, 1)
    assert at["bad/twice.md"] == (3, 1)
    assert at["bad/yaml.md"][0] in (2, 3, 4)


def test_an_article_without_date_language_data_or_text_is_warned_about(read: Read) -> None:
    articles, problems = read(
        {
            "dateless.md": "# Titre\n\n" + BODY,
            "empty.md": front(title="Vide", published="2022-10-12"),
            "klingon.md": front(title="Qapla", published="2022-10-12", language="tlh") + "nuqneH",
        }
    )
    assert [article.path for article in articles] == ["dateless.md"]
    assert all(problem.severity is Severity.WARNING for problem in problems)
    messages = {problem.file: str(problem) for problem in problems}
    assert "no publication date" in messages["dateless.md"]
    assert "published: YYYY-MM-DD" in messages["dateless.md"]
    assert "empty" in messages["empty.md"]
    assert messages["empty.md"].startswith("empty.md:5:1:")
    assert "'tlh'" in messages["klingon.md"]


def test_a_missing_folder_is_the_users_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such folder"):
        read_articles(tmp_path / "content", SETTINGS)


def test_hidden_files_and_other_files_are_no_articles(read: Read) -> None:
    dated = front(title="T", published="2022-10-12") + BODY
    articles, problems = read(
        {".a.md": dated, ".git/b.md": dated, "corrections.yaml": "[]", "c.png": b"\x89PNG", "x/y/d.md": dated}
    )
    assert [article.id for article in articles] == ["x-y-d"]
    assert problems == []


def test_articles_come_sorted_by_path_with_plain_and_unique_ids(read: Read) -> None:
    dated = front(title="T", published="2022-10-12") + BODY
    articles, problems = read({"b/Été à Kiev.md": dated, "b/ete-a-kiev.txt": dated, "a.md": dated, "Київ.md": dated})
    assert [article.path for article in articles] == ["a.md", "b/ete-a-kiev.txt", "b/Été à Kiev.md", "Київ.md"]
    ids = [article.id for article in articles]
    assert ids[:2] == ["a", "b-ete-a-kiev"]
    assert len(set(ids)) == 4
    assert all(one and one.isascii() and one == one.lower() and "/" not in one for one in ids)
    assert [problem.file for problem in problems] == ["b/Été à Kiev.md"]
    assert "b/ete-a-kiev.txt" in problems[0].message


def test_non_breaking_spaces_of_a_title_stay(read: Read) -> None:
    articles, _ = read({"a.md": front(title='"« Non\u00a0»\u202f: l’été"', date="2022-10-12") + BODY})
    assert articles[0].title == "« Non\u00a0»\u202f: l’été"


def test_warnings_point_at_the_value_or_at_the_head_of_the_article(read: Read) -> None:
    _, problems = read(
        {
            "a.md": front(title="T", published="2022-10-12", language="tlh") + BODY,
            "b.md": front(title="T") + BODY,
            "c.jsonl": '\n{"title": "T", "text": "Les délégations se sont quittées."}\n',
        }
    )
    assert [(problem.file, problem.line, problem.column) for problem in problems] == [
        ("a.md", 4, 11),
        ("b.md", 1, 1),
        ("c.jsonl", 2, 1),
    ]


def test_a_slug_chooses_the_address(read: Read) -> None:
    articles, _ = read({"x.md": front(title="T", published="2022-10-12", slug="Le Pont") + BODY})
    assert articles[0].id == "le-pont"


def test_a_file_name_dates_an_article_that_has_no_other_date(read: Read) -> None:
    articles, problems = read(
        {"2022-10-12-pont.md": "# Pont\n\n" + BODY, "2022-10-13-autre.md": front(date="2022-10-14") + "# A\n\n" + BODY}
    )
    assert problems == []
    assert [article.published for article in articles] == [dt.date(2022, 10, 12), dt.date(2022, 10, 14)]
    assert [article.origins["published"] for article in articles] == ["file name", "front matter"]


@pytest.mark.parametrize(
    ("body", "title", "origin"),
    [
        ("# Le pont\n\n" + BODY, "Le pont", "first heading"),
        ("Le pont frappé\n\n" + BODY, "Le pont frappé", "first line"),
        ("Le Site\n\nLe pont frappé\n\nLe pont frappé\n\n" + BODY, "Le pont frappé", "repeated line"),
        (BODY + "\n" + BODY, BODY.strip(), "first words"),
    ],
)
def test_a_title_is_found_at_the_head_and_not_repeated_in_the_text(
    read: Read, body: str, title: str, origin: str
) -> None:
    articles, _ = read({"2022-10-12.md": body})
    assert (articles[0].title, articles[0].origins["title"]) == (title, origin)
    assert articles[0].text.replace(BODY.strip(), "").strip() == ""


def test_a_given_title_is_left_out_of_the_text_where_it_is_repeated(read: Read) -> None:
    articles, _ = read({"2022-10-12.txt": front(title="« L'été »") + "L’ÉTÉ\n\n" + BODY})
    assert articles[0].text == BODY.strip()
    assert [(cut.text, cut.reason) for cut in articles[0].cut] == [("L’ÉTÉ", "title")]


def test_markdown_becomes_safe_html_and_blocks(read: Read) -> None:
    source = (
        "## Suite\n\nUn [lien](https://example.org) et [un autre](javascript:alert(1)).\n\n- un\n- deux\n\n> cité\n\n"
        '<script>alert(1)</script><p onclick="x()" style="color:red" class="y">Texte</p>\n\n'
        "| a | b |\n| - | - |\n| 1 | 2 |\n"
    )
    articles, _ = read({"a.md": front(title="T", published="2022-10-12") + source})
    (one,) = articles
    for unsafe in ("script", "onclick", "style", "class", "javascript"):
        assert unsafe not in one.html
    assert '<a href="https://example.org" rel="noopener noreferrer nofollow">lien</a>' in one.html
    assert [(block.kind, one.text[block.start : block.end]) for block in one.blocks] == [
        (BlockKind.HEADING, "Suite"),
        (BlockKind.PARAGRAPH, "Un lien et un autre."),
        (BlockKind.ITEM, "un"),
        (BlockKind.ITEM, "deux"),
        (BlockKind.QUOTE, "cité"),
        (BlockKind.PARAGRAPH, "Texte"),
        (BlockKind.CELL, "a"),
        (BlockKind.CELL, "b"),
        (BlockKind.CELL, "1"),
        (BlockKind.CELL, "2"),
    ]


def test_a_year_that_begins_a_paragraph_is_no_list(read: Read) -> None:
    articles, _ = read({"a.md": front(title="T", published="2022-10-12") + "2022. Une année de guerre.\n"})
    assert articles[0].text == "2022. Une année de guerre."


def test_lines_of_scraped_text_are_paragraphs_and_lines_of_wrapped_text_are_not(read: Read) -> None:
    scraped = "Le premier paragraphe finit ici.\nLe second, plus long que le premier, finit là.\n[]\nEt le dernier."
    wrapped = (
        "Le texte de cette dépêche a été mis à la ligne à la soixantième\ncolonne, comme dans un courrier, si bien"
        " que ses lignes ne\nfinissent pas avec ses phrases.\n\nUn second paragraphe vient après une ligne blanche.\n"
    )
    head = front(title="T", published="2022-10-12")
    articles, _ = read({"scraped.txt": head + scraped, "wrapped.txt": head + wrapped})
    assert [len(article.blocks) for article in articles] == [3, 2]
    assert "soixantième colonne" in articles[1].text


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_line_ends_marks_and_decomposed_letters_leave_no_trace(read: Read, ending: str) -> None:
    source = "\ufeff" + front(title="T", published="2022-10-12") + "L'e\u0301te\u0301 der\u00adnier, le 3 ao\u200bût.\n"
    articles, problems = read({"a.txt": source.replace("\n", ending)})
    assert problems == []
    assert articles[0].text == "L'été dernier, le 3 août."


def test_what_nobody_sees_goes_from_the_front_matter_however_it_is_written(read: Read) -> None:
    written = '---\ntitle: "T\\u200bitre"\nsource: Age\u200bnce\npublished: 2022-10-12\n---\nUn texte.\n'
    articles, problems = read({"a.md": written})
    assert problems == []
    assert (articles[0].title, articles[0].source) == ("Titre", "Agence")


def test_front_matter_whose_aliases_grow_without_end_is_refused(read: Read) -> None:
    levels = "".join(f"l{n}: &l{n} [{', '.join(f'*l{n - 1}' for _ in range(9))}]\n" for n in range(1, 10))
    articles, problems = read({"a.md": f"---\ntitle: T\nl0: &l0 [a]\n{levels}---\nUn texte.\n"})
    assert articles == []
    assert "expand without end" in problems[0].message


def test_elements_nested_without_end_are_refused_in_one_line(read: Read) -> None:
    articles, problems = read(
        {
            "html.md": front(title="T", published="2022-10-12") + "<div>" * 10_000 + "x",
            "quotes.md": front(title="T", published="2022-10-12") + ">" * 10_000 + " x",
        }
    )
    assert articles == []
    assert [problem.line for problem in problems] == [5, 5]
    assert {problem.severity for problem in problems} == {Severity.ERROR}
