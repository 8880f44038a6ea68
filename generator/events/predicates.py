"""The words that say what a sentence tells: its verbs, not participles that only tell which thing is meant.

`soldiers backed by tanks crossed into the occupied region` tells of crossing; `backed` and `occupied` are attributes.
A language without the class `predicate` has none of these words, and then no act comes before another for its verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.events.language import ClauseKind
from generator.events.sentence import Sentence

_AUXILIARY_REACH = 3
"""How many words before a participle its auxiliary may stand (`were on Friday killed`)."""


def main_verbs(sentence: Sentence) -> int:
    """The verbs of the main clauses and of what is said in them, and infinitives after these, as bits of words."""
    mask = 0
    for clause in sentence.clauses:
        if clause.kind <= ClauseKind.COMPLEMENT:
            for start, end in _verbs(sentence, clause.start, clause.end):
                mask |= (1 << end) - (1 << start)
    return mask


def has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Whether there is a verb among the words [first, last)."""
    return any(True for _ in _verbs(sentence, first, last))


def resumes(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the subject of a clause does something else among the words [first, last) (`froze … and shut …`)."""
    joined = {end for _, end in sentence.language.has("coordination", sentence.occurrences) if first <= end < last}
    return bool(joined) and any(start in joined for start, _ in _verbs(sentence, first, last))


def _verbs(sentence: Sentence, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The verbs among the words [first, last), by classes of the language's grammar.

    A participle followed by its agent is one only with an auxiliary (`was struck by`, not `soldiers backed by`).
    """
    known, occurrences = sentence.language, sentence.occurrences
    auxiliaries = _starts(sentence, "auxiliary")
    infinitives = {end for _, end in known.has("infinitive_marker", occurrences)}
    agents = _starts(sentence, "agent_marker")
    seen = False
    for start, end in known.has("predicate", occurrences):
        if not first <= start < last:
            continue
        helped = any(at in auxiliaries for at in range(max(first, start - _AUXILIARY_REACH), start))
        if not is_attribute(sentence, start) and (helped or end not in agents):
            seen = True
            yield start, end
    gerunds = {start for start, _ in known.has("progressive", occurrences)}
    for start in range(first + 1, last):
        if (start in infinitives and seen) or (start in gerunds and start - 1 in auxiliaries):
            yield start, start + 1


def is_attribute(sentence: Sentence, start: int) -> bool:
    """Whether the participle belongs to the noun after it: joined by a hyphen, after an article or a number."""
    words = sentence.words
    adverbs = _starts(sentence, "adverb")
    while start > 1 and start - 1 in adverbs:
        start -= 1
    counted = start > 0 and words.forms[start - 1].isdecimal() and words.breaks[start - 1] != ""  # `G7` counts nothing
    if start and (words.breaks[start] == "-" or counted):
        return True
    return start - 1 in _starts(sentence, "before_attribute")


def _starts(sentence: Sentence, name: str) -> set[int]:
    return {start for start, _ in sentence.language.has(name, sentence.occurrences)}
