"""What a build tells the person who runs it: progress, problems, a summary."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol, TypeVar

import click

from generator.errors import Problem, Severity

Item = TypeVar("Item")


class Reporter(Protocol):
    """Where the stages of a build send what a person should see; the logic knows nothing of terminals."""

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """Pass `items` on, showing how many of `total` went by."""

    def problem(self, problem: Problem) -> None:
        """Show one problem of the user's files."""

    def say(self, line: str) -> None:
        """Show a line of information."""

    def detail(self, line: str) -> None:
        """Show a line of what only those who ask for it want to know."""


class Terminal:
    """A reporter for the command line: a progress bar where somebody watches, problems on standard error."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose
        self.watched = sys.stderr.isatty() and not quiet

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """Pass `items` on under a progress bar, if standard error is a terminal."""
        with self._bar(items, label, total) as shown:
            yield from shown

    def problem(self, problem: Problem) -> None:
        """One problem, on a line of its own that editors can follow. Warnings keep quiet when asked to."""
        if problem.severity is Severity.WARNING and self.quiet:
            return
        colour = "red" if problem.severity is Severity.ERROR else "yellow"
        click.echo(f"{click.style(problem.severity.value, fg=colour, bold=True)}: {problem}", err=True)

    def say(self, line: str) -> None:
        """A line on standard output, unless asked to be quiet."""
        if not self.quiet:
            click.echo(line)

    def detail(self, line: str) -> None:
        """A line on standard error, where asked for."""
        if self.verbose:
            click.echo(line, err=True)

    def _bar(self, items: Iterable[Item], label: str, total: int) -> AbstractContextManager[Iterable[Item]]:
        if not self.watched:
            return nullcontext(items)
        return click.progressbar(items, length=total, label=f"{label:<10}", file=sys.stderr, width=0)


class Silent:
    """A reporter that keeps the problems for whoever asks, and shows nothing."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """Pass `items` on."""
        yield from items

    def problem(self, problem: Problem) -> None:
        """Keep a problem."""
        self.problems.append(problem)

    def say(self, line: str) -> None:
        """Show nothing."""

    def detail(self, line: str) -> None:
        """Show nothing."""
