"""The timeline: entries, each with its reports."""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.articles.model import Citation
from generator.dates.model import When
from generator.events.model import Event, Status


class Report(msgspec.Struct, frozen=True):
    """One article's report of a happening: the event, and the article it stands in."""

    event: Event
    citation: Citation


class Mention(msgspec.Struct, frozen=True):
    """A day-precise date that an article names, whether or not an event came of it: what importance counts."""

    day: dt.date
    article: str


class Correction(msgspec.Struct, frozen=True):
    """What an editor changed on an entry: which field or act, when, why, and what stood there before."""

    what: str
    date: dt.date
    reason: str
    before: str | None = None
    after: str | None = None


class Entry(msgspec.Struct, frozen=True):
    """One happening on the timeline.

    `id` depends on the entry's own first report only, so that it lasts; `former_ids` are those of entries that were
    merged into it, and their addresses lead here. `sources` counts independent sources: syndicated copies are one.
    `disagreements` are sentences in the site's language (`two sources say 11 October, one says the 10th`).
    `follows` and `followed_by` are entry ids: what a plan or threat became. `importance` is 0 … 1.
    """

    id: str
    when: When
    headline: str
    rung: int | None
    status: Status
    actors: tuple[str, ...]
    reports: tuple[Report, ...]
    sources: int
    importance: float = 0.0
    former_ids: tuple[str, ...] = ()
    disagreements: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    note: str | None = None
    pinned: bool = False


class Timeline(msgspec.Struct, frozen=True):
    """The whole chronology: entries in order, and the days that matter most, most important first."""

    entries: tuple[Entry, ...]
    key_dates: tuple[dt.date, ...] = ()
