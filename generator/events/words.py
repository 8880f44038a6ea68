"""A sentence as words: forms, places, and the punctuation between them."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from itertools import accumulate

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_SHORT = 3
_HARD_BREAKS = frozenset(";:.!?…—–\n")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word in lower case without accents or ligatures: what dictionaries are compared by.

    In words of one or two letters accents stay: they tell `à` from `a`, `où` from `ou`.
    """
    lowered = word.lower().translate(_LIGATURES)
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
    `breaks[-1]` what follows the last.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [found.span() for found in _WORD.finditer(text)]
        self.forms = [text[start:end] for start, end in spans]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def __len__(self) -> int:
        return len(self.forms)

    @cached_property
    def folded(self) -> list[str]:
        """Each word as dictionaries know it."""
        return [fold(form) for form in self.forms]

    @cached_property
    def breaks(self) -> list[str]:
        """What stands before each word, and after the last one."""
        edges = zip([0, *self.ends], [*self.starts, len(self.text)], strict=True)
        return [self.text[start:end] for start, end in edges]

    @cached_property
    def segments(self) -> list[int]:
        """For each word the number of its segment: segments end at full stops, colons, semicolons and dashes."""
        hard = [gap != " " and _is_hard(gap) for gap in self.breaks[:-1]]
        return list(accumulate(hard))

    def at(self, offset: int) -> int:
        """The index of the first word that ends after `offset` of the text; the number of words if there is none."""
        low, high = 0, len(self.ends)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def between(self, first: int, last: int) -> str:
        """The text from the word `first` up to and including the word before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]] if last > first else ""


def _is_hard(gap: str) -> bool:
    """Whether a gap between words ends a segment: `;` and the like, or a dash that is no hyphen."""
    return any(sign in _HARD_BREAKS for sign in gap) or " - " in gap
