"""What the filters of a large site look through, in files for each year, each fetched only when it is needed.

The index of a large site does not hold every entry. What a filter asks of each entry (`facets`: rung, status, actors,
sources, days) takes a few bytes, so a year's are one small file; the words of the headlines (`words`) are a file of
their own, for filters by words alone; and what is shown of the entries that are found stands in portions (`lines`).
Entries without a beginning, and those that last for more than a quarter, stand together as a year `long`, always asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from unicodedata import category, normalize

import msgspec

from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Output

LONG = "long"
PORTION = 250
"""Entries in one file of what is shown: the script shows a hundred at a time."""

_LONGEST = 92
"""Days that an entry of a year may last, so that only the year before need be asked too: the longest quarter."""
_EPOCH = dt.date(1970, 1, 1)


def filter_data(edition: Edition) -> Iterator[Output]:
    """The files of each period of a large site; none of a small one."""
    if not edition.large:
        return
    for period, views in periods(edition).items():
        digests = [view.digest for view in views]
        inputs = edition.inputs("filters", period, *digests)
        yield Output(f"filters/facets-{period}.json", partial(_facets, views), inputs)
        yield Output(f"filters/words-{period}.txt", partial(_words, views), inputs)
        for number, start in enumerate(range(0, len(views), PORTION)):
            inputs = edition.inputs("lines", period, *digests[start : start + PORTION])
            path = f"filters/lines-{period}-{number}.json"
            yield Output(path, partial(_lines, views[start : start + PORTION]), inputs)


def periods(edition: Edition) -> Mapping[str, Sequence[EntryView]]:
    """The entries that filters can show, by year, the first one first; `long` comes last."""
    found: dict[str, list[EntryView]] = {}
    for view in edition.chronology.entries:
        found.setdefault(_period(view), []).append(view)
    return dict(sorted(found.items()))


def _period(view: EntryView) -> str:
    first, last = view.first_day, view.last_day
    if first is None or last is None or (last - first).days > _LONGEST:
        return LONG
    return f"{first.year:04}"


class _Letters(dict[int, int | None]):
    """What stays of each character: nothing of a mark, learnt when it is first met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = None if category(chr(code)).startswith("M") else code
        return kept


_WITHOUT_MARKS = _Letters()


def fold(text: str) -> str:
    """The text without accents and capitals, on one line, as the script folds what the reader asks for."""
    bare = normalize("NFD", text).translate(_WITHOUT_MARKS)
    return " ".join(bare.lower().replace("’", "'").split())


def _facets(views: Sequence[EntryView]) -> bytes:
    """For each value of a facet the numbers of its entries, each as the step from the one before; and the days."""
    facets = {
        "total": len(views),
        "rung": _places(views, lambda view: [view.rung.slug]),
        "status": _places(views, lambda view: [view.status.value]),
        "actor": _places(views, lambda view: view.actor_keys.split()),
        "source": _places(views, lambda view: view.source_keys.split()),
        "first": _days(view.first_day for view in views),
        "last": _days(view.last_day for view in views),
    }
    return msgspec.json.encode(facets)


def _places(views: Sequence[EntryView], values: Callable[[EntryView], Iterable[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    latest: dict[str, int] = {}
    for number, view in enumerate(views):
        for value in values(view):
            found.setdefault(value, []).append(number - latest.get(value, 0))
            latest[value] = number
    return found


def _days(days: Iterable[dt.date | None]) -> list[int | None]:
    """Days since 1970, each as the step from the one before; None for one that is open."""
    steps: list[int | None] = []
    latest = 0
    for day in days:
        number = None if day is None else (day - _EPOCH).days
        steps.append(None if number is None else number - latest)
        latest = latest if number is None else number
    return steps


def _words(views: Sequence[EntryView]) -> bytes:
    return "\n".join(fold(view.headline) for view in views).encode()


def _lines(views: Sequence[EntryView]) -> bytes:
    """Page, date, headline, language and rung of each entry."""
    rows = [[view.page, view.date.full, view.headline, view.language, view.rung.slug] for view in views]
    return msgspec.json.encode(rows)
