"""What was read → the timeline: the periods that changed are worked out, in several processes, the others looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from generator.forked import forked
from generator.results import Put, Recording, Results, kept_results
from generator.settings import Settings
from generator.store import DamagedStoreError
from generator.timeline.assembly import assemble, sought_by
from generator.timeline.briefs import Entries
from generator.timeline.chronicling import Chronicler, MissingError, PeriodOfEntries
from generator.timeline.corrections import Corrections
from generator.timeline.memo import LostError
from generator.timeline.model import Timeline
from generator.timeline.periods import year_named
from generator.timeline.portions import Portions
from generator.timeline.targets import Sought

_FEW = 40
"""Periods that this process works out alone: it looks up what is known of them and of their neighbours, where others
that are forked from it would work out whole years. A change to an article asks for up to three years."""


def chronicle(portions: Portions, settings: Settings, corrections: Corrections, file: Path, jobs: int) -> Timeline:
    """The timeline of what was read, as the editor's corrections want it; what is worked out is kept in `file`.

    `jobs` processes share the work. The entries stay in the file until they are asked for: reading one may raise
    DamagedStoreError, as may this.
    """
    sought = sought_by(corrections)
    with kept_results(file, settings) as results:
        looking = Chronicler(portions, settings, sought, results, only_looking=True)
        periods: dict[str, PeriodOfEntries] = {}
        missing = []
        for period in portions.periods:
            try:
                periods[period] = looking.entries(period)
            except MissingError:
                missing.append(period)
        if len(missing) <= _FEW and periods:
            jobs = 1
        work = partial(_work_out, portions, settings, sought, results)
        for puts in forked(_by_year(missing), work, jobs):
            results.take(puts)
        periods.update((period, looking.entries(period)) for period in missing)
        in_order = {period: periods[period] for period in portions.periods}
        try:
            timeline = assemble(in_order, portions, settings, corrections, results)
        except LostError as error:
            raise DamagedStoreError(f"the words of {error}") from error
        entries = timeline.entries
        results.finish(brief.kept for brief in (entries.briefs if isinstance(entries, Entries) else ()))
    return timeline


def _by_year(periods: Sequence[str]) -> list[list[str]]:
    """Periods in tasks, the largest first: what neighbours have in common is worked out once."""
    return sorted((list(group) for _, group in groupby(periods, key=year_named)), key=len, reverse=True)


def _work_out(
    portions: Portions, settings: Settings, sought: Sought | None, results: Results, periods: Sequence[str]
) -> Iterator[list[Put]]:
    """What is to be kept of each of some periods."""
    recording = Recording(results)
    for _ in Chronicler(portions, settings, sought, recording).all(periods):
        yield recording.taken()
