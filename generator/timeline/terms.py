"""The words of a report → weighted terms that compare across wordings, inflections and languages.

No figure here depends on the other reports: two reports compare alike whatever else is in the site, so that an article
about May cannot change how June's reports are merged. What a corpus' inverse document frequency would tell is taken
from lists of words instead (`languages/XX.yaml`), and from the report's own form: names and numbers tell most.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from generator.settings import ActorSetting
from generator.timeline.lexicons import Weights, Word, fold, lexicon, read_word
from generator.timeline.model import Report
from generator.timeline.naming import TOKEN, Aliases, aliases

ACTOR = "@"
"""What the terms of actors and countries begin with."""

Vector = dict[str, float]
"""Weight by term, of length 1."""


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
        name = self.named.meaning(token, folded)
        if name is not None:
            self[token] = Word(ACTOR + name, self._weights.actor)
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
        tokens = TOKEN.findall(text)
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
