"""A file of any known format → drafts."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.articles.decoding import NotTextError, decode, normalise
from generator.articles.drafts import Draft
from generator.articles.front_matter import FrontMatter, split_front_matter
from generator.articles.markdown_pages import markdown_html
from generator.articles.metadata import Metadata, check_metadata, metadata
from generator.articles.passages import Passage, read_passages
from generator.articles.sanitising import IntricateError, sanitise
from generator.articles.text_pages import text_passages
from generator.errors import Problem, UserError
from generator.located_yaml import load, load_file
from generator.settings import Settings

Report = Callable[[Problem], None]

LARGEST_FILE = 20_000_000
"""Bytes of one article's file; archives (`.jsonl`) may be of any size."""

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_ .]|$)")


class DraftMaker(NamedTuple):
    """What makes a draft when it is called, the bytes it reads, and the place of the article for messages."""

    make: Callable[[Report], Draft]
    size: int
    file: str
    line: int = 0


class _Body(NamedTuple):
    """The passages of a file, and the lines of a page around them."""

    passages: list[Passage]
    outside: list[tuple[int, Passage]]


def make_drafts(folder: Path, path: Path, settings: Settings, report: Report) -> Iterator[DraftMaker]:
    """What makes the drafts of one file below the content folder: of one, or of one a line of an archive.

    What the front matter says goes before what the sidecar `NAME.yaml` says, then what the page says of itself, then
    what the file's name says. Mistakes that leave the article readable are reported. Raises UserError for others.
    """
    beside = _sidecar(folder, path, settings, report)
    if path.suffix.lower() == ".jsonl":
        from generator.articles.archives import archive_drafts

        yield from archive_drafts(folder, path, beside, settings, report)
        return
    yield DraftMaker(partial(_file_draft, folder, path, beside, settings), _size(path), os.fspath(path))


def _file_draft(folder: Path, path: Path, beside: Metadata, settings: Settings, report: Report) -> Draft:
    """The draft of a file that holds one article. Raises UserError."""
    file = os.fspath(path)
    parts = split_front_matter(normalise(_read(path)), file)
    given = _front_matter(parts, file, settings, report).over(beside)
    try:
        page, own = _FORMATS[path.suffix.lower()](parts.body, settings)
    except (RecursionError, IntricateError) as error:
        message = str(error) if isinstance(error, IntricateError) else "elements stand inside one another without end"
        raise UserError([Problem(file, parts.body_line, 1, message, "simplify the file")]) from None
    relative = path.relative_to(folder)
    return Draft(
        file=file,
        path=relative.as_posix(),
        name=relative.with_suffix("").as_posix(),
        line=parts.body_line,
        given=given.over(own).over(_from_name(path.stem)),
        passages=tuple(page.passages),
        outside=tuple(page.outside),
        plain=path.suffix.lower() == ".txt",
    )


def is_article_file(name: str) -> bool:
    """Whether a file of this name is read as an article, or as an archive of articles."""
    return Path(name).suffix.lower() in _FORMATS or name.lower().endswith(".jsonl")


def body_passages(text: str, form: str) -> list[Passage]:
    """The passages of a text in the form `text`, `markdown` or `html`. Raises IntricateError, RecursionError."""
    if form == "text":
        return text_passages(text)
    return read_passages(sanitise(markdown_html(text) if form == "markdown" else text))


def _front_matter(parts: FrontMatter, file: str, settings: Settings, report: Report) -> Metadata:
    if parts.yaml is None:
        return Metadata()
    located = load(parts.yaml, file, parts.yaml_line)
    given, problems = check_metadata(located, "front matter", settings.time_zone)
    for problem in problems:
        report(problem)
    return given


def _sidecar(folder: Path, path: Path, settings: Settings, report: Report) -> Metadata:
    """The metadata in the file of the same name that ends in `.yaml`, if there is one."""
    beside = path.with_suffix(".yaml")
    if not beside.is_file() or not beside.resolve().is_relative_to(folder.resolve()):
        return Metadata()
    try:
        given, problems = check_metadata(load_file(beside), "sidecar", settings.time_zone)
    except UserError as error:
        given, problems = Metadata(), list(error.problems)
    for problem in problems:
        report(problem)
    return given


def _size(path: Path) -> int:
    """The bytes of a file. Raises UserError for one that is larger than any article, or cannot be had."""
    file = os.fspath(path)
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UserError([_unreadable(file, error)]) from None
    if size > LARGEST_FILE:
        message = f"the file has {size // 1_000_000} MB, more than an article can have"
        raise UserError([Problem(file, 0, 0, message, "cut it up, or make it an archive (.jsonl)")])
    return size


def _unreadable(file: str, error: OSError) -> Problem:
    return Problem(file, 0, 0, f"cannot be read ({error.strerror})", "check its permissions")


def _read(path: Path) -> str:
    """The text of a file. Raises UserError where there is none to be had."""
    file = os.fspath(path)
    try:
        data = path.read_bytes()
        if path.suffix.lower() in (".mhtml", ".mht"):
            from generator.articles.mhtml import unpack

            return unpack(data)
        return decode(data)[0]
    except NotTextError as error:
        raise UserError([Problem(file, 0, 0, f"this is no text: {error}", "save it again, as UTF-8")]) from None
    except OSError as error:
        raise UserError([_unreadable(file, error)]) from None


def _from_name(stem: str) -> Metadata:
    """What a file's name tells: `2022-10-12-title` its day."""
    match = _DATED_NAME.match(stem)
    try:
        day = dt.date.fromisoformat(match.group(1)) if match else None
    except ValueError:
        day = None
    return metadata("file name", published=day)


def _markdown(body: str, _: Settings) -> tuple[_Body, Metadata]:
    return _Body(body_passages(body, "markdown"), []), Metadata()


def _text(body: str, _: Settings) -> tuple[_Body, Metadata]:
    return _Body(body_passages(body, "text"), []), Metadata()


def _page(body: str, settings: Settings) -> tuple[_Body, Metadata]:
    from generator.articles.page_metadata import page_metadata
    from generator.articles.page_text import page_passages, parse_page

    tree = parse_page(body)
    if tree is None:
        return _Body([], []), Metadata()
    own = page_metadata(tree, settings.time_zone)
    if own.published is None:
        own = own.over(_searched_date(body, own.url))
    return _Body(*page_passages(tree)), own


def _searched_date(page: str, url: str | None) -> Metadata:
    """The publication date that `htmldate` finds in what a page shows, where its metadata give none."""
    import htmldate

    try:
        found = htmldate.find_date(page, extensive_search=False, original_date=True, url=url, max_date="2100-01-01")
        return metadata("page text", published=dt.date.fromisoformat(found) if found else None)
    except (ValueError, TypeError, RecursionError):
        return Metadata()


_FORMATS: dict[str, Callable[[str, Settings], tuple[_Body, Metadata]]] = {
    ".md": _markdown,
    ".txt": _text,
    ".html": _page,
    ".htm": _page,
    ".mhtml": _page,
    ".mht": _page,
}
