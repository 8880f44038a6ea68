"""A When in the reader's words, as precise as it is known and no more."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

import msgspec

from generator.dates.model import Precision, When
from generator.pages.language import Language

_MOST = 8192
"""Dates whose words are kept: articles tell the same ones over and over."""


class DateShown(msgspec.Struct, frozen=True):
    """A date in words.

    `full` stands in a sentence of its own (`mercredi 28 septembre 2022`), `short` in the margin below the heading of
    its month (`mer. 28`). `first` and `last` are the ends of a span's bar, None for what is no span. `machine` is the
    value of `<time datetime>`, None where HTML has no notation for it. `loose` is true for a month and what is coarser.
    """

    full: str
    short: str
    machine: str | None = None
    first: str | None = None
    last: str | None = None
    loose: bool = False


@lru_cache(maxsize=_MOST)
def date_shown(when: When, language: Language) -> DateShown:
    """The words for `when`: day, week, part of a month, span, month, season, year, decade, or an open interval."""
    if when.earliest is None or when.latest is None:
        shown = _open_ended(when, language)
    elif when.precision is Precision.DAY:
        shown = _day(when, language)
    elif when.precision in (Precision.WEEK, Precision.SPAN):
        shown = _span(when, when.earliest, when.latest, language)
    else:
        shown = _calendar_unit(when, when.earliest, when.latest, language)
    if when.time:
        full = language.say("date-with-time", date=shown.full, time=_time(when.time, language))
        return msgspec.structs.replace(shown, full=full)
    return shown


def is_loose(when: When) -> bool:
    """Whether the date is a month's or a coarser one's, which stands apart from what has days."""
    if when.earliest is None or when.latest is None:
        return when.earliest is when.latest
    return when.precision not in (Precision.DAY, Precision.WEEK, Precision.SPAN)


def _time(time: str, language: Language) -> str:
    """An hour (`14:30`) as the language writes it; a part of the day by its name in the catalogue."""
    hours, colon, minutes = time.partition(":")
    if colon and hours.isdigit():
        key = "time-full-hour" if minutes in ("", "00") else "time-hour"
        return language.say(key, hours=int(hours), minutes=minutes)
    key = f"time-{time}"
    said = language.say(key)
    return time if said == key else said


def _day(when: When, language: Language) -> DateShown:
    day = nominal_day(when)
    if when.approximate:
        return DateShown(
            full=language.say("date-around", date=language.date(day, "pattern-day")),
            short=language.say("date-around-short", date=language.date(day, "pattern-day-number")),
        )
    return DateShown(
        full=language.date(day, "pattern-weekday-day"),
        short=language.date(day, "pattern-weekday-short"),
        machine=day.isoformat(),
    )


def nominal_day(when: When) -> dt.date:
    """The day that the words name: for `2022-09-28~` the 28th, though three days around it are possible."""
    try:
        return dt.date.fromisoformat(when.edtf[:10])
    except ValueError:
        day = when.earliest or when.latest
        if day is None:
            raise ValueError(f"{when.edtf} has no day") from None
        return day


def _open_ended(when: When, language: Language) -> DateShown:
    day = when.earliest or when.latest
    if day is None:
        return DateShown(full=when.edtf, short=when.edtf, loose=True)
    key = "date-since" if when.earliest else "date-until"
    text = language.say(key, date=language.date(day, "pattern-day"))
    return DateShown(full=text, short=language.say(key, date=language.date(day, "pattern-day-month-short")))


def _span(when: When, first: dt.date, last: dt.date, language: Language) -> DateShown:
    """A week, a part of a month, or any other interval; `[…]` is one day of it, `…/…` all of it."""
    one_of = when.edtf.startswith("[")
    part = _part_of_month(first, last) if one_of else None
    if part:
        full = language.say(f"date-{part}", month=language.date(first, "pattern-month"))
        return DateShown(full=full, short=language.say(f"date-{part}-short"))
    if when.time == "night" and (last - first).days == 1:
        full = language.say("date-night", interval=_interval(first, last, language, "date-interval"))
    elif one_of:
        key = "date-week" if when.precision is Precision.WEEK else "date-one-of"
        full = language.say(key, interval=_interval(first, last, language, "date-interval"))
    else:
        full = _interval(first, last, language, "date-interval")
    ends = ("pattern-day-number",) * 2 if (first.year, first.month) == (last.year, last.month) else (
        "pattern-day-number",
        "pattern-day-month-short" if first.year == last.year else "pattern-day-short",
    )  # fmt: skip
    start, end = language.date(first, ends[0]), language.date(last, ends[1])
    return DateShown(full=full, short=f"{start}–{end}", first=start, last=end)


def _interval(first: dt.date, last: dt.date, language: Language, key: str) -> str:
    """Two days as one phrase, what they share said once."""
    if (first.year, first.month) == (last.year, last.month):
        start = "pattern-day-number"
    elif first.year == last.year:
        start = "pattern-day-month"
    else:
        start = "pattern-day"
    return language.say(key, first=language.date(first, start), last=language.date(last, "pattern-day"))


def _part_of_month(first: dt.date, last: dt.date) -> str | None:
    """`early-month`, `mid-month`, `late-month`, for the thirds of a month by which such words are read."""
    if (first.year, first.month) != (last.year, last.month):
        return None
    end = calendar.monthrange(first.year, first.month)[1]
    return {(1, 10): "early-month", (11, 20): "mid-month", (21, end): "late-month"}.get((first.day, last.day))


def _calendar_unit(when: When, first: dt.date, last: dt.date, language: Language) -> DateShown:
    """A month, season, year, decade or century."""
    machine = None
    match when.precision:
        case Precision.MONTH:
            text = language.date(first, "pattern-month")
            machine = None if when.approximate else first.isoformat()[:7]
        case Precision.SEASON:
            text = _season(when, first, language)
        case Precision.YEAR:
            text = str(first.year)
            machine = None if when.approximate or first.year < 1000 else f"{first.year:04}"
        case Precision.DECADE:
            text = language.say("date-decade", year=first.year)
        case _:
            text = language.say("date-years", first=first.year, last=last.year)
    if when.approximate:
        text = language.say("date-around-loose", date=text)
    return DateShown(full=text, short=text, machine=machine, loose=True)


def _season(when: When, first: dt.date, language: Language) -> str:
    number = when.edtf.rstrip("~?%")[-2:]
    key = f"season-{number}"
    said = language.say(key, year=first.year)
    return language.say("date-years", first=first, last=when.latest) if said == key else said
