"""Marks stretches of an article's text in its HTML."""

from __future__ import annotations

import html as html_text
from collections.abc import Sequence

from generator.articles.model import Mark
from generator.articles.passages import escape, walk


def mark(html: str, marks: Sequence[Mark]) -> str:
    """The HTML of an article with each mark's stretch of its text wrapped in the mark's element.

    `html` is `Article.html`; offsets count code points of `Article.text`. A mark that crosses elements, or another
    mark, is written as several elements, of which only the first bears its `id`. Where a mark that is a link would
    stand in a link, it becomes a `span`. Marks without length are left out.
    """
    order = sorted((one for one in marks if one.start < one.end), key=lambda one: (one.start, -one.end))
    writer = _Writer(order)
    for token, text, offset in walk(html):
        if token.name or not text:
            writer.tag(token.raw, token.name, token.closing)
        else:
            writer.text(text, offset)
    return "".join(writer.out)


class _Writer:
    """Writes HTML token by token; `waiting` are the marks not yet reached, `under_way` those that hold here."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self.out: list[str] = []
        self._waiting = list(reversed(marks))
        self._under_way: list[Mark] = []
        self._written: set[int] = set()
        self._links = 0

    def tag(self, raw: str, name: str, closing: bool) -> None:
        """A tag, or the white space between blocks: no mark stays open over it."""
        if name == "a":
            self._links += -1 if closing else 1
        self.out.append(raw)

    def text(self, text: str, offset: int) -> None:
        """A text node that starts at `offset`, cut where marks begin and end."""
        end = offset + len(text)
        at = offset
        opened: list[Mark] = []
        self._drop(at)
        while at < end:
            self._begin(at)
            for one in self._under_way:
                if one not in opened:
                    self._open(one, opened)
            stop = self._next_change(at, end)
            self.out.append(escape(text[at - offset : stop - offset]))
            at = stop
            self._close_ended(at, opened)
        self._close(len(opened), opened)

    def _next_change(self, at: int, end: int) -> int:
        stops = [end, *(one.end for one in self._under_way)]
        if self._waiting:
            stops.append(self._waiting[-1].start)
        return min(stop for stop in stops if stop > at)

    def _begin(self, at: int) -> None:
        while self._waiting and self._waiting[-1].start <= at:
            one = self._waiting.pop()
            if one.end > at:
                self._under_way.append(one)

    def _drop(self, at: int) -> None:
        self._under_way = [one for one in self._under_way if one.end > at]

    def _close_ended(self, at: int, opened: list[Mark]) -> None:
        """Close the marks that end here, and with them those opened inside; the loop opens the latter again."""
        ended = [index for index, one in enumerate(opened) if one.end <= at]
        if ended:
            self._close(len(opened) - ended[0], opened)
        self._drop(at)

    def _close(self, count: int, opened: list[Mark]) -> None:
        for _ in range(count):
            one = opened.pop()
            self.out.append(f"</{self._name(one, opened)}>")

    def _open(self, one: Mark, opened: list[Mark]) -> None:
        name = self._name(one, opened)
        leave_out = {"href", "rel", "target"} if name != one.tag else set()
        if id(one) in self._written:
            leave_out.add("id")
        self._written.add(id(one))
        pairs = (f' {key}="{html_text.escape(one.attributes[key])}"' for key in one.attributes if key not in leave_out)
        self.out.append(f"<{name}{''.join(pairs)}>")
        opened.append(one)

    def _name(self, one: Mark, opened: Sequence[Mark]) -> str:
        """The mark's element, or `span` where a link would stand inside a link."""
        nested = self._links or any(other.tag == "a" for other in opened)
        return "span" if one.tag == "a" and nested else one.tag
