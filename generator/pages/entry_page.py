"""An entry's page, its permalink."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

import msgspec

from generator.pages.addresses import absolute, file_of
from generator.pages.citing import bibtex, citation_text
from generator.pages.date_wording import date_shown
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView, ReportShown
from generator.pages.output import Group, Output
from generator.pages.structured_data import event
from generator.timeline.model import Choice, Disagreement, Field, Position

_CHANGED = {"when": Field.DATE, "status": Field.STATUS, "rung": Field.RUNG, "headline": Field.HEADLINE}
"""What a correction changes of what is else chosen among the reports."""


def entry_pages(edition: Edition) -> Iterator[Group]:
    """The pages of all entries, in a group for each month."""
    start = 0
    for month, views in groupby(edition.views, lambda view: view.month):
        stop = start + len(list(views))
        name = "entries {}-{}".format(*month) if month else "entries"
        yield Group(name, _group_inputs(edition, start, stop), partial(_outputs, edition, start, stop))
        start = stop


def _group_inputs(edition: Edition, start: int, stop: int) -> bytes:
    """A digest of all that the pages of a stretch of entries are made from."""
    views, pictured = edition.views[start:stop], edition.pictured
    beside = (*edition.views[max(0, start - 1) : start], *edition.views[stop : stop + 1])
    return edition.inputs(
        "entries",
        bool(start),
        b"".join([view.digest for view in views]),
        bytes([view.id in pictured for view in views]),
        *(one.named for one in beside),
        *(other.digest for view in views for other in _linked(edition, view)),
    )


def _outputs(edition: Edition, start: int, stop: int) -> Iterator[Output]:
    for index in range(start, stop):
        make = partial(render_entry, edition, index)
        yield Output(file_of(edition.views[index].page), make, entry_inputs(edition, index))


def _linked(edition: Edition, view: EntryView) -> list[EntryView]:
    """What led to an entry, and what became of it."""
    linked = (*view.brief.follows, *view.brief.followed_by)
    return [edition.by_id[identifier] for identifier in linked if identifier in edition.by_id] if linked else []


def render_entry(edition: Edition, index: int) -> bytes:
    """The page of the entry at `index` of the timeline."""
    view = edition.views[index]
    entry = view.entry
    page = edition.page(
        "entry.html",
        view.page,
        picture=edition.picture_of(view),
        framed=view.id in edition.pictured,
        view=view,
        data=event(view, edition),
        citation=citation_text(view, edition),
        bibtex=bibtex(view, edition),
        reasons=_reasons(view, edition),
        disagreements=[_disagreement(one, view, edition) for one in entry.disagreements],
        address=absolute(edition.settings.base_url, view.page),
        previous=edition.views[index - 1] if index else None,
        following=edition.views[index + 1] if index + 1 < len(edition.views) else None,
        follows=[edition.by_id[identifier] for identifier in entry.follows if identifier in edition.by_id],
        followed_by=[edition.by_id[identifier] for identifier in entry.followed_by if identifier in edition.by_id],
    )
    view.let_go()
    return page


def entry_inputs(edition: Edition, index: int) -> bytes:
    """A digest of what the page is made from: the entry, its neighbours, what led to it and what became of it."""
    view = edition.views[index]
    beside = (*edition.views[max(0, index - 1) : index], *edition.views[index + 1 : index + 2])
    return edition.inputs(
        "entry",
        edition.picture_of(view),
        view.digest,
        bool(index),
        *(one.named for one in beside),
        *(other.digest for other in _linked(edition, view)),
    )


class ReasonShown(msgspec.Struct, frozen=True):
    """Why the entry has its date, status, rung or headline: the report it is taken from, None where an editor wrote it.

    `number` is the report's place on the page, `agreeing` how many of the sources say the same; 0 where no count tells
    anything.
    """

    about: str
    report: ReportShown | None = None
    number: int = 0
    agreeing: int = 0
    sources: int = 0


def _reasons(view: EntryView, edition: Edition) -> list[ReasonShown]:
    """Why the entry says what it says, where it had reports to choose among."""
    entry = view.entry
    if len(entry.reports) < 2:
        return []
    chosen = {choice.field: choice for choice in entry.choices}
    changed = {_CHANGED[one.what] for one in entry.corrections if one.what in _CHANGED}
    reasons = []
    for field in Field:
        about = edition.language.say(f"field-{field}")
        if field in changed:
            reasons.append(ReasonShown(about))
        elif field in chosen:
            reasons.append(_chosen(about, chosen[field], view))
    return reasons


def _chosen(about: str, choice: Choice, view: EntryView) -> ReasonShown:
    """The reason for what a report gave; that others word a headline otherwise tells nothing, and is not counted."""
    at = next(at for at, report in enumerate(view.entry.reports) if report.id == choice.report)
    telling = choice.field is not Field.HEADLINE and choice.sources > 1
    return ReasonShown(about, view.reports[at], at + 1, choice.agreeing if telling else 0, choice.sources)


class PositionShown(msgspec.Struct, frozen=True):
    """What some of the sources say: the value in words, how many they are, which reports."""

    value: str
    sources: int
    reports: tuple[ReportShown, ...]


class DisagreementShown(msgspec.Struct, frozen=True):
    """What the sources disagree about, and what they say, most sources first."""

    about: str
    positions: tuple[PositionShown, ...]


def _disagreement(one: Disagreement, view: EntryView, edition: Edition) -> DisagreementShown:
    language = edition.language
    by_id = {report.id: shown for report, shown in zip(view.entry.reports, view.reports, strict=True)}
    positions = tuple(
        PositionShown(
            _position(one.field, position, edition),
            position.sources,
            tuple(by_id[identifier] for identifier in position.reports if identifier in by_id),
        )
        for position in one.positions
    )
    return DisagreementShown(language.say(f"field-{one.field}"), positions)


def _position(field: Field, position: Position, edition: Edition) -> str:
    """A position's value in words."""
    if field is Field.DATE and position.when:
        return date_shown(position.when, edition.language).full
    if field is Field.RUNG:
        rung = edition.rungs[int(position.value) if position.value else None]
        return f"{rung.number} {rung.name}"
    if field is Field.STATUS:
        return edition.language.say(f"status-{position.value}")
    return edition.language.typeset(position.value)
