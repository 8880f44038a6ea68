"""How phrases lean on the date told about: what they count from it, and what of it they leave where it is."""

from __future__ import annotations

from generator.dates.phrases import Anchor, Kind, Phrase, Unit, Which


def is_part_of_month(phrase: Phrase) -> bool:
    """Whether a phrase is `mi-mars`, `avant la fin du mois`."""
    return phrase.part is not None and phrase.day is None and (phrase.month is not None or phrase.unit is Unit.MONTH)


def is_of_a_year(phrase: Phrase) -> bool:
    """Whether a phrase is `cette année-là`, `cet été-là`, `le 3 mars de la même année`: of the year just named."""
    return phrase.which is Which.SAME and (phrase.unit is Unit.YEAR or phrase.season is not None)


def is_near(phrase: Phrase) -> bool:
    """Whether a phrase is `la veille` or `le jour même`: a day before another one, or that one."""
    if phrase.kind is Kind.UNIT:
        return phrase.which is Which.SAME and phrase.unit is Unit.DAY
    return is_told_offset(phrase) and phrase.unit is Unit.DAY and phrase.sign * (phrase.count or 0) in (0, -1)


def has_day_alone(phrase: Phrase) -> bool:
    """Whether a phrase, or an end of it, is a day of the month without its month."""
    alone = phrase.day is not None and phrase.month is None
    return alone or any(has_day_alone(end) for end in phrase.ends)


def is_told_offset(phrase: Phrase) -> bool:
    """Whether a phrase counts from the date told about."""
    return phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.TOLD


def counts_days(phrase: Phrase) -> bool:
    """Whether a phrase needs a day to count from: days and weeks later, a day of the month."""
    if phrase.kind in (Kind.OFFSET, Kind.UNIT):
        return phrase.unit in (Unit.DAY, Unit.WEEK, Unit.FORTNIGHT, Unit.WEEKEND)
    return phrase.weekday is not None and phrase.day is None


def in_passing(phrase: Phrase) -> bool:
    """Whether a phrase leaves the story where it is: a year named aside, an era, where something began, a look back."""
    back = phrase.anchor is Anchor.TOLD and phrase.sign < 0
    era = phrase.decade is not None or phrase.century is not None
    return phrase.aside or phrase.since or back or era or phrase.which is Which.BEFORE
