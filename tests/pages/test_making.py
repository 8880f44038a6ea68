"""Pages are made in several processes: the same files for any number of them, and no failure is lost."""

from __future__ import annotations

import itertools
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pages.making import make_all
from generator.pages.output import Output

MANY = 400


def outputs(make: Callable[[int], bytes] = lambda number: b"%d" % number) -> list[Output]:
    def maker(number: int) -> Callable[[], bytes]:
        return lambda: make(number)

    return [
        Output(f"{number}.html", maker(number), batch="search" if number % 40 == 0 else "") for number in range(MANY)
    ]


def made(jobs: int) -> list[tuple[str, bytes]]:
    return sorted(make_all(outputs(), lambda one: (one.path, b"".join([one.make()])), jobs))


def test_any_number_of_processes_makes_the_same_files() -> None:
    assert made(1) == made(2) == made(5)
    assert len(made(3)) == MANY


def test_files_of_one_batch_are_made_by_one_process() -> None:
    pids = {pid for batch, pid in make_all(outputs(), lambda one: (one.batch, os.getpid()), 4) if batch}
    assert len(pids) == 1
    assert os.getpid() not in pids


def test_an_exception_in_a_process_is_raised_where_the_work_was_asked_for() -> None:
    def fail(number: int) -> bytes:
        if number == 333:
            raise OSError(28, "No space left on device")
        return b""

    with pytest.raises(OSError, match="No space left"):
        list(make_all(outputs(fail), lambda one: one.make(), 3))


def test_an_exception_that_cannot_travel_is_told_in_words() -> None:
    class StrangeError(Exception):
        def __init__(self, one: object, two: object) -> None:
            super().__init__("strange things")

    def fail(_number: int) -> bytes:
        raise StrangeError(1, 2)

    with pytest.raises(RuntimeError, match="StrangeError: strange things"):
        list(make_all(outputs(fail), lambda one: one.make(), 2))


def test_a_process_that_is_killed_is_noticed() -> None:
    def die(number: int) -> bytes:
        if number == 333:
            os.kill(os.getpid(), signal.SIGKILL)
        return b""

    with pytest.raises(RuntimeError, match="was killed"):
        list(make_all(outputs(die), lambda one: one.make(), 2))


def test_some_dozens_of_files_are_shared_out_among_processes() -> None:
    def slow(number: int) -> bytes:
        time.sleep(0.02)
        return b""

    pids = {pid for pid, _ in make_all(outputs(slow)[:60], lambda one: (os.getpid(), one.make()), 2)}
    assert len(pids) == 2


def test_what_lies_near_each_other_is_made_by_one_process() -> None:
    """What a process looks at it copies: two that began at one end would both copy the whole timeline."""

    def slow(number: int) -> bytes:
        time.sleep(0.01)
        return b"%d" % number

    made_by = {int(one): pid for one, pid in make_all(outputs(slow)[:100], lambda one: (one.make(), os.getpid()), 2)}
    single = [made_by[number] for number in range(100) if number % 40]
    changes = sum(before != after for before, after in itertools.pairwise(single))
    assert changes <= 1


def test_few_files_are_made_without_any_other_process(tmp_path: Path) -> None:
    assert list(make_all(outputs()[:20], lambda _one: os.getpid(), 8)) == [os.getpid()] * 20
