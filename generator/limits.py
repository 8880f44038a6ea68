"""Time and memory within which one article must be read, so that none stops or exhausts a build.

Small inputs are read in this process, under an alarm that interrupts the program and a ceiling over the memory in use.
Large ones are read in a process of their own: there a library that neither heeds an alarm nor survives without memory
takes nothing with it.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from generator.errors import Problem, UserError
from generator.settings import LimitSetting

try:
    import resource
except ImportError:  # Windows: the time is limited, and memory by the sizes of files and lines alone
    resource = None  # type: ignore[assignment]

Given = ParamSpec("Given")
Result = TypeVar("Result")

LARGE = 1_000_000
"""Bytes or letters of an input that is read in a process of its own."""

REMEDY = "cut it up, or raise `limits` in site.yaml"

_MEMORY_NOW = Path("/proc/self/statm")
_AGAIN = 0.5
"""Seconds until an alarm is repeated that somebody else's code swallowed."""
_GRACE = 2
"""Seconds of the processor after which the system ends a process that does not heed the alarm."""
_PATIENCE = 10
"""Seconds of the clock for each second of the processor that a process of its own may take."""


class OverLimitError(Exception):
    """An article took more time or memory than it may; the text says which."""


class _Alarm(BaseException):
    """Interrupts what takes too long; no `except Exception` on the way swallows it."""


def limited(
    work: Callable[Given, Result], limits: LimitSetting, size: int, *given: Given.args, **named: Given.kwargs
) -> Result:
    """What `work` gives for an input of `size` bytes or letters, where it keeps within the limits.

    Raises OverLimitError where it does not, and what `work` raises. `work`, what it is given and what it gives are sent
    between processes where the input is large.
    """
    if size > LARGE:
        return apart(_alone, limits, 1, work, limits, given, named)
    with within(limits):
        return work(*given, **named)


def over_limit(file: str, line: int, error: OverLimitError) -> Problem:
    """The problem of an article that is left out because of its limits."""
    return Problem(file, line, 1 if line else 0, f"{error}, so it is left out", REMEDY)


@contextmanager
def within(limits: LimitSetting) -> Iterator[None]:
    """Run the block within these limits, counted from now, in this process. Raises OverLimitError."""
    try:
        with _memory(limits.megabytes), _time(limits.seconds):
            yield
    except _Alarm:
        raise OverLimitError(f"the article takes more than {limits.seconds} seconds") from None
    except MemoryError:
        raise OverLimitError(f"the article needs more than {limits.megabytes} MB of memory") from None
    except BaseException as error:
        if (
            type(error).__name__ == "PanicException"
        ):  # of a library in Rust: no Exception, but it harms one article only
            raise RuntimeError(str(error)) from None
        raise


@contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    """Let this process take so much memory more than it has; as much as there is where the system sets no ceiling."""
    if resource is None or not _MEMORY_NOW.exists():
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = int(_MEMORY_NOW.read_bytes().split()[0]) * resource.getpagesize() + megabytes * 1_000_000
    ceiling = min((limit for limit in (wanted, soft, hard) if limit != resource.RLIM_INFINITY), default=wanted)
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextmanager
def _time(seconds: float) -> Iterator[None]:
    """Interrupt the block by an _Alarm when it has taken so many seconds of the processor.

    Only a main thread of a system with such timers can be interrupted so; elsewhere the clock counts.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        with _time_of_clock(seconds):
            yield
        return
    armed = True

    def ring(_number: int, _frame: object) -> None:
        if armed:
            raise _Alarm

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _time_of_clock(seconds: float) -> Iterator[None]:
    """The same for any thread of any system, by the clock: the exception is laid before the thread from outside."""
    thread = ctypes.c_ulong(threading.get_ident())
    done = threading.Event()

    def watch() -> None:
        wait = seconds
        while not done.wait(wait):
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(_Alarm))
            wait = _AGAIN

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
        ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)


@contextmanager
def deadly(limits: LimitSetting) -> Iterator[None]:
    """In a process that may be lost: let the system end it when the block heeds no alarm."""
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(time.process_time()) + limits.seconds + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def apart(
    work: Callable[Given, Result], limits: LimitSetting, articles: int, *given: Given.args, **named: Given.kwargs
) -> Result:
    """What `work`, that reads so many articles, gives in a process of its own; it sets the limits of each itself.

    Raises OverLimitError where the process is ended, or does not end in ten times the time of its articles, and what
    `work` raises.
    """
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_answer, args=(there, work, given, named), daemon=False)
    process.start()
    there.close()
    try:
        if not here.poll(_PATIENCE * (limits.seconds + _GRACE) * articles):
            raise OverLimitError(f"the article takes more than {limits.seconds} seconds")
        kind, answer = here.recv()
    except EOFError:
        process.join()
        if process.exitcode == -getattr(signal, "SIGXCPU", 0):
            raise OverLimitError(f"the article takes more than {limits.seconds} seconds") from None
        raise OverLimitError("the program was ended while it read the article") from None
    finally:
        process.kill()
        process.join()
        here.close()
    if kind == "problems":
        raise UserError(answer)
    if kind == "limit":
        raise OverLimitError(answer)
    if kind == "error":
        raise RuntimeError(answer)
    return answer  # type: ignore[no-any-return]


def _alone(work: Callable[..., Result], limits: LimitSetting, given: tuple[Any, ...], named: dict[str, Any]) -> Result:
    """What `work` gives for one article within its limits, in a process that may be lost."""
    with deadly(limits), within(limits):
        return work(*given, **named)


def _answer(there: Connection, work: Callable[..., Any], given: tuple[Any, ...], named: dict[str, Any]) -> None:
    """In the process of its own: send what `work` gives, or why it gives nothing."""
    end_with_parent()
    try:
        answer: tuple[str, Any] = "result", work(*given, **named)
    except UserError as error:
        answer = "problems", error.problems
    except OverLimitError as error:
        answer = "limit", str(error)
    except Exception as error:
        answer = "error", f"{type(error).__name__}: {error}"
    there.send(answer)
    there.close()


def end_with_parent() -> None:
    """Let this process end when the one that started it is gone, killed or not: nobody waits for what it does."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        signal.raise_signal(signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()
