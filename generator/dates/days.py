"""Days without their month: a number (`le 14`, `mardi 4`) or a weekday, read from the day that they stand near."""

from __future__ import annotations

import datetime as dt

from generator.dates.model import Certainty
from generator.dates.nearest import weekday_near
from generator.dates.periods import DAY, last_day, moved, on_day
from generator.dates.phrases import Phrase, Unit, Which
from generator.dates.standpoint import UNDATED, Direction, Resolved, Standpoint

_FAR = 60
"""Days before the publication from which on news tells history."""


_RECENT = 14
"""Days of another month just past, in which a day without its month may still be one of the publication's."""


def resolve_day_alone(phrase: Phrase, standpoint: Standpoint) -> Resolved:
    """`le 14`, `mardi 4`: the next such day in the story, unless that lies past the publication; else the nearest."""
    ahead = standpoint.direction in (Direction.FUTURE, Direction.DUE)
    past = standpoint.direction is Direction.PAST
    close = standpoint.told_unit in (Unit.DAY, Unit.WEEK, Unit.MONTH) and not (_is_plan(standpoint) and past)
    reference = standpoint.anchor if close or standpoint.narrative else standpoint.published
    if phrase.which is Which.THIS:
        reference = standpoint.reference
    if reference is None:
        return UNDATED
    if standpoint.direction is Direction.FUTURE and standpoint.published is not None and not _is_in_history(standpoint):
        reference = max(reference, standpoint.published)
    day = phrase.day or 0
    if phrase.which is Which.SAME:
        return Resolved(on_day(reference.replace(day=day)), "told_month", reference, Certainty.LIKELY)
    if phrase.which is Which.THIS:
        return Resolved(on_day(reference.replace(day=day)), "nearest_day", reference)
    days = _days_near(reference, day, phrase.weekday)
    if not days and standpoint.published is not None:
        reference = standpoint.published
        days = _days_near(reference, day, phrase.weekday)
    days = days or _days_near(reference, day, None)
    if ahead and _is_plan(standpoint) and standpoint.told is not None and phrase.weekday is None:
        day_ahead = min((d for d in days if _is_to_come(d, standpoint)), key=lambda d: abs(d - reference), default=None)
        if day_ahead is not None:
            return Resolved(on_day(day_ahead), "told_month", reference, Certainty.LIKELY)
    if phrase.weekday is None and standpoint.told is not None and close:
        return Resolved(
            on_day(_next_in_story(days, reference, standpoint, ahead)), "told_month", reference, Certainty.LIKELY
        )
    if standpoint.direction is Direction.PAST:
        days = [d for d in days if d <= reference] or days
    if ahead:
        days = [d for d in days if d >= reference] or days
    best = min(days, key=lambda d: (abs((d - reference).days), d))
    return Resolved(on_day(best), "nearest_day", reference, Certainty.LIKELY)


def _days_near(reference: dt.date, day: int, weekday: int | None) -> list[dt.date]:
    """The days of that number in the months around `reference`, nearest month first, that fall on `weekday`."""
    months = [moved(reference.replace(day=1), step, Unit.MONTH) for step in (0, 1, -1, 2, -2)]
    days = [first.replace(day=day) for first in months if day <= last_day(first.year, first.month)]
    return [d for d in days if weekday is None or d.weekday() == weekday]


def _is_in_history(standpoint: Standpoint) -> bool:
    """Whether what lies ahead does so in a history: in the entry of a chronology, or far from the publication."""
    told, published = standpoint.told, standpoint.published
    if standpoint.entry is not None:
        return True
    if told is None or published is None or standpoint.told_unit is not Unit.DAY:
        return False
    days = (published - told).days
    return days > _FAR or (days > _RECENT and told.month != published.month and not standpoint.aside)


def _is_to_come(day: dt.date, standpoint: Standpoint) -> bool:
    """Whether a day is no earlier than the publication."""
    return standpoint.published is None or day >= standpoint.published


def _is_plan(standpoint: Standpoint) -> bool:
    """Whether the date told about lies past the publication: news, looking back, does not count from it."""
    told, published = standpoint.told, standpoint.published
    return not standpoint.narrative and told is not None and published is not None and told > published


def _next_in_story(days: list[dt.date], told: dt.date, standpoint: Standpoint, ahead: bool) -> dt.date:
    """The first of the days from the date told about on, if it is not past a publication that the clause looks back
    from; else the one in the month told about, or the latest before it. A clause of its own takes the nearest.
    """
    within = [d for d in days if (d.year, d.month) == (told.year, told.month)]
    if standpoint.aside and not (standpoint.told_unit is Unit.MONTH and within):
        return min(days, key=lambda d: (abs((d - told).days), d))
    onward = min((d for d in days if d >= told), default=None)
    limit = standpoint.published if not ahead and not standpoint.narrative else None
    past = standpoint.direction is Direction.PAST
    if onward is not None and (limit is None or onward <= limit or told > limit):
        return onward
    same = [d for d in within if not (past and limit and d > limit)]
    return same[0] if same else max((d for d in days if d <= told), default=days[0])


def resolve_weekday(phrase: Phrase, standpoint: Standpoint) -> Resolved:
    """`mardi`, `mardi dernier`, `ce mardi-là`, `mardi de la semaine prochaine`: by its words, else by its clause."""
    weekday = phrase.weekday or 0
    told = phrase.which in (Which.SAME, Which.BEFORE, Which.AFTER)
    reference = standpoint.anchor if told else standpoint.reference
    if reference is None:
        return UNDATED
    if standpoint.narrative and phrase.which is None:
        day = reference + (weekday - reference.weekday()) % 7 * DAY
        return Resolved(on_day(day), "weekday_in_story", reference, Certainty.LIKELY)
    if standpoint.reported is not None:
        reference = standpoint.reported
    elif standpoint.week is not None and phrase.which is None:
        return Resolved(on_day(standpoint.week + weekday * DAY), "weekday_before", reference, Certainty.LIKELY)
    if standpoint.entry is not None and phrase.which is None:
        ahead = standpoint.direction in (Direction.FUTURE, Direction.DUE)
        day = weekday_near(standpoint.entry, weekday, None if ahead else Which.SAME, standpoint.direction)
        return Resolved(on_day(day), "weekday_in_story", standpoint.entry, Certainty.LIKELY)
    in_story = _weekday_of_story(weekday, standpoint) if phrase.definite else None
    if in_story is not None:
        return Resolved(on_day(in_story), "weekday_in_story", standpoint.told, Certainty.LIKELY)
    if phrase.unit is Unit.WEEK:
        day = _in_week(reference, weekday, phrase.which)
    else:
        today = phrase.which is None and (phrase.clock or phrase.daypart) and reference.weekday() == weekday
        direction = Direction.DUE if today or standpoint.reported is not None else standpoint.direction
        day = weekday_near(reference, weekday, phrase.which, direction) + (phrase.step or 0) * 7 * DAY
    if told:
        return Resolved(on_day(day), "unit_told", reference, Certainty.LIKELY)
    if phrase.which is not None:
        rule = "weekday_next" if day > reference else "weekday_last"
        return Resolved(on_day(day), rule if day != reference else "weekday_today", reference)
    rule = "weekday_after" if day > reference else "weekday_before"
    return Resolved(on_day(day), rule, reference)


def _weekday_of_story(weekday: int, standpoint: Standpoint) -> dt.date | None:
    """The first such weekday from the day told about on, in news that tells of days past."""
    told, published = standpoint.told, standpoint.published
    if told is None or published is None or standpoint.told_unit is not Unit.DAY:
        return None
    day = told + (weekday - told.weekday()) % 7 * DAY
    ahead = standpoint.direction in (Direction.FUTURE, Direction.DUE)
    return day if day <= published and not ahead else None


def _in_week(reference: dt.date, weekday: int, which: Which | None) -> dt.date:
    """A weekday of the week before, of this one, or of the next (`mardi de la semaine dernière`)."""
    step = {Which.LAST: -7, Which.NEXT: 7}.get(which or Which.THIS, 0)
    return reference + (step + weekday - reference.weekday()) * DAY
