"""Addresses that entries once had, or would have had: each leads to where the entry is now, or says why it is gone.

A report's own id was the address of its entry whenever it founded one. A small site leaves a page at each of them; on a
large one they would outnumber all other files many times, so there the page of missing pages looks them up, and only
what an editor merged by hand or withdrew, whose address stood in public, keeps a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from generator.pages.addresses import entry_page, file_of
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Output
from generator.timeline.model import Withdrawal

_LASTING = re.compile(r"(?:^|-)(([0-9a-f]{2})[0-9a-f]{8})$")
"""The digits at the end of a lasting id, of which the first two name the file to look in."""


def former_addresses(edition: Edition) -> Iterator[Output]:
    """The pages at former addresses, or the files in which the page of missing pages finds them."""
    leading = _former(edition)
    looked_up: dict[str, dict[str, EntryView]] = {}
    by_hand = {view.id for view in edition.views if view.brief.corrections and _merged_by_hand(view)}
    large = edition.large
    for former, view in leading.items():
        found = _LASTING.search(former) if large and view.id not in by_hand else None
        if found:
            looked_up.setdefault(found[2], {})[found[1]] = view
        else:
            inputs = edition.inputs("moved", view.page, view.brief.headline)
            yield Output(file_of(entry_page(former)), partial(_render, edition, former, view), inputs)
    for number, entries in sorted(looked_up.items()):
        inputs = edition.inputs("moved", *(f"{digits} {view.page}" for digits, view in entries.items()))
        yield Output(f"entries/moved-{number}.json", partial(_table, entries), inputs)
    for one in edition.timeline.withdrawn:
        if one.entry not in edition.by_id and one.entry not in leading:
            yield _withdrawn(edition, one)


def _former(edition: Edition) -> dict[str, EntryView]:
    """Where each former id leads; one that is again an entry's own leads nowhere else."""
    found: dict[str, EntryView] = {}
    for view in edition.views:
        for former in view.brief.former_ids:
            if former not in edition.by_id:
                found.setdefault(former, view)
    return found


def _merged_by_hand(view: EntryView) -> bool:
    return any(correction.what == "merge" for correction in view.brief.corrections)


def _render(edition: Edition, former: str, view: EntryView) -> bytes:
    """The page at the address of an entry that was merged into another."""
    return edition.page("moved.html", entry_page(former), view=view)


def _withdrawn(edition: Edition, one: Withdrawal) -> Output:
    """The page at the address of an entry that an editor hid; search engines are asked to forget it."""
    path, change = entry_page(one.entry), one.correction
    inputs = edition.inputs("withdrawn", one.entry, change.date.isoformat(), change.reason, change.before)
    return Output(file_of(path), partial(edition.page, "withdrawn.html", path, correction=change), inputs)


def _table(entries: Mapping[str, EntryView]) -> bytes:
    """The pages to which the digits of former addresses lead."""
    return msgspec.json.encode({digits: view.page for digits, view in entries.items()})
