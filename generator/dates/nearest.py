"""Among the days that words could mean, the one they mean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from generator.dates.periods import DAY
from generator.dates.phrases import Unit, Which
from generator.dates.standpoint import Direction, Standpoint

Stretch = tuple[dt.date, dt.date]
"""First and last day of something that comes back every year."""

_CLOSE = 30
"""Days around the publication in which a day without a year is the nearest one."""

_CLOSE_AHEAD = 14
"""The same for a day ahead in a clause that looks back, which may tell of what was agreed for that day."""

_ARRANGED = 60
"""Days back to what was arranged: arrangements are told soon after as often as before, and seldom ten months ahead."""

_HALF_A_WEEK = 3
"""Days back from which on the weekday to come is nearer than the last one."""

_WEEK = 7
"""Days after which a weekday comes back: what nothing places is tomorrow rather than six days ago."""

YEARS_AWAY = {Which.LAST: -1, Which.BEFORE: -1, Which.NEXT: 1, Which.AFTER: 1}
"""Years from the reference's to the one that a word means."""

YearStretch = Callable[[int], Stretch | None]
"""The stretch in a year, or None where that year has none (29 February)."""


def weekday_near(reference: dt.date, weekday: int, which: Which | None, direction: Direction) -> dt.date:
    """The day of a bare weekday, or of one with `dernier`, `prochain`, `ce`.

    Nobody calls yesterday `last Friday`, which is the one of the week before; a Sunday is that of last week on Monday.
    """
    back = (reference.weekday() - weekday) % 7
    if which is Which.SAME:
        return reference + ((7 - back) if back > 3 else -back) * DAY
    if which is Which.LAST:
        yesterday = back == 1 and reference.weekday() > 0
        return reference - (back + 7 if yesterday or not back else back) * DAY
    if which is Which.BEFORE:
        return reference - (back or 7) * DAY
    if which in (Which.NEXT, Which.AFTER):
        return reference + (7 - back) * DAY
    if which is Which.THIS and direction is Direction.UNKNOWN:
        return reference + (weekday - reference.weekday()) * DAY
    if which is Which.THIS and not back:
        return reference
    if direction is Direction.UNKNOWN and which is None and back == _WEEK - 1:
        return reference + DAY
    foretold = direction is Direction.FORETOLD or (which is Which.THIS and direction is Direction.PAST)
    if foretold and back > _HALF_A_WEEK:
        return reference + (7 - back) * DAY
    if direction is Direction.FUTURE or (direction is Direction.DUE and back):
        return reference + (7 - back) * DAY
    return reference - back * DAY


def year_of(
    stretch_in: YearStretch, which: Which | None, standpoint: Standpoint, unit: Unit | None = None
) -> int | None:
    """The year that a date without one takes; None where nothing tells.

    `unit` YEAR says that `which` is said of the year (`mars de l'an dernier`) and not of the date (`mars dernier`).
    """
    reference = standpoint.anchor if standpoint.narrative else standpoint.published
    if which in (Which.SAME, Which.BEFORE, Which.AFTER):
        reference = standpoint.anchor
    if which is Which.AFTER and reference is not None and standpoint.told and standpoint.told_unit is Unit.YEAR:
        reference = reference.replace(month=12, day=31)
    if unit is Unit.YEAR and reference is not None:
        return reference.year + YEARS_AWAY.get(which or Which.THIS, 0)
    if which is None and standpoint.year is not None and stretch_in(standpoint.year):
        return standpoint.year
    if reference is None:
        return None
    candidates = _candidates(stretch_in, reference.year)
    if not candidates:
        return None
    if which is not None:
        return _year_by_word(candidates, which, reference)
    if standpoint.narrative:
        return _year_in_story(candidates, standpoint, reference)
    return _year_by_direction(candidates, standpoint.direction, reference)


def _candidates(stretch_in: YearStretch, year: int) -> list[tuple[int, Stretch]]:
    """The years around `year` that have the stretch: the nearest ones, and leap years for 29 February."""
    reach = 2
    while reach <= 8:
        years = range(max(1, year - reach), min(9998, year + reach) + 1)
        found = [(y, stretch) for y in years if (stretch := stretch_in(y)) is not None]
        if found:
            return found
        reach += 1
    return []


def _year_by_word(candidates: Sequence[tuple[int, Stretch]], which: Which, reference: dt.date) -> int:
    """`mars dernier`, `mars prochain`, `ce mois de mars`."""
    if which in (Which.LAST, Which.BEFORE):
        return max((y for y, (_, last) in candidates if last < reference), default=candidates[0][0])
    if which in (Which.NEXT, Which.AFTER):
        return min((y for y, (first, _) in candidates if first > reference), default=candidates[-1][0])
    nearest = min(candidates, key=lambda c: (_news_distance(c[1], reference), c[0]))
    this_year = any(year == reference.year for year, _ in candidates)
    return reference.year if this_year and _distance(nearest[1], reference) > _ARRANGED else nearest[0]


def _year_by_direction(candidates: Sequence[tuple[int, Stretch]], direction: Direction, reference: dt.date) -> int:
    """The nearest year on the side that the clause looks to; without direction, the nearest.

    A day within a month of the publication is that one, whatever the tense: the next would be a year away.
    """
    nearest = min(candidates, key=lambda c: (_news_distance(c[1], reference), c[0]))
    limit = _CLOSE_AHEAD if direction is Direction.PAST and nearest[1][0] > reference else _CLOSE
    close = nearest[1][0] == nearest[1][1] and _distance(nearest[1], reference) <= limit
    if direction in (Direction.UNKNOWN, Direction.PLANNED) or close:
        return nearest[0]
    if direction is Direction.DUE and nearest[1][1] < reference and _distance(nearest[1], reference) <= _ARRANGED:
        return nearest[0]
    if direction is Direction.PAST:
        return max((y for y, (first, _) in candidates if first <= reference), default=candidates[0][0])
    return min((y for y, (_, last) in candidates if last >= reference), default=candidates[-1][0])


def _news_distance(stretch: Stretch, reference: dt.date) -> float:
    """Days to a stretch, those ahead counting somewhat more: without a word to the contrary, news tells what was."""
    days = _distance(stretch, reference)
    return days * 1.3 if stretch[0] > reference else days


def _year_in_story(candidates: Sequence[tuple[int, Stretch]], standpoint: Standpoint, reference: dt.date) -> int:
    """A story goes forward: the year told about, and near its turn the one that keeps the story moving least back."""
    if standpoint.told_unit is Unit.YEAR:
        return reference.year
    return min(candidates, key=lambda c: (_story_distance(c[1], reference), c[0]))[0]


def _story_distance(stretch: Stretch, reference: dt.date) -> float:
    """Days to a stretch, those backwards counting twice."""
    days = _distance(stretch, reference)
    return days * 2 if stretch[1] < reference else days


def _distance(stretch: Stretch, day: dt.date) -> int:
    """Days from `day` to the nearer end of a stretch, 0 inside it."""
    first, last = stretch
    if day < first:
        return (first - day).days
    return max(0, (day - last).days)
