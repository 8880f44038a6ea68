"""Frames: verbs and nouns that make something else of the acts they govern (`menace de frapper` is no strike)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.events.clause import Clause, ClauseKind
from generator.events.clauses import clause_of
from generator.events.ladder import COMBAT, POSTURE, Match
from generator.events.ladder_file import FrameRule, ladder_file
from generator.events.model import Status
from generator.events.patterns import Found, find, outermost
from generator.events.sentence import Sentence
from generator.events.status import judge
from generator.events.words import within

_ACROSS = 4
_SEVERAL = 2
_SETTLEMENT = -2
_GOVERNED = 14
"""How many words after its last one a frame governs; fewer where the act also takes in words before the frame."""


def apply_frames(sentence: Sentence, plain: Sequence[Match], alone: bool) -> list[Match]:
    """The matches once each frame has taken up those it governs; inner frames are content of outer ones.

    A frame that governs nothing counts where it may stand `alone`.
    """
    left = list(plain)
    if not sentence.candidates.frames:
        return left
    found = [
        (frame.name, place)
        for frame in sentence.candidates.frames
        for place in find(frame.pattern, sentence.occurrences, sentence.words)
    ]
    kept = [
        frame for frame, stands in zip(found, outermost((place, name) for name, place in found), strict=True) if stands
    ]
    for name, place in sorted(kept, key=lambda frame: (-frame[1].head, frame[0])):
        covering = [match for match in left if match.found.covers(place)]
        if covering:
            left = _without_content(
                sentence, place, ladder_file().frames[name], _spared(left, covering, place), covering
            )
            continue
        if any(match.frame and match.found.mask & place.mask for match in left):
            continue  # a frame has taken it up already (`the talks on a truce failed`)
        rule = ladder_file().frames[name]
        governed = _content(sentence, place, rule, left)
        rung = _rung(rule, _but_what_is_to_end(sentence, rule, _direct(sentence, place, governed)))
        if rung is None or not (governed or alone):
            continue
        mask = place.mask
        for match in governed:
            mask |= match.found.mask
            left.remove(match)
        left.append(Match(name, rung, msgspec.structs.replace(place, mask=mask), rule.status, frame=True))
    return left


def _spared(matches: list[Match], covering: list[Match], frame: Found) -> list[Match]:
    """The matches but for those whose words the patterns that name the frame itself have already taken up.

    One that says more of the same stays (`signed a deal on the end of the war` beside `end of the war`).
    """
    named, rungs = 0, {match.rung for match in covering}
    for match in covering:
        named |= match.found.mask
    return [
        match
        for match in matches
        if match in covering
        or not match.found.mask & named & ~frame.mask
        or (match.rung in rungs and match.found.mask & ~named)
    ]


def _without_content(
    sentence: Sentence, frame: Found, rule: FrameRule, matches: list[Match], covering: list[Match]
) -> list[Match]:
    """The matches but for those that the frame would have taken up, were it not named by a pattern (`covering`).

    They stay where with them the frame is a worse threat than the pattern says: to warn Warsaw that an attack would
    bring a nuclear answer is more than to warn of an attack.
    """
    content = [
        match
        for match in matches
        if match not in covering and not match.frame and _governs(sentence, frame, match, rule.across)
    ]
    whole, named = _rung(rule, content), max(match.rung for match in covering)
    if whole is None or whole > named > 0:
        return matches
    return [match for match in matches if match not in content]


def _rung(rule: FrameRule, governed: Sequence[Match]) -> int | None:
    """The rung of the whole: that of its weightiest content, turned by the rule; None where it is no frame here."""
    whole = [match for match in governed if not any(other.takes_up(match) for other in governed)]
    every = [match.rung for match in whole]
    told = [match.rung for match in whole if not match.last_resort]
    rungs = told or [rung for rung in every if rung != POSTURE] or every
    if not rungs:
        return rule.rung
    return rule.content.get(str(max(rungs)), rule.rung)


def _content(sentence: Sentence, frame: Found, rule: FrameRule, matches: Sequence[Match]) -> list[Match]:
    """What the frame governs: the acts after it; where it closes the sentence (`…, a averti X`), those before it."""
    ahead = [match for match in matches if rule.object and _governs(sentence, frame, match, rule.across)]
    back = not ahead and rule.backward and _closes(sentence, frame)
    governed = [match for match in matches if match.found.head < frame.start] if back else ahead
    if ahead and not back:
        over = [match for match in matches if match not in ahead and _reaches_over(frame, match, ahead)]
        governed = ahead + over
    if not governed and rule.subject:
        governed = [match for match in matches if _is_subject(sentence, frame, match)]
    if not rule.tells:
        return governed
    inside = clause_of(sentence.clauses, frame.end - 1)
    return [
        match
        for match in governed
        if (clause_of(sentence.clauses, match.found.head) == inside and not back) or not _is_told(sentence, match)
    ]


def _direct(sentence: Sentence, frame: Found, governed: list[Match]) -> list[Match]:
    """What is governed but for what relative clauses tell, where there is more (`urged a truce in Goma, where …`)."""
    if len(governed) < _SEVERAL:
        return governed
    here = clause_of(sentence.clauses, frame.end - 1)
    governed = [match for match in governed if not _is_part(match, frame)] or governed
    direct = [match for match in governed if not _is_related(sentence, match, here)]
    return direct if any(match.found.head > frame.head for match in direct) else governed


def _but_what_is_to_end(sentence: Sentence, rule: FrameRule, governed: list[Match]) -> list[Match]:
    """What is governed but for the fighting that a settlement is to end (`urged a ceasefire in the fighting in Goma`):
    it follows the settlement in its clause, and nothing joins it to that as one more."""
    settled = min((match.found.head for match in governed if match.rung == _SETTLEMENT), default=None)
    if settled is None or str(_SETTLEMENT) not in rule.content:
        return governed
    here, joints = clause_of(sentence.clauses, settled), sentence.occurrences.starts("coordination")
    return [
        match
        for match in governed
        if match.rung not in COMBAT
        or match.found.head <= settled
        or clause_of(sentence.clauses, match.found.head) != here
        or within(joints, settled, match.found.head)
    ]


def _is_part(match: Match, frame: Found) -> bool:
    """Whether the match is but the frame and its subject (`Washington threatened … sanctions`)."""
    return match.found.head >= frame.start and not match.found.mask >> frame.end


def _is_related(sentence: Sentence, match: Match, here: int) -> bool:
    """Whether the match, or the words of a frame itself, end in a relative clause after the clause `here`."""
    last = match.found.head if match.frame else match.found.mask.bit_length() - 1
    number = clause_of(sentence.clauses, last)
    return number > here and sentence.clauses[number].kind is ClauseKind.RELATIVE


def _reaches_over(frame: Found, match: Match, governed: list[Match]) -> bool:
    """Whether the match reaches over the frame to words of an act that it governs (`announced an end to the truce`)."""
    over = match.found.head < frame.start and match.found.mask >> frame.end
    return bool(over) and any(match.rung == other.rung and match.found.mask & other.found.mask for other in governed)


def _is_subject(sentence: Sentence, frame: Found, match: Match) -> bool:
    """Whether the match stands before the frame in its clause (`le siège a pris fin`), or before asides that part
    the subject from it (`the truce, agreed in May, collapsed`)."""
    number = clause_of(sentence.clauses, frame.head)
    clause = sentence.clauses[number]
    start = clause.start
    if clause.kind <= ClauseKind.COMPLEMENT and (frame.head == start or sentence.verbs.all >> start & 1):
        while number > 1 and _is_aside(sentence, sentence.clauses[number - 1]):
            number -= 1
            start = sentence.clauses[number - 1].start
    before = start <= match.found.head and match.found.head < frame.start and match.found.end <= frame.start
    mask = match.found.mask
    return before and not mask & ~(1 << mask.bit_length() - 1) & sentence.verbs.main


def _is_aside(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause may stand between a subject and its verb: a relative one, or an apposition."""
    if clause.kind <= ClauseKind.COMPLEMENT:
        return not sentence.verbs.within(clause.start, clause.end)
    return clause.kind is ClauseKind.RELATIVE


def _is_told(sentence: Sentence, match: Match) -> bool:
    """Whether the act is told as a fact."""
    contrasts = sentence.occurrences.starts("contrast")
    status = judge(match.found, sentence.cues, sentence.clauses, sentence.words, contrasts, match.frame).status
    return status is Status.OCCURRED and match.status is not Status.POSSIBLE and match.rung not in (3, 7)


def _closes(sentence: Sentence, frame: Found) -> bool:
    """Whether the frame stands in a main clause of its own after what is said."""
    number = clause_of(sentence.clauses, frame.head)
    clause = sentence.clauses[number]
    beside = clause.kind in (ClauseKind.CIRCUMSTANCE, ClauseKind.CONDITION)
    return number > 0 and not beside and bool(sentence.words.breaks[clause.start].strip())


def _governs(sentence: Sentence, frame: Found, match: Match, across: bool) -> bool:
    """Whether the match is content of the frame: after it, near, in its segment, and in no new main clause."""
    last = match.found.mask.bit_length() - 1
    if match.found.head < frame.start:
        return across and frame.end <= last < frame.end + _ACROSS
    if match.found.head >= frame.end + _GOVERNED:
        return False
    if sentence.words.segments[match.found.head] != sentence.words.segments[frame.head]:
        return False
    here = clause_of(sentence.clauses, frame.end - 1)
    there = clause_of(sentence.clauses, match.found.head)
    if here == there and sentence.verbs.resumes(frame.end, last + 1):
        return False
    between = sentence.clauses[here + 1 : there + 1]
    return all(_goes_on(sentence, clause) for clause in between)


def _goes_on(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause may belong to the one before it: said in it, telling of it, or but an item of its list."""
    if clause.kind is ClauseKind.MAIN:
        return not sentence.verbs.within(clause.start, clause.end)
    return clause.kind in (ClauseKind.COMPLEMENT, ClauseKind.RELATIVE)
