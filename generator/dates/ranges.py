"""The two ends of a span: what each leaves to the other, and when they are two dates and no span."""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.dates.phrases import Anchor, Kind, Phrase

_CALENDAR_FIELDS = ("weekday", "day", "month", "year")


def as_two(phrase: Phrase, narrative: bool) -> bool:
    """Whether a pair is told as two dates.

    A story tells the beginning and the end of every span. News means one stretch, save where a rule that keeps its
    ends apart (`entre 1990 et 1999`) joins two that are complete in themselves.
    """
    if phrase.kind is not Kind.RANGE:
        return False
    if narrative:
        return True
    return phrase.apart and not _share(*phrase.ends)


def _share(first: Phrase, last: Phrase) -> bool:
    """Whether one end lacks a year, month or weekday that the other has; days are always one stretch."""
    if first.day is not None or last.day is not None:
        return True
    return any((getattr(first, field) is None) != (getattr(last, field) is None) for field in _CALENDAR_FIELDS)


def shared_ends(phrase: Phrase) -> tuple[Phrase, Phrase]:
    """The two ends of a range, each with what it leaves to the other: `du 3 au 7 octobre`, `March 3 to 7`."""
    first, last = phrase.ends[0], phrase.ends[-1]
    if first.month is None and first.day is not None and last.month is not None:
        first = msgspec.structs.replace(first, month=last.month, written=last.written, year=first.year or last.year)
    elif last.month is None and last.day is not None and first.month is not None:
        last = msgspec.structs.replace(last, month=first.month, written=first.written, year=last.year or first.year)
    return first, last


def with_year_before(first: Phrase, end: dt.date) -> Phrase:
    """The first end with the year that puts it before the last: `de décembre à mars 2022` begins in 2021."""
    if first.kind is not Kind.CALENDAR or first.year is not None:
        return first
    if first.month is None or first.which is not None or first.anchor is Anchor.TOLD:
        return first
    later = (first.month, first.day or 1) > (end.month, end.day)
    return msgspec.structs.replace(first, year=end.year - 1 if later else end.year)
