"""Clauses of a sentence, by punctuation and by the words that open them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from generator.events.language import ClauseKind, Language
from generator.events.lexicon import Occurrences
from generator.events.participles import finite_verbs
from generator.events.words import Words

_NEAR = 6
"""Within how many words after a verb of speech `that` opens what is said."""

_ASIDE = 2
"""With so many clauses none of them is an aside between a subject and its verb."""

QUOTES = " \u00a0\"'’”»"
"""What may stand beside a comma."""

_PUNCTUATION = frozenset(",;:()[].!?…—–\n")


class Clause(NamedTuple):
    """The words [start, end) of a sentence."""

    start: int
    end: int
    kind: ClauseKind


class Clauses(list[Clause]):
    """The clauses of a sentence in order; `numbers` gives the clause of each of its words."""

    def __init__(self, clauses: Iterable[Clause]) -> None:
        super().__init__(clauses)
        self.numbers: list[int] = []
        for number, clause in enumerate(self):
            self.numbers += [number] * (clause.end - clause.start)


def split_clauses(words: Words, occurrences: Occurrences, language: Language) -> Clauses:
    """The clauses of a sentence; every word is in exactly one."""
    openers = _openers(words, occurrences, language)
    participles = {start for start, _ in language.has("participle", occurrences)}
    adverbs = {start for start, _ in language.has("adverb", occurrences)}
    speech = {start for name in ("speech", "introducing") for start, _ in language.has(name, occurrences)}
    prepositions = {start for start, _ in language.has("preposition", occurrences)}
    tensed = {start for start, _ in language.has("tensed", occurrences)}
    resumed = {start for start, end in language.has("coordination", occurrences) if end in tensed}
    clauses: list[Clause] = []
    beside = _begins_aside(words, {start for start, _ in language.has("opening_participle", occurrences)})
    start, kind = 0, openers.get(0, ClauseKind.RELATIVE if beside else ClauseKind.MAIN)
    around: ClauseKind | None = None
    for index in sorted({*openers, *words.gaps, *resumed}):
        if index == 0:
            continue
        gap = words.breaks[index]
        parted = not _PUNCTUATION.isdisjoint(gap)
        opener = openers.get(index)
        if opener is None and parted and (index in participles or (index in adverbs and index + 1 in participles)):
            opener = ClauseKind.RELATIVE
        if opener is None and not parted and index in resumed and kind <= ClauseKind.COMPLEMENT:
            opener = kind
        if opener is None and not parted:
            continue
        if opener is ClauseKind.COMPLEMENT and not any(max(start, index - _NEAR) <= at < index for at in speech):
            opener = ClauseKind.RELATIVE
        clauses.append(Clause(start, index, kind))
        around = kind if "(" in gap else around
        if opener is None and "(" in gap:
            opener = ClauseKind.RELATIVE
        elif opener is None:
            opener = _resumed(kind, index in prepositions)
            if ")" in gap:
                opener, around = kind if around is None else around, None
        start, kind = index, opener
    clauses.append(Clause(start, len(words), kind))
    if any(clause.kind is ClauseKind.RELATIVE for clause in clauses) or len(clauses) > _ASIDE:
        finite = finite_verbs(words, occurrences, language)
        joined = {end for _, end in language.has("coordination", occurrences)}
        clauses = [
            part
            for clause in clauses
            for part in (
                [clause] if "," in words.breaks[clause.start] else _resumed_after(clause, openers, finite, joined)
            )
        ]
        taken = {start for start, _ in language.has("auxiliary", occurrences)}
        single = {start for start, end in finite if end == start + 1} - taken
        verbs = {start for start, _ in finite}
        forms = {start for start, _ in language.has("predicate", occurrences)}
        clauses = _with_asides(clauses, single, verbs - speech)
        if verbs:
            clauses = _with_lists(clauses, openers, verbs | taken | (speech - forms), words)
        articles = {start for start, _ in language.has("indefinite_article", occurrences)}
        clauses = _with_appositions(clauses, words, articles, verbs)
    return Clauses(clauses)


def _begins_aside(words: Words, participles: Set[int]) -> bool:
    """Whether a sentence begins with what its subject does besides (`Vowing revenge, Iran launched …`)."""
    return 0 in participles and any("," in words.breaks[at] for at in words.gaps)


def _with_lists(
    clauses: list[Clause], openers: Mapping[int, ClauseKind], verbs: Set[int], words: Words
) -> list[Clause]:
    """The clauses; one without a verb goes on with the aside or circumstance before it (`amid raids, looting`).

    It does so where a main clause stands before them; a subject that waits for its verb is none of them.
    """
    made = list(clauses)
    told = False
    for at, clause in enumerate(clauses):
        bare = verbs.isdisjoint(range(clause.start, clause.end))
        told = told or (made[at].kind is ClauseKind.MAIN and not bare)
        if not told or not bare or not at or clause.kind is not ClauseKind.MAIN or clause.start in openers:
            continue
        waits = at + 1 < len(clauses) and clauses[at + 1].start in verbs
        if made[at - 1].kind is not ClauseKind.MAIN and not waits and words.breaks[clause.start].strip(QUOTES) == ",":
            made[at] = clause._replace(kind=made[at - 1].kind)
    return made


def _resumed_after(
    clause: Clause, openers: Mapping[int, ClauseKind], finite: Sequence[tuple[int, int]], joined: Set[int]
) -> list[Clause]:
    """The clause; a relative one without a comma ends before the verb of its noun (`rebels who held Goma | agreed`)."""
    if clause.kind is not ClauseKind.RELATIVE or clause.start not in openers or not clause.start:
        return [clause]
    reached = None
    for start, end in finite:
        if not clause.start <= start < clause.end:
            continue
        if reached is not None and start > reached + 1 and start not in joined:
            return [clause._replace(end=start), Clause(start, clause.end, ClauseKind.MAIN)]
        reached = end
    return [clause]


def _with_asides(clauses: list[Clause], participles: Set[int], verbs: Set[int]) -> list[Clause]:
    """The clauses, a participle between a subject and its verb made an aside (`the truce, agreed in May, collapsed`).

    `participles` may be participles, `verbs` are those that open a clause without saying anything.
    """
    made = list(clauses)
    for at in range(1, len(clauses) - 1):
        before, aside, after = clauses[at - 1 : at + 2]
        main = before.kind is aside.kind is after.kind is ClauseKind.MAIN
        parted = aside.start in participles and after.start in verbs
        if main and parted and verbs.isdisjoint(range(before.start, before.end)):
            made[at] = aside._replace(kind=ClauseKind.RELATIVE)
    return made


def _with_appositions(clauses: list[Clause], words: Words, articles: Set[int], verbs: Set[int]) -> list[Clause]:
    """The clauses, one that only says what a thing is made an aside (`closed the strait, a threat to trade`).

    A main clause comes before it; it follows a comma, opens with an indefinite article, and has no verb.
    """
    made = list(clauses)
    told = False
    for at, clause in enumerate(clauses):
        main = clause.kind is ClauseKind.MAIN
        apposed = told and main and clause.start in articles and "," in words.breaks[clause.start]
        if apposed and verbs.isdisjoint(range(clause.start, clause.end)):
            made[at] = clause._replace(kind=ClauseKind.RELATIVE)
        told = told or main
    return made


def _openers(words: Words, occurrences: Occurrences, language: Language) -> dict[int, ClauseKind]:
    """The words that open a clause; of two that overlap (`alors que`, `que`) the longer one.

    A number that a comma sets off belongs to what it counts (`…, two days after the raid`).
    """
    found = sorted(
        (start, -end, kind)
        for class_id, kind in language.clause_openers.items()
        for start, end in occurrences.places(class_id)
    )
    openers: dict[int, ClauseKind] = {}
    reached = 0
    quantities = {start for start, _ in language.has("quantity", occurrences)}
    for start, end, kind in found:
        if start >= reached:
            counted = start - 1 in quantities and "," in words.breaks[start - 1]
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
