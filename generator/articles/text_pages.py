"""Plain text → passages."""

from __future__ import annotations

import re
import statistics

from generator.articles.furniture import is_full
from generator.articles.model import BlockKind
from generator.articles.passages import Passage, paragraph

_SPACE = re.compile(r"[ \t\r\n]+")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”»’)\]]*$")
_WIDEST = 100
_NARROWEST = 45


def text_passages(text: str) -> list[Passage]:
    """The paragraphs of plain text.

    A blank line ends a paragraph. A single line end does so too, as in text copied or scraped from a page, where it is
    all that is left of a paragraph's end; only in text wrapped at a column, where line after line is nearly as wide as
    the widest and ends in mid-sentence, it is white space.
    """
    passages: list[Passage] = []
    for start, end in paragraph_spans(text):
        passages.append(paragraph(_SPACE.sub(" ", text[start:end]), len(passages)))
    return passages


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """The [start, end) of each paragraph of plain text, without the white space around it."""
    chunks = _chunks(text)
    if not _is_wrapped(text, chunks):
        return [line for chunk in chunks for line in chunk]
    return [(chunk[0][0], chunk[-1][1]) for chunk in chunks]


def _chunks(text: str) -> list[list[tuple[int, int]]]:
    """The [start, end) of each line that is not blank, those between two blank lines together."""
    chunks: list[list[tuple[int, int]]] = [[]]
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            chunks[-1].append((start, start + len(words)))
        elif chunks[-1]:
            chunks.append([])
        at += len(line) + 1
    return [chunk for chunk in chunks if chunk]


def with_headings(passages: list[Passage]) -> list[Passage]:
    """The passages of plain text, those that look like headings made headings.

    That is a short line without a full stop between two paragraphs of whole sentences, or an embedded post and one.
    """
    result = list(passages)
    for index in range(1, len(passages) - 1):
        above, passage, below = passages[index - 1 : index + 2]
        short = passage.kind is BlockKind.PARAGRAPH and len(passage.text) <= _WIDEST
        headline = short and passage.text[:1].isupper() and not _SENTENCE_END.search(passage.text)
        begins = above.kind is BlockKind.EMBED or is_full(above)
        if headline and begins and is_full(below):
            result[index] = paragraph(passage.text, passage.within[-1].serial, BlockKind.HEADING)
    return result


def _is_wrapped(text: str, chunks: list[list[tuple[int, int]]]) -> bool:
    """Whether the line ends inside paragraphs are only those of a narrow column."""
    lines = [text[start:end] for chunk in chunks for start, end in chunk[:-1]]
    if not lines or max(map(len, lines)) > _WIDEST:
        return False
    ended = sum(1 for line in lines if _SENTENCE_END.search(line))
    return statistics.median(map(len, lines)) >= _NARROWEST and ended * 2 < len(lines)
