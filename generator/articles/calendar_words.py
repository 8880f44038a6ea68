"""Dates written out in full, in any language of CLDR: enough to find the day an article was published.

What the articles say of time is read elsewhere; this finds only days that a text names by number and month.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
import re2

_SHORTEST_NAME = 3


class NamedDay(msgspec.Struct, frozen=True):
    """A day that a text names: [start, end) in it, day and month, year and weekday (Monday 0) where it has them."""

    start: int
    end: int
    day: int
    month: int
    year: int | None
    weekday: int | None

    def date(self, year: int | None = None) -> dt.date | None:
        """The date, in `year` where the words name none; None where there is no such day, or another weekday."""
        chosen = self.year or year
        try:
            date = dt.date(chosen, self.month, self.day) if chosen else None
        except ValueError:
            return None
        return date if date is None or self.weekday in (None, date.weekday()) else None


def named_days(text: str, language: str) -> Iterator[NamedDay]:
    """The days that a text names by number and month, in order: `mardi 11 octobre 2022`, `Oct. 12`, `2022-10-12`.

    Days in figures alone, such as `12/10/2022`, count where their order is plain, or the language writes the day first.
    """
    words = _words(language)
    for match in words.pattern.finditer(text):
        weekday, day1, month1, year1, month2, day2, year2, iso, figures = match.groups()
        if day1 or day2:
            day = int(day1 or day2)
            month = words.months[_folded(month1 or month2)]
            year = int(year1 or year2 or 0)
        elif iso:
            year, month, day = (int(part) for part in iso.split("-"))
        else:
            first, second, year = (int(part) for part in _figures(figures))
            if first <= 12 and second <= 12 and first != second and not words.day_first:
                continue
            day, month = (second, first) if second > 12 else (first, second)
        if 1 <= day <= 31 and 1 <= month <= 12:
            named = words.weekdays.get(_folded(weekday)) if weekday else None
            start, end = match.span()
            yield NamedDay(start, end, day, month, year or None, named)


class _Words(msgspec.Struct, frozen=True):
    """The names of a language's months and weekdays, and the pattern of its dates."""

    months: dict[str, int]
    weekdays: dict[str, int]
    day_first: bool
    pattern: Any


@cache
def _words(language: str) -> _Words:
    import babel

    locale = babel.Locale.parse(language)
    months = _names(locale.months)
    weekdays = _names(locale.days)
    month, weekday = _any_of(months), _any_of(weekdays)
    before_day = rf"(?:(?P<weekday>{weekday})\.?,?\s+(?:\pL{{1,3}}\s+)?)?"
    year = r"(?P<{}>[12]\d{{3}})\b"
    after_month = rf"(?:,?\s+(?:\pL{{1,3}}\s+)?{year.format('year1')})?"
    day_first = rf"(?P<day1>\d{{1,2}})\pL{{0,2}}\.?\s+(?:\pL{{1,2}}\s+)?(?P<month1>{month})\b\.?{after_month}"
    after_day = rf"(?:\pL{{2}})?\b(?:\s*,?\s+{year.format('year2')})?"
    month_first = rf"(?P<month2>{month})\b\.?\s+(?P<day2>\d{{1,2}}){after_day}"
    figures = r"(?P<iso>[12]\d{3}-\d{2}-\d{2})|(?P<figures>\d{1,2}[./-]\d{1,2}[./-][12]\d{3})"
    pattern = re2.compile(rf"(?i)\b{before_day}(?:{day_first}|{month_first}|{figures})")
    short = str(locale.date_formats["short"].pattern)
    return _Words(months, weekdays, short.find("d") < short.find("M"), pattern)


def _names(forms: Any) -> dict[str, int]:
    """Each name of months (from 1) or weekdays (Monday 0), full and short, folded."""
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in forms[context][width].items():
                for form in (name, name.rstrip(".")):
                    if len(form) >= _SHORTEST_NAME:
                        names.setdefault(_folded(form), number)
    return names


def _any_of(names: dict[str, int]) -> str:
    """A pattern for the names, the longest first, with and without their accents."""
    accented = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re2.escape(name) for name in accented)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.lower()).rstrip(".")


def _figures(text: str) -> list[str]:
    for separator in "./-":
        if separator in text:
            return text.split(separator)
    return []
