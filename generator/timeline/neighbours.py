"""Clusters of two days in a row that may tell of one happening, found by their words."""

from __future__ import annotations

from collections.abc import Sequence

from generator.timeline.clusters import Cluster
from generator.timeline.holders import Holders
from generator.timeline.likeness import ROUNDING, likeness
from generator.timeline.model import Report


def likely_pairs(
    one_day: Sequence[Cluster], next_day: Sequence[Cluster], threshold: float
) -> list[tuple[float, int, int]]:
    """Pairs of clusters of two days that reach the threshold, found by their shared terms.

    Left out are those of which each tells, on the day itself or the day after, of its own day: what is told anew each
    day is new.
    """
    holders = Holders(set().union(*[cluster.terms for cluster in one_day]))
    for at, cluster in enumerate(next_day):
        holders.hold(at, cluster)
    lags = [_lag(cluster.founder) for cluster in next_day]
    found = []
    for at, cluster in enumerate(one_day):
        lag = _lag(cluster.founder)
        for _, other in holders.shared(cluster, threshold / ROUNDING):
            if lag is not None and lag in (0, 1) and lags[other] == lag:
                continue
            if not any(term in next_day[other].terms for term in cluster.telling):
                continue
            score = likeness(cluster, next_day[other], threshold)
            if score >= threshold:
                found.append((score, at, other))
    return found


def _lag(report: Report) -> int | None:
    """Days from what a report tells to its publication; None where that is unknown."""
    published, day = report.citation.published, report.event.when.earliest
    return (published - day).days if published and day else None
