"""Names that are one actor: those of the site's list, and countries and their peoples as each language calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import msgspec

from generator.settings import ActorSetting
from generator.timeline.lexicons import fold, language_file, languages, spellings

TOKEN = re.compile(r"\w+(?:-\d+)?")
"""A word, a number, or a designation such as F-16."""

_SHORTEST_COUNTRY_STEM = 3


class Aliases(msgspec.Struct, frozen=True):
    """The site's actors by their folded names: one word, or several in a row (by the first of them)."""

    single: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Names of countries in `language` with their ISO 3166 codes, as CLDR has them; none for an unknown language."""
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(sorted((name, code) for code, name in territories.items() if len(code) == 2 and code.isalpha()))


def _peoples(language: str) -> Iterator[tuple[str, str]]:
    """Words made of a country's name, for its people and what is theirs, with the country's code."""
    endings = language_file(language).get("demonyms", ())
    for name, code in countries(language):
        stem = fold(name).rstrip("".join(spellings()[1]))
        if stem.isalpha() and len(stem) >= _SHORTEST_COUNTRY_STEM:
            yield from ((stem + ending, code) for ending in endings)


def _actors_by_country(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The site's actors that are countries, by code: those that any language's name of a country names."""
    codes = {fold(name): code for language in languages() for name, code in countries(language)}
    found: dict[str, str] = {}
    for name, actor in named:
        if fold(name) in codes:
            found.setdefault(codes[fold(name)], actor)
    return found


@lru_cache(maxsize=64)
def aliases(actors: tuple[ActorSetting, ...], language: str) -> Aliases:
    """Every name of the site's actors, folded, then countries and their peoples as `language` calls them."""
    single: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    named = [(name, actor.name) for actor in actors for name in (actor.name, *actor.aliases)]
    owner = _actors_by_country(named)
    places = [(name, owner.get(code, code)) for name, code in (*countries(language), *_peoples(language))]
    for name, meaning in (*named, *places):
        words = tuple(fold(word) for word in TOKEN.findall(name))
        if len(words) == 1:
            single.setdefault(words[0], meaning)
        elif words:
            phrases.setdefault(words[0], []).append((words, meaning))
    ordered = {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in phrases.items()}
    return Aliases(single, ordered)
