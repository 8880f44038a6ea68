"""Plain text → articles."""

from __future__ import annotations

import datetime as dt
import re

from generator.articles.model import Article, Block, BlockKind, Style
from generator.articles.passages import escape
from generator.articles.sentences import split_sentences

_BLOCK = re.compile(r"\S(?:.|\n(?![ \t\r]*(?:\n|\Z)))*")


def plain_article(
    identifier: str,
    text: str,
    language: str,
    published: dt.date | None = None,
    title: str = "",
    style: Style = Style.NEWS,
) -> Article:
    """An article of text exactly as given, so that offsets count in it; blank lines separate its blocks.

    Nothing is cleaned, and the text is not searched for a title or a date.
    """
    blocks = []
    for match in _BLOCK.finditer(text):
        start = match.start()
        end = start + len(match.group().rstrip())
        blocks.append(Block(start, end, BlockKind.PARAGRAPH, split_sentences(text, start, end, language)))
    return Article(
        id=identifier,
        path=identifier,
        title=title,
        language=language,
        text=text,
        html=f"<pre>{escape(text)}</pre>",
        blocks=tuple(blocks),
        published=published,
        style=style,
    )
