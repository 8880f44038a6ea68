"""An entry's page, its permalink."""

from __future__ import annotations

import msgspec

from generator.pages.addresses import absolute
from generator.pages.citing import bibtex, citation_text
from generator.pages.date_wording import date_shown
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView, ReportShown
from generator.pages.structured_data import event
from generator.timeline.model import Disagreement, Field, Position


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
    linked = (edition.by_id.get(identifier) for identifier in (*view.brief.follows, *view.brief.followed_by))
    beside = (*edition.views[max(0, index - 1) : index], *edition.views[index + 1 : index + 2])
    return edition.inputs(
        "entry",
        edition.picture_of(view),
        view.digest,
        bool(index),
        *(one.named for one in beside),
        *(other.digest for other in linked if other),
    )


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
