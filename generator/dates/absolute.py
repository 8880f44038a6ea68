"""Calendar dates, whole or with holes that the standpoint fills."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from generator.dates import calendar as dateparser_door
from generator.dates.days import resolve_day_alone, resolve_weekday
from generator.dates.model import Certainty, Precision, When
from generator.dates.nearest import YEARS_AWAY, Stretch, year_of
from generator.dates.periods import (
    DAY,
    feast_day,
    first_units,
    half_of,
    in_century,
    in_decade,
    in_month,
    in_season,
    in_year,
    last_day,
    months_of,
    nth_week,
    nth_weekday,
    on_day,
    part_of,
    some_day,
    unit_around,
)
from generator.dates.phrases import Phrase, Unit, Which
from generator.dates.standpoint import IMPOSSIBLE, NO_ANCHOR, UNDATED, Direction, Resolved, Standpoint
from generator.frozen import Frozen

_YEAR_RULES = {Direction.FUTURE: "year_ahead", Direction.DUE: "year_ahead", Direction.PAST: "year_back"}

_FEAST_AHEAD = 30
"""Days ahead to a feast that news in the past tense may tell of, if it does not say that something was for it."""

Seasons = Mapping[str, tuple[int, int]]


def resolve_calendar(phrase: Phrase, standpoint: Standpoint, language: str | None, seasons: Seasons) -> Resolved:
    """What a calendar phrase means. Raises ValueError for what no calendar has."""
    resolved = _whole(phrase, standpoint, language, seasons)
    if resolved.when is None or not (phrase.part or phrase.approximate or phrase.unit or phrase.half):
        return resolved
    when = resolved.when
    around = phrase.unit in (Unit.WEEK, Unit.WEEKEND) and (phrase.day or phrase.feast)
    if phrase.unit and when.earliest is not None and (around or (phrase.feast and phrase.which is None)):
        when = unit_around(when.earliest, phrase.unit)
    if phrase.nth is not None and phrase.count is not None and phrase.unit is not None:
        when = first_units(when, phrase.nth * phrase.count, phrase.unit)
    if phrase.half and phrase.month:
        when = half_of(when, phrase.half)
    if phrase.part:
        when = part_of(when, phrase.part)
    if phrase.approximate:
        when = approximately(when)
    return msgspec.structs.replace(resolved, when=when)


def approximately(when: When) -> When:
    """The When with its notation's `~`: a day is widened by three on either side, a coarser one stays as wide."""
    if when.approximate or when.earliest is None:
        return when
    if when.earliest == when.latest:
        return on_day(when.earliest, approximate=True, time=when.time)
    edtf = when.edtf if when.edtf[0] == "[" or "/" in when.edtf or "X" in when.edtf else when.edtf + "~"
    return msgspec.structs.replace(when, edtf=edtf, approximate=True)


def _whole(phrase: Phrase, standpoint: Standpoint, language: str | None, seasons: Seasons) -> Resolved:
    if phrase.memorable is not None:
        return _memorable(phrase, standpoint)
    if phrase.century is not None:
        return Resolved(in_century(phrase.century), "written")
    if phrase.decade is not None:
        return Resolved(in_decade(phrase.decade), "written")
    if phrase.feast or phrase.season or phrase.quarter or (phrase.half and not phrase.month):
        return _yearly(phrase, standpoint, seasons)
    if phrase.week is not None:
        return _numbered_week(phrase, standpoint)
    if phrase.day is not None and phrase.month is not None:
        return _day_and_month(phrase, standpoint, language)
    if phrase.day is not None:
        return resolve_day_alone(phrase, standpoint)
    if phrase.month is not None:
        month = _month(phrase, standpoint)
        return month if phrase.nth is None or phrase.count else _nth_of(month, phrase.nth, phrase)
    if phrase.weekday is not None:
        return resolve_weekday(phrase, standpoint)
    if phrase.year is not None:
        return Resolved(in_year(phrase.year), "written")
    if phrase.nth is not None and standpoint.reference is not None:
        return Resolved(
            in_year(standpoint.reference.year + YEARS_AWAY.get(phrase.which or Which.THIS, 0)),
            "unit",
            standpoint.reference,
        )
    return NO_ANCHOR if phrase.nth is None else UNDATED


def _memorable(phrase: Phrase, standpoint: Standpoint) -> Resolved:
    """`le 11-Septembre`: the day that the name stands for, unless the clause looks ahead or it had not come yet."""
    day = dt.date.fromisoformat(phrase.memorable or "")
    if phrase.year is not None:
        return Resolved(on_day(day.replace(year=phrase.year)), "written")
    published = standpoint.published
    ahead = standpoint.direction in (Direction.FUTURE, Direction.DUE)
    if published is None or (day <= published and not ahead):
        return Resolved(on_day(day), "memorable")
    year = year_of(_DayInYear(day.day, day.month, None), phrase.which, standpoint, phrase.unit)
    return _given_year(on_day(day.replace(year=year)), phrase, standpoint) if year is not None else UNDATED


def _day_and_month(phrase: Phrase, standpoint: Standpoint, language: str | None) -> Resolved:
    day, month = phrase.day or 0, phrase.month or 0
    if phrase.year is not None:
        if phrase.ambiguous:
            return _ambiguous(day, month, phrase.year, standpoint)
        read = _read_day(day, month, phrase.year, phrase.written, language)
        return Resolved(on_day(read), "written") if read else IMPOSSIBLE
    stretch_in = _day_stretches(day, month, phrase.weekday, standpoint)
    year = year_of(stretch_in, phrase.which, standpoint, phrase.unit)
    if year is None:
        return UNDATED
    read = _read_day(day, month, year, phrase.written, language)
    return _given_year(on_day(read), phrase, standpoint) if read else IMPOSSIBLE


def _read_day(day: int, month: int, year: int, written: str, language: str | None) -> dt.date | None:
    """The day, read by dateparser where the language is one of its own and the month is written in letters."""
    if language and written:
        return dateparser_door.read_day(day, written, year, language)
    return dt.date(year, month, day)


def _day_stretches(day: int, month: int, weekday: int | None, standpoint: Standpoint) -> _DayInYear:
    """The day in each year: where a weekday is written, only the years in which it falls on it (if any near does)."""
    exact = _DayInYear(day, month, weekday)
    reference = standpoint.anchor
    if weekday is None or reference is None:
        return _DayInYear(day, month, None)
    near = any(exact(year) for year in range(max(1, reference.year - 1), min(9998, reference.year + 1) + 1))
    return exact if near else _DayInYear(day, month, None)


class _DayInYear(Frozen, frozen=True):
    """A day of the month, asked for in one year or another."""

    day: int
    month: int
    weekday: int | None

    def __call__(self, year: int) -> Stretch | None:
        """The day in `year`, or None where it has none (or it falls on another weekday)."""
        if self.day > last_day(year, self.month):
            return None
        day = dt.date(year, self.month, self.day)
        return (day, day) if self.weekday is None or day.weekday() == self.weekday else None


class _MonthInYear(Frozen, frozen=True):
    """A month, asked for in one year or another."""

    month: int

    def __call__(self, year: int) -> Stretch | None:
        """The month in `year`."""
        return dt.date(year, self.month, 1), dt.date(year, self.month, last_day(year, self.month))


def _given_year(when: When, phrase: Phrase, standpoint: Standpoint) -> Resolved:
    """A reading whose year was not written: how it got it, and how sure that is."""
    if phrase.which is not None or standpoint.narrative:
        return Resolved(when, "nearest_year", standpoint.anchor)
    if standpoint.year is not None:
        return Resolved(when, "carried_year", dt.date(standpoint.year, 1, 1), Certainty.LIKELY)
    rule = _YEAR_RULES.get(standpoint.direction, "nearest_year")
    return Resolved(when, rule, standpoint.published, Certainty.LIKELY)


def _ambiguous(first: int, second: int, year: int, standpoint: Standpoint) -> Resolved:
    """`03/04/2022` where the language writes both ways: the way that lies nearest to the publication."""
    days = [dt.date(year, second, first), dt.date(year, first, second)]
    reference = standpoint.reference
    if reference is None:
        return Resolved(on_day(days[0]), "either_order", None, Certainty.DOUBTFUL)
    best = min(days, key=lambda day: abs((day - reference).days))
    return Resolved(on_day(best), "either_order", reference, Certainty.LIKELY)


def _month(phrase: Phrase, standpoint: Standpoint) -> Resolved:
    month = phrase.month or 0
    if phrase.year is not None:
        return Resolved(in_month(phrase.year, month), "written")
    year = year_of(_MonthInYear(month), phrase.which, standpoint, phrase.unit)
    return _given_year(in_month(year, month), phrase, standpoint) if year is not None else UNDATED


def _nth_of(month: Resolved, nth: int, phrase: Phrase) -> Resolved:
    """The Nth week of a month, or the Nth day of it, or the Nth that falls on a weekday."""
    first = month.when.earliest if month.when else None
    if first is None:
        return month
    if phrase.weekday is not None:
        when = on_day(nth_weekday(first, nth, phrase.weekday))
    elif phrase.unit is Unit.DAY:
        when = on_day(first.replace(day=nth if nth > 0 else last_day(first.year, first.month)))
    else:
        when = some_day(*nth_week(first, nth), Precision.WEEK)
    return msgspec.structs.replace(month, when=when)


def _yearly(phrase: Phrase, standpoint: Standpoint, seasons: Seasons) -> Resolved:
    """What comes back every year: a feast, a season, a quarter, a half."""
    if phrase.year is not None:
        return Resolved(_in_year(phrase, phrase.year, seasons), "written")

    def stretch(year: int) -> Stretch | None:
        when = _in_year(phrase, year, seasons)
        return (when.earliest, when.latest) if when.earliest and when.latest else None

    unit = phrase.unit if phrase.which else None
    nearest = msgspec.structs.replace(standpoint, direction=Direction.UNKNOWN)
    near = (phrase.feast or phrase.which is Which.THIS) and not standpoint.narrative
    year = year_of(stretch, phrase.which, nearest if near else standpoint, unit)
    if near and year is not None and phrase.feast and not phrase.ahead and _is_far_ahead(stretch(year), standpoint):
        year = year_of(stretch, phrase.which, standpoint, unit)
    return _given_year(_in_year(phrase, year, seasons), phrase, standpoint) if year is not None else UNDATED


def _is_far_ahead(stretch: Stretch | None, standpoint: Standpoint) -> bool:
    """Whether a clause that looks back would tell of a feast months ahead."""
    if stretch is None or standpoint.published is None or standpoint.direction is not Direction.PAST:
        return False
    return (stretch[0] - standpoint.published).days > _FEAST_AHEAD


def _in_year(phrase: Phrase, year: int, seasons: Seasons) -> When:
    if phrase.feast:
        return on_day(feast_day(phrase.feast, year))
    if phrase.season:
        return in_season(year, phrase.season, seasons[str(phrase.season)])
    if phrase.quarter:
        return months_of(year, phrase.quarter * 3 - 2, 3)
    return months_of(year, (phrase.half or 1) * 6 - 5, 6)


def _numbered_week(phrase: Phrase, standpoint: Standpoint) -> Resolved:
    """`semaine 12`: of the year written, else of the publication's."""
    reference = standpoint.anchor
    year = phrase.year or (reference.year if reference else None)
    if year is None:
        return UNDATED
    monday = dt.date.fromisocalendar(year, phrase.week or 0, 1)
    return Resolved(some_day(monday, monday + 6 * DAY), "written", reference)
