"""Readings → Timeline: gather, merge, weigh, link, score, order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from generator.dates.model import Precision
from generator.events.model import ArticleReading
from generator.settings import Settings
from generator.timeline.gathering import gather
from generator.timeline.merging import Thresholds, cluster_reports
from generator.timeline.model import Entry, Report, Timeline
from generator.timeline.sources import mark_copies
from generator.timeline.terms import TermReader, Weights
from generator.timeline.weighing import Weighing

_PRECISION = tuple(Precision)


def make_timeline(readings: Iterable[ArticleReading], settings: Settings, corrections: None = None) -> Timeline:
    """The chronology of the readings, the same for any order of them.

    Readings are consumed one at a time, and their texts are not kept.
    """
    gathered = gather(readings)
    reader = TermReader(settings.actors, Weights())
    clusters = cluster_reports(gathered.reports, reader, Thresholds())
    entries = [make_entry(reports, settings, reader) for reports in clusters]
    return Timeline(tuple(sorted(entries, key=chronological)), undated=gathered.undated)


def make_entry(reports: Sequence[Report], settings: Settings, reader: TermReader) -> Entry:
    """The entry of one happening from its reports, given in canonical order: the first of them gives the id."""
    marked = mark_copies(reports)
    weighing = Weighing(marked)
    status, status_choice = weighing.status()
    when, date_choice = weighing.date(status)
    rung, rung_choice = weighing.rung(status)
    headline, headline_choice = weighing.headline(status, rung, settings.language, reader)
    choices = (date_choice, status_choice, rung_choice, headline_choice)
    return Entry(
        id=marked[0].id,
        when=when,
        headline=headline,
        rung=rung,
        status=status,
        actors=_actors(marked, settings),
        reports=marked,
        sources=weighing.sources,
        former_ids=tuple(report.id for report in marked[1:]),
        disagreements=weighing.disagreements(),
        choices=tuple(choice for choice in choices if choice is not None),
    )


def _actors(reports: Sequence[Report], settings: Settings) -> tuple[str, ...]:
    """Every actor that a report names, in the order of the site's list."""
    named = {actor.name for report in reports for actor in report.event.actors}
    listed = [actor.name for actor in settings.actors if actor.name in named]
    return (*listed, *sorted(named.difference(listed)))


def chronological(entry: Entry) -> tuple[dt.date, int, float, str]:
    """Sort key of entries: earliest day, then fine before coarse, then important first, then id."""
    when = entry.when
    day = when.earliest or when.latest or dt.date.max
    return (day, _PRECISION.index(when.precision), -entry.importance, entry.id)
