"""How the members of a word class are written, and which words they mean.

    trêve            the word
    bombard*         words that begin so
    *rait            words that begin in no capital and end so (`*,000` numbers too)
    tir+er           the stem with each of the endings that the language calls `er`; an ending `&ed` doubles the last
                     letter of a stem that ends in one vowel and one consonant (`stop+v` means `stopped` too)
    cessez-le-feu    several words in a row; each may be written in one of the forms above
    $missile         all members of another class
    de $day à $day   several words in a row, some of them any word of a class (the first: a class of single words)
    ~bombardier*     not these words
    ~attack helicopter*   no word that stands in this phrase; ~$class: of all these
    =nié             the word with just these accents (`nie` is another)
    ^                any word with a capital
    US, Mirage       capitals in a member must stand in the text too

Otherwise case and accents do not count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from generator.events.words import fold, split

_LETTER_BESIDE_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where a text parts words too: `M23` is two."""


_DOUBLING = re.compile(r"[^aeiou][aeiou][bdglmnprt]$")
"""Stems whose last letter is doubled before an ending that asks for it."""


class Likeness(StrEnum):
    """How a word is compared."""

    SAME = "="
    PREFIX = "*"
    SUFFIX = "-"
    CAPITAL = "^"


class WordTest(NamedTuple):
    """One word of a member: what it must be like, and how it is written where capitals or accents count."""

    kind: Likeness
    form: str
    written: str = ""
    accents: bool = False

    def fits(self, form: str) -> bool:
        """Whether the word, as written in a sentence, is this one."""
        if self.accents:
            return form.lower() == self.written
        if not self._case_fits(form):
            return False
        match self.kind:
            case Likeness.SAME:
                return fold(form) == self.form
            case Likeness.PREFIX:
                return fold(form).startswith(self.form)
            case Likeness.SUFFIX:
                return fold(form).endswith(self.form)
            case Likeness.CAPITAL:
                return form[:1].isupper()

    def _case_fits(self, form: str) -> bool:
        if self.written.isupper() and len(self.written) > 1:
            return form.isupper()
        if self.written:
            return form[:1].isupper()
        return self.kind is not Likeness.SUFFIX or not form[:1].isupper()


def member_words(member: str) -> list[str]:
    """The words of a member, each with its own mark still on it. Raises ValueError where one of them is no word."""
    if member.strip("*=~$").replace("+", "").isalpha():
        return [member]
    words = _LETTER_BESIDE_DIGIT.sub(" ", member.replace("’", "'").replace("-", " ").replace("'", " ")).split()
    if not words or not all(split(word) or word == Likeness.CAPITAL for word in words):
        raise ValueError(f"{member!r} has no word")
    return words


def word_tests(word: str, endings: Mapping[str, Sequence[str]]) -> tuple[WordTest, ...]:
    """What one word of a member means: any of these tests. Raises ValueError for endings that do not exist."""
    written = word.rstrip("*") if word[:1].isupper() else ""
    if word == Likeness.CAPITAL:
        return (WordTest(Likeness.CAPITAL, ""),)
    if word.startswith("="):
        return (WordTest(Likeness.SAME, fold(word[1:]), word[1:], accents=True),)
    if word.startswith("*"):
        return (WordTest(Likeness.SUFFIX, fold(word[1:])),)
    if word.endswith("*"):
        return (WordTest(Likeness.PREFIX, fold(word[:-1]), written),)
    if "+" in word:
        stem, _, name = word.partition("+")
        if name not in endings:
            raise ValueError(f"no endings {name!r} for {word!r}")
        return tuple(WordTest(Likeness.SAME, fold(form)) for form in _inflected(stem, endings[name]))
    return (WordTest(Likeness.SAME, fold(word), written),)


def _inflected(stem: str, endings: Sequence[str]) -> list[str]:
    """The stem with each of the endings, its last letter doubled where an ending asks for that and a stem allows it."""
    doubled = stem + stem[-1:] if _DOUBLING.search(stem) else None
    forms = [stem + ending for ending in endings if not ending.startswith("&")]
    return forms + [doubled + ending[1:] for ending in endings if doubled and ending.startswith("&")]
