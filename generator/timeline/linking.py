"""The plans of all periods linked to what they became, each pair of periods compared once as long as both stay."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from generator.timeline.briefs import Brief
from generator.timeline.chronicling import PeriodOfEntries
from generator.timeline.clusters import Window
from generator.timeline.following import Outcome, Words, links, outcomes, settled_index
from generator.timeline.lookup import ClusterIndex
from generator.timeline.memo import LostError, Memo

_ENCODE = msgspec.msgpack.Encoder().encode
_WORDS = msgspec.msgpack.Decoder(Words)
_OUTCOMES = msgspec.msgpack.Decoder(tuple[Outcome, ...])

_MOST_HELD = 12
"""Periods whose words are held: a plan looks half a year ahead at most."""


class _Party(msgspec.Struct, frozen=True):
    """The words of a period, where its plans and outcomes lie, and the digest that stands for them (none: edited)."""

    name: str
    digest: bytes
    awaited: Window | None
    begun: Window | None


class Linker:
    """Finds what plans became."""

    def __init__(self, periods: Mapping[str, PeriodOfEntries], memo: Memo) -> None:
        self._memo = memo
        self._words: dict[str, Words] = {}
        self._indices: dict[str, ClusterIndex] = {}
        self._parties = [_Party(name, one.words, one.awaited, one.begun) for name, one in sorted(periods.items())]

    def add(self, words: Words) -> None:
        """Take the words of entries that stand in no period, as an editor made them."""
        if words.plans or words.settled:
            self._words[""] = words
            self._parties.append(_Party("", b"", words.awaited, words.begun))

    def linked(self, briefs: Iterable[Brief], horizon: dt.date | None) -> Iterator[Brief]:
        """The briefs with `follows` and `followed_by` filled in; looked at are plans that are due before `horizon`."""
        became = links(self._outcomes(), horizon.toordinal() if horizon else 0)
        plans_of: dict[str, list[str]] = {}
        for plan, entry in sorted(became.items()):
            plans_of.setdefault(entry, []).append(plan)
        for brief in briefs:
            if brief.id in became or brief.id in plans_of:
                followed_by = (became[brief.id],) if brief.id in became else ()
                follows = tuple(plans_of.get(brief.id, ()))
                brief = msgspec.structs.replace(brief, follows=follows, followed_by=followed_by)
            yield brief

    def _outcomes(self) -> Iterator[Outcome]:
        for one in self._parties:
            for other in self._parties:
                if one.awaited and other.begun and _meet(one.awaited, other.begun):
                    yield from self._between(one, other)

    def _between(self, one: _Party, other: _Party) -> Sequence[Outcome]:
        """What the plans of one period may have become among the entries of another."""
        if not (one.digest and other.digest):
            return self._compared(one, other)
        name, key = f"{one.name} {other.name}", one.digest + other.digest
        known = self._memo.get("outcomes", name, key)
        if known is None:
            known = _ENCODE(self._compared(one, other))
            self._memo.put("outcomes", name, key, known)
        return _OUTCOMES.decode(known)

    def _compared(self, one: _Party, other: _Party) -> Sequence[Outcome]:
        settled = self._of(other)
        if other.name not in self._indices:
            _let_go(self._indices)
            self._indices[other.name] = settled_index(settled)
        return outcomes(self._of(one).plans, settled.settled, self._indices[other.name])

    def _of(self, party: _Party) -> Words:
        if party.name not in self._words:
            _let_go(self._words)
            found = self._memo.get("words", party.name, party.digest)
            if found is None:
                raise LostError(party.name)
            self._words[party.name] = _WORDS.decode(found)
        return self._words[party.name]


def _let_go(held: dict[str, Any]) -> None:
    """Let go of the period taken up longest ago, but of what was edited, where many are held: few are neighbours."""
    names = [name for name in held if name]
    if len(names) >= _MOST_HELD:
        del held[names[0]]


def _meet(one: Window, other: Window) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]
