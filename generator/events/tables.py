"""The compiled knowledge of a language as plain tables, which can be kept. By their annotations: not compiled."""

from __future__ import annotations

import msgspec

from generator.events.model import Status
from generator.fingerprint import program_digest
from generator.prepared import keep_prepared, prepared

Trusted = tuple[bool, bool, bool]
"""How far a pattern of the ladder is trusted: the fields of a `Sureness`."""


class LexiconTables(msgspec.Struct, frozen=True, array_like=True):
    """The word classes of a language; what each field holds is told by those of `Lexicon`."""

    names: dict[str, int]
    noted: list[int]
    targets: list[tuple[tuple[int, ...], list[int]]]
    tests: dict[str, list[tuple[str, bool, int]]]
    prefixes: list[int]
    suffixes: list[int]
    excluded: dict[int, list[tuple[str, str, str, bool]]]
    out_of_phrases: list[tuple[int, int]]


class PatternTable(msgspec.Struct, frozen=True, array_like=True):
    """A pattern: its parts, each as steps (class and gap) and a reach, and the classes asked for and forbidden."""

    parts: list[tuple[list[tuple[int, int]], int]]
    asked: list[int]
    forbidden: list[int]


class LanguageTables(msgspec.Struct, frozen=True, array_like=True):
    """All that is known of a language: each kind of pattern in order, with the values of its fields."""

    lexicon: LexiconTables
    openers: dict[int, int]
    cues: list[tuple[Status | None, str, PatternTable]]
    rungs: list[tuple[str, int, Status | None, Trusted, PatternTable]]
    frames: list[tuple[str, PatternTable]]
    speech: list[tuple[str, PatternTable]]
    unless: list[tuple[list[int], PatternTable]]
    pattern_names: tuple[str, ...]
    phrases: dict[str, str]


def kept_tables(code: str) -> LanguageTables | None:
    """The tables of a language as they were kept; None where they are not, or the program is another since."""
    data = prepared(f"words-{code}", _key())
    return None if data is None else msgspec.msgpack.decode(data, type=LanguageTables)


def keep_tables(code: str, tables: LanguageTables) -> None:
    """Keep the tables of a language for the next build."""
    keep_prepared(f"words-{code}", _key(), msgspec.msgpack.encode(tables))


def _key() -> bytes:
    return program_digest(("events",), ("msgspec", "pyyaml"))
