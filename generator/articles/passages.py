"""Sanitised HTML as a list of passages: what of it can be read, cut and put together again."""

from __future__ import annotations

import html as html_text
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from generator.articles.model import BlockKind

INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
"""Elements inside a line of text."""

TRANSPARENT = frozenset(
    ["article", "aside", "div", "figcaption", "figure", "footer", "header", "main", "nav", "section"]
)
"""Elements that end a line of text and are not kept themselves."""

STRUCTURE = frozenset({
    "blockquote", "caption", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "pre",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
"""Elements that end a line of text and are kept."""

_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BlockKind.HEADING),
    **dict.fromkeys(("li", "dd", "dt"), BlockKind.ITEM),
    **dict.fromkeys(("td", "th"), BlockKind.CELL),
    "blockquote": BlockKind.QUOTE,
    "pre": BlockKind.CODE,
}
_HOLDERS = {"": "p", "ul": "li", "ol": "li", "dl": "dd", "table": "caption"}
_TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>|[^<]+")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_WHITE = " \t\n\r\f"
_TO_COLLAPSE = ("  ", "\n", "\t", "\r", "\f")


class Element(NamedTuple):
    """An open element: `serial` tells it from its namesakes, `tag` is its opening tag."""

    serial: int
    name: str
    tag: str


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A block of an article before it has offsets.

    `within` are the elements around it, outermost first; `inline` is its own HTML and `text` that HTML's text, white
    space collapsed. `kind` is None for what has no text but must stay (a rule, an empty cell of a table).
    """

    kind: BlockKind | None
    within: tuple[Element, ...]
    inline: str
    text: str


class Token(NamedTuple):
    """A piece of HTML: text, or a tag with its element's name."""

    raw: str
    name: str
    closing: bool


def tokens(html: str) -> Iterator[Token]:
    """The pieces of sanitised HTML (every `<` and `>` of its text and attributes is escaped), in order."""
    for match in _TOKEN.finditer(html):
        raw, closing, name = match.group(0, 1, 2)
        yield Token(raw, name or "", closing == "/")


def escape(text: str) -> str:
    """Text as HTML shows it."""
    return html_text.escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def unescape(raw: str) -> str:
    """The text of a piece of HTML without tags."""
    return html_text.unescape(raw) if "&" in raw else raw


def paragraph(text: str, serial: int, kind: BlockKind = BlockKind.PARAGRAPH) -> Passage:
    """A passage of plain text; `serial` must be its own within its article."""
    name = "h2" if kind is BlockKind.HEADING else "p"
    inline = "<br>".join(escape(line) for line in text.split("\n"))
    return Passage(kind, (Element(serial, name, f"<{name}>"),), inline, text)


def read_passages(html: str) -> list[Passage]:
    """The passages of sanitised HTML, in the order in which they are read."""
    reader = _Reader()
    for match in _TOKEN.finditer(html):
        raw, closing, name = match.group(0, 1, 2)
        if not name:
            reader.take_text(raw)
        elif name == "br":
            reader.take_break()
        elif name in INLINE:
            reader.take_inline(raw, name, bool(closing))
        else:
            reader.end_passage()
            reader.take_block(raw, name, bool(closing))
    reader.end_passage()
    return reader.passages


def render(passages: Iterable[Passage]) -> str:
    """The HTML of passages: their elements opened and closed around them, blocks on lines of their own."""
    out: list[str] = []
    around: tuple[Element, ...] = ()
    for passage in passages:
        shared = _shared(around, passage)
        old, new = around[shared:], passage.within[shared:]
        out += [f"</{element.name}>" for element in reversed(old)]
        block_ended = any(element.name in STRUCTURE for element in old)
        if block_ended and new and all(element.name != "pre" for element in around[:shared]):
            out.append("\n")
        out += [element.tag for element in new]
        out.append(passage.inline)
        around = passage.within
    out += [f"</{element.name}>" for element in reversed(around)]
    return "".join(out)


def _shared(around: tuple[Element, ...], passage: Passage) -> int:
    """How many of the open elements stay open for a passage; a block ends at least where the next begins."""
    shared = 0
    for one, other in zip(around, passage.within, strict=False):
        if one.serial != other.serial:
            break
        shared += 1
    changed = (*around[shared:], *passage.within[shared:])
    if passage.kind is not None and not any(element.name in STRUCTURE for element in changed):
        while shared and around[shared - 1].name not in STRUCTURE:
            shared -= 1
        return max(0, shared - 1)
    return shared


def walk(html: str) -> Iterator[tuple[Token, str, int]]:
    """Each piece of the HTML that `render` made, with its text and that text's offset in the article's text.

    Tags and the white space between blocks have no text; `<br>` is a new line; blocks lie a blank line apart.
    """
    offset, begun, between, verbatim = 0, False, False, False
    for token in tokens(html):
        text = ""
        if token.name == "br":
            text = "\n"
        elif token.name:
            between = between or (begun and token.name not in INLINE)
            if token.name == "pre":
                verbatim = not token.closing
        elif verbatim or token.raw.strip(_WHITE) or (begun and not between):
            text = unescape(token.raw)
        if text:
            offset += 2 if between else 0
            begun, between = True, False
        yield token, text, offset
        offset += len(text)


class _Reader:
    """Makes passages of tokens: collapses white space, remembers which elements are open."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._serial = 0
        self._around: list[Element] = []  # open before the passage began
        self._inside: list[Element] = []  # inline elements that the passage itself opened
        self._html: list[str] = []
        self._text: list[str] = []
        self._pending = -1  # where in _html and _text the last space or line break stands, which an end takes back
        self._pending_text = -1
        self._verbatim = 0  # how many of the open elements keep their white space

    def end_passage(self) -> None:
        """Put away what was read since the last block began or ended."""
        if not self._text and not self._inside:
            self._html = []
            return
        if self._pending >= 0:
            self._html[self._pending] = self._text[self._pending_text] = ""
        text = "".join(self._text)
        if self._verbatim and text.strip():
            self._html = [escape(text.strip("\r\n"))]
            text = text.strip("\r\n")
            self.passages.append(Passage(BlockKind.CODE, tuple(self._around), self._html[0], text))
        elif text.strip():
            closing = [f"</{element.name}>" for element in reversed(self._inside)]
            within = self._within()
            self.passages.append(Passage(_kind(within), within, "".join(self._html + closing), text))
        self._around += self._inside
        self._inside, self._html, self._text = [], [], []
        self._pending = self._pending_text = -1

    def _within(self) -> tuple[Element, ...]:
        """The elements around the passage, the last of its blocks one that may hold text."""
        block = next((element.name for element in reversed(self._around) if element.name in STRUCTURE), "")
        name = _HOLDERS.get(block)
        return (*self._around, Element(self._next(), name, f"<{name}>")) if name else tuple(self._around)

    def take_text(self, raw: str) -> None:
        """Read text."""
        text = unescape(raw)
        if self._verbatim:
            self._text.append(text)
            return
        if any(space in text for space in _TO_COLLAPSE):
            text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not self._text or self._pending >= 0):
            text = text[1:]
        if not text:
            return
        self._pending = self._pending_text = -1
        body = text.rstrip(" ")
        if body:
            self._html.append(escape(body))
            self._text.append(body)
        if len(body) < len(text):
            self._wait(" ", " ")

    def take_break(self) -> None:
        """Read the end of a line."""
        if self._verbatim:
            self._text.append("\n")
        elif self._text:
            if self._pending >= 0:
                if self._text[self._pending_text] == "\n":
                    return
                self._html[self._pending] = self._text[self._pending_text] = ""
            self._wait("<br>", "\n")

    def _wait(self, html: str, text: str) -> None:
        """Write a space or line break that is taken back if nothing follows it."""
        self._pending, self._pending_text = len(self._html), len(self._text)
        self._html.append(html)
        self._text.append(text)

    def take_inline(self, tag: str, name: str, closing: bool) -> None:
        """Read the tag of an element inside a line."""
        if not closing:
            if name == "a" and any(element.name == "a" for element in (*self._around, *self._inside)):
                name, tag = "span", "<span>"
            self._inside.append(Element(self._next(), name, tag))
            self._html.append(tag)
        elif self._inside:
            self._html.append(f"</{self._inside.pop().name}>")
        else:
            self._leave(name)

    def take_block(self, tag: str, name: str, closing: bool) -> None:
        """Read the tag of an element that ends a line; what stood before it is put away already."""
        if name == "hr":
            self.passages.append(Passage(None, tuple(self._around), "<hr>", ""))
        elif name not in STRUCTURE:
            return
        elif not closing:
            name, tag = (name, tag) if name != "h1" else ("h2", "<h2>")
            self._around.append(Element(self._next(), name, tag))
            self._verbatim += name == "pre"
        else:
            if name in ("td", "th"):
                self._keep_empty_cell()
            self._leave("h2" if name == "h1" else name)

    def _keep_empty_cell(self) -> None:
        around = tuple(self._around)
        inside = self.passages and len(self.passages[-1].within) >= len(around)
        if not inside or self.passages[-1].within[: len(around)] != around:
            self.passages.append(Passage(None, around, "", ""))

    def _leave(self, name: str) -> None:
        for index in range(len(self._around) - 1, -1, -1):
            if self._around[index].name == name:
                del self._around[index]
                self._verbatim -= name == "pre"
                return

    def _next(self) -> int:
        self._serial += 1
        return self._serial


def _kind(within: tuple[Element, ...]) -> BlockKind:
    """What the nearest telling element around a passage makes of it."""
    for element in reversed(within):
        if element.name in _KINDS:
            return _KINDS[element.name]
    return BlockKind.PARAGRAPH
