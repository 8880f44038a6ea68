"""The ladder as `ladder.yaml` has it: its rungs, its thresholds and its frames."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from generator.events.model import Status
from generator.located_yaml import convert, load


class Rung(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level of the ladder: its names by language, English among them, and where it is grounded.

    `kind` is act, words, posture or none; `words` is the rung of an act of this one that is only threatened.
    """

    number: int
    key: str
    kind: str
    kahn: str
    cameo: str
    plover: str
    goldstein: tuple[float, float]
    names: dict[str, str]
    words: int | None = None


class FrameRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a frame makes of the content it governs: from the rung of the content to the rung of the whole.

    `rung` is the frame's own, None where it counts only with content. A `backward` frame may follow its content
    (`…, a averti X`); one that `tells` leaves a fact that is told in a clause of its own as it is;
    one with a `subject` also takes up what stands before it in its clause (`les combats ont cessé`), and nothing
    else where it takes no `object` (`la trêve a pris fin, malgré les combats`); one that reaches `across` takes up acts
    that begin before it and end just after.
    """

    rung: int | None
    content: dict[str, int]
    status: Status | None = None
    backward: bool = False
    tells: bool = False
    subject: bool = False
    object: bool = True
    across: bool = False


class LadderFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `ladder.yaml`."""

    rungs: tuple[Rung, ...]
    thresholds: dict[str, int]
    frames: dict[str, FrameRule]


@cache
def ladder_file() -> LadderFile:
    """The ladder itself: rungs, thresholds and frames."""
    text = (resources.files("generator.events") / "ladder.yaml").read_text("utf-8")
    return convert(load(text, "generator/events/ladder.yaml"), LadderFile)


@cache
def rungs() -> dict[int, Rung]:
    """The rungs by their number, lowest first."""
    return {rung.number: rung for rung in ladder_file().rungs}
