"""Patterns over the words of a sentence, and where they match.

A pattern is a line of steps. A step is a class `$missile` or words `tir+er|lanc+er`. Steps stand next to each
other; `..` between two lets up to five words stand between them, `..9` up to nine. `&` joins two parts that stand in
either order, at most ten words apart (`&4`: four). `-$sport` forbids a class anywhere in the sentence. A pattern
never reaches over a full stop, a colon, a semicolon or a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from generator.events.lexicon import Lexicon, Occurrences
from generator.events.words import Words

_GAP = re.compile(r"(\.\.|&)(\d*)")
_MOST = 8
"""Matches of one pattern in one sentence that are looked at: hostile text has thousands."""

_DEFAULT_REACH = {"..": 5, "&": 10}


class Step(NamedTuple):
    """A class, and how many words may stand between it and the step before."""

    class_id: int
    gap: int = 0


class Part(NamedTuple):
    """Steps in order, and how many words may stand between them and the part before, on either side."""

    steps: tuple[Step, ...]
    reach: int = 0


class Pattern(NamedTuple):
    """A compiled pattern: the parts that must stand, and the classes that must not."""

    parts: tuple[Part, ...]
    forbidden: tuple[int, ...] = ()
    needed: int = 0
    """A bit for each class without which the pattern cannot match."""

    @property
    def key(self) -> int:
        """The class by which the pattern is looked up: that of its first step."""
        return self.parts[0].steps[0].class_id


class Found(NamedTuple):
    """Where a pattern matched: the first word of its first part, its hull [start, end), and its words as bits."""

    head: int
    start: int
    end: int
    mask: int

    def covers(self, other: Found) -> bool:
        """Whether this match uses every word of the other one, and more."""
        return self.mask != other.mask and self.mask & other.mask == other.mask


def parse(source: str, lexicon: Lexicon) -> Pattern:
    """Compile a pattern. Raises ValueError where it says nothing or names a class that does not exist."""
    parts: list[Part] = []
    steps: list[Step] = []
    forbidden: list[int] = []
    gap = reach = 0
    for piece in source.split():
        joint = _GAP.fullmatch(piece)
        if joint and joint[1] == "&":
            parts.append(Part(tuple(steps), reach))
            steps, gap, reach = [], 0, int(joint[2] or _DEFAULT_REACH["&"])
        elif joint:
            gap = int(joint[2] or _DEFAULT_REACH[".."])
        elif piece.startswith("-$"):
            forbidden.append(lexicon.class_id(piece[1:]))
        else:
            steps.append(Step(lexicon.class_id(piece), gap))
            gap = 0
    parts.append(Part(tuple(steps), reach))
    if not all(part.steps for part in parts):
        raise ValueError(f"the pattern {source!r} has an empty part")
    needed = 0
    for class_id in {step.class_id for part in parts for step in part.steps}:
        needed |= 1 << class_id
    return Pattern(tuple(parts), tuple(forbidden), needed)


def find(pattern: Pattern, occurrences: Occurrences, words: Words) -> Iterator[Found]:
    """The matches of the pattern in the sentence, in order of its first part; at most eight."""
    return islice(_find(pattern, occurrences, words), _MOST)


def _find(pattern: Pattern, occurrences: Occurrences, words: Words) -> Iterator[Found]:
    if pattern.forbidden and any(occurrences.places(class_id) for class_id in pattern.forbidden):
        return
    first, *others = pattern.parts
    if not others and len(first.steps) == 1:
        for start, end in occurrences.places(first.steps[0].class_id):
            yield Found(start, start, end, _bits(start, end))
        return
    candidates = [list(islice(_part_matches(part, occurrences, words), _MOST)) for part in others]
    for found in _part_matches(first, occurrences, words):
        joined: Found | None = found
        for part, matches in zip(others, candidates, strict=True):
            joined = _nearest(joined, matches, part.reach, words) if joined else None
        if joined:
            yield joined


def outermost(matches: Iterable[tuple[Found, object]]) -> list[bool]:
    """For each match whether it stands by itself: no other one covers it."""
    found = [match for match, _ in matches]
    return [not any(other.covers(match) for other in found) for match in found]


def _part_matches(part: Part, occurrences: Occurrences, words: Words) -> Iterator[Found]:
    for start, end in occurrences.places(part.steps[0].class_id):
        mask = _bits(start, end)
        last = end
        for step in part.steps[1:]:
            reached = _next(occurrences.places(step.class_id), last, step.gap)
            if reached is None or words.segments[reached[0]] != words.segments[start]:
                break
            mask |= _bits(*reached)
            last = reached[1]
        else:
            yield Found(start, start, last, mask)


def _next(places: Iterable[tuple[int, int]], last: int, gap: int) -> tuple[int, int] | None:
    return next((place for place in places if last <= place[0] <= last + gap), None)


def _nearest(found: Found, matches: Iterable[Found], reach: int, words: Words) -> Found | None:
    """`found` joined with the nearest of `matches` within reach, in the same segment."""
    best: tuple[int, Found] | None = None
    for match in matches:
        distance = max(match.start - found.end, found.start - match.end)
        apart = match.mask & found.mask == 0 and words.segments[match.start] == words.segments[found.start]
        if apart and distance <= reach and (best is None or distance < best[0]):
            best = (distance, match)
    if best is None:
        return None
    other = best[1]
    return Found(found.head, min(found.start, other.start), max(found.end, other.end), found.mask | other.mask)


def _bits(start: int, end: int) -> int:
    return (1 << end) - (1 << start)
