"""Days within somebody's words that were spoken on another day (`“We leave tomorrow,” he said on Monday`)."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from generator.dates.folding import Folding
from generator.dates.model import Precision, When
from generator.dates.periods import on_day
from generator.dates.phrases import Anchor, Kind, Phrase, Unit
from generator.dates.standpoint import Resolved

_RECENT = 7
"""Days back to the day on which what the news quotes was said."""

_FAR = 120
"""Characters from a quotation mark to the day that tells when the words were said, at most."""

_STOPS = ".!?\n"

_OPENING, _CLOSING = "«“„", "»”"
_MARKS = f'{_OPENING}{_CLOSING}"'
"""Quotation marks; a plain one opens after a space, and closes after anything else."""


def is_speakers_day(phrase: Phrase) -> bool:
    """Whether a phrase is `today`, `tomorrow` or the like, which a speaker counts from the day of speaking."""
    return phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.PUBLICATION and phrase.unit is Unit.DAY


def is_day_of_speech(phrase: Phrase, when: When | None, published: dt.date | None) -> bool:
    """Whether a phrase names one of the days just past, on which words may have been said."""
    if when is None or when.earliest is None or when.precision is not Precision.DAY or published is None:
        return False
    return (phrase.kind is Kind.CALENDAR or is_speakers_day(phrase)) and 0 < (published - when.earliest).days < _RECENT


def introduces(before: str, between: str, folding: Folding, saying: Any) -> bool:
    """Whether words begin between a day and one named within them (`on Monday he said: "Tomorrow`)."""
    mark = _only_mark(between)
    told = between[:mark]
    goes_on = told.strip() == "." and _is_said_of_words(before, folding, saying)
    if mark < 0 or len(told) > _FAR or (_ends(told) and not goes_on):
        return False
    opens = between[mark] in _OPENING or (between[mark] not in _CLOSING and told.endswith(" "))
    return opens and saying.search(folding.fold(before + told)) is not None


def _is_said_of_words(sentence: str, folding: Folding, saying: Any) -> bool:
    """Whether a sentence closes with who said its words and when (`“We stay,” he said on Sunday`); more may follow."""
    mark = max(sentence.rfind(character) for character in _MARKS)
    told = sentence[mark + 1 :]
    said = saying.search(folding.fold(told)) if mark >= 0 and len(told) <= _FAR else None
    return said is not None and not _goes_on(told[said.end() :])


def attributes(between: str, folding: Folding, saying: Any) -> bool:
    """Whether words end between a day named within them and the day on which they were said."""
    mark = _only_mark(between)
    told = between[mark + 1 :]
    if mark < 0 or len(told) > _FAR or _ends(told):
        return False
    closes = between[mark] in _CLOSING or (between[mark] not in _OPENING and between[mark - 1 : mark] != " ")
    said = saying.search(folding.fold(told)) if closes else None
    return said is not None and not _goes_on(told[said.end() :])


def _goes_on(told: str) -> bool:
    """Whether what follows the verb of saying, up to the day, goes on to tell of the speaker (`, sheltered since`)."""
    _, comma, last = told.rpartition(",")
    return bool(comma and last.strip())


def _only_mark(between: str) -> int:
    """Where the one quotation mark of a stretch stands; -1 where there is none, or another."""
    marks = [at for at, character in enumerate(between) if character in _MARKS]
    return marks[0] if len(marks) == 1 else -1


def _ends(words: str) -> bool:
    """Whether a sentence ends within words."""
    return any(stop in words for stop in _STOPS)


def counted_from(spoken: Resolved, said: When | None, published: dt.date | None) -> Resolved:
    """The reading of a speaker's day, counted from the day of speaking and no longer from the publication."""
    day, reference = spoken.when, said.earliest if said else None
    if day is None or day.earliest is None or reference is None or published is None:
        return spoken
    moved = on_day(day.earliest - (published - reference), approximate=day.approximate, time=day.time)
    return msgspec.structs.replace(spoken, when=moved, reference=reference, rule="counted_told")
