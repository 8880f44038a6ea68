"""The towns that a sentence says something happened in, told by their form alone: no list of the world's towns.

A name after a word of place is one (`near Karsk`, `la ville de Karsk`). Two reports of a day that each name a town, and
have no name in common, tell of two happenings however alike their words: where a war strikes depots every day, the
town is what tells one strike from another. A town that is spelt almost alike is taken for the same (Hroza, Groza).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from generator.timeline.lexicons import NAME, language_file, name_form
from generator.timeline.model import Report
from generator.timeline.naming import TOKEN
from generator.timeline.terms import Vector

_REMEMBERED = 20_000


def elsewhere(some: Iterable[Report], terms: Vector, others: Iterable[Report], their_terms: Vector) -> bool:
    """Whether reports tell of one town and others of another, with no name in common: their terms tell the names."""
    names = [term for term in terms if term[0] == NAME]
    if not names or any(name in their_terms for name in names):
        return False
    if not _name_a_town(some, terms) or not _name_a_town(others, their_terms):
        return False
    theirs = [term for term in their_terms if term[0] == NAME]
    return not any(_spelt_alike(name, other) for name in names for other in theirs)


def _name_a_town(reports: Iterable[Report], terms: Vector) -> bool:
    """Whether any of the reports names a town that is among their terms: an actor of the crisis is not, as a name."""
    return any(town in terms for one in reports for town in towns(one.event.quote, one.citation.language))


@lru_cache(maxsize=_REMEMBERED)
def towns(sentence: str, language: str) -> frozenset[str]:
    """The terms of the names that stand after a word of place: towns, and whatever else is named so."""
    before, found = ("", ""), set[str]()
    locatives, inside = _locatives(language), False
    for token in TOKEN.findall(sentence):
        inside = token[0].isupper() and (inside or before[1:] in locatives or before in locatives)
        if inside:
            found.add(NAME + name_form(token))
        before = before[1], token.lower()
    return frozenset(found)


@cache
def _locatives(language: str) -> frozenset[tuple[str, ...]]:
    """The words, one or two in a row, after which a name is that of a place."""
    return frozenset(tuple(words.split()) for words in language_file(language).get("locatives", ()))


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two forms of names are but one letter apart: changed, or one more at any place."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((at for at, (first, second) in enumerate(zip(short, long, strict=False)) if first != second), len(short))
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
