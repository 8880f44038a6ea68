"""`corrections.yaml` → Corrections: what an editor decided, checked, with the place of each decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from generator.articles.content import ContentFile
from generator.articles.folder import refusal
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
    """The day or period, in EDTF: `2022-02-24`, `2022-02`, `2022-02-24~` (about), `2022-10-17/2022-10-30`."""
    rung: RungNumber | None = None
    """The rung of the ladder."""
    status: Status | None = None
    """Whether it happened, was planned, possible or denied, or is background."""
    headline: SomeText | None = None
    """The headline."""
    actors: tuple[str, ...] | None = None
    """All the actors, by name."""


class NewEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry that no article gives. `id` is its address; without one it is made of the headline and the date."""

    date: EdtfText | int
    """The day or period, in EDTF."""
    headline: SomeText
    """The headline."""
    rung: RungNumber | None = None
    """The rung of the ladder; none leaves it unclassified."""
    status: Status = Status.OCCURRED
    """Whether it happened, was planned, possible or denied, or is background."""
    actors: tuple[str, ...] = ()
    """The actors, by name."""
    id: IdText | None = None
    """Its address; without one it is made of the headline and the date."""
    references: tuple[Reference, ...] = ()
    """The sources that it rests on."""


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One correction: when and why, the entry it is about (by id, or by words of a report), and what to do.

    `entry` may be any id that the entry ever had: those of all its reports lead to it. `quote` names the entry by
    words of one of its reports, `article` (id or path) tells apart equal words; with both `entry` and `quote`, the
    quote is for the day when the id is no more. Items of `merge` are entries, items of `split` reports, each by id or
    by quote.
    """

    date: dt.date
    """The day of the decision."""
    reason: SomeText
    """Why: readers see it on the page of corrections."""
    entry: str | None = None
    """The entry, by any id that it ever had."""
    quote: str | None = None
    """The entry, by words of one of its reports."""
    article: str | None = None
    """The article of the quote (its id or path), where the same words stand in several."""
    hide: bool = False
    """Leave the entry out."""
    change: FieldChanges | None = None
    """New values for some of the entry's fields."""
    merge: tuple[SomeText, ...] = ()
    """Entries that tell the same happening, each by id or by quote: they become one with this."""
    split: tuple[SomeText, ...] = ()
    """Reports to take out of this entry, each by id or by quote: they become an entry of their own."""
    pin: bool = False
    """Show the entry among the key dates."""
    note: SomeText | None = None
    """A note to the readers, under the entry."""
    add: NewEntry | None = None
    """An entry that no article gives."""


class Corrections(msgspec.Struct, frozen=True):
    """All decisions of a file, in its order, and the file's places for messages."""

    decisions: tuple[Decision, ...] = ()
    located: LocatedYaml = LocatedYaml(FILE_NAME, None, {}, {})

    def problem(self, number: int, key: str | None, message: str, remedy: str) -> Problem:
        """A warning about decision `number` (from 0), at its `key` where one is named."""
        path: tuple[str | int, ...] = (number, key) if key else (number,)
        return self.located.problem(path, message, remedy, severity=Severity.WARNING)


def load_corrections(path: ContentFile, shown: str | None = None) -> Corrections:
    """Read a corrections file, a list of decisions; a file that does not exist or is empty holds none.

    `shown` is the file's name in messages. Raises UserError with every mistake at once: unknown keys, wrong types,
    decisions about nothing or that do nothing, dates that are none.
    """
    if not path.exists():
        return Corrections()
    refused = refusal(path.parent, path) if isinstance(path, Path) else None
    if refused is not None:
        raise UserError([refused])
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
        if reference.url is not None and not _is_web_address(reference.url):
            path = (number, "add", "references", at, "url")
            yield located.problem(path, f"{reference.url!r} is no web address", "write https://…", value=True)
    for key, holder in (("change", decision.change), ("add", decision.add)):
        if holder is not None and holder.date is not None:
            try:
                parse_edtf(str(holder.date))
            except ValueError as error:
                remedy = "write an EDTF date such as 2022-02-24, 2022-02 or 2022-02-24~"
                yield located.problem((number, key, "date"), f"no date: {error}", remedy, value=True)


def _is_web_address(text: str) -> bool:
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.netloc)


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
