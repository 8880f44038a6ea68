"""The index: the whole timeline on one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from generator.pages.addresses import INDEX
from generator.pages.chart import draw
from generator.pages.chart_parts import Chart
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView, most_important
from generator.pages.feeds import newest
from generator.pages.filter_data import PORTION, periods
from generator.pages.listing import APART
from generator.pages.structured_data import item_list

MOST = 250
"""Entries that the index of a large site shows: the most important, and a link to the rest of each month."""

LONG = 400
"""Entries beyond which the index leaves how each date was read to the entries' pages, so that it opens at once."""


def render_index(edition: Edition) -> bytes:
    """The index page."""
    parts = edition.chronology
    kept = most_important(parts.entries, MOST if edition.large else len(parts.entries))
    months = [month for year in parts.years for month in year.months]
    language = edition.language
    chart = draw(parts.entries, edition.timeline.key_dates, dict(edition.rungs), language, most_marks=len(kept))
    first, last = _period(parts.entries, chart)
    return edition.page(
        "index.html",
        INDEX,
        chart=chart,
        chronology=parts,
        kept=kept,
        long=len(kept) > LONG or edition.large,
        abridged={m.key: len(m.entries) for m in months if any(view.id not in kept for view in m.entries)},
        data=item_list(parts.entries, edition),
        sources=edition.names.sources,
        actors=edition.names.actors,
        first=language.date(first, "pattern-month") if first else None,
        last=language.date(last, "pattern-month") if last else None,
        entries=len(edition.views),
        articles=len(edition.readings),
        updated=language.date(edition.updated, "pattern-day") if edition.updated else None,
        entries_listed=len(parts.entries),
        periods=list(periods(edition)) if edition.large else [],
        portion=PORTION,
        newest=newest(parts.entries, 4),
        apart=APART,
    )


def index_inputs(edition: Edition) -> bytes:
    """A digest of what the index is made from: all entries, and how many articles there are until when."""
    return edition.inputs("index", edition.whole, len(edition.readings), str(edition.updated))


def _period(views: Sequence[EntryView], chart: Chart | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day that the timeline is about: the chart's, which leaves out what lies far from the rest."""
    if chart:
        return chart.begins, chart.ends
    days = [view.first_day for view in views if view.first_day]
    return min(days, default=None), max(days, default=None)
