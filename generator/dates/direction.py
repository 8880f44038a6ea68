"""Which way a clause looks: back to what happened, or ahead to what will."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from generator.dates.language import Language, pattern_options
from generator.dates.parsing import ByIdentity
from generator.dates.standpoint import Direction
from generator.dates.words import word_pattern


class Cue(NamedTuple):
    """A word of a sentence that tells a direction, or (direction None) a break between clauses."""

    start: int
    end: int
    direction: Direction | None


class CuePatterns(NamedTuple):
    """The compiled cues of a language: a pattern of any cue or break, and those that tell its direction, in order."""

    every: Any
    each: tuple[tuple[Direction, Any], ...]
    ignored: Any
    before: Mapping[bytes, Direction]
    before_weekday: frozenset[bytes]
    before_term: frozenset[bytes]
    before_eve: frozenset[bytes]
    before_loose: frozenset[bytes]
    complement: frozenset[bytes]
    bounds: frozenset[bytes]
    before_end: frozenset[bytes]
    not_lasting: Any
    aside: Any
    reported: Any
    saying: Any
    lasted: Any
    fronted: Any
    end: Any
    foretold: Any
    demand: Any
    narrated: Any
    pending: Any
    anterior: Any
    stative: Any
    dateline: bool


@lru_cache(maxsize=32)
def cue_patterns(key: ByIdentity) -> CuePatterns:
    """Compile a language's cues."""
    import re2

    language: Language = key.language
    cues = language.file.cues
    options = pattern_options()
    options.never_capture = True

    def fold(text: str) -> str:
        return language.cue_folding.fold(text).decode("latin-1")

    def pattern(words: tuple[str, ...], patterns: tuple[str, ...] = ()) -> str:
        return "|".join([*([word_pattern(words, fold)] if words else []), *map(fold, patterns)]) or r"[^\x00-\xff]"

    directed = (
        (Direction.PAST, pattern(cues.past)),
        (Direction.PLANNED, pattern((), cues.pattern_planned)),
        (Direction.DUE, pattern(cues.due, cues.pattern_due)),
        (Direction.PROMISE, pattern((), cues.pattern_promise)),
        (Direction.FUTURE, pattern(cues.future, cues.pattern_future)),
        (Direction.PAST, pattern((), cues.pattern_past)),
    )
    breaks = pattern(cues.breaks, ("[;:]", '[,.!?]"'))
    look_alikes = pattern(cues.ignore, cues.pattern_ignore)
    every = re2.compile("|".join([breaks, look_alikes, *(p for _, p in directed)]).encode("latin-1"), options)
    each = tuple((direction, re2.compile(p.encode("latin-1"), options)) for direction, p in directed)
    before = {language.plain(words).encode("latin-1"): Direction.FUTURE for words in cues.before_future}
    before |= {language.plain(words).encode("latin-1"): Direction.PAST for words in cues.before_past}
    weekday, term, eve, loose, complement, bounds, before_end = (
        frozenset(language.plain(each).encode("latin-1") for each in words)
        for words in (
            cues.before_weekday,
            cues.before_term,
            cues.before_eve,
            cues.before_loose,
            cues.complement,
            cues.bounds,
            cues.before_end,
        )
    )
    ignored = re2.compile(look_alikes.encode("latin-1"), options)
    not_lasting = re2.compile(pattern(cues.not_lasting).encode("latin-1"), options)
    aside = re2.compile(f"(?:{pattern((), cues.pattern_aside)}) *$".encode("latin-1"), options)
    saying = re2.compile(pattern((), cues.pattern_saying).encode("latin-1"), options)
    reported = re2.compile(f"(?:{pattern((), cues.pattern_reported)}) *$".encode("latin-1"), options)
    lasted = re2.compile(pattern((), cues.pattern_lasted).encode("latin-1"), options)
    fronted = re2.compile(f"(?:{pattern((), cues.pattern_fronted)}) *$".encode("latin-1"), options)
    end = re2.compile(f"(?:{pattern((), cues.pattern_end)}) *$".encode("latin-1"), options)
    foretold = re2.compile(f"(?:{pattern((), cues.pattern_foretold)}) *$".encode("latin-1"), options)
    demand = re2.compile(pattern(cues.demand).encode("latin-1"), options)
    pending = re2.compile(pattern((), cues.pattern_pending).encode("latin-1"), options)
    anterior = re2.compile(pattern(cues.anterior).encode("latin-1"), options)
    stative = re2.compile(pattern(cues.stative).encode("latin-1"), options)
    narrated = re2.compile(pattern((), cues.pattern_narrated).encode("latin-1"), options)
    return CuePatterns(
        every,
        each,
        ignored,
        before,
        weekday,
        term,
        eve,
        loose,
        complement,
        bounds,
        before_end,
        not_lasting,
        aside,
        reported,
        saying,
        lasted,
        fronted,
        end,
        foretold,
        demand,
        narrated,
        pending,
        anterior,
        stative,
        cues.dateline,
    )


def find_cues(sentence: bytes, key: ByIdentity) -> tuple[Cue, ...]:
    """The cues and breaks of a folded sentence, in order."""
    cues = []
    for match in cue_patterns(key).every.finditer(sentence):
        start, end = match.span()
        known, direction = _tell(sentence[start:end], key)
        if known:
            cues.append(Cue(start, end, direction))
    return tuple(cues)


@lru_cache(maxsize=1 << 14)
def _tell(words: bytes, key: ByIdentity) -> tuple[bool, Direction | None]:
    """Whether words that a pattern matched are a cue or a break at all, and the direction of a cue."""
    patterns = cue_patterns(key)
    if patterns.ignored.fullmatch(words):
        return False, None
    return True, next((direction for direction, pattern in patterns.each if pattern.fullmatch(words)), None)


def direction_before(folded: bytes, start: int, core: int, patterns: CuePatterns) -> Direction | None:
    """The direction of the words right before `core`, or of the first of [start, …): `jusqu'à`, `since`; or None."""
    around = _words_around(folded, start, core)
    if patterns.before.keys().isdisjoint(around):
        return None
    return next(patterns.before[words] for words in around if words in patterns.before)


def is_after(folded: bytes, start: int, core: int, words: frozenset[bytes]) -> bool:
    """Whether one of `words` stands right before `core`, or opens the expression that starts at `start`."""
    return not words.isdisjoint(_words_around(folded, start, core))


def is_complement(folded: bytes, start: int, core: int, patterns: CuePatterns) -> bool:
    """Whether the word before `core`, or before `start`, makes a noun's complement of the date (`du`, `of`)."""
    within = folded[start:core].lower().split()
    words = folded[max(0, core - 16) : core].lower().split()
    candidates = [words[-max(1, len(within)) :]] + ([words[-2:]] if len(within) < 2 else [])
    return any(b" ".join(last) in patterns.complement for last in candidates)


@lru_cache(maxsize=4)
def _words_around(folded: bytes, start: int, core: int) -> tuple[bytes, ...]:
    """The last four, three, two and one words before `core`, and as many first ones from `start` on, small.

    Several questions are asked about one place, one after the other.
    """
    before = folded[max(0, core - 24) : core].lower().split()
    within = folded[start : start + 24].lower().split()
    return tuple(b" ".join(words) for n in (4, 3, 2, 1) for words in (before[-n:], within[:n]))


def direction_at(start: int, end: int, cues: tuple[Cue, ...]) -> Direction:
    """The direction of the last cue before [start, end) in its clause, or where there is none, of the next one.

    A date within a promise, before what it promises, dates the promising (`vowed on Thursday to retaliate`).
    """
    before = Direction.UNKNOWN
    for cue in cues:
        if cue.start < start:
            before = cue.direction or Direction.UNKNOWN
            if before is Direction.PROMISE:
                before = Direction.PAST if cue.end > end else Direction.DUE
        elif cue.start >= end:
            after = Direction.PAST if cue.direction is Direction.PROMISE else cue.direction
            return after or before if before is Direction.UNKNOWN else before
    return before


def cue_after(end: int, cues: tuple[Cue, ...]) -> Direction | None:
    """The direction of the first cue from `end` on in its clause: what was planned for a month, and became of it."""
    return next((cue.direction for cue in cues if cue.start >= end), None)


def deciding_cues(start: int, end: int, cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    """The cues before [start, end) in its clause, the last one first; where none stands there, the first one after."""
    before = tuple(cue for cue in reversed(cues) if cue.start < start)
    before = tuple(takewhile(lambda cue: cue.direction is not None, before))
    if before:
        return before
    after = next((cue for cue in cues if cue.start >= end), None)
    return (after,) if after is not None and after.direction is not None else ()
