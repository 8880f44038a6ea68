"""An entry as its cards and pages show it."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import msgspec

from generator.articles.model import Citation
from generator.events.ladder import rung_name
from generator.events.model import Event, Status
from generator.pages.addresses import actor_page, article_page, entry_page, rung_page, rung_slug
from generator.pages.date_wording import DateShown, date_shown
from generator.pages.language import Language
from generator.settings import Settings
from generator.timeline.briefs import Brief, Entries
from generator.timeline.model import Correction, Entry, Reference, Report, Timeline

MINUS = "\N{MINUS SIGN}"

_ELLIPSIS = "… ."
_JOINTS = " ,;:\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""What joined a headline to the rest of its sentence, and says nothing at the head of a quote."""

_WORTH_JOINING = 12
"""Letters of a headline below which its sentence is quoted whole."""


class RungShown(msgspec.Struct, frozen=True):
    """A rung: `number` as typeset (`−2`, `–` for none), `name`, `slug` for classes, `page` its page's path."""

    number: str
    name: str
    slug: str
    page: str


class ActorShown(msgspec.Struct, frozen=True):
    """An actor's name and the path of its page, None for one that is not on the site's list."""

    name: str
    page: str | None


class Quote(msgspec.Struct, frozen=True):
    """A sentence parted at its date words, which may be empty."""

    before: str
    date: str
    after: str


class ReportShown(msgspec.Struct, frozen=True):
    """One report: its sentence, the article's citation, where the sentence stands, how its date was read."""

    quote: Quote
    citation: Citation
    page: str
    published: str
    how: str
    certainty: str | None
    date: DateShown
    attribution: str | None
    event: Event


class Names(msgspec.Struct, frozen=True):
    """The slugs of actors and of publishers, by their names."""

    actors: Mapping[str, str]
    sources: Mapping[str, str]


class Wording(msgspec.Struct, frozen=True):
    """What all entries of a site are worded with: its rungs, its language, its names."""

    rungs: Mapping[int | None, RungShown]
    language: Language
    names: Names


class EntryView:
    """An entry with its words, each chosen when first asked for: a page that is kept from an earlier build asks none.

    `brief` is at hand, the whole `entry` is read when it is asked for. `is_key` is true for the entry that a key date
    of the timeline stands for. `first_day` and `last_day` are those that it can be of, None where that is open.
    `digest` stands for all that the view shows, beside what its site words every entry with.
    """

    __slots__ = (
        "__dict__",
        "_whole",
        "_wording",
        "brief",
        "digest",
        "first_day",
        "id",
        "is_key",
        "last_day",
        "sources",
        "status",
    )
    """What a view always holds; what it chooses when asked stands in its `__dict__`, which most views never need."""

    def __init__(self, brief: Brief, whole: Callable[[Brief], Entry], wording: Wording, is_key: bool = False) -> None:
        self.brief = brief
        self.id = brief.id
        self.is_key = is_key
        self.status: Status = brief.status
        self.sources = brief.sources
        self.first_day = brief.when.earliest
        self.last_day = brief.when.latest
        self.digest = brief.digest + (b"\1" if is_key else b"\0")
        self._whole = whole
        self._wording = wording

    @cached_property
    def entry(self) -> Entry:
        """The whole entry."""
        return self._whole(self.brief)

    @property
    def named(self) -> str:
        """What its neighbours' pages say of the entry."""
        return f"{self.page} {self.brief.when.edtf} {self.brief.when.time} {self.brief.headline}"

    @property
    def page(self) -> str:
        """The path of its page."""
        return entry_page(self.id)

    @cached_property
    def date(self) -> DateShown:
        """Its date in words."""
        return date_shown(self.brief.when, self._wording.language)

    @property
    def rung(self) -> RungShown:
        """Its rung."""
        return self._wording.rungs[self.brief.rung]

    @cached_property
    def status_name(self) -> str:
        """Its status in words."""
        return self._wording.language.say(f"status-{self.status}")

    @cached_property
    def headline(self) -> str:
        """Its headline, typeset."""
        return self._wording.language.typeset(self.brief.headline)

    @property
    def language(self) -> str:
        """The language of its headline."""
        return self.brief.language or self._wording.language.code

    @property
    def actors(self) -> tuple[ActorShown, ...]:
        """Its actors and their pages."""
        return tuple(_actor(name, self._wording.names) for name in self.brief.actors)

    @cached_property
    def lead(self) -> ReportShown | None:
        """The report that speaks for the entry, its first; None for an entry added by hand."""
        first = self.brief.first_report
        return _report(first, self._wording.language) if first else None

    @property
    def quote(self) -> str:
        """The sentence of the lead as the article has it; nothing for an entry added by hand."""
        first = self.brief.first_report
        return first.event.quote if first else ""

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What an editor changed."""
        return self.brief.corrections

    @property
    def references(self) -> tuple[Reference, ...]:
        """The sources that an editor named; an entry that no editor touched has none."""
        return self.entry.references if self.brief.corrections else ()

    @cached_property
    def reports(self) -> tuple[ReportShown, ...]:
        """Its reports, the lead first."""
        return tuple(_report(report, self._wording.language) for report in self.entry.reports)

    def let_go(self) -> None:
        """Forget what is chosen anew when it is asked for again: there are many entries."""
        self.__dict__.clear()

    @property
    def actor_keys(self) -> str:
        """The slugs of its actors, parted by spaces, for the filters."""
        known = self._wording.names.actors
        return " ".join(known[name] for name in self.brief.actors if name in known)

    @property
    def source_keys(self) -> str:
        """The slugs of its publishers, parted by spaces, for the filters."""
        known = self._wording.names.sources
        keys = dict.fromkeys(known.get(name, "") for name in self.brief.publishers)
        return " ".join(key for key in keys if key)

    @cached_property
    def _parted(self) -> tuple[Quote, Quote | None]:
        lead = self.lead
        return _title_and_rest(self.headline, lead.quote) if lead else (Quote(self.headline, "", ""), None)

    @property
    def title(self) -> Quote:
        """The headline with the date words in it apart."""
        return self._parted[0]

    @property
    def rest(self) -> Quote | None:
        """What of the lead's sentence the headline does not already say, None where it says all."""
        return self._parted[1]

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month under which the entry stands; None for one without any day."""
        day = self.first_day or self.last_day
        return (day.year, day.month) if day else None


def entry_views(timeline: Timeline, wording: Wording) -> Iterator[EntryView]:
    """The views of all entries, in their order."""
    entries = Entries.of(timeline.entries)
    keys = key_entries(entries.briefs, timeline.key_dates)
    for brief in entries.briefs:
        yield EntryView(brief, entries.whole, wording, brief.id in keys)


def key_entries(entries: Iterable[Brief], key_dates: Iterable[dt.date]) -> frozenset[str]:
    """For each key date, the id of the most important entry of that day."""
    best: dict[dt.date, Brief] = {}
    days = set(key_dates)
    for entry in entries:
        day = entry.when.earliest
        if day is None or day not in days or day != entry.when.latest:
            continue
        stands = entry.rung is not None and entry.status is Status.OCCURRED
        if stands and (day not in best or entry.importance > best[day].importance):
            best[day] = entry
    return frozenset(entry.id for entry in best.values())


def most_important(views: Iterable[EntryView], most: int) -> frozenset[str]:
    """The ids of the `most` most important of the entries."""
    found = heapq.nsmallest(most, views, key=lambda view: (-view.brief.importance, view.id))
    return frozenset(view.id for view in found)


def rungs_shown(settings: Settings, language: Language) -> dict[int | None, RungShown]:
    """Every rung from the lowest to the highest, then none, under the names of the site or else the language."""
    return {rung: _rung(rung, settings, language) for rung in (*range(-2, 10), None)}


def _rung(rung: int | None, settings: Settings, language: Language) -> RungShown:
    name = rung_name(rung, settings, language.code) or language.say("rung-none")
    number = "–" if rung is None else str(rung).replace("-", MINUS)
    return RungShown(number, name, rung_slug(rung), rung_page(rung))


def _actor(name: str, names: Names) -> ActorShown:
    return ActorShown(name, actor_page(names.actors[name]) if name in names.actors else None)


def _report(report: Report, language: Language) -> ReportShown:
    event, citation = report.event, report.citation
    certain = event.certainty.value == "certain"
    return ReportShown(
        quote=quote_of(event, language),
        citation=citation,
        page=f"{article_page(citation.id)}#{anchor(event)}",
        published=language.date(citation.published, "pattern-day") if citation.published else "",
        how=language.typeset(event.how),
        certainty=None if certain else language.say(f"certainty-{event.certainty}"),
        date=date_shown(event.when, language),
        attribution=event.attribution,
        event=event,
    )


def quote_of(event: Event, language: Language) -> Quote:
    """An event's sentence, typeset, parted at its date words."""
    text = language.typeset(event.quote)
    if event.date_end <= event.date_start:
        return Quote(text, "", "")
    start, end = event.date_start - event.start, event.date_end - event.start
    if not 0 <= start < end <= len(text):
        return Quote(text, "", "")
    return Quote(text[:start], text[start:end], text[end:])


def _title_and_rest(headline: str, quote: Quote) -> tuple[Quote, Quote | None]:
    """The headline parted at the date words, and the sentence that remains to be quoted.

    A headline is often the beginning of its sentence: then only what follows it is quoted, after an ellipsis.
    """
    sentence = quote.before + quote.date + quote.after
    said = headline.rstrip(_ELLIPSIS)
    if len(said) < _WORTH_JOINING or sentence[: len(said)].casefold() != said.casefold():
        return Quote(headline, "", ""), quote
    start, end = len(quote.before), len(quote.before) + len(quote.date)
    at = len(said)
    title = Quote(headline, "", "")
    if quote.date and end <= at:
        title = Quote(headline[:start], headline[start:end], headline[end:])
    if len(sentence) - at <= 2:
        return title, None
    if quote.date and start < at < end:
        return title, quote
    dated = bool(quote.date) and start >= at
    before = (sentence[at:start] if dated else sentence[at:]).lstrip(_JOINTS)
    rest = Quote("…\N{NO-BREAK SPACE}" + before, quote.date if dated else "", quote.after if dated else "")
    return title, rest


def anchor(event: Event) -> str:
    """The fragment of an event's sentence on its article's page."""
    return f"s{event.start}"
