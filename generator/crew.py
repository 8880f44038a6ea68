"""Tasks → answers, in several processes, in order; no more tasks are under way than keep the processes busy."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from generator.limits import end_with_parent

Answer = TypeVar("Answer")
Given = TypeVar("Given", covariant=True)
Label = TypeVar("Label")


class Workforce(Protocol[Given]):
    """Who does tasks, wherever that is: it is entered before the first and left after the last."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def work(self, tasks: Iterable[tuple[Label, tuple[Any, ...] | None]]) -> Iterator[tuple[Label, Given | tuple[()]]]:
        """The answer to each task (None: there is nothing to do, and no answer), with its label, in order."""


Hire = Callable[[Callable[..., Answer], Callable[..., Answer], Callable[..., Answer]], Workforce[Answer]]
"""Gives a workforce for three ways to do a task: in this process, in one that may be lost, and with care."""

_TASKS_BEFORE_PROCESSES = 3
"""Tasks done here before there are processes: small sites need none, and copies of this one have the rules read."""

_AHEAD = 3
"""Tasks for each process that are under way or waiting."""

_OBJECTS_A_COLLECTION = 100_000
"""Objects made between two searches for garbage: the default has every article searched through several times."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Search for garbage more seldom than by default: reading makes many objects, and none that refer in circles."""
    before = gc.get_threshold()
    gc.set_threshold(_OBJECTS_A_COLLECTION, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class Crew(Generic[Answer]):
    """Up to `jobs` processes that do tasks.

    `here` does one in this process, `away` in another; what ended one of these is done again, with care, by `doubtful`.
    """

    def __init__(
        self, jobs: int, here: Callable[..., Answer], away: Callable[..., Answer], doubtful: Callable[..., Answer]
    ) -> None:
        self._jobs = jobs
        self._here = here
        self._away = away
        self._doubtful = doubtful
        self._pool: ProcessPoolExecutor | None = None
        self._collecting = seldom_collecting()

    def __enter__(self) -> Self:
        self._collecting.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            gc.unfreeze()
        self._collecting.__exit__(kind, error, trace)

    def work(self, tasks: Iterable[tuple[Label, tuple[Any, ...] | None]]) -> Iterator[tuple[Label, Answer | tuple[()]]]:
        """The answer to each task (None: there is nothing to do, and no answer), with its label, in order."""
        waiting: deque[tuple[Label, tuple[Any, ...] | None, Future[Answer] | None]] = deque()
        done = 0
        for label, task in tasks:
            if task is not None and (self._jobs == 1 or done < _TASKS_BEFORE_PROCESSES):
                while waiting:
                    yield self._answer(waiting)
                done += 1
                yield label, self._here(*task)
                continue
            waiting.append((label, task, None if task is None else self._submit(task)))
            while waiting and (waiting[0][2] is None or len(waiting) > _AHEAD * self._jobs):
                yield self._answer(waiting)
        while waiting:
            yield self._answer(waiting)

    def _answer(
        self, waiting: deque[tuple[Label, tuple[Any, ...] | None, Future[Answer] | None]]
    ) -> tuple[Label, Answer | tuple[()]]:
        """The answer to the task that waits longest.

        A process that the system ends takes all others with it: the first task without an answer may be what ended it,
        so that is done with care, and new processes do those behind it.
        """
        label, task, future = waiting.popleft()
        if task is None or future is None:
            return label, ()
        try:
            return label, future.result()
        except BrokenProcessPool:
            if self._pool is not None:
                self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None
            for index, (other, behind, _) in enumerate(waiting):
                waiting[index] = (other, behind, None if behind is None else self._submit(behind))
            return label, self._doubtful(*task)

    def _submit(self, task: tuple[Any, ...]) -> Future[Answer]:
        if self._pool is None:
            gc.freeze()  # what stands now is shared with the processes, and not to be touched
            context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else None)
            self._pool = ProcessPoolExecutor(self._jobs, context, begin_process)
        try:
            return self._pool.submit(self._away, *task)
        except BrokenProcessPool as error:  # a process was ended since; what waits longest will tell
            future: Future[Answer] = Future()
            future.set_exception(error)
            return future


def begin_process() -> None:
    """Begin a process: it ends with this one, and leaves to this one what Ctrl-C sends to all of them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(_OBJECTS_A_COLLECTION, 20, 20)
    end_with_parent()
