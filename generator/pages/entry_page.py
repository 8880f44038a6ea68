"""An entry's page, its permalink, and the pages left at addresses it once had."""

from __future__ import annotations

from generator.pages.addresses import entry_page
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView


def render_entry(edition: Edition, index: int) -> bytes:
    """The page of the entry at `index` of the timeline."""
    view = edition.views[index]
    entry = view.entry
    return edition.page(
        "entry.html",
        view.page,
        view=view,
        previous=edition.views[index - 1] if index else None,
        following=edition.views[index + 1] if index + 1 < len(edition.views) else None,
        follows=[edition.by_id[identifier] for identifier in entry.follows if identifier in edition.by_id],
        followed_by=[edition.by_id[identifier] for identifier in entry.followed_by if identifier in edition.by_id],
    )


def render_moved(edition: Edition, former: str, view: EntryView) -> bytes:
    """The page at the address of an entry that was merged into another."""
    return edition.page("moved.html", entry_page(former), view=view)
