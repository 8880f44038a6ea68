"""What a sentence tells: each act or word of the ladder in it, on its rung, with its status, the main one first."""

from __future__ import annotations

from collections.abc import Iterable

from generator.events.clause import Clause, ClauseKind
from generator.events.clauses import QUOTES, clause_of
from generator.events.frames import apply_frames
from generator.events.ladder import POSTURE, LadderKey, Match, matches, trust_in
from generator.events.ladder_file import rungs
from generator.events.model import Status
from generator.events.patterns import Found
from generator.events.sentence import Sentence
from generator.events.status import judge
from generator.events.words import words_in
from generator.frozen import Leaf

_THREATS = (3, 7)
_HIGHEST_OF_PHRASES = 2
_SETTLEMENT = -2
_DIPLOMACY = -1
_WORDS = 1
_HIGHEST_ASIDE = 5


_FAINTEST = -1
"""How much the mere mention of forces tells: less than that of a truce or of talks."""

_WEIGHTS = {-2: 3, -1: 1, 0: 0, 1: 2}
"""How much the lowest rungs tell; each of the others weighs twice its number."""


class Reading(Leaf, frozen=True):
    """An act or words of the ladder in a sentence. `found` tells where, `clause` is the number of its clause."""

    pattern: str
    rung: int
    status: Status
    reason: str | None
    found: Found
    clause: int
    rank: tuple[int, ...]


def read(sentence: Sentence, ladder: LadderKey, told: bool = False) -> list[Reading]:
    """The readings of a sentence, the main one first; none where nothing of the ladder is in it.

    `told` says that the sentences before it are about armed conflict.
    """
    trust = trust_in(sentence, told)
    plain = matches(sentence, ladder, trust)
    if not plain and not sentence.candidates.frames:
        return []
    plain = _within_clauses(plain, sentence)
    framed = _without_parts_of_phrases(apply_frames(sentence, plain, alone=trust.plain), sentence)
    standing = [match for match in framed if not any(other.takes_up(match) for other in framed)]
    verbs = sentence.verbs.main if len(standing) > 1 else 0
    if verbs and not any(match.found.mask & verbs for match in standing):
        verbs = sentence.verbs.all
    busy = {_home(sentence, at) for match in standing for at in words_in(match.found.mask & verbs)}
    return sorted((_reading(match, sentence, verbs, busy) for match in standing), key=lambda reading: reading.rank)


def _within_clauses(found: list[Match], sentence: Sentence) -> list[Match]:
    """The matches but for those that join words of a main clause to words of an aside or a circumstance, where a
    surer one stands in main clauses alone (`after missiles fell, … promised revenge`, no `missiles … promised`)."""
    if len(found) < 2 or len(sentence.clauses) < 2:
        return found
    inside = _inside(clause for clause in sentence.clauses if clause.kind <= ClauseKind.COMPLEMENT)
    if not _joining(found, inside):
        return found
    inside |= _inside(clause for clause in sentence.clauses if sentence.verbs.resumes(clause.start, clause.end))
    joined = _joining(found, inside)
    if not joined or not any(_stands_in(match, inside, sentence) for match in found):
        return found
    return [
        match for match in found if match.own or match.rung == 0 or match.rung > _HIGHEST_ASIDE or match not in joined
    ]


def _inside(clauses: Iterable[Clause]) -> int:
    """The words of these clauses, as bits."""
    inside = 0
    for clause in clauses:
        inside |= (1 << clause.end) - (1 << clause.start)
    return inside


def _joining(found: list[Match], inside: int) -> list[Match]:
    """The matches that have words both among these and beside them."""
    return [match for match in found if match.found.mask & inside and match.found.mask & ~inside]


def _stands_in(match: Match, inside: int, sentence: Sentence) -> bool:
    """Whether the match stands among these words, with a main verb or in a row."""
    mask = match.found.mask
    if mask & ~inside or match.last_resort:
        return False
    return bool(mask & sentence.verbs.main) or (mask.bit_count() > 1 and _is_dense(match))


def _home(sentence: Sentence, word: int) -> int:
    """The clause of a word; for what lists or renames things without a verb, the one that it goes on with."""
    joined = sentence.occurrences.starts("coordination")
    number = clause_of(sentence.clauses, word)
    while number and sentence.clauses[number].kind is ClauseKind.MAIN:
        clause = sentence.clauses[number]
        parted = sentence.words.breaks[clause.start].strip(QUOTES) != "," or joined >> clause.start & 1
        if parted or sentence.verbs.within(clause.start, clause.end):
            break
        number -= 1
    return number


def _without_parts_of_phrases(found: list[Match], sentence: Sentence) -> list[Match]:
    """The matches but for those that take a word out of a set phrase of lower rungs.

    `cessation des hostilités` is no combat, `cyber attack` no attack, and forces that withdraw are not deployed. An
    act with the main verb says more than a phrase without it (`barred residents from leaving`), and one of a main
    clause more than a phrase of a condition (`threatened to kill them unless the army withdraws`).
    """
    phrases = [match for match in found if _holds_its_words(match)]
    verbs = sentence.verbs.main if phrases else 0
    inside = _inside(clause for clause in sentence.clauses if clause.kind <= ClauseKind.COMPLEMENT) if phrases else 0
    return [
        match
        for match in found
        if match.own
        or not any(
            phrase.rung < match.rung
            and 0 != match.found.mask & phrase.found.mask != phrase.found.mask
            and not (match.rung > _WORDS and match.found.mask & verbs and _has_no_verb(phrase, verbs))
            and (phrase.found.mask & inside or not match.found.mask & inside)
            for phrase in phrases
        )
    ]


def _holds_its_words(match: Match) -> bool:
    """Whether words of the match belong to it alone: several words without a gap, or an act that undoes another.

    Talk has no words of its own: who cancels the talks does not talk.
    """
    several = match.found.mask.bit_count() > 1 and match.rung != _DIPLOMACY
    return several and (match.rung == _SETTLEMENT or (_is_dense(match) and match.rung <= _HIGHEST_OF_PHRASES))


def _has_no_verb(phrase: Match, verbs: int) -> bool:
    """Whether the words of a phrase stand apart and none is a main verb."""
    return not (_is_dense(phrase) or phrase.found.mask & verbs)


def _is_dense(match: Match) -> bool:
    """Whether the words of the match stand in a row."""
    return match.found.mask == (1 << match.found.end) - (1 << match.found.start)


def _reading(match: Match, sentence: Sentence, verbs: int, busy: set[int]) -> Reading:
    """A match with the status that its clause gives it, and the rung that follows from the status."""
    contrasts = sentence.occurrences.starts("contrast")
    settled = match.frame and match.status is Status.OCCURRED
    judged = judge(match.found, sentence.cues, sentence.clauses, sentence.words, contrasts, match.frame, settled)
    status, reason = judged.status, judged.reason
    default = match.status or (Status.POSSIBLE if match.rung in _THREATS else None)
    if default is not None and (status is Status.OCCURRED or match.rung == 0):
        status, reason = default, None
    elif match.rung == 0:
        status = Status.DENIED
    if match.rung in _THREATS and status is Status.PLANNED:
        status = Status.POSSIBLE
    rung = _rung(match.rung, status)
    clause = clause_of(sentence.clauses, _telling(match.found, sentence))
    kind = sentence.clauses[clause].kind
    aside = _is_aside(match, verbs, _home(sentence, sentence.clauses[clause].start) in busy)
    rank = _rank(match, rung, kind, _is_before(sentence, sentence.clauses[clause]), aside)
    return Reading(match.name, rung, status, reason, match.found, clause, rank)


def _telling(found: Found, sentence: Sentence) -> int:
    """The word whose clause is that of the match: its verb, or its first where it has none."""
    verbs = found.mask & sentence.verbs.main or found.mask & sentence.verbs.all
    return (verbs & -verbs).bit_length() - 1 if verbs else found.head


def _is_aside(match: Match, verbs: int, busy: bool) -> bool:
    """Whether the verb of the clause tells of another act; those of the highest rungs tell for themselves.

    A noun without a verb of its own is no aside where no other act has the verb: it is the subject (`raids followed`).
    """
    return match.rung <= _HIGHEST_ASIDE and busy and not match.found.mask & verbs


def _rung(rung: int, status: Status) -> int:
    """The rung once the status is known: denied is 0, an act only possible falls to the words about it."""
    if status is Status.DENIED:
        return 0
    words = rungs()[rung].words
    return words if status is Status.POSSIBLE and words is not None else rung


def _is_before(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause only tells what had come before the news (`a truce had been agreed, but Kabul accused …`)."""
    earlier = sentence.occurrences.starts("pluperfect")
    if not earlier or not _tells(earlier, clause):
        return False
    news = sentence.occurrences.starts("contrast") >> clause.end << clause.end
    return any(
        other.kind is ClauseKind.MAIN and _tells(news, other) and not _tells(earlier, other)
        for other in sentence.clauses
    )


def _tells(marks: int, clause: Clause) -> bool:
    """Whether one of the words, given as bits, stands in the clause."""
    return bool(marks >> clause.start & (1 << clause.end - clause.start) - 1)


def _rank(match: Match, rung: int, kind: ClauseKind, before: bool, aside: bool) -> tuple[int, ...]:
    """What comes first: the site's own, what is no last resort, main clauses, what is news in them, their verbs, high
    rungs."""
    level = 0 if kind <= ClauseKind.COMPLEMENT else int(kind)
    last = -1 if match.own else int(match.last_resort)
    weight = _FAINTEST if match.last_resort and match.rung == POSTURE else _weight(rung)
    return (last, level, int(before), int(aside), -weight, match.found.head)


def _weight(rung: int) -> int:
    """How much a rung tells: a settlement more than talk, talk more than nothing."""
    return _WEIGHTS.get(rung, rung * 2)
