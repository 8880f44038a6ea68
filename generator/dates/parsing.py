"""The words of one expression → a Phrase."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec

from generator.dates.language import CompiledRule, Language, LanguageFile
from generator.dates.phrases import Kind, Phrase

_INTEGER_SLOTS = frozenset({"month", "weekday", "season", "quarter", "half", "century", "decade"})
_FIELDS = {
    "which_told": "which",
    "which_before": "which",
    "around": "approximate",
    "one_unit": "unit",
    "longer_unit": "unit",
    "part_of_era": "part",
}
_FLAG_SLOTS = frozenset({"approximate", "since"})


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
    from generator.dates.language import language_named

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
        elif not _fill(fields, slot, _normal(words), language):
            return None
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


def _fill(fields: dict[str, Any], slot: str, words: str, language: Language) -> bool:
    """Put what one slot says into `fields`; false when its words cannot be read."""
    match slot:
        case "day" | "nth_day":
            fields["day"] = int(re.match(r"\d+", words).group())  # type: ignore[union-attr]
        case "year" | "written_year" | "named_year" | "older_year" | "bare_year":
            fields["year"] = int(words)
        case "short_year":
            fields["year"] = full_year(int(words))
        case "count" | "ordinal":
            number = language.numbers.value(words) if slot == "count" else language.numbers.ordinal(words)
            fields["count"] = number
            return number is not None
        case "quarter_letter" | "half_letter":
            fields[slot.removesuffix("_letter")] = int(words[-1])
        case "quarter" | "half":
            fields[slot] = language.numbers.ordinal(words)
        case "of_what":
            pass
        case "month" | "clear_month" | "dated_month":
            fields["month"], fields["written"] = int(language.values[slot][words]), words
        case "century_word":
            fields["century"] = language.numbers.ordinal(words)
            return fields["century"] is not None
        case "decade_name":
            fields["decade"] = int(language.values[slot][words])
        case "round_count":
            fields["count"], fields["approximate"] = int(language.values[slot][words]), True
        case "season" | "sure_season":
            fields["season"] = int(language.values[slot][words])
        case "spelt_day":
            fields["day"] = language.numbers.value(words) or language.numbers.ordinal(words)
        case "spelt_year":
            fields["year"] = language.numbers.value(words)
        case "week_number":
            fields["week"] = int(words)
        case "roman_century" | "century_number":
            fields["century"] = roman(words) or language.numbers.ordinal(words)
        case "decade_digits":
            fields["decade"] = _decade(words)
        case "iso" | "iso_month" | "figures":
            return _fill_figures(fields, slot, words, language.file)
        case "clock":
            fields["clock"] = clock(words, language.values.get("half_day", {}))
        case "name":
            fields["name"] = words
        case _:
            return _fill_word(fields, slot, language.values[slot][words] if slot in language.values else None)
    return True


def _fill_word(fields: dict[str, Any], slot: str, value: str | None) -> bool:
    if value is None:
        return False
    if slot in _FLAG_SLOTS or slot == "around":
        fields[slot] = True
    elif slot == "deixis":
        fields["count"], fields["sign"] = abs(int(value)), (int(value) > 0) - (int(value) < 0)
    else:
        slot = _FIELDS.get(slot, slot)
        fields[slot] = int(value) if slot in _INTEGER_SLOTS else value
    return True


def _fill_figures(fields: dict[str, Any], slot: str, words: str, file: LanguageFile) -> bool:
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    if slot == "iso_month":
        fields["year"], fields["month"] = numbers[:2]
    elif slot == "iso":
        fields["year"], fields["month"], fields["day"] = numbers[:3]
        if len(numbers) > 3:
            fields["clock"] = f"{numbers[3]:02d}:{numbers[4]:02d}"
    else:
        first, second, year = numbers
        both = first <= 12 and second <= 12 and first != second
        day_first = second <= 12 and (file.date_order == "DMY" or first > 12)
        fields["day"], fields["month"] = (first, second) if day_first else (second, first)
        fields["year"] = full_year(year) if year < 100 else year
        fields["ambiguous"] = both and file.date_order == "any"
    return True


def full_year(short: int) -> int:
    """The year that two digits mean: 00–49 in this century, 50–99 in the last (POSIX draws the line at 69)."""
    return short + (2000 if short < 50 else 1900)


def _decade(words: str) -> int:
    """The first year of a decade written `1990` or `90`."""
    digits = int(re.search(r"\d+", words).group())  # type: ignore[union-attr]
    if digits >= 100:
        return digits // 10 * 10
    return (1900 if digits >= 20 else 2000) + digits // 10 * 10


def roman(words: str) -> int | None:
    """The number of a Roman numeral of centuries (`xxi`), or None."""
    values = {"i": 1, "v": 5, "x": 10}
    letters = re.match(r"[ivx]+", words)
    if not letters:
        return None
    numbers = [values[letter] for letter in letters.group()]
    return sum(-n if n < max(numbers[at:], default=0) else n for at, n in enumerate(numbers))


def clock(words: str, half_days: Mapping[str, str]) -> str | None:
    """A time of day as HH:MM, or None when there is no such time."""
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    if not numbers:
        return None
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    half = next((value for word, value in half_days.items() if words.rstrip(" .").endswith(word.rstrip("."))), None)
    if half == "afternoon" and hour < 12:
        hour += 12
    if half == "morning" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


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
