"""Whatever lies in the folder, each bad file gets a clear line and the good ones are read."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest

from generator.articles.decoding import NotTextError, decode
from generator.articles.reading import MOST_ALIKE, read_articles, stream_articles
from generator.articles.sources import LARGEST_FILE
from generator.errors import Problem
from generator.settings import Settings

SETTINGS = Settings(language="fr")
GOOD = "---\ntitle: Bon\npublished: 2022-10-12\n---\nLes délégations se sont quittées mardi sans un mot.\n"
PAGE = "<html><head><title>T</title></head><body><article><h1>T</h1>" + "<p>Les délégations se sont quittées.</p>" * 9


def hostile() -> dict[str, bytes]:
    """A file of each bad kind; none may be read, and each must be told of."""
    chance = random.Random(7)
    noise = bytes(chance.randrange(256) for _ in range(20_000))
    return {
        "binary.txt": noise,
        "binary.html": b"\x00\x01\x02" + noise,
        "image.md": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + noise,
        "empty.md": b"",
        "spaces.txt": b" \n\t\n \xc2\xa0 \n",
        "front.md": b"---\ntitle: [\n---\ntexte\n",
        "bomb.md": b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(
            b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % ((code, code) + (code - 1,) * 8) for code in range(98, 108)
        )
        + b"---\ntexte\n",
        "deep.html": b"<div>" * 10_000 + b"x",
        "quotes.md": b">" * 10_000 + b" x",
        "list.md": b"".join(b" " * (4 * depth) + b"- x\n" for depth in range(600)),
        "yaml.md": b"---\n" + b"[" * 10_000 + b"\n---\nx\n",
        "cut.mhtml": b"Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\n",
        "utf16.txt": b"\xff\xfe\x00",
        "lines.jsonl": b'{"text": "ouvert\n[1, 2]\n{"title": "sans texte"}\n\xff\xfe\xfa\n{"text": {"a": 1}}\n'
        + b"[" * 20_000
        + b"\n",
    }


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[Problem]]:
    folder = tmp_path_factory.mktemp("content")
    for name, content in hostile().items():
        (folder / name).write_bytes(content)
    (folder / "good.md").write_text(GOOD, "utf-8")
    articles, problems = read_articles(folder, SETTINGS)
    return [article.path for article in articles], problems


def test_the_good_article_is_read_among_them(told: tuple[list[str], list[Problem]]) -> None:
    assert "good.md" in told[0]
    assert {"binary.html", "image.md", "deep.html", "empty.md"}.isdisjoint(told[0])


@pytest.mark.parametrize("name", hostile())
def test_each_bad_file_gets_a_clear_line(told: tuple[list[str], list[Problem]], name: str) -> None:
    lines = [str(problem) for problem in told[1] if Path(problem.file).name == name]
    assert 1 <= len(lines) <= 6
    assert all(len(line) < 400 and "Traceback" not in line and line.count(": ") >= 2 for line in lines)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as handle:
        handle.truncate(LARGEST_FILE + 1)
    articles, problems = read_articles(tmp_path, SETTINGS)
    assert articles == []
    assert "20 MB" in problems[0].message


def test_a_line_of_a_hundred_megabytes_is_passed_over(tmp_path: Path) -> None:
    good = json.dumps({"text": "Les délégations se sont quittées.", "title": "T", "published": "2022-10-12"}).encode()
    with (tmp_path / "a.jsonl").open("wb") as handle:
        handle.write(good + b"\n")
        for _ in range(100):
            handle.write(b"x" * 1_000_000)
        handle.write(b"\n" + good.replace(b"quitt", b"rejoint") + b"\n")
    articles, problems = read_articles(tmp_path, SETTINGS)
    assert [article.path for article in articles] == ["a.jsonl#1", "a.jsonl#3"]
    assert [(problem.line, "5 MB" in problem.message) for problem in problems] == [(2, True)]


@pytest.mark.parametrize("seed", range(6))
def test_files_cut_off_or_damaged_anywhere_never_raise(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    sources = {
        ".md": GOOD.encode(),
        ".html": PAGE.encode(),
        ".txt": GOOD.encode("cp1252", "replace"),
        ".mhtml": b"Content-Type: text/html\n\n" + PAGE.encode(),
    }
    sources[".jsonl"] = json.dumps({"text": GOOD, "published": "2022-10-12"}).encode() + b"\n"
    for number in range(20):
        for suffix, content in sources.items():
            data = bytearray(content[: chance.randrange(len(content))])
            for _ in range(chance.randrange(6)):
                if data:
                    data[chance.randrange(len(data))] = chance.randrange(256)
            (tmp_path / f"{number}{suffix}").write_bytes(bytes(data))
    articles, problems = read_articles(tmp_path, SETTINGS)
    assert articles
    assert all(problem.message for problem in problems)


@pytest.mark.parametrize(
    "text",
    [
        "<" * 200_000,
        "[" * 50_000,
        "*a " * 30_000,
        "a](" * 20_000,
        "<!--" * 30_000,
        "&" * 200_000,
        "`" * 20_000,
        "_" * 50_000,
        "| " * 20_000,
        "1. " * 9000,
        "--\n" * 9000,
        "[a](" * 9000,
        "<a " * 9000,
        "\n# " * 9000,
    ],
)
def test_hostile_markdown_does_not_hang(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text("---\ndate: 2022-10-12\n---\n" + text, "utf-8")
    start = time.process_time()
    read_articles(tmp_path, SETTINGS)
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "html",
    [
        "<p>a" * 5_000,
        "<p " + " ".join(f"a{number}=1" for number in range(20_000)) + ">x",
        "<a href='http://x/'>a</a> " * 3_000,
        "<script type='application/ld+json'>" + "[" * 50_000 + "</script>",
        "<!--" * 50_000,
        "a<br>" * 5_000,
    ],
)
def test_hostile_pages_do_not_hang(tmp_path: Path, html: str) -> None:
    (tmp_path / "2022-10-12.html").write_text(PAGE + html, "utf-8")
    start = time.process_time()
    read_articles(tmp_path, SETTINGS)
    assert time.process_time() - start < 5


def test_a_hostile_article_leaves_no_trace_in_the_next(tmp_path: Path) -> None:
    head = "---\ndate: 2022-10-12\ntitle: T\n---\n"
    (tmp_path / "a.md").write_text(head + ">" * 10_000 + " x", "utf-8")
    (tmp_path / "b.md").write_text(head + "Premier *mot*.\n\n- un\n- deux\n", "utf-8")
    articles, _ = read_articles(tmp_path, SETTINGS)
    assert [article.html for article in articles] == [
        "<p>Premier <em>mot</em>.</p>\n<ul><li>un</li>\n<li>deux</li></ul>"
    ]


def test_thousands_of_lines_with_one_mistake_give_a_few_problems(tmp_path: Path) -> None:
    line = json.dumps({"text": "Les délégations se sont quittées sans un mot."})
    (tmp_path / "a.jsonl").write_text(f"{line}\n" * 200, "utf-8")
    problems: list[Problem] = []
    articles = list(stream_articles(tmp_path, SETTINGS, problems.append))
    assert len(articles) == 200
    assert len(problems) == MOST_ALIKE + 1
    assert "195 more" in problems[-1].message


def test_an_archive_is_read_line_by_line(tmp_path: Path) -> None:
    with (tmp_path / "a.jsonl").open("w", encoding="utf-8") as handle:
        for number in range(300):
            body = {"text": f"Le {number} a parlé.", "title": "T", "published": "2022-10-12", "id": f"n{number}"}
            handle.write(json.dumps(body) + "\n")
    stream = stream_articles(tmp_path, SETTINGS, lambda problem: None)
    first = next(stream)
    assert (first.id, first.path) == ("a-n0", "a.jsonl#n0")
    assert first.origins["published"] == "archive"
    assert sum(1 for _ in stream) == 299


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Où est l’été ? À Noël, le cœur a coûté 5 €.", "utf-8"),
        ("Où est l’été ? À Noël, le cœur a coûté 5 €.", "cp1252"),
        ("Où est l'été ? À Noël, le coeur a coûté cher.", "iso8859-1"),
        ("Où est l'été ? À Noël, le cœur a coûté 5 €, dit-il.", "iso8859-15"),
        ("Où est l’été ? À Noël, le cœur a coûté 5 €.", "utf-16"),
        ("Où est l’été ? À Noël, le cœur a coûté 5 €.", "utf-8-sig"),
        ("Où est l'été ? A Noël, le coeur a coûté cher.", "utf-16-le"),
        ("Министерство обороны сообщило о начале второго этапа учений нестратегических ядерных сил.", "cp1251"),
    ],
)
def test_encodings_are_told_apart(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[0] == text


def test_text_encoded_twice_is_restored() -> None:
    text = "L’été à Kiev, déjà « là »"
    assert decode(text.encode().decode("cp1252").encode())[0] == text


def test_an_encoding_that_is_declared_wins_over_a_guess_and_loses_to_valid_utf8() -> None:
    assert decode("Żółta łódź".encode("iso8859-2"), "iso-8859-2")[0] == "Żółta łódź"
    assert decode("été".encode(), "iso-8859-1")[0] == "été"
    with pytest.raises(NotTextError):
        decode(bytes(range(256)) * 50)
