"""A date counted from the story and the one named right after it (`trois semaines plus tôt, le 21 mai`): one time."""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.dates.model import Precision, When
from generator.dates.periods import in_month, in_year, last_day, on_day
from generator.dates.phrases import Anchor, Kind, Phrase, Unit
from generator.dates.standpoint import Resolved

_SAME_TIME = 31
"""Days within which a date counted to and one named are of one time."""

_UNITS = {Precision.MONTH: Unit.MONTH, Precision.YEAR: Unit.YEAR}
"""The units that a month or a year in apposition is of."""

_MONTHS = (Unit.MONTH, Unit.QUARTER, Unit.HALF)


def is_counted(phrase: Phrase) -> bool:
    """Whether a phrase counts from the date told about, and so may have the date that it means in apposition."""
    return phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.TOLD


def is_dated(phrase: Phrase) -> bool:
    """Whether a phrase is a day with its month, a month with its year, or a year, and says it exactly."""
    if phrase.kind is not Kind.CALENDAR or phrase.which is not None or phrase.approximate or phrase.part:
        return False
    return (phrase.month is not None and phrase.day is not None) or phrase.year is not None


def made_precise(counted: Phrase, resolved: Resolved, precise: Resolved) -> Resolved:
    """The reading of the counted date, given that of the day that stands in apposition to it.

    Where the two agree it stays; else the day named wins over the day counted from somewhere else, and so does a
    month or a year where months or years are counted (`two years later, in 1999`).
    """
    when, day = resolved.when, precise.when
    if day is None or day.approximate or day.earliest is None:
        return resolved
    if day.precision is not Precision.DAY and _UNITS.get(day.precision) is not counted.unit:
        return resolved
    if when is not None and when.earliest and when.latest and when.earliest <= day.earliest <= when.latest:
        return resolved
    return msgspec.structs.replace(precise, when=_as_fine_as(day.earliest, counted), rule="apposed")


def _as_fine_as(day: dt.date, counted: Phrase) -> When:
    """The day named, or the month or year of it where the words count months or years."""
    if counted.unit in _MONTHS:
        return in_month(day.year, day.month, approximate=True)
    if counted.unit is Unit.YEAR:
        return in_year(day.year, approximate=True)
    return on_day(day, time=counted.clock or counted.daypart)


def year_beside(phrase: Phrase, before: Phrase, when: When | None) -> int | None:
    """The year that a date without one takes from the reading of the words right before it, or None.

    A year named gives its own (`deux ans plus tard, en septembre`); a date counted from the one told about gives the
    year in which the two are the same time, if they can be (`trois semaines plus tôt, le 21 mai`).
    """
    first = when.earliest if when else None
    if when is None or first is None:
        return None
    if when.precision is Precision.YEAR:
        return first.year
    if not is_counted(before) or phrase.day is None or phrase.month is None:
        return None
    days = [_day_in(year, phrase.month, phrase.day) for year in range(first.year - 1, first.year + 2)]
    near = min((day for day in days if day), key=lambda day: abs((day - first).days), default=None)
    return near.year if near is not None and abs((near - first).days) <= _SAME_TIME else None


def _day_in(year: int, month: int, day: int) -> dt.date | None:
    return dt.date(year, month, day) if 1 <= year <= dt.MAXYEAR and day <= last_day(year, month) else None
