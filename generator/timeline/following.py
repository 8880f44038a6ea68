"""What plans and threats became: links from an entry that was planned or possible to the one that settled it.

Plans and what may have settled them are compared period by period, so that a change asks for the pairs anew of the
periods that it touches; each plan then takes the likeliest of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.events.model import Status
from generator.timeline.clusters import Cluster, Window, window
from generator.timeline.likeness import words_in_common
from generator.timeline.lookup import ClusterIndex
from generator.timeline.model import Entry
from generator.timeline.terms import TermReader, Vector, unit

_OPEN = frozenset({Status.PLANNED, Status.POSSIBLE})
_SETTLED = frozenset({Status.OCCURRED, Status.DENIED})
_SAME_MATTER = 0.3
_EARLY, _LATE = 31, 62
"""How many days before its day a plan may come true, and how long after."""


class Told(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The words of an entry: those that `reports` of its reports have together.

    `span` is its window, `known` the day on which the first article told it, as an ordinal.
    """

    id: str
    span: Window
    known: int | None
    reports: int
    terms: Vector

    @property
    def awaited(self) -> Window:
        """For a plan, between which days what settles it begins."""
        first, last = self.span
        return (max(first - _EARLY, self.known + 1) if self.known else first), last + _LATE

    def words(self) -> Cluster:
        """The words as a cluster on the entry's own days."""
        return Cluster.of_words(self.span, self.terms, self.reports)


class Words(msgspec.Struct, frozen=True, array_like=True):
    """The words of a period's entries: of plans and threats, and of what may have settled one."""

    plans: tuple[Told, ...]
    settled: tuple[Told, ...]

    @property
    def awaited(self) -> Window | None:
        """Between which days what settles the plans begins; None where there is none."""
        spans = [plan.awaited for plan in self.plans]
        return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None

    @property
    def begun(self) -> Window | None:
        """Between which days what may have settled a plan begins; None where there is nothing."""
        first = [one.span[0] for one in self.settled]
        return (min(first), max(first)) if first else None


class Outcome(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a plan, whose last day is `due`, may have become: the id of the entry, and how surely."""

    plan: str
    due: int
    likeness: float
    entry: str


def told_of(entry: Entry, cluster: Cluster) -> Told:
    """The words of an entry, from the cluster that holds them."""
    known = min((day.toordinal() for report in entry.reports if (day := report.citation.published)), default=None)
    return Told(entry.id, window(entry.when), known, cluster.told, cluster.terms)


def words_of(told: Iterable[tuple[Status, Told]]) -> Words:
    """The words of entries, each with its status."""
    plans, settled = [], []
    for status, one in told:
        if status in _OPEN:
            plans.append(one)
        elif status in _SETTLED:
            settled.append(one)
    return Words(tuple(plans), tuple(settled))


def told_in(words: Words, statuses: Iterable[Status]) -> Iterator[Told | None]:
    """The words of entries with these statuses, in their order, of which `words` was made; None for those left out."""
    plans, settled = iter(words.plans), iter(words.settled)
    for status in statuses:
        yield next(plans) if status in _OPEN else next(settled) if status in _SETTLED else None


def entry_words(entry: Entry, reader: TermReader, language: str) -> Cluster:
    """The words of an entry's first report, or of its headline where it has none, on the entry's own days."""
    if entry.reports:
        return Cluster(window(entry.when), entry.reports[:1], reader.vector(entry.reports[0]))
    return Cluster(window(entry.when), (), unit(reader.words(entry.headline, language)))


def settled_index(words: Words) -> ClusterIndex:
    """What may have settled plans, to be found by its words, in its order."""
    return ClusterIndex(one.words() for one in words.settled)


def outcomes(plans: Sequence[Told], settled: Sequence[Told], index: ClusterIndex) -> tuple[Outcome, ...]:
    """For each plan that one of the settled entries, of which this is the index, is like enough to, the likeliest.

    Looked at are those that begin after the plan was first told and near its day.
    """
    found = []
    for plan in plans:
        cluster = plan.words()
        best, best_score = None, _SAME_MATTER
        for at in index.candidates(cluster, *plan.awaited):
            score = words_in_common(cluster, index[at])
            if score > best_score:
                best, best_score = settled[at].id, score
        if best is not None:
            found.append(Outcome(plan.id, plan.span[1], best_score, best))
    return tuple(found)


def links(found: Iterable[Outcome], horizon: int) -> dict[str, str]:
    """For each plan whose day is before `horizon`, the entry that it became: the likeliest of all found.

    The horizon is the last publication in the site (no clock: the content says what is past).
    """
    best: dict[str, Outcome] = {}
    for one in found:
        if one.due >= horizon:
            continue
        if one.plan not in best or (-one.likeness, one.entry) < (-best[one.plan].likeness, best[one.plan].entry):
            best[one.plan] = one
    return {plan: one.entry for plan, one in best.items()}
