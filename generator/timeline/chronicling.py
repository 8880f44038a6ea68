"""Portions → the entries of each period, each worked out from what it depends on and kept under a digest of that.

A month asks for its own reports and the nearest days of its neighbours; its entries also take what coarse dates of its
neighbours and of its year add. What an editor's decisions may be about is withheld: it is made into entries when all
of it is at hand.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.events.model import Status
from generator.settings import Settings
from generator.timeline import windows
from generator.timeline.briefs import Brief, brief_of
from generator.timeline.clusters import Cluster, Window
from generator.timeline.entries import make_entry
from generator.timeline.following import Told, Words, told_in, told_of, words_of
from generator.timeline.importance import DayMentions, importance
from generator.timeline.lexicons import Weights
from generator.timeline.memo import Memo
from generator.timeline.merging import Merged, Merger, Pull, Rivals, complete
from generator.timeline.model import Entry, Report
from generator.timeline.periods import Month, month_named, months_of, name_of_month, name_of_year, year_named
from generator.timeline.portions import Portions
from generator.timeline.targets import Sought
from generator.timeline.terms import TermReader, Vector

_ENCODE = msgspec.msgpack.Encoder().encode
Pulls = dict[str, tuple[Pull, ...]]


class Withheld(msgspec.Struct, frozen=True):
    """A cluster that the editor's decisions may be about; `terms` are the words that `told` of its reports share."""

    span: Window
    reports: tuple[Report, ...]
    terms: Vector
    told: int


class PeriodOfEntries(msgspec.Struct, frozen=True):
    """The entries that begin in a period, and what all periods together ask of it.

    `weights` are those of its days' mentions, `first` and `last` the first and the last publication of what mentions
    them. `words` stands for the words of its entries, `awaited` and `begun` tell where its plans and what may have
    settled plans lie.
    """

    briefs: tuple[Brief, ...]
    withheld: tuple[Withheld, ...]
    weights: dict[dt.date, int]
    first: dt.date | None
    last: dt.date | None
    words: bytes
    awaited: Window | None
    begun: Window | None


class _Latest(msgspec.Struct, frozen=True, array_like=True):
    """The entries of a period as they were last worked out (a `PeriodOfEntries`, encoded): from what all of them, and
    from what each of them, one digest after the other."""

    key: bytes
    made_of: bytes
    made: msgspec.Raw


_PULLS = msgspec.msgpack.Decoder(Pulls)
_RIVALS = msgspec.msgpack.Decoder(Rivals)
_PERIOD = msgspec.msgpack.Decoder(PeriodOfEntries)
_LATEST = msgspec.msgpack.Decoder(_Latest)
_WORDS = msgspec.msgpack.Decoder(Words)
_DIGEST = 16


class MissingError(Exception):
    """Something that was to be looked up has to be worked out."""


class _Before:
    """The entries of a period before it changed: those whose reports and day are as they were need not be made anew."""

    def __init__(self, made: PeriodOfEntries | None, made_of: bytes = b"", words: Words | None = None) -> None:
        self._known: dict[bytes, tuple[Brief, Told | None]] = {}
        self._weights = made.weights if made else {}
        if made and words:
            told = told_in(words, (brief.status for brief in made.briefs))
            for number, known in enumerate(zip(made.briefs, told, strict=True)):
                self._known[made_of[number * _DIGEST : (number + 1) * _DIGEST]] = known

    def known(self, made_of: bytes, mentions: DayMentions) -> tuple[Brief, Told | None] | tuple[None, None]:
        """The entry that was made of what the digest stands for, and its words where links ask for them."""
        brief, told = self._known.get(made_of, (None, None))
        if brief is None:
            return None, None
        day = brief.when.earliest
        weighs = 0 if day is None else mentions.weights.get(day, 0)
        return (brief, told) if weighs == (0 if day is None else self._weights.get(day, 0)) else (None, None)


class Chronicler:
    """Works out the entries of periods, or looks them up where nothing that they depend on has changed.

    One that is `only_looking` works nothing out, and raises MissingError instead.
    """

    def __init__(
        self, portions: Portions, settings: Settings, sought: Sought | None, memo: Memo, *, only_looking: bool = False
    ) -> None:
        self._portions = portions
        self._settings = settings
        self._sought = sought
        self._memo = memo
        self._only_looking = only_looking
        self._reader = TermReader(settings.actors, Weights())
        self._merger = Merger(portions, self._reader, memo)
        self._merged: dict[str, Merged] = {}
        self._year_keys: dict[int, bytes] = {}

    def all(self, periods: Iterable[str]) -> Iterator[tuple[str, PeriodOfEntries]]:
        """The entries of periods, given in their order; what each was made of is let go, after the last all of it."""
        for period in periods:
            yield period, self.entries(period)
            month = month_named(period)
            if month is not None:
                self._merged.pop(period, None)
                self._merger.forget(month)
        self._portions.forget()

    def entries(self, period: str) -> PeriodOfEntries:
        """The entries that begin in a period."""
        month = month_named(period)
        own = self._key_of_year(year_named(period)) if month is None else self._key_of_month(month)
        pulls = () if month is None else tuple(self._pulls_into(month))
        mentioned = self._portions.digest(period)
        key = _digest(own, mentioned, _ENCODE(pulls), self._sought.digest if self._sought else b"")
        known = self._latest(period)
        if known is None or known.key != key:
            self._work()
            merged = self._of_year(year_named(period)) if month is None else self._of_month(month)
            known = self._made(period, key, complete(merged, pulls), self._before(period, known))
            self._memo.put("entries", period, b"", _ENCODE(known))
        for kind in ("words", windows.KIND):
            self._memo.spare(kind, period)
        return _PERIOD.decode(known.made)

    def _latest(self, period: str) -> _Latest | None:
        found = self._memo.get("entries", period, b"")
        return None if found is None else _LATEST.decode(found)

    def _before(self, period: str, latest: _Latest | None) -> _Before:
        """What is known of the entries of a period from before it changed."""
        if latest is None:
            return _Before(None)
        made = _PERIOD.decode(latest.made)
        words = self._memo.get("words", period, made.words)
        return _Before(None) if words is None else _Before(made, latest.made_of, _WORDS.decode(words))

    def _made(self, period: str, key: bytes, clusters: Sequence[Cluster], before: _Before) -> _Latest:
        """The entries of clusters; each whole entry is kept on its own."""
        mentions = DayMentions(self._portions.mentions(period))
        briefs: list[Brief] = []
        withheld: list[Withheld] = []
        told: list[tuple[Status, Told]] = []
        made_of: list[bytes] = []
        for cluster in clusters:
            if self._sought is not None and any(map(self._sought.concerns, cluster.reports)):
                withheld.append(Withheld(cluster.span, tuple(cluster.reports), cluster.terms, cluster.told))
                continue
            made_of.append(self._portions.digest_of(cluster.reports, _ENCODE((cluster.span, cluster.told))))
            brief, words = before.known(made_of[-1], mentions)
            if brief is None:
                entry = whole_entry(cluster.reports, self._settings, self._reader)
                entry = msgspec.structs.replace(entry, importance=importance(entry, mentions))
                brief, data = brief_of(entry)
                self._memo.put_entry(brief.kept, data)
                words = told_of(entry, cluster)
            briefs.append(brief)
            if words is not None:
                told.append((brief.status, words))
        all_words = words_of(told)
        encoded = _ENCODE(all_words)
        digest = _digest(encoded)
        self._memo.put("words", period, digest, encoded)
        made = PeriodOfEntries(
            briefs=tuple(briefs),
            withheld=tuple(withheld),
            weights=dict(sorted(mentions.weights.items())),
            first=mentions.first,
            last=mentions.last,
            words=digest,
            awaited=all_words.awaited,
            begun=all_words.begun,
        )
        return _Latest(key, b"".join(made_of), msgspec.Raw(_ENCODE(made)))

    def _pulls_into(self, month: Month) -> Iterator[Pull]:
        """What coarse dates of other periods add to a month's clusters."""
        period = name_of_month(month)
        for pulls in (self._pulls_of(month - 1), self._pulls_of(month + 1), self._pulls_of_year(month // 12)):
            yield from pulls.get(period, ())

    def _pulls_of(self, month: Month) -> Pulls:
        """What a month's coarse dates add to the clusters of its neighbours."""
        period = name_of_month(month)
        if not self._portions.holds(period):
            return {}
        key = self._key_of_month(month)
        known = self._memo.get("pulls", period, key)
        if known is None:
            self._work()
            known = _ENCODE(self._of_month(month).pulls)
            self._memo.put("pulls", period, key, known)
        return _PULLS.decode(known)

    def _pulls_of_year(self, year: int) -> Pulls:
        """What a year's long dates add to the clusters of its months."""
        period = name_of_year(year)
        if not self._portions.holds(period):
            return {}
        key = self._key_of_year(year)
        known = self._memo.get("pulls", period, key)
        if known is None:
            self._work()
            known = _ENCODE(self._of_year(year).pulls)
            self._memo.put("pulls", period, key, known)
        return _PULLS.decode(known)

    def _rivals_of(self, month: Month) -> Rivals:
        """The clusters of a month that its year's long dates may be the same as."""
        period = name_of_month(month)
        key = _digest(self._key_of_month(month), self._portions.digest(name_of_year(month // 12)))
        known = self._memo.get("rivals", period, key)
        if known is None:
            self._work()
            known = _ENCODE(self._merger.rivals(month, self._of_month(month).clusters))
            self._memo.put("rivals", period, key, known)
        return _RIVALS.decode(known)

    def _of_month(self, month: Month) -> Merged:
        period = name_of_month(month)
        if period not in self._merged:
            self._merged[period] = self._merger.month(month)
        return self._merged[period]

    def _of_year(self, year: int) -> Merged:
        return self._merger.year(year, self._rivals_of_months(year))

    def _rivals_of_months(self, year: int) -> list[Rivals]:
        held = [month for month in months_of(year) if self._portions.holds(name_of_month(month))]
        return list(map(self._rivals_of, held))

    def _key_of_month(self, month: Month) -> bytes:
        """What stands for all that merging a month depends on."""
        return _digest(
            self._portions.digest(name_of_month(month)),
            self._portions.digest(name_of_month(month - 1), closing=True),
            self._portions.digest(name_of_month(month + 1), opening=True),
        )

    def _key_of_year(self, year: int) -> bytes:
        """What stands for all that merging a year's long dates depends on."""
        if year not in self._year_keys:
            rivals = _ENCODE(self._rivals_of_months(year))
            self._year_keys[year] = _digest(self._portions.digest(name_of_year(year)), rivals)
        return self._year_keys[year]

    def _work(self) -> None:
        if self._only_looking:
            raise MissingError


def whole_entry(reports: Sequence[Report], settings: Settings, reader: TermReader) -> Entry:
    """The entry of reports that no editor touched; the ids of all of them lead to it."""
    entry = make_entry(reports, settings, reader)
    return msgspec.structs.replace(entry, former_ids=tuple(dict.fromkeys(report.id for report in reports[1:])))


def _digest(*parts: bytes) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()
