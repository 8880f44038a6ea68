"""Tasks are answered in order by any number of processes, and none is begun long before its answer is asked for."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from generator.crew import Crew


def square(number: int) -> int:
    return number * number


def square_away(number: int) -> int:
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return square(number)


def doubtful(number: int) -> int:
    return -number


def tasks(count: int, begun: list[int]) -> Iterator[tuple[int, tuple[int] | None]]:
    """A task for each number but those that three divides: there is nothing to do for these."""
    for number in range(count):
        begun.append(number)
        yield number, (number,) if number % 3 else None


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_answers_come_in_the_order_of_the_tasks(jobs: int) -> None:
    with Crew(jobs, square, square, doubtful) as crew:
        found = list(crew.work(tasks(100, [])))
    assert found == [(number, number * number if number % 3 else ()) for number in range(100)]


def test_what_ends_a_process_is_done_with_care_and_no_other_answer_is_lost() -> None:
    with Crew(2, square, square_away, doubtful) as crew:
        answers = dict(crew.work(tasks(40, [])))
    assert answers[13] == -13
    wrong = {number for number, answer in answers.items() if number % 3 and answer != number * number}
    # A task that was under way beside the one that ended its process may be done with care too.
    assert 13 in wrong <= set(range(13, 20))
    assert list(answers) == list(range(40))


def test_tasks_are_taken_as_the_processes_need_them() -> None:
    begun: list[int] = []
    with Crew(2, square, square, doubtful) as crew:
        answers = crew.work(tasks(10_000, begun))
        for _ in range(10):
            next(answers)
        assert len(begun) < 40
