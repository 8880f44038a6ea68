"""The language of a text, by its commonest small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import yaml

from generator.articles.languages import known_languages, language_data

UNKNOWN = "und"
"""ISO 639 for a language that is not determined."""

_OTHERS = Path(__file__).with_name("other_languages.yaml")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_FEWEST_WORDS = 8
_ENOUGH_WORDS = 40
_MANY_LETTERS = 80
_LEAST_SHARE = 0.12
_LEAST_LEAD = 1.25
_STRANGE_SHARE = 0.06


def detect_language(text: str) -> str | None:
    """The code of the text's language; `und` where it is none with data; None where the text is too short to tell.

    A language is told by the share of the text's words that are among its fifty commonest ones (Grefenstette 1995,
    "Comparing two language identification schemes"): 30 to 50 % in its own texts, seldom half as much in others'. Two
    languages without data need not be told apart.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]).lower())
    letters = sum(map(len, words))
    if len(words) < _FEWEST_WORDS and letters < _MANY_LETTERS:
        return None
    shares = _shares(words)
    best, code = shares[0]
    rivals = (share for share, other in shares[1:] if code in known_languages() or other in known_languages())
    second = next(rivals, 0.0)
    if best >= _LEAST_SHARE and best >= second * _LEAST_LEAD:
        return code
    enough = len(words) >= _ENOUGH_WORDS or (best == 0 and letters >= _MANY_LETTERS)
    if enough and best < _STRANGE_SHARE:
        return UNKNOWN
    return None


def _shares(words: list[str]) -> list[tuple[float, str]]:
    """For each language the share of the words that are among its commonest ones, the largest first."""
    codes, commonest = _profiles()
    counts = Counter(words)
    found = dict.fromkeys(codes, 0)
    for word in counts.keys() & commonest.keys():
        for code in commonest[word]:
            found[code] += counts[word]
    return sorted(((count / len(words), code) for code, count in found.items()), reverse=True)


@cache
def _profiles() -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """The languages, those without data too, and for each of their commonest words the languages that have it."""
    raw = yaml.load(_OTHERS.read_text("utf-8"), yaml.CSafeLoader)
    others = msgspec.convert(raw, dict[str, str])
    known = {code: language_data(code).function_words for code in known_languages()}
    profiles = {**others, **known}
    commonest: dict[str, tuple[str, ...]] = {}
    for code, listed in profiles.items():
        for word in set(listed.split()):
            commonest[word] = (*commonest.get(word, ()), code)
    return tuple(profiles), commonest
