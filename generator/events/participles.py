"""Verb forms that tell what is done, and those that only tell which thing is meant (`the occupied region`)."""

from __future__ import annotations

from generator.events.language import Language
from generator.events.lexicon import Occurrences
from generator.events.words import Words

AUXILIARY_REACH = 3
"""How many words before a participle its auxiliary may stand (`were on Friday killed`)."""


def finite_verbs(words: Words, occurrences: Occurrences, language: Language) -> list[tuple[int, int]]:
    """Verb forms that are no attribute; before its agent, a participle with an auxiliary (`was struck by`)."""
    auxiliaries = _starts("auxiliary", occurrences, language)
    agents = _starts("agent_marker", occurrences, language)
    found = []
    for start, end in language.has("predicate", occurrences):
        if is_attribute(start, words, occurrences, language):
            continue
        if end in agents and auxiliaries.isdisjoint(range(start - AUXILIARY_REACH, start)):
            continue
        found.append((start, end))
    return found


def is_attribute(word: int, words: Words, occurrences: Occurrences, language: Language) -> bool:
    """Whether a participle belongs to the noun after it: joined by a hyphen, after an article or a number."""
    adverbs = _starts("adverb", occurrences, language)
    while word > 1 and word - 1 in adverbs:
        word -= 1
    breaks, forms = words.breaks, words.forms
    counted = word > 0 and forms[word - 1].isdecimal() and breaks[word - 1] != ""  # `G7` counts nothing
    if word and (breaks[word] == "-" or counted):
        return True
    return word - 1 in _starts("before_attribute", occurrences, language)


def _starts(name: str, occurrences: Occurrences, language: Language) -> set[int]:
    return {start for start, _ in language.has(name, occurrences)}
