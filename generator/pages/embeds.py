"""Pages for frames on other sites: the whole timeline, an actor, one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.pages.addresses import INDEX, actor_page
from generator.pages.chart import draw
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView

_MOST_LINES = 25
"""Entries that a frame lists: the most important ones."""


def embeds(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of each page for a frame, and what makes it."""
    yield f"embed/{INDEX}", partial(_render_whole, edition)
    for name, key in edition.names.actors.items():
        yield f"embed/{actor_page(key)}", partial(_render_actor, edition, name, actor_page(key))
    for index, view in enumerate(edition.views):
        yield f"embed/{view.page}", partial(_render_entry, edition, index)


def _render_whole(edition: Edition) -> bytes:
    views = edition.chronology.entries
    return _render(edition, INDEX, edition.settings.title, views)


def _render_actor(edition: Edition, name: str, page: str) -> bytes:
    views = tuple(view for view in edition.chronology.entries if name in view.entry.actors)
    return _render(edition, page, name, views)


def _render(edition: Edition, target: str, title: str, views: tuple[EntryView, ...]) -> bytes:
    """A chart of these entries and the most important of them as lines."""
    keep = {view.id for view in sorted(views, key=lambda view: (-view.entry.importance, view.id))[:_MOST_LINES]}
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


def _render_entry(edition: Edition, index: int) -> bytes:
    view = edition.views[index]
    return edition.page(
        "embed.html",
        f"embed/{view.page}",
        title=edition.settings.title,
        target=view.page,
        chart=None,
        lines=[],
        cards_shown=[view],
        total=len(edition.views),
    )
