"""Outputs → files, in as many processes as there are processors: the same bytes for any number of them.

Processes are forked, so that they share what the pages are drawn from without copying it; where a system cannot fork
safely, one process makes everything. Each takes the next few outputs as soon as it has made the last.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing as mp
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from typing import TypeVar

from generator.pages.output import Output

Made = TypeVar("Made")
Task = Sequence[Output]

_OUTPUTS_A_TASK = 24
_OUTPUTS_WORTH_A_PROCESS = 200
_PR_SET_PDEATHSIG = 1


def make_all(outputs: Sequence[Output], make: Callable[[Output], Made], jobs: int) -> Iterator[Made]:
    """What `make` gives for each output, in no particular order, by up to `jobs` processes.

    The first exception in any of them is raised here, and the others are stopped. Raises RuntimeError where a process
    was killed.
    """
    if jobs <= 1 or len(outputs) < _OUTPUTS_WORTH_A_PROCESS or not sys.platform.startswith("linux"):
        yield from map(make, outputs)
        return
    context = mp.get_context("fork")
    tasks = _tasks(outputs)
    taken = context.Value("L", 0)
    gc.freeze()
    crew = [_start(context, tasks, make, taken) for _ in range(min(jobs, len(tasks)))]
    try:
        yield from _gathered({receiver: process for process, receiver in crew})
    finally:
        for process, _ in crew:
            process.kill()
            process.join()
        gc.unfreeze()


def _tasks(outputs: Sequence[Output]) -> list[Task]:
    """Outputs in portions: those of one batch together and first, for they take longest."""
    batches: dict[str, list[Output]] = {}
    for output in outputs:
        batches.setdefault(output.batch, []).append(output)
    single = batches.pop("", [])
    portions = [single[at : at + _OUTPUTS_A_TASK] for at in range(0, len(single), _OUTPUTS_A_TASK)]
    return [*batches.values(), *portions]


def _start(
    context: ForkContext, tasks: Sequence[Task], make: Callable[[Output], Made], taken: object
) -> tuple[ForkProcess, Connection]:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(tasks, make, taken, sender, os.getpid()), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _work(
    tasks: Sequence[Task], make: Callable[[Output], Made], taken: mp.sharedctypes.Synchronized[int],
    sender: Connection, parent: int,
) -> None:  # fmt: skip
    """Take tasks until none is left; send what each gave, then None, or the exception that ended the work."""
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            with taken.get_lock():
                at = taken.value
                taken.value += 1
            if at >= len(tasks):
                break
            sender.send([make(output) for output in tasks[at]])
        sender.send(None)
    except BrokenPipeError:
        return
    except Exception as error:  # whatever it is, it is raised again where the work was asked for
        sender.send(_sendable(error))


def _die_with(parent: int) -> None:
    """End this process with its parent, however that ends: what it writes is the parent's to put in place."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _sendable(error: Exception) -> Exception:
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    except Exception:  # an exception that cannot travel is told in words
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _gathered(crew: dict[Connection, ForkProcess]) -> Iterator[Made]:
    while crew:
        for ready in wait(list(crew)):
            if not isinstance(ready, Connection):
                continue
            try:
                message = ready.recv()
            except EOFError:
                raise RuntimeError(f"a process that makes pages was killed ({crew[ready].exitcode})") from None
            if isinstance(message, Exception):
                raise message
            if message is None:
                crew.pop(ready)
            else:
                yield from message
