"""Readings → Timeline: gather, merge, weigh, link, score, order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from generator.dates.model import Precision
from generator.events.model import ArticleReading
from generator.garbage import no_search_for_garbage
from generator.settings import Settings
from generator.timeline.correcting import Corrector
from generator.timeline.corrections import Corrections
from generator.timeline.entries import added_entry, make_entry
from generator.timeline.following import link_outcomes
from generator.timeline.gathering import Gathered, gather
from generator.timeline.gleaning import Gleaned, glean
from generator.timeline.groups import Group
from generator.timeline.importance import DayMentions, importance, key_dates
from generator.timeline.lexicons import Weights, fold
from generator.timeline.merging import Thresholds, cluster_reports
from generator.timeline.model import CorrectionNotice, Entry, Timeline
from generator.timeline.sources import publisher
from generator.timeline.terms import TermReader

_PRECISION = tuple(Precision)


def make_timeline(
    readings: Iterable[ArticleReading], settings: Settings, corrections: Corrections | None = None
) -> Timeline:
    """The chronology of the readings, as the editor's corrections want it; the same for any order of the readings.

    Readings are consumed one at a time, and their texts are not kept. Corrections that apply to nothing any more are
    in `problems`.
    """
    return timeline_of(map(glean, readings), settings, corrections)


def timeline_of(gleaned: Iterable[Gleaned], settings: Settings, corrections: Corrections | None = None) -> Timeline:
    """The same from what was gleaned of the readings before."""
    with no_search_for_garbage():
        return _timeline(gather(gleaned), settings, corrections or Corrections())


def _timeline(gathered: Gathered, settings: Settings, corrections: Corrections) -> Timeline:
    reader = TermReader(settings.actors, Weights())
    clusters = cluster_reports(gathered.reports, reader, Thresholds())
    corrector = Corrector(clusters, corrections)
    shown, hidden = _entries(corrector, settings, reader)
    mentions = DayMentions(gathered.mentions)
    linked = link_outcomes(shown, clusters, reader, settings.language)
    scored = [msgspec.structs.replace(entry, importance=importance(entry, mentions)) for entry in linked]
    return Timeline(
        entries=tuple(sorted(scored, key=chronological)),
        key_dates=key_dates(scored, mentions, hidden),
        undated=gathered.undated,
        corrections=_notices(shown, hidden),
        problems=tuple(corrector.problems),
    )


def _entries(corrector: Corrector, settings: Settings, reader: TermReader) -> tuple[list[Entry], list[Entry]]:
    """The entries that are shown, and those that the editor hid."""
    shown: list[Entry] = []
    hidden: list[Entry] = []
    for group in corrector.groups():
        entry, is_hidden = corrector.edited(_entry(group, settings, reader), group)
        (hidden if is_hidden else shown).append(entry)
    return shown, hidden


def _entry(group: Group, settings: Settings, reader: TermReader) -> Entry:
    """The entry of a group before edits: that of its reports, under what an editor wrote by hand."""
    if group.added is None:
        entry = make_entry(group.reports, settings, reader)
    else:
        entry = added_entry(group.id, group.added, group.reports)
    former = dict.fromkeys([*group.former_ids, *(report.id for report in group.reports)])
    former.pop(group.id, None)
    publishers = {fold(reference.publisher) for reference in group.references}
    publishers -= {publisher(report.citation) for report in group.reports}
    return msgspec.structs.replace(
        entry,
        id=group.id,
        former_ids=tuple(former),
        references=tuple(group.references),
        sources=entry.sources + len(publishers),
    )


def _notices(shown: Iterable[Entry], hidden: Iterable[Entry]) -> tuple[CorrectionNotice, ...]:
    """Every correction that applied, newest first."""
    notices = [CorrectionNotice(entry.id, entry.headline, item) for entry in shown for item in entry.corrections]
    notices += [CorrectionNotice(None, entry.headline, item) for entry in hidden for item in entry.corrections]
    return tuple(
        sorted(
            notices, key=lambda notice: (-notice.correction.date.toordinal(), notice.headline, notice.correction.what)
        )
    )


def chronological(entry: Entry) -> tuple[dt.date, int, float, str]:
    """Sort key of entries: earliest day, then fine before coarse, then important first, then id."""
    when = entry.when
    day = when.earliest or when.latest or dt.date.max
    return (day, _PRECISION.index(when.precision), -entry.importance, entry.id)
