"""How long each stage of a build takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class Stages:
    """Seconds by stage, in the order in which the stages began."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._started = time.perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside for the stage `name`."""
        began = time.perf_counter()
        self._seconds.setdefault(name, 0.0)
        try:
            yield
        finally:
            self._seconds[name] += time.perf_counter() - began

    @property
    def seconds(self) -> Mapping[str, float]:
        """Seconds of each stage so far."""
        return dict(self._seconds)

    @property
    def total(self) -> float:
        """Seconds since the first stage could begin."""
        return time.perf_counter() - self._started
