"""A sentence taken apart once, for all that reads it."""

from __future__ import annotations

from generator.events.clause import Clauses
from generator.events.clauses import split_clauses
from generator.events.language import Candidates, Language
from generator.events.occurrences import Occurrences
from generator.events.predicates import Verbs
from generator.events.status import FoundCue, find_cues
from generator.events.words import Words
from generator.frozen import Leaf


class Sentence(Leaf, frozen=True):
    """Words, where which classes of words stand, clauses, verbs, cues of status, and the patterns that may match."""

    words: Words
    occurrences: Occurrences
    clauses: Clauses
    verbs: Verbs
    cues: list[FoundCue]
    candidates: Candidates
    language: Language


def take_apart(text: str, language: Language) -> Sentence:
    """The sentence of this text in this language."""
    words = Words(text)
    occurrences = language.lexicon.occurrences(words)
    clauses = split_clauses(words, occurrences, language)
    candidates = language.candidates(occurrences)
    cues = find_cues(words, occurrences, candidates.cues)
    verbs = Verbs(words, occurrences, clauses)
    return Sentence(words, occurrences, clauses, verbs, cues, candidates, language)
