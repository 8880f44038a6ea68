"""The day an article was published, where nobody gives it; and whether one that is given can be true."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
import re2

from generator.articles.calendar_words import NamedDay, named_days
from generator.articles.furniture import PUBLICATION_LINE
from generator.articles.model import Confidence, Cut

_IN_ADDRESS = re.compile(
    r"/(?:[a-z]+/)?((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/_-]|$)|/((?:19|20)\d\d)(\d\d)(\d\d)(?:[/_-]|$)"
)
_IN_ARCHIVE = re.compile(r"/(?:web/)?((?:19|20)\d\d)(\d\d)(\d\d)\d{0,6}(?:[a-z_]{0,3})/")
_DATELINE_BLOCKS = 3
_LONGEST_DATELINE = 90
_AHEAD = dt.timedelta(days=60)
_BEHIND = dt.timedelta(days=366)
_FAR = dt.timedelta(days=730)
_FEWEST_DATES = 2


class Publication(NamedTuple):
    """A publication date, where it came from, how sure it is, and the reason in one line."""

    day: dt.date
    origin: str
    confidence: Confidence
    reason: str


def infer_publication(blocks: Sequence[str], cut: Sequence[Cut], url: str | None, language: str) -> Publication | None:
    """The publication date that the article itself shows: a line of the page, its address, a dateline, its text.

    `blocks` are the texts of the article's blocks. None where nothing in it decides.
    """
    return (
        _from_line(cut, language)
        or _from_address(url)
        or _from_dateline(blocks, language)
        or _from_text(blocks, language)
    )


def doubts(day: dt.date, text: str, language: str, archive_url: str | None, retrieved: str | None) -> str | None:
    """What speaks against a publication date; None where nothing does.

    That is a copy made before it, days that the text names with their weekday and that fall on another one near it,
    or a text that names only days long before or after.
    """
    for archived in (_archive_day(archive_url), _iso_day(retrieved)):
        if archived is not None and day > archived + dt.timedelta(days=1):
            return f"a copy of the article was made on {archived}, before"
    named: list[NamedDay] = []
    told: list[NamedDay] = []
    for one in named_days(text, language):
        named.append(one)
        if one.year is None and one.weekday is not None:
            if _falls_near(one, day):
                return None
            told.append(one)
    if told:
        words = text[told[0].start : told[0].end]
        return f"“{words}”, which its text names, falls on another weekday in that year"
    full = [date for date in (one.date() for one in named) if date]
    if any(one.year is None for one in named) or len(full) < _FEWEST_DATES:
        return None
    nearest = min(full, key=lambda date: abs(date - day))
    return f"the nearest full date in its text is {nearest}" if abs(nearest - day) > _FAR else None


def _falls_near(named: NamedDay, day: dt.date) -> bool:
    """Whether a day without a year falls on its weekday where it is nearest to `day`."""
    plain = msgspec.structs.replace(named, weekday=None)
    dates = (plain.date(year) for year in (day.year - 1, day.year, day.year + 1))
    nearest = min((date for date in dates if date), key=lambda date: abs(date - day), default=None)
    return nearest is None or nearest.weekday() == named.weekday


def _from_line(cut: Sequence[Cut], language: str) -> Publication | None:
    for line in cut:
        if line.reason == PUBLICATION_LINE:
            for named in named_days(line.text, language):
                date = named.date()
                if date is not None:
                    return Publication(date, PUBLICATION_LINE, Confidence.CERTAIN, f"“{line.text}”")
    return None


def _from_address(url: str | None) -> Publication | None:
    match = _IN_ADDRESS.search(url or "")
    if match is None:
        return None
    parts = [int(part) for part in match.groups() if part is not None]
    try:
        return Publication(dt.date(*parts), "address", Confidence.LIKELY, f"{match.group().strip('/')} in its address")
    except ValueError:
        return None


def _from_dateline(blocks: Sequence[str], language: str) -> Publication | None:
    """`PARIS, 12 oct. (AFP)`: a place, a day, often an agency, at the head of the text."""
    for block in blocks[:_DATELINE_BLOCKS]:
        head = block[:_LONGEST_DATELINE]
        named = next(named_days(head, language), None)
        if named is None or not _place().fullmatch(head[: named.start]) or not _after().match(head[named.end :]):
            continue
        words = head[: named.end]
        if named.year is not None:
            date = named.date()
            return Publication(date, "dateline", Confidence.CERTAIN, f"“{words}”") if date else None
        resolved = _with_year(named, _full_dates(blocks, language))
        if resolved is not None:
            date, witness = resolved
            reason = f"“{words}”, in the year that puts it nearest to {witness}, which the text names"
            return Publication(date, "dateline", Confidence.LIKELY, reason)
    return None


def _from_text(blocks: Sequence[str], language: str) -> Publication | None:
    """The first day named with its weekday, in the year of the text's full dates that makes it that weekday."""
    full = _full_dates(blocks, language)
    for block in blocks:
        for named in named_days(block, language):
            if named.weekday is None:
                continue
            own = named.date()
            resolved = (own, own) if own else _with_year(named, full)
            if resolved is None:
                continue
            date, witness = resolved
            confidence = Confidence.LIKELY if all(other <= date for other in full) else Confidence.DOUBTFUL
            words = block[named.start : named.end]
            reason = f"“{words}”, the first day that its text names with a weekday, falls so near {witness}"
            return Publication(date, "text", confidence, reason)
    return None


def _with_year(named: NamedDay, full: Sequence[dt.date]) -> tuple[dt.date, dt.date] | None:
    """The date of a day without a year that is nearest to the latest of the text's full dates, and that date.

    News names days that lie up to a year back, and days that lie ahead by weeks.
    """
    if not full:
        return None
    witness = max(full)
    dates = [
        date
        for year in range(witness.year - 1, witness.year + 2)
        if (date := named.date(year)) is not None and -_AHEAD <= date - witness <= _BEHIND
    ]
    return (min(dates, key=lambda date: abs(date - witness)), witness) if dates else None


def _full_dates(blocks: Sequence[str], language: str) -> list[dt.date]:
    found = (named.date() for block in blocks for named in named_days(block, language))
    return [date for date in found if date is not None]


def _archive_day(address: str | None) -> dt.date | None:
    match = _IN_ARCHIVE.search(address or "")
    try:
        return dt.date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def _iso_day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


@cache
def _place() -> Any:
    """What may stand before a dateline's day: a place or two, an agency, an article, and punctuation."""
    place = r"\p{Lu}[\pL'’ .-]+(?:[,/][\pL'’ .-]+)?(?:\s*\([^)]+\))?"
    return re2.compile(place + r"\s*[,–—-]\s*(?:\pL{1,3}\s+)?")


@cache
def _after() -> Any:
    """What must follow it: an agency in brackets, a dash, or a full stop and a dash."""
    return re2.compile(r"\.?\s*(?:\([^)]+\)|[–—-]{1,2}\s|/\s*\p{Lu})")
