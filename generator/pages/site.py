"""Every file of the site, and what makes it: reading this is knowing what is published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.pages.addresses import INDEX, NOT_FOUND, article_page, file_of, paged
from generator.pages.article_page import article_pages
from generator.pages.data_page import DATA, render_data
from generator.pages.edition import Edition
from generator.pages.embeds import embeds
from generator.pages.entry_page import entry_pages
from generator.pages.feeds import feeds
from generator.pages.filter_data import filter_data
from generator.pages.former import former_addresses, former_inputs
from generator.pages.icalendar_file import ICALENDAR, calendar
from generator.pages.index_page import index_inputs, render_index
from generator.pages.listing import Lists, listing_pages, pages_of
from generator.pages.output import Group, Output
from generator.pages.overviews import OVERVIEWS, overviews
from generator.pages.search_index import search_files
from generator.pages.sitemap import sitemaps
from generator.pages.social_cards import social_cards
from generator.pages.tables import CSV, TIMESKETCH, csv_table, timesketch
from generator.pages.theme import static_files
from generator.pages.theme_css import THEME_CSS, is_themed, theme_css
from generator.pages.timeline_json import SCHEMA, schema, timeline_json
from generator.pages.timelinejs import TIMELINEJS, timelinejs
from generator.pages.undated_page import UNDATED, render_undated
from generator.records import Readings
from generator.settings import Settings
from generator.timeline.model import Timeline

_FOR_LARGE_SITES = ("static/moved.js", "static/periods.js")


def site_outputs(timeline: Timeline, readings: Readings, settings: Settings, site: Path) -> Iterator[Output]:
    """The files of the site in the folder `site`; nothing is drawn before its output is made."""
    for item in site_files(timeline, readings, settings, site):
        if isinstance(item, Group):
            yield from item.outputs()
        else:
            yield item


def site_files(timeline: Timeline, readings: Readings, settings: Settings, site: Path) -> Iterator[Output | Group]:
    """The same, those that change together in groups."""
    edition = Edition(timeline, readings, settings, site)
    lists = Lists(edition)
    yield from _pages(edition, lists)
    yield Output(
        NOT_FOUND, partial(edition.page, "404.html", NOT_FOUND, large=edition.large), edition.inputs(edition.large)
    )
    articles = "\n".join(record.citation.id for record in edition.readings.records)
    yield Group("sitemap", edition.inputs(edition.whole, articles), partial(_sitemaps, edition, lists))
    yield from _exports(edition)
    yield from _static(edition)
    yield Group("filters", edition.inputs(edition.whole), partial(filter_data, edition))
    yield Group("former addresses", former_inputs(edition), partial(former_addresses, edition))


def _pages(edition: Edition, lists: Lists) -> Iterator[Output | Group]:
    """The pages that a search engine should know."""
    yield Output(file_of(INDEX), partial(render_index, edition), index_inputs(edition))
    yield from entry_pages(edition)
    yield Output(file_of(UNDATED), partial(render_undated, edition), edition.inputs(edition.whole))
    yield Output(file_of(DATA), partial(render_data, edition), edition.inputs())
    yield from overviews(edition)
    yield Group("lists", edition.inputs(edition.whole), partial(listing_pages, edition, lists))
    yield from article_pages(edition)


def _sitemaps(edition: Edition, lists: Lists) -> Iterator[Output]:
    return sitemaps(edition, list(_addresses(edition, lists)))


def _addresses(edition: Edition, lists: Lists) -> Iterator[str]:
    """Where all of them are."""
    yield INDEX
    yield from (view.page for view in edition.views)
    yield from (UNDATED, DATA, *OVERVIEWS)
    for listing in lists.all:
        yield from (paged(listing.path, number) for number in range(1, pages_of(listing) + 1))
    yield from (article_page(record.citation.id) for record in edition.readings.records)


def _static(edition: Edition) -> Iterator[Output]:
    """The theme's files as they are, and the style sheet that the settings ask for."""
    theme = edition.settings.theme
    files = static_files(edition.site)
    for path, file in files.items():
        if edition.large or path not in _FOR_LARGE_SITES:
            yield Output(path, file.read_bytes)
    if is_themed(theme) and THEME_CSS not in files:
        yield Output(THEME_CSS, partial(theme_css, theme))


def _exports(edition: Edition) -> Iterator[Output | Group]:
    """The timeline for other programs; a long file is a batch alone, so that it is begun first."""
    whole = edition.inputs(edition.whole, str(edition.updated))
    yield Output("timeline.json", partial(timeline_json, edition), whole, batch="timeline.json")
    yield Output(SCHEMA, partial(schema, edition.settings), edition.inputs())
    yield Output(CSV, partial(csv_table, edition), whole, batch=CSV)
    yield Output(ICALENDAR, partial(calendar, edition), whole, batch=ICALENDAR)
    yield Output(TIMELINEJS, partial(timelinejs, edition), whole)
    yield Output(TIMESKETCH, partial(timesketch, edition), whole, batch=TIMESKETCH)
    for path, make in feeds(edition):
        yield Output(path, make, whole)
    searched = edition.inputs(edition.whole, edition.readings_digest)
    for path, make in search_files(edition):
        yield Output(path, make, searched, batch="search")
    yield Group("frames", edition.inputs(edition.whole), partial(embeds, edition))
    yield Group("cards", edition.inputs(edition.whole), partial(social_cards, edition))
