"""The words that say what a sentence tells: its verbs, not participles that only tell which thing is meant.

`soldiers backed by tanks crossed into the occupied region` tells of crossing; `backed` and `occupied` are attributes.
The words are those of a language's classes `predicate`, `auxiliary`, `modal` and so on; without `predicate` there are
no verbs, and then no act comes before another for its verb.
"""

from __future__ import annotations

from generator.events.clauses import Clauses
from generator.events.language import ClauseKind, Language
from generator.events.lexicon import Occurrences
from generator.events.participles import AUXILIARY_REACH, finite_verbs, is_attribute
from generator.events.words import Words

_SEVERAL = 2
"""With fewer verb forms there is no second one."""


class Verbs:
    """The verbs of one sentence, found when first asked for."""

    def __init__(self, words: Words, occurrences: Occurrences, clauses: Clauses, language: Language) -> None:
        self._words = words
        self._occurrences = occurrences
        self._clauses = clauses
        self._language = language
        self._found: int | None = None

    @property
    def main(self) -> int:
        """The verbs of the main clauses and of what is said in them, as bits of words."""
        inside = 0
        for clause in self._clauses:
            if clause.kind <= ClauseKind.COMPLEMENT:
                inside |= (1 << clause.end) - (1 << clause.start)
        return self.all & inside

    def within(self, first: int, last: int) -> bool:
        """Whether there is a verb among the words [first, last)."""
        return bool(self.all >> first & (1 << max(last - first, 0)) - 1)

    def resumes(self, first: int, last: int) -> bool:
        """Whether among the words [first, last) of a clause its subject does something else (`froze … and shut …`)."""
        joined = [end for _, end in self._places("coordination") if first <= end < last]
        return any(self.all >> end & 1 for end in joined)

    def is_attribute(self, word: int) -> bool:
        """Whether a participle belongs to the noun after it (`the occupied region`)."""
        return is_attribute(word, self._words, self._occurrences, self._language)

    @property
    def all(self) -> int:
        """Every verb of the sentence, as bits of words: finite ones and participles, infinitives and gerunds."""
        if self._found is None:
            self._found = self._find()
        return self._found

    def _find(self) -> int:
        mask = 0
        finite = finite_verbs(self._words, self._occurrences, self._language)
        reduced = self._reduced({start for start, _ in finite})
        for start, end in finite:
            if start not in reduced:
                mask |= (1 << end) - (1 << start)
        modals, adverbs, gerunds = self._starts("modal"), self._starts("adverb"), self._starts("progressive")
        after_to = {end for _, end in self._places("infinitive_marker")}
        auxiliaries = self._starts("auxiliary")
        for clause in self._clauses:
            led = False
            for at in range(clause.start, clause.end):
                tells = mask & (1 << at) - (1 << clause.start)
                if (
                    (led and at not in adverbs)
                    or (at in after_to and tells)
                    or (at in gerunds and at - 1 in auxiliaries)
                ):
                    mask |= 1 << at
                    led = False
                led = led or at in modals
        return mask

    def _reduced(self, finite: set[int]) -> set[int]:
        """The participles among the verb forms: a second one in a clause that nothing joins to the first one
        (`released two of the hostages abducted in May`), unless the first says what somebody else does."""
        if len(finite) < _SEVERAL:
            return set()
        auxiliaries = self._starts("auxiliary") | self._starts("modal")
        saying = self._starts("speech") | self._starts("said")
        joined = {end for _, end in self._places("coordination")}
        pronouns, adverbs = self._starts("pronoun"), self._starts("adverb")
        reduced = set()
        for clause in self._clauses:
            led = False
            for at in range(clause.start, clause.end):
                if at not in finite or at in auxiliaries:
                    continue
                first = at
                while first - 1 in adverbs:
                    first -= 1
                free = first in joined or first - 1 in pronouns or at in saying
                if led and not free and auxiliaries.isdisjoint(range(at - AUXILIARY_REACH, at)):
                    reduced.add(at)
                led = at not in saying
        return reduced

    def _places(self, name: str) -> list[tuple[int, int]]:
        return self._language.has(name, self._occurrences)

    def _starts(self, name: str) -> set[int]:
        return {start for start, _ in self._places(name)}
