"""Reports → clusters, one a happening: first within each day, then across one midnight, then coarse dates into fine.

This is done month by month, and what a month gives depends on its own reports and on those of its neighbours' nearest
days alone: whoever keeps it can use it again as long as those are the same. Dates longer than a month are merged year
by year, after the months: each month names the likeliest of its clusters, and the year decides.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby
from typing import NamedTuple

import msgspec

from generator.timeline.clusters import Cluster, Window, window
from generator.timeline.likeness import MOST_OF
from generator.timeline.lookup import ClusterIndex
from generator.timeline.memo import Memo
from generator.timeline.model import Report
from generator.timeline.neighbours import likely_pairs
from generator.timeline.periods import (
    CLOSING,
    REACH,
    Month,
    first_day,
    last_day,
    month_of,
    name_of_month,
    name_of_year,
)
from generator.timeline.portions import Portions, by_window
from generator.timeline.terms import TermReader
from generator.timeline.windows import Windows

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


class Pull(msgspec.Struct, frozen=True, array_like=True):
    """Reports with a coarse date that join the cluster, begun in another period, which the report `founder` founded."""

    founder: str
    reports: tuple[Report, ...]


class Rival(NamedTuple):
    """A cluster that a long date may be the same as: its likeness, below 0 so that the likeliest is sorted first, its
    period (none: among the year's own), the id of its founder, and its number there."""

    minus: float
    period: str
    founder: str
    at: int

    @property
    def score(self) -> float:
        """The likeness, 0 … 1."""
        return -self.minus


Rivals = tuple[tuple[Rival, ...], ...]
"""For each cluster of a year's long dates, its rivals in one month."""


class Merged(msgspec.Struct, frozen=True):
    """The clusters that begin in a period, and what its coarse dates add to those of others."""

    clusters: list[Cluster]
    pulls: Mapping[str, tuple[Pull, ...]]


class Merger:
    """Merges the reports of a site, a period at a time; days that several months look at are merged once."""

    def __init__(
        self, portions: Portions, reader: TermReader, memo: Memo, thresholds: Thresholds | None = None
    ) -> None:
        self._portions = portions
        self._windows = Windows(portions, reader, memo)
        self._thresholds = thresholds or Thresholds()
        self._long: dict[int, list[Cluster]] = {}

    def month(self, month: Month) -> Merged:
        """What the dates of a month give that reach no further than a few days into the next."""
        self._windows.begin(name_of_month(month))
        merged = self._month(month)
        self._windows.end(name_of_month(month))
        return merged

    def _month(self, month: Month) -> Merged:
        first, last = first_day(month), last_day(month)
        fine, coarse = by_window(self._portions.reports(name_of_month(month)))
        before, _ = by_window(self._portions.closing(month - 1))
        after, _ = by_window(self._portions.opening(month + 1))
        spans = sorted(chain(before.items(), fine.items(), after.items()))
        same_day = self._thresholds.same_day
        days = {day: self._windows.of_day(day, reports, same_day) for (day, _), reports in spans}
        joined = self._join_next_days(days)
        if not coarse:
            return Merged([one for one in joined if first <= one.span[0] <= last], {})
        near = [one for one in joined if one.span[1] >= first and one.span[0] <= last + REACH]
        index = ClusterIndex(near)
        added = self._pull_coarse(index, coarse)
        own = [one for one in index.all() if first <= one.span[0] <= last]
        pulls: dict[str, list[Pull]] = {}
        for at, reports in sorted(added.items()):
            there = month_of(index[at].span[0])
            if there != month:
                pulls.setdefault(name_of_month(there), []).append(Pull(index[at].founder.id, tuple(reports)))
        return Merged(own, {period: tuple(found) for period, found in pulls.items()})

    def rivals(self, month: Month, clusters: Sequence[Cluster]) -> Rivals:
        """For each cluster of the long dates of its year, the likeliest of the `clusters` that begin in a month."""
        index, year, period = ClusterIndex(clusters), month // 12, name_of_month(month)
        return tuple(self._rivals(index, one, period) if _is_within(one.span, year) else () for one in self.long(year))

    def long(self, year: int) -> list[Cluster]:
        """The clusters of the dates of a year that no month holds, shortest first."""
        if year not in self._long:
            spans: dict[Window, list[Report]] = {}
            for report in self._portions.reports(name_of_year(year)):
                spans.setdefault(window(report.event.when), []).append(report)
            self._windows.begin(name_of_year(year))
            self._long[year] = [
                cluster
                for span in sorted(spans, key=_shortest_first)
                for cluster in self._windows.of(span, spans[span], self._thresholds.same_window)
            ]
            self._windows.end(name_of_year(year))
        return self._long[year]

    def year(self, year: int, rivals: Sequence[Rivals]) -> Merged:
        """What the long dates of a year give, of which its months named the `rivals`."""
        margin = self._thresholds.margin
        index = ClusterIndex(())
        pulls: dict[str, list[Pull]] = {}
        numbered = enumerate(self.long(year))
        for _, alike in groupby(numbered, key=lambda pair: _length(pair[1].span)):
            apart = []
            for at, cluster in alike:
                own = self._rivals(index, cluster, "") if _is_within(cluster.span, year) else ()
                ranked = sorted(chain(own, *(of_month[at] for of_month in rivals)))
                best = _clearly(ranked, self._pull_of(cluster), margin)
                if best is None:
                    apart.append(cluster)
                elif best.period:
                    pulls.setdefault(best.period, []).append(Pull(best.founder, tuple(cluster.reports)))
                else:
                    index.replace(best.at, index[best.at].with_reports(cluster.reports))
            for cluster in apart:
                index.add(cluster)
        return Merged(index.all(), {period: tuple(found) for period, found in sorted(pulls.items())})

    def forget(self, month: Month) -> None:
        """Let go of what was kept of a month but for what the next looks at, and of those before it."""
        self._portions.forget_before(name_of_month(month))
        self._windows.forget(last_day(month) - CLOSING)

    def _join_next_days(self, days: dict[int, list[Cluster]]) -> list[Cluster]:
        """Join clusters of days in a row that are each other's likeliest; a cluster joins once, so nothing chains."""
        best: dict[tuple[int, int], tuple[float, int, int]] = {}
        for day in days:
            later = day + 1
            if later not in days:
                continue
            for score, one, other in self._windows.pairs(day, self._thresholds.next_day, likely_pairs):
                _keep_better(best, (day, one), (score, later, other))
                _keep_better(best, (later, other), (score, day, one))
        joined: dict[tuple[int, int], Cluster] = {}
        gone: set[tuple[int, int]] = set()
        for (day, at), (_, later, other) in best.items():
            if later > day and best[(later, other)][1:] == (day, at):
                joined[(day, at)] = days[day][at].joined(days[later][other])
                gone.add((later, other))
        return [
            joined.get((day, at), cluster)
            for day in days
            for at, cluster in enumerate(days[day])
            if (day, at) not in gone
        ]

    def _pull_coarse(self, index: ClusterIndex, coarse: Mapping[Window, Sequence[Report]]) -> dict[int, list[Report]]:
        """Pull coarse dates into finer clusters of the index, or add them to it; what was added to which number."""
        thresholds, added = self._thresholds, dict[int, list[Report]]()
        for days, spans in groupby(sorted(coarse, key=_shortest_first), key=_length):
            short = days < _SHORT_WINDOW
            threshold = thresholds.same_day if short else thresholds.same_window
            apart = []
            for span in spans:
                for cluster in self._windows.of(span, coarse[span], threshold):
                    pull = thresholds.night if short else thresholds.pull
                    target = index.clearly_same(
                        cluster, min(pull, self._nearly_all(cluster)), 1.0 if short else thresholds.margin
                    )
                    if target is None:
                        apart.append(cluster)
                    else:
                        index.replace(target, index[target].with_reports(cluster.reports))
                        added.setdefault(target, []).extend(cluster.reports)
            for cluster in apart:
                index.add(cluster)
        return added

    def _rivals(self, index: ClusterIndex, cluster: Cluster, period: str) -> tuple[Rival, ...]:
        """The two clusters of the index that a long one is most like, where they are like enough to count."""
        least = self._pull_of(cluster) / self._thresholds.margin
        ranked = index.ranked(cluster, least)[:2]
        return tuple(Rival(-score, period, index[at].founder.id, at) for score, at in ranked if score >= least)

    def _pull_of(self, cluster: Cluster) -> float:
        return min(self._thresholds.pull, self._nearly_all(cluster))

    def _nearly_all(self, cluster: Cluster) -> float:
        """The likeness that another reaches by sharing nearly all that a cluster says."""
        most = math.fsum([MOST_OF[term] for term in cluster.telling])
        return max(self._thresholds.pull_short, self._thresholds.share * most)


def complete(merged: Merged, pulls: Iterable[Pull]) -> list[Cluster]:
    """The clusters of a period, with the reports that dates of other periods add to them."""
    clusters = list(merged.clusters)
    added: dict[str, list[Report]] = {}
    for pull in pulls:
        added.setdefault(pull.founder, []).extend(pull.reports)
    for at, cluster in enumerate(clusters if added else ()):
        if cluster.founder.id in added:
            clusters[at] = cluster.with_reports(added[cluster.founder.id])
    return clusters


def _clearly(ranked: Sequence[Rival], threshold: float, margin: float) -> Rival | None:
    """The first of the rivals, likeliest first, where it is like enough and far ahead of the next."""
    if not ranked or ranked[0].score < threshold:
        return None
    return None if len(ranked) > 1 and ranked[1].score * margin > ranked[0].score else ranked[0]


def _length(span: Window) -> int:
    return span[1] - span[0]


def _shortest_first(span: Window) -> tuple[int, Window]:
    return span[1] - span[0], span


def _is_within(span: Window, year: int) -> bool:
    """Whether a window, begun in the year, ends in it: a longer one is clearly the same as no day of it."""
    return month_of(span[1]) // 12 == year


def _keep_better(
    best: dict[tuple[int, int], tuple[float, int, int]],
    key: tuple[int, int],
    found: tuple[float, int, int],
) -> None:
    if key not in best or found[0] > best[key][0]:
        best[key] = found
