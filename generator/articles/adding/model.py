"""What is asked of adding articles, and what came of it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path

import msgspec


class AddOptions(msgspec.Struct, frozen=True):
    """How articles are fetched and written.

    Times are seconds, sizes bytes. `timeout` bounds the silence of a server, `deadline` a whole answer; `delay` lies
    between two requests to one host, `backoff` before the first repetition of a failed one (doubled each time).
    `private` allows addresses of the own machine and network. `most` is how many articles one source may give.
    """

    keep_original: bool = False
    archive_url: str | None = None
    language: str | None = None
    private: bool = False
    respect_robots: bool = True
    timeout: float = 15.0
    deadline: float = 60.0
    delay: float = 1.0
    backoff: float = 1.0
    tries: int = 3
    redirects: int = 5
    largest: int = 10_000_000
    most: int = 1_000
    today: dt.date | None = None
    """The day to write as `retrieved`; None for the day it is."""


class Fate(StrEnum):
    """What became of an article."""

    NEW = "new"
    KNOWN = "known"
    FAILED = "failed"


class Outcome(msgspec.Struct, frozen=True):
    """One article's fate: the source as it was given or found, the file that holds it, or the reason of failure."""

    fate: Fate
    source: str
    path: Path | None = None
    reason: str = ""


class AddReport(msgspec.Struct, frozen=True):
    """Every outcome, in the order in which the articles came."""

    outcomes: tuple[Outcome, ...]

    def of(self, fate: Fate) -> tuple[Outcome, ...]:
        """The outcomes of one kind."""
        return tuple(outcome for outcome in self.outcomes if outcome.fate is fate)

    @property
    def failed(self) -> bool:
        """Whether any article could not be added."""
        return bool(self.of(Fate.FAILED))


class Lead(msgspec.Struct, frozen=True):
    """An address of an article, with what the feed or sitemap that named it says of it."""

    url: str
    title: str | None = None
    published: str | None = None
    author: str | None = None


class FetchError(Exception):
    """A source that could not be had; its text says why."""
