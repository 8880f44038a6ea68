"""Pages that look over the whole site: actors, ladder, sources, corrections, method."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from generator.articles.model import Citation
from generator.dates.model import Certainty
from generator.events.ladder_file import Rung
from generator.events.ladder_file import rungs as ladder_rungs
from generator.events.model import Status
from generator.pages.addresses import article_page, file_of, source_page
from generator.pages.edition import Edition
from generator.pages.entry_view import MINUS, RungShown
from generator.pages.figures import figures
from generator.pages.listing import Listing, by_actor, by_rung
from generator.pages.output import Output

_MOST_NAMED, _FEWEST_NAMED = 1000, 3
"""Articles that the page of sources of a large site names in all, and of each publisher at least."""


class SourceShown(msgspec.Struct, frozen=True):
    """A publisher, its page if it has one, and its articles with the number of entries that rest on each.

    Of `count` articles, a large site names the newest.
    """

    name: str
    page: str | None
    articles: tuple[tuple[Citation, str, int], ...]
    count: int


class RungExplained(msgspec.Struct, frozen=True):
    """A rung with what it is grounded in, Kahn's rungs and Goldstein's range as typeset, and its number of entries."""

    shown: RungShown
    ground: Rung
    kahn: str
    goldstein: str
    entries: int


class Coverage(msgspec.Struct, frozen=True):
    """What the site rests on, in numbers."""

    articles: int
    articles_without_date: int
    publishers: int
    first_article: dt.date | None
    last_article: dt.date | None
    expressions: int
    vague: int
    unread: int
    certainties: dict[str, int]
    sentences: int
    entries: int
    unclassified: int
    statuses: dict[str, int]
    confirmed: int


OVERVIEWS = ("actors.html", "ladder.html", "sources.html", "corrections.html", "method.html")
"""The addresses of these pages."""


def overviews(edition: Edition) -> Iterator[Output]:
    """Each of these pages; the articles count where they are named or counted."""
    actors, ladder, sources, corrections, method = map(file_of, OVERVIEWS)
    whole, listed = edition.inputs(edition.whole), edition.inputs(edition.whole, edition.readings_digest)
    yield Output(actors, partial(render_actors, edition), whole)
    yield Output(ladder, partial(render_ladder, edition), whole)
    yield Output(sources, partial(render_sources, edition), listed)
    yield Output(corrections, partial(render_corrections, edition), whole)
    yield Output(method, partial(render_method, edition), listed)


def render_actors(edition: Edition) -> bytes:
    """The page of all actors, the most named first."""
    kinds = {actor.name: actor.kind.value for actor in edition.settings.actors}
    found: list[Listing] = sorted(by_actor(edition), key=lambda one: (-len(one.views), one.title))
    return edition.page("actors.html", "actors.html", actors=found, kinds=kinds)


def render_ladder(edition: Edition) -> bytes:
    """The page of all rungs, the highest first."""
    return edition.page("ladder.html", "ladder.html", listings=list(by_rung(edition)), rungs_explained=_rungs(edition))


def render_sources(edition: Edition) -> bytes:
    """The page of all publishers and their articles."""
    return edition.page("sources.html", "sources.html", sources=sources(edition))


def sources(edition: Edition) -> list[SourceShown]:
    """The publishers by name, each with its articles, the newest first; articles without a publisher come last."""
    by_name: dict[str, list[Citation]] = {}
    for record in edition.readings.records:
        by_name.setdefault(record.citation.source or "", []).append(record.citation)
    most = max(_FEWEST_NAMED, _MOST_NAMED // max(1, len(by_name))) if edition.large else len(edition.readings)
    ordered = sorted(by_name, key=lambda name: (not name, name.casefold()))
    return [_source(name, by_name[name], edition, most) for name in ordered]


def _source(name: str, articles: Sequence[Citation], edition: Edition, most: int) -> SourceShown:
    ordered = sorted(articles, key=lambda one: (one.published or dt.date.min, one.id), reverse=True)
    key = edition.names.sources.get(name)
    rows = ((one, article_page(one.id), len(edition.entries_of_article.get(one.id, ()))) for one in ordered[:most])
    return SourceShown(name, source_page(key) if key else None, tuple(rows), len(articles))


def render_corrections(edition: Edition) -> bytes:
    """The page of all corrections, the newest first; that of a hidden entry leads nowhere."""
    notices = [(one, edition.by_id.get(one.entry or "")) for one in edition.timeline.corrections]
    return edition.page("corrections.html", "corrections.html", notices=notices)


def render_method(edition: Edition) -> bytes:
    """The page that tells how dates and rungs are read, what the site rests on, and what it cannot do."""
    measured, grounds = coverage(edition), _rungs(edition)
    return edition.page("method.html", "method.html", coverage=measured, rungs_explained=grounds, figures=figures())


def coverage(edition: Edition) -> Coverage:
    """The numbers of the site."""
    records = edition.readings.records
    days = [one.citation.published for one in records if one.citation.published]
    certainties: Counter[str] = Counter()
    for record in records:
        certainties.update(record.certainties)
    statuses = Counter(view.status for view in edition.views)
    return Coverage(
        articles=len(records),
        articles_without_date=len(records) - len(days),
        publishers=len(edition.names.sources),
        first_article=min(days, default=None),
        last_article=max(days, default=None),
        expressions=sum(one.expressions for one in records),
        vague=sum(one.vague for one in records),
        unread=sum(one.unread for one in records),
        certainties={one.value: certainties[one.value] for one in Certainty},
        sentences=sum(one.events for one in records),
        entries=len(edition.views),
        unclassified=sum(view.brief.rung is None for view in edition.views),
        statuses={one.value: statuses[one] for one in Status},
        confirmed=sum(view.sources > 1 for view in edition.views),
    )


def _rungs(edition: Edition) -> list[RungExplained]:
    counts = Counter(view.brief.rung for view in edition.views)
    grounds = ladder_rungs()
    return [_rung(grounds[number], counts[number], edition) for number in sorted(grounds, reverse=True)]


def _rung(ground: Rung, entries: int, edition: Edition) -> RungExplained:
    numbers = any(letter.isdigit() for letter in ground.kahn)
    low, high = (edition.language.number(value).replace("-", MINUS) for value in ground.goldstein)
    return RungExplained(
        shown=edition.rungs[ground.number],
        ground=ground,
        kahn=ground.kahn if numbers else "–",
        goldstein=low if low == high else f"{low} … {high}",
        entries=entries,
    )
