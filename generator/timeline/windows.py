"""The clusters of windows of days, kept between builds: those of a window whose reports are the same are used again.

A changed article brings the reports of a dozen days anew; the thousands of its month's other reports need neither be
read for words nor compared. What two days in a row have alike is kept by the same means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from generator.timeline.agglomeration import cluster_window
from generator.timeline.clusters import Cluster, Window
from generator.timeline.memo import Memo
from generator.timeline.model import Report
from generator.timeline.portions import Portions
from generator.timeline.terms import TermReader, Vector

_ENCODE = msgspec.msgpack.Encoder().encode

KIND = "windows"
"""The kind of what is kept of a period: always the latest, whatever has changed since."""

Pair = tuple[float, int, int]
"""How like two clusters are, and their numbers, each in its own day."""


class _Kept(msgspec.Struct, array_like=True, gc=False):
    """A cluster as it is kept: which of its window's reports are in it, and the sum of their words."""

    places: tuple[int, ...]
    terms: Vector


class _Period(msgspec.Struct, array_like=True):
    """What is kept of a period, under digests of what it was worked out from."""

    clusters: dict[bytes, tuple[_Kept, ...]]
    pairs: dict[bytes, tuple[Pair, ...]]


_PERIOD = msgspec.msgpack.Decoder(_Period)


class _Held(NamedTuple):
    """The clusters of a day while its neighbours may ask for them."""

    key: bytes
    clusters: list[Cluster]
    kept: tuple[_Kept, ...]


class Windows:
    """Clusters of windows, found among what was kept of the period that is begun, or worked out."""

    def __init__(self, portions: Portions, reader: TermReader, memo: Memo) -> None:
        self._portions = portions
        self._reader = reader
        self._memo = memo
        self._known = _Period({}, {})
        self._used = _Period({}, {})
        self._days: dict[int, _Held] = {}

    def begin(self, period: str) -> None:
        """Look among what was kept of a period from now on."""
        kept = self._memo.get(KIND, period, b"")
        self._known = _Period({}, {}) if kept is None else _PERIOD.decode(kept)
        self._used = _Period({}, {})

    def end(self, period: str) -> None:
        """Keep what was asked for since the period was begun."""
        self._memo.put(KIND, period, b"", _ENCODE(self._used))
        self._known = self._used = _Period({}, {})

    def of(self, span: Window, reports: Sequence[Report], threshold: float) -> list[Cluster]:
        """The clusters of the reports of a window, given in canonical order."""
        key = self._portions.digest_of(reports, _ENCODE((span, threshold)))
        return self._found(span, reports, threshold, key).clusters

    def of_day(self, day: int, reports: Sequence[Report], threshold: float) -> list[Cluster]:
        """The same of a single day, held for its neighbours."""
        key = self._portions.digest_of(reports, _ENCODE((day, threshold)))
        if day not in self._days or self._days[day].key != key:
            self._days[day] = self._found((day, day), reports, threshold, key)
        self._used.clusters[key] = self._days[day].kept
        return self._days[day].clusters

    def pairs(self, day: int, threshold: float, compare: Callable[..., Iterable[Pair]]) -> Sequence[Pair]:
        """What `compare` finds alike in the clusters of a day and of the next, both of them asked for before."""
        one, other = self._days[day], self._days[day + 1]
        key = one.key + other.key + _ENCODE(threshold)
        if key not in self._used.pairs:
            known = self._known.pairs.get(key)
            self._used.pairs[key] = tuple(compare(one.clusters, other.clusters, threshold)) if known is None else known
        return self._used.pairs[key]

    def forget(self, last: int) -> None:
        """Let go of the days up to one."""
        for day in [day for day in self._days if day <= last]:
            del self._days[day]

    def _found(self, span: Window, reports: Sequence[Report], threshold: float, key: bytes) -> _Held:
        known = self._known.clusters.get(key)
        if known is None:
            made = cluster_window(span, reports, self._reader, threshold)
            place = {id(report): at for at, report in enumerate(reports)}
            known = tuple(_Kept(tuple(place[id(one)] for one in each.reports), each.terms) for each in made)
        else:
            made = [Cluster(span, [reports[at] for at in one.places], one.terms) for one in known]
        self._used.clusters[key] = known
        return _Held(key, made, known)
