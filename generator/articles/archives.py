"""An archive of articles, one JSON object a line → its lines, and the draft of each."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import splitext
from typing import IO, Any

import msgspec

from generator.articles.content import ContentFile
from generator.articles.decoding import NotTextError, decode, normalise
from generator.articles.drafting import Report, body_passages
from generator.articles.drafts import Draft, Source
from generator.articles.metadata import check_metadata
from generator.articles.sanitising import IntricateError
from generator.errors import Problem, UserError
from generator.located_yaml import KeyPath, LocatedYaml, Place
from generator.settings import Settings

LONGEST_LINE = 5_000_000
"""Bytes of a line."""

_PORTION = 1_000_000
_BODIES = ("text", "markdown", "html")


def archive_lines(path: ContentFile) -> Iterator[tuple[int, bytes | Problem]]:
    """The lines of an archive that are not blank, with their numbers; a problem for each that is too long to be held.

    Raises OSError when the file cannot be read.
    """
    with path.open("rb") as handle:
        yield from _lines(handle, str(path))


def _lines(handle: IO[bytes], file: str) -> Iterator[tuple[int, bytes | Problem]]:
    number = 0
    while line := handle.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = handle.readline(_PORTION)
            message = f"the line has more than {LONGEST_LINE // 1_000_000} MB, so it is left out"
            yield number, Problem(file, number, 1, message, "cut the article up")
        elif line.strip():
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def line_draft(source: Source, settings: Settings, report: Report) -> Draft:
    """The draft of a line: its metadata under the keys of front matter, its body as `text`, `markdown` or `html`.

    `id` names it in the archive, else its line number does. Raises UserError with the one problem that makes it
    useless.
    """
    file, number = source.file, source.line
    data = _object(source.data or b"", number, file)
    form = next((key for key in _BODIES if isinstance(data.get(key), str)), None)
    if form is None:
        remedy = "give it the key `text`, `markdown` or `html`"
        raise UserError([Problem(file, number, 1, "the line has no article, so it is left out", remedy)])
    known = {key: value for key, value in data.items() if key not in (*_BODIES, "id")}
    place: dict[KeyPath, Place] = {(): Place(number, 1)}
    given, problems = check_metadata(LocatedYaml(file, known, place, place), "archive", settings.time_zone)
    for problem in problems:
        report(problem)
    try:
        passages = body_passages(normalise(data[form]), form)
    except (RecursionError, IntricateError) as error:
        message = str(error) if isinstance(error, IntricateError) else "elements stand inside one another without end"
        raise UserError([Problem(file, number, 1, message, "simplify the article")]) from None
    identifier = str(data.get("id") or number)
    return Draft(
        file=file,
        path=f"{source.path}#{identifier}",
        name=f"{splitext(source.path)[0]}/{identifier}",
        line=number,
        given=given.over(source.beside),
        passages=tuple(passages),
        plain=form == "text",
        top=number,
    )


def _object(line: bytes, number: int, file: str) -> dict[str, Any]:
    try:
        data = msgspec.json.decode(decode(line)[0].encode("utf-8", "replace"))
    except (msgspec.DecodeError, NotTextError, RecursionError) as error:
        message = f"the line is no JSON ({error}), so it is left out"
        raise UserError([Problem(file, number, 1, message, "write one object a line")]) from None
    if not isinstance(data, dict):
        raise UserError([Problem(file, number, 1, "the line is no JSON object, so it is left out", "write {…}")])
    return data
