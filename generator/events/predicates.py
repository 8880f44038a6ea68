"""The words that say what a sentence tells: its verbs, not participles that only tell which thing is meant.

`soldiers backed by tanks crossed into the occupied region` tells of crossing; `backed` and `occupied` are attributes.
The words are those of a language's classes `predicate`, `auxiliary`, `modal` and so on; without `predicate` there are
no verbs, and then no act comes before another for its verb.
"""

from __future__ import annotations

from generator.events.clause import ClauseKind, Clauses
from generator.events.occurrences import Occurrences
from generator.events.participles import AUXILIARY_REACH, finite_verbs, is_attribute
from generator.events.words import Words, bits, within, words_in

_SEVERAL = 2
"""With fewer verb forms there is no second one."""


class Verbs:
    """The verbs of one sentence, found when first asked for."""

    def __init__(self, words: Words, occurrences: Occurrences, clauses: Clauses) -> None:
        self._words = words
        self._occurrences = occurrences
        self._clauses = clauses
        self._found: int | None = None
        self._main: int | None = None

    @property
    def main(self) -> int:
        """The verbs of the main clauses and of what is said in them, as bits of words."""
        if self._main is None:
            inside = 0
            for clause in self._clauses:
                if clause.kind <= ClauseKind.COMPLEMENT:
                    inside |= (1 << clause.end) - (1 << clause.start)
            self._main = self.all & inside
        return self._main

    def within(self, first: int, last: int) -> bool:
        """Whether there is a verb among the words [first, last)."""
        return within(self.all, first, last)

    def resumes(self, first: int, last: int) -> bool:
        """Whether among the words [first, last) of a clause its subject does something else (`froze … and shut …`)."""
        return within(self._occurrences.ends("coordination") & self.all, first, last)

    def is_attribute(self, word: int) -> bool:
        """Whether a participle belongs to the noun after it (`the occupied region`)."""
        return is_attribute(word, self._words, self._occurrences)

    @property
    def all(self) -> int:
        """Every verb of the sentence, as bits of words: finite ones and participles, infinitives and gerunds."""
        if self._found is None:
            self._found = self._find()
        return self._found

    def _find(self) -> int:
        starts, ends = self._occurrences.starts, self._occurrences.ends
        mask = 0
        finite = finite_verbs(self._words, self._occurrences)
        reduced = self._reduced(bits(start for start, _ in finite)) if len(finite) >= _SEVERAL else 0
        for start, end in finite:
            if not reduced >> start & 1:
                mask |= (1 << end) - (1 << start)
        modals, after_to = starts("modal"), ends("infinitive_marker") & ~starts("before_attribute")
        gerunds = starts("progressive") & starts("auxiliary") << 1
        if not modals | after_to | gerunds:
            return mask
        adverbs = starts("adverb")
        for clause in self._clauses:
            led = False
            for at in range(clause.start, clause.end):
                word = 1 << at
                tells = mask & word - (1 << clause.start)
                infinitive = after_to & word and tells and self._words.forms[at].islower()
                if (led and not adverbs & word) or infinitive or gerunds & word:
                    mask |= word
                    led = False
                led = led or modals & word != 0
        return mask

    def _reduced(self, finite: int) -> int:
        """The participles among the verb forms: a second one in a clause that nothing joins to the first one
        (`released two of the hostages abducted in May`), unless the first says what somebody else does, and a first
        one before a verb with its auxiliary (`girls abducted in May have been freed`)."""
        starts = self._occurrences.starts
        auxiliaries = starts("auxiliary") | starts("modal")
        saying, adverbs = starts("speech") | starts("said"), starts("adverb")
        joined = self._occurrences.ends("coordination") | starts("pronoun") << 1
        reduced, tensed = 0, starts("tensed")
        for clause in self._clauses:
            led = False
            opening: int | None = None
            for at in words_in(finite & ~auxiliaries & (1 << clause.end) - (1 << clause.start)):
                first = at
                while first and adverbs >> first - 1 & 1:
                    first -= 1
                free = joined >> first & 1 or saying >> at & 1
                helped = within(auxiliaries, at - AUXILIARY_REACH, at)
                if led and not free and not helped:
                    reduced |= 1 << at
                elif opening is not None and not free and within(tensed, at - AUXILIARY_REACH, at):
                    reduced |= 1 << opening
                opening = at if not (led or helped or saying >> at & 1) else None
                led = not saying >> at & 1
        return reduced
