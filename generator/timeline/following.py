"""What plans and threats became: links from an entry that was planned or possible to the one that settled it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from generator.events.model import Status
from generator.timeline.clusters import Cluster, window
from generator.timeline.likeness import words_in_common
from generator.timeline.lookup import ClusterIndex
from generator.timeline.model import Entry
from generator.timeline.terms import TermReader, unit

_OPEN = frozenset({Status.PLANNED, Status.POSSIBLE})
_SETTLED = frozenset({Status.OCCURRED, Status.DENIED})
_SAME_MATTER = 0.3
_EARLY, _LATE = 31, 62
"""How many days before its day a plan may come true, and how long after."""


def link_outcomes(
    entries: Sequence[Entry], clusters: Iterable[Cluster], reader: TermReader, language: str
) -> list[Entry]:
    """The entries with `follows` and `followed_by` filled in; `clusters` are those that the entries were made of.

    Looked at are the entries planned or possible whose last day is before the last publication in the site (no clock:
    the content says what is past). Each is linked to the likeliest entry, occurred or denied, that begins after the
    plan was first published and near its day.
    """
    published = (day.toordinal() for entry in entries for report in entry.reports if (day := report.citation.published))
    horizon = max(published, default=0)
    plans = [entry for entry in entries if entry.status in _OPEN and window(entry.when)[1] < horizon]
    if not plans:
        return list(entries)
    words = EntryWords(clusters, reader, language)
    settled = [entry for entry in entries if entry.status in _SETTLED]
    index = ClusterIndex(map(words.of, settled))
    outcome: dict[str, str] = {}
    plans_of: dict[str, list[str]] = {}
    for plan in plans:
        found = _outcome(plan, index, settled, words)
        if found is not None:
            outcome[plan.id] = found.id
            plans_of.setdefault(found.id, []).append(plan.id)
    return [_linked(entry, outcome.get(entry.id), plans_of.get(entry.id, [])) for entry in entries]


class EntryWords:
    """The words of entries as clusters on the entries' own days, for finding others about the same matter."""

    def __init__(self, clusters: Iterable[Cluster], reader: TermReader, language: str) -> None:
        self._clusters = {cluster.reports[0].id: cluster for cluster in clusters}
        self._reader = reader
        self._language = language

    def of(self, entry: Entry) -> Cluster:
        """The words of the cluster an entry was made of; where it was corrected, of its first report or headline."""
        made_of = self._clusters.get(entry.reports[0].id) if entry.reports else None
        if made_of is not None:
            return made_of.words_on(window(entry.when))
        if entry.reports:
            return Cluster(window(entry.when), entry.reports[:1], self._reader.vector(entry.reports[0]))
        return Cluster(window(entry.when), (), unit(self._reader.words(entry.headline, self._language)))


def _linked(entry: Entry, outcome: str | None, plans: Sequence[str]) -> Entry:
    if outcome is None and not plans:
        return entry
    followed_by = (outcome,) if outcome is not None else ()
    return msgspec.structs.replace(entry, follows=tuple(plans), followed_by=followed_by)


def _outcome(plan: Entry, index: ClusterIndex, settled: Sequence[Entry], words: EntryWords) -> Entry | None:
    first, last = window(plan.when)
    told = min((day.toordinal() for report in plan.reports if (day := report.citation.published)), default=None)
    start = max(first - _EARLY, told + 1) if told else first
    cluster = words.of(plan)
    best, best_score = None, _SAME_MATTER
    for at in index.candidates(cluster, start, last + _LATE):
        score = words_in_common(cluster, index[at], best_score)
        if score > best_score:
            best, best_score = settled[at], score
    return best
