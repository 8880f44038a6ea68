"""Articles → readings: kept from earlier builds where nothing changed, in as many processes as there are processors."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress

import msgspec

from generator.articles.model import Article
from generator.cache import ReadingCache
from generator.errors import Problem
from generator.events.model import ArticleReading
from generator.limits import OverLimitError, apart, deadly, end_with_parent, limited, over_limit
from generator.settings import Settings

_ARTICLES_A_TASK = 32
_ARTICLES_WORTH_A_PROCESS = 200
MOST_DATES = 10_000
"""Date expressions of one article: a long book of history has as many, and what is more would drown every page."""


def read_article(article: Article, settings: Settings) -> ArticleReading:
    """The dates and events of one article. Raises OverLimitError for one with more dates than any article has."""
    from generator.dates.reading import read_dates
    from generator.events.extraction import extract_events

    expressions = read_dates(article, settings)
    if len(expressions) > MOST_DATES:
        raise OverLimitError(f"the article has {len(expressions)} dates, more than any article")
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
    if jobs == 1 or len(articles) < _ARTICLES_WORTH_A_PROCESS:
        yield from (_read_or_name(article, settings) for article in articles)
        return
    _load_languages(articles, settings)
    tasks = [articles[at : at + _ARTICLES_A_TASK] for at in range(0, len(articles), _ARTICLES_A_TASK)]
    while tasks:
        # A process that the system ends takes its pool with it: the first task without an answer may be what ended it,
        # so that is looked through, and a new pool goes on behind it.
        with ProcessPoolExecutor(jobs, initializer=_begin) as pool:
            answers = [pool.submit(_read_task, task, settings) for task in tasks]
            done = 0
            with suppress(BrokenProcessPool):
                for answer in answers:
                    yield from answer.result()
                    done += 1
        if done < len(tasks):
            yield from _read_doubtful(tasks[done], settings)
            done += 1
        tasks = tasks[done:]


def _begin() -> None:
    """Begin a process of the pool: it ends with this one, and leaves to this one what Ctrl-C sends to all of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_parent()


def _load_languages(articles: Sequence[Article], settings: Settings) -> None:
    """Read an article without a word in each language: processes that are copies of this one have the rules then."""
    for article in {article.language: article for article in articles}.values():
        _read_or_name(msgspec.structs.replace(article, id="", text="", html="", blocks=()), settings)


def _read_task(articles: Sequence[Article], settings: Settings) -> list[ArticleReading | Problem]:
    """The readings of one task, in a process that the system may end."""
    found = []
    for article in articles:
        with deadly(settings.limits):
            found.append(_read_or_name(article, settings))
    return found


def _read_doubtful(articles: Sequence[Article], settings: Settings) -> Iterator[ArticleReading | Problem]:
    """The readings of articles one of which may end the process that reads it: halved until that one stands alone."""
    try:
        yield from apart(_read_task, settings.limits, len(articles), articles, settings)
    except OverLimitError as error:
        if len(articles) == 1:
            yield over_limit(f"{settings.content}/{articles[0].path}", 0, error)
            return
        middle = len(articles) // 2
        yield from _read_doubtful(articles[:middle], settings)
        yield from _read_doubtful(articles[middle:], settings)


def _read_or_name(article: Article, settings: Settings) -> ArticleReading | Problem:
    """The reading of an article, or the problem of one that the program cannot digest or that takes too much."""
    file = f"{settings.content}/{article.path}"
    try:
        return limited(read_article, settings.limits, len(article.text), article, settings)
    except OverLimitError as error:
        return over_limit(file, 0, error)
    except Exception as error:  # whatever a stranger's text does to one article, the others are published
        message = f"the program failed on this article ({type(error).__name__}: {error})"
        return Problem(file, 0, 0, message, "left out; please report this")
