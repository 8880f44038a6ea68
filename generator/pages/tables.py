"""The timeline as lines of text for spreadsheets (CSV) and for Timesketch (JSONL)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

import msgspec

from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Pieces

CSV = "timeline.csv"
TIMESKETCH = "timesketch.jsonl"

COLUMNS = (
    "id", "edtf", "earliest", "latest", "precision", "approximate", "headline", "rung", "rung_name", "status", "actors",
    "importance", "sources", "publishers", "quote", "date_words", "attribution", "articles", "archives", "url",
)  # fmt: skip

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_table(edition: Edition) -> Pieces:
    """One line an entry, as RFC 4180 writes it, with the mark by which spreadsheets know UTF-8."""

    def line(number: int) -> bytes:
        return _line(_row(edition.views[number], edition))

    head = b"\xef\xbb\xbf" + _line(COLUMNS)
    return Pieces(head, [view.digest for view in edition.views], line, b"", edition.inputs())


def _line(values: Iterable[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return out.getvalue().encode()


def harmless(text: str) -> str:
    """The text such that no spreadsheet takes it for a formula: an apostrophe before what could begin one (OWASP)."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text


def _row(view: EntryView, edition: Edition) -> list[object]:
    entry, when = view.entry, view.brief.when
    lead = entry.reports[0].event if entry.reports else None
    citations = [report.citation for report in entry.reports]
    words = lead.quote[lead.date_start - lead.start : lead.date_end - lead.start] if lead else ""
    texts = {
        "headline": entry.headline,
        "rung_name": view.rung.name,
        "actors": "; ".join(entry.actors),
        "publishers": "; ".join(dict.fromkeys(one.source for one in citations if one.source)),
        "quote": lead.quote if lead else "",
        "date_words": words,
        "attribution": (lead.attribution or "") if lead else "",
        "articles": " ".join(one.url for one in citations if one.url),
        "archives": " ".join(one.archive_url for one in citations if one.archive_url),
    }
    values: dict[str, object] = {
        "id": entry.id,
        "edtf": when.edtf,
        "earliest": when.earliest or "",
        "latest": when.latest or "",
        "precision": when.precision,
        "approximate": str(when.approximate).lower(),
        "rung": "" if entry.rung is None else entry.rung,
        "status": entry.status,
        "importance": round(entry.importance, 4),
        "sources": entry.sources,
        "url": absolute(edition.settings.base_url, view.page),
    }
    values.update((name, harmless(text)) for name, text in texts.items())
    view.let_go()
    return [values[column] for column in COLUMNS]


def timesketch(edition: Edition) -> Pieces:
    """One JSON object a line for Timesketch: `message`, `datetime` and `timestamp_desc` are the fields it asks for.

    The instant is the first that the date can mean, in UTC; `edtf` beside it says what is known. Entries without a
    first day are left out, for Timesketch takes none.
    """
    dated = [view for view in edition.views if view.first_day]

    def line(number: int) -> bytes:
        return msgspec.json.encode(_event(dated[number], edition)) + b"\n"

    return Pieces(b"", [view.digest for view in dated], line, b"", edition.inputs())


def _event(view: EntryView, edition: Edition) -> dict[str, object]:
    entry, lead = view.brief, view.brief.first_report
    return {
        "message": entry.headline,
        "datetime": f"{view.first_day}T00:00:00+00:00",
        "timestamp_desc": edition.language.say(f"timesketch-{entry.status}"),
        "edtf": entry.when.edtf,
        "latest": entry.when.latest,
        "rung": entry.rung,
        "rung_name": view.rung.name,
        "status": entry.status,
        "actors": list(entry.actors),
        "sources": entry.sources,
        "quote": lead.event.quote if lead else "",
        "publisher": lead.citation.source if lead else None,
        "url": absolute(edition.settings.base_url, view.page),
        "entry_id": entry.id,
        "tag": [f"rung:{view.rung.slug}", f"status:{entry.status}"],
    }
