"""Reports of one happening, and how alike two such groups are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dates.model import When
from generator.events.model import Event, Status
from generator.timeline.gathering import report_order
from generator.timeline.lexicons import COMMON
from generator.timeline.model import Report
from generator.timeline.terms import ACTOR, Vector

_TELLING_TERMS = 8

MOST_OF_ONE_TERM = 0.1
"""What one shared term can add to a likeness: a place's name alone makes two reports of a day no happening."""

_WORDS = frozenset({-1, 1, 3, 7})
_UNREAL = frozenset({Status.PLANNED, Status.POSSIBLE})

STATUS_FACTOR = 0.8
"""For something announced or feared beside something that happened."""
MOST_OF_ONE_ACTOR = 0.05
"""What one shared actor can add: the actors of a crisis are in most of its reports."""

MOST_OF_ONE_COMMON_MATTER = 0.08
"""What a shared matter of every day of a crisis can add, a strike or a meeting."""

_MOST_OF_SOME = {ACTOR: MOST_OF_ONE_ACTOR, COMMON: MOST_OF_ONE_COMMON_MATTER}

DENIAL_FACTOR = 0.6
"""For a denial beside something that happened: most deny something else."""
BACKGROUND_FACTOR = 0.8
"""For history beside news."""
RUNG_FACTOR = 0.65
"""For two rungs that are two or more apart, or of which one is words and the other a deed or a posture."""
UNCLASSIFIED_FACTOR = 0.9
"""For a report that no pattern of the ladder matched beside one on a rung."""
SAME_ARTICLE_FACTOR = 0.85
"""For two sentences of one article: what an author tells twice is more often two things."""


def most_of(term: str) -> float:
    """What `term` can add to a likeness when two reports share it."""
    return _MOST_OF_SOME.get(term[0], MOST_OF_ONE_TERM)


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
    """Reports of one happening within one window of days, with the sum of their vectors."""

    def __init__(self, span: Window) -> None:
        self.span = span
        self.reports: list[Report] = []
        self.terms: Vector = {}
        self.learnt: list[Report] = []
        self._telling: list[str] | None = None

    @property
    def founder(self) -> Report:
        """The first, in canonical order, of the reports whose words `terms` is the sum of."""
        return self.learnt[0]

    def add(self, report: Report, vector: Vector) -> None:
        """Take one more report, later in canonical order than those there."""
        self.reports.append(report)
        self.learn(report, vector)

    def learn(self, report: Report, vector: Vector) -> None:
        """Let the words of a report count in what is like this cluster."""
        self.learnt.append(report)
        self._telling = None
        for term, weight in vector.items():
            self.terms[term] = self.terms.get(term, 0.0) + weight

    def absorb(self, other: Cluster, *, learn: bool = True) -> None:
        """Take all reports of another; without `learn`, its words do not change what is like this cluster."""
        self.reports = sorted([*self.reports, *other.reports], key=report_order)
        if learn:
            self._telling = None
            self.learnt = sorted([*self.learnt, *other.learnt], key=report_order)
            for term, weight in other.terms.items():
                self.terms[term] = self.terms.get(term, 0.0) + weight

    def telling(self) -> list[str]:
        """The terms that weigh most, heaviest first."""
        if self._telling is None:
            heaviest_first = sorted([(-weight, term) for term, weight in self.terms.items()])
            self._telling = [term for _, term in heaviest_first[:_TELLING_TERMS]]
        return self._telling

    def copied_to(self, span: Window) -> Cluster:
        """A cluster of other days with the same words, and no reports."""
        copy = Cluster(span)
        copy.terms, copy.learnt, copy._telling = self.terms, self.learnt, self.telling()
        return copy


def likeness(one: Cluster, other: Cluster, least: float = 0.0) -> float:
    """How surely two clusters tell of one happening, 0 … 1: the words in common, less what speaks against it.

    Below `least` the answer is 0.
    """
    score = words_in_common(one, other) * compatibility(one.founder, other.founder)
    if score < least or score == 0.0:
        return 0.0
    if any(_told_apart(first.event, second.event) for first, second in _of_one_article(one, other)):
        return 0.0
    return score


def _of_one_article(one: Cluster, other: Cluster) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of the two clusters that stand in one article."""
    small, large = sorted((one.reports, other.reports), key=len)
    articles = {report.event.article for report in small}
    for report in large:
        if report.event.article in articles:
            yield from ((report, found) for found in small if found.event.article == report.event.article)


def words_in_common(one: Cluster, other: Cluster) -> float:
    """Mean cosine between the reports of two clusters, with no term adding more than its share; 0 … 1."""
    small, large = sorted((one.terms, other.terms), key=len)
    pairs = max(1, len(one.learnt)) * max(1, len(other.learnt))
    return sum(min(most_of(term), weight * large[term] / pairs) for term, weight in small.items() if term in large)


def compatibility(one: Report, other: Report) -> float:
    """How far status and rung allow two reports to tell the same: 1, or less for each thing that speaks against it."""
    first, second = one.event, other.event
    factor = 1.0
    if first.article == second.article:
        factor *= SAME_ARTICLE_FACTOR
    if {first.status, second.status} == {Status.OCCURRED, Status.DENIED}:
        factor *= DENIAL_FACTOR
    if (first.status in _UNREAL) != (second.status in _UNREAL):
        factor *= STATUS_FACTOR
    if (first.status is Status.BACKGROUND) != (second.status is Status.BACKGROUND):
        factor *= BACKGROUND_FACTOR
    if (first.rung is None) != (second.rung is None):
        factor *= UNCLASSIFIED_FACTOR
    elif _rungs_apart(first, second):
        factor *= RUNG_FACTOR
    return factor


def _told_apart(first: Event, second: Event) -> bool:
    """One author who gives two sentences different days, or one sentence two dates, tells of two things."""
    if first.article != second.article or first.when.edtf == second.when.edtf:
        return False
    return first.quote == second.quote or (is_fine(first.when) and is_fine(second.when))


def _rungs_apart(first: Event, second: Event) -> bool:
    """Two classified reports, two or more rungs apart or words beside deeds; a denial's rung 0 tells nothing here."""
    if Status.DENIED in (first.status, second.status) or first.rung is None or second.rung is None:
        return False
    return abs(first.rung - second.rung) > 1 or (first.rung in _WORDS) != (second.rung in _WORDS)
