"""The page of sentences that say when without giving a day: kept, shown, and never guessed."""

from __future__ import annotations

import msgspec

from generator.pages.addresses import article_page
from generator.pages.edition import Edition
from generator.pages.language import Language
from generator.timeline.model import Undated

UNDATED = "undated.html"


class UndatedWords(msgspec.Struct, frozen=True):
    """Vague or unread words within their sentence, where they stand, and why they were left so."""

    before: str
    words: str
    after: str
    how: str
    fragment: str


class UndatedGroup(msgspec.Struct, frozen=True):
    """The undated sentences of one article."""

    title: str
    language: str
    page: str
    sentences: tuple[UndatedWords, ...]


def render_undated(edition: Edition) -> bytes:
    """The page of undated sentences, article by article."""
    by_article: dict[str, list[Undated]] = {}
    for one in edition.timeline.undated:
        by_article.setdefault(one.citation.id, []).append(one)
    groups = [_group(found, edition.language) for found in by_article.values()]
    return edition.page("undated.html", UNDATED, groups=groups)


def _group(found: list[Undated], language: Language) -> UndatedGroup:
    citation = found[0].citation
    words = tuple(_words(one, language) for one in found)
    return UndatedGroup(citation.title, citation.language, article_page(citation.id), words)


def _words(one: Undated, language: Language) -> UndatedWords:
    """The sentence parted at its words of time; `quote` may begin before them by an amount that only it shows."""
    before, found, after = one.quote.partition(one.text)
    if not found:
        before, after = one.quote, ""
    return UndatedWords(
        before=language.typeset(before),
        words=found,
        after=language.typeset(after),
        how=language.typeset(one.how),
        fragment=f"d{one.start}",
    )
