"""What was gleaned of articles, parted by the periods in which it is merged, and put together again for one of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import msgspec

from generator.articles.model import Citation
from generator.events.model import Event
from generator.timeline.clusters import Window, is_fine, window
from generator.timeline.gleaning import Gleaned, Vague
from generator.timeline.mentions import ArticleMentions
from generator.timeline.model import Report, Undated, report_order
from generator.timeline.periods import (
    CLOSING,
    OPENING,
    Month,
    first_day,
    last_day,
    month_of,
    name_of_month,
    period_of,
)
from generator.timeline.sharing import Sharing

_ENCODE = msgspec.msgpack.Encoder().encode


UNDATED = "undated"
"""Where sentences without a day stand among the periods."""


class Portion(msgspec.Struct, frozen=True, array_like=True):
    """What one article gives to one period: its events there, their ids, and the days of it that the text names.

    Of no period at all (`UNDATED`) are its vague sentences.

    A month's mentions are those of its days and of the day after, on which a happening of its last night may stand.
    """

    citation: Citation
    events: tuple[Event, ...]
    ids: tuple[str, ...]
    mentions: ArticleMentions
    vague: tuple[Vague, ...] = ()


_DECODER = msgspec.msgpack.Decoder(Portion)


class Mark(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A portion seen from outside: its period, what stands for its content, and whether it has events of single days
    at the month's beginning or its end, where the neighbours look."""

    period: str
    digest: bytes
    opens: bool
    closes: bool


class Handle(NamedTuple):
    """A portion that can be fetched: its mark, and the key of its article."""

    mark: Mark
    key: bytes


def parted(gleaned: Gleaned) -> list[tuple[str, Portion]]:
    """What was gleaned of an article, by period."""
    events: dict[str, list[tuple[Event, str]]] = {}
    for event, identifier in zip(gleaned.events, gleaned.ids, strict=True):
        events.setdefault(period_of(window(event.when)), []).append((event, identifier))
    mentions = {name_of_month(month): named for month, named in _mentions(gleaned.mentions)}
    none = msgspec.structs.replace(gleaned.mentions, published=None, told=())
    made = []
    for period in sorted(events.keys() | mentions.keys()):
        held = events.get(period, ())
        own = tuple(event for event, _ in held)
        ids = tuple(identifier for _, identifier in held)
        made.append((period, Portion(gleaned.citation, own, ids, mentions.get(period, none))))
    if gleaned.vague:
        made.append((UNDATED, Portion(gleaned.citation, (), (), none, gleaned.vague)))
    return made


def encoded(period: str, portion: Portion) -> tuple[Mark, bytes]:
    """A portion as it is kept, and its mark."""
    data = _ENCODE(portion)
    return _mark(period, portion, hashlib.blake2b(data, digest_size=16).digest()), data


def decoded(data: bytes) -> Portion:
    """A portion that was kept."""
    return _DECODER.decode(data)


def _mark(period: str, portion: Portion, digest: bytes) -> Mark:
    days = [window(event.when)[0] for event in portion.events if is_fine(event.when)]
    return Mark(period, digest, any(map(_opens, days)), any(map(_closes, days)))


def _mentions(mentions: ArticleMentions) -> Iterable[tuple[Month, ArticleMentions]]:
    """The mentions of each month: of its own days, and of the day after its last."""
    ordinals = {day.toordinal() for day, _ in mentions.told}
    months = {month_of(day) for day in ordinals} | {month_of(day - 1) for day in ordinals if day > 1}
    for month in sorted(months):
        first, last = first_day(month), last_day(month) + 1
        told = tuple((day, weight) for day, weight in mentions.told if first <= day.toordinal() <= last)
        yield month, msgspec.structs.replace(mentions, told=told)


def _opens(day: int) -> bool:
    return day - first_day(month_of(day)) < OPENING


def _closes(day: int) -> bool:
    return last_day(month_of(day)) - day < CLOSING


class _Given(NamedTuple):
    """What an article gives to a period: its reports there, and what it names of the period's days."""

    reports: list[Report]
    mentions: ArticleMentions


class Portions:
    """All portions of a site, by period: `fetch` gives one. A period's reports are held until let go."""

    def __init__(self, handles: Iterable[Handle], fetch: Callable[[Handle], Portion]) -> None:
        self._by_period: dict[str, list[Handle]] = {}
        for handle in handles:
            self._by_period.setdefault(handle.mark.period, []).append(handle)
        self._fetch = fetch
        self._reports: dict[str, list[Report]] = {}
        self._mentions: dict[str, list[ArticleMentions]] = {}
        self._digests: dict[tuple[str, bool, bool], bytes] = {}
        self._given: dict[str, dict[bytes, _Given]] = {}
        """What is at hand of a period, by the keys of its articles; it may be a part of it."""
        self._told: dict[str, dict[str, bytes]] = {}
        """For each period and article whose reports are at hand, the digest of what the article gives to the period."""
        self._sharing = Sharing()

    @classmethod
    def of(cls, gleaned: Iterable[Gleaned]) -> Portions:
        """Portions that stay in memory; nothing that is worked out from them can be kept for later."""
        held: dict[bytes, Portion] = {}
        handles = []
        for one in gleaned:
            for period, portion in parted(one):
                number = len(held).to_bytes(8, "big")
                held[number] = portion
                handles.append(Handle(_mark(period, portion, number), number))
        return cls(handles, lambda handle: held[handle.key])

    @property
    def periods(self) -> Sequence[str]:
        """The periods that have a portion, in order."""
        return sorted(self._by_period.keys() - {UNDATED})

    def holds(self, period: str) -> bool:
        """Whether a period has any portion."""
        return period in self._by_period

    def digest(self, period: str, *, opening: bool = False, closing: bool = False) -> bytes:
        """What stands for the content of a period, or of its first or last days."""
        asked = (period, opening, closing)
        if asked not in self._digests:
            chosen = sorted(
                handle.mark.digest
                for handle in self._by_period.get(period, ())
                if (not opening or handle.mark.opens) and (not closing or handle.mark.closes)
            )
            self._digests[asked] = hashlib.blake2b(b"".join(chosen), digest_size=16).digest()
        return self._digests[asked]

    def reports(self, period: str) -> list[Report]:
        """All reports of a period, in canonical order."""
        if period not in self._reports:
            given = self._gathered(period, self._by_period.get(period, ()))
            self._reports[period] = sorted(chain.from_iterable(one.reports for one in given), key=report_order)
            self._mentions[period] = sorted((one.mentions for one in given), key=_first_published)
        return self._reports[period]

    def opening(self, month: Month) -> list[Report]:
        """The reports of the single days at a month's beginning."""
        first = first_day(month)
        return self._edge(month, "opens", first, first + OPENING - 1)

    def closing(self, month: Month) -> list[Report]:
        """The reports of the single days at a month's end."""
        last = last_day(month)
        return self._edge(month, "closes", last - CLOSING + 1, last)

    def undated(self) -> list[Undated]:
        """All sentences without a day, in order of publication."""
        portions = map(self._fetch, self._by_period.get(UNDATED, ()))
        found = [
            Undated(one.citation, vague.start, vague.end, vague.text, vague.quote, vague.how, vague.unread)
            for one in portions
            for vague in one.vague
        ]
        return sorted(found, key=lambda one: (one.citation.published or dt.date.max, one.citation.id, one.start))

    def mentions(self, period: str) -> list[ArticleMentions]:
        """What articles name of the days of a period."""
        self.reports(period)
        return self._mentions[period]

    def digest_of(self, reports: Iterable[Report], *parts: bytes) -> bytes:
        """What stands for reports, in their order, and for these `parts`.

        Of each report that is at hand: what its article gives to its period, and its place there.
        """
        marks: list[bytes] = []
        when, digests = None, dict[str, bytes]()
        for report in reports:
            if report.event.when is not when:
                when = report.event.when
                digests = self._told.get(period_of(window(when)), {})
            digest = digests.get(report.citation.id)
            marks.append(_ENCODE(report) if digest is None else digest + report.id.encode())
        return hashlib.blake2b(b"\n".join([*marks, *parts]), digest_size=16).digest()

    def forget_before(self, period: str) -> None:
        """Let go of the reports of all periods before this one."""
        for held in (self._given, self._told, self._reports, self._mentions):
            for name in [name for name in held if name < period]:
                del held[name]

    def forget(self) -> None:
        """Let go of the reports of all periods."""
        for held in (self._given, self._told, self._reports, self._mentions):
            held.clear()
        self._sharing = Sharing()

    def _gathered(self, period: str, handles: Iterable[Handle]) -> list[_Given]:
        """What these articles give to a period, each fetched once."""
        told, held = self._told.setdefault(period, {}), self._given.setdefault(period, {})
        for handle in handles:
            if handle.key not in held:
                portion = self._fetch(handle)
                citation = portion.citation
                told[citation.id] = handle.mark.digest
                events = zip(portion.events, portion.ids, strict=True)
                reports = [Report(self._sharing.event(event, citation.id), citation, name) for event, name in events]
                held[handle.key] = _Given(reports, portion.mentions)
        return [held[handle.key] for handle in handles]

    def _edge(self, month: Month, side: str, first: int, last: int) -> list[Report]:
        period = name_of_month(month)
        if period in self._reports:
            reports = self._reports[period]
        else:
            chosen = [handle for handle in self._by_period.get(period, ()) if getattr(handle.mark, side)]
            reports = list(chain.from_iterable(one.reports for one in self._gathered(period, chosen)))
        near = [report for report in reports if is_fine(report.event.when) and first <= _day(report) <= last]
        return sorted(near, key=report_order)


def _first_published(mentions: ArticleMentions) -> tuple[dt.date, str]:
    return mentions.published or dt.date.max, mentions.article


def _day(report: Report) -> int:
    return window(report.event.when)[0]


def by_window(reports: Iterable[Report]) -> tuple[Mapping[Window, list[Report]], Mapping[Window, list[Report]]]:
    """Reports by their window, in their order: those of single known days, and the coarser ones."""
    fine: dict[Window, list[Report]] = {}
    coarse: dict[Window, list[Report]] = {}
    for report in reports:
        groups = fine if is_fine(report.event.when) else coarse
        groups.setdefault(window(report.event.when), []).append(report)
    return fine, coarse
