"""Pages for frames on other sites: the whole timeline, an actor, one entry."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.pages.addresses import INDEX, actor_page, file_of
from generator.pages.chart import draw
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView, most_important
from generator.pages.output import Output

_MOST_LINES = 25
"""Entries that a frame lists: the most important ones."""


def embeds(edition: Edition) -> Iterator[Output]:
    """Each page for a frame."""
    yield Output(f"embed/{INDEX}", partial(_render_whole, edition), edition.inputs("embed", edition.whole))
    for name, key in edition.names.actors.items():
        path = f"embed/{actor_page(key)}"
        yield Output(
            path, partial(_render_actor, edition, name, actor_page(key)), edition.inputs("embed", edition.whole)
        )
    for view in edition.views:
        if view.id not in edition.pictured:
            continue
        inputs = edition.inputs("embed", view.digest)
        yield Output(file_of(f"embed/{view.page}"), partial(_render_entry, edition, view), inputs)


def _render_whole(edition: Edition) -> bytes:
    views = edition.chronology.entries
    return _render(edition, INDEX, edition.settings.title, views)


def _render_actor(edition: Edition, name: str, page: str) -> bytes:
    views = tuple(view for view in edition.chronology.entries if name in view.brief.actors)
    return _render(edition, page, name, views)


def _render(edition: Edition, target: str, title: str, views: tuple[EntryView, ...]) -> bytes:
    """A chart of these entries and the most important of them as lines."""
    keep = most_important(views, _MOST_LINES)
    return edition.page(
        "embed.html",
        f"embed/{target}",
        title=title,
        target=target,
        chart=draw(views, edition.timeline.key_dates, dict(edition.rungs), edition.language),
        lines=[view for view in views if view.id in keep],
        cards_shown=[],
        total=len(edition.views),
    )


def _render_entry(edition: Edition, view: EntryView) -> bytes:
    return edition.page(
        "embed.html",
        f"embed/{view.page}",
        title=edition.settings.title,
        target=view.page,
        chart=None,
        lines=[],
        cards_shown=[view],
        total=0,
    )
