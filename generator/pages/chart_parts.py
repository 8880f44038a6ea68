"""What the escalation chart is made of: across, percentages of its width; down, pixels."""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.pages.entry_view import EntryView, RungShown


class Mark(msgspec.Struct, frozen=True):
    """An entry's mark: its centre; for a span also where its bar begins and how wide it is."""

    view: EntryView
    x: str
    y: float
    bar_x: str | None = None
    bar_width: str | None = None


class Step(msgspec.Struct, frozen=True):
    """A run of weeks, or longer periods, of one highest rung: its line at `top`, its ground from `y` to rung 0.

    `left` and `share` are its place and width as fractions, for drawings of a fixed size.
    """

    x: str
    end: str
    left: float
    share: float
    top: float
    width: str
    y: float
    height: float
    rung: RungShown
    first: dt.date
    last: dt.date
    label: str


class Riser(msgspec.Struct, frozen=True):
    """The upright line between two steps that touch."""

    x: str
    top: float
    bottom: float


class Tick(msgspec.Struct, frozen=True):
    """A line of the calendar; `strong` at the years."""

    x: str
    label: str
    strong: bool


class KeyDate(msgspec.Struct, frozen=True):
    """A day that matters, its label in a lane where it meets no other; `end` says that its text ends at the line."""

    x: str
    lane_y: float
    label: str
    page: str
    end: bool


class Band(msgspec.Struct, frozen=True):
    """A rung's band: where it lies, and the name of the threshold at its lower edge."""

    rung: RungShown
    y: float
    middle: float
    foot: float
    threshold: str | None


class Chart(msgspec.Struct, frozen=True):
    """Everything drawn. `undrawn` counts entries with too coarse a date, far from the rest, or without a rung;
    `unmarked` those that the steps count but that have no mark, for there are too many. A step stands for as many
    periods of `weeks` as have one rung.

    It shows the whole months from `first` to before `last`; the entries drawn lie between `begins` and `ends`.
    """

    first: dt.date
    last: dt.date
    begins: dt.date
    ends: dt.date
    height: int
    top: int
    bottom: int
    zero: float
    narrowest: int
    bands: tuple[Band, ...]
    steps: tuple[Step, ...]
    risers: tuple[Riser, ...]
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    key_dates: tuple[KeyDate, ...]
    undrawn: int
    unmarked: int = 0
    weeks: int = 1
