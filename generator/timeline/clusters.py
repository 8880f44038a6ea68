"""Reports of one happening within one window of days, and the sum of their words."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from generator.dates.model import When
from generator.timeline.model import Report, report_order
from generator.timeline.terms import Vector
from generator.timeline.whereabouts import Whereabouts, whereabouts

_TELLING_TERMS = 8

Window = tuple[int, int]
"""First and last day, inclusive, as ordinals (1 is the first day of year 1), so that no sum leaves the calendar."""


def window(when: When) -> Window:
    """First and last day that count for merging: an open interval counts by its known end.

    Raises ValueError for a When without any day.
    """
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        raise ValueError(f"a date without any day: {when.edtf!r}")
    return first.toordinal(), last.toordinal()


def is_fine(when: When) -> bool:
    """Whether the date is one known day."""
    return when.earliest is not None and when.earliest == when.latest and not when.approximate


class Gist(NamedTuple):
    """What of a cluster's words is enough to find it, and to know how like others it can be at most.

    `telling` are the terms that weigh most, heaviest first, with their weights; `length` is that of all terms as a
    vector, and `rest` that of all others.
    """

    telling: list[tuple[str, float]]
    length: float
    rest: float


class Cluster:
    """Reports of one happening, in canonical order; `terms` is the sum of the vectors of `told` of them.

    `founder` is the first of those, in canonical order. It grows by `add` while the reports of its window are gone
    through, and is not changed after that: what is put together later is a new one, so that the clusters of a day can
    be used again.
    """

    __slots__ = ("_founder", "_gist", "_place", "reports", "span", "terms", "told")

    def __init__(self, span: Window, reports: Iterable[Report] = (), terms: Vector | None = None) -> None:
        self.span = span
        self.reports = list(reports)
        self.told = len(self.reports)
        self.terms: Vector = {} if terms is None else terms
        self._founder: Report | None = self.reports[0] if self.reports else None
        self._gist: Gist | None = None
        self._place: Whereabouts | None = None

    @property
    def founder(self) -> Report:
        """The first, in canonical order, of the reports whose words `terms` is the sum of. Raises ValueError."""
        if self._founder is None:
            raise ValueError("a cluster without any report")
        return self._founder

    def add(self, report: Report, vector: Vector) -> list[str]:
        """Take one more report, later in canonical order than those there; gives the terms that are new here."""
        self.reports.append(report)
        self.told += 1
        if self._founder is None:
            self._founder = report
        self._gist = self._place = None
        terms, new = self.terms, []
        for term, weight in vector.items():
            if term in terms:
                terms[term] += weight
            else:
                terms[term] = weight
                new.append(term)
        return new

    def joined(self, other: Cluster) -> Cluster:
        """The cluster of the days, reports and words of both."""
        terms = dict(self.terms)
        for term, weight in other.terms.items():
            terms[term] = terms.get(term, 0.0) + weight
        span = min(self.span[0], other.span[0]), max(self.span[1], other.span[1])
        both = Cluster(span, sorted([*self.reports, *other.reports], key=report_order), terms)
        both.told = self.told + other.told
        both._founder = min(self.founder, other.founder, key=report_order)
        return both

    def with_reports(self, others: Iterable[Report]) -> Cluster:
        """This cluster and further reports, whose words do not change what is like it."""
        copy = Cluster(self.span, sorted([*self.reports, *others], key=report_order), self.terms)
        copy.told, copy._founder, copy._gist = self.told, self._founder, self.gist
        return copy

    @classmethod
    def of_words(cls, span: Window, terms: Vector, told: int) -> Cluster:
        """A cluster without reports, of words that `told` reports have together."""
        cluster = cls(span, (), terms)
        cluster.told = told
        return cluster

    @property
    def gist(self) -> Gist:
        """What of the words is enough to find the cluster."""
        if self._gist is None:
            least = sorted(self.terms.values(), reverse=True)[:_TELLING_TERMS][-1:]
            heavy = [(-weight, term) for term, weight in self.terms.items() if weight >= least[0]]
            telling = [(term, -weight) for weight, term in sorted(heavy)[:_TELLING_TERMS]]
            square = math.fsum([weight * weight for weight in self.terms.values()])
            rest = max(0.0, square - math.fsum([weight * weight for _, weight in telling]))
            self._gist = Gist(telling, math.sqrt(square), math.sqrt(rest))
        return self._gist

    @property
    def place(self) -> Whereabouts:
        """Where its reports take place."""
        if self._place is None:
            self._place = whereabouts(self.reports, self.terms)
        return self._place
