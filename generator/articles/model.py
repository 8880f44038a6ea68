"""One source document."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec


class Style(StrEnum):
    """What relative dates count from: news counts from the publication, narrative from the text's own dates."""

    NEWS = "news"
    NARRATIVE = "narrative"


class BlockKind(StrEnum):
    """What a block of text is in the article."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"
    CODE = "code"
    EMBED = "embed"


class Span(msgspec.Struct, frozen=True, array_like=True, order=True, gc=False):
    """A stretch [start, end) of an article's text, in code points."""

    start: int
    end: int


class Block(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One block of an article: a paragraph, a heading, an item of a list, with its sentences."""

    start: int
    end: int
    kind: BlockKind
    sentences: tuple[Span, ...] = ()


class Confidence(StrEnum):
    """How sure a publication date is: said by somebody, read from a sure sign, or hardly more than a guess."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class Cut(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words of the file that are not the article's: what they were, and why they were left out."""

    text: str
    reason: str


class Article(msgspec.Struct, frozen=True, array_like=True):
    """One source document, ready to be read.

    `id` is the address part of its page, unique in the site and made from its path. `path` is relative to the content
    folder, with `/`. `text` is the text of `html`: the text nodes of its blocks, blocks joined by blank lines; every
    offset in the program points into it. `html` is sanitised. `published` is None where nobody gives a date.
    `origins` says where each piece of metadata came from (`front matter`, `file name`, …). `cut` is the page furniture
    that was left out of `text`, in the order of the file. A block of kind `embed` is a post of a social network that
    the article shows: part of the text, but not of its author's words. `published_reason` says by which words a date
    that nobody gave was inferred, and `published_confidence` how sure it is. `copy_of` is the id of an article that has
    the same address or nearly the same words; `copies` are the citations of those that have this one's.
    """

    id: str
    path: str
    title: str
    language: str
    text: str
    html: str
    blocks: tuple[Block, ...]
    published: dt.date | None = None
    source: str | None = None
    url: str | None = None
    archive_url: str | None = None
    author: str | None = None
    tags: tuple[str, ...] = ()
    style: Style = Style.NEWS
    origins: dict[str, str] = {}
    cut: tuple[Cut, ...] = ()
    published_confidence: Confidence = Confidence.CERTAIN
    published_reason: str = ""
    copy_of: str | None = None
    copies: tuple[Citation, ...] = ()

    def citation(self) -> Citation:
        """What an entry says of this article."""
        return Citation(
            id=self.id,
            title=self.title,
            language=self.language,
            source=self.source,
            url=self.url,
            archive_url=self.archive_url,
            author=self.author,
            published=self.published,
        )


class Citation(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article without its text: who published what, when, and where it can be read."""

    id: str
    title: str
    language: str
    source: str | None = None
    url: str | None = None
    archive_url: str | None = None
    author: str | None = None
    published: dt.date | None = None


class Mark(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A stretch [start, end) of an article's text to be wrapped, in its HTML, in an element with these attributes."""

    start: int
    end: int
    tag: str
    attributes: dict[str, str] = {}
