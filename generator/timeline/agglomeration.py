"""The reports of one window → its clusters, by average linkage: clusters are as like as their reports on average.

The likeliest two are joined first, in whatever order their reports stand (unlike in a single pass, where a report has
to choose among the clusters of those before it), until no two are like enough. Reports are taken by the day they were
published, and what is joined stays so: a newer article parts nothing that older ones had joined. Who could be like a
report is found once; what two clusters become is like no other that neither was like.

Clusters are looked at in order of how many words they share with a report, and only while that many can still make
them like enough (Turtle and Flood, "Query evaluation: strategies and optimizations", Information Processing &
Management, 1995): the result is the same as that of looking at all.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, groupby

from generator.timeline.clusters import Cluster, Window
from generator.timeline.likeness import (
    ELSEWHERE_FACTOR,
    MOST_OF,
    SAME_ARTICLE_FACTOR,
    STRANGERS_FACTOR,
    Stance,
    between,
    stance,
    strangers,
    words_in_common,
)
from generator.timeline.model import Report
from generator.timeline.terms import TermReader, Vector
from generator.timeline.whereabouts import any_apart, names_with_a_town

_ROUNDING = 1.000001
"""Bounds are sums in another order than the likenesses that they bound."""

_LIGHT = 0.03
"""Terms that can add no more than this to a likeness are too many and tell too little to find clusters by."""

_MOST_LEVELS = 5
"""Clusters that share more terms than this with another are few, and are not told apart."""

_SURE = 2.0
"""How many times the threshold is surely the same: such a report joins at once, and need not be compared again."""

Stances = Counter[Stance]
"""What of the reports of a cluster can speak against its being the same as another, and of how many."""

Shared = list[tuple[str, float, float]]
"""Terms of a cluster that others of its window have too, with their mean weight and what they can add to a likeness."""


def cluster_window(span: Window, reports: Sequence[Report], reader: TermReader, threshold: float) -> list[Cluster]:
    """The clusters of the reports of one window, given in canonical order.

    A function of these reports, the reader's actors and the threshold alone: who keeps the clusters of a window can
    use them again as long as its reports are the same.
    """
    if len(reports) == 1:
        return [Cluster(span, reports, reader.vector(reports[0]))]
    vectors = list(map(reader.vector, reports))
    clusters = _OpenClusters(span, vectors, threshold)
    for _, of_a_day in groupby(zip(reports, vectors, strict=True), key=lambda pair: pair[0].citation.published):
        clusters.take(list(of_a_day))
    return clusters.all()


class _OpenClusters:
    """The clusters of a window while its reports are gone through, found by their terms."""

    def __init__(self, span: Window, vectors: Sequence[Vector], threshold: float) -> None:
        self._span = span
        self._clusters: dict[int, Cluster] = {}
        self._stances: dict[int, Stances] = {}
        self._towns: dict[int, set[frozenset[str]]] = {}
        """For each cluster, the names of each of its reports that names a town."""
        self._threshold = threshold
        frequency = Counter(chain.from_iterable(vectors))
        self._holders = {term: 0 for term, times in frequency.items() if times > 1}
        """For each term that more than one report has, the clusters that hold it: bit n stands for the cluster n."""
        self._heaviest = max(max(vector.values(), default=0.0) for vector in vectors)
        self._founded = 0

    def all(self) -> list[Cluster]:
        """Every cluster, in canonical order of their founders."""
        return [self._clusters[at] for at in sorted(self._clusters)]

    def take(self, made: Iterable[tuple[Report, Vector]]) -> None:
        """Found clusters of some reports, and join those, and older ones, the likeliest first, while any are alike."""
        founded = [at for report, vector in made if (at := self._put(report, vector)) is not None]
        near: dict[int, dict[int, float]] = {}
        pairs = []
        for at in founded:
            for score, other in self._like(self._clusters[at], at, self._threshold):
                near.setdefault(at, {})[other] = near.setdefault(other, {})[at] = score
                pairs.append((-score, other, at))
        heapq.heapify(pairs)
        while pairs:
            minus, older, newer = heapq.heappop(pairs)
            if near.get(older, {}).get(newer) == -minus:
                for score, other in self._join(older, newer, near):
                    heapq.heappush(pairs, (-score, min(older, other), max(older, other)))

    def _put(self, report: Report, vector: Vector) -> int | None:
        """Put a report into the cluster that it surely belongs to, or a new one, of which this is the number."""
        alone, its = Cluster(self._span), stance(report.event)
        alone.add(report, vector)
        at = self._founded
        self._stances[at], self._towns[at] = Counter((its,)), self._named(report, vector)
        likeliest = self._like(alone, at, self._threshold * _SURE, best=True)
        if likeliest:
            _, known = max(likeliest, key=lambda found: (found[0], -found[1]))
            self._stances[known] += self._stances.pop(at)
            self._towns[known] |= self._towns.pop(at)
            self._hold(self._clusters[known].add(report, vector), known)
            return None
        self._founded += 1
        self._clusters[at] = alone
        self._hold(vector, at)
        return at

    def _named(self, report: Report, vector: Vector) -> set[frozenset[str]]:
        """The names of a report of a single day that names a town."""
        first, last = self._span
        names = names_with_a_town(report, vector) if first == last else frozenset()
        return {names} if names else set()

    def _hold(self, terms: Iterable[str], at: int) -> None:
        for term in terms:
            if term in self._holders:
                self._holders[term] |= 1 << at

    def _join(self, kept: int, gone: int, near: dict[int, dict[int, float]]) -> list[tuple[float, int]]:
        """Give a cluster all that another has; what was near either and still is, and how near, noted as such."""
        left = self._clusters.pop(gone)
        for term in left.terms:
            if term in self._holders:
                self._holders[term] ^= 1 << gone
        self._hold(left.terms, kept)
        self._clusters[kept] = both = self._clusters[kept].joined(left)
        self._stances[kept] += self._stances.pop(gone)
        self._towns[kept] |= self._towns.pop(gone)
        others = sorted((near.pop(gone) | near[kept]).keys() - {kept, gone})
        near[kept], still = {}, []
        for other in others:
            near[other].pop(gone, None)
            near[other].pop(kept, None)
            there = self._clusters[other]
            factor = _compatibility(self._stances[kept], self._stances[other])
            factor *= self._apart(both, self._towns[kept], other)
            score = words_in_common(both, there, self._threshold / factor) * factor
            if score >= self._threshold:
                near[kept][other] = near[other][kept] = score
                still.append((score, other))
        return still

    def _like(self, own: Cluster, at: int, least: float, best: bool = False) -> list[tuple[float, int]]:
        """The older clusters that one is like, and how like; where the best is wanted, few of the others."""
        holders, older, told = self._holders, (1 << at) - 1, len(own.reports)
        stances, towns = self._stances[at], self._towns[at]
        shared = [
            (term, weight / told, MOST_OF[term]) for term, weight in own.terms.items() if holders.get(term, 0) & older
        ]
        found: list[tuple[float, int]] = []
        for bound, clusters in self._levels(shared):
            if bound < least:
                break
            clusters &= older
            while clusters:
                bit = clusters & -clusters
                clusters ^= bit
                other = bit.bit_length() - 1
                factor = _compatibility(stances, self._stances[other])
                if bound * factor < least:
                    continue
                there = self._clusters[other]
                score = _product(shared, there) * factor
                if score >= least:
                    score *= self._apart(own, towns, other)
                if score >= least:
                    found.append((score, other))
                    least = score if best else least
        return found

    def _apart(self, one: Cluster, its_towns: set[frozenset[str]], at: int) -> float:
        """What speaks against one happening beside the words: other names in the same article; another town."""
        other, factor = self._clusters[at], 1.0
        if one.founder.event.article == other.founder.event.article:
            factor = SAME_ARTICLE_FACTOR * (STRANGERS_FACTOR if strangers(one.terms, other.terms) else 1.0)
        return factor * ELSEWHERE_FACTOR if any_apart(its_towns, self._towns[at]) else factor

    def _levels(self, shared: Shared) -> list[tuple[float, int]]:
        """Sets of clusters, as bits, by the number of terms they share with one, and what that can come to.

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


def _compatibility(one: Stances, other: Stances) -> float:
    """How far status and rung allow two clusters to tell the same: the mean over their reports."""
    total = times = 0.0
    for here, count in one.items():
        for there, more in other.items():
            times += count * more
            total += count * more * between(here, there, False)
    return total / times


def _product(shared: Shared, cluster: Cluster) -> float:
    """The mean cosine between the reports of two clusters, with no term adding more than its share."""
    total, terms, reports = 0.0, cluster.terms, len(cluster.reports)
    for term, weight, most in shared:
        if term in terms:
            mean = weight * terms[term] / reports
            total += mean if mean < most else most
    return total
