"""The calendar in pieces that are merged one at a time, so that an article of May asks for no work on June.

A period is a month (`2022-09`), with every date of it that reaches no further than the next month's first days, or a
year (`2022`), with the dates that are longer.
"""

from __future__ import annotations

import datetime as dt

from generator.timeline.clusters import Window

Month = int
"""Months since the year 0."""

REACH = 10
"""Days of the next month to which a date of a month may reach."""

OPENING = REACH + 2
"""Days at the beginning of a month that the month before looks at: joining the last of them asks for two more."""

CLOSING = 2
"""Days at the end of a month that the next month looks at."""

_LONGEST = 31
_LAST_MONTH = 12 * 9999 + 11


def month_of(day: int) -> Month:
    """The month of a day's ordinal."""
    date = dt.date.fromordinal(day)
    return date.year * 12 + date.month - 1


def first_day(month: Month) -> int:
    """The ordinal of a month's first day; of the day after all days for the month after all months."""
    if month > _LAST_MONTH:
        return dt.date.max.toordinal() + 1
    return dt.date(month // 12, month % 12 + 1, 1).toordinal()


def last_day(month: Month) -> int:
    """The ordinal of a month's last day."""
    return first_day(month + 1) - 1


def months_of(year: int) -> range:
    """The months of a year."""
    return range(year * 12, year * 12 + 12)


def name_of_month(month: Month) -> str:
    """A month's name among the periods."""
    return f"{month // 12:04}-{month % 12 + 1:02}"


def name_of_year(year: int) -> str:
    """A year's name among the periods."""
    return f"{year:04}"


def period_of(span: Window) -> str:
    """The period in which dates with this window are merged."""
    first, last = span
    month = month_of(first)
    if last - first < _LONGEST and last <= last_day(month) + REACH:
        return name_of_month(month)
    return name_of_year(month // 12)


def month_named(period: str) -> Month | None:
    """The month of a period, None for a year."""
    year, dash, month = period.partition("-")
    return int(year) * 12 + int(month) - 1 if dash else None


def year_named(period: str) -> int:
    """The year of a period."""
    return int(period[:4])
