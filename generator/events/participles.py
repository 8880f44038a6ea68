"""Verb forms that tell what is done, and those that only tell which thing is meant (`the occupied region`)."""

from __future__ import annotations

from generator.events.occurrences import Occurrences
from generator.events.words import Words, within

AUXILIARY_REACH = 3
"""How many words before a participle its auxiliary may stand (`were on Friday killed`)."""


def finite_verbs(words: Words, occurrences: Occurrences) -> list[tuple[int, int]]:
    """Verb forms that are no attribute; before its agent, a participle with an auxiliary (`was struck by`)."""
    auxiliaries, agents = occurrences.starts("auxiliary"), occurrences.starts("agent_marker")
    found = []
    for start, end in occurrences.named("predicate"):
        if is_attribute(start, words, occurrences):
            continue
        if agents >> end & 1 and not within(auxiliaries, start - AUXILIARY_REACH, start):
            continue
        found.append((start, end))
    return found


def is_attribute(word: int, words: Words, occurrences: Occurrences) -> bool:
    """Whether a participle belongs to the noun after it: joined by a hyphen, after an article or a number."""
    adverbs = occurrences.starts("adverb")
    while word > 1 and adverbs >> word - 1 & 1:
        word -= 1
    breaks, forms = words.breaks, words.forms
    counted = word > 0 and forms[word - 1].isdecimal() and breaks[word - 1] != ""  # `G7` counts nothing
    if word and (breaks[word] == "-" or counted):
        return True
    return word > 0 and bool(occurrences.starts("before_attribute") >> word - 1 & 1)
