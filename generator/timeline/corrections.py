"""`corrections.yaml` → Corrections: what an editor decided, checked, with the place of each decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from generator.errors import Problem, Severity, UserError
from generator.events.model import Status
from generator.located_yaml import LocatedYaml, convert, load_file
from generator.settings import RungNumber
from generator.timeline.edtf import parse_edtf
from generator.timeline.model import Reference

FILE_NAME = "corrections.yaml"

EdtfText = Annotated[str, msgspec.Meta(description="write an EDTF date such as 2022-02-24, 2022-02 or 2022-02-24~")]
IdText = Annotated[
    str, msgspec.Meta(pattern="^[a-z0-9]+(-[a-z0-9]+)*$", description="write small letters, digits and hyphens")
]
SomeText = Annotated[str, msgspec.Meta(min_length=1, description="write some text")]


class FieldChanges(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """New values for an entry's fields; what is not named stays. A year alone may be written as a number."""

    date: EdtfText | int | None = None
    rung: RungNumber | None = None
    status: Status | None = None
    headline: SomeText | None = None
    actors: tuple[str, ...] | None = None


class NewEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry that no article gives. `id` is its address; without one it is made of the headline and the date."""

    date: EdtfText | int
    headline: SomeText
    rung: RungNumber | None = None
    status: Status = Status.OCCURRED
    actors: tuple[str, ...] = ()
    id: IdText | None = None
    references: tuple[Reference, ...] = ()


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction: when and why, the entry it is about (by id, or by words of a report), and what to do.

    `entry` may be any id that the entry ever had: those of all its reports lead to it. `quote` names the entry by
    words of one of its reports, `article` (id or path) tells apart equal words; with both `entry` and `quote`, the
    quote is for the day when the id is no more. Items of `merge` are entries, items of `split` reports, each by id or
    by quote.
    """

    date: dt.date
    reason: SomeText
    entry: str | None = None
    quote: str | None = None
    article: str | None = None
    hide: bool = False
    change: FieldChanges | None = None
    merge: tuple[SomeText, ...] = ()
    split: tuple[SomeText, ...] = ()
    pin: bool = False
    note: SomeText | None = None
    add: NewEntry | None = None


class Corrections(msgspec.Struct, frozen=True):
    """All decisions of a file, in its order, and the file's places for messages."""

    decisions: tuple[Decision, ...] = ()
    located: LocatedYaml = LocatedYaml(FILE_NAME, None, {}, {})

    def problem(self, number: int, key: str | None, message: str, remedy: str) -> Problem:
        """A warning about decision `number` (from 0), at its `key` where one is named."""
        path: tuple[str | int, ...] = (number, key) if key else (number,)
        return self.located.problem(path, message, remedy, severity=Severity.WARNING)


def load_corrections(path: Path, shown: str | None = None) -> Corrections:
    """Read a corrections file, a list of decisions; a file that does not exist or is empty holds none.

    `shown` is the file's name in messages. Raises UserError with every mistake at once: unknown keys, wrong types,
    decisions about nothing or that do nothing, dates that are none.
    """
    if not path.exists():
        return Corrections()
    located = load_file(path, shown)
    if located.data is None:
        return Corrections((), located)
    decisions = convert(located, tuple[Decision, ...])
    problems = [
        problem for number, decision in enumerate(decisions) for problem in _nonsense(number, decision, located)
    ]
    problems += _repeated_ids(decisions, located)
    if problems:
        raise UserError(sorted(problems))
    return Corrections(decisions, located)


def acts(decision: Decision) -> list[str]:
    """The keys by which a decision does something."""
    values: Mapping[str, object] = {
        key: getattr(decision, key) for key in ("hide", "change", "merge", "split", "pin", "note", "add")
    }
    return [key for key, value in values.items() if value]


def _nonsense(number: int, decision: Decision, located: LocatedYaml) -> Iterator[Problem]:
    """What fits the model and still cannot be done."""
    targeted = decision.entry is not None or decision.quote is not None
    if not acts(decision):
        remedy = "add one of hide, change, merge, split, pin, note, add"
        yield located.problem((number,), "this correction does nothing", remedy)
    if decision.add is None and not targeted:
        yield located.problem((number,), "this correction is about no entry", "add `entry: …` or `quote: …`")
    if decision.add is not None and (targeted or len(acts(decision)) > 1):
        remedy = "give the added entry an `id`, and write the rest as a correction of its own"
        yield located.problem((number, "add"), "`add` cannot stand beside another entry or act", remedy)
    for at, reference in enumerate(decision.add.references if decision.add else ()):
        if reference.url is not None and urlsplit(reference.url).scheme not in ("http", "https"):
            path = (number, "add", "references", at, "url")
            yield located.problem(path, f"{reference.url!r} is no web address", "write https://…", value=True)
    for key, holder in (("change", decision.change), ("add", decision.add)):
        if holder is not None and holder.date is not None:
            try:
                parse_edtf(str(holder.date))
            except ValueError as error:
                remedy = "write an EDTF date such as 2022-02-24, 2022-02 or 2022-02-24~"
                yield located.problem((number, key, "date"), f"no date: {error}", remedy, value=True)


def _repeated_ids(decisions: tuple[Decision, ...], located: LocatedYaml) -> list[Problem]:
    seen: dict[str, int] = {}
    problems = []
    for number, decision in enumerate(decisions):
        if decision.add is None or decision.add.id is None:
            continue
        if decision.add.id in seen:
            message = f"the id {decision.add.id!r} is taken by an entry added above"
            problems.append(located.problem((number, "add", "id"), message, "choose another id", value=True))
        seen[decision.add.id] = number
    return problems
