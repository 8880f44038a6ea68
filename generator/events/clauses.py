"""Clauses of a sentence, by punctuation and by the words that open them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.events.language import ClauseKind, Language
from generator.events.lexicon import Occurrences
from generator.events.words import Words

_NEAR = 6
"""Within how many words after a verb of speech `that` opens what is said."""

_PUNCTUATION = frozenset(",;:()[].!?…—–\n")


class Clause(NamedTuple):
    """The words [start, end) of a sentence."""

    start: int
    end: int
    kind: ClauseKind


class Clauses(list[Clause]):
    """The clauses of a sentence in order; `numbers` gives the clause of each of its words."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        super().__init__(clauses)
        self.numbers = [number for number, clause in enumerate(self) for _ in range(clause.start, clause.end)]


def split_clauses(words: Words, occurrences: Occurrences, language: Language) -> Clauses:
    """The clauses of a sentence; every word is in exactly one."""
    openers = _openers(words, occurrences, language)
    participles = {start for start, _ in language.has("participle", occurrences)}
    speech = {start for start, _ in language.has("speech", occurrences)}
    prepositions = {start for start, _ in language.has("preposition", occurrences)}
    clauses: list[Clause] = []
    start, kind = 0, openers.get(0, ClauseKind.MAIN)
    around = kind
    for index in range(1, len(words)):
        gap = words.breaks[index]
        parted = gap != " " and not _PUNCTUATION.isdisjoint(gap)
        opener = openers.get(index)
        if opener is None and parted and index in participles:
            opener = ClauseKind.RELATIVE
        if opener is None and not parted:
            continue
        if opener is ClauseKind.COMPLEMENT and not any(max(start, index - _NEAR) <= at < index for at in speech):
            opener = ClauseKind.RELATIVE
        clauses.append(Clause(start, index, kind))
        around = kind if "(" in gap else around
        if opener is None and "(" in gap:
            opener = ClauseKind.RELATIVE
        elif opener is None:
            opener = around if ")" in gap else _resumed(kind, index in prepositions)
        start, kind = index, opener
    clauses.append(Clause(start, len(words), kind))
    return Clauses(clauses)


def _openers(words: Words, occurrences: Occurrences, language: Language) -> dict[int, ClauseKind]:
    """The words that open a clause; of two that overlap (`alors que`, `que`) the longer one.

    A number that a comma sets off belongs to what it counts (`…, two days after the raid`).
    """
    found = sorted(
        (start, -end, kind)
        for class_id, kind in language.clause_openers.items()
        for start, end in occurrences.places(class_id)
    )
    openers: dict[int, ClauseKind] = {}
    reached = 0
    quantities = {start for start, _ in language.has("quantity", occurrences)}
    for start, end, kind in found:
        if start >= reached:
            counted = start - 1 in quantities and "," in words.breaks[start - 1]
            openers[start - counted] = kind
            reached = -end
    return openers


def clause_of(clauses: Clauses, word: int) -> int:
    """The number of the clause in which a word stands."""
    return clauses.numbers[min(word, len(clauses.numbers) - 1)]


def _resumed(kind: ClauseKind, goes_on: bool) -> ClauseKind:
    """What a clause is after a comma that opens nothing: reported words go on, other clauses are over.

    A circumstance goes on with a preposition (`after a raid on Doha, in Qatar, …`).
    """
    if kind is ClauseKind.CIRCUMSTANCE and goes_on:
        return kind
    return ClauseKind.COMPLEMENT if kind is ClauseKind.COMPLEMENT else ClauseKind.MAIN
