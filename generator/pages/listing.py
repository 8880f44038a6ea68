"""Pages that list entries: by year, month, actor, rung and publisher, each with its own chart, in pages when long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from itertools import chain
from operator import itemgetter

import msgspec

from generator.pages.addresses import (
    BACKGROUND,
    actor_page,
    file_of,
    month_page,
    paged,
    rung_page,
    source_page,
    year_page,
)
from generator.pages.chart import draw
from generator.pages.chronology import years
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Output

PAGE_SIZE = 150
"""Entries on one page of a list."""

APART = 100
"""Background entries, and entries on no rung, that the index shows; a page of their own holds them all."""


class Listing(msgspec.Struct, frozen=True):
    """A list of entries under one title. `kind` names what it gathers by; `key` is what it gathers, for the template.
    `number` is a rung's, as typeset."""

    path: str
    kind: str
    title: str
    views: tuple[EntryView, ...]
    key: str = ""
    previous: tuple[str, str] | None = None
    following: tuple[str, str] | None = None
    charted: bool = True
    number: str = ""


class Lists:
    """The lists of a site, gathered when they are first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def all(self) -> tuple[Listing, ...]:
        """Every list of the site, whether or not it has entries, but years and months without any."""
        kinds = (_by_year, _by_month, by_actor, by_rung, by_source, _background)
        return tuple(chain.from_iterable(gather(self._edition) for gather in kinds))


def listing_pages(edition: Edition, lists: Lists) -> Iterator[Output]:
    """The pages of every list, those that show the same entries side by side: so each entry's card is drawn once."""
    places = {view.id: place for place, view in enumerate(edition.views)}
    found: list[tuple[int, Output]] = []
    for listing in lists.all:
        for number in range(1, pages_of(listing) + 1):
            first = listing.views[(number - 1) * PAGE_SIZE :][:1]
            place = places[first[0].id] if first else 0
            inputs = listing_inputs(edition, listing, number)
            path = file_of(paged(listing.path, number))
            found.append((place, Output(path, partial(render_listing, edition, listing, number), inputs)))
    found.sort(key=itemgetter(0))
    yield from (output for _, output in found)


def pages_of(listing: Listing) -> int:
    """How many pages a list takes: one at least."""
    return max(1, -(-len(listing.views) // PAGE_SIZE))


def render_listing(edition: Edition, listing: Listing, number: int) -> bytes:
    """The page `number`, from 1, of a list; the chart, of the whole list, stands on the first."""
    path = paged(listing.path, number)
    shown = listing.views[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    total = pages_of(listing)
    chart = None
    if number == 1 and listing.charted:
        chart = draw(listing.views, edition.timeline.key_dates, dict(edition.rungs), edition.language)
    return edition.page(
        "list.html",
        path,
        listing=listing,
        chart=chart,
        years=years(shown, edition.language),
        dayless=[view for view in shown if view.month is None],
        number=number,
        total=total,
        pages=[paged(listing.path, other) for other in range(1, total + 1)],
    )


def listing_inputs(edition: Edition, listing: Listing, number: int) -> bytes:
    """A digest of what the page `number` of a list is made from: its entries, its neighbours, their key dates.

    The chart stands on the first page and shows them all; a theme of the site's own may do so on every page.
    """
    whole = number == 1 or edition.own_templates
    days = {view.first_day for view in listing.views if view.first_day == view.last_day} if whole else set()
    keys = [str(day) for day in edition.timeline.key_dates if day in days] if listing.charted else []
    around = [text for pair in (listing.previous, listing.following) for text in pair or ("", "")]
    views = listing.views if whole else listing.views[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    count = len(listing.views)
    return edition.inputs(
        listing.kind, listing.title, listing.key, count, number, *around, *keys, *(view.digest for view in views)
    )


def _by_year(edition: Edition) -> Iterator[Listing]:
    parts = edition.all_years
    for index, year in enumerate(parts):
        before, after = _neighbours([(year_page(y.number), str(y.number)) for y in parts], index)
        yield Listing(year_page(year.number), "year", str(year.number), year.entries, "", before, after)


def _by_month(edition: Edition) -> Iterator[Listing]:
    parts = [month for year in edition.all_years for month in year.months]
    links = [(month_page(month.key), month.title) for month in parts]
    for index, month in enumerate(parts):
        before, after = _neighbours(links, index)
        yield Listing(month_page(month.key), "month", month.title, month.entries, month.key, before, after, False)


def _neighbours(links: Sequence[tuple[str, str]], index: int) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    return (links[index - 1] if index else None, links[index + 1] if index + 1 < len(links) else None)


def by_actor(edition: Edition) -> Iterator[Listing]:
    """A list for each actor of the site's settings."""
    found: dict[str, list[EntryView]] = {}
    for view in edition.views:
        for name in view.brief.actors:
            found.setdefault(name, []).append(view)
    for name, key in edition.names.actors.items():
        yield Listing(actor_page(key), "actor", name, tuple(found.get(name, ())), key)


def _background(edition: Edition) -> Iterator[Listing]:
    """A list of the distant history that articles recall, where the index does not hold all of it."""
    found = edition.chronology.background
    if len(found) > APART:
        yield Listing(BACKGROUND, "background", edition.language.say("listing-background"), found, charted=False)


def by_rung(edition: Edition) -> Iterator[Listing]:
    """A list for each rung, the highest first, and one for what stands on none."""
    found: dict[int | None, list[EntryView]] = {}
    for view in edition.views:
        found.setdefault(view.brief.rung, []).append(view)
    for number, rung in reversed(list(edition.rungs.items())):
        yield Listing(
            path=rung_page(number),
            kind="rung",
            title=rung.name,
            views=tuple(found.get(number, ())),
            key=rung.slug,
            charted=number is not None,
            number=rung.number,
        )


def by_source(edition: Edition) -> Iterator[Listing]:
    """A list for each publisher."""
    found: dict[str, list[EntryView]] = {}
    for view in edition.views:
        for key in view.source_keys.split():
            found.setdefault(key, []).append(view)
    for name, key in edition.names.sources.items():
        yield Listing(source_page(key), "source", name, tuple(found.get(key, ())), key)
