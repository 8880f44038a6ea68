"""Tasks → answers on the workers of a Dask cluster, in order; the same seam as the crew of this machine's processes.

Dask gives a task to another worker when its worker is lost, and gives a task up that was lost with several. Such a one
is done here, with care. Nothing of Dask is imported before a cluster is asked for.
"""

from __future__ import annotations

import importlib.util
import logging
import math
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import ExitStack, contextmanager
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar
from urllib.parse import urlsplit

from generator import __version__
from generator.crew import Hire, seldom_collecting
from generator.errors import Problem, Severity, UserError
from generator.on_worker import do_task
from generator.reporting import Reporter
from generator.same_program import DISTRIBUTION, Program, differing, this_program

if TYPE_CHECKING:
    from distributed import Client, Future

Answer = TypeVar("Answer")
Label = TypeVar("Label")
Task = tuple[Any, ...]

_PATIENCE = 10.0
"""Seconds to wait for the scheduler to answer, and for a first worker."""

_WITHOUT_WORKERS = 60.0
"""Seconds to wait, in the midst of the work, for workers when none is left: a lost one is started anew in less."""

_LOOK_AGAIN = 5.0
"""Seconds after which to see whether there are workers, while an answer does not come."""

_AHEAD = 3
"""Tasks for each thread of the workers that are under way or waiting."""

_TRIES = 2
"""How often a task is tried again whose worker could not do it, because it can start no process, say."""

_SCHEMES = ("tcp", "tls", "ws", "wss", "ucx")

_START_WORKERS = "start some: dask worker ADDRESS"

_LARGEST_TASK = "100 MB"
"""What Dask is not to warn of: a task has two megabytes of articles, or a single larger one."""


def hiring(address: str, reporter: Reporter) -> Hire[Answer]:
    """What gives the crew of the scheduler at an address. Raises UserError where Dask is not installed."""
    if importlib.util.find_spec("distributed") is None:
        remedy = f"run pip install '{DISTRIBUTION}[cluster]'"
        raise UserError([Problem("--dask", 0, 0, "Dask is not installed", remedy)])
    return partial(ClusterCrew, address, reporter)


class ClusterCrew(Generic[Answer]):
    """The workers of the scheduler at `address`; what befalls them goes to the reporter.

    They do a task `away`; one that was lost with several workers is done here, by `doubtful`.
    """

    def __init__(
        self,
        address: str,
        reporter: Reporter,
        _here: Callable[..., Answer],
        away: Callable[..., Answer],
        doubtful: Callable[..., Answer],
    ) -> None:
        self._address = address
        self._reporter = reporter
        self._away = away
        self._doubtful = doubtful
        self._open = ExitStack()
        self._client: Client

    def __enter__(self) -> Self:
        """Reach the scheduler and see that its workers run this program. Raises UserError."""
        with ExitStack() as opening:
            opening.enter_context(seldom_collecting())
            self._client = opening.enter_context(_client(self._address))
            workers = _checked_workers(self._client, self._address)
            self._open = opening.pop_all()
        threads = sum(workers.values())
        self._reporter.detail(f"{len(workers)} workers with {threads} threads at {self._address}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def work(self, tasks: Iterable[tuple[Label, Task | None]]) -> Iterator[tuple[Label, Answer | tuple[()]]]:
        """The answer to each task (None: there is nothing to do, and no answer), with its label, in order."""
        waiting: deque[tuple[Label, Task | None, Future | None]] = deque()
        for label, task in tasks:
            waiting.append((label, task, None if task is None else self._submit(task)))
            while waiting and (waiting[0][2] is None or len(waiting) > self._most_under_way()):
                yield self._answer(*waiting.popleft())
        while waiting:
            yield self._answer(*waiting.popleft())

    def _most_under_way(self) -> int:
        """How many tasks keep those workers busy that there are now; none need be there for a moment."""
        return _AHEAD * max(1, self._threads())

    def _submit(self, task: Task) -> Future:
        packed = pickle.dumps(task)
        with self._connected() as client:
            return client.submit(
                do_task, this_program(), self._away, self._doubtful, packed, pure=False, retries=_TRIES
            )

    def _answer(self, label: Label, task: Task | None, future: Future | None) -> tuple[Label, Answer | tuple[()]]:
        """The answer to a task; UserError is raised where the cluster can give none any more."""
        if task is None or future is None:
            return label, ()
        try:
            answer: Answer = pickle.loads(self._result(future))  # noqa: S301 - packed by a worker that runs this program
        except UserError:
            raise
        except Exception as error:  # of Dask, or of a worker whose machine is ill: this one can do it
            message = f"the workers could not read a part of the articles ({type(error).__name__}: {error})"
            self._reporter.problem(Problem(self._address, 0, 0, message, "read here in their place", Severity.WARNING))
            answer = self._doubtful(*task)
        return label, answer

    def _result(self, future: Future) -> bytes:
        """What a task gave, packed. Raises UserError where there is nobody left who could do it."""
        deserted = math.inf
        while True:
            try:
                return bytes(future.result(timeout=_LOOK_AGAIN))
            except TimeoutError:
                if future.status == "error":  # the task's own
                    raise
            except CancelledError:
                raise self._gone() from None
            deserted = math.inf if self._threads() else min(deserted, time.monotonic())
            if time.monotonic() - deserted > _WITHOUT_WORKERS:
                raise UserError([_problem(self._address, "all workers of the scheduler are gone", _START_WORKERS)])

    def _threads(self) -> int:
        """How many threads the workers have together that there are now."""
        with self._connected() as client:
            threads: Mapping[str, int] = client.nthreads()
        return sum(threads.values())

    @contextmanager
    def _connected(self) -> Iterator[Client]:
        """The client, to be asked something. Raises UserError where the scheduler is gone."""
        from distributed.client import ClosedClientError

        if self._client.status != "running":
            raise self._gone()
        try:
            yield self._client
        except (ClosedClientError, OSError):
            raise self._gone() from None

    def _gone(self) -> UserError:
        message = "the scheduler is gone, or cannot be reached any more"
        return UserError([_problem(self._address, message, "start it and its workers, then build again")])


@contextmanager
def _client(address: str) -> Iterator[Client]:
    """A client of the scheduler at an address. Raises UserError where there is none."""
    import dask
    from distributed import Client

    _check_address(address)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what befalls the cluster is told in our own words
    with dask.config.set({"distributed.admin.large-graph-warning-threshold": _LARGEST_TASK}):
        try:
            client = Client(address, timeout=_PATIENCE, set_as_default=False)
        except Exception as error:  # whatever the way to it raises: no route, a wrong certificate, another server
            message = f"no scheduler answers there ({error})"
            raise UserError([_problem(address, message, "name the address that `dask scheduler` prints")]) from None
        with client:
            yield client


def _check_address(address: str) -> None:
    """Refuse what Dask could not even try. Raises UserError."""
    from distributed.security import Security

    try:
        parts = urlsplit(address)
        whole = parts.scheme in _SCHEMES and parts.hostname and parts.port
    except ValueError:
        whole = False
    if not whole:
        raise UserError([_problem("--dask", f"{address!r} is no address of a scheduler", "write tcp://HOST:8786")])
    if parts.scheme in ("tls", "wss") and Security().get_connection_args("client")["ssl_context"] is None:
        remedy = "name yours as distributed.comm.tls in the configuration of Dask"
        raise UserError([_problem(address, "TLS needs certificates, and Dask knows none", remedy)])


def _checked_workers(client: Client, address: str) -> Mapping[str, int]:
    """The threads of each worker. Raises UserError where there is none, or one that runs another program."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise UserError([_problem(address, "the scheduler has no workers", _START_WORKERS)]) from None
    here, problems = this_program(), []
    try:
        client.run_on_scheduler(this_program)
    except ImportError:
        problems.append(_without_program("scheduler", address))
    for worker, there in sorted(client.run(this_program, on_error="return").items()):
        if isinstance(there, Program):
            problems += differing(here, there, worker)
        else:
            problems.append(_without_program("worker", worker))
    if problems:
        raise UserError(problems)
    threads: Mapping[str, int] = client.nthreads()
    return threads


def _without_program(what: str, address: str) -> Problem:
    """The problem of a machine that lacks the program."""
    remedy = f"run pip install '{DISTRIBUTION}[cluster]=={__version__}' there, and start it anew"
    return Problem(f"{what} {address}", 0, 0, f"has no {DISTRIBUTION}", remedy)


def _problem(address: str, message: str, remedy: str) -> Problem:
    return Problem(address, 0, 0, message, remedy)
