"""How well dates and events were read when that was last measured: what `figures.yaml` says."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from generator.located_yaml import convert, load


class DateFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Reading of dates in one set of labelled texts; shares in percent.

    `gold` is the key of what the set is in the catalogues; `held_out` sets were not seen while rules were written.
    """

    gold: str
    held_out: bool
    labels: int
    precision: float
    recall: float
    f1: float

    @property
    def values(self) -> tuple[float | None, ...]:
        """The figures, in the order in which they are shown."""
        return (self.labels, self.precision, self.recall, self.f1)


class EventFigures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rungs, statuses and speakers in one language of one set of labelled sentences; shares in percent.

    None where the set does not label it.
    """

    gold: str
    language: str
    held_out: bool
    labels: int
    rung: float
    within_one: float
    status: float | None
    speaker_f1: float | None

    @property
    def values(self) -> tuple[float | None, ...]:
        """The figures, in the order in which they are shown."""
        return (self.labels, self.rung, self.within_one, self.status, self.speaker_f1)


class Figures(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `figures.yaml`."""

    dates: tuple[DateFigures, ...] = ()
    events: tuple[EventFigures, ...] = ()


@cache
def figures() -> Figures:
    """The figures of the last measure."""
    text = (resources.files("generator.pages") / "figures.yaml").read_text("utf-8")
    return convert(load(text, "generator/pages/figures.yaml"), Figures)
