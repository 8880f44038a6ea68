"""The timeline as a calendar (iCalendar, RFC 5545): all-day events, what is not certain as tentative."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.events.model import Status
from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Pieces

ICALENDAR = "timeline.ics"

_LONGEST = 366
"""Days beyond which a date would only fill the calendar."""
_CONTROLS = re.compile("[\x00-\x1f]")
_LINE = 75
"""Octets that a line may hold, by the standard."""
_STATUS = {
    Status.OCCURRED: "CONFIRMED",
    Status.PLANNED: "TENTATIVE",
    Status.POSSIBLE: "TENTATIVE",
    Status.DENIED: "CANCELLED",
    Status.BACKGROUND: "CONFIRMED",
}


def calendar(edition: Edition) -> Pieces:
    """Every entry whose date has both ends, at most a year apart; `X-EDTF` keeps what is known of the date."""
    settings = edition.settings
    host = urlsplit(settings.base_url).hostname or "localhost"
    stamp = f"{_day(edition.updated or dt.date(1970, 1, 1))}T000000Z"
    head = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(settings.publisher or settings.title)}//{settings.language.upper()}",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(settings.title)}",
    )

    def event(number: int) -> bytes:
        return _lines(_event(edition.views[number], edition, host, stamp))

    digests = [view.digest for view in edition.views]
    return Pieces(_lines(head), digests, event, _lines(("END:VCALENDAR",)), edition.inputs(stamp))


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line)).encode()


def _event(view: EntryView, edition: Edition, host: str, stamp: str) -> Iterator[str]:
    first, last = view.first_day, view.last_day
    if first is None or last is None or (last - first).days > _LONGEST or last == dt.date.max:
        return
    prefix = "" if view.status is Status.OCCURRED else f"[{view.status_name}] "
    quote = view.quote
    description = "\n".join(part for part in (view.date.full, f"{view.rung.number} {view.rung.name}", quote) if part)
    yield "BEGIN:VEVENT"
    yield f"UID:{view.id}@{host}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    yield f"DTEND;VALUE=DATE:{_day(last + dt.timedelta(days=1))}"
    yield f"SUMMARY:{_text(prefix + view.brief.headline)}"
    yield f"DESCRIPTION:{_text(description)}"
    yield f"URL:{absolute(edition.settings.base_url, view.page)}"
    yield f"CATEGORIES:{_text(view.rung.name)}"
    yield f"STATUS:{_STATUS[view.status]}"
    yield "TRANSP:TRANSPARENT"
    yield f"X-EDTF:{_text(view.brief.when.edtf)}"
    yield "END:VEVENT"


def _day(day: dt.date) -> str:
    """A value of type DATE, the year in four digits."""
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    """A value of type TEXT: its commas, semicolons, backslashes and ends of line escaped, other controls left out."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _CONTROLS.sub("", escaped)


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, cut between letters, each but the first after a space."""
    if len(line) <= _LINE and line.isascii():
        yield line
        return
    data = line.encode()
    room = _LINE
    start = 0
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        yield ("" if start == 0 else " ") + data[start:end].decode()
        start, room = end, _LINE - 1
    yield ("" if start == 0 else " ") + data[start:].decode()
