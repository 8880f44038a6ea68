"""A text → the phrases in it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.dates.finding import Found, find_at, find_next, is_whole, without_marks
from generator.dates.folding import MARK
from generator.dates.parsing import ByIdentity, parse
from generator.dates.phrases import Phrase
from generator.frozen import Frozen


class Placed(Frozen, frozen=True):
    """A phrase and the stretch [start, end) of the text that says it."""

    start: int
    end: int
    phrase: Phrase


def place(folded: bytes, key: ByIdentity) -> Iterator[Placed]:
    """The phrases of a folded text, in order."""
    if MARK in folded:
        yield from _place_decomposed(folded, key)
        return
    finder = key.language.finder
    position = 0
    while found := find_next(folded, finder, position):
        phrase = parse(found.words, key)
        if phrase is not None and phrase.lead:
            found, phrase = _without_lead(folded, finder, found, phrase, key)
        if phrase is None or not is_whole(folded, found.start + phrase.start, found.start + phrase.end):
            position = found.end
            continue
        position = found.start + phrase.end
        yield Placed(found.start + phrase.start, position, phrase)


def _without_lead(
    folded: bytes, finder: Any, found: Found, phrase: Phrase, key: ByIdentity
) -> tuple[Found, Phrase | None]:
    """Where words were matched before the expression, the longer expression that begins after them, if any."""
    longer = find_at(folded, finder, found.start + phrase.lead)
    if longer is not None and longer.end > found.end:
        return longer, parse(longer.words, key)
    return found, phrase


def _place_decomposed(folded: bytes, key: ByIdentity) -> Iterator[Placed]:
    """The phrases of a text whose accents are characters of their own: read without them, placed with them."""
    bare, places = without_marks(folded)
    for placed in place(bare, key):
        yield Placed(places[placed.start], places[placed.end - 1] + 1, placed.phrase)
