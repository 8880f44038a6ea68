"""`languages/XX.yaml` and `languages/XX.ladder.yaml` → the compiled knowledge of one language."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple, TypeVar

import msgspec

from generator.errors import UserError
from generator.events.lexicon import Lexicon
from generator.events.model import Status
from generator.events.occurrences import Occurrences
from generator.events.patterns import Pattern, PatternError, exclusion, parse
from generator.located_yaml import KeyPath, LocatedYaml, convert, load

Source = TypeVar("Source", bound=msgspec.Struct)


class ClauseKind(IntEnum):
    """What a clause is in its sentence, the most telling first."""

    MAIN = 0
    COMPLEMENT = 1
    RELATIVE = 2
    CONDITION = 3
    CIRCUMSTANCE = 4


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
    """Patterns of one name: sure ones; those that need the domain of war in the sentence; those of last resort."""

    rung: int
    status: Status | None = None
    sure: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class LadderSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `languages/XX.ladder.yaml`."""

    words: dict[str, tuple[str, ...]] = {}
    asked: tuple[str, ...] = ()
    """The classes of `words` that the program asks for by name."""
    unless: dict[str, tuple[str, ...]] = {}
    """Patterns in whose matches words are not of the class (`reprendre … dialogue` retakes no ground)."""
    frames: dict[str, tuple[str, ...]] = {}
    patterns: dict[str, RungSource] = {}


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A compiled cue of status."""

    status: Status | None
    reach: str
    pattern: Pattern


class Sureness(msgspec.Struct, frozen=True, gc=False):
    """How far a pattern is trusted."""

    needs_domain: bool
    last_resort: bool


class RungPattern(msgspec.Struct, frozen=True, gc=False):
    """A compiled pattern of the ladder."""

    name: str
    rung: int
    status: Status | None
    sureness: Sureness
    pattern: Pattern


class SpeechPattern(msgspec.Struct, frozen=True, gc=False):
    """A compiled pattern of reported speech: of a kind of SpeechSource."""

    kind: str
    pattern: Pattern


class FramePattern(msgspec.Struct, frozen=True, gc=False):
    """A compiled pattern of a frame."""

    name: str
    pattern: Pattern


class Parser(NamedTuple):
    """Compiles the patterns of one data file."""

    lexicon: Lexicon
    file: LocatedYaml

    def patterns(self, sources: Sequence[str], path: KeyPath) -> list[Pattern]:
        """The patterns at `path` of the file. Raises UserError for one that cannot be read."""
        return [self._pattern(source, (*path, at)) for at, source in enumerate(sources)]

    def _pattern(self, source: str, path: KeyPath) -> Pattern:
        try:
            return parse(source, self.lexicon)
        except PatternError as fault:
            raise UserError([self.file.problem(path, str(fault), fault.remedy, value=True)]) from None
        except ValueError as error:
            remedy = "correct the pattern, or add the class to `words`"
            raise UserError([self.file.problem(path, str(error), remedy, value=True)]) from None


AnyPattern = Cue | RungPattern | SpeechPattern | FramePattern


Filed = tuple[int, int, int, AnyPattern]


class Candidates(msgspec.Struct, frozen=True, gc=False):
    """Patterns whose classes a sentence has, all of them."""

    cues: list[Cue]
    rungs: list[RungPattern]
    frames: list[FramePattern]
    speech: list[SpeechPattern]


class Language(NamedTuple):
    """What is known of a language, ready for use; everything is empty for a language without data.

    `clause_openers` is keyed by the class of the words that open, `patterns` by the class of a pattern's first step;
    each pattern there stands below its place in `Candidates`, the classes that it needs and those that it forbids.
    """

    code: str
    lexicon: Lexicon
    clause_openers: dict[int, ClauseKind]
    patterns: dict[int, tuple[Filed, ...]]
    pattern_names: tuple[str, ...]
    phrases: dict[str, str]
    ids: dict[str, int]

    def candidates(self, occurrences: Occurrences) -> Candidates:
        """The patterns that a sentence with these classes may match."""
        found: tuple[list[Any], ...] = ([], [], [], [])
        present, patterns = occurrences.present, self.patterns
        for class_id in occurrences.noted:
            for kind, needed, unwanted, item in patterns.get(class_id, ()):
                if needed & present == needed and not unwanted & present:
                    found[kind].append(item)
        return Candidates(*found)


@cache
def language(code: str) -> Language:
    """The compiled knowledge of a language, by its code (`fr`).

    Raises UserError where its files have mistakes, ValueError for a member of their classes that cannot be read.
    """
    grammar, grammar_file = _read(f"{code}.yaml", GrammarSource)
    ladder, ladder_file = _read(f"{code}.ladder.yaml", LadderSource)
    lexicon = Lexicon({**grammar.words, **ladder.words}, grammar.endings)
    of_grammar, of_ladder = Parser(lexicon, grammar_file), Parser(lexicon, ladder_file)
    openers = {
        lexicon.class_id("|".join(members)): ClauseKind[kind.upper()] for kind, members in grammar.clauses.items()
    }
    cues = [
        Cue(cue.status, cue.reach, pattern)
        for at, cue in enumerate(grammar.cues)
        for pattern in of_grammar.patterns(cue.match, ("cues", at, "match"))
    ]
    frames = [
        FramePattern(name, pattern)
        for name, group in ladder.frames.items()
        for pattern in of_ladder.patterns(group, ("frames", name))
    ]
    speech = [
        SpeechPattern(kind, pattern)
        for kind, group in msgspec.structs.asdict(grammar.speech).items()
        for pattern in of_grammar.patterns(group, ("speech", kind))
    ]
    rungs = _rung_patterns(ladder, of_ladder)
    for source, parser in ((grammar, of_grammar), (ladder, of_ladder)):
        for name, group in source.unless.items():
            for pattern in parser.patterns(group, ("unless", name)):
                lexicon.exclude(name, exclusion(pattern))
    ids = {name: lexicon.class_id(f"${name}") for name in [*grammar.words, *ladder.asked]}
    patterns = _by_key(cues, rungs, frames, speech)
    lexicon.close(ids, [*patterns, *openers])
    names = tuple(dict.fromkeys([*ladder.patterns, *ladder.frames]))
    return Language(code, lexicon, openers, patterns, names, grammar.phrases, ids)


def _by_key(*kinds: Sequence[AnyPattern]) -> dict[int, tuple[Filed, ...]]:
    """The patterns by the class of their first step; `kinds` are those of each kind, in the order of `Candidates`."""
    table: dict[int, list[Filed]] = {}
    for kind, items in enumerate(kinds):
        for item in items:
            filed = (kind, item.pattern.needed, item.pattern.unwanted, item)
            table.setdefault(item.pattern.key, []).append(filed)
    return {key: tuple(group) for key, group in table.items()}


def _rung_patterns(ladder: LadderSource, parser: Parser) -> list[RungPattern]:
    kinds = {"sure": Sureness(False, False), "plain": Sureness(True, False), "weak": Sureness(True, True)}
    return [
        RungPattern(name, group.rung, group.status, sureness, pattern)
        for name, group in ladder.patterns.items()
        for kind, sureness in kinds.items()
        for pattern in parser.patterns(getattr(group, kind), ("patterns", name, kind))
    ]


def _read(name: str, model: type[Source]) -> tuple[Source, LocatedYaml]:
    """The data file `languages/<name>`; an empty one where the language has none."""
    file = resources.files("generator.events") / "languages" / name
    text = file.read_text("utf-8") if file.is_file() else ""
    located = load(text, f"generator/events/languages/{name}")
    return convert(located, model), located
