"""`languages/XX.yaml` and `languages/XX.ladder.yaml` → the compiled knowledge of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import msgspec

from generator.errors import UserError
from generator.events.clause import ClauseKind
from generator.events.language_files import GrammarSource, LadderSource, read_language_file
from generator.events.lexicon import Lexicon
from generator.events.model import Status
from generator.events.occurrences import Occurrences
from generator.events.patterns import Pattern, PatternError, exclusion, parse, pattern_of
from generator.events.tables import LanguageTables, PatternTable, Trusted, keep_tables, kept_tables
from generator.frozen import Leaf
from generator.located_yaml import KeyPath, LocatedYaml


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled cue of status."""

    status: Status | None
    reach: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Sureness:
    """How far a pattern is trusted."""

    needs_domain: bool
    last_resort: bool
    alone: bool = False


@dataclass(frozen=True, slots=True)
class RungPattern:
    """A compiled pattern of the ladder."""

    name: str
    rung: int
    status: Status | None
    sureness: Sureness
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class SpeechPattern:
    """A compiled pattern of reported speech: of a kind of SpeechSource."""

    kind: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class FramePattern:
    """A compiled pattern of a frame."""

    name: str
    pattern: Pattern


class Parser(NamedTuple):
    """Compiles the patterns of one data file."""

    lexicon: Lexicon
    file: LocatedYaml

    def patterns(self, sources: Sequence[str], path: KeyPath) -> list[PatternTable]:
        """The patterns at `path` of the file. Raises UserError for one that cannot be read."""
        return [self._pattern(source, (*path, at)) for at, source in enumerate(sources)]

    def _pattern(self, source: str, path: KeyPath) -> PatternTable:
        try:
            return parse(source, self.lexicon)
        except PatternError as fault:
            raise UserError([self.file.problem(path, str(fault), fault.remedy, value=True)]) from None
        except ValueError as error:
            remedy = "correct the pattern, or add the class to `words`"
            raise UserError([self.file.problem(path, str(error), remedy, value=True)]) from None


AnyPattern = Cue | RungPattern | SpeechPattern | FramePattern


Filed = tuple[int, int, int, AnyPattern]


class Candidates(Leaf, frozen=True):
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
    """The compiled knowledge of a language, by its code (`fr`): as it was kept, else compiled and kept.

    Raises UserError where its files have mistakes, ValueError for a member of their classes that cannot be read.
    """
    tables = kept_tables(code)
    if tables is None:
        tables = compile_language(code)
        keep_tables(code, tables)
    return language_of(code, tables)


def compile_language(code: str) -> LanguageTables:
    """What the files of a language say. Raises what `language` does."""
    grammar, grammar_file = read_language_file(f"{code}.yaml", GrammarSource)
    ladder, ladder_file = read_language_file(f"{code}.ladder.yaml", LadderSource)
    lexicon = Lexicon({**grammar.words, **ladder.words}, grammar.endings)
    of_grammar, of_ladder = Parser(lexicon, grammar_file), Parser(lexicon, ladder_file)
    openers = {
        lexicon.class_id("|".join(members)): ClauseKind[kind.upper()].value for kind, members in grammar.clauses.items()
    }
    cues = [
        (cue.status, cue.reach, pattern)
        for at, cue in enumerate(grammar.cues)
        for pattern in of_grammar.patterns(cue.match, ("cues", at, "match"))
    ]
    frames = [
        (name, pattern)
        for name, group in ladder.frames.items()
        for pattern in of_ladder.patterns(group, ("frames", name))
    ]
    speech = [
        (kind, pattern)
        for kind, group in msgspec.structs.asdict(grammar.speech).items()
        for pattern in of_grammar.patterns(group, ("speech", kind))
    ]
    rungs = _rung_patterns(ladder, of_ladder)
    unless = [
        (lexicon.holders(name), pattern)
        for source, parser in ((grammar, of_grammar), (ladder, of_ladder))
        for name, group in source.unless.items()
        for pattern in parser.patterns(group, ("unless", name))
    ]
    ids = {name: lexicon.class_id(f"${name}") for name in [*grammar.words, *ladder.asked]}
    every = [item[-1] for items in (cues, rungs, frames, speech) for item in items]
    lexicon.close(ids, [*(pattern.parts[0][0][0][0] for pattern in every), *openers])
    names = tuple(dict.fromkeys([*ladder.patterns, *ladder.frames]))
    tables = lexicon.tables()
    return LanguageTables(tables, openers, cues, rungs, frames, speech, unless, names, grammar.phrases)


def language_of(code: str, tables: LanguageTables) -> Language:
    """The language of these tables, ready for use."""
    lexicon = Lexicon.of(tables.lexicon)
    for classes, table in tables.unless:
        lexicon.bar(classes, exclusion(pattern_of(table)))
    return Language(
        code,
        lexicon,
        {class_id: ClauseKind(kind) for class_id, kind in tables.openers.items()},
        _by_key(
            [Cue(status, reach, pattern_of(table)) for status, reach, table in tables.cues],
            [
                RungPattern(name, rung, status, Sureness(*trusted), pattern_of(table))
                for name, rung, status, trusted, table in tables.rungs
            ],
            [FramePattern(name, pattern_of(table)) for name, table in tables.frames],
            [SpeechPattern(kind, pattern_of(table)) for kind, table in tables.speech],
        ),
        tables.pattern_names,
        tables.phrases,
        tables.lexicon.names,
    )


def _by_key(*kinds: Sequence[AnyPattern]) -> dict[int, tuple[Filed, ...]]:
    """The patterns by the class of their first step; `kinds` are those of each kind, in the order of `Candidates`."""
    table: dict[int, list[Filed]] = {}
    for kind, items in enumerate(kinds):
        for item in items:
            filed = (kind, item.pattern.needed, item.pattern.unwanted, item)
            table.setdefault(item.pattern.key, []).append(filed)
    return {key: tuple(group) for key, group in table.items()}


def _rung_patterns(ladder: LadderSource, parser: Parser) -> list[tuple[str, int, Status | None, Trusted, PatternTable]]:
    kinds = {
        "sure": (False, False, False),
        "plain": (True, False, False),
        "weak": (True, True, False),
        "faint": (True, True, True),
    }
    return [
        (name, group.rung, group.status, trusted, pattern)
        for name, group in ladder.patterns.items()
        for kind, trusted in kinds.items()
        for pattern in parser.patterns(getattr(group, kind), ("patterns", name, kind))
    ]
