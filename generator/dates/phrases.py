"""What the words of a date expression say, before anything is counted from."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """How a phrase says when, and so how it is resolved."""

    CALENDAR = "calendar"
    OFFSET = "offset"
    UNIT = "unit"
    NAMED = "named"
    RANGE = "range"
    SERIES = "series"
    VAGUE = "vague"
    SKIP = "skip"


class Anchor(StrEnum):
    """What a relative phrase counts from: the publication, or the date the text is telling about."""

    PUBLICATION = "publication"
    TOLD = "told"


class Which(StrEnum):
    """Which one of a repeating thing (a weekday, a month, a year) is meant."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"
    SAME = "same"
    BEFORE = "before"
    AFTER = "after"


class Unit(StrEnum):
    """The units that expressions count in."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """A part of a month, a year or another unit."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Phrase(msgspec.Struct, frozen=True):
    """The parsed words of one expression: a date with holes, or a way of counting to one.

    [start, end) is the expression itself within the words that were matched (a rule may look at a neighbouring word).
    `lead` is where the words begin without a preposition or article, which may hide a longer expression after it.
    `aside` marks what is named in passing, and does not become the date told about.
    `nth` counts the weeks or weekdays of a month, -1 being the last.
    `step` counts whole units from the one of the reference (the week before last is -2). `ahead` phrases are dates only
    where the clause looks ahead (`in ten days`). `memorable` is the day that a name alone stands for.
    `happened` marks what is past whatever its clause looks to, as the date of an act (`they will mourn Friday's dead`).
    `foreseen` marks what was planned for its day, be it past or to come (`after scrubbing Tuesday's planned launch`).
    `pointing` marks what, where it opens a sentence, means a time just named, be it in passing (`ce jour-là`).
    `short` marks a year written with two digits.
    `halved` adds half a unit to the count (`deux ans et demi plus tard`).
    `definite` marks what has its article and is one of the story: `le mardi, on tirait`, `à la fin du mois`.
    `apart` marks a pair whose ends, when each is complete, are two dates and no stretch (`entre 1990 et 1999`).
    `weekday` counts from Monday = 0. `sign` tells an offset's direction; `count` may be given in the words or by the
    rule. `ends` are the two ends of a range, or the members of a series. `name` is the site's name of a date.
    """

    kind: Kind
    start: int = 0
    end: int = 0
    lead: int = 0
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    decade: int | None = None
    century: int | None = None
    feast: str | None = None
    part: Part | None = None
    nth: int | None = None
    which: Which | None = None
    unit: Unit | None = None
    count: int | None = None
    step: int | None = None
    sign: int = 0
    anchor: Anchor = Anchor.PUBLICATION
    daypart: str | None = None
    clock: str | None = None
    halved: bool = False
    definite: bool = False
    approximate: bool = False
    since: bool = False
    night: bool = False
    pointing: bool = False
    short: bool = False
    ambiguous: bool = False
    apart: bool = False
    aside: bool = False
    ahead: bool = False
    happened: bool = False
    foreseen: bool = False
    memorable: str | None = None
    written: str = ""
    name: str | None = None
    ends: tuple[Phrase, ...] = ()
