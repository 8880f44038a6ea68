"""The words in one slot of a template → what they say of the phrase."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from generator.dates.language import Language

Fields = dict[str, Any]
"""What a slot says: fields of a Phrase."""

Reader = Callable[[str, Language], Fields | None]

_INTEGER_FIELDS = frozenset({"month", "weekday", "season", "quarter", "half", "century", "decade", "nth"})

_FIELDS = {
    "weekday_but_sunday": "weekday",
    "which_told": "which",
    "which_after": "which",
    "one_unit": "unit",
    "longer_unit": "unit",
    "part_of_era": "part",
    "decade_name": "decade",
    "sure_season": "season",
    "nth_of": "nth",
    "first_or_last": "nth",
    "many_units": "unit",
    "part_days": "part",
}
"""Lists of words that fill a field of another name."""


def read_slot(slot: str, words: str, language: Language) -> Fields | None:
    """What `words` (folded, small letters, single spaces) say in `slot`, or None where they cannot be read."""
    reader = _READERS.get(slot)
    if reader is not None:
        return reader(words, language)
    value = language.values.get(slot, {}).get(words)
    if value is None:
        return None
    field = _FIELDS.get(slot, slot)
    return {field: int(value) if field in _INTEGER_FIELDS else value}


def _year(words: str, _: Language) -> Fields:
    return {"year": int(words)}


def _day(words: str, _: Language) -> Fields:
    return {"day": int("".join(re.findall(r"\d", words)))}


def _flag(field: str) -> Reader:
    """A slot whose words say nothing but that they are there."""
    return lambda words, language: {field: True}


def _number(field: str) -> Reader:
    """A slot with a number in digits or words."""

    def read(words: str, language: Language) -> Fields | None:
        number = language.numbers.value(words)
        return None if number is None else {field: number}

    return read


def _spelt_year(words: str, language: Language) -> Fields | None:
    year = language.numbers.year(words)
    return None if year is None else {"year": year}


def _ordinal(field: str) -> Reader:
    """A slot with an ordinal, or a number used as one."""

    def read(words: str, language: Language) -> Fields | None:
        number = language.numbers.ordinal(words) or language.numbers.value(words)
        return None if number is None else {field: number}

    return read


def _month(slot: str) -> Reader:
    """A slot with a month, whose words are kept for the calendar's reader."""
    return lambda words, language: {"month": int(language.values[slot][words]), "written": words}


def _round_count(words: str, language: Language) -> Fields:
    return {"count": int(language.values["round_count"][words]), "approximate": True}


def _deixis(words: str, language: Language) -> Fields:
    days = int(language.values["deixis"][words])
    return {"count": abs(days), "sign": (days > 0) - (days < 0)}


def _century(words: str, language: Language) -> Fields | None:
    number = roman(words) or language.numbers.ordinal(words)
    return None if number is None else {"century": number}


def _decade(words: str, _: Language) -> Fields:
    """The first year of a decade written `1990` or `90`; two digits mean the last century's, from the twenties on."""
    digits = int("".join(re.findall(r"\d", words)))
    if digits < 100:
        digits += 1900 if digits >= 20 else 2000
    return {"decade": digits // 10 * 10}


def _iso(words: str, _: Language) -> Fields:
    numbers = [int(n) for n in re.findall(r"\d+", words)]
    fields: Fields = dict(zip(("year", "month", "day"), numbers, strict=False))
    if len(numbers) > 4:
        fields["clock"] = f"{numbers[3]:02d}:{numbers[4]:02d}"
    return fields


def _figures(words: str, language: Language) -> Fields:
    """`12/10/2022`: day first or month first, as the language writes or as the numbers must be."""
    first, second, year = (int(n) for n in re.findall(r"\d+", words))
    order = language.file.date_order
    day_first = second <= 12 and (order == "DMY" or first > 12)
    day, month = (first, second) if day_first else (second, first)
    ambiguous = order == "any" and first <= 12 and second <= 12 and first != second
    return {"day": day, "month": month, "year": full_year(year) if year < 100 else year, "ambiguous": ambiguous}


def _day_month(words: str, language: Language) -> Fields:
    """`12/10`: day first or month first, as the language writes."""
    first, second = (int(n) for n in re.findall(r"\d+", words))
    day, month = (second, first) if language.file.date_order == "MDY" else (first, second)
    return {"day": day, "month": month}


def full_year(short: int) -> int:
    """The year that two digits mean: 00–49 in this century, 50–99 in the last."""
    return short + (2000 if short < 50 else 1900)


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
    if hour >= 100:
        hour, minute = divmod(hour, 100)
    half = next((value for word, value in half_days.items() if words.rstrip(" .").endswith(word.rstrip("."))), None)
    if half == "afternoon" and hour < 12:
        hour += 12
    if half == "morning" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


_READERS: Mapping[str, Reader] = {
    "day": _day,
    "nth_day": _day,
    "spelt_day": _ordinal("day"),
    "month": _month("month"),
    "clear_month": _month("clear_month"),
    "dated_month": _month("dated_month"),
    **dict.fromkeys(("year", "written_year", "named_year", "older_year", "bare_year"), _year),
    "short_year": lambda words, language: {"year": full_year(int(words)), "short": True},
    "spelt_year": _spelt_year,
    "count": _number("count"),
    "ordinal": _ordinal("count"),
    "round_count": _round_count,
    "quarter": _ordinal("quarter"),
    "half": _ordinal("half"),
    "quarter_letter": lambda words, language: {"quarter": int(words[-1])},
    "half_letter": lambda words, language: {"half": int(words[-1])},
    "century_word": _ordinal("century"),
    "century_number": _century,
    "roman_century": _century,
    "century_digits": lambda words, language: {"century": int(words[:2]) + 1},
    "decade_digits": _decade,
    "week_number": lambda words, language: {"week": int(words)},
    "iso": _iso,
    "iso_month": _iso,
    "figures": _figures,
    "day_month": _day_month,
    "clock": lambda words, language: {"clock": clock(words, language.values.get("half_day", {}))},
    "day_hours": lambda words, language: {"count": int(language.values["day_hours"][words])},
    "deixis": _deixis,
    "around": _flag("approximate"),
    "approximate": _flag("approximate"),
    "since": _flag("since"),
    "halved": _flag("halved"),
    "name": lambda words, language: {"name": words},
    # Words that a rule only looks at.
    **dict.fromkeys(
        (
            "of_what",
            "departed",
            "habit",
            "finish",
            "happening",
            "verb",
            "other_day",
            "infinitive",
            "small",
            "resolution",
            "telephone",
            "stop",
        ),
        lambda words, language: {},
    ),
}
