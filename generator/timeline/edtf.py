"""EDTF strings as an editor writes them → When: the forms of ISO 8601-2 that this program itself uses."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from generator.dates.model import Precision, When

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH_OR_SEASON = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"(\d{4})")
_DECADE = re.compile(r"(\d{3})X")
_CENTURY = re.compile(r"(\d{2})XX")
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
_ABOUT = dt.timedelta(days=3)
_OPEN = ".."

Span = tuple[dt.date, dt.date]


def parse_edtf(text: str) -> When:
    """The When of `2022-02-24`, `2022-02`, `2022`, `202X`, `20XX`, `2022-21`, any of them with `~`, `a/b`, `[a..b]`,
    `a/..` and `../b`. Raises ValueError for anything else, for days that do not exist, and for ends before starts.
    """
    try:
        return _parsed(text.strip())
    except OverflowError:
        raise ValueError(f"{text!r} leaves the calendar") from None


def _parsed(value: str) -> When:
    if value.startswith("[") and value.endswith("]"):
        return _interval(value, *value[1:-1].split(_OPEN, 1))
    if "/" in value:
        return _interval(value, *value.split("/", 1))
    approximate = value.endswith("~")
    (first, last), precision = _single(value.removesuffix("~"))
    if approximate and precision is Precision.DAY:
        first, last = first - _ABOUT, last + _ABOUT
    return When(value, first, last, precision, approximate)


def _interval(value: str, start: str = "", end: str = "") -> When:
    first = None if start in ("", _OPEN) else _single(start.removesuffix("~"))[0][0]
    last = None if end in ("", _OPEN) else _single(end.removesuffix("~"))[0][1]
    if first is None and last is None:
        raise ValueError(f"{value!r} has no day")
    if first and last and first > last:
        raise ValueError(f"{value!r} ends before it starts")
    week = first and last and first.weekday() == 0 and (last - first).days == 6
    return When(value, first, last, Precision.WEEK if week else Precision.SPAN, "~" in value)


def _single(value: str) -> tuple[Span, Precision]:
    if match := _DAY.fullmatch(value):
        day = dt.date(*map(int, match.groups()))
        return (day, day), Precision.DAY
    if match := _MONTH_OR_SEASON.fullmatch(value):
        year, number = map(int, match.groups())
        if number in _SEASON_STARTS:
            return _months(year, _SEASON_STARTS[number], 3), Precision.SEASON
        return _months(year, number, 1), Precision.MONTH
    if match := _YEAR.fullmatch(value):
        return _years(int(value), 1), Precision.YEAR
    if match := _DECADE.fullmatch(value):
        return _years(int(match[1]) * 10, 10), Precision.DECADE
    if match := _CENTURY.fullmatch(value):
        return _years(int(match[1]) * 100, 100), Precision.CENTURY
    raise ValueError(f"{value!r} is no EDTF date")


def _months(year: int, month: int, count: int) -> Span:
    first = dt.date(year, month, 1)
    last_year, last_month = divmod(year * 12 + month + count - 2, 12)
    return first, dt.date(last_year, last_month + 1, calendar.monthrange(last_year, last_month + 1)[1])


def _years(first: int, count: int) -> Span:
    return dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31)
