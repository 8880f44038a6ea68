"""The towns that a sentence says something happened in, told by their form alone: no list of the world's towns.

A name after a word of place is one (`near Karsk`, `la ville de Karsk`), where none follows that makes it an area's (`in
Karsk region`). Two reports of a day that each name a town, and
have no name in common, tell of two happenings however alike their words: where a war strikes depots every day, the
town is what tells one strike from another. A town that is spelt almost alike is taken for the same (Hroza, Groza).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from generator.timeline.lexicons import NAME, language_file, name_form
from generator.timeline.model import Report
from generator.timeline.naming import TOKEN
from generator.timeline.terms import Vector

_REMEMBERED = 20_000


class Whereabouts(NamedTuple):
    """Whether a name that reports have is a town's (an actor is not, as a name), and if so the terms of all names."""

    names: tuple[str, ...]
    in_town: bool


def whereabouts(reports: Iterable[Report], terms: Vector) -> Whereabouts:
    """Where reports with these terms take place."""
    if any(_names_a_town(report, terms) for report in reports):
        return Whereabouts(tuple([term for term in terms if term[0] == NAME]), True)
    return _NOWHERE


_NOWHERE = Whereabouts((), False)


def apart(one: Whereabouts, terms: Vector, other: Whereabouts, their_terms: Vector) -> bool:
    """Whether reports tell of one town and others of another, with no name in common."""
    if not one.in_town or not other.in_town or any(name in their_terms for name in one.names):
        return False
    return not any(_spelt_alike(name, theirs) for name in one.names for theirs in other.names)


def names_with_a_town(report: Report, terms: Vector) -> frozenset[str]:
    """The names in a report with these terms, where one of them is a town's; else none."""
    if _names_a_town(report, terms):
        return frozenset([term for term in terms if term[0] == NAME])
    return frozenset()


def any_apart(some: Iterable[frozenset[str]], others: Iterable[frozenset[str]]) -> bool:
    """Whether any report that names a town tells of another than some of the others: of each, the names are given."""
    for one in some:
        for other in others:
            if one.isdisjoint(other) and not any(_spelt_alike(name, theirs) for name in one for theirs in other):
                return True
    return False


def _names_a_town(report: Report, terms: Vector) -> bool:
    return not terms.keys().isdisjoint(towns(report.event.quote, report.citation.language))


@lru_cache(maxsize=_REMEMBERED)
def towns(sentence: str, language: str) -> frozenset[str]:
    """The terms of the names that stand after a word of place: towns, and whatever else is named so."""
    before, found = ("", ""), set[str]()
    locatives, areas, name = _locatives(language), _areas(language), set[str]()
    for token in TOKEN.findall(sentence):
        small = token.lower()
        if token[0].isupper() and (name or before[1:] in locatives or before in locatives):
            name.add(NAME + name_form(token))
        elif name:
            if small not in areas:
                found |= name
            name = set()
        before = before[1], small
    return frozenset(found | name)


@cache
def _locatives(language: str) -> frozenset[tuple[str, ...]]:
    """The words, one or two in a row, after which a name is that of a place."""
    return frozenset(tuple(words.split()) for words in language_file(language).get("locatives", ()))


@cache
def _areas(language: str) -> frozenset[str]:
    """The words after which the name before them is no town's."""
    return frozenset(language_file(language).get("areas", ()))


def _spelt_alike(one: str, other: str) -> bool:
    """Whether two forms of names are but one letter apart: changed, or one more at any place."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(long) - len(short) > 1:
        return False
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    return short[at:] == long[at + 1 :] or short[at + 1 :] == long[at + 1 :]
