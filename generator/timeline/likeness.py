"""How surely two reports, or two clusters of them, tell of one happening."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from generator.events.model import Event, Status
from generator.timeline.clusters import Cluster, is_fine
from generator.timeline.lexicons import ACTOR, COMMON, NAME
from generator.timeline.model import Report
from generator.timeline.whereabouts import apart

MOST_OF_ONE_TERM = 0.1
"""What one shared term can add to a likeness: a place's name alone makes two reports of a day no happening."""

MOST_OF_ONE_ACTOR = 0.05
"""What one shared actor can add: the actors of a crisis are in most of its reports."""

MOST_OF_ONE_COMMON_MATTER = 0.06
"""What a shared matter of every day of a crisis can add, a strike or a meeting."""

STATUS_FACTOR = 0.8
"""For something announced or feared beside something that happened."""
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
STRANGERS_FACTOR = 0.7
"""For two of those that both name places or people, and none in common."""
ELSEWHERE_FACTOR = 0.2
"""For two reports of single days that each name a town, and have no name in common."""

ROUNDING = 1.000001
"""A bound is a sum in another order than the likeness that it bounds."""

_WORDS = frozenset({-1, 1, 3, 7})
_UNREAL = (Status.PLANNED, Status.POSSIBLE)
_MOST_OF_SOME = {ACTOR: MOST_OF_ONE_ACTOR, COMMON: MOST_OF_ONE_COMMON_MATTER}


class _MostOf(dict[str, float]):
    """What each term can add to a likeness when two reports share it."""

    def __missing__(self, term: str) -> float:
        self[term] = most = _MOST_OF_SOME.get(term[0], MOST_OF_ONE_TERM)
        return most


MOST_OF = _MostOf()


def likeness(one: Cluster, other: Cluster, least: float = 0.0) -> float:
    """How surely two clusters tell of one happening, 0 … 1: the words in common, less what speaks against it.

    Below `least` the answer is 0.
    """
    factor = compatibility(one.founder, other.founder)
    score = words_in_common(one, other) * factor
    if score < least or score == 0.0:
        return 0.0
    if is_fine(one.founder.event.when) and is_fine(other.founder.event.when) and _told_elsewhere(one, other):
        score *= ELSEWHERE_FACTOR
        if score < least:
            return 0.0
    if any(_told_apart(first.event, second.event) for first, second in _of_one_article(one, other)):
        return 0.0
    return score


def strangers(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two sets of terms each have names, and none of the other's."""
    names, others = ({term for term in terms if term[0] == NAME} for terms in (one, other))
    return bool(names and others) and names.isdisjoint(others)


def words_in_common(one: Cluster, other: Cluster) -> float:
    """Mean cosine between the reports of two clusters, with no term adding more than its share; 0 … 1."""
    pairs = max(1, one.told) * max(1, other.told)
    small, large = (one.terms, other.terms) if len(one.terms) <= len(other.terms) else (other.terms, one.terms)
    total = 0.0
    for term, weight in small.items():
        if term in large:
            product = weight * large[term] / pairs
            most = MOST_OF[term]
            total += product if product < most else most
    return total


def compatibility(one: Report, other: Report) -> float:
    """How far status and rung allow two reports to tell the same: 1, or less for each thing that speaks against it."""
    first, second = one.event, other.event
    return between(stance(first), stance(second), first.article == second.article)


Stance = tuple[int, int | None]
"""Place of a status in their list, and the rung: what of an event can speak against its being the same as another."""

_STATUSES = tuple(Status)


def stance(event: Event) -> Stance:
    """What of an event can speak against its being the same as another."""
    return _STATUSES.index(event.status), event.rung


@cache
def between(first: Stance, second: Stance, same_article: bool) -> float:
    """The compatibility of two stances: 1, or less for each thing that speaks against one happening."""
    statuses = _STATUSES[first[0]], _STATUSES[second[0]]
    factor = SAME_ARTICLE_FACTOR if same_article else 1.0
    if Status.OCCURRED in statuses and Status.DENIED in statuses:
        factor *= DENIAL_FACTOR
    if (statuses[0] in _UNREAL) != (statuses[1] in _UNREAL):
        factor *= STATUS_FACTOR
    if (statuses[0] is Status.BACKGROUND) != (statuses[1] is Status.BACKGROUND):
        factor *= BACKGROUND_FACTOR
    if (first[1] is None) != (second[1] is None):
        factor *= UNCLASSIFIED_FACTOR
    elif Status.DENIED not in statuses and _rungs_apart(first[1], second[1]):
        factor *= RUNG_FACTOR
    return factor


def _rungs_apart(one: int | None, other: int | None) -> bool:
    """Two rungs, two or more apart or words beside deeds (a denial's rung 0 tells nothing here)."""
    if one is None or other is None:
        return False
    return abs(one - other) > 1 or (one in _WORDS) != (other in _WORDS)


def _told_elsewhere(one: Cluster, other: Cluster) -> bool:
    return apart(one.place, one.terms, other.place, other.terms)


def _of_one_article(one: Cluster, other: Cluster) -> Iterator[tuple[Report, Report]]:
    """Pairs of reports of the two clusters that stand in one article."""
    small, large = sorted((one.reports, other.reports), key=len)
    articles = {report.event.article for report in small}
    for report in large:
        if report.event.article in articles:
            yield from ((report, found) for found in small if found.event.article == report.event.article)


def _told_apart(first: Event, second: Event) -> bool:
    """One author who gives two sentences different days, or one sentence two dates, tells of two things."""
    if first.article != second.article or first.when.edtf == second.when.edtf:
        return False
    return first.quote == second.quote or (is_fine(first.when) and is_fine(second.when))
