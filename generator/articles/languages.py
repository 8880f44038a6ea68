"""What the articles' room knows of each language: data in `languages/XX.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import yaml

_FOLDER = Path(__file__).with_name("languages")


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Short forms, in lower case without their last full stop, that end no sentence: ever, or before a number."""

    always: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language's data.

    `furniture`, `end` and `comments` are patterns for whole folded lines of a web page;
    `function_words` are the commonest small words, between spaces.
    """

    abbreviations: Abbreviations = Abbreviations()
    furniture: dict[str, tuple[str, ...]] = {}
    end: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    function_words: str = ""


@cache
def known_languages() -> tuple[str, ...]:
    """The codes of the languages that articles can be read in."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def language_data(code: str) -> Language:
    """The data of a language; of one without data, an empty set. Raises ValueError when the file is malformed."""
    path = _FOLDER / f"{code}.yaml"
    if code not in known_languages():
        return Language()
    return msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader), Language)
