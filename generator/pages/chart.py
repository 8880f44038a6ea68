"""The escalation chart: where its steps, marks and labels lie.

Across, places are percentages of the chart's width, so that the same drawing fits any screen without its letters
growing or shrinking; down, they are pixels. Labels are set apart for the narrowest width at which it is ever shown.
The step line is the highest rung of what happened in each week, of several weeks where many years are drawn; a mark
stands for each entry.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from generator.events.model import Status
from generator.pages.chart_parts import Band, Chart, KeyDate, Mark, Riser, Step, Tick
from generator.pages.entry_view import EntryView, RungShown, most_important
from generator.pages.language import Language

LOWEST, HIGHEST = -2, 9
BAND = 30
"""Height of a rung's band, in pixels."""
TOP = 58
"""Room above the ladder for the labels of key dates, in pixels."""
FOOT = 26
"""Room below it for the months and years, in pixels."""
THRESHOLDS = (2, 7, 9)
"""Rungs whose lower edge is a threshold: Kahn's "don't rock the boat", "nuclear war is unthinkable" and "no nuclear
use" (On Escalation, 1965, the lines below his rungs 4, 10 and 21)."""

WIDTHS = (660, 1080, 1440, 1920, 2400)
"""The least widths, in pixels, that the theme can give the plot; beyond its screen it scrolls sideways."""

MOST_MARKS = 250
"""Entries that have a mark: beyond it they cover each other, and weigh more than the page itself."""

_WIDEST_SPAN = 14
"""Days beyond which a happening's date is too coarse to stand in one week of the step line."""
_WIDEST_BAR = 62
"""Days beyond which a date is too coarse to be drawn at all."""
_MOST_STEPS = 300
_WEEKS_A_PERIOD = (1, 4, 13, 52)
"""Weeks that a step may stand for: the fewest with which there are not too many steps to be told apart, or sent."""
_LONELY = 270
"""Days of gap that part the few from the rest."""
_LABEL_LANES = 3
_MOST_LABELS = 12
_LETTER = 6.3
"""Width of a letter of a label, in pixels, rather more than less."""
_TICK_ROOM = 34
"""Pixels that the label of a calendar line needs."""
_STACK = 5
_MARK = 9


class _Run(NamedTuple):
    """Periods that touch and stand on one rung: the first day, the day after the last, the rung."""

    first: dt.date
    end: dt.date
    rung: int


class _Drawn(NamedTuple):
    """An entry that the chart can show: the first and the last day of it, and the day between."""

    view: EntryView
    first: dt.date
    last: dt.date
    middle: dt.date


class _Scale(msgspec.Struct, frozen=True):
    """From days to percentages of the width, from rungs to pixels."""

    first: dt.date
    days: int

    @property
    def end(self) -> dt.date:
        return self.first + dt.timedelta(days=self.days)

    def fraction(self, day: dt.date) -> float:
        return (day - self.first).days / self.days

    def x(self, day: dt.date) -> str:
        return percent(self.fraction(day))

    def width(self, days: int) -> str:
        return percent(days / self.days)

    @staticmethod
    def y(rung: int) -> float:
        return TOP + (HIGHEST - rung) * BAND + BAND / 2


def percent(fraction: float) -> str:
    """A fraction as a percentage with the digits that a screen can show."""
    return f"{fraction * 100:.2f}".rstrip("0").rstrip(".") + "%"


def draw(
    views: Sequence[EntryView],
    key_dates: Sequence[dt.date],
    rungs: dict[int | None, RungShown],
    language: Language,
    most_marks: int = MOST_MARKS,
) -> Chart | None:
    """The chart of these entries, the `most_marks` most important of them as marks.

    None where fewer than two days could be drawn.
    """
    kept = _without_outliers([_drawn(view) for view in views if _drawable(view)])
    if len({one.middle for one in kept}) < 2:
        return None
    scale = _scale(kept)
    narrowest = next((width for width in WIDTHS if width >= scale.days / 7 * 3.4), WIDTHS[-1])
    weeks, runs = _runs_to_draw(kept, scale)
    bottom = TOP + (HIGHEST - LOWEST + 1) * BAND
    marked = most_important((one.view for one in kept), most_marks)
    return Chart(
        first=scale.first,
        last=scale.end,
        begins=min(one.first for one in kept),
        ends=max(one.last for one in kept),
        height=bottom + FOOT,
        top=TOP,
        bottom=bottom,
        zero=scale.y(0),
        narrowest=narrowest,
        bands=tuple(_band(rung, rungs, language) for rung in range(HIGHEST, LOWEST - 1, -1)),
        steps=tuple(_step(run, scale, rungs, language) for run in runs),
        risers=tuple(_risers(runs, scale)),
        marks=tuple(_marks([one for one in kept if one.view.id in marked], scale, narrowest)),
        ticks=tuple(_ticks(scale, language, narrowest)),
        key_dates=tuple(_key_dates(kept, key_dates, scale, narrowest, language)),
        undrawn=len(views) - len(kept),
        unmarked=len(kept) - len(marked),
        weeks=weeks,
    )


def _drawable(view: EntryView) -> bool:
    """Whether the entry has a rung, is no distant history, and is dated finely enough to be drawn."""
    if view.brief.rung is None or view.status is Status.BACKGROUND:
        return False
    return bool(view.first_day and view.last_day and (view.last_day - view.first_day).days <= _WIDEST_BAR)


def _drawn(view: EntryView) -> _Drawn:
    first, last = view.first_day, view.last_day
    if first is None or last is None:
        raise ValueError(f"{view.id} has no bounded date")
    return _Drawn(view, first, last, first if first == last else first + (last - first) // 2)


def _without_outliers(drawn: Iterable[_Drawn]) -> list[_Drawn]:
    """Leave out the few entries at either end that a gap of more than a year parts from the rest: they squeeze it."""
    ordered = sorted(drawn, key=lambda one: (one.middle, one.view.id))
    allowed = len(ordered) // 20
    start, end = 0, len(ordered)
    for index in range(1, allowed + 1):
        if _gap(ordered, index) > _LONELY:
            start = index
        if _gap(ordered, len(ordered) - index) > _LONELY:
            end = len(ordered) - index
    return ordered[start:end]


def _gap(ordered: Sequence[_Drawn], index: int) -> int:
    """Days between an entry and the one before it."""
    return (ordered[index].middle - ordered[index - 1].middle).days


def _scale(drawn: Sequence[_Drawn]) -> _Scale:
    """Whole months around all entries, so that the calendar's lines are even."""
    first = min(one.first for one in drawn).replace(day=1)
    end = max(one.last for one in drawn)
    last = (end.replace(day=1) + dt.timedelta(days=31)).replace(day=1)
    return _Scale(first, (last - first).days)


def _runs_to_draw(drawn: Sequence[_Drawn], scale: _Scale) -> tuple[int, list[_Run]]:
    """How many weeks a step stands for at least, and the runs that are drawn as steps."""
    monday = scale.first - dt.timedelta(days=scale.first.weekday())
    highest = _highest_by_week(drawn, monday)
    for weeks in _WEEKS_A_PERIOD:
        runs = list(_runs(highest, monday, scale, weeks))
        if len(runs) <= _MOST_STEPS:
            break
    return weeks, runs


def _highest_by_week(drawn: Sequence[_Drawn], monday: dt.date) -> dict[int, int]:
    """The highest rung of what happened in each week from that Monday on, the first week 0."""
    highest: dict[int, int] = {}
    for view, start, end, middle in drawn:
        rung = view.brief.rung
        if view.status is not Status.OCCURRED or rung is None or (end - start).days > _WIDEST_SPAN:
            continue
        week = (middle - monday).days // 7
        if rung > highest.get(week, LOWEST - 1):
            highest[week] = rung
    return highest


def _runs(by_week: Mapping[int, int], monday: dt.date, scale: _Scale, weeks: int) -> Iterator[_Run]:
    """The highest rung of each period of so many weeks, neighbours of one rung as one."""
    length = dt.timedelta(weeks=weeks)
    highest: dict[int, int] = {}
    for week, rung in by_week.items():
        highest[week // weeks] = max(rung, highest.get(week // weeks, rung))
    for _, numbers in itertools.groupby(enumerate(sorted(highest)), lambda at: (at[1] - at[0], highest[at[1]])):
        found = [number for _, number in numbers]
        first, end = monday + found[0] * length, monday + (found[-1] + 1) * length
        yield _Run(max(first, scale.first), end if weeks == 1 else min(end, scale.end), highest[found[0]])


def _step(run: _Run, scale: _Scale, rungs: dict[int | None, RungShown], language: Language) -> Step:
    """A run as a step, filled from the rung 0 line."""
    first, last, rung = run
    days = (last - first).days
    top, base = scale.y(rung), scale.y(0)
    label = language.say(
        "date-interval",
        first=language.date(first, "pattern-day"),
        last=language.date(last - dt.timedelta(days=1), "pattern-day"),
    )
    return Step(
        x=scale.x(first),
        end=scale.x(last),
        left=round(scale.fraction(first), 5),
        share=round(days / scale.days, 5),
        top=top,
        width=scale.width(days),
        y=min(top, base),
        height=abs(base - top),
        rung=rungs[rung],
        first=first,
        last=last,
        label=label,
    )


def _risers(runs: Sequence[_Run], scale: _Scale) -> list[Riser]:
    return [
        Riser(scale.x(after.first), *sorted((scale.y(before.rung), scale.y(after.rung))))
        for before, after in itertools.pairwise(runs)
        if before.end == after.first
    ]


def _marks(drawn: Sequence[_Drawn], scale: _Scale, narrowest: int) -> list[Mark]:
    """A mark an entry; marks that would cover each other are stacked within their rung's band."""
    marks = []
    taken: Counter[tuple[int, int]] = Counter()
    for view, first, last, _ in drawn:
        rung = view.brief.rung or 0
        centre = scale.fraction(first) + ((last - first).days + 1) / 2 / scale.days
        place = (rung, int(centre * narrowest / _MARK))
        level = taken[place] % _STACK
        taken[place] += 1
        offset = (level + 1) // 2 * (5 if level % 2 else -5)
        bar = (scale.x(first), scale.width((last - first).days + 1)) if last > first else (None, None)
        marks.append(Mark(view, percent(centre), scale.y(rung) + offset, *bar))
    return marks


def _ticks(scale: _Scale, language: Language, narrowest: int) -> list[Tick]:
    """The first of each year, and of as many months between as have room."""
    pixels = narrowest / scale.days * 30
    every = next((step for step in (1, 3, 6) if pixels * step >= _TICK_ROOM), 12)
    ticks = []
    crowded = 0
    day = scale.first
    while day < scale.end:
        if (1 - scale.fraction(day)) * narrowest < _TICK_ROOM:
            break
        if day.month == 1 or (day == scale.first and day.month + every <= 10):
            ticks.append(Tick(scale.x(day), str(day.year), day.month == 1))
            crowded = day.month + every - 1
        elif (
            (day.month - 1) % every == 0
            and day != scale.first
            and not (day.year == scale.first.year and day.month <= crowded)
        ):
            ticks.append(Tick(scale.x(day), language.date(day, "pattern-month-short"), False))
        day = (day + dt.timedelta(days=31)).replace(day=1)
    return ticks


def _key_dates(
    drawn: Sequence[_Drawn], days: Sequence[dt.date], scale: _Scale, narrowest: int, language: Language
) -> list[KeyDate]:
    """Labels for the key dates, most important first, each in the first lane with room; what finds none is left out."""
    lanes: list[list[tuple[float, float]]] = [[] for _ in range(_LABEL_LANES)]
    labels: list[KeyDate] = []
    by_day: dict[dt.date, EntryView] = {}
    for view, first, last, _ in drawn:
        if first == last and (first not in by_day or view.brief.importance > by_day[first].brief.importance):
            by_day[first] = view
    for day in days:
        found = by_day.get(day)
        if found is None or len(labels) == _MOST_LABELS:
            continue
        label = language.date(day, "pattern-day-short")
        width = len(label) * _LETTER + 14
        x = (scale.fraction(day) + 0.5 / scale.days) * narrowest
        end = x + width > narrowest
        begin, stop = (x - width, x) if end else (x, x + width)
        for number, lane in enumerate(lanes):
            if all(stop <= left or begin >= right for left, right in lane):
                lane.append((begin, stop))
                labels.append(KeyDate(percent(x / narrowest), TOP - 14 - number * 16, label, found.page, end))
                break
    return sorted(labels, key=lambda one: float(one.x[:-1]))


def _band(rung: int, rungs: dict[int | None, RungShown], language: Language) -> Band:
    y = TOP + (HIGHEST - rung) * BAND
    threshold = language.say(f"threshold-{rung}") if rung in THRESHOLDS else None
    return Band(rungs[rung], y, y + BAND / 2, y + BAND, threshold)
