"""Entries under their years and months, as the timeline lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from generator.dates.model import Precision
from generator.events.model import Status
from generator.pages.date_wording import is_loose
from generator.pages.entry_view import EntryView
from generator.pages.language import Language

_COARSE = (Precision.SEASON, Precision.YEAR, Precision.DECADE, Precision.CENTURY)


class MonthOfEntries(msgspec.Struct, frozen=True):
    """A month: what is known to the month alone (`loose`), then what has days, in order. `key` is `2022-09`."""

    key: str
    name: str
    short: str
    title: str
    loose: tuple[EntryView, ...]
    dated: tuple[EntryView, ...]

    @property
    def entries(self) -> tuple[EntryView, ...]:
        """All entries of the month, the loose ones first."""
        return self.loose + self.dated

    @property
    def peak(self) -> str:
        """The slug of the highest rung of the month, for the rail's colour."""
        top = max((view.brief.rung for view in self.entries if view.brief.rung is not None), default=None)
        return next((view.rung.slug for view in self.entries if view.brief.rung == top), "none")


class YearOfEntries(msgspec.Struct, frozen=True):
    """A year: what is known to the season or year alone, then its months that have entries."""

    number: int
    loose: tuple[EntryView, ...]
    months: tuple[MonthOfEntries, ...]

    @property
    def entries(self) -> tuple[EntryView, ...]:
        """All entries of the year, in the order in which they are listed."""
        return self.loose + tuple(view for month in self.months for view in month.entries)


class Chronology(msgspec.Struct, frozen=True):
    """The parts of the timeline: the years, and apart from them what is recalled, unclassified, or without a day."""

    years: tuple[YearOfEntries, ...]
    background: tuple[EntryView, ...]
    unclassified: tuple[EntryView, ...]

    @property
    def entries(self) -> tuple[EntryView, ...]:
        """What the years list, in order."""
        return tuple(view for year in self.years for view in year.entries)


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
    return Chronology(years(main, language), tuple(background), tuple(unclassified))


def years(views: Iterable[EntryView], language: Language) -> tuple[YearOfEntries, ...]:
    """Entries, in their order, under the years and months in which they begin."""
    by_year: dict[int, list[EntryView]] = {}
    for view in views:
        if view.month:
            by_year.setdefault(view.month[0], []).append(view)
    return tuple(_year(number, by_year[number], language) for number in sorted(by_year))


def _year(number: int, views: Sequence[EntryView], language: Language) -> YearOfEntries:
    loose = tuple(view for view in views if view.brief.when.precision in _COARSE)
    by_month: dict[int, list[EntryView]] = {}
    for view in views:
        if view.brief.when.precision not in _COARSE and view.month:
            by_month.setdefault(view.month[1], []).append(view)
    months = tuple(_month(number, month, by_month[month], language) for month in sorted(by_month))
    return YearOfEntries(number, loose, months)


def _month(year: int, month: int, views: Sequence[EntryView], language: Language) -> MonthOfEntries:
    first = dt.date(year, month, 1)
    return MonthOfEntries(
        key=f"{year:04}-{month:02}",
        name=language.date(first, "pattern-month-name"),
        short=language.date(first, "pattern-month-short"),
        title=language.date(first, "pattern-month"),
        loose=tuple(view for view in views if is_loose(view.brief.when)),
        dated=tuple(view for view in views if not is_loose(view.brief.when)),
    )
