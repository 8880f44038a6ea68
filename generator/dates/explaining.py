"""How an expression was read, in one line that a reader of the page understands."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from generator.dates.language import known_languages, language_named
from generator.dates.language_file import Writing
from generator.dates.model import Precision, When
from generator.dates.standpoint import Resolved
from generator.frozen import Frozen

EXPLAINED_BY_DEFAULT = "en"
"""The language of explanations on a site whose own has no file."""


class Explainer(Frozen, frozen=True):
    """The templates of explanations in one language, and how it writes dates."""

    how: dict[str, str]
    writing: Writing

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=32)
def explainer(language: str) -> Explainer:
    """The explainer of the site's language; English where the language has no file of dates."""
    file = language_named(language if language in known_languages() else EXPLAINED_BY_DEFAULT).file
    return Explainer(file.how, file.writing)


def explain(words: str, resolved: Resolved, by: Explainer) -> str:
    """One line: the words, how they were read, what they mean."""
    template = by.how[resolved.rule]
    when = write_when(resolved.when, by) if resolved.when else ""
    reference = write_day(resolved.reference, by) if resolved.reference else ""
    day = resolved.when.earliest if resolved.when else None
    weekday = by.writing.weekdays[day.weekday()] if day else ""
    return template.format(words=" ".join(words.split()), when=when, reference=reference, weekday=weekday)


def write_when(when: When, by: Explainer) -> str:
    """A When as the language writes it: a day, a month, a year, or first and last day."""
    writing = by.writing
    if when.earliest is None or when.latest is None:
        return writing.open.format(first=write_day(when.earliest or when.latest or dt.date.min, by))
    mark = writing.approximate if when.approximate else "{}"
    if when.approximate and when.precision is Precision.DAY:
        middle = when.earliest + (when.latest - when.earliest) / 2
        return mark.format(write_day(middle, by))
    if when.earliest == when.latest:
        return write_day(when.earliest, by)
    if when.precision is Precision.YEAR:
        return mark.format(str(when.earliest.year))
    if when.precision is Precision.MONTH:
        month = writing.months[when.earliest.month - 1]
        return mark.format(writing.month.format(month=month, year=when.earliest.year))
    return writing.span.format(first=write_day(when.earliest, by), last=write_day(when.latest, by))


@lru_cache(maxsize=4096)
def write_day(day: dt.date, by: Explainer) -> str:
    """A day as the language writes it, with its weekday."""
    writing = by.writing
    number = writing.first_day if day.day == 1 else str(day.day)
    return writing.day.format(
        weekday=writing.weekdays[day.weekday()], day=number, month=writing.months[day.month - 1], year=day.year
    )
