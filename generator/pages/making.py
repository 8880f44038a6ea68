"""Outputs → files, in as many processes as there are processors: the same bytes for any number of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TypeVar

from generator.forked import forked
from generator.pages.output import Output

Made = TypeVar("Made")
Task = Sequence[Output]

_OUTPUTS_A_TASK = 24
_FEWEST_TASKS = 16
"""Tasks that there are at least: of few outputs some take a hundred times as long as others."""
_OUTPUTS_WORTH_A_PROCESS = 40


def make_all(outputs: Sequence[Output], make: Callable[[Output], Made], jobs: int) -> Iterator[Made]:
    """What `make` gives for each output, in no particular order, by up to `jobs` processes.

    Raises the first exception in any of them, and RuntimeError where a process was killed.
    """
    if len(outputs) < _OUTPUTS_WORTH_A_PROCESS:
        yield from map(make, outputs)
        return

    def work(task: Task) -> Iterator[list[Made]]:
        yield [make(output) for output in task]

    yield from chain.from_iterable(forked(_tasks(outputs), work, jobs, from_both_ends=True))


def _tasks(outputs: Sequence[Output]) -> list[Task]:
    """Outputs in portions: those of one batch together and first, for they take longest."""
    batches: dict[str, list[Output]] = {}
    for output in outputs:
        batches.setdefault(output.batch, []).append(output)
    single = batches.pop("", [])
    size = max(1, min(_OUTPUTS_A_TASK, len(single) // _FEWEST_TASKS))
    portions = [single[at : at + size] for at in range(0, len(single), size)]
    return [*batches.values(), *portions]
