"""What a sentence tells: each act or word of the ladder in it, on its rung, with its status, the main one first."""

from __future__ import annotations

from typing import NamedTuple

from generator.events.clauses import Clause, ClauseKind, clause_of, split_clauses
from generator.events.ladder import LadderKey, Match, frame_matches, ladder_file, matches, rungs
from generator.events.language import Language
from generator.events.lexicon import Occurrences
from generator.events.model import Status
from generator.events.patterns import Found, outermost
from generator.events.status import FoundCue, find_cues, judge
from generator.events.words import Words

_GOVERNED = 14
"""How many words after its last one a frame governs."""

_BACKGROUND_RANK = 3


class Sentence(NamedTuple):
    """A sentence taken apart once, for all that reads it."""

    words: Words
    occurrences: Occurrences
    clauses: list[Clause]
    cues: list[FoundCue]
    language: Language


class Reading(NamedTuple):
    """An act or words of the ladder in a sentence. `found` tells where, `clause` is the number of its clause."""

    pattern: str
    rung: int
    status: Status
    reason: str | None
    found: Found
    clause: int
    rank: tuple[int, ...]


def take_apart(text: str, language: Language) -> Sentence:
    """The words, clauses and cues of a sentence."""
    words = Words(text)
    occurrences = language.lexicon.occurrences(words)
    clauses = split_clauses(words, occurrences, language) if len(words) else []
    return Sentence(words, occurrences, clauses, find_cues(words, occurrences, language), language)


def read(sentence: Sentence, ladder: LadderKey) -> list[Reading]:
    """The readings of a sentence, the main one first; none where nothing of the ladder is in it."""
    plain = matches(sentence.words, sentence.occurrences, sentence.language, ladder)
    if not plain and not sentence.language.frames:
        return []
    framed = _apply_frames(sentence, plain)
    standing = outermost([(match.found, match) for match in framed])
    readings = [_reading(match, sentence) for match, kept in zip(framed, standing, strict=True) if kept]
    return sorted(readings, key=lambda reading: reading.rank)


def _apply_frames(sentence: Sentence, plain: list[Match]) -> list[Match]:
    """The matches once frames have taken up those they govern."""
    frames = [
        (name, found)
        for name, found in frame_matches(sentence.words, sentence.occurrences, sentence.language)
    ]
    if not frames:
        return plain
    kept = outermost([(found, name) for name, found in frames])
    left = list(plain)
    result: list[Match] = []
    for (name, found), stands in sorted(zip(frames, kept, strict=True), key=lambda item: -item[0][1].head):
        if not stands or any(match.found.covers(found) for match in left):
            continue
        rule = ladder_file().frames[name]
        governed = [match for match in left if _governs(found, match, sentence)]
        content = max((match.rung for match in governed if not match.last_resort), default=None)
        if content is None:
            content = max((match.rung for match in governed), default=None)
        rung = rule.rung if content is None else rule.content.get(str(content), rule.rung)
        if rung is None:
            continue
        mask = found.mask
        for match in governed:
            mask |= match.found.mask
            left.remove(match)
        whole = Match(name, rung, Found(found.head, found.start, found.end, mask), rule.status, frame=True)
        left.append(whole)
        result.append(whole)
    return left


def _governs(frame: Found, match: Match, sentence: Sentence) -> bool:
    """Whether the match is content of the frame: after it, near, in its segment, and in no new main clause."""
    if match.found.head < frame.start or match.found.head >= frame.end + _GOVERNED:
        return False
    if sentence.words.segments[match.found.head] != sentence.words.segments[frame.head]:
        return False
    here = clause_of(sentence.clauses, frame.end - 1)
    there = clause_of(sentence.clauses, match.found.head)
    between = sentence.clauses[here + 1 : there + 1]
    return all(clause.kind in (ClauseKind.COMPLEMENT, ClauseKind.RELATIVE) for clause in between)


def _reading(match: Match, sentence: Sentence) -> Reading:
    """A match with the status that its clause gives it, and the rung that follows from the status."""
    contrasts = sentence.language.has("contrast", sentence.occurrences)
    judged = judge(match.found, sentence.cues, sentence.clauses, sentence.words, contrasts, match.frame)
    status, reason = judged
    default = match.status or (Status.POSSIBLE if match.rung in (3, 7) else None)
    if status is Status.OCCURRED and default is not None:
        status, reason = default, None
    if match.rung == 0:
        status = Status.DENIED
    rung = _rung(match.rung, status)
    clause = clause_of(sentence.clauses, match.found.head)
    kind = sentence.clauses[clause].kind
    return Reading(match.name, rung, status, reason, match.found, clause, _rank(match, rung, status, kind))


def _rung(rung: int, status: Status) -> int:
    """The rung once the status is known: denied is 0, an act only possible falls to the words about it."""
    if status is Status.DENIED:
        return 0
    words = rungs()[rung].words
    return words if status is Status.POSSIBLE and words is not None else rung


def _rank(match: Match, rung: int, status: Status, kind: ClauseKind) -> tuple[int, ...]:
    """What comes first: sure before last resort, main clauses before others, high rungs before low."""
    level = 0 if kind <= ClauseKind.COMPLEMENT else int(kind)
    return (int(match.last_resort), level, -_weight(rung), match.found.head)


def _weight(rung: int) -> int:
    """How much a rung tells: a settlement more than talk, talk more than nothing."""
    return {-2: 3, -1: 1, 0: 0, 1: 2}.get(rung, rung * 2)
