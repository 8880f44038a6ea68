"""What runs on a worker of a cluster: each of its threads has a process at hand that does the tasks.

Reading is limited in time and memory for the main thread of a process, and a worker's threads are none; an article that
ends the process that reads it leaves the worker and the tasks beside it as they were.
"""

from __future__ import annotations

import multiprocessing
import pickle
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from generator.crew import begin_process
from generator.errors import UserError
from generator.same_program import Program, differing, this_program

_PATIENCE = 60.0
"""Seconds after which a process that got no task is let go: another build may come soon, or never."""


def do_task(here: Program, away: Callable[..., Any], doubtful: Callable[..., Any], packed: bytes) -> bytes:
    """The answer of `away` to a packed task, packed; where that ends its process, the answer of `doubtful`.

    Raises UserError where the worker does not run the program `here` that asks.
    """
    wrong = differing(here, this_program(), _worker_address())
    if wrong:
        raise UserError(wrong)
    try:
        return _hand().do(away, packed)
    except BrokenProcessPool:
        return _hand().do(doubtful, packed)


def _worker_address() -> str:
    """The address of the worker that runs the task."""
    from distributed import get_worker

    return str(get_worker().address)


class _Hand:
    """A process that does one task after another; it is started for the first, and ended when none came for long."""

    def __init__(self) -> None:
        self._executor: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._rest: threading.Timer | None = None

    def do(self, work: Callable[..., Any], packed: bytes) -> bytes:
        """The answer to a packed task, packed. Raises BrokenProcessPool where the task ended the process."""
        with self._lock:
            if self._rest is not None:
                self._rest.cancel()
            try:
                if self._executor is None:
                    self._executor = _process()
                return self._executor.submit(_answer, work, packed).result()
            except BrokenProcessPool:
                self._end()
                raise
            finally:
                self._rest = threading.Timer(_PATIENCE, self._let_go)
                self._rest.daemon = True
                self._rest.start()

    def _let_go(self) -> None:
        """End the process, unless a task came after all."""
        if self._lock.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._lock.release()

    def _end(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


_of_thread = threading.local()


def _hand() -> _Hand:
    """The hand of this thread."""
    if not hasattr(_of_thread, "hand"):
        _of_thread.hand = _Hand()
    return _of_thread.hand  # type: ignore[no-any-return]


def _process() -> ProcessPoolExecutor:
    """One process that may have processes of its own, with this program loaded; it ends with the worker."""
    # Dask marks its workers as processes that may have none, for theirs would outlive them; these do not.
    multiprocessing.current_process().daemon = False
    if sys.platform.startswith("linux"):
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["generator.readings"])
        return ProcessPoolExecutor(1, context, begin_process)
    return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), begin_process)


def _answer(work: Callable[..., Any], packed: bytes) -> bytes:
    """In the process at hand: unpack the task, do it, pack the answer."""
    return pickle.dumps(work(*pickle.loads(packed)))  # noqa: S301 - packed by the build that asks
