"""The language of the interface: what its catalogue and CLDR say.

A language is a gettext catalogue `locale/XX/LC_MESSAGES/messages.po`, compiled in memory. Sentences of templates stand
in it under their English words; what the code says (date wordings, CLDR patterns, typographic habits) stands under
keys in lower case (`date-around`), in English too. What a catalogue lacks is said in English.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

CATALOGUES = Path(__file__).parent / "locale"
FALLBACK = "en"

_MOST_TYPESET = 4096
"""Texts that are kept as they were typeset: titles and names come again and again."""

_DAY_TOKEN = re.compile(r"(?<!d)d(?!d)")


def languages_of_pages() -> list[str]:
    """The codes of the languages that pages have words in."""
    return sorted(file.parents[1].name for file in CATALOGUES.glob("*/LC_MESSAGES/messages.po"))


class Language:
    """Words, dates and numbers as the readers of one language expect them."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.locale = _locale(code)
        self.translations = _translations(code)
        self._words = cache(self.translations.gettext)
        self._dates: dict[tuple[dt.date, str], str] = {}
        self.direction: str = self.locale.text_direction
        self._typeset: dict[str, str] = {}
        self._set = _no_break_spaces(
            self.say("typography-no-break-before"),
            self.say("typography-no-break-after"),
            self.say("typography-narrow-before"),
        )

    def say(self, key: str, **values: object) -> str:
        """The catalogue's words for a key, `{names}` in them filled in."""
        if values:
            return self._words(key).format(**values)
        return self._words(key)

    def date(self, day: dt.date, pattern: str) -> str:
        """A day by the CLDR pattern that stands in the catalogue under the key `pattern`."""
        shown = self._dates.get((day, pattern))
        if shown is None:
            shown = _formatted(day, self.say(pattern), self.locale, self.say("date-first-of-month"))
            self._dates[day, pattern] = shown
        return shown

    def number(self, value: float) -> str:
        """A number with the language's separators."""
        return str(format_decimal(value, locale=self.locale))

    def tenths(self, value: float) -> str:
        """A number with one decimal, so that a column of them stands aligned."""
        return str(format_decimal(value, format="#,##0.0", locale=self.locale))

    def typeset(self, text: str) -> str:
        """The text with no-break spaces for the plain ones around punctuation; its length does not change."""
        typeset = self._typeset.get(text)
        if typeset is None:
            if len(self._typeset) >= _MOST_TYPESET:
                self._typeset.clear()
            typeset = text
            for plain, spaced in self._set:
                typeset = typeset.replace(plain, spaced)
            self._typeset[text] = typeset
        return typeset


def _locale(code: str) -> Locale:
    """CLDR's data for a language; English's for one that CLDR does not know."""
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)


@cache
def _translations(code: str) -> gettext.NullTranslations:
    """A language's catalogue, the English one behind it."""
    english = None if code == FALLBACK else _translations(FALLBACK)
    path = CATALOGUES / code / "LC_MESSAGES" / "messages.po"
    if not path.is_file():
        return english or gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    if english:
        translations.add_fallback(english)
    return translations


def _formatted(day: dt.date, pattern: str, locale: Locale, first_of_month: str) -> str:
    if day.day == 1 and first_of_month != "1":
        pattern = _DAY_TOKEN.sub(f"'{first_of_month}'", pattern)
    return str(format_date(day, pattern, locale))


def _no_break_spaces(before: str, after: str, narrow: str) -> list[tuple[str, str]]:
    """Marks with the plain space that must not break, before one or after one, and how they are typeset.

    A space between two marks is set as the second asks.
    """
    marks = ((mark, "\u202f" if mark in narrow else "\u00a0") for mark in before.strip())
    leading = [(f" {mark}", f"{space}{mark}") for mark, space in marks]
    return leading + [(f"{mark} ", f"{mark}\u00a0") for mark in after.strip()]
