"""One dated happening, as one sentence of one article reports it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from generator.articles.model import Article
from generator.dates.model import Certainty, DateExpression, When


class Status(StrEnum):
    """Whether what a sentence tells has happened."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"
    BACKGROUND = "background"


class Role(StrEnum):
    """What an actor does in a sentence."""

    AGENT = "agent"
    TARGET = "target"
    SPEAKER = "speaker"
    MENTIONED = "mentioned"


class Actor(msgspec.Struct, frozen=True, gc=False):
    """An actor of the site's list, named in an event, and its role there."""

    name: str
    role: Role = Role.MENTIONED


class Event(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One dated happening of one article.

    [start, end) is the sentence in the article's text and `quote` its words; [date_start, date_end) is the date
    expression, both equal to `start` where the day is the publication's (`from_publication`). `rung` is None where
    no pattern matched, and `pattern` names the one that did. `status_reason` names the words that set the status.
    `how` and `certainty` are those of the date's reading.
    """

    article: str
    when: When
    start: int
    end: int
    date_start: int
    date_end: int
    quote: str
    headline: str
    rung: int | None
    pattern: str | None
    status: Status
    status_reason: str | None = None
    attribution: str | None = None
    actors: tuple[Actor, ...] = ()
    how: str = ""
    certainty: Certainty = Certainty.CERTAIN
    from_publication: bool = False


class ArticleReading(msgspec.Struct, frozen=True):
    """All that the program read in one article: its date expressions in order of the text, and its events."""

    article: Article
    expressions: tuple[DateExpression, ...]
    events: tuple[Event, ...]
