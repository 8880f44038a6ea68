"""Article + date expressions → events."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.articles.model import Article, BlockKind
from generator.dates.model import Certainty, DateExpression, Precision, When
from generator.events.actors import Index, Mention, cast, find_mentions, index_actors
from generator.events.clauses import clause_of
from generator.events.discourse import Discourse, Told
from generator.events.headlines import headline
from generator.events.ladder import LadderKey, ladder_key, tells_of_arms
from generator.events.language import Language, language
from generator.events.model import Actor, Event, Role, Status
from generator.events.readings import Reading, read
from generator.events.selection import Dated, Placed, bind, in_speech, is_attributive, is_distant, place, status_by_date
from generator.events.sentence import Sentence
from generator.events.speakers import Speaker, find_speaker
from generator.frozen import Leaf
from generator.settings import ActorKind, Settings

_TOLD = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})
_SUBJECT_WORDS = 6
"""Among how many first words of a sentence an actor of the crisis makes it one of the crisis."""

_FINE = frozenset({Precision.DAY, Precision.SPAN, Precision.WEEK, Precision.MONTH})
_SENTENCE_ENDS = (".", "!", "?", "…", "»", "”", '"')


class Context(Leaf, frozen=True):
    """What the sentences of an article share."""

    article: Article
    expressions: Sequence[DateExpression]
    starts: list[int]
    told: list[Told]
    lead: int | None
    discourse: Discourse
    known: Language
    ladder: LadderKey
    actors: Index
    settings: Settings

    def dates(self, number: int) -> Sequence[DateExpression]:
        """The date expressions of the sentence of this number."""
        span = self.told[number].span
        return self.expressions[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def person(self, name: str | None) -> str | None:
        """The actor's name where it is a person's: one that can stand in a sentence without an article."""
        if name is None:
            return None
        persons = {actor.name for actor in self.settings.actors if actor.kind is ActorKind.PERSON}
        return name if name in persons else None


class Found(Leaf, frozen=True):
    """All that a sentence gives to its events."""

    number: int
    sentence: Sentence
    speaker: Speaker | None
    mentions: list[Mention]
    subject: str | None
    """The actor that the pronoun means with which the sentence begins."""


def extract_events(article: Article, expressions: Sequence[DateExpression], settings: Settings) -> tuple[Event, ...]:
    """The events of an article, in order of its sentences; within one sentence the main event comes first.

    `expressions` are the article's date expressions in order of the text. Raises UserError where the data of the
    article's language have mistakes, re2.error for a site pattern that is none (see `check_ladder`).
    """
    known = language(article.language)
    actors = index_actors(settings.actors)
    told = _told_sentences(article)
    context = Context(
        article=article,
        expressions=expressions,
        starts=[expression.start for expression in expressions],
        told=told,
        lead=_lead(article, told) if settings.lead_events and article.published else None,
        discourse=Discourse(article, told, known, actors, {actor.name: actor.kind for actor in settings.actors}),
        known=known,
        ladder=ladder_key(settings.ladder),
        actors=actors,
        settings=settings,
    )
    return tuple(event for number in range(len(told)) for event in _sentence_events(context, number))


def _told_sentences(article: Article) -> list[Told]:
    """The sentences that tell something: those of paragraphs, lists and quotes; all of them where there is only one."""
    every = [Told(number, span) for number, block in enumerate(article.blocks) for span in block.sentences]
    if len(every) == 1:
        return every
    return [told for told in every if article.blocks[told.block].kind in _TOLD]


def _lead(article: Article, told: Sequence[Told]) -> int | None:
    """The number of the sentence that tells the day's news: the first that is no title."""
    if len(told) == 1:
        return 0
    for number, (_, span) in enumerate(told):
        text = article.text[span.start : span.end].strip()
        if text.endswith(_SENTENCE_ENDS) and text.rstrip(".") != article.title.strip():
            return number
    return None


def _sentence_events(context: Context, number: int) -> Iterator[Event]:
    """The events of one sentence, the main one first."""
    expressions = context.dates(number)
    lead = number == context.lead
    dated = any(date.when is not None for date in expressions)
    carried = None if dated or lead or not number else _carried(context, number)
    if not dated and not lead and carried is None:
        return
    sentence = context.discourse.sentence(number)
    if not len(sentence.words):
        return
    dates = place(expressions, context.told[number].span.start, sentence)
    speaker = find_speaker(sentence, [(date.start, date.end) for date in dates])
    found = read(sentence, context.ladder)
    if not found and _goes_on_about_arms(context, number):
        found = read(sentence, context.ladder, told=True)
    readings = _news_first(sentence, found, speaker)
    if carried is not None:
        said = speaker is not None and (speaker.name is None or context.discourse.reports(number - 1))
        bound = [Dated(readings[0], carried)] if readings and said else []
    elif readings:
        bound = bind(sentence, readings, dates, context.article.published, lead)
    else:
        bound = _unclassified(context, sentence, dates) if speaker is None else []
    if not bound:
        return
    mentions = find_mentions(sentence, context.actors)
    told = Found(number, sentence, speaker, mentions, _subject(context, number, sentence))
    for item in bound:
        yield _event(context, told, item)


def _goes_on_about_arms(context: Context, number: int) -> bool:
    """Whether one of the two sentences before this one is about armed conflict (`…. Four houses were burnt`)."""
    return any(tells_of_arms(context.discourse.sentence(before)) for before in range(max(0, number - 2), number))


def _carried(context: Context, number: int) -> Placed | None:
    """The day on which the words of this sentence were said, where the sentence before it tells that."""
    date = context.discourse.day_of_speech(number, context.dates(number - 1))
    if date is None:
        return None
    text = context.article.text[context.told[number].span.start : context.told[number].span.end].lstrip()
    quoted = text.startswith(("«", "“", '"')) or context.discourse.goes_on(number)
    return Placed(date, 0, 0) if quoted else None


def _news_first(sentence: Sentence, readings: list[Reading], speaker: Speaker | None) -> list[Reading]:
    """The readings, those last that only tell who speaks and where (`…, said a general at the nuclear plant`)."""
    if speaker is None:
        return readings
    start, end = speaker.start, speaker.end
    if speaker.closing:
        end = max(end, sentence.clauses[clause_of(sentence.clauses, start)].end)
    return sorted(readings, key=lambda reading: start <= reading.found.head < end)


def _unclassified(context: Context, sentence: Sentence, dates: Sequence[Placed]) -> list[Dated]:
    """The dated happening of a sentence that has nothing of the ladder, where it plainly is one of the crisis."""
    if sentence.occurrences.starts("elsewhere"):
        return []
    if sentence.occurrences.starts("pronoun") & 1:
        return []
    subjects = [found for found in find_mentions(sentence, context.actors) if found.start < _SUBJECT_WORDS]
    concerned = subjects or sentence.occurrences.starts("military")
    of_the_crisis = sentence.occurrences.starts("hard") | sentence.occurrences.starts("soft")
    for date in dates:
        when = date.expression.when
        if when is None or in_speech(sentence, date) or is_attributive(sentence, date):
            continue
        history = is_distant(date.expression, context.article.published)
        if (concerned and when.precision in _FINE) or (history and (concerned or of_the_crisis)):
            return [Dated(None, date)]
    return []


def _subject(context: Context, number: int, sentence: Sentence) -> str | None:
    """The actor that the pronoun means with which the sentence begins; None where it begins with none."""
    if sentence.occurrences.starts("subject_pronoun") & 1:
        return context.discourse.referent(number)
    return None


def _event(context: Context, found: Found, dated: Dated) -> Event:
    reading, date = dated.reading, dated.date
    span = context.told[found.number].span
    when, how, certainty = _when(context, date)
    status = reading.status if reading else Status.OCCURRED
    if date is not None:
        status = status_by_date(status, date.expression, context.article.published)
    actors = cast(found.sentence, found.mentions, reading, found.speaker)
    if found.subject:
        actors = (Actor(found.subject, Role.AGENT), *(actor for actor in actors if actor.name != found.subject))
    return Event(
        article=context.article.id,
        when=when,
        start=span.start,
        end=span.end,
        date_start=date.expression.start if date else span.start,
        date_end=date.expression.end if date else span.start,
        quote=context.article.text[span.start : span.end],
        headline=headline(found.sentence, reading, context.person(found.subject)),
        rung=reading.rung if reading else None,
        pattern=reading.pattern if reading else None,
        status=status,
        status_reason=reading.reason if reading else None,
        attribution=_attribution(context, found),
        actors=actors,
        how=how,
        certainty=certainty,
        from_publication=date is None,
    )


def _attribution(context: Context, found: Found) -> str | None:
    """Who says so: named in the sentence, or the speaker before whose words go on or who is now a pronoun."""
    if found.speaker and found.speaker.name:
        return found.speaker.name
    if found.speaker or context.discourse.goes_on(found.number):
        return context.discourse.speaker(found.number)
    return None


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
