"""Article + date expressions → events."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.articles.model import Article, BlockKind, Span
from generator.dates.model import Certainty, DateExpression, Precision, When
from generator.events.actors import Index, Mention, cast, find_mentions, index_actors
from generator.events.headlines import headline
from generator.events.ladder import LadderKey, ladder_key
from generator.events.language import Language, language
from generator.events.model import Event, Status
from generator.events.readings import Reading, read
from generator.events.sentence import Sentence, take_apart
from generator.events.selection import Dated, Placed, bind, is_distant, place, status_by_date
from generator.events.speakers import Speaker, find_speaker
from generator.settings import Settings

_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"')


class Context(NamedTuple):
    """What the sentences of an article share."""

    article: Article
    known: Language
    ladder: LadderKey
    actors: Index
    settings: Settings


def extract_events(
    article: Article, expressions: Sequence[DateExpression], settings: Settings
) -> tuple[Event, ...]:
    """The events of an article, in order of its sentences; within one sentence the main event comes first.

    `expressions` are the article's date expressions in order of the text. Raises UserError where the data of the
    article's language have mistakes, re2.error for a site pattern that is none (see `check_ladder`).
    """
    context = Context(
        article,
        language(article.language),
        ladder_key(settings.ladder),
        index_actors(settings.actors),
        settings,
    )
    spans = _told_sentences(article)
    lead = _lead(article, spans) if settings.lead_events and article.published else None
    starts = [expression.start for expression in expressions]
    events: list[Event] = []
    for span in spans:
        dates = expressions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        if span == lead or any(date.when is not None for date in dates):
            events.extend(_sentence_events(context, span, dates, span == lead))
    return tuple(events)


def _told_sentences(article: Article) -> list[Span]:
    """The sentences that tell something: those of paragraphs, lists and quotes; all of them where there is only one."""
    every = [sentence for block in article.blocks for sentence in block.sentences]
    if len(every) == 1:
        return every
    return [sentence for block in article.blocks if block.kind in _TOLD for sentence in block.sentences]


def _lead(article: Article, spans: Sequence[Span]) -> Span | None:
    """The sentence that tells the day's news: the first that is no title."""
    if len(spans) == 1:
        return spans[0]
    for span in spans:
        text = article.text[span.start : span.end].strip()
        if text.endswith(_SENTENCE_ENDS) and text.rstrip(".") != article.title.strip():
            return span
    return None


def _sentence_events(
    context: Context, span: Span, expressions: Sequence[DateExpression], lead: bool
) -> Iterator[Event]:
    """The events of one sentence, the main one first."""
    sentence = take_apart(context.article.text[span.start : span.end], context.known)
    if not len(sentence.words):
        return
    dates = place(expressions, span.start, sentence)
    readings = read(sentence, context.ladder)
    bound = bind(sentence, readings, dates, context.article.published, lead) if readings else _unclassified(context, sentence, dates)
    if not bound:
        return
    speaker = find_speaker(sentence, [(date.start, date.end) for date in dates])
    mentions = find_mentions(sentence, context.actors)
    for dated in bound:
        yield _event(context, span, sentence, dated, speaker, mentions)


def _unclassified(context: Context, sentence: Sentence, dates: Sequence[Placed]) -> list[Dated]:
    """The dated happening of a sentence that has nothing of the ladder, where it plainly is one of the crisis."""
    usable = [date for date in dates if date.expression.when is not None]
    if not usable or context.known.has("elsewhere", sentence.occurrences):
        return []
    named = find_mentions(sentence, context.actors)
    anchored = context.known.has("military", sentence.occurrences)
    if named or anchored or any(is_distant(date.expression, context.article.published) for date in usable):
        return [Dated(None, usable[0])]
    return []


def _event(
    context: Context,
    span: Span,
    sentence: Sentence,
    dated: Dated,
    speaker: Speaker | None,
    mentions: list[Mention],
) -> Event:
    reading, date = dated
    published = context.article.published
    when, how, certainty = _when(context, date)
    status = reading.status if reading else Status.OCCURRED
    if date is not None:
        status = status_by_date(status, date.expression, published)
    return Event(
        article=context.article.id,
        when=when,
        start=span.start,
        end=span.end,
        date_start=date.expression.start if date else span.start,
        date_end=date.expression.end if date else span.start,
        quote=sentence.words.text,
        headline=headline(sentence, reading),
        rung=reading.rung if reading else None,
        pattern=reading.pattern if reading else None,
        status=status,
        status_reason=reading.reason if reading else None,
        attribution=speaker.name if speaker else None,
        actors=cast(sentence, mentions, reading, speaker),
        how=how,
        certainty=certainty,
        from_publication=date is None,
    )


def _when(context: Context, date: Placed | None) -> tuple[When, str, Certainty]:
    """The day of an event, how it was read, and how sure that is."""
    if date is not None and date.expression.when is not None:
        return date.expression.when, date.expression.how, date.expression.certainty
    published = context.article.published
    if published is None:
        raise ValueError("an event without a date needs the article's publication date")
    phrases = language(context.settings.language).phrases or language("en").phrases
    return _day(published), phrases["from_publication"], Certainty.LIKELY


def _day(day: dt.date) -> When:
    return When(day.isoformat(), day, day, Precision.DAY)
