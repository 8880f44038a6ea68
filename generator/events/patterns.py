"""Patterns over the words of a sentence, and where they match.

A pattern is a line of steps. A step is a class `$missile` or words `tir+er|lanc+er`. Steps stand next to each
other; `..` between two lets up to five words stand between them, `..9` up to nine; words of the class `transparent`
(`mardi`, `à nouveau`) do not count. `&` joins two parts that stand in either order, at most ten words apart (`&4`:
four). `-$sport` forbids a class anywhere in the sentence, `+$arms` asks for one. A pattern never reaches over a full
stop, a colon, a semicolon or a dash.

A phrase in a step is written with hyphens (`cessez-le-feu|~coup-de-feu`), since a space begins the next step.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.events.lexicon import Lexicon, bits_of
from generator.events.occurrences import Exclusion, Occurrences
from generator.events.tables import PatternTable
from generator.events.words import Words
from generator.frozen import Leaf

_GAP = re.compile(r"(\.\.|&)(\d*)")
_MOST = 8
"""Matches of one pattern in one sentence that are looked at: hostile text has thousands."""

_DEFAULT_REACH = {"..": 5, "&": 10}


class PatternError(ValueError):
    """A pattern that cannot be read: what is wrong with it, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Step:
    """A class, and how many words may stand between it and the step before."""

    class_id: int
    gap: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """Steps in order, and how many words may stand between them and the part before, on either side."""

    steps: tuple[Step, ...]
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: the parts that must stand, the classes that must stand anywhere, bits for the classes of
    both, and bits for those that must not stand."""

    parts: tuple[Part, ...]
    asked: tuple[int, ...]
    needed: int
    unwanted: int

    @property
    def key(self) -> int:
        """The class by which the pattern is looked up: that of its first step."""
        return self.parts[0].steps[0].class_id


class Found(Leaf, frozen=True):
    """Where a pattern matched: the first word of its first part, its hull [start, end), and its words as bits."""

    head: int
    start: int
    end: int
    mask: int

    def covers(self, other: Found) -> bool:
        """Whether this match uses every word of the other one, and more."""
        return self.mask != other.mask and self.mask & other.mask == other.mask


def parse(source: str, lexicon: Lexicon) -> PatternTable:
    """What a pattern says, in the classes of the lexicon.

    Raises PatternError where it says nothing or leaves out half a phrase, ValueError for a class that does not exist.
    """
    parts: list[tuple[list[tuple[int, int]], int]] = []
    steps: list[tuple[int, int]] = []
    forbidden: list[int] = []
    asked: list[int] = []
    gap = reach = 0
    before = ""
    for piece in source.split():
        joint = _GAP.fullmatch(piece)
        if joint and joint[1] == "&":
            parts.append((steps, reach))
            steps, gap, reach = [], 0, int(joint[2] or _DEFAULT_REACH["&"])
        elif joint:
            gap = int(joint[2] or _DEFAULT_REACH[".."])
        elif piece.startswith("-$"):
            forbidden.append(lexicon.class_id(piece[1:]))
        elif piece.startswith("+$"):
            asked.append(lexicon.class_id(piece[1:]))
        else:
            if before:
                _refuse_half_phrase(before, piece)
            steps.append((lexicon.class_id(piece), gap))
            gap = 0
        before = "" if joint or piece[0] in "-+" else piece
    parts.append((steps, reach))
    if not all(steps for steps, _ in parts):
        raise PatternError(f"the pattern {source!r} has an empty part", "write a step on both sides of each `&`")
    return PatternTable(parts, asked, forbidden)


def pattern_of(table: PatternTable) -> Pattern:
    """The pattern that says this, ready for use."""
    parts = tuple(Part(tuple(Step(*step) for step in steps), reach) for steps, reach in table.parts)
    needed = bits_of([*table.asked, *(class_id for steps, _ in table.parts for class_id, _ in steps)])
    return Pattern(parts, tuple(table.asked), needed, bits_of(table.forbidden))


def _refuse_half_phrase(step: str, following: str) -> None:
    """Raise PatternError where a space parts a phrase that the step would leave out (`drill*|~drill sergeant`)."""
    last = step.rpartition("|")[2]
    if last.startswith("~") and not last.startswith("~$"):
        message = f"{last!r} leaves out one word, and {following!r} after the space is the next step"
        remedy = (
            f"write `{last}-{following}` to leave out the phrase, else put `{last}` before another word of its step"
        )
        raise PatternError(message, remedy)


def find(pattern: Pattern, occurrences: Occurrences, words: Words) -> list[Found]:
    """The matches of the pattern in the sentence, in order of its first part; at most eight."""
    if pattern.unwanted & occurrences.present:
        return []
    if pattern.asked and not all(occurrences.places(class_id) for class_id in pattern.asked):
        return []
    found = _part_matches(pattern.parts[0], occurrences, words)
    for part in pattern.parts[1:]:
        if not found:
            break
        matches = _part_matches(part, occurrences, words)[:_MOST]
        found = [joined for one in found if (joined := _nearest(one, matches, part.reach, words))]
    return found[:_MOST]


def exclusion(pattern: Pattern) -> Exclusion:
    """Where the pattern matches, for `Lexicon.exclude`: its words there are not of the class."""

    def excluded(occurrences: Occurrences, words: Words) -> list[int]:
        if pattern.needed & occurrences.present != pattern.needed:
            return []
        return [found.mask for found in find(pattern, occurrences, words)]

    return excluded


def outermost(matches: Iterable[tuple[Found, object]]) -> list[bool]:
    """For each match whether it stands by itself: no other one covers it."""
    masks = [match.mask for match, _ in matches]
    return [not any(mask & other == mask != other for other in masks) for mask in masks]


def _part_matches(part: Part, occurrences: Occurrences, words: Words) -> list[Found]:
    steps = part.steps
    starts = occurrences.places(steps[0].class_id)
    if len(steps) == 1:
        return [Found(start, start, end, (1 << end) - (1 << start)) for start, end in starts]
    found = []
    for start, end in starts:
        mask, last, segment = (1 << end) - (1 << start), end, words.segments[start]
        for step in steps[1:]:
            place = occurrences.place_after(step.class_id, last, step.gap)
            if place is None or words.segments[place[0]] != segment:
                break
            last = place[1]
            mask |= (1 << last) - (1 << place[0])
        else:
            found.append(Found(start, start, last, mask))
    return found


def _nearest(found: Found, matches: Iterable[Found], reach: int, words: Words) -> Found | None:
    """`found` joined with the nearest of `matches` within reach, in the same segment."""
    segments, segment = words.segments, words.segments[found.start]
    best, least = None, reach + 1
    for match in matches:
        distance = max(match.start - found.end, found.start - match.end)
        if distance < least and not match.mask & found.mask and segments[match.start] == segment:
            best, least = match, distance
    if best is None:
        return None
    return Found(found.head, min(found.start, best.start), max(found.end, best.end), found.mask | best.mask)
