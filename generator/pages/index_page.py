"""The index: the whole timeline on one page."""

from __future__ import annotations

from generator.pages.addresses import INDEX
from generator.pages.chart import draw
from generator.pages.edition import Edition
from generator.pages.feeds import newest


def render_index(edition: Edition) -> bytes:
    """The index page."""
    parts = edition.chronology
    language = edition.language
    days = [view.first_day for view in parts.entries if view.first_day]
    return edition.page(
        "index.html",
        INDEX,
        chart=draw(edition.views, edition.timeline.key_dates, dict(edition.rungs), language),
        chronology=parts,
        first=language.date(min(days), "pattern-month") if days else None,
        last=language.date(max(days), "pattern-month") if days else None,
        entries=len(edition.views),
        articles=len(edition.readings),
        updated=language.date(edition.updated, "pattern-day") if edition.updated else None,
        newest=newest(parts.entries, 4),
    )
