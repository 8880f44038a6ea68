"""Days within somebody's words that were spoken on another day (`“We leave tomorrow,” he said on Monday`)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from generator.dates.model import Precision, When
from generator.dates.periods import on_day
from generator.dates.phrases import Anchor, Kind, Phrase, Unit
from generator.dates.standpoint import Resolved

_RECENT = 7
"""Days back to the day on which what the news quotes was said."""

_FAR = 120
"""Characters from a quotation mark to the day that tells when the words were said, at most."""

_STOPS = b".!?\n"


def is_speakers_day(phrase: Phrase) -> bool:
    """Whether a phrase is `today`, `tomorrow` or the like, which a speaker counts from the day of speaking."""
    return phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.PUBLICATION and phrase.unit is Unit.DAY


def is_day_of_speech(phrase: Phrase, when: When | None, published: dt.date | None) -> bool:
    """Whether a phrase names one of the days just past, on which words may have been said."""
    if when is None or when.earliest is None or when.precision is not Precision.DAY or published is None:
        return False
    return phrase.kind is Kind.CALENDAR and 0 < (published - when.earliest).days < _RECENT


def introduces(before: bytes, between: bytes, saying: Any) -> bool:
    """Whether words begin between a day and one named within them (`on Monday he said: "Tomorrow`)."""
    told, mark, spoken = between.partition(b'"')
    if not mark or b'"' in spoken or len(told) > _FAR or not told.endswith(b" ") or _ends(told):
        return False
    return saying.search(before + told) is not None


def attributes(between: bytes, saying: Any) -> bool:
    """Whether words end between a day named within them and the day on which they were said."""
    spoken, mark, told = between.partition(b'"')
    if not mark or b'"' in told or len(told) > _FAR or spoken.endswith(b" ") or _ends(told):
        return False
    return saying.search(told) is not None


def _ends(words: bytes) -> bool:
    """Whether a sentence ends within words."""
    return any(stop in words for stop in _STOPS)


def counted_from(spoken: Resolved, said: When | None, published: dt.date | None) -> Resolved:
    """The reading of a speaker's day, counted from the day of speaking and no longer from the publication."""
    day, reference = spoken.when, said.earliest if said else None
    if day is None or day.earliest is None or reference is None or published is None:
        return spoken
    moved = on_day(day.earliest - (published - reference), approximate=day.approximate, time=day.time)
    return msgspec.structs.replace(spoken, when=moved, reference=reference, rule="counted_told")
