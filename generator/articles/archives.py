"""An archive of articles, one JSON object a line → drafts, one at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

import msgspec

from generator.articles.decoding import NotTextError, decode, normalise
from generator.articles.drafting import DraftMaker, Report, body_passages
from generator.articles.drafts import Draft
from generator.articles.metadata import Metadata, check_metadata
from generator.articles.sanitising import IntricateError
from generator.errors import Problem, UserError
from generator.located_yaml import KeyPath, LocatedYaml, Place
from generator.settings import Settings

LONGEST_LINE = 5_000_000
"""Bytes of a line."""

_PORTION = 1_000_000
_BODIES = ("text", "markdown", "html")


def archive_drafts(
    folder: Path, path: Path, beside: Metadata, settings: Settings, report: Report
) -> Iterator[DraftMaker]:
    """What makes the article of each line.

    Its metadata stand under the keys of front matter, its body is `text`, `markdown` or `html`, and `id` names it in
    the archive, else its line number does. A line that is too long is reported and passed over; no more than one line
    is held at a time. Raises UserError when the file cannot be read.
    """
    file = os.fspath(path)
    relative = path.relative_to(folder)
    try:
        with path.open("rb") as handle:
            for number, line in _lines(handle, file, report):
                make = partial(_draft, line, number, relative, file, beside, settings)
                yield DraftMaker(make, len(line), file, number)
    except OSError as error:
        raise UserError([Problem(file, 0, 0, f"cannot be read ({error.strerror})", "check its permissions")]) from None


def _lines(handle: IO[bytes], file: str, report: Report) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, with their numbers; those too long are reported, never held."""
    number = 0
    while line := handle.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            while line and not line.endswith(b"\n"):
                line = handle.readline(_PORTION)
            message = f"the line has more than {LONGEST_LINE // 1_000_000} MB, so it is left out"
            report(Problem(file, number, 1, message, "cut the article up"))
        elif line.strip():
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line


def _draft(
    line: bytes, number: int, relative: Path, file: str, beside: Metadata, settings: Settings, report: Report
) -> Draft:
    """The draft of one line. Raises UserError with the one problem that makes it useless."""
    data = _object(line, number, file)
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
        path=f"{relative.as_posix()}#{identifier}",
        name=f"{relative.with_suffix('').as_posix()}/{identifier}",
        line=number,
        given=given.over(beside),
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
