"""The words of a report → weighted terms that compare across wordings, inflections and languages.

No figure here depends on the other reports: two reports compare alike whatever else is in the site, so that an article
about May cannot change how June's reports are merged. What a corpus' inverse document frequency would tell is taken
from lists of words instead (`languages/XX.yaml`), and from the report's own form: names and numbers tell most.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from generator.settings import ActorSetting
from generator.timeline.model import Report

_LANGUAGES = Path(__file__).parent / "languages"
_SHARED = "shared"
_TOKEN = re.compile(r"\w+(?:-\d+)?")

STEM_LETTERS = 6
"""Words compare by their first letters: truncation rivals stemmers in French and English and needs no data
(McNamee, Nicholas and Mayfield, "Addressing morphological variation in alphabetic languages", SIGIR 2009)."""

ACTOR = "@"
"""What the terms of actors and countries begin with."""

_LARGEST_PLAIN_NUMBER = 31

Vector = dict[str, float]
"""Weight by term, of length 1."""


class Weights(msgspec.Struct, frozen=True):
    """What each kind of term tells: 0 nothing, 1 an ordinary word."""

    word: float = 1.0
    weak: float = 0.3
    concept: float = 1.0
    common_concept: float = 0.7
    name: float = 1.4
    number: float = 1.2
    small_number: float = 0.3
    actor: float = 0.6


class Word(NamedTuple):
    """What a token stands for: its term, and what that tells."""

    term: str
    weight: float


class Lexicon(msgspec.Struct, frozen=True):
    """What is known of one language: exact words and word beginnings that say nothing, little, or name a matter."""

    stop: frozenset[str]
    weak: frozenset[str]
    weak_beginnings: frozenset[str]
    concepts: dict[str, str]
    concept_beginnings: dict[str, str]
    longest_beginning: int


class Aliases(msgspec.Struct, frozen=True):
    """The site's actors by their folded names: one word, or several in a row (by the first of them)."""

    single: dict[str, str]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def fold(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of `language`; an empty one where the room has no file for it, so that every word counts alike."""
    data = _language_file(language)
    stop = {fold(word) for word in str(data.get("stop", "")).split()}
    weak, weak_beginnings = _split(str(data.get("weak", "")).split())
    concepts: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for name, words in data.get("concepts", {}).items():
        exact, starts = _split(words)
        concepts.update(dict.fromkeys(exact, name))
        beginnings.update(dict.fromkeys(starts, name))
    longest = max(map(len, [*weak_beginnings, *beginnings]), default=0)
    return Lexicon(frozenset(stop), frozenset(weak), frozenset(weak_beginnings), concepts, beginnings, longest)


def _language_file(name: str) -> dict[str, Any]:
    path = _LANGUAGES / f"{name}.yaml"
    if not path.is_file():
        return {}
    data: dict[str, Any] = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return data


def _split(words: Iterable[str]) -> tuple[list[str], list[str]]:
    """Whole words, and beginnings of words (written with a trailing `*`)."""
    folded = [fold(word) for word in words]
    return [word for word in folded if not word.endswith("*")], [word[:-1] for word in folded if word.endswith("*")]


@cache
def _spellings() -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    data = _language_file(_SHARED)
    return tuple((old, new) for old, new in data["spellings"]), frozenset(data["vowels"])


@cache
def _common_concepts() -> frozenset[str]:
    return frozenset(_language_file(_SHARED)["common"])


@lru_cache(maxsize=100_000)
def name_form(word: str) -> str:
    """The form in which spellings of one foreign name agree: `Kyiv` and `Kiev`, `Orechnik` and `Oreshnik`."""
    replacements, vowels = _spellings()
    folded = fold(word)
    for old, new in replacements:
        folded = folded.replace(old, new)
    single = [char for at, char in enumerate(folded) if at == 0 or char != folded[at - 1]]
    return "".join(single[:1] + [char for char in single[1:] if char not in vowels])


def read_word(token: str, known: Lexicon, weights: Weights) -> Word | None:
    """What a token says; None for nothing. A capital makes a name of what no list knows."""
    folded = fold(token)
    if folded[:1].isdecimal():
        return _number(folded, weights)
    if len(folded) < 2 or folded in known.stop:
        return None
    if folded in known.concepts:
        return _concept(known.concepts[folded], weights)
    weak = folded in known.weak
    for length in range(min(len(folded), known.longest_beginning), 1, -1):
        beginning = folded[:length]
        if beginning in known.concept_beginnings:
            return _concept(known.concept_beginnings[beginning], weights)
        if beginning in known.weak_beginnings:
            weak = True
            break
    if weak:
        return Word(folded[:STEM_LETTERS], weights.weak)
    if token[0].isupper() or any(char.isdigit() for char in token):
        return Word("^" + name_form(token), weights.name)
    return Word(folded[:STEM_LETTERS], weights.word)


def _concept(name: str, weights: Weights) -> Word:
    return Word("=" + name, weights.common_concept if name in _common_concepts() else weights.concept)


def _number(digits: str, weights: Weights) -> Word | None:
    plain = "".join(char for char in digits if char.isdecimal())
    small = len(plain) <= 2 and int(plain) <= _LARGEST_PLAIN_NUMBER
    year = len(digits) == 4 and digits[:2] in ("19", "20")
    return Word("#" + plain, weights.small_number if small or year else weights.number)


@cache
def countries(language: str) -> tuple[tuple[str, str], ...]:
    """Names of countries in `language` with their ISO 3166 codes, as CLDR has them; none for an unknown language."""
    from babel import Locale, UnknownLocaleError

    try:
        territories = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(sorted((name, code) for code, name in territories.items() if len(code) == 2 and code.isalpha()))


@lru_cache(maxsize=64)
def aliases(actors: tuple[ActorSetting, ...], language: str) -> Aliases:
    """Every name of the site's actors, folded, then the names of countries in `language`."""
    single: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    named = [(name, actor.name) for actor in actors for name in (actor.name, *actor.aliases)]
    for name, meaning in (*named, *countries(language)):
        words = tuple(fold(word) for word in _TOKEN.findall(name))
        if len(words) == 1:
            single.setdefault(words[0], meaning)
        elif words:
            phrases.setdefault(words[0], []).append((words, meaning))
    ordered = {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in phrases.items()}
    return Aliases(single, ordered)


class Vocabulary(dict[str, Word | None]):
    """What each token of a language says, learnt when it is first met; `starters` begin names of several words."""

    def __init__(self, actors: tuple[ActorSetting, ...], language: str, weights: Weights) -> None:
        super().__init__()
        self.named = aliases(actors, language)
        self.starters: set[str] = set()
        self._lexicon = lexicon(language)
        self._weights = weights

    def __missing__(self, token: str) -> Word | None:
        folded = fold(token)
        if folded in self.named.phrases:
            self.starters.add(token)
        if folded in self.named.single:
            self[token] = Word(ACTOR + self.named.single[folded], self._weights.actor)
        else:
            self[token] = read_word(token, self._lexicon, self._weights)
        return self[token]


class TermReader:
    """Reads reports into vectors of unit length; remembers the words it has met."""

    def __init__(self, actors: tuple[ActorSetting, ...], weights: Weights) -> None:
        self._actors = actors
        self._weights = weights
        self._vocabularies: dict[str, Vocabulary] = {}

    def vector(self, report: Report) -> Vector:
        """The weighted terms of a report: its sentence without the date words, its headline, its actors."""
        event = report.event
        language = report.citation.language
        start, end = max(0, event.date_start - event.start), max(0, event.date_end - event.start)
        terms = self.words(f"{event.quote[:start]} {event.quote[end:]}" if end > start else event.quote, language)
        if event.headline.rstrip("….") not in event.quote:
            for term, weight in self.words(event.headline, language).items():
                terms.setdefault(term, weight)
        for actor in event.actors:
            terms.setdefault(ACTOR + actor.name, self._weights.actor)
        return unit(terms)

    def words(self, text: str, language: str) -> dict[str, float]:
        """Terms of a text with their weights, each once."""
        vocabulary = self._vocabularies.get(language)
        if vocabulary is None:
            vocabulary = self._vocabularies[language] = Vocabulary(self._actors, language, self._weights)
        tokens = _TOKEN.findall(text)
        terms = dict(filter(None, map(vocabulary.__getitem__, tokens)))
        if vocabulary.starters.isdisjoint(tokens):
            return terms
        names, rest = _names_in(tokens, vocabulary)
        terms = dict(filter(None, map(vocabulary.__getitem__, rest)))
        terms.update(dict.fromkeys(names, self._weights.actor))
        return terms


def _names_in(tokens: Sequence[str], vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """Terms of the names of several words among the tokens, and the tokens that are part of none."""
    names: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(tokens):
        name, length = _name_at(vocabulary.named, tokens, at) if tokens[at] in vocabulary.starters else (None, 1)
        if name is None:
            rest.append(tokens[at])
        else:
            names.append(name)
        at += length
    return names, rest


def _name_at(named: Aliases, tokens: Sequence[str], at: int) -> tuple[str | None, int]:
    """The term of the actor or country whose name of several words starts at a token, and how many words it has."""
    for words, actor in named.phrases[fold(tokens[at])]:
        if tuple(map(fold, tokens[at : at + len(words)])) == words:
            return ACTOR + actor, len(words)
    return None, 1


def unit(terms: dict[str, float]) -> Vector:
    """The terms scaled to length 1, so that a product of two is their cosine."""
    length = math.sqrt(sum([weight * weight for weight in terms.values()]))
    return {term: weight / length for term, weight in terms.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Cosine of two unit vectors, 0 … 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other[term] for term, weight in one.items() if term in other)
