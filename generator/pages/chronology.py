"""Entries under their years and months, as the timeline lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

import msgspec

from generator.dates.model import Precision
from generator.events.model import Status
from generator.pages.date_wording import is_loose
from generator.pages.entry_view import EntryView
from generator.pages.language import Language

_COARSE = (Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.CENTURY)
_WHOLE = 0
"""The part of a year in which what is known to no month of it stands."""


class MonthOfEntries(msgspec.Struct, frozen=True):
    """A month: what is known to the month alone (`loose`), then what has days, in order; `entries` are both.

    `key` is `2022-09`.
    """

    key: str
    name: str
    short: str
    title: str
    loose: tuple[EntryView, ...]
    dated: tuple[EntryView, ...]
    entries: tuple[EntryView, ...]

    @property
    def peak(self) -> str:
        """The slug of the highest rung of the month, for the rail's colour."""
        top = max((view.brief.rung for view in self.entries if view.brief.rung is not None), default=None)
        return next((view.rung.slug for view in self.entries if view.brief.rung == top), "none")


class YearOfEntries(msgspec.Struct, frozen=True):
    """A year: what is known to the season or year alone, then its months that have entries; `entries` are all of it."""

    number: int
    loose: tuple[EntryView, ...]
    months: tuple[MonthOfEntries, ...]
    entries: tuple[EntryView, ...]


class Chronology(msgspec.Struct, frozen=True):
    """The parts of the timeline: the years, whose `entries` follow one another, and apart from them what is recalled,
    unclassified, or without a day."""

    years: tuple[YearOfEntries, ...]
    entries: tuple[EntryView, ...]
    background: tuple[EntryView, ...]
    unclassified: tuple[EntryView, ...]


def chronology(views: Iterable[EntryView], language: Language) -> Chronology:
    """Part the entries: distant history and unclassified sentences stand apart, the rest under year and month."""
    main: list[EntryView] = []
    background: list[EntryView] = []
    unclassified: list[EntryView] = []
    for view in views:
        if view.status is Status.BACKGROUND:
            background.append(view)
        elif view.brief.rung is None or view.month is None:
            unclassified.append(view)
        else:
            main.append(view)
    listed = years(main, language)
    return Chronology(listed, tuple(_all_of(listed)), tuple(background), tuple(unclassified))


def years(views: Iterable[EntryView], language: Language) -> tuple[YearOfEntries, ...]:
    """Entries, in their order, under the years and months in which they begin."""
    by_year: dict[int, dict[int, list[EntryView]]] = {}
    for view in views:
        day = view.first_day or view.last_day
        if day:
            part = _WHOLE if view.brief.when.precision in _COARSE else day.month
            by_year.setdefault(day.year, {}).setdefault(part, []).append(view)
    return tuple(_year(number, by_year[number], language) for number in sorted(by_year))


def _year(number: int, parts: Mapping[int, Sequence[EntryView]], language: Language) -> YearOfEntries:
    loose = tuple(parts.get(_WHOLE, ()))
    months = tuple(_month(number, part, parts[part], language) for part in sorted(parts) if part != _WHOLE)
    return YearOfEntries(number, loose, months, (*loose, *_all_of(months)))


def _all_of(parts: Iterable[YearOfEntries | MonthOfEntries]) -> Iterator[EntryView]:
    return chain.from_iterable(part.entries for part in parts)


def _month(year: int, month: int, views: Sequence[EntryView], language: Language) -> MonthOfEntries:
    first = dt.date(year, month, 1)
    loose: list[EntryView] = []
    dated: list[EntryView] = []
    for view in views:
        (loose if is_loose(view.brief.when) else dated).append(view)
    return MonthOfEntries(
        key=f"{year:04}-{month:02}",
        name=language.date(first, "pattern-month-name"),
        short=language.date(first, "pattern-month-short"),
        title=language.date(first, "pattern-month"),
        loose=tuple(loose),
        dated=tuple(dated),
        entries=(*loose, *dated),
    )
