"""A text → the phrases in it, each with its place."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.dates.finding import find, without_marks
from generator.dates.folding import MARK
from generator.dates.parsing import ByIdentity, parse
from generator.dates.phrases import Phrase


class Placed(msgspec.Struct, frozen=True):
    """A phrase and the stretch [start, end) of the text that says it."""

    start: int
    end: int
    phrase: Phrase


def place(folded: bytes, key: ByIdentity) -> Iterator[Placed]:
    """The phrases of a folded text, in order."""
    language = key.language
    if MARK in folded:
        yield from _place_decomposed(folded, key)
        return
    for found in find(folded, language):
        phrase = parse(found.words, key)
        if phrase is not None:
            yield Placed(found.start + phrase.start, found.start + phrase.end, phrase)


def _place_decomposed(folded: bytes, key: ByIdentity) -> Iterator[Placed]:
    """The phrases of a text whose accents are characters of their own: read without them, placed with them."""
    bare, places = without_marks(folded)
    for placed in place(bare, key):
        yield Placed(places[placed.start], places[placed.end - 1] + 1, placed.phrase)
