"""The five stages, in order: articles are read, their dates, their events; the timeline is made, and published."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

from generator.articles.reading import read_articles
from generator.cache import reading_cache
from generator.errors import Problem, Severity, UserError
from generator.events.ladder import check_ladder
from generator.events.model import ArticleReading
from generator.pages.contrast import check_contrast
from generator.pages.publishing import Published, check_output, one_build_at_a_time, publish
from generator.pages.site import site_outputs
from generator.readings import read_all
from generator.reporting import Reporter
from generator.settings import Settings, load_settings
from generator.timeline.assembly import make_timeline
from generator.timeline.corrections import Corrections, load_corrections
from generator.timeline.model import Timeline

CORRECTIONS_FILE = "corrections.yaml"
CACHE_FOLDER = ".cache"
LEDGER_FILE = "published.msgpack"


class Summary(msgspec.Struct, frozen=True):
    """What a build made, in numbers, and every problem it met."""

    articles: int
    dates: int
    events: int
    entries: int
    unread: int
    seconds: float
    output: Path
    published: Published
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether an error left something out of the site."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


class Chronicle(msgspec.Struct, frozen=True):
    """A site read to its timeline, before any page: what `build`, `review` and `explain` share."""

    settings: Settings
    readings: tuple[ArticleReading, ...]
    corrections: Corrections
    timeline: Timeline
    problems: tuple[Problem, ...]


def build(
    site: Path, reporter: Reporter, *, output: Path | None = None, jobs: int | None = None, strict: bool = False
) -> Summary:
    """Build the site in the folder `site` into `output` (default: the folder that its settings name).

    `jobs` processes read the articles (default: as many as there are processors). Problems of single articles are
    reported and leave only those out. With `strict` any problem, warnings too, stops before publishing.
    Raises UserError for what leaves no site to publish; the published site is then as it was.
    """
    started = time.perf_counter()
    settings = load_settings(site)
    target = output or site / settings.output
    check_output(target, site, site / settings.content)
    with one_build_at_a_time(target, site / CACHE_FOLDER / "build.lock"):
        chronicle = read_site(site, settings, reporter, jobs)
        if strict and chronicle.problems:
            message = "nothing is published while there are problems (--strict)"
            raise UserError([Problem("", 0, 0, message, "mend those above, or build without --strict")])
        published = publish(
            site_outputs(chronicle.timeline, chronicle.readings, settings, site),
            target,
            ledger_file=site / CACHE_FOLDER / LEDGER_FILE,
            jobs=jobs or os.cpu_count() or 1,
            track=reporter.track,
        )
    return _summary(chronicle, published, target, time.perf_counter() - started)


def read_site(site: Path, settings: Settings, reporter: Reporter, jobs: int | None = None) -> Chronicle:
    """Read a site's articles, dates, events and corrections, and make its timeline; problems go to the reporter."""
    corrections = load_corrections(site / settings.content / CORRECTIONS_FILE, f"{settings.content}/{CORRECTIONS_FILE}")
    problems = [*check_ladder(settings), *check_contrast(settings)]
    articles, found = read_articles(site / settings.content, settings)
    problems += found
    with reading_cache(site / CACHE_FOLDER / "readings.sqlite", settings) as cache:
        outcomes = list(reporter.track(read_all(articles, settings, cache, jobs), "articles", len(articles)))
    readings = tuple(outcome for outcome in outcomes if isinstance(outcome, ArticleReading))
    reporter.detail(f"{len(readings)} articles of {settings.content}, {cache.hits} of them read by an earlier build")
    problems += [outcome for outcome in outcomes if isinstance(outcome, Problem)]
    timeline = make_timeline(readings, settings, corrections)
    problems += timeline.problems
    for problem in problems:
        reporter.problem(problem)
    return Chronicle(settings, readings, corrections, timeline, tuple(problems))


def _summary(chronicle: Chronicle, published: Published, output: Path, seconds: float) -> Summary:
    readings: Iterable[ArticleReading] = chronicle.readings
    expressions = [expression for reading in readings for expression in reading.expressions]
    return Summary(
        articles=len(chronicle.readings),
        dates=sum(expression.when is not None for expression in expressions),
        events=sum(len(reading.events) for reading in chronicle.readings),
        entries=len(chronicle.timeline.entries),
        unread=sum(expression.unread for expression in expressions),
        seconds=seconds,
        output=output,
        published=published,
        problems=chronicle.problems,
    )
