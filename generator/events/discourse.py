"""What a sentence takes over from those before it: who `he` is, whose quotation goes on, on which day it was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.articles.model import Article, Span
from generator.dates.model import DateExpression
from generator.events.actors import Index, find_mentions
from generator.events.language import Language
from generator.events.sentence import Sentence, take_apart
from generator.events.speakers import find_speaker
from generator.settings import ActorKind

_LOOK_BACK = 4
"""How many sentences back a pronoun may refer."""

_LONGEST_SENTENCE = 1500
"""Code points of a sentence that are read; what is longer is a list, a table or hostile."""

_SUBJECT_WORDS = 8
"""Among how many first words of a sentence its subject is looked for."""

_QUOTES = (("«", "»"), ("“", "”"))


class Told(NamedTuple):
    """A sentence that tells something, and the number of its block."""

    block: int
    span: Span


class Discourse:
    """The sentences of one article in order, each taken apart at most once."""

    def __init__(
        self, article: Article, told: Sequence[Told], known: Language, actors: Index, kinds: Mapping[str, ActorKind]
    ) -> None:
        self._article = article
        self._told = told
        self._known = known
        self._actors = actors
        self._kinds = kinds
        self._parts: dict[int, Sentence] = {}

    def sentence(self, number: int) -> Sentence:
        """The sentence of this number, taken apart; of one without end, its beginning."""
        if number not in self._parts:
            span = self._told[number].span
            end = min(span.end, span.start + _LONGEST_SENTENCE)
            self._parts[number] = take_apart(self._article.text[span.start : end], self._known)
        return self._parts[number]

    def referent(self, number: int) -> str | None:
        """The actor that a personal pronoun at the head of the sentence means, where that is safe to say.

        It is the actor that opens the nearest sentence before (at most four back) that names any: a person for the
        pronouns of persons (`he`), and none for the others (`it`). An impersonal one (`it is`) means nobody.
        """
        occurrences = self.sentence(number).occurrences
        if occurrences.starts("impersonal") & 1:
            return None
        person = occurrences.starts("person_pronoun") & 1 == 1
        for before in range(number - 1, max(number - 1 - _LOOK_BACK, -1), -1):
            mentions = find_mentions(self.sentence(before), self._actors)
            if not mentions:
                continue
            first = mentions[0]
            alone = len({mention.actor for mention in mentions}) == 1
            if first.start >= _SUBJECT_WORDS and not alone:
                return None
            return first.actor if person == (self._kinds.get(first.actor) is ActorKind.PERSON) else None
        return None

    def speaker(self, number: int) -> str | None:
        """The name of the nearest speaker before the sentence in its block, or in the block before."""
        block = self._told[number].block
        for before in range(number - 1, max(number - 1 - _LOOK_BACK, -1), -1):
            if self._told[before].block < block - 1:
                return None
            speaker = find_speaker(self.sentence(before), [])
            if speaker and speaker.name:
                return speaker.name
        return None

    def reports(self, number: int) -> bool:
        """Whether the sentence tells who said something."""
        return find_speaker(self.sentence(number), []) is not None

    def goes_on(self, number: int) -> bool:
        """Whether the sentence stands in a quotation that an earlier sentence of its block has opened."""
        if not number or self._told[number - 1].block != self._told[number].block:
            return False
        block = self._article.blocks[self._told[number].block]
        before = self._article.text[block.start : self._told[number].span.start]
        if any(before.count(opening) > before.count(closing) for opening, closing in _QUOTES):
            return True
        return before.count('"') % 2 == 1

    def day_of_speech(self, number: int, dates: Sequence[DateExpression]) -> DateExpression | None:
        """The date of the sentence just before, in the same block: when what this one reports was said.

        `dates` are the date expressions of the sentence before.
        """
        if not number or self._told[number - 1].block != self._told[number].block:
            return None
        return next((date for date in dates if date.when is not None), None)
