"""Plain text → articles."""

from __future__ import annotations

import datetime as dt

from generator.articles.model import Article, Block, BlockKind, Style
from generator.articles.passages import escape
from generator.articles.sentences import split_sentences
from generator.articles.text_pages import paragraph_spans


def plain_article(
    identifier: str,
    text: str,
    language: str,
    published: dt.date | None = None,
    title: str = "",
    style: Style = Style.NEWS,
) -> Article:
    """An article of text exactly as given, so that offsets count in it, parted into blocks as a `.txt` file is.

    Nothing is cleaned, and the text is not searched for a title or a date.
    """
    blocks = tuple(
        Block(start, end, BlockKind.PARAGRAPH, split_sentences(text, start, end, language))
        for start, end in paragraph_spans(text)
    )
    return Article(
        id=identifier,
        path=identifier,
        title=title,
        language=language,
        text=text,
        html=f"<pre>{escape(text)}</pre>",
        blocks=blocks,
        published=published,
        style=style,
    )
