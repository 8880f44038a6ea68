"""The shape of `languages/XX.yaml` and `languages/XX.ladder.yaml`."""

from __future__ import annotations

from importlib import resources
from typing import TypeVar

import msgspec

from generator.events.model import Status
from generator.located_yaml import LocatedYaml, convert, load

Source = TypeVar("Source", bound=msgspec.Struct)


class CueSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that set a status: none for those that only look like it. `reach` says of what: see status.py."""

    reach: str
    match: tuple[str, ...]
    status: Status | None = None


class SpeechSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of reported speech.

    `told` are verbs that report wherever they stand (`a déclaré`), `tells` those that are nouns or other verbs too and
    report only beside what is said (`annonce que`, `…, annonce Kiev`); `inverted` are forms of any verb that report
    where they close a sentence (`…, a glissé Kiev`); `silent` look like one of these and report nothing.
    """

    told: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    inverted: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


class GrammarSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `languages/XX.yaml`."""

    endings: dict[str, tuple[str, ...]] = {}
    words: dict[str, tuple[str, ...]] = {}
    clauses: dict[str, tuple[str, ...]] = {}
    cues: tuple[CueSource, ...] = ()
    speech: SpeechSource = SpeechSource()
    unless: dict[str, tuple[str, ...]] = {}
    """Patterns in whose matches words are not of the class (`declared war` says nothing)."""
    phrases: dict[str, str] = {}


class RungSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of one name: sure ones; those that need the domain of war in the sentence; those of last resort; faint
    ones, which count only where nothing else of the ladder is in such a sentence."""

    rung: int
    status: Status | None = None
    sure: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    faint: tuple[str, ...] = ()


class LadderSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `languages/XX.ladder.yaml`."""

    words: dict[str, tuple[str, ...]] = {}
    asked: tuple[str, ...] = ()
    """The classes of `words` that the program asks for by name."""
    unless: dict[str, tuple[str, ...]] = {}
    """Patterns in whose matches words are not of the class (`reprendre … dialogue` retakes no ground)."""
    frames: dict[str, tuple[str, ...]] = {}
    patterns: dict[str, RungSource] = {}


def read_language_file(name: str, model: type[Source]) -> tuple[Source, LocatedYaml]:
    """The data file `languages/<name>`; an empty one where the language has none."""
    file = resources.files("generator.events") / "languages" / name
    text = file.read_text("utf-8") if file.is_file() else ""
    located = load(text, f"generator/events/languages/{name}")
    return convert(located, model), located
