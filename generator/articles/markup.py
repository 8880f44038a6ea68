"""Marks stretches of an article's text in its HTML."""

from __future__ import annotations

import html as html_text
from collections.abc import Sequence

from generator.articles.model import Mark
from generator.articles.passages import escape, walk

_OF_LINKS = ("href", "rel", "target")
"""Attributes that an element has none of where it stands for a link inside a link."""


def mark(html: str, marks: Sequence[Mark]) -> str:
    """The HTML of an article with each mark's stretch of its text wrapped in the mark's element.

    `html` is `Article.html`; offsets count code points of `Article.text`. A mark that crosses elements, or another
    mark, is written as several elements, of which only the first bears its `id`. Where a mark that is a link would
    stand in a link, it becomes a `span`. Marks without length are left out.
    """
    order = sorted((one for one in marks if one.start < one.end), key=lambda one: (one.start, -one.end))
    writer = _Writer(order[::-1])
    for token, text, offset in walk(html):
        if token.name or not text:
            writer.tag(token.raw, token.name, token.closing)
        else:
            writer.text(text, offset)
    return "".join(writer.out)


class _Writer:
    """Writes HTML token by token; `waiting` are the marks not yet reached, the next one last, `under_way` those that
    hold here.

    The first of those under way are open, as the elements `opened`; the others are opened where the next text begins.
    """

    def __init__(self, waiting: list[Mark]) -> None:
        self.out: list[str] = []
        self._waiting = waiting
        self._under_way: list[Mark] = []
        self._opened: list[str] = []
        self._written: set[int] = set()
        self._links = 0

    def tag(self, raw: str, name: str, closing: bool) -> None:
        """A tag, or the white space between blocks: no mark stays open over it."""
        if name == "a":
            self._links += -1 if closing else 1
        self.out.append(raw)

    def text(self, text: str, offset: int) -> None:
        """A text node that starts at `offset`, cut where marks begin and end."""
        at, end = offset, offset + len(text)
        self._under_way = [one for one in self._under_way if one.end > at]
        while at < end:
            stop = self._begin(at, end)
            self.out.append(escape(text[at - offset : stop - offset]))
            at = stop
            self._close_ended(at)
        self._close(0)

    def _begin(self, at: int, end: int) -> int:
        """Open the marks that hold here, and tell how far nothing changes, `end` at most."""
        waiting, under_way = self._waiting, self._under_way
        while waiting and waiting[-1].start <= at:
            one = waiting.pop()
            if one.end > at:
                under_way.append(one)
        for one in under_way[len(self._opened) :]:
            self._open(one)
        for one in under_way:
            if one.end < end:
                end = one.end
        return min(end, waiting[-1].start) if waiting else end

    def _close_ended(self, at: int) -> None:
        """Close the marks that end here, and with them those opened inside; the latter are opened again."""
        for number, one in enumerate(self._under_way):
            if one.end <= at:
                self._close(number)
                self._under_way = [one for one in self._under_way if one.end > at]
                return

    def _close(self, kept: int) -> None:
        """Close what is open but for the outermost ones."""
        while len(self._opened) > kept:
            self.out.append(f"</{self._opened.pop()}>")

    def _open(self, one: Mark) -> None:
        """The mark's element, or `span` where a link would stand inside a link."""
        nested = one.tag == "a" and (self._links or "a" in self._opened)
        name = "span" if nested else one.tag
        attributes = one.attributes
        if id(one) in self._written:
            attributes = {key: value for key, value in attributes.items() if key != "id"}
        if nested:
            attributes = {key: value for key, value in attributes.items() if key not in _OF_LINKS}
        self._written.add(id(one))
        if not _is_plain("".join(attributes.values())):
            attributes = {key: html_text.escape(value) for key, value in attributes.items()}
        text = "".join([f' {key}="{value}"' for key, value in attributes.items()])
        self.out.append(f"<{name}{text}>")
        self._opened.append(name)


def _is_plain(text: str) -> bool:
    """Whether there is nothing in the text that an attribute must not hold."""
    return not ("&" in text or "<" in text or ">" in text or '"' in text or "'" in text)
