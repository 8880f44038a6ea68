"""The two ends of a span: what each leaves to the other, and when they are two dates and no span."""

from __future__ import annotations

import datetime as dt
import itertools

import msgspec

from generator.dates.phrases import Anchor, Kind, Phrase

_FEW_YEARS = 5
"""Years of the longest span, of bare years side by side, that news means as one stretch."""

_SHARED_FIELDS = ("weekday", "day", "month", "year", "which")


def is_apart(phrase: Phrase, narrative: bool) -> bool:
    """Whether a span or a list is told as several dates.

    A story tells the beginning and the end of every span but a night. News means one stretch, save where a rule that
    keeps its ends apart (`entre 1990 et 1999`) joins two that are complete in themselves; a few years (`la guerre de
    1992-1995`) are one stretch again. Days in a list are one
    stretch where they follow each other (`les 14 et 15 mars`).
    """
    if phrase.kind is Kind.SERIES:
        return narrative or not _consecutive(phrase.ends)
    if phrase.kind is not Kind.RANGE:
        return False
    if narrative:
        return not phrase.night
    return phrase.apart and not _share(phrase.ends[0], phrase.ends[-1]) and not _brief(phrase)


def _consecutive(members: tuple[Phrase, ...]) -> bool:
    """Whether the members are days that follow each other within one month."""
    pairs = itertools.pairwise(members)
    months = {member.month for member in members} - {None}
    return len(months) <= 1 and all(b.day is not None and a.day is not None and b.day - a.day == 1 for a, b in pairs)


def _brief(phrase: Phrase) -> bool:
    """Whether a span is of a few years, within which one happening can be told."""
    first, last = shared_ends(phrase)
    bare = first.month is None and last.month is None
    return bare and first.year is not None and last.year is not None and 0 < last.year - first.year <= _FEW_YEARS


def _share(first: Phrase, last: Phrase) -> bool:
    """Whether one end lacks a year, month or weekday that the other has; days are always one stretch."""
    if first.day is not None or last.day is not None:
        return True
    return any((getattr(first, field) is None) != (getattr(last, field) is None) for field in _SHARED_FIELDS)


def shared_ends(phrase: Phrase) -> tuple[Phrase, ...]:
    """The ends of a span, each with what it leaves to the others: `du 3 au 7 octobre`, `March 3 to 7`."""
    first, last = phrase.ends[0], phrase.ends[-1]
    if first.year and last.year and last.short and not 0 <= last.year - first.year < 100:
        last = msgspec.structs.replace(last, year=first.year // 100 * 100 + last.year % 100)
        return (*phrase.ends[:-1], last)
    if last.month is None and last.day is not None and first.month is not None:
        changes = {"month": first.month, "written": first.written, "year": last.year or first.year}
        return (first, *(msgspec.structs.replace(end, **changes) for end in phrase.ends[1:]))
    if last.month is None:
        return phrase.ends
    changes = {"month": last.month, "written": last.written, "year": last.year}
    shared = [
        msgspec.structs.replace(end, **changes) if end.month is None and end.day is not None else end
        for end in phrase.ends[:-1]
    ]
    return (*shared, last)


def with_year_before(first: Phrase, end: dt.date) -> Phrase:
    """The first end with the year that puts it before the last: `de décembre à mars 2022` begins in 2021.

    A day without its month (`du 24 au 28`) takes the month that does.
    """
    if first.kind is not Kind.CALENDAR or first.year is not None:
        return first
    if first.day is not None and first.month is None:
        month = end if first.day <= end.day else end.replace(day=1) - dt.timedelta(days=1)
        return msgspec.structs.replace(first, month=month.month, year=month.year)
    if first.month is None or first.which is not None or first.anchor is Anchor.TOLD:
        return first
    later = (first.month, first.day or 1) > (end.month, end.day)
    return msgspec.structs.replace(first, year=end.year - 1 if later else end.year)


def is_bare_weekday(phrase: Phrase) -> bool:
    """Whether a phrase is a weekday and nothing more."""
    return phrase.weekday is not None and phrase.day is None and phrase.month is None and phrase.which is None


def weekday_before(phrase: Phrase, end: dt.date) -> dt.date:
    """The weekday that a span ending on `end` begins on, within the week before it."""
    return end - dt.timedelta(days=(end.weekday() - (phrase.weekday or 0)) % 7)
