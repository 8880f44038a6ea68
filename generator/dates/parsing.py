"""The words of one expression → a Phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import msgspec

from generator.dates.language import CompiledRule, Language, language_named
from generator.dates.phrases import Kind, Phrase
from generator.dates.slots import read_slot


@lru_cache(maxsize=1 << 16)
def parse(words: bytes, language: ByIdentity) -> Phrase | None:
    """What `words` (folded) say, by the first rule that matches them whole; None for what is no date.

    A pure function of the words and the language.
    """
    return _parse(words, language.language)


class ByIdentity:
    """A language as a key of a cache: one compiled language is one object."""

    __slots__ = ("language",)

    def __init__(self, language: Language) -> None:
        self.language = language


@lru_cache(maxsize=64)
def cache_key(code: str, names: tuple[str, ...]) -> ByIdentity:
    """The cached key of the language `code` with the site's `names`."""
    return ByIdentity(language_named(code, names))


def _parse(words: bytes, language: Language) -> Phrase | None:
    return _first(language.rules, words, language)


def _first(rules: Sequence[CompiledRule], words: bytes, language: Language) -> Phrase | None:
    """The phrase of the first rule that matches and whose numbers can be."""
    for rule in rules:
        match = rule.pattern.fullmatch(words)
        if match is None:
            continue
        if rule.rule.kind is Kind.SKIP:
            return None
        phrase = _phrase(rule, match, language)
        if phrase is not None:
            return phrase
    return None


def _phrase(rule: CompiledRule, match: Any, language: Language) -> Phrase | None:
    """The phrase that a match of `rule` says, or None where its numbers cannot be."""
    fields: dict[str, Any] = {"kind": rule.rule.kind, "start": 0, "end": len(match.group()), **rule.rule.says}
    ends: list[Phrase] = []
    for group, slot in enumerate(rule.groups, start=1):
        start, end = match.span(group)
        if start < 0:
            continue
        if slot == "<":
            fields["start"], fields["end"], fields["lead"] = start, end, start
            continue
        if slot == "lead":
            fields["lead"] = end + len(match.string[end:]) - len(match.string[end:].lstrip())
            continue
        words = match.string[start:end]
        _, colon, fragment = slot.partition(":")
        if colon:
            nested = _parse_fragment(words, fragment, language, start)
            if nested is None:
                return None
            ends.append(nested)
        else:
            said = read_slot(slot, _normal(words), language)
            if said is None:
                return None
            fields |= said
    if ends:
        fields["ends"] = tuple(ends)
    _apply_usage(fields, language)
    return _checked(msgspec.convert(fields, Phrase))


def _parse_fragment(words: bytes, fragment: str, language: Language, start: int) -> Phrase | None:
    """The phrase of an end of a range, its offsets counted in the whole expression."""
    own = [rule for rule in language.ends if rule.rule.within == fragment]
    fitting = own or [rule for rule in language.ends if rule.rule.within is None]
    phrase = _first(fitting, words, language) or _first(language.rules, words, language)
    if phrase is None:
        return None
    return msgspec.structs.replace(phrase, start=phrase.start + start, end=phrase.end + start)


def _normal(words: bytes) -> str:
    """Small letters, single spaces."""
    return re.sub(r"\s+", " ", words.decode("latin-1").lower())


def _apply_usage(fields: dict[str, Any], language: Language) -> None:
    """`quinze jours` is two weeks, by usage."""
    usual = language.file.usage.get(f"{fields.get('count')} {fields.get('unit')}")
    if usual and fields["kind"] is Kind.OFFSET:
        fields["count"], fields["unit"] = usual


def _checked(phrase: Phrase) -> Phrase | None:
    """The phrase, or None where its day, month or year cannot be."""
    if phrase.day is not None and not 1 <= phrase.day <= _longest(phrase.month):
        return None
    if phrase.month is not None and not 1 <= phrase.month <= 12:
        return None
    if phrase.year is not None and not 1000 <= phrase.year <= 2999:
        return None
    return phrase


def _longest(month: int | None) -> int:
    """The most days that a month can have."""
    if month == 2:
        return 29
    return 30 if month in (4, 6, 9, 11) else 31
