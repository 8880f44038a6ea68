"""Addresses that entries once had, or would have had: each leads to where the entry is now, or says why it is gone.

A report's own id was the address of its entry whenever it founded one. A small site leaves a page at each of them; on a
large one they would outnumber all other files many times, so there the page of missing pages looks them up, and only
what an editor merged by hand or withdrew, whose address stood in public, keeps a page, and so does its frame.
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
            yield _moved(edition, entry_page(former), view.page, view)
            if view.id in by_hand and view.id in edition.pictured:
                yield _moved(edition, f"embed/{entry_page(former)}", f"embed/{view.page}", view)
    for number, entries in sorted(looked_up.items()):
        inputs = edition.inputs("moved", *(f"{digits} {view.page}" for digits, view in entries.items()))
        yield Output(f"entries/moved-{number}.json", partial(_table, entries), inputs)
    for one in edition.timeline.withdrawn:
        if one.entry not in edition.by_id and one.entry not in leading:
            yield from _withdrawn(edition, one)


def former_inputs(edition: Edition) -> bytes:
    """A digest of all that these are made from."""
    lines = b"".join([view.brief.line for view in edition.views])
    corrected = [view.digest for view in edition.views if view.brief.corrections]
    withdrawn = [(one.entry, one.correction) for one in edition.timeline.withdrawn]
    return edition.inputs("former", edition.large, lines, *corrected, msgspec.msgpack.encode(withdrawn))


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


def _moved(edition: Edition, path: str, target: str, view: EntryView) -> Output:
    """The page at the address of an entry that was merged into another, which leads to that one's."""
    inputs = edition.inputs("moved", target, view.brief.headline)
    return Output(file_of(path), partial(edition.page, "moved.html", path, view=view, target=target), inputs)


def _withdrawn(edition: Edition, one: Withdrawal) -> Iterator[Output]:
    """The pages at the address of an entry that an editor hid and at that of its frame: both say so, and search
    engines are asked to forget them."""
    change, page = one.correction, entry_page(one.entry)
    inputs = edition.inputs("withdrawn", one.entry, change.date.isoformat(), change.reason, change.before, one.language)
    for path, template in ((page, "withdrawn.html"), (f"embed/{page}", "embed-withdrawn.html")):
        yield Output(file_of(path), partial(edition.page, template, path, withdrawal=one, target=page), inputs)


def _table(entries: Mapping[str, EntryView]) -> bytes:
    """The pages to which the digits of former addresses lead."""
    return msgspec.json.encode({digits: view.page for digits, view in entries.items()})
