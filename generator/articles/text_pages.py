"""Plain text → passages."""

from __future__ import annotations

import re
import statistics

from generator.articles.passages import Passage, paragraph

_BLANK = re.compile(r"\n(?:[ \t\u00a0]*\n)+")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”»’)\]]*$")
_WIDEST = 100
_NARROWEST = 45


def text_passages(text: str) -> list[Passage]:
    """The paragraphs of plain text.

    A blank line ends a paragraph. A single line end does so too, as in text copied or scraped from a page, where it is
    all that is left of a paragraph's end; only in text wrapped at a column, where line after line is nearly as wide as
    the widest and ends in mid-sentence, it is white space.
    """
    chunks = [chunk for chunk in _BLANK.split(text) if chunk.strip()]
    wrapped = _is_wrapped([chunk.strip("\n").split("\n") for chunk in chunks])
    passages: list[Passage] = []
    for chunk in chunks:
        for part in [chunk] if wrapped else chunk.split("\n"):
            words = " ".join(part.split(" ")) if not wrapped else " ".join(part.split("\n"))
            words = re.sub(r"[ \t]+", " ", words).strip()
            if words:
                passages.append(paragraph(words, len(passages)))
    return passages


def _is_wrapped(chunks: list[list[str]]) -> bool:
    """Whether the line ends inside paragraphs are only those of a narrow column."""
    lines = [line.rstrip() for chunk in chunks for line in chunk[:-1]]
    if not lines or max(map(len, lines)) > _WIDEST:
        return False
    ended = sum(1 for line in lines if _SENTENCE_END.search(line))
    return statistics.median(map(len, lines)) >= _NARROWEST and ended * 2 < len(lines)
