"""One document a line in, its readings a line out: the contract of `escalation dates --jsonl`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

import msgspec

from generator.articles.model import Article, Style
from generator.articles.plain import plain_article
from generator.dates.model import DateExpression
from generator.dates.reading import read_dates
from generator.errors import Problem, UserError
from generator.settings import Settings

STREAM = "input"
"""What messages call the stream of documents when it has no file name."""


_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")


class Document(msgspec.Struct, frozen=True):
    """One document to be read; other keys of its line are ignored."""

    id: str
    text: str
    language: str
    published: str | None = None
    title: str = ""
    style: Style = Style.NEWS

    def publication(self) -> dt.date | None:
        """The publication date, None where none is given: ISO 8601 or day-month-year. Raises ValueError for others."""
        if not self.published:
            return None
        backwards = _DAY_FIRST.fullmatch(self.published.strip())
        if backwards:
            day, month, year = map(int, backwards.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(self.published.strip()[:10])


class ReadExpression(msgspec.Struct, frozen=True):
    """A date expression as the contract gives it: `edtf` null where it is vague, days as ISO 8601."""

    start: int
    end: int
    text: str
    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    precision: str | None
    how: str


class Reading(msgspec.Struct, frozen=True):
    """A document's readings."""

    id: str
    expressions: tuple[ReadExpression, ...]


def read_document(line: bytes | str, settings: Settings, number: int = 1, stream: str = STREAM) -> bytes:
    """The readings of one document, both as a line of JSON without its line end.

    `number` is the document's line, counted from 1, and `stream` the name of what it came from, for messages.
    Raises UserError for a line that is no document, a date that is none, a language that cannot be read.
    """
    article, expressions = read_article_of(line, settings, number, stream)
    return msgspec.json.encode(Reading(article.id, tuple(map(_as_read, expressions))))


def read_article_of(
    line: bytes | str, settings: Settings, number: int = 1, stream: str = STREAM
) -> tuple[Article, tuple[DateExpression, ...]]:
    """The article that a line's document is, and its date expressions; raises what `read_document` does."""
    document = decode_document(line, number, stream)
    try:
        published = document.publication()
    except ValueError:
        raise _refused(stream, number, f"{document.published!r} is no date", "write YYYY-MM-DD or null") from None
    article = plain_article(
        document.id, document.text, document.language, published, title=document.title, style=document.style
    )
    try:
        return article, read_dates(article, settings)
    except UserError as error:
        problem = error.problems[0]
        raise _refused(stream, number, problem.message, problem.remedy) from None


def read_documents(lines: Iterable[bytes], settings: Settings, stream: str = STREAM) -> Iterator[bytes]:
    """The readings of each document, in order; empty lines are passed over. Raises UserError at the first bad line."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield read_document(line, settings, number, stream)


def decode_document(line: bytes | str, number: int = 1, stream: str = STREAM) -> Document:
    """The document of one line of JSON. Raises UserError where it is none."""
    try:
        return msgspec.json.decode(line, type=Document)
    except (msgspec.DecodeError, UnicodeError) as error:
        remedy = 'write {"id", "text", "published", "language"} on one line'
        raise _refused(stream, number, f"not a document ({error})", remedy) from None


def _refused(stream: str, number: int, message: str, remedy: str) -> UserError:
    return UserError([Problem(stream, number, 1, message, remedy)])


def _as_read(expression: DateExpression) -> ReadExpression:
    when = expression.when
    return ReadExpression(
        expression.start,
        expression.end,
        expression.text,
        when.edtf if when else None,
        when.earliest if when else None,
        when.latest if when else None,
        when.precision.value if when else None,
        expression.how,
    )
