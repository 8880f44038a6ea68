"""Blocks → sentences."""

from __future__ import annotations

import re

from sentencex import segment

from generator.articles.languages import Abbreviations, language_data
from generator.articles.model import Span

_LAST_WORD = re.compile(r"([^\s'’(\[«“\"]+)\.$")
_OPENING = " \t\n\u00a0\u202f«“”\"'‘’([–—-"


def split_sentences(text: str, start: int, end: int, language: str) -> tuple[Span, ...]:
    """The sentences of the block [start, end) of `text`.

    Together they hold every character of the block but the white space around them. `sentencex` proposes the ends;
    proposals after an abbreviation of the language's data, after initials, before a small letter and without white
    space are set aside. A quotation of several sentences stays whole.
    """
    abbreviations = language_data(language).abbreviations
    spans: list[Span] = []
    at = begin = start
    block = text[start:end]
    pieces = segment(language, block)
    for index, piece in enumerate(pieces):
        at += len(piece)
        if index + 1 < len(pieces) and _goes_on(piece, pieces[index + 1], abbreviations):
            continue
        words = text[begin:at]
        first = begin + len(words) - len(words.lstrip())
        last = begin + len(words.rstrip())
        if first < last:
            spans.append(Span(first, last))
        begin = at
    return tuple(spans)


def _goes_on(piece: str, following: str, abbreviations: Abbreviations) -> bool:
    """Whether the end that was proposed between two pieces is none."""
    before = piece.rstrip()
    after = following.lstrip(_OPENING)
    if not after or not before:
        return True
    if after[0].islower():
        return True
    if not before.endswith("."):
        return False
    if len(before) == len(piece) and following[:1].strip():
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    last = word.group(1)
    if len(last) == 1 and last.isupper():
        return True
    last = last.lower()
    return last in abbreviations.always or (last in abbreviations.before_number and after[0].isdigit())
