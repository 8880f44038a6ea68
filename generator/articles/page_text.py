"""A saved web page → the passages of its article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

import msgspec
from lxml import etree, html

from generator.articles.furniture import page_part_words
from generator.articles.model import BlockKind
from generator.articles.passages import Element, Passage, paragraph, read_passages
from generator.articles.sanitising import refuse_intricate, sanitise
from generator.articles.titles import letters_of

_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_BETWEEN_WORDS = re.compile(r"[\s_-]+")
_LONG_PARAGRAPH = 150
_MANY_PARAGRAPHS = 2
_MANY_BLOCKS = 3
_FIRST_OF_LAYOUT = 10_000_000
_FIRST_OF_OUTSIDE = 20_000_000
"""Serials of elements made here: beyond any that a page of the largest size has."""

_MOST_OUTSIDE = 300
"""Lines of the rest of a page that are kept to be shown."""


class PageText(NamedTuple):
    """The article's passages; those of the rest of the page, each with the index of the passage it stands before."""

    passages: list[Passage]
    outside: list[tuple[int, Passage]]


def parse_page(text: str) -> etree._Element | None:
    """The tree of a page; None where there is no element in it. Raises IntricateError."""
    refuse_intricate(text)
    clean = _UNPRINTABLE.sub("", text)
    try:
        return html.document_fromstring(clean.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None


def page_passages(tree: etree._Element) -> PageText:
    """The passages of the page's article, as `trafilatura` tells them from the rest of the page, and that rest.

    Parts that name themselves as none of the article are taken out of the tree before. Where it finds no article, the
    whole page is read.
    """
    whole = _read(etree.tostring(tree, encoding="unicode", method="html"))
    _drop_parts(tree)
    found = _main_html(tree)
    passages = _read(found) if found is not None else whole
    outside = _outside(whole, passages)
    return PageText(*_with_headings(passages, outside))


def _read(page: str) -> list[Passage]:
    return _without_layout(read_passages(sanitise(_BREAKS.sub("<p>", page))))


def _outside(whole: list[Passage], kept: list[Passage]) -> list[tuple[int, Passage]]:
    """The passages of the page that are not among the article's, each with the place of the one that follows it."""
    places: dict[str, list[int]] = {}
    for index, passage in enumerate(kept):
        places.setdefault(letters_of(passage.text), []).append(index)
    outside: list[tuple[int, Passage]] = []
    following = 0
    for number, passage in enumerate(whole):
        letters = letters_of(passage.text)
        if not letters:
            continue
        own = places.get(letters, [])
        first = bisect_left(own, following)
        if first < len(own):
            following = own[first] + 1
        elif len(outside) < _MOST_OUTSIDE:
            kind = BlockKind.HEADING if passage.kind is BlockKind.HEADING else BlockKind.PARAGRAPH
            outside.append((following, paragraph(passage.text, _FIRST_OF_OUTSIDE + number, kind)))
    return outside


def _with_headings(
    passages: list[Passage], outside: list[tuple[int, Passage]]
) -> tuple[list[Passage], list[tuple[int, Passage]]]:
    """Both again, a heading that stands alone between two passages of the article among these."""
    alone = Counter(index for index, _ in outside)
    headings = {
        index: passage
        for index, passage in outside
        if passage.kind is BlockKind.HEADING and alone[index] == 1 and 0 < index < len(passages)
    }
    result: list[Passage] = []
    places = [0] * (len(passages) + 1)
    for index, passage in enumerate(passages):
        places[index] = len(result)
        result += [headings[index], passage] if index in headings else [passage]
    places[len(passages)] = len(result)
    return result, [(places[index], passage) for index, passage in outside if index not in headings]


def _drop_parts(tree: etree._Element) -> None:
    """Take out the elements whose class or id says that they are no part of an article."""
    words = page_part_words()
    for element in list(tree.iter("div", "section", "aside", "ul", "ol", "nav", "p")):
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if words.isdisjoint(_BETWEEN_WORDS.split(named)) or element.getparent() is None:
            continue
        long = [one for one in element.iter("p") if sum(map(len, one.itertext())) >= _LONG_PARAGRAPH]
        if len(long) < _MANY_PARAGRAPHS:
            _drop(element)


def _drop(element: etree._Element) -> None:
    """Remove an element with all in it, but not the text that follows it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    if tail:
        above = element.getprevious()
        if above is not None:
            above.tail = (above.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    parent.remove(element)


def _without_layout(passages: list[Passage]) -> list[Passage]:
    """The passages, those in tables that only lay out the page taken out of them: tables with a cell of many blocks."""
    in_cell = Counter(cell for passage in passages if passage.text for cell in _serials(passage, ("td", "th")))
    layout = {
        table
        for passage in passages
        for table in _serials(passage, ("table",))
        if any(in_cell[cell] >= _MANY_BLOCKS for cell in _serials(passage, ("td", "th")))
    }
    return [
        _taken_out(passage, index) if layout.intersection(_serials(passage, ("table",))) else passage
        for index, passage in enumerate(passages)
    ]


def _serials(passage: Passage, names: tuple[str, ...]) -> list[int]:
    return [element.serial for element in passage.within if element.name in names]


def _taken_out(passage: Passage, index: int) -> Passage:
    """A passage without the table around it; `index` is its place among the article's passages."""
    within = tuple(element for element in passage.within if element.name not in _TABLE)
    if passage.kind is not BlockKind.CELL:
        return msgspec.structs.replace(passage, within=within)
    own = Element(_FIRST_OF_LAYOUT + index, "p", "<p>")
    return msgspec.structs.replace(passage, kind=BlockKind.PARAGRAPH, within=(*within, own))


def _main_html(tree: etree._Element) -> str | None:
    import trafilatura

    found = trafilatura.extract(
        tree, output_format="html", include_comments=False, include_formatting=True, include_links=True
    )
    return found if isinstance(found, str) and found.strip() else None
