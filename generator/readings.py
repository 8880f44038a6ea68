"""The content folder → readings: kept from earlier builds where nothing changed, else read in many processes.

A source is read all the way, from its bytes to its events, by one process, on this machine or another, and what comes
back is bytes too, of two kinds: the head, with what all articles together ask of this one, and the parts, with
everything that was read and, by period, what the timeline needs. The parts stay in the store until they are asked for.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import msgspec

from generator.articles.content import Content
from generator.articles.drafts import Source
from generator.articles.model import Article, Citation
from generator.articles.reading import Card, Shelf, read_source
from generator.articles.sources import find_sources
from generator.cache import FACTS, Kept, Parts, ReadingCache
from generator.crew import Crew, Hire
from generator.dates.model import DateExpression
from generator.errors import Problem
from generator.events.model import ArticleReading, Event
from generator.limits import OverLimitError, apart, deadly, limited, over_limit
from generator.records import ReadingRecord, Readings, record_of
from generator.settings import Settings
from generator.timeline.gleaning import glean
from generator.timeline.portions import Handle, Mark, Portions, decoded, encoded, parted

MOST_DATES = 10_000
"""Date expressions of one article: a long book of history has as many, and what is more would drown every page."""

_SOURCES_A_TASK = 32
_BYTES_A_TASK = 2_000_000


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What all articles together ask of what one source gave; without a card or a record: it gave nothing.

    `marks` are those of its portions. One that is not `sound` met a limit or a fault of the program, and is not kept.
    """

    card: Card | None
    problems: tuple[Problem, ...]
    record: ReadingRecord | None = None
    marks: tuple[Mark, ...] = ()
    sound: bool = True


class SiteRead(NamedTuple):
    """All that was read: the readings, and by period what the timeline needs of them."""

    readings: Readings
    portions: Portions


Track = Callable[[Iterator[tuple[Source, bytes, Head]]], Iterator[tuple[Source, bytes, Head]]]
Read = tuple[Article, tuple[DateExpression, ...], tuple[Event, ...]]
Task = tuple[Sequence[Source], Settings]

_ENCODE = msgspec.msgpack.Encoder().encode
_HEAD = msgspec.msgpack.Decoder(Head)
_READ = msgspec.msgpack.Decoder(Read)


def read_article(article: Article, settings: Settings) -> ArticleReading:
    """The dates and events of one article. Raises OverLimitError for one with more dates than any article has."""
    from generator.dates.reading import read_dates
    from generator.events.extraction import extract_events

    expressions = read_dates(article, settings)
    if len(expressions) > MOST_DATES:
        raise OverLimitError(f"the article has {len(expressions)} dates, more than any article")
    return ArticleReading(article, expressions, extract_events(article, expressions, settings))


def read_all(
    content: Content,
    settings: Settings,
    cache: ReadingCache,
    report: Callable[[Problem], None],
    hire: Hire[list[Kept]] | None = None,
    track: Track = iter,
) -> SiteRead:
    """Read all articles of the content; in their order, the same whoever reads them.

    Those whom `hire` gives read them (default: a process for each processor). The sources go through `track`, one by
    one as they are read. Problems go to `report`; an article on which the program itself fails is named by one, and the
    others go on. Copies of an article are not among the readings, but named by it. Raises UserError when the
    content cannot be read.
    """
    shelf = Shelf(report)
    kept: list[tuple[bytes, ReadingRecord]] = []
    handles: list[Handle] = []
    copies: dict[str, list[Citation]] = {}
    sources = find_sources(content, settings)
    for source, key, head in track(_heads(sources, settings, cache, hire or partial(Crew, os.cpu_count() or 1))):
        shelf.tell(source.file, (*source.problems, *head.problems))
        if head.card is None:
            continue
        identifier, original = shelf.put(source.file, head.card)
        if original is not None:
            copies.setdefault(original, []).append(msgspec.structs.replace(head.card.citation, id=identifier))
        elif head.record is not None:
            record, marks, named = head.record, head.marks, key
            if identifier != record.citation.id:
                record, marks, named = _renamed(identifier, key, cache)
            kept.append((key, record))
            handles += (Handle(mark, named) for mark in marks)
    shelf.end()
    parts = cache.parts
    portions = Portions(handles, lambda handle: decoded(parts.fetch(handle.key, handle.mark.period)))
    return SiteRead(_readings(kept, copies, parts), portions)


def _readings(
    kept: Sequence[tuple[bytes, ReadingRecord]], copies: Mapping[str, Sequence[Citation]], parts: Parts
) -> Readings:
    """The readings, each to be fetched from the store; copies are part of an article's digest."""

    def fetch(number: int) -> ArticleReading:
        key, record = kept[number]
        return _reading(record.citation.id, parts.fetch(key, FACTS), tuple(copies.get(record.citation.id, ())))

    return Readings((_with_copies(record, copies.get(record.citation.id, ())) for _, record in kept), fetch)


def _with_copies(record: ReadingRecord, copies: Sequence[Citation]) -> ReadingRecord:
    if not copies:
        return record
    digest = hashlib.blake2b(record.digest + _ENCODE(copies), digest_size=16).digest()
    return msgspec.structs.replace(record, digest=digest)


def _renamed(identifier: str, key: bytes, cache: ReadingCache) -> tuple[ReadingRecord, tuple[Mark, ...], bytes]:
    """The record, marks and key of an article that did not get the id that it asked for; its portions are held."""
    reading = _reading(identifier, cache.fetch(key, FACTS), ())
    marks, portions = _parted(reading)
    named = hashlib.blake2b(key + identifier.encode(), digest_size=24).digest()
    cache.parts.hold(named, portions)
    return record_of(reading), marks, named


def _parted(reading: ArticleReading) -> tuple[tuple[Mark, ...], dict[str, bytes]]:
    """What the timeline needs of a reading: each portion, encoded, under its period, and its mark."""
    made = [encoded(period, portion) for period, portion in parted(glean(reading))]
    return tuple(mark for mark, _ in made), {mark.period: data for mark, data in made}


def _reading(identifier: str, facts: bytes, copies: tuple[Citation, ...]) -> ArticleReading:
    """What was read, under the article's own id and with its copies."""
    article, expressions, events = _READ.decode(facts)
    if article.id != identifier:
        events = tuple(msgspec.structs.replace(event, article=identifier) for event in events)
    if article.id != identifier or copies:
        article = msgspec.structs.replace(article, id=identifier, copies=copies)
    return ArticleReading(article, expressions, events)


def _heads(
    sources: Iterator[Source], settings: Settings, cache: ReadingCache, hire: Hire[list[Kept]]
) -> Iterator[tuple[Source, bytes, Head]]:
    """The head of what each source gives, in order: from the cache, or fresh, and then kept there; and its key."""
    with hire(_read_here, _read_away, _read_doubtful) as crew:
        for (portion, keys, found), answers in crew.work(_tasks(sources, settings, cache)):
            fresh = iter(answers)
            for source, key, known in zip(portion, keys, found, strict=True):
                if known is not None:
                    yield source, key, _HEAD.decode(known)
                    continue
                kept = next(fresh)
                head = _HEAD.decode(kept.head)
                if head.sound and source.data is not None:
                    cache.put(key, kept)
                yield source, key, head


Portion = tuple[Sequence[Source], Sequence[bytes], Sequence[bytes | None]]


def _tasks(sources: Iterator[Source], settings: Settings, cache: ReadingCache) -> Iterator[tuple[Portion, Task | None]]:
    """The sources in portions, what is known of each, and the task to read the others."""
    for portion in _portions(sources):
        keys = [cache.key(source) for source in portion]
        heads = cache.heads([key for source, key in zip(portion, keys, strict=True) if source.data is not None])
        found = [heads.get(key) for key in keys]
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


def _read_here(sources: Sequence[Source], settings: Settings) -> list[Kept]:
    """What one task's sources give, encoded."""
    return [_read_one(source, settings) for source in sources]


def _read_away(sources: Sequence[Source], settings: Settings) -> list[Kept]:
    """The same in a process that the system may end."""
    found = []
    for source in sources:
        with deadly(settings.limits):
            found.append(_read_one(source, settings))
    return found


def _read_one(source: Source, settings: Settings) -> Kept:
    read = read_source(source, settings)
    article = read.article
    if article is None:
        return Kept(_ENCODE(Head(None, read.problems, sound=read.sound)))
    file = f"{settings.content}/{article.path}"
    try:
        reading = limited(read_article, settings.limits, len(article.text), article, settings)
    except OverLimitError as error:
        return Kept(_ENCODE(Head(read.card, (*read.problems, over_limit(file, 0, error)), sound=False)))
    except Exception as error:  # whatever a stranger's text does to one article, the others are published
        message = f"the program failed on this article ({type(error).__name__}: {error})"
        problem = Problem(file, 0, 0, message, "left out; please report this")
        return Kept(_ENCODE(Head(read.card, (*read.problems, problem), sound=False)))
    marks, portions = _parted(reading)
    head = Head(read.card, read.problems, record_of(reading), marks)
    return Kept(_ENCODE(head), {FACTS: _ENCODE((article, reading.expressions, reading.events)), **portions})


def _read_doubtful(sources: Sequence[Source], settings: Settings) -> list[Kept]:
    """What sources give of which one may end the process that reads it: halved until that one stands alone."""
    try:
        return apart(_read_away, settings.limits, len(sources), sources, settings)
    except OverLimitError as error:
        if len(sources) == 1:
            problem = over_limit(sources[0].file, sources[0].line, error)
            return [Kept(_ENCODE(Head(None, (problem,), sound=False)))]
        middle = len(sources) // 2
        halves = (sources[:middle], sources[middle:])
        return list(chain.from_iterable(_read_doubtful(half, settings) for half in halves))
