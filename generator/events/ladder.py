"""The escalation ladder, and where on it the words of a sentence stand."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import re2

from generator.articles.languages import known_languages
from generator.errors import Problem
from generator.events.clause import ClauseKind
from generator.events.ladder_file import rungs
from generator.events.language import language
from generator.events.model import Status
from generator.events.occurrences import Places
from generator.events.patterns import Found, find
from generator.events.sentence import Sentence
from generator.events.words import Words, without_accents
from generator.frozen import Leaf
from generator.located_yaml import KeyPath, LocatedYaml, suggest
from generator.settings import RE2_REMEDY, UNLOCATED, LadderSetting, PatternSetting, Settings, pattern_fault

_FALLBACK = "en"
COMBAT = (5, 6)
POSTURE = 4
"""The rung of forces: where it is but a last resort, they are only mentioned."""

_MOST_PROGRAM = 50_000
"""Size of a compiled site pattern (RE2 instructions) from which it is refused: it would slow every build."""


class Match(Leaf, frozen=True):
    """A pattern found in a sentence, with its own rung and status, before cues of status are looked at.

    One of the site's `own` comes before those of the program.
    """

    name: str
    rung: int
    found: Found
    status: Status | None = None
    last_resort: bool = False
    frame: bool = False
    own: bool = False

    def takes_up(self, other: Match) -> bool:
        """Whether it says more of the same words; what is but a strike says no more than an atrocity."""
        return not other.own and self.found.covers(other.found) and not (self.rung in COMBAT and other.rung > self.rung)


class SitePattern(Leaf, frozen=True):
    """A site's own pattern, compiled."""

    name: str
    rung: int
    regex: Any


def rung_name(number: int | None, settings: Settings, code: str | None = None) -> str | None:
    """What a rung is called: the site's own name for it, else the one in the language `code` (default: the site's).

    A language that the ladder has no name in is given the English one.
    """
    if number is None:
        return None
    own = settings.ladder.names.get(str(number))
    if own:
        return own
    names = rungs()[number].names
    return names.get(code or settings.language) or names[_FALLBACK]


def compile_site_pattern(source: str) -> Any:
    """A site's pattern over folded text: without regard to case and accents. Raises re2.error where it is none."""
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True
    return re2.compile(_fold_letters(source), options)


@lru_cache(maxsize=64)
def _site_patterns(ladder: LadderKey, code: str) -> tuple[SitePattern, ...]:
    return tuple(
        SitePattern(pattern.name, pattern.rung, compile_site_pattern(pattern.match))
        for pattern in ladder.patterns
        if pattern.language == code
    )


class LadderKey(NamedTuple):
    """What of a site's ladder decides about matches; hashable, unlike the names it gives to rungs."""

    patterns: tuple[PatternSetting, ...]
    silence: tuple[str, ...]


def ladder_key(ladder: LadderSetting) -> LadderKey:
    """The part of the setting that decides about matches."""
    return LadderKey(ladder.patterns, ladder.silence)


class Trust(Leaf, frozen=True):
    """Which kinds of patterns count in a sentence."""

    sure: bool
    plain: bool
    faint: bool


@lru_cache(maxsize=64)
def _silenced(ladder: LadderKey, code: str) -> frozenset[str]:
    """Names of built-in patterns that do not count: silenced, or replaced by a site's pattern of that name."""
    replaced = {pattern.name for pattern in ladder.patterns if pattern.language == code}
    return frozenset({*ladder.silence, *replaced})


def matches(sentence: Sentence, ladder: LadderKey, trust: Trust) -> list[Match]:
    """Every pattern of the ladder that the sentence matches, the site's own last; frames are not among them."""
    silenced = _silenced(ladder, sentence.language.code)
    found = _built_in(sentence, trust, silenced, alone=False)
    if not found and trust.faint:
        found = _built_in(sentence, trust, silenced, alone=True)
    found.extend(_site_matches(sentence.words, _site_patterns(ladder, sentence.language.code)))
    return found


def _built_in(sentence: Sentence, trust: Trust, silenced: frozenset[str], alone: bool) -> list[Match]:
    """The matches of the program's own patterns, or of those that count only where they stand `alone`."""
    first = sentence.clauses[0]
    opening = (1 << first.end) - 1 if first.kind is ClauseKind.CIRCUMSTANCE else 0
    return [
        Match(pattern.name, pattern.rung, place, pattern.status, pattern.sureness.last_resort)
        for pattern in sentence.candidates.rungs
        if pattern.sureness.alone is alone
        and (trust.plain if pattern.sureness.needs_domain else trust.sure)
        and pattern.name not in silenced
        for place in find(pattern.pattern, sentence.occurrences, sentence.words)
        if not (place.mask & opening and place.mask & ~opening)
    ]


def check_ladder(settings: Settings, located: LocatedYaml = UNLOCATED) -> list[Problem]:
    """What is wrong with the site's ladder, placed by `located`: patterns that are no RE2 or of a language that is not
    read, names of patterns that do not exist."""
    problems = []

    def wrong(path: KeyPath, message: str, remedy: str) -> None:
        problems.append(located.problem(("ladder", *path), message, remedy, value=True))

    for at, pattern in enumerate(settings.ladder.patterns):
        fault = _fault(pattern.match)
        if fault:
            wrong(("patterns", at, "match"), f"the ladder pattern {pattern.name!r}: {fault}", RE2_REMEDY)
        if pattern.language not in known_languages():
            message = f"the ladder pattern {pattern.name!r}: no language {pattern.language!r} is read"
            wrong(("patterns", at, "language"), message, f"known here: {', '.join(known_languages())}")
    if not settings.ladder.silence:
        return problems
    built_in = {name for code in known_languages() for name in pattern_names(code)}
    known = sorted(built_in | {own.name for own in settings.ladder.patterns})
    for at, name in enumerate(settings.ladder.silence):
        if name not in known:
            wrong(("silence", at), f"no ladder pattern {name!r} to silence", suggest(name, known))
    return problems


def pattern_names(code: str) -> list[str]:
    """The names of the built-in patterns of a language."""
    return list(language(code).pattern_names)


def _fault(source: str) -> str | None:
    """Why a site's pattern cannot be used; None where it can."""
    fault = pattern_fault(source)
    if fault:
        return fault
    regex = compile_site_pattern(source)
    if regex.search(""):
        return "it matches every sentence"
    if regex.programsize > _MOST_PROGRAM:
        return "it is too large"
    return None


def trust_in(sentence: Sentence, told: bool = False) -> Trust:
    """Whether the sentence is about armed conflict, or speaks of sport, markets or weather in its words.

    It is where the sentences before it are (`told`), though it names neither arms nor states.

    Sure patterns count unless words from elsewhere outnumber those of arms, and the states but one; plain ones need
    arms or states as well, and faint ones not a word from elsewhere. A word that stands in no report of war
    (`earthquake`, `goalkeeper`) counts twice; of words that overlap (`general elections`, `elections`) one counts.
    """
    named = sentence.occurrences.named
    hard, soft = _apart(named("hard")), _apart(named("soft"))
    elsewhere = _apart(named("elsewhere")) + 2 * _apart(named("remote"))
    sure = elsewhere <= max(hard, soft - 1)
    plain = sure and (told or hard + soft > 0)
    return Trust(sure, plain, plain and not elsewhere)


def tells_of_arms(sentence: Sentence) -> bool:
    """Whether the sentence is plainly about armed conflict: it names more of arms than of anything else."""
    named = sentence.occurrences.named
    return _apart(named("hard")) > _apart(named("elsewhere")) + 2 * _apart(named("remote"))


def _apart(places: Places) -> int:
    """How many stretches of words there are, overlapping ones taken as one."""
    count = reached = 0
    for start, end in places:
        count += start >= reached
        reached = max(reached, end)
    return count


def _site_matches(words: Words, patterns: tuple[SitePattern, ...]) -> Iterator[Match]:
    if not patterns:
        return
    text = _fold_letters(words.text)
    for pattern in patterns:
        hit = pattern.regex.search(text)
        if hit:
            start, end = words.at(hit.start()), words.at(max(hit.end() - 1, hit.start())) + 1
            end = min(max(end, start + 1), len(words))
            start = min(start, end - 1)
            place = Found(start, start, end, (1 << end) - (1 << start))
            yield Match(pattern.name, pattern.rung, place, own=True)


def _fold_letters(text: str) -> str:
    """The text letter by letter in lower case without accents, so that offsets stay."""
    if text.isascii():
        return text.lower()
    return "".join(letter.lower() if letter.isascii() else _fold_letter(letter) for letter in text)


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    bare = without_accents(letter.lower())
    return bare if len(bare) == 1 else letter
