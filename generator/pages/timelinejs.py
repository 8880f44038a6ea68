"""The timeline for TimelineJS (Knight Lab), which shows one slide an event."""

from __future__ import annotations

import datetime as dt
from html import escape
from typing import Any

import msgspec

from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView, most_important

TIMELINEJS = "timelinejs.json"
MOST = 300
"""Events beyond which TimelineJS grows too slow to use: the most important ones are kept."""


def timelinejs(edition: Edition) -> bytes:
    """The most important entries that have a first day, in order; its texts are HTML, so ours are escaped."""
    datable = [view for view in edition.views if view.first_day]
    keep = most_important(datable, MOST)
    document = {
        "scale": "human",
        "title": {
            "text": {"headline": escape(edition.settings.title), "text": escape(edition.settings.description)},
            "unique_id": "title",
        },
        "events": [_event(view, edition) for view in datable if view.id in keep],
    }
    return msgspec.json.encode(document)


def _event(view: EntryView, edition: Edition) -> dict[str, Any]:
    first, last = view.first_day, view.last_day
    quote = escape(view.quote)
    link = absolute(edition.settings.base_url, view.page)
    facts = f"{escape(view.rung.number)} {escape(view.rung.name)} · {escape(view.status_name)}"
    event: dict[str, Any] = {
        "unique_id": view.id,
        "start_date": _date(first),
        "display_date": escape(view.date.full),
        "text": {
            "headline": f'<a href="{escape(link)}">{escape(view.brief.headline)}</a>',
            "text": f"<p>{facts}</p><p>{quote}</p>",
        },
        "group": escape(view.rung.name),
    }
    if last and last != first:
        event["end_date"] = _date(last)
    return event


def _date(day: dt.date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}
