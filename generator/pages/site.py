"""Every file of the site, and what makes it: reading this is knowing what is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.events.model import ArticleReading
from generator.pages.addresses import INDEX, NOT_FOUND, article_page, entry_page, file_of
from generator.pages.article_page import render_article
from generator.pages.edition import Edition
from generator.pages.entry_page import render_entry, render_moved
from generator.pages.feeds import ATOM, atom
from generator.pages.index_page import render_index
from generator.pages.output import Output
from generator.pages.sitemap import sitemap
from generator.pages.theme import static_files
from generator.pages.timeline_json import timeline_json
from generator.pages.undated_page import UNDATED, render_undated
from generator.settings import Settings
from generator.timeline.model import Timeline


def site_outputs(
    timeline: Timeline, readings: Sequence[ArticleReading], settings: Settings, site: Path
) -> Iterator[Output]:
    """The files of the site in the folder `site`; nothing is drawn before its output is made."""
    edition = Edition(timeline, readings, settings, site)
    pages = list(_pages(edition))
    for path, make in pages:
        yield Output(file_of(path), make)
    yield Output(NOT_FOUND, partial(edition.page, "404.html", NOT_FOUND))
    yield Output("sitemap.xml", partial(sitemap, edition, tuple(path for path, _ in pages)))
    yield Output(ATOM, partial(atom, edition))
    yield Output("timeline.json", partial(timeline_json, timeline, settings))
    for path, file in static_files(site).items():
        yield Output(path, file.read_bytes)
    yield from _moved(edition)


def _pages(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The address of each page that a search engine should know, and what makes it."""
    yield INDEX, partial(render_index, edition)
    for index, view in enumerate(edition.views):
        yield view.page, partial(render_entry, edition, index)
    yield UNDATED, partial(render_undated, edition)
    for reading in edition.readings:
        yield article_page(reading.article.id), partial(render_article, edition, reading)


def _moved(edition: Edition) -> Iterator[Output]:
    """Pages at the former addresses of merged entries that lead to where they are now."""
    for view in edition.views:
        for former in view.entry.former_ids:
            if former not in edition.by_id:
                yield Output(file_of(entry_page(former)), partial(render_moved, edition, former, view))
