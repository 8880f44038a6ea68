"""The five stages, in order: articles are read, their dates, their events; the timeline is made, and published."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import msgspec

from generator.articles.content import content_of
from generator.articles.folder import count_files
from generator.cache import Kept, reading_cache
from generator.chronicle import chronicle
from generator.crew import Crew, Hire
from generator.errors import Problem, Severity, UserError
from generator.events.ladder import check_ladder
from generator.garbage import no_search_for_garbage
from generator.located_yaml import load_file
from generator.pages.checking import check_pages
from generator.pages.ledger import Ledger
from generator.pages.publishing import MARKER, Published, check_output, one_build_at_a_time, publish
from generator.pages.site import site_files
from generator.prepared import preparing_in
from generator.readings import read_all
from generator.records import Readings
from generator.reporting import Reporter
from generator.settings import SITE_FILE, Settings, load_settings
from generator.stages import Stages
from generator.store import DamagedStoreError, forget
from generator.timeline.corrections import Corrections, load_corrections
from generator.timeline.model import Timeline
from generator.unchanged import LastBuild, inputs_state

CORRECTIONS_FILE = "corrections.yaml"
CACHE_FOLDER = ".cache"
STORE = "readings.sqlite"
RESULTS = "timeline.sqlite"


class Summary(msgspec.Struct, frozen=True):
    """What a build made, in numbers, and every problem it met; `stages` are the seconds that each stage took."""

    articles: int
    dates: int
    events: int
    entries: int
    unread: int
    seconds: float
    stages: Mapping[str, float]
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
    readings: Readings
    corrections: Corrections
    timeline: Timeline
    problems: tuple[Problem, ...]


def build(
    site: Path,
    reporter: Reporter,
    *,
    output: Path | None = None,
    jobs: int | None = None,
    strict: bool = False,
    scheduler: str | None = None,
) -> Summary:
    """Build the site in the folder `site` into `output` (default: the folder that its settings name).

    `jobs` processes read the articles and make the pages (default: as many as there are processors); where the address
    of a Dask `scheduler` is given, its workers read the articles. Problems of single articles are reported and leave
    only those out. Where nothing changed since the last build, nothing is done. With
    `strict` any problem, warnings too, stops before publishing. Raises UserError for what leaves no site to publish;
    the published site is then as it was.
    """
    settings = load_settings(site)
    target = output or site / settings.output
    check_output(target, site, content_of(site, settings))
    hire = _hire(jobs, scheduler, reporter)
    with one_build_at_a_time(target, site / CACHE_FOLDER / "build.lock"), no_search_for_garbage():
        try:
            return _build(site, settings, target, reporter, jobs, strict, hire)
        except DamagedStoreError:
            for store in (STORE, RESULTS):
                forget(site / CACHE_FOLDER / store)
            return _build(site, settings, target, reporter, jobs, strict, hire)


def _build(
    site: Path,
    settings: Settings,
    target: Path,
    reporter: Reporter,
    jobs: int | None,
    strict: bool,
    hire: Hire[list[Kept]],
) -> Summary:
    """Build into `target`, which is ours and which nobody else builds now."""
    stages, cache = Stages(), site / CACHE_FOLDER
    last, ledger = LastBuild(cache / "build.msgpack"), Ledger(cache / "published.msgpack")
    state = inputs_state(site, settings, target.resolve(), strict)
    answer = last.answer(state)
    if answer is not None and ledger.describes(target, MARKER):
        reporter.detail("nothing changed since the last build")
        return _repeated(answer, target, reporter, stages)
    chronicle = read_site(site, settings, reporter, hire, stages, jobs)
    if strict and chronicle.problems:
        message = "nothing is published while there are problems (--strict)"
        raise UserError([Problem("", 0, 0, message, "mend those above, or build without --strict")])
    with stages.stage("pages"):
        outputs = site_files(chronicle.timeline, chronicle.readings, settings, site)
        published = publish(outputs, target, ledger=ledger, jobs=jobs or os.cpu_count() or 1, track=reporter.track)
    summary = _summary(chronicle, published, target, stages)
    last.keep(None if summary.failed else state, msgspec.msgpack.encode(summary, enc_hook=str))
    return summary


def read_site(
    site: Path,
    settings: Settings,
    reporter: Reporter,
    hire: Hire[list[Kept]] | None = None,
    stages: Stages | None = None,
    jobs: int | None = None,
) -> Chronicle:
    """Read a site's articles, dates, events and corrections, and make its timeline; problems go to the reporter.

    `hire` gives those who read the articles, `jobs` processes work out the timeline (default: one for each processor).
    """
    with preparing_in(site / CACHE_FOLDER):
        return _read_site(site, settings, reporter, hire, stages or Stages(), jobs)


def _read_site(
    site: Path,
    settings: Settings,
    reporter: Reporter,
    hire: Hire[list[Kept]] | None,
    stages: Stages,
    jobs: int | None,
) -> Chronicle:
    with stages.stage("settings"):
        shown = f"{settings.content}/{CORRECTIONS_FILE}"
        content = content_of(site, settings)
        corrections = load_corrections(content / CORRECTIONS_FILE, shown)
        located = load_file(site / SITE_FILE, SITE_FILE)
        wrong = check_ladder(settings, located)
        if wrong:
            raise UserError(wrong)
        problems = check_pages(settings, site, located)
    found: list[Problem] = []
    with stages.stage("articles"), reading_cache(site / CACHE_FOLDER / STORE, settings) as cache:
        track = partial(reporter.track, label="articles", total=count_files(content))
        readings, portions = read_all(content, settings, cache, found.append, hire, track)
    reporter.detail(f"{len(readings)} articles of {settings.content}, {cache.hits} of them read by an earlier build")
    problems += sorted(found)
    with stages.stage("timeline"):
        file = site / CACHE_FOLDER / RESULTS
        timeline = chronicle(portions, settings, corrections, file, jobs or os.cpu_count() or 1)
    problems += timeline.problems
    for problem in problems:
        reporter.problem(problem)
    return Chronicle(settings, readings, corrections, timeline, tuple(problems))


def _hire(jobs: int | None, scheduler: str | None, reporter: Reporter) -> Hire[list[Kept]]:
    """Who reads the articles: the workers of a cluster, or processes of this machine."""
    if scheduler is None:
        return partial(Crew, jobs or os.cpu_count() or 1)
    from generator.cluster import hiring

    return hiring(scheduler, reporter)


def _repeated(answer: bytes, output: Path, reporter: Reporter, stages: Stages) -> Summary:
    """The summary of a build that found nothing changed: that of the build before, its problems told again."""
    before = msgspec.msgpack.decode(answer, type=Summary, dec_hook=lambda kind, value: kind(value))
    for problem in before.problems:
        reporter.problem(problem)
    published = Published(files=before.published.files, written=0, removed=0)
    return msgspec.structs.replace(
        before, published=published, output=output, seconds=stages.total, stages=stages.seconds
    )


def _summary(chronicle: Chronicle, published: Published, output: Path, stages: Stages) -> Summary:
    records = chronicle.readings.records
    return Summary(
        articles=len(records),
        dates=sum(record.dated for record in records),
        events=sum(record.events for record in records),
        entries=len(chronicle.timeline.entries),
        unread=sum(record.unread for record in records),
        seconds=stages.total,
        stages=stages.seconds,
        output=output,
        published=published,
        problems=chronicle.problems,
    )
