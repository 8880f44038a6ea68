"""Dates counted from another: from the publication, from the date told about, from one the site names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from generator.dates.absolute import approximately
from generator.dates.model import Certainty, When
from generator.dates.periods import DAY, in_decade, in_month, in_year, moved, on_day, part_of, unit_around
from generator.dates.phrases import Anchor, Phrase, Unit, Which
from generator.dates.standpoint import IMPOSSIBLE, NO_ANCHOR, UNDATED, VAGUE, Direction, Resolved, Standpoint

_LONG = (Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY)

_FINENESS = (Unit.DAY, Unit.WEEKEND, Unit.WEEK, Unit.FORTNIGHT, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR)


def resolve_offset(phrase: Phrase, standpoint: Standpoint) -> Resolved:
    """`il y a deux semaines`, `la veille`: a number of units from the publication or the date told about."""
    told = phrase.anchor is Anchor.TOLD
    reference = standpoint.anchor if told else standpoint.reference
    if reference is None:
        return UNDATED
    if phrase.count is None or phrase.unit is None:
        return VAGUE
    ahead = standpoint.direction in (Direction.FUTURE, Direction.DUE)
    if told and phrase.sign > 0 and standpoint.told is None and not (ahead or standpoint.narrative):
        return NO_ANCHOR
    if phrase.ahead and not ahead:
        return VAGUE
    if told and phrase.sign == 0 and standpoint.told is None and not standpoint.narrative:
        return NO_ANCHOR
    count, unit = _counted(phrase.count, phrase.unit, halved=phrase.halved)
    if (told or standpoint.narrative) and standpoint.told and _finer(unit, standpoint.told_unit):
        return NO_ANCHOR
    day = moved(reference, phrase.sign * count, unit)
    if told and phrase.sign > 0 and _leaves_the_past(day, unit, standpoint):
        return NO_ANCHOR
    when = _as_fine_as(day, unit)
    if phrase.approximate or phrase.halved:
        when = approximately(when)
    if phrase.part:
        when = part_of(unit_around(day, unit), phrase.part)
    rule = "counted_told" if told and standpoint.told else "counted"
    certainty = Certainty.CERTAIN if unit is Unit.DAY and not told else Certainty.LIKELY
    return Resolved(when, rule, reference, certainty)


def _counted(count: int, unit: Unit, *, halved: bool) -> tuple[int, Unit]:
    """What is counted: years and a half in months, weeks and a half in days."""
    if halved and unit is Unit.YEAR:
        return 12 * count + 6, Unit.MONTH
    return (7 * count + 3, Unit.DAY) if halved and unit is Unit.WEEK else (count, unit)


def _leaves_the_past(day: dt.date, unit: Unit, standpoint: Standpoint) -> bool:
    """Whether `three years later` leads past the publication in news that does not look ahead: from another date."""
    if standpoint.narrative or standpoint.published is None or unit not in _LONG:
        return False
    if standpoint.direction in (Direction.FUTURE, Direction.DUE):
        return False
    if unit is Unit.YEAR:
        return day.year > standpoint.published.year
    return day > standpoint.published


def _finer(unit: Unit, known: Unit) -> bool:
    """Whether `unit` is too fine to be counted from a date known only to `known`."""
    if unit not in _FINENESS or known not in _FINENESS:
        return False
    return _FINENESS.index(unit) < _FINENESS.index(known)


def _as_fine_as(day: dt.date, unit: Unit) -> When:
    """The day counted to, no finer than the unit it was counted in: weeks give a day or so, months a month."""
    match unit:
        case Unit.DAY:
            return on_day(day)
        case Unit.WEEK | Unit.FORTNIGHT | Unit.WEEKEND:
            return on_day(day, approximate=True)
        case Unit.MONTH | Unit.QUARTER | Unit.HALF:
            return in_month(day.year, day.month, approximate=True)
        case Unit.YEAR:
            return in_year(day.year, approximate=True)
        case _:
            return in_decade(day.year // 10 * 10)


def resolve_unit(phrase: Phrase, standpoint: Standpoint) -> Resolved:
    """`la semaine dernière`, `cette année-là`, `la fin du mois`: a calendar unit beside or around a day."""
    unit = phrase.unit or Unit.DAY
    told = phrase.anchor is Anchor.TOLD or phrase.which in (Which.SAME, Which.BEFORE, Which.AFTER)
    told = told or (phrase.definite and standpoint.told is not None and not _finer(unit, standpoint.told_unit))
    reference = standpoint.anchor if told else standpoint.reference
    if reference is None:
        return UNDATED
    if told and standpoint.told and _finer(unit, standpoint.told_unit):
        return NO_ANCHOR
    if unit is Unit.WEEKEND and phrase.which is Which.THIS:
        day = _this_weekend(reference, standpoint.direction)
        return Resolved(unit_around(day, unit), "unit", reference, Certainty.LIKELY)
    if (
        unit is Unit.WEEK
        and phrase.which is Which.THIS
        and not phrase.part
        and _looks_past_sunday(reference, standpoint)
    ):
        reference += DAY
    step = {Which.LAST: -1, Which.BEFORE: -1, Which.NEXT: 1, Which.AFTER: 1}.get(phrase.which or Which.THIS, 0)
    step = phrase.step if phrase.step is not None else step
    day = _unit_day(moved(reference, phrase.sign * (phrase.count or 0), Unit.YEAR), unit, step)
    when = unit_around(day, unit)
    if phrase.nth is not None and when.earliest is not None and when.latest is not None:
        when = on_day(when.earliest + (phrase.nth - 1) * DAY if phrase.nth > 0 else when.latest)
    if phrase.part:
        when = part_of(when, phrase.part)
    if phrase.approximate:
        when = approximately(when)
    rule = "unit_told" if told else "unit"
    return Resolved(when, rule, reference, Certainty.CERTAIN if not told else Certainty.LIKELY)


def _looks_past_sunday(reference: dt.date, standpoint: Standpoint) -> bool:
    """Whether a clause of a Sunday looks ahead: what comes this week then comes in the week about to begin."""
    return reference.weekday() == 6 and standpoint.direction in (Direction.FUTURE, Direction.DUE)


def _this_weekend(reference: dt.date, direction: Direction) -> dt.date:
    """A day of the week whose weekend is meant: early in the week the last one, unless the clause looks ahead."""
    ahead = direction in (Direction.FUTURE, Direction.DUE)
    past = direction is Direction.PAST and reference.weekday() < 5
    early = direction is Direction.UNKNOWN and reference.weekday() < 3
    return reference - 7 * DAY if (past or early) and not ahead else reference


def _unit_day(reference: dt.date, unit: Unit, step: int) -> dt.date:
    """A day of the unit `step` away: the weekend before a Saturday's or Sunday's is the one a week before."""
    if unit is Unit.WEEKEND and step == -1 and reference.weekday() < 5:
        return reference - 7 * DAY
    if unit is Unit.WEEKEND and step == 1 and reference.weekday() < 5:
        return reference
    if unit is Unit.MONTH:
        return moved(reference.replace(day=1), step, unit)
    return moved(reference, step, unit)


def resolve_named(phrase: Phrase, named: Mapping[str, dt.date]) -> Resolved:
    """A date by the site's own names: its day, its Nth day (the day itself is the first), or an offset from it."""
    day = named.get(phrase.name or "")
    if day is None:
        return NO_ANCHOR
    if phrase.sign == 0 and phrase.count is not None:
        number = phrase.count - 1
        unit = phrase.unit or Unit.DAY
        first = moved(day, number, unit)
        if unit is Unit.DAY:
            return Resolved(on_day(first), "named_ordinal", day)
        return Resolved(VAGUE.when, "vague") if first < day else _named_stretch(first, unit, day)
    if phrase.count is not None and phrase.unit is not None:
        target = moved(day, phrase.sign * phrase.count, phrase.unit)
        exact = phrase.unit is Unit.DAY and not phrase.approximate
        return Resolved(on_day(target, approximate=not exact), "named_offset", day, Certainty.LIKELY)
    if phrase.part:
        return Resolved(in_month(day.year, day.month, approximate=True), "named", day, Certainty.LIKELY)
    return Resolved(on_day(day), "named", day) if day.year else IMPOSSIBLE


def _named_stretch(first: dt.date, unit: Unit, day: dt.date) -> Resolved:
    """The Nth week, month or year of something: from its first day to the day before the next one's."""
    from generator.dates.periods import throughout

    return Resolved(throughout(first, moved(first, 1, unit) - DAY), "named_ordinal", day, Certainty.LIKELY)
