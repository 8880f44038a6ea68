"""Addresses that entries once had, or would have had: each leads to where the entry is now, or says why it is gone.

A report's own id was the address of its entry whenever it founded one. A small site leaves a page at each of them; on a
large one they would outnumber all other files many times, so there the page of missing pages looks them up, and only
what an editor merged by hand or withdrew, whose address stood in public, keeps a page, and so does its frame.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from functools import partial

import msgspec

from generator.pages.addresses import entry_page, file_of
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Output
from generator.timeline.model import Withdrawal

_DIGITS = 10
_LASTING = re.compile(r"(?:^|-)(([0-9a-f]{2})[0-9a-f]{8})$")
"""The digits at the end of a lasting id, of which the first two name the file to look in."""


def former_addresses(edition: Edition) -> Iterator[Output]:
    """The pages at former addresses, or the files in which the page of missing pages finds them."""
    leading = _former(edition)
    looked_up: dict[str, _Table] = {}
    by_hand = {view.id for view in edition.views if view.brief.corrections and _merged_by_hand(view)}
    large = edition.large
    for former, place in leading.items():
        view = edition.views[place]
        found = _LASTING.search(former) if large and view.id not in by_hand else None
        if found:
            looked_up.setdefault(found[2], _Table()).add(found[1], place)
        else:
            yield _moved(edition, entry_page(former), view.page, view)
            if view.id in by_hand and view.id in edition.pictured:
                yield _moved(edition, f"embed/{entry_page(former)}", f"embed/{view.page}", view)
    for number, table in sorted(looked_up.items()):
        yield Output(f"entries/moved-{number}.json", partial(_encoded, table, edition), table.inputs(edition))
    for one in edition.timeline.withdrawn:
        if one.entry not in edition.by_id and one.entry not in leading:
            yield from _withdrawn(edition, one)


def former_inputs(edition: Edition) -> bytes:
    """A digest of all that these are made from."""
    lines = b"".join([view.brief.line for view in edition.views])
    corrected = [view.digest for view in edition.views if view.brief.corrections]
    withdrawn = [(one.entry, one.correction) for one in edition.timeline.withdrawn]
    return edition.inputs("former", edition.large, lines, *corrected, msgspec.msgpack.encode(withdrawn))


class _Table:
    """The digits of former addresses, and the places of the entries that they lead to: there are very many."""

    def __init__(self) -> None:
        self._digits = bytearray()
        self._places = array("L")

    def add(self, digits: str, place: int) -> None:
        """One address more, and the place of its entry in the timeline."""
        self._digits += digits.encode()
        self._places.append(place)

    def inputs(self, edition: Edition) -> bytes:
        """A digest of the rows."""
        return edition.inputs("moved", bytes(self._digits), *(edition.views[place].id for place in self._places))

    def rows(self, edition: Edition) -> Iterator[tuple[str, str]]:
        """The digits of each address, and the page to which it leads."""
        for number, place in enumerate(self._places):
            digits = self._digits[number * _DIGITS : (number + 1) * _DIGITS]
            yield digits.decode(), edition.views[place].page


def _former(edition: Edition) -> dict[str, int]:
    """The place in the timeline of the entry to which each former id leads; one that is again an entry's own leads
    nowhere else."""
    found: dict[str, int] = {}
    for place, view in enumerate(edition.views):
        for former in view.brief.former_ids:
            if former not in edition.by_id:
                found.setdefault(former, place)
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


def _encoded(table: _Table, edition: Edition) -> bytes:
    """The pages to which the digits of former addresses lead."""
    return msgspec.json.encode(dict(table.rows(edition)))
