"""A reading → what the timeline needs of it: all that is asked of the article alone, so that it can be kept."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable

import msgspec

from generator.articles.model import Citation, Span
from generator.dates.model import DateExpression, Precision
from generator.events.model import ArticleReading, Event
from generator.timeline.identity import report_ids
from generator.timeline.mentions import ArticleMentions, article_mentions


class Vague(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A sentence whose only words about time give no day; see `Undated`, of which it is all but the article."""

    start: int
    end: int
    text: str
    quote: str
    how: str
    unread: bool


class Gleaned(msgspec.Struct, frozen=True, array_like=True):
    """An article's events that have a day, in order of the text, and their lasting ids; its mentions; what is vague."""

    citation: Citation
    events: tuple[Event, ...]
    ids: tuple[str, ...]
    mentions: ArticleMentions
    vague: tuple[Vague, ...]


def glean(reading: ArticleReading) -> Gleaned:
    """Take what the timeline needs. An event without any day has no place in a chronology, and is left out."""
    dated = [(event, name) for event, name in identified(reading) if event.when.earliest or event.when.latest]
    return Gleaned(
        citation=reading.article.citation(),
        events=tuple(event for event, _ in dated),
        ids=tuple(identifier for _, identifier in dated),
        mentions=_mentions(reading),
        vague=tuple(_vague(reading)),
    )


def identified(reading: ArticleReading) -> list[tuple[Event, str]]:
    """The events of an article in order of its text, each with the lasting id of its report."""
    events = sorted(reading.events, key=lambda event: (event.start, event.date_start, event.date_end))
    return list(zip(events, report_ids(events), strict=True))


def _mentions(reading: ArticleReading) -> ArticleMentions:
    article = reading.article
    return article_mentions(article.id, article.published, article.text, named_days(reading))


def named_days(reading: ArticleReading) -> set[dt.date]:
    """The days that an article names with day precision."""
    return {day for expression in reading.expressions if (day := _day(expression)) is not None}


def _day(expression: DateExpression) -> dt.date | None:
    when = expression.when
    if when is None or when.precision is not Precision.DAY or when.approximate or when.earliest != when.latest:
        return None
    return when.earliest


def _vague(reading: ArticleReading) -> Iterable[Vague]:
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
        yield Vague(expression.start, expression.end, expression.text, quote, expression.how, expression.unread)


def _sentence(text: str, expression: DateExpression, sentences: list[Span]) -> tuple[int, str]:
    """Start and words of the sentence an expression stands in; the expression itself where no sentence holds it."""
    at = bisect.bisect_right(sentences, expression.start, key=lambda span: span.start) - 1
    if at >= 0 and sentences[at].end >= expression.end:
        return sentences[at].start, text[sentences[at].start : sentences[at].end]
    return expression.start, expression.text
