"""How much an entry and a day matter, counted from what the articles tell of each day.

A day matters as often as articles not older than it name it: counting such mentions is the strong unsupervised
baseline of date selection (Kessler et al., "Finding salient dates for building thematic timelines", ACL 2012), and a
mention long after the day weighs more than one of the same week (the edge weights of Liao, Wang and Lee, "WILSON",
ASONAM 2021), but no more once a year has passed: a year named in passing is no turning point of the crisis. Two things
are added, as the features of Tran et al. ("Leveraging learning to rank in an optimization framework for timeline
summarization", TAIA 2013) have them: an article is the news of its own day, whether it names that day or not, and more
so than of a day that it names in passing, unless it tells of the days just before; and a day that is announced before
it comes, as a vote, a summit or the end of an ultimatum are, is looked to. Neither peaks of counts nor distances
between days are asked for: journalists' timelines take days in a row where much happens.

What an article adds to a day depends on the article alone and is a whole number, so that the weight of a day is one sum
over articles, the same in any order; every score is a function of the entry and of its own days' weights: no other
entry changes it. How well days are chosen is measured by `measure_key_dates.py` among the tests, on news written for
it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from generator.events.model import Status
from generator.timeline.briefs import Brief
from generator.timeline.clusters import is_fine
from generator.timeline.mentions import LONGEST_LAG, ONE, ArticleMentions
from generator.timeline.model import Entry

_MENTIONS, _GRAVITY, _SOURCES, _LATER = 0.35, 0.3, 0.2, 0.15
_HALF_MENTIONS, _HALF_SOURCES, _HALF_LATER = 6.0, 2.0, 2.0
"""From which count each part has half of its weight."""

_LATER_DAYS = 7
_ENTRY_WEIGHT = 2.0
"""How many mentions the importance of a day's best entry is worth where days are ranked."""

_OFF_THE_LADDER = 2 / 3
"""What a mention counts, where days are ranked, of a day that neither went up the ladder nor down."""

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
    """For each day, how much articles tell of it: each article once, copies of a text once.

    Articles without a publication date count for no day: nobody knows whether they look back or ahead.
    """

    def __init__(self, mentions: Iterable[ArticleMentions]) -> None:
        self.weights: Counter[dt.date] = Counter()
        published: set[dt.date] = set()
        seen: set[bytes] = set()
        for article in mentions:
            if article.published is None or article.copy in seen:
                continue
            seen.add(article.copy)
            published.add(article.published)
            for day, weight in article.told:
                self.weights[day] += weight
        self.first, self.last = min(published, default=None), max(published, default=None)

    @classmethod
    def of(cls, parts: Iterable[tuple[Mapping[dt.date, int], dt.date | None, dt.date | None]]) -> DayMentions:
        """Mentions that were counted before, in parts: the weights of some days, the first and the last publication.

        A day that stands in several parts has the same weight in each.
        """
        whole = cls(())
        published: set[dt.date] = set()
        for weights, first, last in parts:
            dict.update(whole.weights, weights)
            published.update(day for day in (first, last) if day)
        whole.first, whole.last = min(published, default=None), max(published, default=None)
        return whole

    def weight(self, day: dt.date) -> float:
        """How much is told of the day, where 1 is what a mention would count on that very day."""
        return self.weights[day] / ONE

    def days(self) -> Iterator[dt.date]:
        """The days told of that belong to what the articles are about: not what is history to all, nor yet to come."""
        if self.first and self.last:
            for day in self.weights:
                if day <= self.last and (self.first - day).days <= LONGEST_LAG:
                    yield day


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


def key_dates(entries: Iterable[Brief], mentions: DayMentions, hidden: Iterable[Entry] = ()) -> tuple[dt.date, ...]:
    """The days that matter, most important first: pinned ones, then by what is told of them and their best entry.

    Days that no entry tells of are among them: what no rung of the ladder names may still be what a crisis turned on.
    What is told of a day counts in full where an entry of it stands on a rung, up or down. A day whose entries are all
    history, or `hidden` by the editor, is left out.
    """
    best: dict[dt.date, tuple[bool, float, float]] = {}
    apart = {entry.when.earliest for entry in hidden if is_fine(entry.when)}
    for entry in entries:
        day = entry.when.earliest
        if day is None or not is_fine(entry.when):
            continue
        if entry.status is Status.BACKGROUND:
            apart.add(day)
            continue
        told = mentions.weight(day) * (1.0 if entry.rung else _OFF_THE_LADDER)
        rank = (entry.pinned, told + _ENTRY_WEIGHT * entry.importance, entry.importance)
        best[day] = max(rank, best.get(day, rank))
    for day in mentions.days():
        if day not in apart:
            best.setdefault(day, (False, mentions.weight(day) * _OFF_THE_LADDER, 0.0))
    return tuple(sorted(best, key=lambda day: (tuple(-value for value in best[day]), day)))
