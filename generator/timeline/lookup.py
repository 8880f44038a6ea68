"""Clusters by term and day: the few that could be the same as a given one, without looking at all."""

from __future__ import annotations

import bisect
from collections.abc import Iterable

from generator.timeline.clusters import Cluster
from generator.timeline.likeness import likeness

_RAREST_TERMS = 4
_MOST_CANDIDATES = 50
"""Clusters of one term inside a window; a commoner term tells too little to find candidates by."""


class ClusterIndex:
    """Finds clusters that share telling terms with one, within its window."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._clusters: list[Cluster] = []
        self._postings: dict[str, list[tuple[int, int]]] = {}
        for cluster in clusters:
            self._enter(cluster)
        for places in self._postings.values():
            places.sort()

    def _enter(self, cluster: Cluster) -> None:
        """Note a cluster at the end of its terms' places."""
        at = len(self._clusters)
        self._clusters.append(cluster)
        for term in cluster.telling:
            self._postings.setdefault(term, []).append((cluster.span[0], at))

    def add(self, cluster: Cluster) -> None:
        """Let a cluster be found."""
        at = len(self._clusters)
        self._clusters.append(cluster)
        for term in cluster.telling:
            bisect.insort(self._postings.setdefault(term, []), (cluster.span[0], at))

    def replace(self, number: int, cluster: Cluster) -> None:
        """Put a cluster with the same days and words in the place of `number`."""
        self._clusters[number] = cluster

    def all(self) -> list[Cluster]:
        """Every cluster, in the order of their numbers."""
        return list(self._clusters)

    def __getitem__(self, number: int) -> Cluster:
        """The cluster that was added as `number`, from 0."""
        return self._clusters[number]

    def candidates(self, cluster: Cluster, first: int, last: int) -> list[int]:
        """Numbers of clusters that start within [first, last] (ordinals) and share one of the rarest telling terms."""
        ranges = []
        for term in cluster.telling:
            places = self._postings.get(term, [])
            low = bisect.bisect_left(places, (first, -1))
            high = bisect.bisect_right(places, (last, len(self._clusters)))
            if 0 < high - low <= _MOST_CANDIDATES:
                ranges.append((high - low, term, low, high))
        ranges.sort()
        rarest = ranges[:_RAREST_TERMS]
        return sorted({self._postings[term][at][1] for _, term, low, high in rarest for at in range(low, high)})

    def ranked(self, cluster: Cluster, least: float) -> list[tuple[float, int]]:
        """The clusters with a finer date inside the window, and how like they are, the likeliest first.

        Where that is below `least` it may be 0.
        """
        first, last = cluster.span
        found = [
            (likeness(cluster, self._clusters[at], least), -at)
            for at in self.candidates(cluster, first - (last - first), last)
            if self._clusters[at].span[1] >= first
        ]
        found.sort(reverse=True)
        return [(score, -minus) for score, minus in found]

    def clearly_same(self, cluster: Cluster, threshold: float, margin: float) -> int | None:
        """The number of the cluster with a finer date inside the window that is the same beyond doubt.

        It is like enough, and has no rival.
        """
        ranked = self.ranked(cluster, threshold / margin)
        if not ranked or ranked[0][0] < threshold:
            return None
        if len(ranked) > 1 and ranked[1][0] * margin > ranked[0][0]:
            return None
        return ranked[0][1]
