"""Whether a matched act has happened, by the cues of its clause.

A negation that shares a word with a match says nothing of it: the pattern has reckoned with it (`restera pas impuni`);
any other cue may be the very verb of the match (`frappera`).
A cue's `reach` says which matches it bears on:
`clause`  those in its own clause;
`onward`  those after it in the sentence, up to a word of contrast (`mais`) or the end of an aside (`qui …,`), and
          those in its own clause;
`next`    those that begin among the six words after it, or hold the word after it;
`near`    those that begin among the two words after it, or hold a word that stands beside it;
`opening` those in its own clause, where no verb stands before it (`Russia to send warships`);
`future`  those that would else be planned, anywhere in the sentence: an `if` makes them possible.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.events.clause import ClauseKind, Clauses
from generator.events.clauses import clause_of
from generator.events.language import Cue
from generator.events.model import Status
from generator.events.occurrences import Occurrences
from generator.events.patterns import Found, find, outermost
from generator.events.words import Words, within
from generator.frozen import Leaf

_NEXT = 6
_NEAR = 4
_ORDER = (Status.DENIED, Status.BACKGROUND, Status.POSSIBLE, Status.PLANNED)


class FoundCue(Leaf, frozen=True):
    """A cue in a sentence."""

    found: Found
    status: Status | None
    reach: str


class Judged(Leaf, frozen=True):
    """A status, and the words that set it (None: nothing did)."""

    status: Status
    reason: str | None


_NOTHING_SAID = Judged(Status.OCCURRED, None)


def find_cues(words: Words, occurrences: Occurrences, candidates: Sequence[Cue]) -> list[FoundCue]:
    """The cues of a sentence that stand by themselves: one that a longer cue covers is no cue."""
    told = occurrences.starts("predicate")
    matches = [
        (found, FoundCue(found, cue.status, cue.reach))
        for cue in candidates
        for found in find(cue.pattern, occurrences, words)
        if cue.reach != "opening" or not within(told, 0, found.start)
    ]
    keep = outermost(matches)
    return [cue for (_, cue), kept in zip(matches, keep, strict=True) if kept and cue.status is not None]


def judge(
    match: Found,
    cues: list[FoundCue],
    clauses: Clauses,
    words: Words,
    contrasts: int,
    governing: bool = False,
    settled: bool = False,
) -> Judged:
    """The status of a match: the strongest of the cues that bear on it, else occurred.

    A `governing` match (an accusation, a threat) is judged by what stands before it alone: what follows is its content,
    up to the verb whose subject it is. The words of a `settled` one (`would not negotiate`, a refusal) say what it is.
    """
    if not cues:
        return _NOTHING_SAID
    bearing = [cue for cue in cues if _bears(cue, match, clauses, contrasts, governing, settled)]
    strongest = min(bearing, key=lambda cue: _ORDER.index(cue.status or Status.PLANNED), default=None)
    if strongest is None or strongest.status is None:
        return _NOTHING_SAID
    if strongest.status is Status.PLANNED:
        strongest = next((cue for cue in cues if cue.reach == "future"), strongest)
    return Judged(strongest.status or Status.PLANNED, words.between(strongest.found.start, strongest.found.end))


def _bears(cue: FoundCue, match: Found, clauses: Clauses, contrasts: int, governing: bool, settled: bool) -> bool:
    if cue.reach == "future":
        return False
    if cue.found.mask & match.mask:
        own = settled and cue.status is Status.PLANNED and cue.found.start <= match.head
        return cue.status is not Status.DENIED and not own
    if governing and cue.found.start > match.head:
        return _resumes(cue, clauses, clause_of(clauses, match.head))
    if cue.reach == "next":
        ahead = cue.found.start <= match.end and 0 <= match.head - cue.found.end < _NEXT
        return ahead or bool((1 << cue.found.end) & match.mask)
    if cue.reach == "near":
        return bool(_beside(cue.found) & match.mask) or 0 <= match.head - cue.found.end < _NEAR
    here = clause_of(clauses, match.head)
    if here in (clause_of(clauses, cue.found.head), clause_of(clauses, cue.found.end - 1)):
        return True
    if cue.reach == "clause" and _resumes(cue, clauses, here):
        return True
    if cue.reach != "onward" or cue.found.start > match.head or _is_over(cue, clauses, here):
        return False
    return not within(contrasts, cue.found.end, match.head)


def _is_over(cue: FoundCue, clauses: Clauses, here: int) -> bool:
    """Whether the cue stands in an aside (`…, qui prévoit un retrait, …`) and the clause `here` goes on after it."""
    aside = clauses[clause_of(clauses, cue.found.head)].kind in (ClauseKind.RELATIVE, ClauseKind.CIRCUMSTANCE)
    return aside and clauses[here].kind is ClauseKind.MAIN


def _resumes(cue: FoundCue, clauses: Clauses, here: int) -> bool:
    """Whether the cue opens a clause whose subject is in the clause `here` (`an attack, in the north, is expected`)."""
    there = clause_of(clauses, cue.found.start)
    if cue.status is Status.DENIED or here + 1 >= there or cue.found.start != clauses[there].start:
        return False
    return clauses[here].kind is clauses[there].kind is ClauseKind.MAIN


def _beside(found: Found) -> int:
    """The words next to the match, as bits."""
    return ((found.mask << 1) | (found.mask >> 1)) & ~found.mask
