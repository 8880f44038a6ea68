"""Which of some clusters hold a term: how like one cluster is to all of them, at the cost of the words they share.

The likeness to every cluster is summed up term by term, over the clusters that hold the term (an inverted index read
"term at a time": Turtle and Flood, "Query evaluation: strategies and optimizations", Information Processing &
Management, 1995): clusters that share no word cost nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.timeline.clusters import Cluster
from generator.timeline.likeness import MOST_OF


class Holders:
    """Clusters by number, found by the `terms` that are worth noting."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._means: dict[str, dict[int, float]] = {term: {} for term in terms}
        """For each term the clusters that hold it, and its mean weight in their reports."""
        self._size = 0

    def hold(self, at: int, cluster: Cluster) -> None:
        """Let a cluster be found by its words as they are now."""
        means, told = self._means, cluster.told
        for term, weight in cluster.terms.items():
            if term in means:
                means[term][at] = weight / told
        if at >= self._size:
            self._size = at + 1

    def drop(self, at: int, cluster: Cluster) -> None:
        """Let a cluster be found no more by its words."""
        for term in cluster.terms:
            if term in self._means:
                del self._means[term][at]

    def shared(self, cluster: Cluster, least: float) -> list[tuple[float, int]]:
        """The clusters whose words in common with one (see `words_in_common`) reach `least`, and how much that is."""
        means, told, totals = self._means, cluster.told, [0.0] * self._size
        for term, weight in cluster.terms.items():
            if term in means:
                most, mean = MOST_OF[term], weight / told
                for at, its in means[term].items():
                    product = mean * its
                    totals[at] += product if product < most else most
        if max(totals, default=0.0) < least:
            return []
        return [(total, at) for at, total in enumerate(totals) if total >= least]
