"""Where an expression is read from: the publication, the date told about, the direction of its clause."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from generator.dates.model import Certainty, When
from generator.dates.phrases import Unit
from generator.frozen import Frozen


class Direction(StrEnum):
    """Which way the clause of an expression looks; what is due lies ahead too, but may be today.

    A promise is itself past, what it promises ahead: a cue only, resolved by the side on which the expression stands.
    What had been planned (`originally scheduled for`) is a weekday past, but a month may still be to come. What was
    foretold at a time past (`devait s'achever dimanche`) may have come as well as not: its weekday is the nearest.
    """

    PAST = "past"
    FUTURE = "future"
    DUE = "due"
    PROMISE = "promise"
    PLANNED = "planned"
    FORETOLD = "foretold"
    UNKNOWN = "unknown"


class Standpoint(Frozen, frozen=True):
    """What one expression is read from.

    `told` is the date that the text is telling about at this place and `told_unit` how finely it is known. `year` is a
    year named earlier that dates without one take. `narrative` texts count from their own dates only. `lasting` is
    false where what began `since` a date does not go on; `aside` is what stands in a clause of its own; `week`
    is the Monday of a week past that the sentence has named, whose weekdays follow; `reported` is the day past on which
    somebody told what was ahead (`said on Sunday that it would leave on Monday`); `entry` the day that heads the entry
    of a chronology, which its weekdays lie near; before `earliest_year` only what the text dates is read.
    """

    published: dt.date | None
    told: dt.date | None = None
    told_unit: Unit = Unit.DAY
    year: int | None = None
    direction: Direction = Direction.UNKNOWN
    narrative: bool = False
    lasting: bool = True
    aside: bool = False
    week: dt.date | None = None
    reported: dt.date | None = None
    entry: dt.date | None = None
    earliest_year: int = 1900

    @property
    def reference(self) -> dt.date | None:
        """The day that publication-anchored words count from: in narrative texts, the date told about."""
        return self.told if self.narrative else self.published

    @property
    def anchor(self) -> dt.date | None:
        """The day that words such as `la veille` count from: the date told about, else the publication."""
        return self.told or self.reference


class Resolved(Frozen, frozen=True):
    """A reading: the When (None where there is none), the rule that gave it, and the day it was counted from."""

    when: When | None
    rule: str
    reference: dt.date | None = None
    certainty: Certainty = Certainty.CERTAIN
    unread: bool = False


RULES = (
    "written",
    "either_order",
    "nearest_year",
    "year_ahead",
    "year_back",
    "carried_year",
    "told_month",
    "nearest_day",
    "weekday_before",
    "weekday_after",
    "weekday_today",
    "weekday_last",
    "weekday_next",
    "weekday_in_story",
    "counted",
    "counted_told",
    "apposed",
    "unit",
    "unit_told",
    "memorable",
    "named",
    "named_ordinal",
    "named_offset",
    "since",
    "range",
    "night",
    "vague",
    "no_anchor",
    "unpublished",
)
"""The rules that readings come by; a language file explains each."""

VAGUE = Resolved(None, "vague", certainty=Certainty.DOUBTFUL)
IMPOSSIBLE = Resolved(None, "impossible", certainty=Certainty.DOUBTFUL)
UNDATED = Resolved(None, "unpublished", certainty=Certainty.DOUBTFUL, unread=True)
NO_ANCHOR = Resolved(None, "no_anchor", certainty=Certainty.DOUBTFUL)
