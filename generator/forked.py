"""Tasks → results, in processes that are forked: they share what stands in memory without copying it.

Each takes the next task as soon as it has done the last. Where a system cannot fork safely, this process does all.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing as mp
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from typing import TypeVar

Task = TypeVar("Task")
Made = TypeVar("Made")

_PR_SET_PDEATHSIG = 1


def forked(
    tasks: Sequence[Task], work: Callable[[Task], Iterable[Made]], jobs: int, *, from_both_ends: bool = False
) -> Iterator[Made]:
    """What `work` gives for each task, in no particular order of the tasks, by up to `jobs` processes.

    They begin with the first tasks; or, `from_both_ends`, every second process with the last, so that what tasks near
    each other have in memory, which a process copies as soon as it looks at it, is copied by few. The first exception
    in any of them is raised here, and the others are stopped. Raises RuntimeError where a process was killed.
    """
    if jobs <= 1 or len(tasks) < 2 or not sys.platform.startswith("linux"):
        for task in tasks:
            yield from work(task)
        return
    _give_back()
    context = mp.get_context("fork")
    taken = context.Array("L", 2)
    gc.freeze()
    ends = [number % 2 if from_both_ends else 0 for number in range(min(jobs, len(tasks)))]
    crew = [_start(context, tasks, work, taken, end) for end in ends]
    try:
        yield from _gathered({receiver: process for process, receiver in crew})
    finally:
        for process, _ in crew:
            process.kill()
            process.join()
        gc.unfreeze()


def _start(
    context: ForkContext, tasks: Sequence[Task], work: Callable[[Task], Iterable[Made]], taken: object, end: int
) -> tuple[ForkProcess, Connection]:
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(tasks, work, taken, end, sender, os.getpid()), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def _work(
    tasks: Sequence[Task], work: Callable[[Task], Iterable[Made]], taken: mp.sharedctypes.SynchronizedArray[int],
    end: int, sender: Connection, parent: int,
) -> None:  # fmt: skip
    """Take tasks until none is left; send what each gave, then None, or the exception that ended the work.

    `taken` counts those taken from the beginning and from the end; `end` is 0 for a process that takes from the
    beginning, 1 for one that takes from the end.
    """
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            with taken.get_lock():
                if taken[0] + taken[1] >= len(tasks):
                    break
                at = len(tasks) - 1 - taken[end] if end else taken[end]
                taken[end] += 1
            for made in work(tasks[at]):
                sender.send((made,))
        sender.send(None)
    except BrokenPipeError:
        return
    except Exception as error:  # whatever it is, it is raised again where the work was asked for
        sender.send(_sendable(error))


def _give_back() -> None:
    """Return freed memory to the system, where its C library (glibc) keeps it: the processes would share it."""
    with suppress(AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


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
                raise RuntimeError(f"a process at work was killed ({crew[ready].exitcode})") from None
            if isinstance(message, Exception):
                raise message
            if message is None:
                crew.pop(ready)
            else:
                yield message[0]
