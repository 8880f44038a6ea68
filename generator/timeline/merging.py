"""Reports → clusters, one a happening: first within each day, then across one midnight, then coarse dates into fine.

Every decision is local: it looks at the reports of one day, of the next, or of one coarse date's own window. Reports
are taken in order of publication and join what is there or found their own (single-pass clustering, as in topic
detection and tracking), so that a newer article never parts what older ones had joined.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from generator.timeline.clusters import Cluster, Window, compatibility, is_fine, likeness, most_of, window
from generator.timeline.lookup import ClusterIndex
from generator.timeline.model import Report
from generator.timeline.terms import TermReader, Vector

_SHORT_WINDOW = 2


class Thresholds(msgspec.Struct, frozen=True):
    """From which likeness (0 … 1: mean cosine, times compatibility) two things are one happening."""

    same_day: float = 0.1
    next_day: float = 0.24
    night: float = 0.18
    """For a night, which has two days, to join one of them."""
    same_window: float = 0.30
    """For reports with one and the same window of more than two days."""
    pull: float = 0.34
    """For a coarse date to join a finer one inside its window."""
    margin: float = 1.15
    """… which must also be this many times likelier than any other."""


def cluster_reports(reports: Iterable[Report], reader: TermReader, thresholds: Thresholds) -> list[Cluster]:
    """Group reports, given in canonical order, by happening: days first, then what is too coarse to join one."""
    fine: dict[Window, list[Report]] = {}
    coarse: dict[Window, list[Report]] = {}
    for report in reports:
        groups = fine if is_fine(report.event.when) else coarse
        groups.setdefault(window(report.event.when), []).append(report)
    days = {span[0]: _within(span, members, reader, thresholds.same_day) for span, members in sorted(fine.items())}
    clusters = _join_next_days(days, thresholds.next_day)
    _pull_coarse(clusters, coarse, reader, thresholds)
    return clusters


def _within(span: Window, reports: Sequence[Report], reader: TermReader, threshold: float) -> list[Cluster]:
    """Clusters of the reports of one window: each joins the likeliest of those before it, or founds its own."""
    clusters: list[Cluster] = []
    postings: dict[str, dict[int, float]] = {}
    for report in reports:
        vector = reader.vector(report)
        best = _likeliest(report, vector, clusters, postings, threshold)
        if best is None:
            best = len(clusters)
            clusters.append(Cluster(span))
        clusters[best].add(report, vector)
        for term, weight in vector.items():
            sums = postings.setdefault(term, {})
            sums[best] = sums.get(best, 0.0) + weight
    return clusters


def _likeliest(
    report: Report,
    vector: Vector,
    clusters: Sequence[Cluster],
    postings: dict[str, dict[int, float]],
    threshold: float,
) -> int | None:
    """The cluster that a report is most like, None where none reaches the threshold; the older one on a tie."""
    products: dict[int, float] = {}
    for term, weight in vector.items():
        if term not in postings:
            continue
        most = most_of(term)
        for at, total in postings[term].items():
            mean = weight * total / len(clusters[at].reports)
            products[at] = products.get(at, 0.0) + min(most, mean)
    best, best_score = None, threshold
    for at in sorted(products):
        if products[at] < best_score:
            continue
        score = products[at] * compatibility(report, clusters[at].founder)
        if score > best_score or (best is None and score >= threshold):
            best, best_score = at, score
    return best


def _join_next_days(days: dict[int, list[Cluster]], threshold: float) -> list[Cluster]:
    """Join clusters of neighbouring days that are each other's likeliest; a cluster joins once, so nothing chains."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for day in days:
        later = day + 1
        if later not in days:
            continue
        for score, one, other in _likely_pairs(days[day], days[later], threshold):
            _keep_better(best, (day, one), (score, later, other))
            _keep_better(best, (later, other), (score, day, one))
    gone: set[tuple[int, int]] = set()
    for (day, at), (_, later, other) in best.items():
        if later > day and best[(later, other)][1:] == (day, at):
            days[day][at].absorb(days[later][other])
            gone.add((later, other))
    return [cluster for day in days for at, cluster in enumerate(days[day]) if (day, at) not in gone]


def _keep_better(
    best: dict[tuple[int, int], tuple[float, int, int]],
    key: tuple[int, int],
    found: tuple[float, int, int],
) -> None:
    if key not in best or found[0] > best[key][0]:
        best[key] = found


def _likely_pairs(
    one_day: Sequence[Cluster], next_day: Sequence[Cluster], threshold: float
) -> Iterable[tuple[float, int, int]]:
    """Pairs of clusters of two days that reach the threshold, found by their shared terms."""
    postings: dict[str, list[int]] = {}
    for at, cluster in enumerate(next_day):
        for term in cluster.terms:
            postings.setdefault(term, []).append(at)
    for at, cluster in enumerate(one_day):
        met = {other for term in cluster.telling() for other in postings.get(term, ())}
        for other in sorted(met):
            score = likeness(cluster, next_day[other], threshold)
            if score >= threshold:
                yield score, at, other


def _pull_coarse(
    clusters: list[Cluster], coarse: dict[Window, list[Report]], reader: TermReader, thresholds: Thresholds
) -> None:
    """Add the clusters of coarse dates to `clusters`: pulled into a finer one that is clearly the same, or apart."""
    if not coarse:
        return
    index = ClusterIndex(clusters)

    def length(span: Window) -> int:
        return span[1] - span[0]

    for days, spans in groupby(sorted(coarse, key=lambda span: (length(span), span)), key=length):
        short = days < _SHORT_WINDOW
        threshold = thresholds.same_day if short else thresholds.same_window
        pull, margin = (thresholds.night, 1.0) if short else (thresholds.pull, thresholds.margin)
        apart = []
        for span in spans:
            for cluster in _within(span, coarse[span], reader, threshold):
                target = index.clearly_same(cluster, pull, margin)
                if target is None:
                    apart.append(cluster)
                else:
                    target.absorb(cluster, learn=False)
        for cluster in apart:
            clusters.append(cluster)
            index.add(cluster)
