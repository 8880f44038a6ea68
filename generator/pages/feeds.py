"""Feeds, for feed readers: new entries, and corrections, as Atom and as JSON Feed.

Times are the content's own, so that the same content makes the same bytes.
"""

from __future__ import annotations

import datetime as dt
import heapq
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
from feedgen.feed import FeedGenerator

from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.timeline.model import CorrectionNotice

ATOM = "feed.atom"
JSON = "feed.json"
CORRECTIONS_ATOM = "corrections.atom"
CORRECTIONS_JSON = "corrections.json"

_NEWEST = 50
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Item(msgspec.Struct, frozen=True):
    """One item of a feed: its lasting name and its page (which may be one page for several items), as addresses."""

    name: str
    page: str
    title: str
    day: dt.date
    text: str
    tags: tuple[str, ...] = ()


class Feed(msgspec.Struct, frozen=True):
    """A feed: its own title, the page it belongs to, and its items, newest first."""

    title: str
    home: str
    items: tuple[Item, ...]


def feeds(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of each feed, and what makes it."""
    for make, atom_path, json_path in (
        (entries_feed, ATOM, JSON),
        (corrections_feed, CORRECTIONS_ATOM, CORRECTIONS_JSON),
    ):
        yield atom_path, partial(_render, atom, make, edition, atom_path)
        yield json_path, partial(_render, json_feed, make, edition, json_path)


def _render(
    write: Callable[[Edition, Feed, str], bytes], make: Callable[[Edition], Feed], edition: Edition, path: str
) -> bytes:
    return write(edition, make(edition), path)


def newest(views: Sequence[EntryView], count: int = _NEWEST) -> list[EntryView]:
    """The entries that became known last, by the first article that reports them, newest first."""
    return heapq.nlargest(count, views, key=lambda view: (known_on(view), view.first_day or dt.date.min, view.id))


def known_on(view: EntryView) -> dt.date:
    """The day on which the first article that reports the entry was published; else the entry's own day."""
    return view.brief.known or view.first_day or view.last_day or dt.date(1970, 1, 1)


def entries_feed(edition: Edition) -> Feed:
    """The feed of new entries."""
    return Feed(edition.settings.title, "index.html", tuple(_entry(view, edition) for view in newest(edition.views)))


def _entry(view: EntryView, edition: Edition) -> Item:
    quote = view.quote
    text = f"[{view.rung.number} {view.rung.name} · {view.status_name}] {quote}".strip()
    address = absolute(edition.settings.base_url, view.page)
    title = f"{view.date.full} – {view.headline}"
    return Item(address, address, title, known_on(view), text, (f"{view.rung.number} {view.rung.name}",))


def corrections_feed(edition: Edition) -> Feed:
    """The feed of corrections."""
    title = edition.language.say("corrections-of", title=edition.settings.title)
    items = [_correction(number, one, edition) for number, one in _numbered(edition.timeline.corrections)]
    return Feed(title, "corrections.html", tuple(items[:_NEWEST]))


def _numbered(notices: Sequence[CorrectionNotice]) -> list[tuple[int, CorrectionNotice]]:
    """Each notice with its number among those of its entry, act and day, the oldest 1: a name that lasts."""
    seen: dict[tuple[str | None, str, dt.date], int] = {}
    numbered = []
    for one in reversed(notices):
        key = (one.entry, one.correction.what, one.correction.date)
        seen[key] = seen.get(key, 0) + 1
        numbered.append((seen[key], one))
    return numbered[::-1]


def _correction(number: int, notice: CorrectionNotice, edition: Edition) -> Item:
    view = edition.by_id.get(notice.entry or "")
    page = absolute(edition.settings.base_url, view.page if view else "corrections.html")
    change = notice.correction
    name = f"{page}#{notice.entry or 'hidden'}-{change.what}-{change.date}-{number}"
    say = edition.language.say
    values = ""
    if change.before is not None or change.after is not None:
        values = f"{change.before or '–'} → {change.after or '–'}. "
    return Item(
        name, page, f"{say(f'correction-{change.what}')} – {notice.headline}", change.date, values + change.reason
    )


def atom(edition: Edition, feed: Feed, path: str) -> bytes:
    """A feed as Atom (RFC 4287)."""
    settings = edition.settings
    out = FeedGenerator()
    out.id(absolute(settings.base_url, path))
    out.title(_xml_text(feed.title))
    out.subtitle(_xml_text(settings.description or settings.title))
    out.language(settings.language)
    out.link(href=absolute(settings.base_url, feed.home), rel="alternate")
    out.link(href=absolute(settings.base_url, path), rel="self")
    out.author(name=_xml_text(settings.publisher or settings.title))
    if settings.licence:
        out.rights(_xml_text(settings.licence))
    out.updated(_midnight(max((item.day for item in feed.items), default=edition.updated)))
    for item in feed.items:
        entry = out.add_entry(order="append")
        entry.id(item.name)
        entry.link(href=item.page)
        entry.title(_xml_text(item.title))
        entry.updated(_midnight(item.day))
        entry.summary(_xml_text(item.text))
        for tag in item.tags:
            entry.category(term=_xml_text(tag))
    return bytes(out.atom_str(pretty=True))


def json_feed(edition: Edition, feed: Feed, path: str) -> bytes:
    """A feed as JSON Feed 1.1."""
    settings = edition.settings
    document: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": absolute(settings.base_url, feed.home),
        "feed_url": absolute(settings.base_url, path),
        "description": settings.description,
        "language": settings.language,
        "authors": [{"name": settings.publisher or settings.title}],
        "items": [
            {
                "id": item.name,
                "url": item.page,
                "title": item.title,
                "content_text": item.text,
                "date_published": _midnight(item.day).isoformat(),
                "tags": list(item.tags),
            }
            for item in feed.items
        ],
    }
    return msgspec.json.encode(document)


def _xml_text(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("", text)


def _midnight(day: dt.date | None) -> dt.datetime:
    """The start of a day in UTC; of 1970 where the content has no date at all."""
    return dt.datetime.combine(day or dt.date(1970, 1, 1), dt.time(), dt.UTC)
