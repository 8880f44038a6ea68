"""`timeline.json`: the whole timeline for other programs."""

from __future__ import annotations

from importlib import resources
from typing import Any

import msgspec

from generator.dates.model import When
from generator.pages.addresses import absolute, article_page, entry_page
from generator.pages.edition import Edition
from generator.pages.output import Pieces
from generator.settings import Settings
from generator.timeline.model import Entry, Report

SCHEMA = "timeline.schema.json"


def schema(settings: Settings) -> bytes:
    """The JSON Schema of `timeline.json`, under the address at which the site publishes it."""
    text = (resources.files("generator.pages") / SCHEMA).read_bytes()
    document = {"$id": absolute(settings.base_url, SCHEMA), **msgspec.json.decode(text)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def timeline_json(edition: Edition) -> Pieces:
    """The timeline as JSON, an entry a line, in their order.

    Days are ISO 8601, offsets count code points of the article's text.
    """
    settings = edition.settings
    document = {
        "$schema": absolute(settings.base_url, SCHEMA),
        "title": settings.title,
        "description": settings.description,
        "language": settings.language,
        "url": absolute(settings.base_url, "index.html"),
        "publisher": settings.publisher,
        "licence": settings.licence,
        "named_dates": settings.named_dates,
        "key_dates": edition.timeline.key_dates,
    }
    encode = msgspec.json.Encoder().encode

    def line(number: int) -> bytes:
        view = edition.views[number]
        data = (b",\n" if number else b"\n") + encode(entry_data(view.entry, settings))
        view.let_go()
        return data

    head = msgspec.json.encode(document).removesuffix(b"}") + b',"entries":['
    digests = [view.digest + (b"," if number else b" ") for number, view in enumerate(edition.views)]
    return Pieces(head, digests, line, b"\n]}\n", edition.inputs())


def entry_data(entry: Entry, settings: Settings) -> dict[str, Any]:
    """One entry of `timeline.json`."""
    return {
        "id": entry.id,
        "url": absolute(settings.base_url, entry_page(entry.id)),
        "when": when_data(entry.when),
        "headline": entry.headline,
        "rung": entry.rung,
        "status": entry.status,
        "actors": entry.actors,
        "importance": entry.importance,
        "sources": entry.sources,
        "reports": [_report(report, settings) for report in entry.reports],
        "former_ids": entry.former_ids,
        "follows": entry.follows,
        "followed_by": entry.followed_by,
        "disagreements": entry.disagreements,
        "corrections": entry.corrections,
        "note": entry.note,
        "pinned": entry.pinned,
        "choices": entry.choices,
        "by_hand": entry.by_hand,
        "references": entry.references,
    }


def when_data(when: When) -> dict[str, Any]:
    """A date as EDTF and its first and last day."""
    return {
        "edtf": when.edtf,
        "earliest": when.earliest,
        "latest": when.latest,
        "precision": when.precision,
        "approximate": when.approximate,
        "time": when.time,
    }


def _report(report: Report, settings: Settings) -> dict[str, Any]:
    event, citation = report.event, report.citation
    return {
        "id": report.id,
        "copy_of": report.copy_of,
        "article": citation.id,
        "article_url": absolute(settings.base_url, article_page(citation.id)),
        "title": citation.title,
        "url": citation.url,
        "archive_url": citation.archive_url,
        "publisher": citation.source,
        "author": citation.author,
        "published": citation.published,
        "language": citation.language,
        "quote": event.quote,
        "start": event.start,
        "end": event.end,
        "date_words": event.quote[event.date_start - event.start : event.date_end - event.start],
        "when": when_data(event.when),
        "how": event.how,
        "certainty": event.certainty,
        "from_publication": event.from_publication,
        "rung": event.rung,
        "pattern": event.pattern,
        "status": event.status,
        "status_reason": event.status_reason,
        "attribution": event.attribution,
        "actors": event.actors,
    }
