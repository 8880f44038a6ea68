"""The title of an article, taken from the front matter or from its head, and not repeated in its text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from generator.articles.model import BlockKind, Cut
from generator.articles.passages import Passage

_LONGEST_LINE = 250
_LONGEST_TITLE = 110
_HEAD = 4
_ROUND_A_NAME = 20
_SENTENCE_END = re.compile(r"[.;:…]['\"”»’)\]]*$")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_NO_LETTERS = re.compile(r"[\W_]+")


class Titled(NamedTuple):
    """A title, where it came from, the passages below it, and what was left out above them."""

    title: str
    origin: str
    passages: list[Passage]
    cut: list[Cut]


def find_title(passages: Sequence[Passage], given: str | None, origin: str | None, name: str) -> Titled:
    """The title given, else the one at the head of the text, else the text's first words, else the file's name.

    A line that stands twice at the head is the title, and what stands above it is the site's name. Every line at the
    head that repeats the title is left out of the text.
    """
    if given is not None:
        head = _repetitions(passages, given)
        return Titled(given, origin or "front matter", *_below(passages, head))
    head = _repeated_line(passages)
    if head:
        return Titled(passages[head - 1].text, "repeated line", *_below(passages, head))
    first = passages[0] if passages else None
    if first is not None and first.kind is BlockKind.HEADING:
        title, where = first.text.replace("\n", " "), "first heading"
    elif first is not None and len(passages) > 1 and _is_headline(first):
        title, where = first.text.replace("\n", " "), "first line"
    elif first is not None:
        return Titled(_first_words(first.text), "first words", list(passages), [])
    else:
        return Titled(name, "file name", [], [])
    return Titled(title, where, *_below(passages, _repetitions(passages, title)))


def same_words(one: str, other: str) -> bool:
    """Whether two lines differ in nothing but case, accents, quotation marks and spaces."""
    return letters_of(one) == letters_of(other)


def without_byline(passages: Sequence[Passage], author: str | None) -> tuple[list[Passage], list[Cut]]:
    """The passages without the lines at the head that say no more than who wrote the article.

    In a list of the author's name and what he is, that is the whole list.
    """
    if not author:
        return list(passages), []
    kept: list[Passage] = []
    cut: list[Cut] = []
    lists: set[int] = set()
    name = letters_of(author)
    for passage in passages[:_HEAD]:
        own_lists = {element.serial for element in passage.within if element.name in ("ul", "ol")}
        short = len(passage.text) <= len(author) + _ROUND_A_NAME and not _SENTENCE_END.search(passage.text)
        if short and (name in letters_of(passage.text) or own_lists & lists):
            cut.append(Cut(passage.text, "byline"))
            lists |= own_lists
        else:
            kept.append(passage)
    return kept + list(passages[_HEAD:]), cut


def letters_of(text: str) -> str:
    """The letters and digits of a text, small and without accents: what is the same in two forms of one line."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _NO_LETTERS.sub("", _ACCENTS.sub("", plain))


def _repetitions(passages: Sequence[Passage], title: str) -> int:
    """How many passages at the head go up to the last one that repeats the title."""
    found = 0
    wanted = letters_of(title)
    for index, passage in enumerate(passages[:_HEAD]):
        if len(passage.text) <= _LONGEST_LINE and letters_of(passage.text) == wanted:
            found = index + 1
        elif not _is_headline(passage):
            break
    return found


def _repeated_line(passages: Sequence[Passage]) -> int:
    """How many passages at the head go up to a line that repeats one before it."""
    head = [letters_of(passage.text) if _is_headline(passage) else "" for passage in passages[:_HEAD]]
    for index in range(len(head) - 1, 0, -1):
        if head[index] and head[index] in head[:index]:
            return index + 1
    return 0


def _is_headline(passage: Passage) -> bool:
    plain = passage.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
    return plain and len(passage.text) <= _LONGEST_LINE and not _SENTENCE_END.search(passage.text)


def _below(passages: Sequence[Passage], count: int) -> tuple[list[Passage], list[Cut]]:
    return list(passages[count:]), [Cut(passage.text, "title") for passage in passages[:count]]


def _first_words(text: str) -> str:
    text = text.replace("\n", " ")
    if len(text) <= _LONGEST_TITLE:
        return text
    return text[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"
