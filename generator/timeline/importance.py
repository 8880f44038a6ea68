"""How much an entry and a day matter, counted from what later articles still mention.

A day matters as often as articles not older than it name it: counting such mentions is the strong unsupervised
baseline of date selection (Kessler et al., "Finding salient dates for building thematic timelines", ACL 2012), and a
mention long after the day weighs more than one of the same week (the edge weights of Liao, Wang and Lee, "WILSON",
ASONAM 2021), but no more once a year has passed: a year named in passing is no turning point of the crisis. The first
day that a news article names is what it is about, and counts more. Every score is a function of the entry and of its
own days' mentions: no other entry changes it. How well days are chosen is measured by `measure_key_dates.py` among the
tests, on news written for it.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Sequence

from generator.events.model import Status
from generator.timeline.clusters import is_fine
from generator.timeline.gleaning import ArticleMentions
from generator.timeline.model import Entry

_MENTIONS, _GRAVITY, _SOURCES, _LATER = 0.35, 0.3, 0.2, 0.15
_HALF_MENTIONS, _HALF_SOURCES, _HALF_LATER = 6.0, 2.0, 2.0
"""From which count each part has half of its weight."""

_LEAD_WEIGHT = 0.5
"""What an article counts for its own day of publication, which its lead reports without naming it."""

_NEWS_WEIGHT = 1.0
"""What an article adds for the day that it is about."""

_LONGEST_LAG = 365
"""Days after which a mention counts no more for being late."""

_LATER_DAYS = 7
_ENTRY_WEIGHT = 2.0
"""How many mentions the importance of a day's best entry is worth where days are ranked."""

_HIGHEST_RUNG = 9
_SETTLEMENT_GRAVITY = 2.5
"""A settlement, on rung -2, turns a crisis as much as combat, on rung 5 (Goldstein's scale puts them equally far from
0); rung -1 is worth half of that."""

_STATUS_FACTORS = {
    Status.OCCURRED: 1.0,
    Status.PLANNED: 0.9,
    Status.POSSIBLE: 0.8,
    Status.DENIED: 0.7,
    Status.BACKGROUND: 0.5,
}


class DayMentions:
    """For each day, how long after it articles still name it: one count an article, copies of a text once."""

    def __init__(self, mentions: Iterable[ArticleMentions]) -> None:
        weights: dict[dt.date, list[float]] = {}
        seen: set[tuple[bytes, tuple[dt.date, ...]]] = set()
        for article in mentions:
            copy = (article.digest, article.days)
            if article.published is None or copy in seen:
                continue
            seen.add(copy)
            for day in article.days:
                if day <= article.published:
                    weights.setdefault(day, []).append(_weight((article.published - day).days))
            if article.news is not None:
                weights.setdefault(article.news, []).append(_NEWS_WEIGHT)
            if article.lead and article.published not in article.days:
                weights.setdefault(article.published, []).append(_LEAD_WEIGHT)
        self._weights = {day: math.fsum(values) for day, values in weights.items()}

    def weight(self, day: dt.date) -> float:
        """The weighted number of articles, not older than `day`, that name it."""
        return self._weights.get(day, 0.0)


def _weight(lag: int) -> float:
    """What one mention counts, `lag` days after its day: 1 on the day, 1.5 after nine days, 2 after a quarter."""
    return 1.0 + 0.5 * math.log10(1 + min(lag, _LONGEST_LAG))


def importance(entry: Entry, mentions: DayMentions) -> float:
    """0 … 1: mentions of the entry's day, its rung, its sources, its reports long after; less for what is unreal."""
    if entry.pinned:
        return 1.0
    day = entry.when.earliest if is_fine(entry.when) else None
    score = (
        _MENTIONS * _share(mentions.weight(day) if day else 0.0, _HALF_MENTIONS)
        + _GRAVITY * _gravity(entry.rung)
        + _SOURCES * _share(max(0, entry.sources - 1), _HALF_SOURCES)
        + _LATER * _share(_later_reports(entry), _HALF_LATER)
    )
    return round(score * _STATUS_FACTORS[entry.status], 4)


def _share(count: float, half: float) -> float:
    return count / (count + half)


def _gravity(rung: int | None) -> float:
    if rung is None:
        return 0.0
    return (rung if rung >= 0 else -rung * _SETTLEMENT_GRAVITY) / _HIGHEST_RUNG


def _later_reports(entry: Entry) -> int:
    """Articles that still report the entry a week or more after it."""
    last = entry.when.latest or entry.when.earliest
    return len(
        {
            report.event.article
            for report in entry.reports
            if last and report.citation.published and (report.citation.published - last).days >= _LATER_DAYS
        }
    )


def key_dates(entries: Sequence[Entry], mentions: DayMentions) -> tuple[dt.date, ...]:
    """The days that have an entry of their own, most important first: pinned ones, then by mentions and importance."""
    best: dict[dt.date, tuple[bool, float, float]] = {}
    for entry in entries:
        day = entry.when.earliest
        if day is None or not is_fine(entry.when) or entry.status is Status.BACKGROUND:
            continue
        rank = (entry.pinned, mentions.weight(day) + _ENTRY_WEIGHT * entry.importance, entry.importance)
        best[day] = max(rank, best.get(day, rank))
    return tuple(sorted(best, key=lambda day: (tuple(-value for value in best[day]), day)))
