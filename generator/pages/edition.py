"""One edition of the site: what every page of it needs, gathered once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import ClassVar

import msgspec
from markupsafe import Markup

from generator.fingerprint import program_digest
from generator.pages.addresses import NOT_FOUND, absolute, host_path, root_of, slugs
from generator.pages.chronology import Chronology, YearOfEntries, chronology, years
from generator.pages.entry_view import EntryView, Names, RungShown, Wording, entry_views, most_important, rungs_shown
from generator.pages.language import Language
from generator.pages.theme import SITE_THEME, templates, theme_digest, theme_folder
from generator.pages.theme_css import is_themed
from generator.records import Readings
from generator.settings import Settings
from generator.timeline.model import Timeline

LISTED = 4
"""The level of the headings of cards in lists by month."""

_ROOT, _LEVEL = "\x02", "\x03"
"""What stands in a kept card for what differs between pages: characters that no page may hold."""

_ENCODE = msgspec.msgpack.Encoder().encode
_LIBRARIES = ("babel", "feedgen", "jinja2", "markupsafe", "msgspec", "nh3", "resvg-py")

_ROOMS = ("articles", "dates", "events", "timeline", "pages")

CARDS = "cards"
SITE_CARD = "site.png"

_MOST_CARDS = 6000
"""Cards that are kept, drawn, for the next list that holds them: all of a site that is not large."""

_PICTURED = 1000
"""Entries that get a picture and a page for frames of their own, the most important first; the site's stand for the
others."""


class Edition:
    """The timeline, its articles, the words of the entries, and the templates, for the pages to be drawn from."""

    _cards: ClassVar[dict[tuple[bytes, bytes, bool], str]] = {}
    """Cards by what they are drawn from, those of earlier editions in this process too: a preview makes one after
    another."""

    def __init__(self, timeline: Timeline, readings: Readings, settings: Settings, site: Path) -> None:
        self.timeline = timeline
        self.readings = readings
        self.settings = settings
        self.site = site
        self.language = Language(settings.language)
        self.names = Names(
            slugs(actor.name for actor in settings.actors),
            slugs(sorted({one.citation.source for one in readings.records if one.citation.source})),
        )
        self.rungs: Mapping[int | None, RungShown] = rungs_shown(settings, self.language)
        self.views = tuple(entry_views(timeline, Wording(self.rungs, self.language, self.names)))
        self.by_id: Mapping[str, EntryView] = {view.id: view for view in self.views}
        self._shared = site_inputs(settings, site, self.names)
        own = site / SITE_THEME
        self.own_templates = own.is_dir() and own.resolve() != theme_folder().resolve()
        self._chrome: dict[tuple[str, str, str], Markup] = {}
        self.templates = templates(site, self.language)
        self.templates.globals.update(
            site=settings,
            language=self.language,
            rungs=self.rungs,
            themed=is_themed(settings.theme),
            card=self.entry_card,
            chrome=self.chrome,
            canonical_of=partial(absolute, settings.base_url),
        )

    def inputs(self, *parts: bytes | str | int | None) -> bytes:
        """A digest of what a page is made from: `parts`, beside what all pages share."""
        return hashlib.blake2b(_ENCODE(parts), key=self._shared, digest_size=16).digest()

    @cached_property
    def whole(self) -> bytes:
        """A digest of all entries in their order, and of what else the timeline says."""
        bare = msgspec.structs.replace(self.timeline, entries=(), undated=(), problems=())
        digest = hashlib.blake2b(_ENCODE(bare), digest_size=16)
        for view in self.views:
            digest.update(view.digest)
        return digest.digest()

    @cached_property
    def readings_digest(self) -> bytes:
        """What stands for all that was read in all articles."""
        return hashlib.blake2b(b"".join(one.digest for one in self.readings.records), digest_size=16).digest()

    @property
    def large(self) -> bool:
        """Whether the timeline is too long for one page to hold it."""
        return len(self.views) > self.settings.large_from

    @cached_property
    def chronology(self) -> Chronology:
        """The entries by year and month, and what stands apart."""
        return chronology(self.views, self.language)

    @cached_property
    def all_years(self) -> tuple[YearOfEntries, ...]:
        """Every entry that has a day, background and unclassified ones too, by year and month."""
        return years(self.views, self.language)

    @cached_property
    def pictured(self) -> frozenset[str]:
        """The ids of the entries that have a picture and a page for frames of their own."""
        return most_important(self.views, _PICTURED)

    def picture_of(self, view: EntryView) -> str:
        """The path, below `cards/`, of the picture that stands for an entry."""
        return f"{view.id}.png" if view.id in self.pictured else SITE_CARD

    @cached_property
    def updated(self) -> dt.date | None:
        """The day of the newest article: the content's own date, whenever the site is built."""
        days = (one.citation.published for one in self.readings.records)
        return max((day for day in days if day), default=None)

    @cached_property
    def entries_of_article(self) -> Mapping[str, Sequence[EntryView]]:
        """For each article, the entries that rest on it."""
        found: dict[str, list[EntryView]] = {}
        for view in self.views:
            for article in view.brief.articles:
                found.setdefault(article, []).append(view)
        return found

    def entry_card(self, view: EntryView, root: str, level: int = LISTED, brief: bool = False) -> Markup:
        """An entry's card from the theme, its headline of heading `level`, for a page that reaches the top by `root`.

        `brief` leaves out how the date was read. Several lists hold the same card, so each is drawn once.
        """
        key = (self._shared, view.digest, brief)
        if key not in self._cards:
            if len(self._cards) >= _MOST_CARDS:
                self._cards.clear()
            module = self.templates.get_template("cards.html").module
            self._cards[key] = str(module.card(view, _ROOT, _LEVEL, brief))  # type: ignore[attr-defined]
            view.let_go()
        return Markup(self._cards[key].replace(_ROOT, root).replace(_LEVEL, str(level)))  # noqa: S704

    def chrome(self, template: str, root: str, path: str) -> Markup:
        """A part that most pages share, drawn once for all that differ in nothing it shows.

        It knows `root`, and `path` where that is the address of a page at the top of the site.
        """
        shown = path if "/" not in path else ""
        key = (template, root, shown)
        if key not in self._chrome:
            text = self.templates.get_template(template).render(root=root, path=shown)
            self._chrome[key] = Markup(text)  # noqa: S704
        return self._chrome[key]

    def page(self, template: str, path: str, *, picture: str = SITE_CARD, **values: object) -> bytes:
        """The page at `path`, from a template: beside `values` it knows `root`, `path`, `canonical` and `picture`.

        `picture` is the one, below `cards/`, that social networks show for it.
        """
        root = host_path(self.settings.base_url) if path == NOT_FOUND else root_of(path)
        text = self.templates.get_template(template).render(
            values, picture=picture, root=root, path=path, canonical=absolute(self.settings.base_url, path)
        )
        return text.encode()


def site_inputs(settings: Settings, site: Path, names: Names) -> bytes:
    """A digest of what every page depends on: the program, the theme, the settings, the names in addresses."""
    digest = hashlib.blake2b(program_digest(_ROOMS, _LIBRARIES), digest_size=32)
    digest.update(theme_digest(site))
    digest.update(_ENCODE((settings, names)))
    return digest.digest()
