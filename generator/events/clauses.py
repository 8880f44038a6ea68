"""Clauses of a sentence, by punctuation and by the words that open them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from generator.events.clause import Clause, ClauseKind, Clauses
from generator.events.language import Language
from generator.events.occurrences import Occurrences
from generator.events.participles import finite_verbs
from generator.events.words import Words, bits, within

_NEAR = 6
"""Within how many words after a verb of speech `that` opens what is said."""

_NEW_SUBJECT = 6
"""Within how many words after a coordination the verb of another subject stands."""

_ASIDE = 2
"""With so many clauses none of them is an aside between a subject and its verb."""

QUOTES = " \u00a0\"'’”»"
"""What may stand beside a comma."""

_PUNCTUATION = frozenset(",;:()[].!?…—–\n")


def split_clauses(words: Words, occurrences: Occurrences, language: Language) -> Clauses:
    """The clauses of a sentence; every word is in exactly one."""
    openers = _openers(words, occurrences, language)
    starts = occurrences.starts
    participles, prepositions, tensed = starts("participle"), starts("preposition"), starts("tensed")
    apposed = participles | starts("adverb") & participles >> 1
    speech, said = starts("speech") | starts("introducing"), starts("predicate") | tensed
    parts = sorted({*openers, *words.gaps})
    joints = occurrences.named("coordination")
    begun = tensed | starts("said") & starts("predicate")
    resumed = {start for start, end in joints if begun >> end & 1 or _begins_anew(start, end, tensed, parts)}
    clauses: list[Clause] = []
    beside = _begins_aside(words, starts("opening_participle"))
    start, kind = 0, openers.get(0, ClauseKind.RELATIVE if beside else ClauseKind.MAIN)
    around: ClauseKind | None = None
    for index in sorted({*parts, *resumed}):
        if index == 0:
            continue
        gap = words.breaks[index]
        parted = not _PUNCTUATION.isdisjoint(gap)
        opener = openers.get(index)
        if opener is None and parted and apposed >> index & 1:
            opener = ClauseKind.RELATIVE
        if opener is None and not parted and index in resumed and kind <= ClauseKind.COMPLEMENT:
            opener = kind
        if opener is None and not parted:
            continue
        if opener is ClauseKind.COMPLEMENT:
            aside = kind is ClauseKind.RELATIVE and apposed >> start & 1
            near = within(speech, max(start, index - _NEAR), index)
            waits = kind is ClauseKind.CIRCUMSTANCE and not said >> index + 1 & 1 and _waits(clauses, speech, said)
            if aside or not (near or waits):
                opener = ClauseKind.RELATIVE
        clauses.append(Clause(start, index, kind))
        around = kind if "(" in gap else around
        if opener is None and "(" in gap:
            opener = ClauseKind.RELATIVE
        elif opener is None:
            opener = _resumed(kind, prepositions >> index & 1 == 1)
            if ")" in gap:
                opener, around = kind if around is None else around, None
        start, kind = index, opener
    clauses.append(Clause(start, len(words), kind))
    phrases = starts("phrase_opener")
    articles = starts("indefinite_article") if len(clauses) > 1 else 0
    several = len(clauses) > _ASIDE or any(
        clause.kind is ClauseKind.RELATIVE or articles >> clause.start & 1 for clause in clauses[1:]
    )
    if several or (phrases and any(_may_end(*beside, phrases, words) for beside in pairwise(clauses))):
        finite = finite_verbs(words, occurrences)
        taken = starts("auxiliary")
        clauses = _without_resumed(clauses, phrases, finite, taken | starts("modal_form"), words)
        joined = occurrences.ends("coordination")
        clauses = [
            part
            for clause in clauses
            for part in (
                [clause] if "," in words.breaks[clause.start] else _resumed_after(clause, openers, finite, joined)
            )
        ]
        single = bits(start for start, end in finite if end == start + 1) & ~taken
        verbs = bits(start for start, _ in finite)
        clauses = _with_asides(clauses, single, verbs & ~speech)
        if verbs:
            clauses = _with_lists(clauses, openers, verbs | taken | speech & ~starts("predicate"), words)
        clauses = _with_appositions(clauses, words, articles, verbs)
    return Clauses(clauses)


def _waits(clauses: Sequence[Clause], speech: int, verbs: int) -> bool:
    """Whether the last clause ends with a verb of speech whose words are still to come (`said during a visit that`)."""
    if not clauses or clauses[-1].kind is not ClauseKind.MAIN:
        return False
    last = clauses[-1]
    before = any(clause.kind is ClauseKind.MAIN and within(verbs, clause.start, clause.end) for clause in clauses[:-1])
    closes = before or speech >> last.start & 1
    return not closes and within(speech, max(last.start, last.end - _NEAR), last.end)


def _begins_anew(start: int, end: int, tensed: int, parts: Sequence[int]) -> bool:
    """Whether after a coordination another subject does something (`has refused and so the gate has been shut`)."""
    if not tensed:
        return False
    number = bisect_right(parts, start)
    first = parts[number - 1] if number else 0
    last = min([*parts[number : number + 1], end + _NEW_SUBJECT])
    return within(tensed, first, start) and within(tensed, end + 1, last)


def _begins_aside(words: Words, participles: int) -> bool:
    """Whether a sentence begins with what its subject does besides (`Vowing revenge, Iran launched …`)."""
    return participles & 1 == 1 and any("," in words.breaks[at] for at in words.gaps)


def _with_lists(clauses: list[Clause], openers: Mapping[int, ClauseKind], verbs: int, words: Words) -> list[Clause]:
    """The clauses; one without a verb goes on with the aside or circumstance before it (`amid raids, looting`).

    It does so where a main clause stands before them; a subject that waits for its verb is none of them.
    """
    made = list(clauses)
    told = False
    for at, clause in enumerate(clauses):
        bare = not within(verbs, clause.start, clause.end)
        told = told or (made[at].kind is ClauseKind.MAIN and not bare)
        if not told or not bare or not at or clause.kind is not ClauseKind.MAIN or clause.start in openers:
            continue
        waits = at + 1 < len(clauses) and verbs >> clauses[at + 1].start & 1
        if made[at - 1].kind is not ClauseKind.MAIN and not waits and words.breaks[clause.start].strip(QUOTES) == ",":
            made[at] = msgspec.structs.replace(clause, kind=made[at - 1].kind)
    return made


def _may_end(before: Clause, clause: Clause, phrases: int, words: Words) -> bool:
    """Whether the verb of the clause before may stand in this one: a relative one, or a phrase without a verb."""
    if clause.kind is ClauseKind.RELATIVE:
        return True
    waits = before.kind is ClauseKind.MAIN and phrases >> clause.start & 1 == 1
    return waits and "," not in words.breaks[clause.start]


def _without_resumed(
    clauses: list[Clause], phrases: int, finite: Sequence[tuple[int, int]], auxiliaries: int, words: Words
) -> list[Clause]:
    """The clauses; a circumstance without a verb ends before the verb that its main clause waits for
    (`soldats mobilisés | pour garder le pont | ont été tués`)."""
    made: list[Clause] = []
    for clause in clauses:
        if made and clause.kind is not ClauseKind.RELATIVE and _may_end(made[-1], clause, phrases, words):
            before = made[-1]
            told = any(before.start <= start < before.end for start, _ in finite)
            ahead = (start for start, _ in finite if clause.start < start < clause.end and auxiliaries >> start & 1)
            verb = None if told else next(ahead, None)
            if verb is not None:
                made += [msgspec.structs.replace(clause, end=verb), Clause(verb, clause.end, ClauseKind.MAIN)]
                continue
        made.append(clause)
    return made


def _resumed_after(
    clause: Clause, openers: Mapping[int, ClauseKind], finite: Sequence[tuple[int, int]], joined: int
) -> list[Clause]:
    """The clause; a relative one without a comma ends before the verb of its noun (`rebels who held Goma | agreed`)."""
    if clause.kind is not ClauseKind.RELATIVE or clause.start not in openers or not clause.start:
        return [clause]
    reached = None
    for start, end in finite:
        if not clause.start <= start < clause.end:
            continue
        if reached is not None and start > reached + 1 and not joined >> start & 1:
            return [msgspec.structs.replace(clause, end=start), Clause(start, clause.end, ClauseKind.MAIN)]
        reached = end
    return [clause]


def _with_asides(clauses: list[Clause], participles: int, verbs: int) -> list[Clause]:
    """The clauses, a participle between a subject and its verb made an aside (`the truce, agreed in May, collapsed`).

    `participles` may be participles, `verbs` are those that open a clause without saying anything.
    """
    made = list(clauses)
    for at in range(1, len(clauses) - 1):
        before, aside, after = clauses[at - 1 : at + 2]
        main = before.kind is aside.kind is after.kind is ClauseKind.MAIN
        parted = participles >> aside.start & 1 and verbs >> after.start & 1
        if main and parted and not within(verbs, before.start, before.end):
            made[at] = msgspec.structs.replace(aside, kind=ClauseKind.RELATIVE)
    return made


def _with_appositions(clauses: list[Clause], words: Words, articles: int, verbs: int) -> list[Clause]:
    """The clauses, one that only says what a thing is made an aside (`closed the strait, a threat to trade`).

    A main clause comes before it; it follows a comma, opens with an indefinite article, and has no verb.
    """
    made = list(clauses)
    told = False
    for at, clause in enumerate(clauses):
        main = clause.kind is ClauseKind.MAIN
        apposed = told and main and articles >> clause.start & 1 and "," in words.breaks[clause.start]
        if apposed and not within(verbs, clause.start, clause.end):
            made[at] = msgspec.structs.replace(clause, kind=ClauseKind.RELATIVE)
        told = told or main
    return made


def _openers(words: Words, occurrences: Occurrences, language: Language) -> dict[int, ClauseKind]:
    """The words that open a clause; of two that overlap (`alors que`, `que`) the longer one.

    A number that a comma sets off belongs to what it counts (`…, two days after the raid`), and what is said of the
    noun that a cleft sentence brings out is told by itself (`c'est la base qui a été visée`).
    """
    found = sorted(
        (start, -end, kind)
        for class_id, kind in language.clause_openers.items()
        for start, end in occurrences.places(class_id)
    )
    openers: dict[int, ClauseKind] = {}
    reached = 0
    quantities = occurrences.starts("quantity")
    cleft = bool(occurrences.starts("cleft") & 1)
    for start, end, kind in found:
        if start >= reached:
            counted = start > 0 and quantities >> start - 1 & 1 == 1 and "," in words.breaks[start - 1]
            if cleft and kind is ClauseKind.RELATIVE:
                cleft, kind = False, ClauseKind.MAIN
            openers[start - counted] = kind
            reached = -end
    return openers


def clause_of(clauses: Clauses, word: int) -> int:
    """The number of the clause in which a word stands."""
    return clauses.numbers[min(word, len(clauses.numbers) - 1)]


def _resumed(kind: ClauseKind, goes_on: bool) -> ClauseKind:
    """What a clause is after a comma that opens nothing: reported words go on, other clauses are over.

    A circumstance goes on with a preposition (`after a raid on Doha, in Qatar, …`).
    """
    if kind is ClauseKind.CIRCUMSTANCE and goes_on:
        return kind
    return ClauseKind.COMPLEMENT if kind is ClauseKind.COMPLEMENT else ClauseKind.MAIN
