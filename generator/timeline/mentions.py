"""What an article tells of each day: whole numbers that depend on the article alone, to be summed over articles."""

from __future__ import annotations

import datetime as dt
import hashlib
import math
from collections.abc import Iterable, Iterator, Sequence

import msgspec

ONE = 1000
"""What a mention would count on its day: weights are summed in thousandths of it."""

_ANNOUNCED = ONE // 2
"""What an article older than a day counts that names it: much that is announced never comes."""

_OWN_DAY = 3 * ONE // 2
"""What an article counts for the day of its publication, of which it is the news, whether it names that day or not."""

_NEWS_DAYS = 2
"""An article that names one of so many days before its publication is the news of that day."""

_BESIDE = ONE // 2
"""What such an article counts for the day of its publication: as a newspaper of the morning tells of the day before."""

LONGEST_LAG = 365
"""Days after which a mention counts no more for being late; how long before the first article history begins."""


class ArticleMentions(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """How much an article tells of days; `copy` is equal for copies of one text that name the same days."""

    article: str
    published: dt.date | None
    copy: bytes
    told: tuple[tuple[dt.date, int], ...]


def article_mentions(article: str, published: dt.date | None, text: str, named: Iterable[dt.date]) -> ArticleMentions:
    """What an article with this text tells of the days that it names, and of the day of its publication.

    One without a publication date tells of none: nobody knows whether it looks back or ahead.
    """
    days = tuple(sorted(set(named)))
    copy = hashlib.blake2b(" ".join(text.split()).encode("utf-8", "surrogatepass"), digest_size=16)
    copy.update(repr([day.isoformat() for day in days]).encode())
    return ArticleMentions(article, published, copy.digest(), tuple(_told(days, published)) if published else ())


def _told(days: Sequence[dt.date], published: dt.date) -> Iterator[tuple[dt.date, int]]:
    """What an article published on that day, which names those days, adds to the weights of days."""
    for day in days:
        if day != published:
            yield day, _ANNOUNCED if day > published else _weight((published - day).days)
    tells_of_another = any(0 < (published - day).days <= _NEWS_DAYS for day in days)
    yield published, _BESIDE if tells_of_another else _OWN_DAY


def _weight(lag: int) -> int:
    """What one mention counts, `lag` days after its day: 1.15 the day after, 1.5 after nine days, 2 after a quarter."""
    return round(ONE * (1.0 + 0.5 * math.log10(1 + min(lag, LONGEST_LAG))))
