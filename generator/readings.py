"""Articles → readings: kept from earlier builds where nothing changed, in as many processes as there are processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from generator.articles.model import Article
from generator.cache import ReadingCache
from generator.errors import Problem
from generator.events.model import ArticleReading
from generator.settings import Settings

_ARTICLES_A_TASK = 32
_ARTICLES_WORTH_A_PROCESS = 200


def read_article(article: Article, settings: Settings) -> ArticleReading:
    """The dates and events of one article."""
    from generator.dates.reading import read_dates
    from generator.events.extraction import extract_events

    expressions = read_dates(article, settings)
    return ArticleReading(article, expressions, extract_events(article, expressions, settings))


def read_all(
    articles: Sequence[Article], settings: Settings, cache: ReadingCache, jobs: int | None = None
) -> Iterator[ArticleReading | Problem]:
    """The readings of all articles in their order, the same for any number of processes.

    An article on which the program itself fails comes out as a Problem that names it, and the others go on.
    """
    keys = [cache.key(article) for article in articles]
    kept = [cache.get(key) for key in keys]
    fresh = _read_fresh(
        [article for article, facts in zip(articles, kept, strict=True) if facts is None], settings, jobs
    )
    for article, key, facts in zip(articles, keys, kept, strict=True):
        if facts is not None:
            yield ArticleReading(article, *facts)
            continue
        outcome = next(fresh)
        if isinstance(outcome, ArticleReading):
            cache.put(key, (outcome.expressions, outcome.events))
        yield outcome


def _read_fresh(
    articles: Sequence[Article], settings: Settings, jobs: int | None
) -> Iterator[ArticleReading | Problem]:
    jobs = jobs or os.cpu_count() or 1
    read = partial(_read_or_name, settings=settings)
    if jobs == 1 or len(articles) < _ARTICLES_WORTH_A_PROCESS:
        yield from map(read, articles)
        return
    # Ctrl-C reaches every process of a terminal: it is for this one to answer.
    with ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)) as pool:
        yield from pool.map(read, articles, chunksize=_ARTICLES_A_TASK)


def _read_or_name(article: Article, settings: Settings) -> ArticleReading | Problem:
    """The reading of an article, or the problem of one that the program cannot digest."""
    try:
        return read_article(article, settings)
    except Exception as error:  # whatever a stranger's text does to one article, the others are published
        message = f"the program failed on this article ({type(error).__name__}: {error})"
        return Problem(f"{settings.content}/{article.path}", 0, 0, message, "left out; please report this")
