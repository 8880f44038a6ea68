"""An article's page: its text with every date expression marked and led to its entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec
from markupsafe import Markup

from generator.articles.markup import mark
from generator.articles.model import Mark
from generator.articles.passages import walk
from generator.dates.model import DateExpression
from generator.events.model import ArticleReading, Event
from generator.pages.addresses import article_page, file_of, root_of
from generator.pages.date_wording import date_shown
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView, Quote, anchor, quote_of
from generator.pages.output import Group, Output
from generator.pages.structured_data import news_article
from generator.settings import ArticleDisplay
from generator.timeline.gleaning import identified


class ReadingShown(msgspec.Struct, frozen=True):
    """A date expression for the list below the text: its words, what they mean, how that is known, its entry."""

    words: str
    meaning: str | None
    unread: bool
    how: str
    fragment: str
    entry: EntryView | None


def render_article(edition: Edition, number: int) -> bytes:
    """The page of the article whose record has this number."""
    reading = edition.readings.fetch(number)
    article = reading.article
    path = article_page(article.id)
    reported = _reported(edition, reading)
    entries = {(event.date_start, event.date_end): view for view, event in reported}
    shown = [_reading(expression, entries, edition) for expression in reading.expressions]
    return edition.page(
        "article.html",
        path,
        article=article,
        data=news_article(article, edition),
        published=edition.language.date(article.published, "pattern-day") if article.published else None,
        text=_text(reading, shown, path, edition),
        quotes=_quotes(edition, reported),
        readings=shown,
        entries=edition.entries_of_article.get(article.id, ()),
    )


def article_pages(edition: Edition) -> Iterator[Group]:
    """The pages of all articles, in a group for each month in which some were published."""
    by_month: dict[str, list[int]] = {}
    for number, record in enumerate(edition.readings.records):
        by_month.setdefault(str(record.citation.published)[:7], []).append(number)
    for month, numbers in by_month.items():
        inputs = edition.inputs("articles", *(_made_from(edition, number) for number in numbers))
        yield Group(f"articles {month}", inputs, partial(_outputs, edition, numbers))


def _outputs(edition: Edition, numbers: Iterable[int]) -> Iterator[Output]:
    for number in numbers:
        path = file_of(article_page(edition.readings.records[number].citation.id))
        inputs = edition.inputs("article", _made_from(edition, number))
        yield Output(path, partial(render_article, edition, number), inputs)


def _made_from(edition: Edition, number: int) -> bytes:
    """What stands for all that a page is made from: the article, what was read in it, the entries that rest on it."""
    record = edition.readings.records[number]
    entries = edition.entries_of_article.get(record.citation.id, ())
    if edition.own_templates:
        return b"".join([record.digest, *[view.digest for view in entries]])
    return b"".join([record.digest, *[view.brief.line for view in entries]])


def _text(reading: ArticleReading, shown: list[ReadingShown], path: str, edition: Edition) -> Markup | None:
    """The article's sanitised HTML with its marks; None where the site shows only quotes."""
    if edition.settings.articles is ArticleDisplay.QUOTES:
        return None
    return Markup(mark(reading.article.html, _marks(reading, shown, root_of(path), edition)))  # noqa: S704


def _quotes(edition: Edition, reported: Iterable[tuple[EntryView, Event]]) -> list[tuple[str, Quote, EntryView | None]]:
    """The sentences that entries rest on, in the order of the text, each with its fragment and its entry.

    Nothing where the site shows the whole text.
    """
    if edition.settings.articles is not ArticleDisplay.QUOTES:
        return []
    found = {event.start: (anchor(event), quote_of(event, edition.language), view) for view, event in reported}
    return [found[start] for start in sorted(found)]


def _reported(edition: Edition, reading: ArticleReading) -> list[tuple[EntryView, Event]]:
    """The article's events that entries report, each with its entry."""
    views = edition.entries_of_article.get(reading.article.id, ())
    by_report = {identifier: view for view in views for identifier in (view.id, *view.brief.former_ids)}
    found = []
    for event, identifier in identified(reading):
        if identifier in by_report:
            found.append((by_report[identifier], event))
    return found


def _reading(expression: DateExpression, entries: dict[tuple[int, int], EntryView], edition: Edition) -> ReadingShown:
    return ReadingShown(
        words=expression.text,
        meaning=date_shown(expression.when, edition.language).full if expression.when else None,
        unread=expression.unread,
        how=edition.language.typeset(expression.how),
        fragment=f"d{expression.start}",
        entry=entries.get((expression.start, expression.end)),
    )


def _marks(reading: ArticleReading, shown: list[ReadingShown], root: str, edition: Edition) -> list[Mark]:
    """The date words as links to their entries, or as plain marks; each event's sentence as a place to link to."""
    marks = []
    links = _links(reading.article.html)
    for expression, words in zip(reading.expressions, shown, strict=True):
        attributes = {
            "id": words.fragment,
            "class": "date" if words.meaning else "date vague",
            "data-reading": words.how or words.meaning or "",
        }
        if words.entry:
            marks.append(Mark(expression.start, expression.end, "a", {**attributes, "href": root + words.entry.page}))
        else:
            reachable = {} if _touches(links, expression) else {"tabindex": "0"}
            marks.append(Mark(expression.start, expression.end, "span", {**attributes, **reachable}))
    sentences = {event.start: event for event in reading.events}
    for event in sentences.values():
        marks.append(Mark(event.start, event.end, "span", {"id": anchor(event), "class": "sentence"}))
    return marks


def _links(html: str) -> list[tuple[int, int]]:
    """Where the text of the article's own links lies."""
    if "<a" not in html:
        return []
    spans = []
    depth = 0
    for token, text, offset in walk(html):
        if token.name == "a":
            depth += -1 if token.closing else 1
        elif depth and text and not token.name:
            spans.append((offset, offset + len(text)))
    return spans


def _touches(links: list[tuple[int, int]], expression: DateExpression) -> bool:
    """Whether any of the words stand in a link, which the keyboard reaches by itself and which holds nothing it can."""
    return any(start < expression.end and expression.start < end for start, end in links)
