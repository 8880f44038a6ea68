"""Days, months, seasons, weeks and centuries as Whens; sums with them. No words here."""

from __future__ import annotations

import calendar as months
import datetime as dt
from functools import lru_cache

from generator.dates.model import Precision, When
from generator.dates.phrases import Part, Unit

DAY = dt.timedelta(days=1)
AROUND = 3
"""Days on either side of an approximate day."""

THIRDS = {Part.START: (1, 10), Part.MIDDLE: (11, 20), Part.END: (21, 31)}


@lru_cache(maxsize=1 << 10)
def last_day(year: int, month: int) -> int:
    """The number of days of a month."""
    return months.monthrange(year, month)[1]


def on_day(day: dt.date, *, approximate: bool = False, time: str | None = None) -> When:
    """One day; approximate, three days on either side of it."""
    if not approximate:
        return When(day.isoformat(), day, day, Precision.DAY, time=time)
    around = dt.timedelta(days=AROUND)
    return When(day.isoformat() + "~", day - around, day + around, Precision.DAY, approximate=True, time=time)


def in_month(year: int, month: int, *, approximate: bool = False) -> When:
    """A whole month."""
    first, last = dt.date(year, month, 1), dt.date(year, month, last_day(year, month))
    return When(f"{year:04d}-{month:02d}{'~' * approximate}", first, last, Precision.MONTH, approximate)


def in_year(year: int, *, approximate: bool = False) -> When:
    """A whole year."""
    edtf = f"{year:04d}{'~' * approximate}"
    return When(edtf, dt.date(year, 1, 1), dt.date(year, 12, 31), Precision.YEAR, approximate)


def in_decade(first: int) -> When:
    """The ten years from `first` (1990 → `199X`)."""
    return When(f"{first // 10:03d}X", dt.date(first, 1, 1), dt.date(first + 9, 12, 31), Precision.DECADE)


def in_century(number: int) -> When:
    """A century by its number, its years counted as EDTF does (20 → `19XX`, 1900 … 1999)."""
    first = (number - 1) * 100
    return When(f"{number - 1:02d}XX", dt.date(max(1, first), 1, 1), dt.date(first + 99, 12, 31), Precision.CENTURY)


def in_season(year: int, season: int, bounds: tuple[int, int]) -> When:
    """A season (EDTF 21 … 24) that runs from the first of one month to the end of another, maybe of the next year."""
    first_month, last_month = bounds
    last_year = year + (last_month < first_month)
    last = dt.date(last_year, last_month, last_day(last_year, last_month))
    return When(f"{year:04d}-{season:02d}", dt.date(year, first_month, 1), last, Precision.SEASON)


def some_day(first: dt.date, last: dt.date, precision: Precision = Precision.SPAN, time: str | None = None) -> When:
    """One day of a stretch, not known which."""
    return When(f"[{first.isoformat()}..{last.isoformat()}]", first, last, precision, time=time)


def throughout(first: dt.date, last: dt.date, precision: Precision = Precision.SPAN, time: str | None = None) -> When:
    """The whole stretch from `first` to `last`."""
    return When(f"{first.isoformat()}/{last.isoformat()}", first, last, precision, time=time)


def between(first: When, last: When) -> When:
    """The interval from one When to another, with their own EDTF (`2014/2022`)."""
    edtf = f"{_bound(first)}/{_bound(last, end=True)}"
    return When(edtf, first.earliest, last.latest, Precision.SPAN, first.approximate or last.approximate, first.time)


def _bound(when: When, *, end: bool = False) -> str:
    """The EDTF of an end of an interval: its own notation where that is a plain date, else its day."""
    if when.edtf[0] != "[" and "/" not in when.edtf and "X" not in when.edtf:
        return when.edtf
    day = when.latest if end else when.earliest
    return day.isoformat() if day else ".."


def since(when: When) -> When:
    """From a When on, without an end."""
    return When(f"{_bound(when)}/..", when.earliest, None, Precision.SPAN, when.approximate, when.time)


def part_of(when: When, part: Part) -> When:
    """The start, middle or end of a When: thirds of a month as DESIGN draws them, thirds of the days of another."""
    first, last = when.earliest, when.latest
    if first is None or last is None or first == last:
        return when
    if when.precision is Precision.MONTH:
        low, high = THIRDS[part]
        return some_day(first.replace(day=low), first.replace(day=min(high, last.day)))
    if when.precision is Precision.YEAR:
        low_month, high_month = {Part.START: (1, 3), Part.MIDDLE: (5, 8), Part.END: (10, 12)}[part]
        year = first.year
        return some_day(dt.date(year, low_month, 1), dt.date(year, high_month, last_day(year, high_month)))
    if when.precision is Precision.DECADE:
        low_year, high_year = {Part.START: (0, 3), Part.MIDDLE: (4, 6), Part.END: (7, 9)}[part]
        return some_day(dt.date(first.year + low_year, 1, 1), dt.date(first.year + high_year, 12, 31))
    length = (last - first).days + 1
    third = max(1, round(length / 3))
    starts = {Part.START: 0, Part.MIDDLE: third, Part.END: length - third}
    low_day = first + starts[part] * DAY
    high_day = last if part is Part.END else min(last, low_day + (max(third, length - 2 * third) - 1) * DAY)
    return some_day(low_day, high_day)


def first_units(when: When, number: int, unit: Unit) -> When:
    """The first `number` units of a When (the first nine months of a year), the last ones for a number below zero."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return when
    if number > 0:
        return throughout(first, min(last, moved(first, number, unit) - DAY))
    return throughout(max(first, moved(last + DAY, number, unit)), last)


def half_of(when: When, half: int) -> When:
    """The first fifteen days of a month, or the others."""
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return when
    middle = first + 14 * DAY
    return some_day(first, middle) if half == 1 else some_day(middle + DAY, last)


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the ISO 8601 week of a day."""
    monday = day - day.weekday() * DAY
    return monday, monday + 6 * DAY


def nth_weekday(month: dt.date, nth: int, weekday: int) -> dt.date:
    """The Nth day of a month (given by any day of it) that falls on a weekday, the last for -1."""
    days = [month.replace(day=day) for day in range(1, last_day(month.year, month.month) + 1)]
    fitting = [day for day in days if day.weekday() == weekday]
    return fitting[nth - 1 if nth > 0 else nth]


def nth_week(month: dt.date, nth: int) -> tuple[dt.date, dt.date]:
    """The first and last of the Nth seven days of a month, of the last seven for -1."""
    end = last_day(month.year, month.month)
    last = min(end, 7 * nth) if nth > 0 else end
    return month.replace(day=last - 6), month.replace(day=last)


def add_months(day: dt.date, number: int) -> dt.date:
    """The same day `number` months on, or the month's last. Raises ValueError past the calendar's end."""
    index = day.year * 12 + day.month - 1 + number
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, last_day(year, month + 1)))


def moved(day: dt.date, number: int, unit: Unit) -> dt.date:
    """The day `number` units from `day`. Raises ValueError or OverflowError past the calendar's end."""
    days = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7, Unit.FORTNIGHT: 14}
    if unit in days:
        return day + number * days[unit] * DAY
    month_counts = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
    return add_months(day, number * month_counts[unit])


def unit_around(day: dt.date, unit: Unit) -> When:
    """The calendar unit that a day lies in."""
    match unit:
        case Unit.DAY:
            return on_day(day)
        case Unit.WEEK | Unit.FORTNIGHT:
            return some_day(*week_of(day), Precision.WEEK)
        case Unit.WEEKEND:
            monday, sunday = week_of(day)
            return throughout(monday + 5 * DAY, sunday)
        case Unit.MONTH:
            return in_month(day.year, day.month)
        case Unit.QUARTER:
            return months_of(day.year, (day.month - 1) // 3 * 3 + 1, 3)
        case Unit.HALF:
            return months_of(day.year, (day.month - 1) // 6 * 6 + 1, 6)
        case Unit.YEAR:
            return in_year(day.year)
        case Unit.DECADE:
            return in_decade(day.year // 10 * 10)
        case Unit.CENTURY:
            return in_century(day.year // 100 + 1)


def months_of(year: int, first: int, number: int) -> When:
    """`number` months of a year as one stretch (quarters, halves)."""
    last = first + number - 1
    return When(
        f"{year:04d}-{first:02d}/{year:04d}-{last:02d}",
        dt.date(year, first, 1),
        dt.date(year, last, last_day(year, last)),
        Precision.SPAN,
    )


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), f = divmod(b, 4), (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 (the source's letter)
    m = (a + 11 * h + 22 * l) // 451
    month, day = divmod(h + l - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def feast_day(name: str, year: int) -> dt.date:
    """The day of a feast written `12-25`, `easter`, `easter+39`, or `11/4/3`: the fourth Thursday of November.

    In the last form weekdays count from Monday = 0, and -1 is the last such day of the month.
    """
    if name.startswith("easter"):
        return easter(year) + int(name.removeprefix("easter") or 0) * DAY
    if "/" in name:
        month, number, weekday = map(int, name.split("/"))
        return nth_weekday(dt.date(year, month, 1), number, weekday)
    month_text, day_text = name.split("-")
    return dt.date(year, int(month_text), int(day_text))
