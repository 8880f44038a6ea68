"""Phrase + standpoint → what it means."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from generator.dates.absolute import resolve_calendar
from generator.dates.model import Certainty, Precision, When
from generator.dates.periods import between, on_day, since
from generator.dates.phrases import Kind, Phrase
from generator.dates.ranges import is_bare_weekday, shared_ends, weekday_before, with_year_before
from generator.dates.relative import resolve_named, resolve_offset, resolve_unit
from generator.dates.standpoint import IMPOSSIBLE, NO_ANCHOR, VAGUE, Direction, Resolved, Standpoint
from generator.frozen import Frozen

_SOON = dt.timedelta(days=14)
"""Days in which what has been arranged is about to begin."""


class Calendar(Frozen, frozen=True):
    """What reading needs to know of the language and the site besides the words."""

    language: str | None
    seasons: Mapping[str, tuple[int, int]]
    named: Mapping[str, dt.date]


def resolve(phrase: Phrase, standpoint: Standpoint, calendar: Calendar) -> Resolved:
    """What `phrase` means at `standpoint`. Never raises: a date that cannot be is `IMPOSSIBLE`."""
    try:
        resolved = _resolve(phrase, standpoint, calendar)
    except (ValueError, OverflowError):
        return IMPOSSIBLE
    if resolved.when is None:
        return NO_ANCHOR if resolved.unread and standpoint.published is not None else resolved
    if _too_early(phrase, resolved, standpoint):
        return IMPOSSIBLE
    when = _with_time(resolved.when, phrase)
    if phrase.since and standpoint.lasting:
        return msgspec.structs.replace(resolved, when=since(when), rule="since")
    return msgspec.structs.replace(resolved, when=when) if when is not resolved.when else resolved


def _resolve(phrase: Phrase, standpoint: Standpoint, calendar: Calendar) -> Resolved:
    match phrase.kind:
        case Kind.CALENDAR:
            return resolve_calendar(phrase, standpoint, calendar.language, calendar.seasons)
        case Kind.OFFSET:
            return resolve_offset(phrase, standpoint)
        case Kind.UNIT:
            return resolve_unit(phrase, standpoint)
        case Kind.NAMED:
            return resolve_named(phrase, calendar.named)
        case Kind.RANGE | Kind.SERIES:
            return _resolve_range(phrase, standpoint, calendar)
        case _:
            return VAGUE


def _too_early(phrase: Phrase, resolved: Resolved, standpoint: Standpoint) -> bool:
    """Whether a reading lies before the site's horizon, though neither the words nor the text name such a year."""
    first = resolved.when.earliest if resolved.when else None
    if first is None or first.year >= standpoint.earliest_year or phrase.kind not in (Kind.OFFSET, Kind.UNIT):
        return False
    return resolved.reference is None or resolved.reference.year >= standpoint.earliest_year


def _with_time(when: When, phrase: Phrase) -> When:
    """The When with what the words say of the hour."""
    time = phrase.clock or phrase.daypart
    return msgspec.structs.replace(when, time=time) if time and when.precision is Precision.DAY else when


def _resolve_range(phrase: Phrase, standpoint: Standpoint, calendar: Calendar) -> Resolved:
    """One interval from the first end to the last."""
    ends = resolve_ends(phrase, standpoint, calendar)
    start, end = ends[0], ends[-1]
    for side in (end, start):
        if side.when is None:
            return side
    if start.when is None or end.when is None or start.when.earliest is None or end.when.latest is None:
        return NO_ANCHOR
    if start.when.earliest > end.when.latest:
        return IMPOSSIBLE
    rule = "night" if phrase.night else "range"
    certainty = Certainty.CERTAIN if start.certainty is end.certainty is Certainty.CERTAIN else Certainty.LIKELY
    return Resolved(between(start.when, end.when), rule, end.reference, certainty)


def resolve_ends(phrase: Phrase, standpoint: Standpoint, calendar: Calendar) -> tuple[Resolved, ...]:
    """The readings of the ends of a span or the members of a list, each made to lie before the last."""
    *others, last = shared_ends(phrase)
    end = resolve(last, standpoint, calendar)
    if phrase.kind is Kind.RANGE and _goes_on(others[0], last, standpoint):
        standpoint = msgspec.structs.replace(standpoint, direction=Direction.FUTURE)
        end = resolve(last, standpoint, calendar)
    if phrase.kind is Kind.RANGE and is_bare_weekday(others[0]) and last.month is not None and last.weekday is None:
        return _from_a_weekday(others[0], last, standpoint, calendar)
    day = end.when.earliest if end.when else None
    if day is None:
        return (*(resolve(other, standpoint, calendar) for other in others), end)
    starts = [
        Resolved(on_day(weekday_before(other, day)), end.rule, end.reference, end.certainty)
        if is_bare_weekday(other)
        else resolve(with_year_before(other, day), standpoint, calendar)
        for other in others
    ]
    return (*starts, end)


def _from_a_weekday(first: Phrase, last: Phrase, standpoint: Standpoint, calendar: Calendar) -> tuple[Resolved, ...]:
    """The ends of a span from a weekday to a day of a month, which comes after it (`from Monday until 12 May`)."""
    start, end = (resolve(each, standpoint, calendar) for each in (first, last))
    days = [each.when.earliest if each.when else None for each in (start, end)]
    if days[0] is not None and days[1] is not None and days[1] < days[0]:
        end = resolve(last, msgspec.structs.replace(standpoint, direction=Direction.FUTURE), calendar)
    return start, end


def _goes_on(first: Phrase, last: Phrase, standpoint: Standpoint) -> bool:
    """Whether a span of days without a year, in a clause that looks back, takes in the publication or is about to.

    It was arranged before, and ends after it (`une trêve a été conclue, du 1er janvier au 30 juin`).
    """
    published, days = standpoint.published, ((first.month, first.day), (last.month, last.day))
    bare = standpoint.year is None and not any(end.year or end.which for end in (first, last))
    if standpoint.direction is not Direction.PAST or standpoint.narrative or published is None or not bare:
        return False
    (month, number), (last_month, last_number) = days
    if not (month and number and last_month and last_number) or (month, number) >= (last_month, last_number):
        return False
    soon = published + _SOON
    return (month, number) <= (soon.month, soon.day) and (published.month, published.day) <= (last_month, last_number)
