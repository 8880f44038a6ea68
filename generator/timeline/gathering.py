"""Readings → what the timeline needs of them, one article at a time, so that no text stays in memory."""

from __future__ import annotations

import bisect
import datetime as dt
import hashlib
from collections.abc import Iterable

import msgspec

from generator.articles.model import Citation, Span
from generator.dates.model import DateExpression, Precision
from generator.events.model import ArticleReading
from generator.timeline.identity import report_ids
from generator.timeline.model import Report, Undated
from generator.timeline.sharing import Sharing


class ArticleMentions(msgspec.Struct, frozen=True, gc=False):
    """The days an article names with day precision, each once; `digest` is equal for copies of one text.

    `lead` tells that its first sentence, naming no day, reports its day of publication. `news` is the first day that
    the text names and that its publication does not precede: what the article is about.
    """

    article: str
    published: dt.date | None
    digest: bytes
    days: tuple[dt.date, ...]
    lead: bool = False
    news: dt.date | None = None


class Gathered(msgspec.Struct, frozen=True):
    """All reports in canonical order, the mentions of every article, and the sentences without a day."""

    reports: tuple[Report, ...]
    mentions: tuple[ArticleMentions, ...]
    undated: tuple[Undated, ...]


def report_order(report: Report) -> tuple[dt.date, str, int, int, str]:
    """Sort key of reports: by publication (unknown last), article, place in its text. The first founds the entry."""
    event = report.event
    return (report.citation.published or dt.date.max, event.article, event.start, event.date_start, report.id)


def gather(readings: Iterable[ArticleReading]) -> Gathered:
    """Take what the timeline needs of each reading; the result does not depend on their order.

    An event whose date has no day at all has no place in a chronology, and is left out.
    """
    reports: list[Report] = []
    mentions: list[ArticleMentions] = []
    undated: list[Undated] = []
    sharing = Sharing()
    for reading in readings:
        citation = reading.article.citation()
        events = sorted(reading.events, key=lambda event: (event.start, event.date_start, event.date_end))
        for event, identifier in zip(events, report_ids(events), strict=True):
            if event.when.earliest or event.when.latest:
                reports.append(Report(sharing.event(event, citation.id), citation, identifier))
        mentions.append(_mentions(reading))
        undated.extend(_undated(reading, citation))
    reports.sort(key=report_order)
    mentions.sort(key=lambda mention: (mention.published or dt.date.max, mention.article))
    undated.sort(key=lambda item: (item.citation.published or dt.date.max, item.citation.id, item.start))
    return Gathered(tuple(reports), tuple(mentions), tuple(undated))


def _mentions(reading: ArticleReading) -> ArticleMentions:
    article = reading.article
    named = [day for expression in reading.expressions if (day := _day(expression)) is not None]
    words = " ".join(article.text.split())
    digest = hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    lead = any(event.from_publication for event in reading.events)
    news = next((day for day in named if article.published and day <= article.published), None)
    return ArticleMentions(article.id, article.published, digest, tuple(sorted(set(named))), lead, news)


def _day(expression: DateExpression) -> dt.date | None:
    when = expression.when
    if when is None or when.precision is not Precision.DAY or when.approximate or when.earliest != when.latest:
        return None
    return when.earliest


def _undated(reading: ArticleReading, citation: Citation) -> Iterable[Undated]:
    """The expressions without a meaning, one a sentence, where the sentence gave no event."""
    dated = {event.start for event in reading.events}
    sentences = [span for block in reading.article.blocks for span in block.sentences]
    told: set[int] = set()
    for expression in reading.expressions:
        if expression.when is not None:
            continue
        start, quote = _sentence(reading.article.text, expression, sentences)
        if start in dated or start in told:
            continue
        told.add(start)
        yield Undated(
            citation, expression.start, expression.end, expression.text, quote, expression.how, expression.unread
        )


def _sentence(text: str, expression: DateExpression, sentences: list[Span]) -> tuple[int, str]:
    """Start and words of the sentence an expression stands in; the expression itself where no sentence holds it."""
    at = bisect.bisect_right(sentences, expression.start, key=lambda span: span.start) - 1
    if at >= 0 and sentences[at].end >= expression.end:
        return sentences[at].start, text[sentences[at].start : sentences[at].end]
    return expression.start, expression.text
