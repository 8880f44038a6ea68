"""What a language's file says of words for the comparison of reports, and what a single word is worth by it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.frozen import Frozen

_LANGUAGES = Path(__file__).parent / "languages"
_SHARED = "shared"

STEM_LETTERS = 6
"""Words compare by their first letters: truncation rivals stemmers in French and English and needs no data
(McNamee, Nicholas and Mayfield, "Addressing morphological variation in alphabetic languages", SIGIR 2009)."""

SHORTEST_STEM = 3
"""Letters that are left of a word of which an ending is taken."""

COMMON = "~"
"""What the terms of matters begin with that a crisis tells of every day."""

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"})
NAME = "^"
"""What the terms of names begin with."""

ACTOR = "@"
"""What the terms of actors and countries begin with."""

_LARGEST_PLAIN_NUMBER = 31
_SHORTEST_TELLING = 4
"""Letters: in a language without a list of such words, shorter ones are taken to say little."""


class Weights(Frozen, frozen=True):
    """What each kind of term tells: 0 nothing, 1 an ordinary word."""

    word: float = 1.0
    weak: float = 0.3
    concept: float = 1.0
    common_concept: float = 0.7
    name: float = 1.4
    number: float = 1.2
    small_number: float = 0.3
    actor: float = 0.8


class Word(NamedTuple):
    """What a token stands for: its term, and what that tells."""

    term: str
    weight: float


class Lexicon(Frozen, frozen=True):
    """What is known of one language: exact words and word beginnings that say nothing, little, or name a matter."""

    stop: frozenset[str]
    weak: frozenset[str]
    concepts: dict[str, str]
    beginnings: dict[str, str]
    """The matter that words beginning so name, empty where they merely say little."""
    lengths: tuple[int, ...]
    """Of the beginnings, longest first."""
    endings: tuple[str, ...] = ()
    """Of inflected words, longest first."""

    def beginning(self, folded: str) -> str | None:
        """What the longest known beginning of a word names, empty for little; None where it begins otherwise."""
        beginnings = self.beginnings
        for length in self.lengths:
            if folded[:length] in beginnings:
                return beginnings[folded[:length]]
        return None


def fold(text: str) -> str:
    """Lower case without accents, joined letters parted."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return "".join([char for char in decomposed if not unicodedata.combining(char)])


@cache
def languages() -> tuple[str, ...]:
    """The languages that the room knows."""
    return tuple(sorted(path.stem for path in _LANGUAGES.glob("*.yaml") if path.stem != _SHARED))


@cache
def language_file(name: str) -> dict[str, Any]:
    """What the file of a language holds; nothing where there is none."""
    path = _LANGUAGES / f"{name}.yaml"
    if not path.is_file():
        return {}
    data: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return data


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of `language`; an empty one where the room has no file for it, so that every word counts alike."""
    data = language_file(language)
    stop = {fold(word) for word in str(data.get("stop", "")).split()}
    weak, weak_beginnings = _split(str(data.get("weak", "")).split())
    concepts: dict[str, str] = {}
    beginnings = dict.fromkeys(weak_beginnings, "")
    for name, words in data.get("concepts", {}).items():
        exact, starts = _split(words)
        concepts.update(dict.fromkeys(exact, name))
        beginnings.update(dict.fromkeys(starts, name))
    lengths = sorted(set(map(len, beginnings)), reverse=True)
    endings = sorted(map(fold, data.get("endings", ())), key=len, reverse=True)
    return Lexicon(frozenset(stop), frozenset(weak), concepts, beginnings, tuple(lengths), tuple(endings))


def _split(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Whole words, and beginnings of words (written with a trailing `*`)."""
    folded = [fold(word) for word in words]
    return [word for word in folded if not word.endswith("*")], [word[:-1] for word in folded if word.endswith("*")]


@cache
def spellings() -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """Replacements that bring spellings of a name to one form, in order, and the vowels that it drops."""
    data = language_file(_SHARED)
    return tuple((old, new) for old, new in data["spellings"]), frozenset(data["vowels"])


@cache
def _common_concepts() -> frozenset[str]:
    return frozenset(language_file(_SHARED)["common"])


@cache
def _translations() -> dict[str, str]:
    """Names of seats of government, which each language lists in the same order, as the first language has them."""
    files = [language_file(language).get("seats", {}) for language in languages()]
    return {
        fold(name): fold(first)
        for seats in files[1:]
        for code, names in seats.items()
        for name, first in zip(names, files[0].get(code, ()), strict=False)
    }


@lru_cache(maxsize=100_000)
def name_form(word: str) -> str:
    """The form in which spellings of one foreign name agree: `Kyiv` and `Kiev`, `Orechnik` and `Oreshnik`."""
    replacements, vowels = spellings()
    folded = fold(word)
    folded = _translations().get(folded, folded)
    for old, new in replacements:
        folded = folded.replace(old, new)
    single = [char for char, _ in groupby(folded)]
    return "".join(single[:1] + [char for char in single[1:] if char not in vowels])


def read_word(token: str, folded: str, known: Lexicon, weights: Weights) -> Word | None:
    """What a token says, given also folded; None for nothing. A capital makes a name of what no list knows."""
    if folded[:1].isdecimal():
        return _number(folded, weights)
    if len(folded) < 2 or folded in known.stop:
        return None
    if not known.stop and len(folded) < _SHORTEST_TELLING:
        return Word(folded, weights.weak)
    if folded in known.concepts:
        return _concept(known.concepts[folded], weights)
    begins = known.beginning(folded)
    if begins:
        return _concept(begins, weights)
    if begins is not None or folded in known.weak:
        return Word(_stem(folded, known), weights.weak)
    if token[0].isupper() or any(char.isdigit() for char in token):
        return Word(NAME + name_form(token), weights.name)
    return Word(_stem(folded, known), weights.word)


def _stem(folded: str, known: Lexicon) -> str:
    """The first letters of a word without its ending, doubled ones once: so `balistique` and `ballistic` agree."""
    for ending in known.endings if folded.endswith(known.endings) else ():
        if folded.endswith(ending) and len(folded) - len(ending) >= SHORTEST_STEM:
            folded = folded[: -len(ending)]
            break
    return "".join([char for char, _ in groupby(folded[: 2 * STEM_LETTERS])][:STEM_LETTERS])


def _concept(name: str, weights: Weights) -> Word:
    if name in _common_concepts():
        return Word(COMMON + name, weights.common_concept)
    return Word("=" + name, weights.concept)


def _number(digits: str, weights: Weights) -> Word | None:
    plain = "".join(char for char in digits if char.isdecimal())
    small = len(plain) <= 2 and int(plain) <= _LARGEST_PLAIN_NUMBER
    year = len(digits) == 4 and digits[:2] in ("19", "20")
    return Word("#" + plain, weights.small_number if small or year else weights.number)
