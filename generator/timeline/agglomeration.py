"""The reports of one window → its clusters, by average linkage: clusters are as like as their reports on average.

The likeliest two are joined first, in whatever order their reports stand (unlike in a single pass, where a report has
to choose among the clusters of those before it), until no two are like enough. Reports are taken by the day they were
published, and what is joined stays so: a newer article parts nothing that older ones had joined. Who could be like a
report is found once; what two clusters become is like no other that neither was like.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, groupby

from generator.timeline.clusters import Cluster, Window
from generator.timeline.holders import Holders
from generator.timeline.likeness import (
    ELSEWHERE_FACTOR,
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

_SURE = 2.0
"""How many times the threshold is surely the same: such a report joins at once, and need not be compared again."""

Stances = dict[Stance, int]
"""What of the reports of a cluster can speak against its being the same as another, and of how many."""

Alike = list[tuple[float, int]]
"""Clusters, and how like they are to one by their words, status and rung."""


def cluster_window(span: Window, reports: Sequence[Report], reader: TermReader, threshold: float) -> list[Cluster]:
    """The clusters of the reports of one window, given in canonical order.

    A function of these reports, the reader's actors and the threshold alone: who keeps the clusters of a window can
    use them again as long as its reports are the same.
    """
    if len(reports) == 1:
        return [Cluster(span, reports, reader.vector(reports[0]))]
    vectors = list(map(reader.vector, reports))
    clusters = _OpenClusters(span, reports, vectors, threshold)
    for _, of_a_day in groupby(reports, key=lambda report: report.citation.published):
        clusters.take(of_a_day)
    return clusters.all()


class _OpenClusters:
    """The clusters of a window while its reports are gone through, found by their terms."""

    def __init__(self, span: Window, reports: Sequence[Report], vectors: Sequence[Vector], threshold: float) -> None:
        self._span = span
        self._vectors = dict(zip(map(id, reports), vectors, strict=True))
        self._clusters: dict[int, Cluster] = {}
        self._stances: dict[int, Stances] = {}
        self._towns: dict[int, set[frozenset[str]]] = {}
        """For each cluster that was asked for it, the names of each of its reports that names a town."""
        self._threshold = threshold
        frequency = Counter(chain.from_iterable(vectors))
        self._holders = Holders([term for term, times in frequency.items() if times > 1])
        self._founded = 0

    def all(self) -> list[Cluster]:
        """Every cluster, in canonical order of their founders."""
        return [self._clusters[at] for at in sorted(self._clusters)]

    def take(self, reports: Iterable[Report]) -> None:
        """Found clusters of some reports, and join those, and older ones, the likeliest first, while any are alike."""
        founded: dict[int, Alike] = {}
        grown: set[int] = set()
        for report in reports:
            self._put(report, founded, grown)
        near: dict[int, dict[int, float]] = {}
        pairs = []
        for score, older, newer in self._pairs(founded, grown):
            near.setdefault(newer, {})[older] = near.setdefault(older, {})[newer] = score
            pairs.append((-score, older, newer))
        heapq.heapify(pairs)
        while pairs:
            minus, older, newer = heapq.heappop(pairs)
            if near.get(older, {}).get(newer) == -minus:
                for score, other in self._join(older, newer, near):
                    heapq.heappush(pairs, (-score, min(older, other), max(older, other)))

    def _put(self, report: Report, founded: dict[int, Alike], grown: set[int]) -> None:
        """Put a report into the cluster that it surely belongs to, or a new one; which of the two is noted."""
        vector = self._vectors[id(report)]
        at, alone = self._founded, Cluster(self._span, (report,), vector)
        self._clusters[at], self._stances[at] = alone, {stance(report.event): 1}
        alike = self._like(at, alone)
        known = self._surest(at, alike) if alike else None
        if known is None:
            self._founded += 1
            founded[at] = alike
            self._holders.hold(at, alone)
            return
        cluster = self._clusters[known]
        del self._clusters[at]
        self._unite(known, at)
        if cluster.told == 1:
            cluster.terms = cluster.terms.copy()
        cluster.add(report, vector)
        self._holders.hold(known, cluster)
        grown.add(known)

    def _surest(self, at: int, alike: Alike) -> int | None:
        """Of the clusters that one is like, the likeliest, if it is surely the same."""
        best, least = None, self._threshold * _SURE
        for score, other in sorted(alike, key=lambda found: (-found[0], found[1])):
            if score < least:
                break
            score *= self._apart(at, other)
            if score > least or (score == least and (best is None or other < best)):
                best, least = other, score
        return best

    def _pairs(self, founded: dict[int, Alike], grown: set[int]) -> Iterable[tuple[float, int, int]]:
        """The clusters founded last with all that they are like, each pair once, the older first.

        What was like them when they were founded still is, but for clusters that have `grown` since.
        """
        for at, alike in founded.items():
            if at not in grown:
                yield from self._near(at, [found for found in alike if found[1] not in grown])
        for at in sorted(grown) if founded else ():
            yield from self._near(
                at,
                [
                    found
                    for found in self._like(at, self._clusters[at])
                    if (found[1] < at or found[1] not in grown) and max(at, found[1]) in founded
                ],
            )

    def _near(self, at: int, alike: Alike) -> Iterable[tuple[float, int, int]]:
        for score, other in alike:
            score *= self._apart(at, other)
            if score >= self._threshold:
                yield score, min(at, other), max(at, other)

    def _names(self, at: int) -> set[frozenset[str]]:
        """The names of each report of a cluster that names a town; none where the window is no single day."""
        known = self._towns.get(at)
        if known is None:
            known, (first, last) = set(), self._span
            for report in self._clusters[at].reports if first == last else ():
                names = names_with_a_town(report, self._vectors[id(report)])
                if names:
                    known.add(names)
            self._towns[at] = known
        return known

    def _unite(self, kept: int, gone: int) -> None:
        """Count the stances and towns of a cluster, which was found to be like another, with those of that."""
        its = self._stances[kept]
        for one, count in self._stances.pop(gone).items():
            its[one] = its.get(one, 0) + count
        self._towns[kept] |= self._towns.pop(gone)

    def _join(self, kept: int, gone: int, near: dict[int, dict[int, float]]) -> list[tuple[float, int]]:
        """Give a cluster all that another has; what was near either and still is, and how near, noted as such."""
        left = self._clusters.pop(gone)
        self._holders.drop(gone, left)
        self._clusters[kept] = both = self._clusters[kept].joined(left)
        self._holders.hold(kept, both)
        self._unite(kept, gone)
        others = sorted((near.pop(gone) | near[kept]).keys() - {kept, gone})
        near[kept], still = {}, []
        for other in others:
            near[other].pop(gone, None)
            near[other].pop(kept, None)
            factor = _compatibility(self._stances[kept], self._stances[other]) * self._apart(kept, other)
            score = words_in_common(both, self._clusters[other]) * factor
            if score >= self._threshold:
                near[kept][other] = near[other][kept] = score
                still.append((score, other))
        return still

    def _like(self, at: int, cluster: Cluster) -> Alike:
        """The other clusters that one may be like, and how like by all but `_apart`."""
        found, stances = [], self._stances[at]
        for words, other in self._holders.shared(cluster, self._threshold):
            if other != at:
                score = words * _compatibility(stances, self._stances[other])
                if score >= self._threshold:
                    found.append((score, other))
        return found

    def _apart(self, at: int, other: int) -> float:
        """What speaks against one happening beside the words: other names in the same article; another town."""
        one, two, factor = self._clusters[at], self._clusters[other], 1.0
        if one.founder.event.article == two.founder.event.article:
            factor = SAME_ARTICLE_FACTOR * (STRANGERS_FACTOR if strangers(one.terms, two.terms) else 1.0)
        return factor * ELSEWHERE_FACTOR if any_apart(self._names(at), self._names(other)) else factor


def _compatibility(one: Stances, other: Stances) -> float:
    """How far status and rung allow two clusters to tell the same: the mean over their reports."""
    if len(one) == 1 and len(other) == 1:
        return between(next(iter(one)), next(iter(other)), False)
    total = times = 0.0
    for here, count in one.items():
        for there, more in other.items():
            times += count * more
            total += count * more * between(here, there, False)
    return total / times
