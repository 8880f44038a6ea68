"""A file of any known format → a draft."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from posixpath import basename, splitext
from typing import NamedTuple

from generator.articles.decoding import NotTextError, decode, normalise
from generator.articles.drafts import Draft, Source
from generator.articles.front_matter import FrontMatter, split_front_matter
from generator.articles.markdown_pages import markdown_html
from generator.articles.metadata import Metadata, check_metadata, metadata
from generator.articles.passages import Passage, read_passages
from generator.articles.sanitising import IntricateError, sanitise
from generator.articles.text_pages import text_passages
from generator.errors import Problem, UserError
from generator.located_yaml import load
from generator.settings import Settings

Report = Callable[[Problem], None]

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_ .]|$)")


class _Body(NamedTuple):
    """The passages of a file, and the lines of a page around them."""

    passages: list[Passage]
    outside: list[tuple[int, Passage]]


def make_draft(source: Source, settings: Settings, report: Report) -> Draft:
    """The draft of one source that has data.

    What the front matter says goes before what the sidecar `NAME.yaml` says, then what the page says of itself, then
    what the file's name says. Mistakes that leave the article readable are reported. Raises UserError for others.
    """
    if source.line:
        from generator.articles.archives import line_draft

        return line_draft(source, settings, report)
    file = source.file
    name, suffix = splitext(source.path)
    suffix = suffix.lower()
    parts = split_front_matter(normalise(_text_of(source, suffix)), file)
    given = _front_matter(parts, file, settings, report).over(source.beside)
    try:
        page, own = _FORMATS[suffix](parts.body, settings)
    except (RecursionError, IntricateError) as error:
        message = str(error) if isinstance(error, IntricateError) else "elements stand inside one another without end"
        raise UserError([Problem(file, parts.body_line, 1, message, "simplify the file")]) from None
    return Draft(
        file=file,
        path=source.path,
        name=name,
        line=parts.body_line,
        given=given.over(own).over(_from_name(basename(name))),
        passages=tuple(page.passages),
        outside=tuple(page.outside),
        plain=suffix == ".txt",
    )


def is_article_file(name: str) -> bool:
    """Whether a file of this name is read as an article, or as an archive of articles."""
    return splitext(name)[1].lower() in _FORMATS or is_archive(name)


def is_archive(name: str) -> bool:
    """Whether a file of this name is an archive of articles, one a line."""
    return name.lower().endswith(".jsonl")


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


def _text_of(source: Source, suffix: str) -> str:
    """The text of a file. Raises UserError where it has none."""
    data = source.data or b""
    try:
        if suffix in (".mhtml", ".mht"):
            from generator.articles.mhtml import unpack

            return unpack(data)
        return decode(data)[0]
    except NotTextError as error:
        problem = Problem(source.file, 0, 0, f"this is no text: {error}", "save it again, as UTF-8")
        raise UserError([problem]) from None


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
