"""The timeline: entries, each with its reports.

Frozen trees cannot hold cycles, so the many small ones are left out of garbage collection (`gc=False`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from generator.articles.model import Citation
from generator.dates.model import When
from generator.errors import Problem
from generator.events.model import Event, Status


class Field(StrEnum):
    """What of an entry is chosen among its reports, and what they may disagree about."""

    DATE = "date"
    STATUS = "status"
    RUNG = "rung"
    HEADLINE = "headline"


class Report(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One article's report of a happening: the event, and the article it stands in.

    `id` is made of the article and the sentence alone: it stays while the sentence stays, and is the entry's id where
    the report founded the entry. `copy_of` is the id of the report of the same entry that this one repeats
    (syndicated text): the two count as one source.
    """

    event: Event
    citation: Citation
    id: str = ""
    copy_of: str | None = None


def report_order(report: Report) -> tuple[dt.date, str, int, int, str]:
    """Sort key of reports: by publication (unknown last), article, place in its text. The first founds the entry."""
    event = report.event
    return (report.citation.published or dt.date.max, event.article, event.start, event.date_start, report.id)


class Undated(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A sentence whose only words about time give no day: kept apart from the chronology, never guessed.

    [start, end) are the words in the article's text; `unread` is true where a publication date would have read them.
    """

    citation: Citation
    start: int
    end: int
    text: str
    quote: str
    how: str = ""
    unread: bool = False


class Position(msgspec.Struct, frozen=True, gc=False):
    """One of several answers: its value, how many independent sources give it, and in which reports (ids).

    `value` is an EDTF string, a status, or a rung's number (empty: not classified), by the field; `when` is the
    meaning of an EDTF value.
    """

    value: str
    sources: int
    reports: tuple[str, ...]
    when: When | None = None


class Disagreement(msgspec.Struct, frozen=True, gc=False):
    """What the reports of an entry disagree about: at least two positions, most sources first."""

    field: Field
    positions: tuple[Position, ...]


class Choice(msgspec.Struct, frozen=True, gc=False):
    """Why an entry says what it says: the report (id) it was taken from, and how many of its sources say the same."""

    field: Field
    report: str
    agreeing: int
    sources: int


class Correction(msgspec.Struct, frozen=True):
    """What an editor changed on an entry: which field or act, when, why, and what stood there before.

    `what` is `hide`, `when`, `rung`, `status`, `headline`, `actors`, `merge`, `split`, `pin`, `add` or `note`.
    `before` and `after` are EDTF strings, numbers, names or entry ids, as `what` asks.
    """

    what: str
    date: dt.date
    reason: str
    before: str | None = None
    after: str | None = None


class CorrectionNotice(msgspec.Struct, frozen=True):
    """One correction for the public list: `entry` is the id it applies to, None where that is hidden; `language` that
    of the headline, None where it is the site's."""

    entry: str | None
    headline: str
    correction: Correction
    language: str | None = None


class Withdrawal(msgspec.Struct, frozen=True):
    """An entry that an editor hid: the id at whose address readers may still look for it, and the correction.

    `language` is that of its headline, None where it is the site's.
    """

    entry: str
    correction: Correction
    language: str | None = None


class Reference(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source that an editor names for an entry added by hand: no article of the site, so no report."""

    publisher: str
    """Who published it."""
    url: str | None = None
    """Where it is."""
    published: dt.date | None = None
    """When it was published."""
    quote: str | None = None
    """The words that it rests on."""


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One happening on the timeline.

    `id` depends on the entry's own first report only, so that it lasts; `former_ids` are the ids of its other reports
    (and of entries merged into it by hand): wherever one of them was an address, it leads here. `sources` counts
    independent sources: syndicated copies are one, and so are two articles of one publisher. `choices` tells which
    report gave date, status, rung and headline. `follows` and `followed_by` are entry ids: what a plan or threat
    became. `importance` is 0 … 1 and depends on the entry and on the mentions of its days, never on other entries.
    An entry added by hand has `by_hand`, no reports, and `references` in their place.
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
    disagreements: tuple[Disagreement, ...] = ()
    choices: tuple[Choice, ...] = ()
    follows: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    note: str | None = None
    pinned: bool = False
    by_hand: bool = False
    references: tuple[Reference, ...] = ()

    @property
    def language(self) -> str | None:
        """The language of its headline, as of its first report; None for one without any."""
        return self.reports[0].citation.language if self.reports else None


class Timeline(msgspec.Struct, frozen=True):
    """The whole chronology: entries in order, each read when it is asked for, and the days that matter most, most
    important first.

    `undated` are the sentences without a day, in order of publication, read when they are asked for, and
    `undated_digest` stands for all of them. `corrections` lists every correction that
    applied, newest first, those of hidden entries too; `problems` those that apply to nothing any more. `withdrawn` are
    the hidden entries, by id.
    """

    entries: Sequence[Entry]
    key_dates: tuple[dt.date, ...] = ()
    undated: Sequence[Undated] = ()
    corrections: tuple[CorrectionNotice, ...] = ()
    problems: tuple[Problem, ...] = ()
    undated_digest: bytes = b""
    withdrawn: tuple[Withdrawal, ...] = ()
