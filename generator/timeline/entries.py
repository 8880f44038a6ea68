"""The entries of the timeline: what the reports of one happening say together, or what an editor wrote."""

from __future__ import annotations

from collections.abc import Sequence

from generator.settings import Settings
from generator.timeline.corrections import NewEntry
from generator.timeline.edtf import parse_edtf
from generator.timeline.model import Choice, Entry, Field, Report
from generator.timeline.sources import independent, mark_copies
from generator.timeline.terms import TermReader
from generator.timeline.weighing import Weighing


def make_entry(reports: Sequence[Report], settings: Settings, reader: TermReader) -> Entry:
    """The entry of one happening from its reports, given in canonical order: the first of them gives the id."""
    if len(reports) == 1:
        return _lone_entry(reports[0], settings)
    marked = mark_copies(reports)
    weighing = Weighing(marked)
    when, date_choice = weighing.date()
    rung, rung_choice = weighing.rung()
    headline, headline_choice = weighing.headline(rung, settings.language, reader)
    choices = (date_choice, weighing.status_choice(), rung_choice, headline_choice)
    return Entry(
        id=marked[0].id,
        when=when,
        headline=headline,
        rung=rung,
        status=weighing.status,
        actors=_actors(marked, settings),
        reports=marked,
        sources=weighing.sources,
        disagreements=weighing.disagreements(),
        choices=tuple(choice for choice in choices if choice is not None),
    )


def _lone_entry(report: Report, settings: Settings) -> Entry:
    """The entry of a single report, with which nothing can disagree."""
    event = report.event
    fields = [Field.DATE, Field.STATUS, Field.HEADLINE] if event.rung is None else list(Field)
    return Entry(
        id=report.id,
        when=event.when,
        headline=event.headline,
        rung=event.rung,
        status=event.status,
        actors=_actors((report,), settings),
        reports=(report,),
        sources=1,
        choices=tuple(Choice(field, report.id, 1, 1) for field in fields),
    )


def added_entry(identifier: str, new: NewEntry, reports: Sequence[Report]) -> Entry:
    """The entry that an editor wrote by hand, with the reports merged into it."""
    marked = mark_copies(reports)
    return Entry(
        id=identifier,
        when=parse_edtf(str(new.date)),
        headline=new.headline,
        rung=new.rung,
        status=new.status,
        actors=new.actors,
        reports=marked,
        sources=len(set(independent(marked))),
        by_hand=True,
    )


def _actors(reports: Sequence[Report], settings: Settings) -> tuple[str, ...]:
    """Every actor that a report names, in the order of the site's list."""
    named = {actor.name for report in reports for actor in report.event.actors}
    listed = [actor.name for actor in settings.actors if actor.name in named]
    return (*listed, *sorted(named.difference(listed)))
