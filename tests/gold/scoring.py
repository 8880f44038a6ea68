"""Precision, recall and F1 of read dates against gold: VAL over calendar values, WINDOWS over first and last days.

VAL scores corpora annotated in TIMEX3: gold expressions of type DATE with a calendar value (a year, month or day).
One is right when it is found and the reading, cut to the gold's granularity, equals it. Readings over other TIMEX3
are ignored.

WINDOWS scores texts annotated with first and last days. A reading is right when its two days are the gold's; where the
gold is approximate, when it lies inside the gold's window, a single day being widened by three on either side. Readings
over vague expressions are ignored.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

_CALENDAR = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_EDGE = ".,;:«»\"'()“”’ \n\t"
_AROUND = dt.timedelta(days=3)


class Stretch(NamedTuple):
    """A labelled or read stretch of text, trimmed of punctuation, with what it means."""

    start: int
    end: int
    meaning: Mapping[str, Any]


class Mistake(NamedTuple):
    """One gold expression missed or misread, or one reading where there is none."""

    kind: str
    document: str
    words: str
    gold: str
    read: str


class Tally(NamedTuple):
    """Counts over documents, and the mistakes behind them."""

    right: int = 0
    found: int = 0
    read: int = 0
    gold: int = 0
    mistakes: tuple[Mistake, ...] = ()
    by_kind: tuple[tuple[str, bool], ...] = ()

    def plus(self, other: Tally) -> Tally:
        """Both tallies together."""
        return Tally(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def precision(self) -> float:
        """Right readings among all readings, in per cent."""
        return 100 * self.right / self.read if self.read else 0.0

    def recall(self) -> float:
        """Right readings among all gold expressions, in per cent."""
        return 100 * self.right / self.gold if self.gold else 0.0

    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        return 200 * self.right / (self.read + self.gold) if self.read + self.gold else 0.0

    def kinds(self) -> dict[str, tuple[int, int]]:
        """For each kind of gold expression: how many were right, of how many."""
        counts: dict[str, tuple[int, int]] = {}
        for kind, right in self.by_kind:
            good, every = counts.get(kind, (0, 0))
            counts[kind] = (good + right, every + 1)
        return dict(sorted(counts.items()))


def score(document: Mapping[str, Any], answers: Sequence[Mapping[str, Any]]) -> Tally:
    """The tally of one document, by the annotation that it has."""
    if "dates" in document:
        return score_windows(document, answers)
    return score_values(document, answers)


def score_values(document: Mapping[str, Any], answers: Sequence[Mapping[str, Any]]) -> Tally:
    """VAL of one document."""
    text = document["text"]
    gold = [_stretch(each, text) for each in document["timex3"]]
    dates = [g for g in gold if g.meaning["type"] == "DATE" and _calendar_value(g.meaning["value"])]
    others = [g for g in gold if g not in dates]
    read = []
    for answer in (_stretch(each, text) for each in answers):
        ignored = any(_overlap(answer, o) > 0 for o in others) and not any(_overlap(answer, d) > 0 for d in dates)
        if _read_value(answer.meaning) and not ignored:
            read.append(answer)
    pairs = _match(dates, read)
    judged = []
    for g, answer in pairs:
        want, got = _calendar_value(g.meaning["value"]) or "", _read_value(answer.meaning) or ""
        judged.append((g, answer, got[: len(want)] == want))
    return _tally(
        document, dates, read, judged, lambda g: str(g.meaning["value"]), lambda a: str(_read_value(a.meaning))
    )


def score_windows(document: Mapping[str, Any], answers: Sequence[Mapping[str, Any]]) -> Tally:
    """WINDOWS of one document."""
    text = document["text"]
    vague = [_stretch(each, text) for each in document["dates"] if each.get("vague")]
    dates = [_stretch(each, text) for each in document["dates"] if not each.get("vague")]
    closed = [_stretch(each, text) for each in answers if each.get("earliest") and each.get("latest")]
    pairs = _match(dates, closed)
    paired = {id(answer) for _, answer in pairs}
    read = [a for a in closed if id(a) in paired or not any(_overlap(a, v) > 0 for v in vague)]
    judged = [(g, answer, _fits(g.meaning, answer.meaning)) for g, answer in pairs]

    def shown(stretch: Stretch) -> str:
        return f"{stretch.meaning['earliest']}..{stretch.meaning['latest']}"

    return _tally(document, dates, read, judged, shown, shown)


def _tally(document: Any, dates: Any, read: Any, judged: Any, show_gold: Any, show_read: Any) -> Tally:
    """The counts and mistakes of one document's judged pairs."""
    text, name = document["text"], document["id"]
    met = {id(g) for g, _, _ in judged} | {id(a) for _, a, _ in judged}
    mistakes = [
        Mistake("wrong", name, text[g.start : g.end], show_gold(g), show_read(a)) for g, a, ok in judged if not ok
    ]
    mistakes += [Mistake("missed", name, text[g.start : g.end], show_gold(g), "") for g in dates if id(g) not in met]
    mistakes += [Mistake("false", name, text[a.start : a.end], "", show_read(a)) for a in read if id(a) not in met]
    right_ones = {id(g) for g, _, ok in judged if ok}
    kinds = tuple((str(g.meaning.get("kind", "")), id(g) in right_ones) for g in dates)
    return Tally(len(right_ones), len(judged), len(read), len(dates), tuple(mistakes), kinds)


def _fits(gold: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    """Whether the days read are those of the gold, or within its approximate window."""
    first, last = dt.date.fromisoformat(gold["earliest"]), dt.date.fromisoformat(gold["latest"])
    low, high = dt.date.fromisoformat(read["earliest"]), dt.date.fromisoformat(read["latest"])
    if not gold["approximate"]:
        return (low, high) == (first, last)
    around = _AROUND if first == last else dt.timedelta(0)
    return first - around <= low and high <= last + around


def _calendar_value(value: str | None) -> str | None:
    """A TIMEX3 value without its hour, where it is a year, month or day."""
    day = (value or "").split("T")[0]
    return day if _CALENDAR.fullmatch(day) else None


def _read_value(answer: Mapping[str, Any]) -> str | None:
    """The calendar value of a reading: its EDTF where that is plain, else what its two days share."""
    plain = re.sub(r"[~?%]", "", answer.get("edtf") or "")
    if _calendar_value(plain):
        return plain
    first, last = answer.get("earliest"), answer.get("latest")
    if not first or not last:
        return None
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), None)


def _stretch(each: Mapping[str, Any], text: str) -> Stretch:
    """A stretch without the punctuation at its edges."""
    start, end = each["start"], each["end"]
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Stretch(start, end, each)


def _overlap(a: Stretch, b: Stretch) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def _match(gold: Sequence[Stretch], read: Sequence[Stretch]) -> list[tuple[Stretch, Stretch]]:
    """Each gold stretch with the free reading that overlaps it most."""
    used: set[int] = set()
    pairs = []
    for g in gold:
        free = [answer for answer in read if id(answer) not in used]
        best = max(free, key=lambda answer: _overlap(g, answer), default=None)
        if best is not None and _overlap(g, best) > 0:
            used.add(id(best))
            pairs.append((g, best))
    return pairs
