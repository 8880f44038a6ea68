"""The words of a report → weighted terms that compare across wordings, inflections and languages.

No figure here depends on the other reports: two reports compare alike whatever else is in the site, so that an article
about May cannot change how June's reports are merged. What a corpus' inverse document frequency would tell is taken
from lists of words instead (`languages/XX.yaml`), and from the report's own form: names and numbers tell most.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain

from generator.settings import ActorSetting
from generator.timeline.lexicons import ACTOR, Weights, fold, lexicon, read_word
from generator.timeline.model import Report
from generator.timeline.naming import TOKEN, Aliases, aliases

_MOST_PARTS = 200_000
"""How many stretches of text are remembered at once: some 40 MB, which the words of a large archive just fill."""

Vector = dict[str, float]
"""Weight by term, of length 1."""


Said = tuple[tuple[str, float], ...]
"""Terms and their weights."""


class Vocabulary(dict[str, Said]):
    """What each token of a language says, learnt when it is first met; `starters` begin names of several words."""

    def __init__(self, actors: tuple[ActorSetting, ...], language: str, weights: Weights) -> None:
        super().__init__()
        self.named = aliases(actors, language)
        self.starters: set[str] = set()
        self._lexicon = lexicon(language)
        self._weights = weights

    def __missing__(self, token: str) -> Said:
        folded = fold(token)
        if folded in self.named.phrases:
            self.starters.add(token)
        self[token] = said = self._said(token, folded)
        return said

    def _said(self, token: str, folded: str) -> Said:
        """What a token says: who it names, or what it tells; a seat of government does both."""
        name = self.named.meaning(token, folded)
        if name is not None:
            return (self.weighed(name),)
        word = read_word(token, folded, self._lexicon, self._weights)
        country = self.named.country(token, folded)
        said = () if word is None else ((word.term, word.weight),)
        if country is None:
            return said
        return (*((term, self._weights.actor) for term, _ in said), self.weighed(country))

    def weighed(self, name: str) -> tuple[str, float]:
        """The term of a name of the lists, with its weight."""
        return name, self._weights.actor if name[0] == ACTOR else self._weights.name


class Parts(dict[str, Said]):
    """What each stretch between blanks says (`l’ambassade,`), so that a text need not be cut into words each time.

    `starters` are the stretches with a word that begins a name of several words.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self.starters: set[str] = set()

    def forget(self) -> None:
        """Begin anew: what is remembered saves time alone."""
        self.clear()
        self.starters.clear()

    def __missing__(self, part: str) -> Said:
        tokens = TOKEN.findall(part)
        self[part] = said = tuple(chain.from_iterable(map(self.vocabulary.__getitem__, tokens)))
        if not self.vocabulary.starters.isdisjoint(tokens):
            self.starters.add(part)
        return said


class TermReader:
    """Reads reports into vectors of unit length; remembers the words it has met."""

    def __init__(self, actors: tuple[ActorSetting, ...], weights: Weights) -> None:
        self._actors = actors
        self._weights = weights
        self._parts: dict[str, Parts] = {}

    def vector(self, report: Report) -> Vector:
        """The weighted terms of a report: its sentence without the date words, its headline, its actors."""
        event = report.event
        language = report.citation.language
        quote = event.quote
        start, end = max(0, event.date_start - event.start), max(0, event.date_end - event.start)
        terms = self.words(f"{quote[:start]} {quote[end:]}" if end > start else quote, language)
        if not quote.startswith(headline := event.headline.rstrip("….")) and headline not in quote:
            for term, weight in self.words(event.headline, language).items():
                terms.setdefault(term, weight)
        for actor in event.actors:
            terms.setdefault(ACTOR + actor.name, self._weights.actor)
        return unit(terms)

    def words(self, text: str, language: str) -> dict[str, float]:
        """Terms of a text with their weights, each once."""
        known = self._parts.get(language)
        if known is None:
            vocabulary = Vocabulary(self._actors, language, self._weights)
            known = self._parts[language] = Parts(vocabulary)
        elif len(known) > _MOST_PARTS:
            known.forget()
        parts = text.split()
        terms = dict(chain.from_iterable(map(known.__getitem__, parts)))
        if known.starters.isdisjoint(parts):
            return terms
        names, rest = _names_in(TOKEN.findall(text), known.vocabulary)
        terms = dict(chain.from_iterable(map(known.vocabulary.__getitem__, rest)))
        terms.update(map(known.vocabulary.weighed, names))
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
            return actor, len(words)
    return None, 1


def unit(terms: dict[str, float]) -> Vector:
    """The terms scaled to length 1, so that a product of two is their cosine."""
    length = math.sqrt(math.fsum([weight * weight for weight in terms.values()]))
    return {term: weight / length for term, weight in terms.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """Cosine of two unit vectors, 0 … 1."""
    if len(one) > len(other):
        one, other = other, one
    return math.fsum([weight * other[term] for term, weight in one.items() if term in other])
