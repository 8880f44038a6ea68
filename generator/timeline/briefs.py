"""Entries held outside of memory: in few words what lists and charts show of each, the whole when asked for."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import overload

import msgspec

from generator.dates.model import When
from generator.events.model import Status
from generator.timeline.model import Correction, Entry, Report

_ENCODE = msgspec.msgpack.Encoder().encode
_IDS = msgspec.msgpack.Decoder(tuple[str, ...])
_DECODER = msgspec.msgpack.Decoder(Entry)
_REPORT: msgspec.msgpack.Decoder[Report | None] = msgspec.msgpack.Decoder(Report | None)


class Brief(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An entry without its reports; `kept` names what is held of the whole.

    `publishers` and articles are those of its reports, each once, in their order, a report without a publisher under
    an empty name; `known` is the day on which the first of them was published, `language` that of the first, and
    `lead` the first itself, encoded (none: nil). What begins with `raw_` is encoded too: the ids of a large site would
    take more memory than all else. `line` stands for what is said of the entry where it is but named: its ids, date,
    headline, rung and status.
    """

    id: str
    kept: bytes
    when: When
    headline: str
    rung: int | None
    status: Status
    actors: tuple[str, ...]
    sources: int
    importance: float
    pinned: bool
    by_hand: bool
    known: dt.date | None
    language: str | None
    publishers: tuple[str, ...]
    raw_articles: msgspec.Raw
    raw_former_ids: msgspec.Raw
    lead: msgspec.Raw
    line: bytes = b""
    corrections: tuple[Correction, ...] = ()
    follows: tuple[str, ...] = ()
    followed_by: tuple[str, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles that report it."""
        return _IDS.decode(self.raw_articles)

    @property
    def former_ids(self) -> tuple[str, ...]:
        """The ids that lead to it beside its own."""
        return _IDS.decode(self.raw_former_ids)

    @property
    def first_report(self) -> Report | None:
        """The report that speaks for the entry; None for one without any."""
        return _REPORT.decode(self.lead)

    @property
    def digest(self) -> bytes:
        """What stands for all of the entry."""
        if not self.follows and not self.followed_by:
            return self.kept
        return hashlib.blake2b(_ENCODE((self.kept, self.follows, self.followed_by)), digest_size=16).digest()


def brief_of(entry: Entry) -> tuple[Brief, bytes]:
    """The brief of an entry, and what is to be kept of the whole under the brief's `kept`."""
    follows, followed_by = entry.follows, entry.followed_by
    data = _ENCODE(msgspec.structs.replace(entry, follows=(), followed_by=()) if follows or followed_by else entry)
    citations = [report.citation for report in entry.reports]
    brief = Brief(
        id=entry.id,
        kept=hashlib.blake2b(data, digest_size=16).digest(),
        when=entry.when,
        headline=entry.headline,
        rung=entry.rung,
        status=entry.status,
        actors=entry.actors,
        sources=entry.sources,
        importance=entry.importance,
        pinned=entry.pinned,
        by_hand=entry.by_hand,
        known=min((one.published for one in citations if one.published), default=None),
        language=entry.language,
        publishers=tuple(dict.fromkeys(one.source or "" for one in citations)),
        raw_articles=msgspec.Raw(_ENCODE(list(dict.fromkeys(one.id for one in citations)))),
        raw_former_ids=msgspec.Raw(_ENCODE(entry.former_ids)),
        lead=msgspec.Raw(_ENCODE(entry.reports[0] if entry.reports else None)),
        line=_line(entry, citations[0].language if citations else None),
        corrections=entry.corrections,
        follows=follows,
        followed_by=followed_by,
    )
    return brief, data


def _line(entry: Entry, language: str | None) -> bytes:
    named = (entry.id, entry.former_ids, entry.when, entry.headline, entry.rung, entry.status, language)
    return hashlib.blake2b(_ENCODE(named), digest_size=16).digest()


class Entries(Sequence[Entry]):
    """Entries in their order: their `briefs` are at hand, and `fetch` gives what is kept of the whole."""

    def __init__(self, briefs: Iterable[Brief], fetch: Callable[[bytes], bytes]) -> None:
        self.briefs = tuple(briefs)
        self._fetch = fetch

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Entries:
        """Entries that stay in memory; those given are not made anew if they are such entries already."""
        if isinstance(entries, Entries):
            return entries
        made = [brief_of(entry) for entry in entries]
        return cls((brief for brief, _ in made), {brief.kept: data for brief, data in made}.__getitem__)

    def whole(self, brief: Brief) -> Entry:
        """The entry of one of the briefs."""
        entry = _DECODER.decode(self._fetch(brief.kept))
        if brief.follows or brief.followed_by:
            entry = msgspec.structs.replace(entry, follows=brief.follows, followed_by=brief.followed_by)
        return entry

    @overload
    def __getitem__(self, number: int) -> Entry: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Entry]: ...
    def __getitem__(self, number: int | slice) -> Entry | Sequence[Entry]:
        """The entry with a number, from 0, or several."""
        if isinstance(number, slice):
            return Entries(self.briefs[number], self._fetch)
        return self.whole(self.briefs[number])

    def __len__(self) -> int:
        return len(self.briefs)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]
