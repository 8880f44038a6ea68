"""Blocks → sentences."""

from __future__ import annotations

import re

from sentencex import segment

from generator.articles.languages import Abbreviations, language_data
from generator.articles.model import Span

_LAST_WORD = re.compile(r"([^\s'’(\[«“\"]+)\.$")
_OTHER_SPACES = re.compile("[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_OPENING_AT_END = re.compile(r"(?<=\s)(?:[«“‘(\[]\s*|\")$")
_OPENINGS = ("«", "“", "‘", "(", "[", '"')
_LONGEST_SHORT_FORM = 40
_PORTION = 20_000
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
    pieces = _pieces(text[start:end], language)
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


def _pieces(block: str, language: str) -> list[str]:
    """The block as `sentencex` parts it, a very long one portion by portion: its time grows faster than the text.

    Spaces other than the plain one are hidden from it, for it fails on some of them before a full stop. A quotation
    mark that opens what follows is given to that.
    """
    block = _OTHER_SPACES.sub(" ", block)
    portions = [block] if len(block) <= _PORTION else _portions(block)
    pieces = [piece for portion in portions for piece in segment(language, portion) if piece]
    for index, piece in enumerate(pieces[:-1]):
        opening = _OPENING_AT_END.search(piece) if piece.rstrip().endswith(_OPENINGS) else None
        if opening is not None:
            pieces[index] = piece[: opening.start()]
            pieces[index + 1] = opening.group() + pieces[index + 1]
    return pieces


def _portions(block: str) -> list[str]:
    return [block[at : at + _PORTION] for at in range(0, len(block), _PORTION)]


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
    word = _LAST_WORD.search(before, max(0, len(before) - _LONGEST_SHORT_FORM))
    if word is None:
        return False
    last = word.group(1)
    if len(last) == 1 and last.isupper():
        return True
    last = last.lower()
    return last in abbreviations.always or (last in abbreviations.before_number and after[0].isdigit())
