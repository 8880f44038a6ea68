# ruff: noqa: E501 -- inputs and their alphabets are read more easily whole
"""What is fuzzed: bytes from anywhere → the part of the program that reads them, with all that must hold of what it gives.

A target raises for what the program may never do: fail in any other way than by a problem told to its user, give spans
that lie outside their text, or let through what a reader cannot see.
"""

from __future__ import annotations

import functools
import re
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import lxml.html
import msgspec

from generator.articles.model import Article
from generator.articles.reading import read_articles
from generator.articles.sanitising import sanitise
from generator.dates.documents import read_document
from generator.errors import Problem, UserError
from generator.events.documents import read_document as read_events
from generator.events.ladder import check_ladder
from generator.events.model import ArticleReading
from generator.limits import OverLimitError, limited
from generator.pages.site import site_outputs
from generator.readings import read_article
from generator.records import Readings
from generator.settings import LimitSetting, Settings, load_settings
from generator.timeline.assembly import make_timeline
from generator.timeline.corrections import Corrections, load_corrections

SETTINGS = Settings(language="fr", limits=LimitSetting(seconds=10, megabytes=500))
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ARTICLE = (
    "---\ntitle: Frappes\npublished: 2022-10-12\nsource: Carnet\nlanguage: fr\n---\n\n"
    "La Russie a frappé Kiev lundi. Moscou a menacé mardi de riposter. Selon Paris, des pourparlers s'ouvriront jeudi.\n"
)


class BrokenPromiseError(AssertionError):
    """The program did what it may never do."""


@functools.cache
def folder() -> Path:
    """A folder of this process for the file under test, in memory where the system has such a place."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="fuzz-", dir=memory if memory.is_dir() else None))


def file(data: bytes, name: str) -> None:
    """An article's file of this name, read to its events."""
    path = folder() / name
    path.write_bytes(data)
    try:
        articles, problems = read_articles(folder(), SETTINGS)
    finally:
        path.unlink()
    _check_problems(problems)
    for reading in _read(articles, SETTINGS):
        _check_reading(reading)


def sidecar(data: bytes) -> None:
    """The file of metadata beside an article."""
    (folder() / "a.md").write_text(ARTICLE, "utf-8")
    try:
        file(data, "a.yaml")
    finally:
        (folder() / "a.md").unlink()


def document(data: bytes) -> None:
    """A document of `dates --jsonl` and `events --jsonl`."""
    for read in (read_document, read_events):
        with suppress(UserError):
            msgspec.json.decode(read(data, SETTINGS, 1))


def corrections(data: bytes) -> None:
    """The corrections of a site with one article."""
    path = folder() / "corrections.yaml"
    path.write_bytes(data)
    try:
        decided = load_corrections(path)
    except UserError as error:
        _check_problems(error.problems)
        return
    finally:
        path.unlink()
    timeline = make_timeline(_readings(), SETTINGS, decided)
    _check_problems(timeline.problems)
    _make_pages(_readings(), SETTINGS, decided)


def site(data: bytes) -> None:
    """The settings of a site with one article."""
    path = folder() / "site.yaml"
    path.write_bytes(data)
    try:
        settings = load_settings(folder())
    except UserError as error:
        _check_problems(error.problems)
        return
    finally:
        path.unlink()
    _check_problems(check_ladder(settings))
    _make_pages(_read([one.article for one in _readings()], settings), settings, Corrections())


def whole(data: bytes) -> None:
    """An article's file, through to every file of the site."""
    path = folder() / "a.md"
    path.write_bytes(data)
    try:
        articles, _ = read_articles(folder(), SETTINGS)
    finally:
        path.unlink()
    _make_pages(_read(articles, SETTINGS), SETTINGS, Corrections())


def html(data: bytes) -> None:
    """Foreign HTML: what is left of it has only elements and addresses of the list, and stays as it is when done again."""
    with suppress(ValueError):
        clean = sanitise(data.decode("utf-8", "replace"))
        if UNSEEN.search(clean.replace("\f", " ")):  # white space of HTML, and none of what is read from it
            raise BrokenPromiseError("something unseen is left")
        for element in lxml.html.fragment_fromstring(clean, create_parent="div").iter():
            if element.tag in ("script", "style", "iframe", "svg", "math", "object", "form", "img"):
                raise BrokenPromiseError(f"<{element.tag}> is left")
            for name, value in element.attrib.items():
                if name.startswith("on") or name in ("style", "id", "class", "src"):
                    raise BrokenPromiseError(f"{name} is left")
                scheme = re.match(r"[\s\x00-\x20]*([a-z][a-z0-9+.-]*)\s*:", value, re.IGNORECASE)
                if name in ("href", "cite") and scheme and scheme[1].lower() not in ("http", "https", "mailto"):
                    raise BrokenPromiseError(f"{value!r} is left")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "front matter": lambda data: file(
        b"---\n" + data + b"\n---\n\nLe 3 mai 2022, Kiev a \xc3\xa9t\xc3\xa9 frapp\xc3\xa9e.\n", "a.md"
    ),
    "markdown": lambda data: file(b"---\npublished: 2022-10-12\nlanguage: fr\n---\n" + data, "a.md"),
    "text": lambda data: file(data, "2022-10-12-a.txt"),
    "web page": lambda data: file(data, "2022-10-12-a.html"),
    "mhtml": lambda data: file(data, "2022-10-12-a.mhtml"),
    "jsonl": lambda data: file(data, "a.jsonl"),
    "sidecar": sidecar,
    "document": document,
    "corrections": corrections,
    "site.yaml": site,
    "whole site": whole,
    "html": html,
}
"""Each target by its name."""


@functools.cache
def _readings() -> Readings:
    path = folder() / "a.md"
    path.write_text(ARTICLE, "utf-8")
    articles, _ = read_articles(folder(), SETTINGS)
    path.unlink()
    return _read(articles, SETTINGS)


def _read(articles: Sequence[Article], settings: Settings) -> Readings:
    """The readings of articles, each within its limits; one that takes too much has none."""
    found = []
    for article in articles:
        with suppress(OverLimitError):
            found.append(limited(read_article, settings.limits, len(article.text), article, settings))
    return Readings.of(found)


def _make_pages(readings: Readings, settings: Settings, decided: Corrections) -> None:
    timeline = make_timeline(readings, settings, decided)
    paths = set()
    for output in site_outputs(timeline, readings, settings, folder()):
        if output.path in paths or ".." in output.path.split("/") or output.path.startswith("/"):
            raise BrokenPromiseError(f"the path {output.path!r}")
        if any(len(part.encode()) > 200 for part in output.path.split("/")):
            raise BrokenPromiseError(f"the path {output.path!r} is too long")
        paths.add(output.path)
        made = output.make()
        text = made if isinstance(made, bytes) else b"".join(made)
        if output.path.endswith((".html", ".json", ".atom", ".xml")) and UNSEEN.search(text.decode("utf-8")):
            raise BrokenPromiseError(f"something unseen in {output.path}")


def _check_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        line = str(problem)
        if "program failed" in line or "Traceback" in line:
            raise BrokenPromiseError(line)
        if "\n" in line or UNSEEN.search(line):
            raise BrokenPromiseError(f"a problem that is no line: {line!r}")


def _check_reading(reading: ArticleReading) -> None:
    article = reading.article
    if UNSEEN.search(article.text) or UNSEEN.search(article.title):
        raise BrokenPromiseError("something unseen in an article")
    for expression in reading.expressions:
        if article.text[expression.start : expression.end] != expression.text:
            raise BrokenPromiseError(f"{expression} is not where it says")
        when = expression.when
        if when and when.earliest and when.latest and when.earliest > when.latest:
            raise BrokenPromiseError(f"{when} ends before it begins")
    for event in reading.events:
        if article.text[event.start : event.end] != event.quote:
            raise BrokenPromiseError(f"{event} is not where it says")
    msgspec.json.encode(reading)
