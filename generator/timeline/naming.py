"""Names that are one: the actors of the site's list; countries, peoples and bodies as each language calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from generator.frozen import Frozen
from generator.settings import ActorSetting
from generator.timeline.lexicons import ACTOR, NAME, fold, language_file, languages, lexicon, spellings

TOKEN = re.compile(r"\w+(?:-\d+)?")
"""A word, a number, or a designation such as F-16."""

_SHORTEST_COUNTRY_STEM = 3
_NO_COUNTRY = frozenset({"ZZ", "XA", "XB"})


class Aliases(Frozen, frozen=True):
    """Terms by the folded form of their names: of one word, of one that counts only with a capital, and of several.

    Names of several words stand by the first of them, longest first; `seats` are towns that stand for a country.
    """

    single: dict[str, str]
    capital: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    seats: dict[str, str]

    def meaning(self, token: str, folded: str) -> str | None:
        """The actor or country that a single word names."""
        return self.single.get(folded) or (self.capital.get(folded) if token[0].isupper() else None)

    def country(self, token: str, folded: str) -> str | None:
        """The country for which the name of a town stands, beside naming the town."""
        return self.seats.get(folded) if token[0].isupper() else None


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Names of countries in `language` with their ISO 3166 codes, as CLDR has them; none for an unknown language."""
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(
        sorted((name, code) for code, name in territories.items() if len(code) == 2 and code not in _NO_COUNTRY)
    )


def _peoples(language: str) -> Iterator[tuple[str, str]]:
    """Words made of a country's name, for its people and what is theirs, with the country's code."""
    endings = language_file(language).get("demonyms", ())
    for name, code in countries(language):
        stem = fold(name).rstrip("".join(spellings()[1]))
        if stem.isalpha() and len(stem) >= _SHORTEST_COUNTRY_STEM:
            yield from ((stem + ending, code) for ending in endings)


def _listed(language: str, table: str) -> Iterator[tuple[str, str]]:
    """The names of a table of a language's file, each with what it stands for."""
    yield from ((name, code) for code, names in language_file(language).get(table, {}).items() for name in names)


def _actors_by_country(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The site's actors that are countries or bodies, by code: those that any language's name of one names."""
    codes = {
        fold(name): code
        for language in languages()
        for name, code in (*_listed(language, "peoples"), *_listed(language, "bodies"), *countries(language))
    }
    found: dict[str, str] = {}
    for name, actor in named:
        if fold(name) in codes:
            found.setdefault(codes[fold(name)], actor)
    return found


@lru_cache(maxsize=64)
def aliases(actors: tuple[ActorSetting, ...], language: str) -> Aliases:
    """Every name of the site's actors, then countries, their peoples and bodies as `language` calls them.

    A country's name in small letters is another word (`grenade`), and one that begins with an article cannot be told
    from a phrase (`la réunion`).
    """
    named = [(name, actor.name) for actor in actors for name in (actor.name, *actor.aliases)]
    owner = _actors_by_country(named)

    def known(names: Iterable[tuple[str, str]], kind: str = ACTOR) -> list[tuple[tuple[str, ...], str]]:
        return [(_words(name), ACTOR + owner[code] if code in owner else kind + code) for name, code in names]

    own = [(_words(name), ACTOR + actor) for name, actor in named]
    places = [place for place in known(countries(language)) if place[0][0] not in lexicon(language).stop]
    peoples = known((*_peoples(language), *_listed(language, "peoples")))
    bodies = known(_listed(language, "bodies"), NAME)
    adjectives = _of_one_word([*peoples, *bodies])
    small = bool(language_file(language).get("demonyms_are_small"))
    single = _of_one_word(own)
    return Aliases(
        adjectives | single if small else single,
        adjectives | _of_one_word(places),
        _phrases([*own, *places, *peoples, *bodies]),
        _of_one_word(known(_listed(language, "seats"))),
    )


def _of_one_word(named: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, str]:
    """The names of a single word; the first of two that are the same."""
    found: dict[str, str] = {}
    for words, meaning in named:
        if len(words) == 1:
            found.setdefault(words[0], meaning)
    return found


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in TOKEN.findall(name)) or ("",)


def _phrases(named: Iterable[tuple[tuple[str, ...], str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, meaning in named:
        if len(words) > 1:
            found.setdefault(words[0], []).append((words, meaning))
    return {first: tuple(sorted(names, key=lambda pair: -len(pair[0]))) for first, names in found.items()}
