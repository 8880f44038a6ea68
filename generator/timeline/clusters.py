"""Reports of one happening within one window of days, and the sum of their words."""

from __future__ import annotations

from collections.abc import Iterable

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


class Cluster:
    """Reports of one happening, in canonical order; `terms` is the sum of the vectors of `told` of them.

    `founder` is the first of those, in canonical order. It grows by `add` while the reports of its window are gone
    through, and is not changed after that: what is put together later is a new one, so that the clusters of a day can
    be used again.
    """

    __slots__ = ("_founder", "_place", "_telling", "reports", "span", "terms", "told")

    def __init__(self, span: Window, reports: Iterable[Report] = (), terms: Vector | None = None) -> None:
        self.span = span
        self.reports = list(reports)
        self.told = len(self.reports)
        self.terms: Vector = {} if terms is None else terms
        self._founder: Report | None = self.reports[0] if self.reports else None
        self._telling: list[str] | None = None
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
        self._telling = self._place = None
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
        copy.told, copy._founder, copy._telling = self.told, self._founder, self.telling
        return copy

    @classmethod
    def of_words(cls, span: Window, terms: Vector, told: int) -> Cluster:
        """A cluster without reports, of words that `told` reports have together."""
        cluster = cls(span, (), terms)
        cluster.told = told
        return cluster

    @property
    def telling(self) -> list[str]:
        """The terms that weigh most, heaviest first: enough to find the cluster by."""
        if self._telling is None:
            terms = self.terms
            heaviest = sorted(terms.values(), reverse=True)[:_TELLING_TERMS]
            least = heaviest[-1] if heaviest else 0.0
            heavy = [(-weight, term) for term, weight in terms.items() if weight >= least]
            heavy.sort()
            self._telling = [term for _, term in heavy[:_TELLING_TERMS]]
        return self._telling

    @property
    def place(self) -> Whereabouts:
        """Where its reports take place."""
        if self._place is None:
            self._place = whereabouts(self.reports, self.terms)
        return self._place
