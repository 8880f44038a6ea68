"""The content folder → readings: kept from earlier builds where nothing changed, in as many processes as processors.

A source is read all the way, from its bytes to its events, by one process, and what comes back is bytes too: what was
read, behind a card with the little that the order of all of them decides. It is taken out of the bytes when asked for.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from generator.articles.drafts import Source
from generator.articles.model import Article, Citation
from generator.articles.reading import Card, Shelf, read_source
from generator.articles.sources import find_sources
from generator.cache import ReadingCache
from generator.crew import Crew
from generator.dates.model import DateExpression
from generator.errors import Problem
from generator.events.model import ArticleReading, Event
from generator.limits import OverLimitError, apart, deadly, limited, over_limit
from generator.settings import Settings

MOST_DATES = 10_000
"""Date expressions of one article: a long book of history has as many, and what is more would drown every page."""

_SOURCES_A_TASK = 32
_BYTES_A_TASK = 2_000_000


class Outcome(msgspec.Struct, frozen=True):
    """What a source gave: `facts` are those of the card's article, encoded; none where it could not be read.

    One that is not `sound` met a limit or a fault of the program, and is not kept.
    """

    card: Card | None
    problems: tuple[Problem, ...]
    facts: bytes | None
    sound: bool = True


Track = Callable[[Iterator[tuple[Source, Outcome]]], Iterator[tuple[Source, Outcome]]]
Facts = tuple[Article, tuple[DateExpression, ...], tuple[Event, ...]]
Task = tuple[Sequence[Source], Settings]

_ENCODE = msgspec.msgpack.Encoder().encode
_OUTCOME = msgspec.msgpack.Decoder(Outcome)
_FACTS = msgspec.msgpack.Decoder(Facts)


def read_article(article: Article, settings: Settings) -> ArticleReading:
    """The dates and events of one article. Raises OverLimitError for one with more dates than any article has."""
    from generator.dates.reading import read_dates
    from generator.events.extraction import extract_events

    expressions = read_dates(article, settings)
    if len(expressions) > MOST_DATES:
        raise OverLimitError(f"the article has {len(expressions)} dates, more than any article")
    return ArticleReading(article, expressions, extract_events(article, expressions, settings))


def read_all(
    folder: Path,
    settings: Settings,
    cache: ReadingCache,
    report: Callable[[Problem], None],
    jobs: int | None = None,
    track: Track = iter,
) -> Iterator[ArticleReading]:
    """The readings of all articles below the folder in their order, the same for any number of processes.

    The sources go through `track`, one by one as they are read.
    Problems go to `report`; an article on which the program itself fails is named by one, and the others go on. Copies
    of an article are not among the readings, but named by it. Raises UserError when the folder cannot be read.
    """
    shelf = Shelf(report)
    kept: list[tuple[str, bytes]] = []
    copies: dict[str, list[Citation]] = {}
    sources = find_sources(folder, settings)
    for source, outcome in track(_outcomes(sources, settings, cache, jobs or os.cpu_count() or 1)):
        shelf.tell(source.file, (*source.problems, *outcome.problems))
        if outcome.card is None:
            continue
        identifier, original = shelf.put(source.file, outcome.card)
        if original is not None:
            citation = msgspec.structs.replace(outcome.card.citation, id=identifier)
            copies.setdefault(original, []).append(citation)
        elif outcome.facts is not None:
            kept.append((identifier, outcome.facts))
    shelf.end()
    for identifier, facts in kept:
        yield _reading(identifier, facts, tuple(copies.get(identifier, ())))


def _reading(identifier: str, facts: bytes, copies: tuple[Citation, ...]) -> ArticleReading:
    """What was read, under the article's own id and with its copies."""
    article, expressions, events = _FACTS.decode(facts)
    if article.id != identifier:
        events = tuple(msgspec.structs.replace(event, article=identifier) for event in events)
    if article.id != identifier or copies:
        article = msgspec.structs.replace(article, id=identifier, copies=copies)
    return ArticleReading(article, expressions, events)


def _outcomes(
    sources: Iterator[Source], settings: Settings, cache: ReadingCache, jobs: int
) -> Iterator[tuple[Source, Outcome]]:
    """What each source gives, in order: from the cache, or fresh, and then kept there."""
    with Crew(jobs, _read_here, _read_away, _read_doubtful) as crew:
        for (portion, keys, found), answers in crew.work(_tasks(sources, settings, cache)):
            fresh = iter(answers)
            for source, key, known in zip(portion, keys, found, strict=True):
                if known is not None:
                    yield source, _OUTCOME.decode(known)
                    continue
                encoded = next(fresh)
                outcome = _OUTCOME.decode(encoded)
                if outcome.sound and source.data is not None:
                    cache.put(key, encoded)
                yield source, outcome


Portion = tuple[Sequence[Source], Sequence[bytes], Sequence[bytes | None]]


def _tasks(sources: Iterator[Source], settings: Settings, cache: ReadingCache) -> Iterator[tuple[Portion, Task | None]]:
    """The sources in portions, what is known of each, and the task to read the others."""
    for portion in _portions(sources):
        keys = [cache.key(source) for source in portion]
        found = [cache.get(key) if source.data is not None else None for source, key in zip(portion, keys, strict=True)]
        fresh = [source for source, known in zip(portion, found, strict=True) if known is None]
        yield (portion, keys, found), (fresh, settings) if fresh else None


def _portions(sources: Iterator[Source]) -> Iterator[Sequence[Source]]:
    for first in sources:
        portion, size = [first], len(first.data or b"")
        while len(portion) < _SOURCES_A_TASK and size < _BYTES_A_TASK:
            source = next(sources, None)
            if source is None:
                break
            portion.append(source)
            size += len(source.data or b"")
        yield portion


def _read_here(sources: Sequence[Source], settings: Settings) -> list[bytes]:
    """The outcomes of one task's sources, encoded."""
    return [_ENCODE(_outcome(source, settings)) for source in sources]


def _read_away(sources: Sequence[Source], settings: Settings) -> list[bytes]:
    """The same in a process that the system may end."""
    found = []
    for source in sources:
        with deadly(settings.limits):
            found += _read_here([source], settings)
    return found


def _outcome(source: Source, settings: Settings) -> Outcome:
    read = read_source(source, settings)
    article = read.article
    if article is None:
        return Outcome(None, read.problems, None, read.sound)
    file = f"{settings.content}/{article.path}"
    try:
        reading = limited(read_article, settings.limits, len(article.text), article, settings)
    except OverLimitError as error:
        return Outcome(read.card, (*read.problems, over_limit(file, 0, error)), None, sound=False)
    except Exception as error:  # whatever a stranger's text does to one article, the others are published
        message = f"the program failed on this article ({type(error).__name__}: {error})"
        problem = Problem(file, 0, 0, message, "left out; please report this")
        return Outcome(read.card, (*read.problems, problem), None, sound=False)
    facts = _ENCODE((article, reading.expressions, reading.events))
    return Outcome(read.card, read.problems, facts)


def _read_doubtful(sources: Sequence[Source], settings: Settings) -> list[bytes]:
    """The outcomes of sources one of which may end the process that reads it: halved until that one stands alone."""
    try:
        return apart(_read_away, settings.limits, len(sources), sources, settings)
    except OverLimitError as error:
        if len(sources) == 1:
            problem = over_limit(sources[0].file, sources[0].line, error)
            return [_ENCODE(Outcome(None, (problem,), None, sound=False))]
        middle = len(sources) // 2
        halves = (sources[:middle], sources[middle:])
        return list(chain.from_iterable(_read_doubtful(half, settings) for half in halves))
