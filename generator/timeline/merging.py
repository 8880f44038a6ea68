"""Reports → clusters, one a happening: first within each day, then across one midnight, then coarse dates into fine.

Every decision is local: it looks at the reports of one day, of the next, or of one coarse date's own window. So the
work can be done again for the windows alone that an article touches: `cluster_window` is a function of one window's
reports, `_likely_pairs` one of two neighbouring days' clusters, and `make_entry` one of a cluster's reports; none of
them changes what it is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from generator.timeline.clusters import Cluster, Window, is_fine, window
from generator.timeline.likeness import MOST_OF, likeness
from generator.timeline.lookup import ClusterIndex
from generator.timeline.model import Report
from generator.timeline.single_pass import cluster_window
from generator.timeline.terms import TermReader

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
    """For a coarse date to join a finer one inside its window …"""
    pull_short: float = 0.24
    """… or so much where it says little, and …"""
    share: float = 0.8
    """… nearly all of that is shared."""
    margin: float = 1.15
    """A coarse date joins what is this many times likelier than any other."""


def cluster_reports(reports: Iterable[Report], reader: TermReader, thresholds: Thresholds) -> list[Cluster]:
    """Group reports, given in canonical order, by happening: days first, then what is too coarse to join one."""
    fine: dict[Window, list[Report]] = {}
    coarse: dict[Window, list[Report]] = {}
    for report in reports:
        groups = fine if is_fine(report.event.when) else coarse
        groups.setdefault(window(report.event.when), []).append(report)
    days = {
        span[0]: cluster_window(span, members, reader, thresholds.same_day) for span, members in sorted(fine.items())
    }
    clusters = _join_next_days(days, thresholds.next_day)
    return _pull_coarse(clusters, coarse, reader, thresholds) if coarse else clusters


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
    joined: dict[tuple[int, int], Cluster] = {}
    gone: set[tuple[int, int]] = set()
    for (day, at), (_, later, other) in best.items():
        if later > day and best[(later, other)][1:] == (day, at):
            joined[(day, at)] = days[day][at].joined(days[later][other])
            gone.add((later, other))
    return [
        joined.get((day, at), cluster) for day in days for at, cluster in enumerate(days[day]) if (day, at) not in gone
    ]


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
        met = {other for term, _ in cluster.gist.telling for other in postings.get(term, ())}
        for other in sorted(met):
            score = likeness(cluster, next_day[other], threshold)
            if score >= threshold:
                yield score, at, other


def _pull_coarse(
    clusters: list[Cluster], coarse: dict[Window, list[Report]], reader: TermReader, thresholds: Thresholds
) -> list[Cluster]:
    """The clusters and those of coarse dates: each pulled into a finer one that is clearly the same, or apart."""
    index = ClusterIndex(clusters)

    def length(span: Window) -> int:
        return span[1] - span[0]

    for days, spans in groupby(sorted(coarse, key=lambda span: (length(span), span)), key=length):
        short = days < _SHORT_WINDOW
        threshold = thresholds.same_day if short else thresholds.same_window
        pull, margin = (thresholds.night, 1.0) if short else (thresholds.pull, thresholds.margin)
        apart = []
        for span in spans:
            for cluster in cluster_window(span, coarse[span], reader, threshold):
                target = index.clearly_same(cluster, min(pull, _nearly_all(cluster, thresholds)), margin)
                if target is None:
                    apart.append(cluster)
                else:
                    index.replace(target, index[target].with_reports_of(cluster))
        for cluster in apart:
            index.add(cluster)
    return index.all()


def _nearly_all(cluster: Cluster, thresholds: Thresholds) -> float:
    """The likeness that another reaches by sharing nearly all that a cluster says."""
    most = sum(MOST_OF[term] for term, _ in cluster.gist.telling)
    return max(thresholds.pull_short, thresholds.share * most)
