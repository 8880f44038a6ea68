"""What was gleaned of every article → all of it in canonical order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from generator.timeline.gleaning import ArticleMentions, Gleaned
from generator.timeline.model import Report, Undated
from generator.timeline.sharing import Sharing


class Gathered(msgspec.Struct, frozen=True):
    """All reports in canonical order, the mentions of every article, and the sentences without a day."""

    reports: tuple[Report, ...]
    mentions: tuple[ArticleMentions, ...]
    undated: tuple[Undated, ...]


def report_order(report: Report) -> tuple[dt.date, str, int, int, str]:
    """Sort key of reports: by publication (unknown last), article, place in its text. The first founds the entry."""
    event = report.event
    return (report.citation.published or dt.date.max, event.article, event.start, event.date_start, report.id)


def gather(articles: Iterable[Gleaned]) -> Gathered:
    """Put what was gleaned of each article together; the result does not depend on their order."""
    reports: list[Report] = []
    mentions: list[ArticleMentions] = []
    undated: list[Undated] = []
    sharing = Sharing()
    for one in articles:
        citation = one.citation
        for event, identifier in zip(one.events, one.ids, strict=True):
            reports.append(Report(sharing.event(event, citation.id), citation, identifier))
        mentions.append(one.mentions)
        undated.extend(
            Undated(citation, vague.start, vague.end, vague.text, vague.quote, vague.how, vague.unread)
            for vague in one.vague
        )
    reports.sort(key=report_order)
    mentions.sort(key=lambda mention: (mention.published or dt.date.max, mention.article))
    undated.sort(key=lambda item: (item.citation.published or dt.date.max, item.citation.id, item.start))
    return Gathered(tuple(reports), tuple(mentions), tuple(undated))
