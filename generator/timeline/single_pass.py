"""The reports of one window → its clusters, in a single pass, as in topic detection and tracking.

Each report, in order of publication, joins the likeliest of the clusters that are there or founds its own, so that a
newer article never parts what older ones had joined. Clusters are looked at in order of how many words they share with
the report, and only while that many can still make one the likeliest (Turtle and Flood, "Query evaluation: strategies
and optimizations", Information Processing & Management, 1995): the result is the same as that of looking at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain

from generator.timeline.clusters import Cluster, Window
from generator.timeline.likeness import (
    ELSEWHERE_FACTOR,
    MOST_OF,
    STRANGERS_FACTOR,
    Stance,
    between,
    stance,
    strangers,
)
from generator.timeline.model import Report
from generator.timeline.terms import TermReader, Vector
from generator.timeline.whereabouts import Whereabouts, apart, whereabouts

_ROUNDING = 1.000001
"""Bounds are sums in another order than the likenesses that they bound."""

_LIGHT = 0.03
"""Terms that can add no more than this to a likeness are too many and tell too little to find clusters by."""

_MOST_LEVELS = 5
"""Clusters that share more terms than this with a report are few, and are not told apart."""

_NONE: Counter[Stance] = Counter()

Shared = list[tuple[str, float, float]]
"""Terms of a report that others of its window have too, with their weight and what they can add to a likeness."""


def cluster_window(span: Window, reports: Sequence[Report], reader: TermReader, threshold: float) -> list[Cluster]:
    """The clusters of the reports of one window, given in canonical order.

    A function of these reports, the reader's actors and the threshold alone: who keeps the clusters of a window can
    use them again as long as its reports are the same.
    """
    if len(reports) == 1:
        return [Cluster(span, reports, reader.vector(reports[0]))]
    vectors = list(map(reader.vector, reports))
    clusters = _OpenClusters(vectors, threshold)
    for report, vector in zip(reports, vectors, strict=True):
        clusters.take(span, report, vector)
    return clusters.all


class _OpenClusters:
    """The clusters of a window while its reports are gone through, found by their terms."""

    def __init__(self, vectors: Sequence[Vector], threshold: float) -> None:
        self.all: list[Cluster] = []
        self._threshold = threshold
        self._stances: list[Counter[Stance]] = []
        self._of_articles: list[dict[str, Counter[Stance]]] = []
        frequency = Counter(chain.from_iterable(vectors))
        self._holders = {term: 0 for term, times in frequency.items() if times > 1}
        """For each term that more than one report has, the clusters that hold it: bit n stands for the cluster n."""
        self._heaviest = max(max(vector.values(), default=0.0) for vector in vectors)

    def take(self, span: Window, report: Report, vector: Vector) -> None:
        """Put a report where it belongs."""
        at = self._likeliest(report, vector)
        if at is None:
            at = len(self.all)
            self.all.append(Cluster(span))
            self._stances.append(Counter())
            self._of_articles.append({})
        own, article = stance(report.event), report.event.article
        self._stances[at][own] += 1
        self._of_articles[at].setdefault(article, Counter())[own] += 1
        bit, holders = 1 << at, self._holders
        for term in self.all[at].add(report, vector):
            if term in holders:
                holders[term] |= bit

    def _likeliest(self, report: Report, vector: Vector) -> int | None:
        """The cluster that a report is most like, None where none reaches the threshold; the older one on a tie."""
        holders = self._holders
        shared = [(term, weight, MOST_OF[term]) for term, weight in vector.items() if holders.get(term)]
        own, article = stance(report.event), report.event.article
        place: Whereabouts | None = None
        best, best_score = None, self._threshold
        for bound, clusters in self._levels(shared):
            if bound < best_score:
                break
            while clusters:
                bit = clusters & -clusters
                clusters ^= bit
                at = bit.bit_length() - 1
                factor = self._compatibility(at, own, article)
                if bound * factor < best_score:
                    continue
                score = _product(shared, self.all[at]) * factor
                if score >= best_score:
                    place = place or whereabouts((report,), vector)
                    score *= _apart(report, vector, place, self.all[at])
                if score > best_score or (score == best_score and (best is None or at < best)):
                    best, best_score = at, score
        return best

    def _compatibility(self, at: int, own: Stance, article: str) -> float:
        """How far status and rung allow a report to tell what a cluster does: the mean over the reports of that."""
        total = 0.0
        for there, times in self._stances[at].items():
            total += times * between(own, there, False)
        for there, times in self._of_articles[at].get(article, _NONE).items():
            total += times * (between(own, there, True) - between(own, there, False))
        return total / len(self.all[at].reports)

    def _levels(self, shared: Shared) -> list[tuple[float, int]]:
        """Sets of clusters, as bits, by the number of terms they share with a report, and what that can come to.

        Most shared terms first; left out are clusters that cannot reach the threshold. Terms that weigh little are
        not counted, and what all of them can add stands in each bound.
        """
        heaviest, light = self._heaviest, 0.0
        most_of_each, holders = [], []
        for term, weight, most in shared:
            product = weight * heaviest
            if product < _LIGHT and light + product < self._threshold / 2:
                light += product
            else:
                most_of_each.append(product if product < most else most)
                holders.append(self._holders[term])
        most_of_each.sort(reverse=True)
        bounds = [bound * _ROUNDING for bound in accumulate(most_of_each, initial=light)]
        at_least = [0] * len(bounds)
        for number, clusters in enumerate(holders):
            for level in range(min(number, _MOST_LEVELS - 1), 0, -1):
                at_least[level + 1] |= at_least[level] & clusters
            at_least[1] |= clusters
        if len(bounds) > _MOST_LEVELS:
            bounds[_MOST_LEVELS:] = bounds[-1:]
        levels, more = [], 0
        for level in range(len(bounds) - 1, 0, -1):
            if bounds[level] < self._threshold:
                break
            exactly = at_least[level] & ~more
            if exactly:
                levels.append((bounds[level], exactly))
                more = at_least[level]
        return levels


def _apart(report: Report, vector: Vector, place: Whereabouts, cluster: Cluster) -> float:
    """What names speak against one happening: other ones in the same article, another town on the same day."""
    day, last = cluster.span
    same_article = report.event.article == cluster.founder.event.article
    factor = STRANGERS_FACTOR if same_article and strangers(vector, cluster.terms) else 1.0
    if day == last and apart(place, vector, cluster.place, cluster.terms):
        factor *= ELSEWHERE_FACTOR
    return factor


def _product(shared: Shared, cluster: Cluster) -> float:
    """The mean cosine between a report and those of a cluster, with no term adding more than its share."""
    total, terms, reports = 0.0, cluster.terms, len(cluster.reports)
    for term, weight, most in shared:
        if term in terms:
            mean = weight * terms[term] / reports
            total += mean if mean < most else most
    return total
