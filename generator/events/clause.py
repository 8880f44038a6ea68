"""A clause, and the clauses of a sentence. A subclass of a list: not compiled to machine code."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from generator.frozen import Leaf


class ClauseKind(IntEnum):
    """What a clause is in its sentence, the most telling first."""

    MAIN = 0
    COMPLEMENT = 1
    RELATIVE = 2
    CONDITION = 3
    CIRCUMSTANCE = 4


class Clause(Leaf, frozen=True):
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
