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
    counts = Counter(words)
    shares = sorted(((_share(counts, commonest, len(words)), code) for code, commonest in _profiles()), reverse=True)
    best, code = shares[0]
    rivals = (share for share, other in shares[1:] if code in known_languages() or other in known_languages())
    second = next(rivals, 0.0)
    if best >= _LEAST_SHARE and best >= second * _LEAST_LEAD:
        return code
    enough = len(words) >= _ENOUGH_WORDS or (best == 0 and letters >= _MANY_LETTERS)
    if enough and best < _STRANGE_SHARE:
        return UNKNOWN
    return None


def _share(counts: Counter[str], commonest: frozenset[str], total: int) -> float:
    return sum(counts[word] for word in commonest.intersection(counts)) / total


@cache
def _profiles() -> tuple[tuple[str, frozenset[str]], ...]:
    """The commonest words of each language, those without data too."""
    raw = yaml.load(_OTHERS.read_text("utf-8"), yaml.CSafeLoader)
    others = msgspec.convert(raw, dict[str, str])
    known = {code: language_data(code).function_words for code in known_languages()}
    return tuple((code, frozenset(words.split())) for code, words in sorted({**others, **known}.items()))
