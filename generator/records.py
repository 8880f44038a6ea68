"""What was read in the articles of a site, held outside of memory: a short record of each, the whole when asked for."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

import msgspec

from generator.articles.model import Citation
from generator.events.model import ArticleReading

_ENCODE = msgspec.msgpack.Encoder().encode


class ReadingRecord(msgspec.Struct, frozen=True, array_like=True):
    """An article and what was read in it, in few words.

    `digest` stands for the whole reading. `expressions` counts its date expressions, `vague` and `unread` those without
    a meaning, `certainties` the others by how sure they are; `events` counts its events.
    """

    citation: Citation
    path: str
    digest: bytes
    expressions: int
    vague: int
    unread: int
    certainties: dict[str, int]
    events: int

    @property
    def dated(self) -> int:
        """How many expressions have a meaning."""
        return self.expressions - self.vague - self.unread


def record_of(reading: ArticleReading) -> ReadingRecord:
    """The record of a reading."""
    article, expressions = reading.article, reading.expressions
    return ReadingRecord(
        citation=article.citation(),
        path=article.path,
        digest=hashlib.blake2b(_ENCODE(reading), digest_size=16).digest(),
        expressions=len(expressions),
        vague=sum(one.when is None and not one.unread for one in expressions),
        unread=sum(one.unread for one in expressions),
        certainties=Counter(one.certainty.value for one in expressions if one.when),
        events=len(reading.events),
    )


class Readings(Collection[ArticleReading]):
    """All readings of a site in their order; `fetch` gives the whole one of a record's number."""

    def __init__(self, records: Iterable[ReadingRecord], fetch: Callable[[int], ArticleReading]) -> None:
        self.records = tuple(records)
        self._fetch = fetch

    @classmethod
    def of(cls, readings: Iterable[ArticleReading]) -> Readings:
        """Readings that stay in memory."""
        held = tuple(readings)
        return cls(map(record_of, held), held.__getitem__)

    def fetch(self, number: int) -> ArticleReading:
        """The whole reading of the record `number`, from 0."""
        return self._fetch(number)

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[ArticleReading]:
        return map(self._fetch, range(len(self.records)))

    def __contains__(self, reading: object) -> bool:
        return any(reading == one for one in self)
