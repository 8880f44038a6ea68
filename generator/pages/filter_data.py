"""What the filters of a large site look through: short rows of its entries, in a file for each quarter of a year.

The index of a large site does not hold every entry, so its filters fetch the rows of the period that is asked for.
Entries without a beginning, and those that last for more than a quarter, stand in a file of their own, always fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import msgspec

from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Output

LONG = "long"
_QUARTER = 92
"""Days of the longest quarter."""


def filter_data(edition: Edition) -> Iterator[Output]:
    """The file of each period of a large site; none of a small one."""
    if not edition.large:
        return
    for period, views in periods(edition).items():
        inputs = edition.inputs("rows", period, *(view.digest for view in views))
        yield Output(f"entries/rows-{period}.json", partial(_rows, views), inputs)


def periods(edition: Edition) -> Mapping[str, Sequence[EntryView]]:
    """The entries that filters can show, by quarter (`2022-1` … `2022-4`), the first one first; `long` comes last."""
    found: dict[str, list[EntryView]] = {}
    for view in edition.chronology.entries:
        found.setdefault(_period(view), []).append(view)
    return dict(sorted(found.items()))


def _period(view: EntryView) -> str:
    first, last = view.first_day, view.last_day
    if first is None or last is None or (last - first).days > _QUARTER:
        return LONG
    return f"{first.year:04}-{(first.month + 2) // 3}"


def _rows(views: Sequence[EntryView]) -> bytes:
    return msgspec.json.encode([_row(view) for view in views])


def _row(view: EntryView) -> list[object]:
    """Page, date, headline, language, rung, status, actors, sources, first and last day, as the script names them."""
    return [
        view.page,
        view.date.full,
        view.headline,
        view.language,
        view.rung.slug,
        view.status,
        view.actor_keys,
        view.source_keys,
        view.first_day,
        view.last_day,
    ]
