"""An entry as its cards and pages show it: every word of it chosen once, before any page is drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from generator.articles.model import Citation
from generator.events.ladder import rung_name
from generator.events.model import Event, Status
from generator.pages.addresses import actor_page, article_page, entry_page, rung_page, rung_slug
from generator.pages.date_wording import DateShown, date_shown
from generator.pages.language import Language
from generator.settings import Settings
from generator.timeline.model import Entry, Report, Timeline

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


class EntryView(msgspec.Struct, frozen=True):
    """An entry with its words: see the fields' names; `first_day` and `last_day` bound it, None where it is open.

    `actor_keys` and `source_keys` are slugs parted by spaces, for the filters. `is_key` is true for the entry that a
    key date of the timeline stands for. `title` is the headline with the date words in it apart; `rest` is what of the
    lead's sentence the headline does not already say, None where it says all.
    """

    entry: Entry
    id: str
    page: str
    date: DateShown
    rung: RungShown
    status: Status
    status_name: str
    headline: str
    language: str
    actors: tuple[ActorShown, ...]
    reports: tuple[ReportShown, ...]
    sources: int
    first_day: dt.date | None
    last_day: dt.date | None
    actor_keys: str
    source_keys: str
    title: Quote
    rest: Quote | None
    is_key: bool = False

    @property
    def lead(self) -> ReportShown | None:
        """The report that speaks for the entry, its first; None for an entry added by hand."""
        return self.reports[0] if self.reports else None

    @property
    def month(self) -> tuple[int, int] | None:
        """Year and month under which the entry stands; None for one without any day."""
        day = self.first_day or self.last_day
        return (day.year, day.month) if day else None


class Names(msgspec.Struct, frozen=True):
    """The slugs of actors and of publishers, by their names."""

    actors: Mapping[str, str]
    sources: Mapping[str, str]


def entry_views(
    timeline: Timeline, rungs: Mapping[int | None, RungShown], language: Language, names: Names
) -> Iterator[EntryView]:
    """The views of all entries, in their order."""
    keys = key_entries(timeline)
    for entry in timeline.entries:
        yield _entry_view(entry, rungs, language, names, entry.id in keys)


def key_entries(timeline: Timeline) -> frozenset[str]:
    """For each key date, the id of the most important entry of that day."""
    best: dict[dt.date, Entry] = {}
    days = set(timeline.key_dates)
    for entry in timeline.entries:
        day = entry.when.earliest
        if day is None or day not in days or day != entry.when.latest:
            continue
        stands = entry.rung is not None and entry.status is Status.OCCURRED
        if stands and (day not in best or entry.importance > best[day].importance):
            best[day] = entry
    return frozenset(entry.id for entry in best.values())


def rungs_shown(settings: Settings, language: Language) -> dict[int | None, RungShown]:
    """Every rung from the lowest to the highest, then none, under the names of the site or else the language."""
    return {rung: _rung(rung, settings, language) for rung in (*range(-2, 10), None)}


def _rung(rung: int | None, settings: Settings, language: Language) -> RungShown:
    name = rung_name(rung, settings, language.code) or language.say("rung-none")
    number = "–" if rung is None else str(rung).replace("-", MINUS)
    return RungShown(number, name, rung_slug(rung), rung_page(rung))


def _entry_view(
    entry: Entry, rungs: Mapping[int | None, RungShown], language: Language, names: Names, is_key: bool
) -> EntryView:
    headline = language.typeset(entry.headline)
    reports = tuple(_report(report, language) for report in entry.reports)
    title, rest = _title_and_rest(headline, reports[0].quote) if reports else (Quote(headline, "", ""), None)
    sources = dict.fromkeys(names.sources.get(report.citation.source or "", "") for report in entry.reports)
    return EntryView(
        entry=entry,
        id=entry.id,
        page=entry_page(entry.id),
        date=date_shown(entry.when, language),
        rung=rungs[entry.rung],
        status=entry.status,
        status_name=language.say(f"status-{entry.status}"),
        headline=headline,
        language=entry.reports[0].citation.language if entry.reports else language.code,
        actors=tuple(_actor(name, names) for name in entry.actors),
        reports=reports,
        title=title,
        rest=rest,
        sources=entry.sources,
        first_day=entry.when.earliest,
        last_day=entry.when.latest,
        actor_keys=" ".join(names.actors[name] for name in entry.actors if name in names.actors),
        source_keys=" ".join(key for key in sources if key),
        is_key=is_key,
    )


def _actor(name: str, names: Names) -> ActorShown:
    return ActorShown(name, actor_page(names.actors[name]) if name in names.actors else None)


def _report(report: Report, language: Language) -> ReportShown:
    event, citation = report.event, report.citation
    certain = event.certainty.value == "certain"
    return ReportShown(
        quote=_quote(event, language),
        citation=citation,
        page=f"{article_page(citation.id)}#{anchor(event)}",
        published=language.date(citation.published, "pattern-day") if citation.published else "",
        how=language.typeset(event.how),
        certainty=None if certain else language.say(f"certainty-{event.certainty}"),
        date=date_shown(event.when, language),
        attribution=event.attribution,
        event=event,
    )


def _quote(event: Event, language: Language) -> Quote:
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
