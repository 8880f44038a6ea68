"""What the timeline does not cover: long silences, and articles that gave it nothing, with the reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from generator.articles.model import Citation
from generator.events.model import ArticleReading
from generator.settings import Settings
from generator.timeline.clusters import window
from generator.timeline.model import Timeline

_MONTH = 31


class Silence(StrEnum):
    """Why an article gave no entry."""

    NO_DATE = "no date"
    """No words that say when."""
    UNPUBLISHED = "no publication date"
    """Its dates count from a publication date that nobody gives."""
    VAGUE = "only vague dates"
    NO_EVENT = "no event"
    """Dates were read, and no sentence with one tells an event."""
    HIDDEN = "hidden"
    """The editor hid every entry it reports."""


class Gap(msgspec.Struct, frozen=True):
    """Days without any entry: the first and last of them, and how many."""

    first: dt.date
    last: dt.date
    days: int


class SilentArticle(msgspec.Struct, frozen=True):
    """An article without any entry; `path` is relative to the content folder."""

    citation: Citation
    path: str
    reason: Silence


class Coverage(msgspec.Struct, frozen=True):
    """Gaps, longest first, and silent articles in order of their paths."""

    gaps: tuple[Gap, ...]
    silent: tuple[SilentArticle, ...]


def coverage(timeline: Timeline, readings: Iterable[ArticleReading], settings: Settings) -> Coverage:
    """The gaps of at least `gap_days` days inside the site's period, and the articles that gave no entry.

    The period begins with the first publication and ends with the last: before it entries are history, and after it
    plans. Entries coarser than a month fill no gap.
    """
    reported = {report.event.article for entry in timeline.entries for report in entry.reports}
    silent = []
    published = []
    for reading in readings:
        article = reading.article
        if article.published is not None:
            published.append(article.published.toordinal())
        if article.id not in reported:
            silent.append(SilentArticle(article.citation(), article.path, _reason(reading)))
    silent.sort(key=lambda item: item.path)
    gaps = _gaps(timeline, published, settings.gap_days) if published else []
    return Coverage(tuple(gaps), tuple(silent))


def _gaps(timeline: Timeline, published: Sequence[int], least: int) -> list[Gap]:
    first, last = min(published), max(published)
    spans = [window(entry.when) for entry in timeline.entries]
    covered = sorted(span for span in spans if span[1] - span[0] < _MONTH)
    gaps = []
    free = first
    for start, end in [*covered, (last + 1, last + 1)]:
        silence = min(start, last + 1) - free
        if silence >= least:
            days = (dt.date.fromordinal(free), dt.date.fromordinal(free + silence - 1))
            gaps.append(Gap(*days, silence))
        free = max(free, end + 1)
    return sorted(gaps, key=lambda gap: (-gap.days, gap.first))


def _reason(reading: ArticleReading) -> Silence:
    if reading.events:
        return Silence.HIDDEN
    if not reading.expressions:
        return Silence.NO_DATE
    if any(expression.when is not None for expression in reading.expressions):
        return Silence.NO_EVENT
    if any(expression.unread for expression in reading.expressions):
        return Silence.UNPUBLISHED
    return Silence.VAGUE
