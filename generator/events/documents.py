"""One document a line in, its events a line out: the contract of `escalation events --jsonl`."""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.dates.documents import STREAM, read_article_of
from generator.errors import Problem, UserError
from generator.events.extraction import extract_events
from generator.events.model import Event
from generator.settings import Settings


class ReadWhen(msgspec.Struct, frozen=True):
    """When an event was, as the contract gives it: days as ISO 8601."""

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None


class ReadEvent(msgspec.Struct, frozen=True):
    """An event as the contract gives it; [start, end) is the sentence, in code points of the document's text."""

    when: ReadWhen
    sentence: str
    start: int
    end: int
    headline: str
    rung: int | None
    status: str
    attribution: str | None
    actors: tuple[str, ...]
    pattern: str | None


class Reading(msgspec.Struct, frozen=True):
    """A document's events: in order of its sentences, the main event of a sentence first."""

    id: str
    events: tuple[ReadEvent, ...]


def read_document(line: bytes | str, settings: Settings, number: int = 1, stream: str = STREAM) -> bytes:
    """The events of one document, both as a line of JSON without its line end.

    `number` is the document's line, counted from 1, and `stream` the name of what it came from, for messages.
    Raises UserError for a line that is no document, a date that is none, a language that cannot be read.
    """
    article, expressions = read_article_of(line, settings, number, stream)
    try:
        events = extract_events(article, expressions, settings)
    except UserError as error:
        raise UserError(
            [Problem(stream, number, 1, problem.message, problem.remedy) for problem in error.problems]
        ) from None
    return msgspec.json.encode(Reading(article.id, tuple(map(_as_read, events))))


def _as_read(event: Event) -> ReadEvent:
    when = event.when
    return ReadEvent(
        when=ReadWhen(when.edtf, when.earliest, when.latest),
        sentence=event.quote,
        start=event.start,
        end=event.end,
        headline=event.headline,
        rung=event.rung,
        status=event.status.value,
        attribution=event.attribution,
        actors=tuple(actor.name for actor in event.actors),
        pattern=event.pattern,
    )
