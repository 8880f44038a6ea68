"""The page of words that say when without giving a day: kept, shown, and never guessed."""

from __future__ import annotations

import msgspec

from generator.dates.model import DateExpression
from generator.events.model import ArticleReading
from generator.pages.addresses import article_page
from generator.pages.edition import Edition

UNDATED = "undated.html"


class UndatedWords(msgspec.Struct, frozen=True):
    """Vague or unread words within their sentence, and why they were left so."""

    before: str
    words: str
    after: str
    how: str


class UndatedGroup(msgspec.Struct, frozen=True):
    """The undated words of one article. `sentences` is named apart from `items`, which is a mapping's own."""

    title: str
    page: str
    sentences: tuple[UndatedWords, ...]


def render_undated(edition: Edition) -> bytes:
    """The page of undated words, article by article."""
    groups = [_group(reading, edition) for reading in edition.readings]
    return edition.page("undated.html", UNDATED, groups=[group for group in groups if group.sentences])


def _group(reading: ArticleReading, edition: Edition) -> UndatedGroup:
    words = [_words(reading, one, edition) for one in reading.expressions if one.when is None]
    return UndatedGroup(reading.article.title, article_page(reading.article.id), tuple(words))


def _words(reading: ArticleReading, expression: DateExpression, edition: Edition) -> UndatedWords:
    text = reading.article.text
    start, end = _sentence(reading, expression)
    typeset = edition.language.typeset
    return UndatedWords(
        before=typeset(text[start : expression.start]),
        words=expression.text,
        after=typeset(text[expression.end : end]),
        how=typeset(expression.how),
    )


def _sentence(reading: ArticleReading, expression: DateExpression) -> tuple[int, int]:
    """The sentence around an expression, or its block where no sentence holds it whole."""
    for block in reading.article.blocks:
        if block.start <= expression.start and expression.end <= block.end:
            for sentence in block.sentences:
                if sentence.start <= expression.start and expression.end <= sentence.end:
                    return sentence.start, sentence.end
            return block.start, block.end
    return expression.start, expression.end
