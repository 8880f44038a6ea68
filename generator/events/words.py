"""A sentence as words: forms, places, and the punctuation between them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

_WORD = re.compile(r"(\d+(?:[.,]\d+)*|[^\W\d_]+)")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_SHORT = 3
_HARD_BREAKS = frozenset(";:.!?…—–\n")
_JOINTS = frozenset({" ", "'", "’", "-", "\u00a0"})
"""What stands between words that belong together."""

_AFTER_STOP = frozenset({"", " ", "-", "'", "’"})
"""What may follow the full stop of an abbreviation."""

_LONGEST_ABBREVIATION = 3


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in lower case without accents or ligatures: what dictionaries are compared by.

    In words of one or two letters accents stay: they tell `à` from `a`, `où` from `ou`.
    """
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    lowered = lowered.translate(_LIGATURES)
    return lowered if len(lowered) < _SHORT else without_accents(lowered)


def without_accents(text: str) -> str:
    """The text with its letters bare."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def split(text: str) -> list[str]:
    """The words of `text`; hyphens and apostrophes part words (`cessez-le-feu` is three, `l'armée` two)."""
    return _WORD.findall(text)


class Words:
    """The words of one sentence.

    `forms[i]` is word i as written, at [`starts[i]`, `ends[i]`) of `text`; `breaks[i]` is what stands before it, and
    `breaks[-1]` what follows the last. `gaps` are the words, but for the first, before which more stands than what
    joins words. `segments[i]` numbers the segment of word i: they end at full stops, colons, semicolons and dashes.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = _WORD.split(text)
        edges = list(accumulate(map(len, pieces)))
        self.breaks = pieces[::2]
        self.forms = pieces[1::2]
        self.starts = edges[:-1:2]
        self.ends = edges[1::2]
        self.gaps = [
            index
            for index, gap in enumerate(self.breaks[1:-1], 1)
            if gap not in _JOINTS and not self._is_shortening(index, gap)
        ]
        self.segments = self._segments()
        self._folded: list[str] = []

    def __len__(self) -> int:
        return len(self.forms)

    @property
    def folded(self) -> list[str]:
        """Each word as dictionaries know it."""
        if len(self._folded) < len(self.forms):
            self._folded = list(map(fold, self.forms))
        return self._folded

    def at(self, offset: int) -> int:
        """The index of the first word that ends after `offset` of the text; the number of words if there is none."""
        return bisect_right(self.ends, offset)

    def between(self, first: int, last: int) -> str:
        """The text from the word `first` up to and including the word before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""

    def _is_shortening(self, index: int, gap: str) -> bool:
        """Whether what stands before a word only belongs to a short name (`U.N. troops`, `the agency (IAEA) said`)."""
        if gap[:1] == ".":
            return gap[1:] in _AFTER_STOP and _is_abbreviation(self.forms[index - 1])
        if gap == " (":
            return self.breaks[index + 1][:1] == ")"
        return gap == ") " and self.breaks[index - 1] == " ("

    def _segments(self) -> list[int]:
        number = int(_is_hard(self.breaks[0]))
        segments: list[int] = []
        for index in self.gaps:
            if _is_hard(self.breaks[index]):
                segments += [number] * (index - len(segments))
                number += 1
        return segments + [number] * (len(self.forms) - len(segments))


def _is_abbreviation(form: str) -> bool:
    """Whether a full stop after the word inside a sentence only cuts it short (`U.N.`, `Gen.`)."""
    return form[:1].isupper() and len(form) <= _LONGEST_ABBREVIATION and form[1:] == form[1:].lower()


def bits(words: Iterable[int]) -> int:
    """A mask with a bit for each of these words."""
    mask = 0
    for word in words:
        mask |= 1 << word
    return mask


def within(mask: int, first: int, last: int) -> bool:
    """Whether the mask has a bit for one of the words [first, last)."""
    first = max(first, 0)
    return last > first and mask >> first & (1 << last - first) - 1 != 0


def words_in(mask: int) -> list[int]:
    """The words that a mask has bits for, in order."""
    if not mask & (mask - 1):  # most masks have one word
        return [mask.bit_length() - 1] if mask else []
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found


def _is_hard(gap: str) -> bool:
    """Whether a gap between words ends a segment: `;` and the like, or a dash that is no hyphen."""
    return not _HARD_BREAKS.isdisjoint(gap) or " - " in gap
