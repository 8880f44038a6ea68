"""Which way a clause looks: back to what happened, or ahead to what will."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from generator.dates.language import Language, pattern_options
from generator.dates.parsing import ByIdentity
from generator.dates.standpoint import Direction
from generator.dates.words import word_pattern

_BEHIND = 1.5
"""How much farther a cue after the expression counts than one before it."""


class Cue(NamedTuple):
    """A word of a sentence that tells a direction, or (direction None) a break between clauses."""

    start: int
    end: int
    direction: Direction | None


class CuePatterns(NamedTuple):
    """The compiled cues of a language."""

    every: Any
    future: Any
    past: Any
    ignored: frozenset[bytes]


@lru_cache(maxsize=32)
def cue_patterns(key: ByIdentity) -> CuePatterns:
    """Compile a language's cues."""
    import re2

    language: Language = key.language
    cues = language.file.cues
    options = pattern_options()
    options.never_capture = True

    def fold(text: str) -> str:
        return language.folding.fold(text).decode("latin-1")

    future = "|".join([word_pattern([*cues.future, *cues.announcement], fold), *cues.pattern_future])
    past = "|".join([word_pattern(cues.past, fold), *cues.pattern_past])
    breaks = "|".join([word_pattern(cues.breaks, fold), "[;:]"])
    every, ahead, back = (
        re2.compile(pattern.encode("latin-1"), options) for pattern in (f"{future}|{past}|{breaks}", future, past)
    )
    return CuePatterns(every, ahead, back, frozenset(fold(word).lower().encode("latin-1") for word in cues.ignore))


def find_cues(sentence: bytes, patterns: CuePatterns) -> tuple[Cue, ...]:
    """The cues and breaks of a folded sentence, in order."""
    cues = []
    for match in patterns.every.finditer(sentence):
        start, end = match.span()
        word = sentence[start:end]
        if word.lower() in patterns.ignored:
            continue
        if patterns.future.fullmatch(word):
            cues.append(Cue(start, end, Direction.FUTURE))
        elif patterns.past.fullmatch(word):
            cues.append(Cue(start, end, Direction.PAST))
        else:
            cues.append(Cue(start, end, None))
    return tuple(cues)


def direction_at(start: int, end: int, cues: tuple[Cue, ...]) -> Direction:
    """The direction of the cue nearest to [start, end) of the sentence, within the same clause."""
    best, least = Direction.UNKNOWN, float("inf")
    for cue in cues:
        if cue.end <= start:
            if cue.direction is None:
                best, least = Direction.UNKNOWN, float("inf")
            else:
                best, least = cue.direction, start - cue.end
        elif cue.start >= end:
            distance = (cue.start - end) * _BEHIND
            if cue.direction is None or distance >= least:
                break
            return cue.direction
    return best
