"""Lists of words and numbers in words → patterns, and back to values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from generator.frozen import Frozen

Fold = Callable[[str], str]

_FIRST_TEN = 20
"""The least number that an ordinal is added to: `twenty-third`, but no `one third`."""


def word_pattern(words: Iterable[str], fold: Fold) -> str:
    """The pattern of any of `words`; one with a capital matches only so, or with the first letter a capital, or all."""
    cased, free = [], []
    for word in words:
        folded = fold(word)
        if folded == folded.lower():
            free.append(_written(folded))
        else:
            forms = dict.fromkeys((folded, folded[0].upper() + folded[1:], folded.upper()))
            cased.append(f"(?-i:{'|'.join(_written(form) for form in forms)})")
    return "(?:" + "|".join(free + cased) + ")"


def _written(word: str) -> str:
    """The pattern of one form of a word or of several."""
    pattern = re.escape(word).replace(r"\ ", "(?: {1,3})").replace(r"\'", "'").replace(r"\-", "-")
    return _bounded(pattern, word)


def _bounded(pattern: str, word: str) -> str:
    """`pattern` with word boundaries where the word's edge is an ASCII letter or digit (RE2 knows no others)."""
    before = r"\b" if word[0].isascii() and word[0].isalnum() else ""
    after = r"\b" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"{before}{pattern}{after}"


class Numbers(Frozen, frozen=True):
    """Numbers in words of a language: the words, what joins them (`et`), and ordinals."""

    values: Mapping[str, int]
    longest_first: tuple[str, ...]
    ordinals: Mapping[str, int]
    pattern: str
    ordinal_pattern: str

    @classmethod
    def of(cls, values: Mapping[str, int], joiners: Iterable[str], ordinals: Mapping[str, int], fold: Fold) -> Numbers:
        """The numbers whose `values` and `ordinals` are given by word."""
        folded = {fold(word).lower(): value for word, value in values.items()}
        joined = sorted(fold(word).lower() for word in joiners)
        ordered = sorted(folded, key=lambda word: (-len(word), word))
        words = "|".join(re.escape(word).replace(r"\-", "-") for word in ordered)
        between = "[- ]" + (f"(?:(?:{'|'.join(joined)})[- ])?" if joined else "")
        pattern = rf"\b(?:{words})(?:{between}(?:{words})){{0,5}}\b"
        ordinal = {fold(word).lower(): value for word, value in ordinals.items()}
        longest_first = tuple(sorted([*folded, *joined], key=lambda word: (-len(word), word)))
        tens = "|".join(re.escape(word).replace(r"\-", "-") for word in ordered if folded[word] >= _FIRST_TEN)
        before = rf"\b(?:(?:{words}){between}){{0,4}}(?:{tens}){between}" if tens else ""
        compound = f"(?:(?:{before})?{word_pattern(ordinal, fold)})"
        return cls(folded, longest_first, ordinal, pattern, compound)

    def value(self, words: str) -> int | None:
        """The number that `words` (folded, small letters) say: digits or words; None when they say none.

        A number below ten right after another begins anew: `one three years ago` is three.
        """
        digits = re.sub(r"[ ,.]", "", words)
        if digits.isdigit():
            return int(digits)
        total = group = last = 0
        rest = words
        while rest:
            token = next((word for word in self.longest_first if _starts(rest, word)), None)
            if token is None:
                return None
            number = self.values.get(token, 0)
            if 0 < number < 10 and 0 < last < 10:
                total = group = 0
            last = number or last
            if number == 1000:
                total, group = total + max(1, group) * 1000, 0
            else:
                group = max(1, group) * 100 if number == 100 else group + number
            rest = rest[len(token) :].lstrip(" -")
        return total + group

    def year(self, words: str) -> int | None:
        """The year that `words` say, whole or in two pairs (`nineteen ninety-six`); None when they say none."""
        number = self.value(words)
        if number is None or number >= 1000:
            return number
        first, *others = re.split("[- ]", words)
        century, rest = self.value(first), self.value(" ".join(others))
        return None if century is None or rest is None else century * 100 + rest

    def ordinal(self, words: str) -> int | None:
        """The number of an ordinal in digits (`1000ème`, `2nd`) or words; None when it is none.

        Of an ordinal of several words the last says its own number, those before it are a number to add to.
        """
        digits = re.match(r"\d+", re.sub(r"[ ,.](?=\d)", "", words))
        if digits:
            return int(digits.group())
        last = next((word for word in self._ordinals_longest_first() if _ends(words, word)), None)
        if last is None:
            return None
        before = words.removesuffix(last).strip(" -")
        number = self.value(before) if before else 0
        return None if number is None else number + self.ordinals[last]

    def _ordinals_longest_first(self) -> list[str]:
        return sorted(self.ordinals, key=lambda word: (-len(word), word))


def _starts(text: str, word: str) -> bool:
    return text.startswith(word) and (len(text) == len(word) or not text[len(word)].isalnum())


def _ends(text: str, word: str) -> bool:
    return text.endswith(word) and (len(text) == len(word) or not text[-len(word) - 1].isalnum())


def numeric_slots(
    numbers: Numbers, ordinal_suffixes: Iterable[str], day_suffixes: Iterable[str], fold: Fold
) -> dict[str, str]:
    """Patterns of the slots that every language has: days, years, counts, ordinals, dates in figures.

    Days and years match more than the calendar allows, so that a date that cannot be is seen whole and refused.
    """
    suffixes = "|".join(re.escape(fold(suffix)) for suffix in sorted(ordinal_suffixes, key=len, reverse=True))
    day_suffix = "|".join(re.escape(fold(suffix)) for suffix in sorted(day_suffixes, key=len, reverse=True))
    return {
        "day": rf"\b\d{{1,2}}(?: ?(?:{day_suffix}))?\b" if day_suffix else r"\b\d{1,2}\b",
        "nth_day": rf"\b\d{{1,2}} ?(?:{day_suffix})\b" if day_suffix else r"\b\d{1,2}\b",
        "year": r"\b\d{4}\b",
        "written_year": r"\b(?:1[0-9]|20)\d\d\b",
        "named_year": r"\b(?:1[5-9]|20)\d\d\b",
        "older_year": r"\b1[789]\d\d\b",
        "bare_year": r"\b(?:1[89]|20)\d\d\b",
        "short_year": r"\b\d\d\b",
        "spelt": numbers.pattern,
        "count": rf"(?:\b\d{{1,3}}[ ,.]\d{{3}}\b|\b\d{{1,4}}\b|{numbers.pattern})",
        "ordinal": rf"(?:\b(?:\d{{1,3}}[ ,.]\d{{3}}|\d{{1,4}}) ?(?:{suffixes})\b|{numbers.ordinal_pattern})",
        "iso": r"\b\d{4}(?:-\d\d-\d\d|/\d\d/\d\d)(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b",
        # Not before 2012: `2009-11` is rather a span of years, which later two digits up to twelve cannot end.
        "iso_month": r"\b(?:19|20)(?:1[2-9]|[2-9]\d)-(?:0[1-9]|1[0-2])\b",
        "figures": r"\b\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:\d{4}|\d\d)\b",
    }
