"""Feeds: what is new, for feed readers. Times are the content's own, so that the same content makes the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from feedgen.feed import FeedGenerator

from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView

ATOM = "feed.atom"
_NEWEST = 50


def newest(views: Sequence[EntryView], count: int = _NEWEST) -> list[EntryView]:
    """The entries that became known last, by the newest article that reports them, newest first."""
    ordered = sorted(views, key=lambda view: (known_on(view), view.first_day or dt.date.min, view.id), reverse=True)
    return ordered[:count]


def known_on(view: EntryView) -> dt.date:
    """The day on which the first article that reports the entry was published; else the entry's own day."""
    days = [report.citation.published for report in view.reports if report.citation.published]
    return min(days, default=view.first_day or view.last_day or dt.date.min)


def atom(edition: Edition) -> bytes:
    """The Atom feed of new entries."""
    settings = edition.settings
    feed = FeedGenerator()
    feed.id(absolute(settings.base_url, "index.html"))
    feed.title(settings.title)
    feed.subtitle(settings.description or settings.title)
    feed.language(settings.language)
    feed.link(href=absolute(settings.base_url, "index.html"), rel="alternate")
    feed.link(href=absolute(settings.base_url, ATOM), rel="self")
    feed.author(name=settings.publisher or settings.title)
    if settings.licence:
        feed.rights(settings.licence)
    feed.updated(_midnight(edition.updated))
    for view in newest(edition.views):
        entry = feed.add_entry(order="append")
        address = absolute(settings.base_url, view.page)
        entry.id(address)
        entry.link(href=address)
        entry.title(f"{view.date.full} – {view.headline}")
        entry.updated(_midnight(known_on(view)))
        entry.summary(_summary(view))
        entry.category([{"term": view.rung.slug, "label": f"{view.rung.number} {view.rung.name}"}])
    return bytes(feed.atom_str(pretty=True)) + b"\n"


def _summary(view: EntryView) -> str:
    """Rung, status and the lead's sentence, as text."""
    quote = f"{view.lead.quote.before}{view.lead.quote.date}{view.lead.quote.after}" if view.reports else ""
    return f"[{view.rung.number} {view.rung.name} · {view.status_name}] {quote}".strip()


def _midnight(day: dt.date | None) -> dt.datetime:
    """The start of a day in UTC; of 1970 where the content has no date at all."""
    return dt.datetime.combine(day or dt.date(1970, 1, 1), dt.time(), dt.UTC)
