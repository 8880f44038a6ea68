"""Markdown → HTML."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.articles.sanitising import IntricateError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    import markdown

_Test = Callable[["Element", str], bool]

_DEEP_LIST = re.compile(r"^ {80,}(?:[*+-]|\d{1,9}\.) ", re.MULTILINE)
_DEAREST = 5_000_000
"""About a second; an article with a hundred links in every paragraph costs a hundredth of that."""

_YEAR = re.compile(r"^( {0,3}\d{4})\.(?= )", re.MULTILINE)


def markdown_html(text: str) -> str:
    """The HTML of Markdown text, not sanitised. A year that begins a line is a year, not the number of a list's item.

    Raises RecursionError for lists and quotes nested without end, IntricateError for what else would take it minutes.
    """
    if _cost(text) > _DEAREST:
        raise IntricateError("a paragraph has thousands of brackets, tags or lines")
    if _DEEP_LIST.search(text):
        raise IntricateError("lists stand inside one another without end")
    try:
        text = _YEAR.sub(r"\1\\.", text)
        return _converter(_markup_of(text)).reset().convert(text)
    except BaseException:
        _converter.cache_clear()  # half-way through a text it is in a state that `reset` does not undo
        raise


def _cost(text: str) -> float:
    """What the converter's time grows with: the square of the brackets, tags and lines of each block."""
    blocks = text.split("\n\n")
    return sum(block.count("[") ** 2 + block.count("<") ** 2 + block.count("\n") ** 2 / 5 for block in blocks)


class _Markup(NamedTuple):
    """A kind of markup: what a text with it has somewhere, and the parts of the converter that read it."""

    signs: tuple[str, ...]
    inline: tuple[str, ...]
    before: tuple[str, ...] = ()


_MARKUP = {
    "escapes": _Markup(("`", "\\"), ("backtick", "escape")),
    "links": _Markup(("[",), ("reference", "link", "short_reference")),
    "images": _Markup(("![",), ("image_link", "image_reference", "short_image_ref")),
    "html": _Markup(("<", "&"), ("autolink", "automail", "html", "entity"), before=("html_block",)),
    "emphasis": _Markup(("*", "_"), ("not_strong", "em_strong", "em_strong2")),
}
_SIGNS_OF_BLOCKS = {"hashheader": "#", "hr": "-_*", "quote": ">", "reference": "[", "table": "|"}
"""One of which signs a block has of each of these kinds."""

_ALWAYS_READ = ("  \n", "\x02")
"""What is read in any text: line breaks, and what begins the converter's own placeholders."""


def _markup_of(text: str) -> frozenset[str]:
    """The kinds of markup that a text may have."""
    return frozenset(name for name, markup in _MARKUP.items() if any(sign in text for sign in markup.signs))


@cache
def _converter(kinds: frozenset[str]) -> markdown.Markdown:
    """The converter for texts with these kinds of markup and no others.

    It is kept: making one costs more than an article, and `reset` clears all that it keeps.
    """
    import markdown
    from markdown.extensions.sane_lists import SaneListExtension
    from markdown.extensions.tables import TableExtension

    converter = markdown.Markdown(extensions=[TableExtension(), SaneListExtension()], output_format="html")
    for name, markup in _MARKUP.items():
        if name not in kinds:
            for part in markup.inline:
                converter.inlinePatterns.deregister(part, strict=False)
            for part in markup.before:
                converter.preprocessors.deregister(part, strict=False)
    for kind, of_block in _SIGNS_OF_BLOCKS.items():
        processor = converter.parser.blockprocessors[kind]
        setattr(processor, "test", _test_with_signs(processor.test, of_block))  # noqa: B010 (mypy forbids the plain way)
    signs = [sign for name in kinds for sign in _MARKUP[name].signs]
    converter.treeprocessors.register(_plain_text(converter, [*signs, *_ALWAYS_READ]), "plain_text", 25)
    return converter


def _test_with_signs(test: _Test, signs: str) -> _Test:
    """The test whether a block is of a kind, for a block that has one of the kind's signs; any other is not."""
    return lambda parent, block: any(sign in block for sign in signs) and test(parent, block)


def _plain_text(converter: markdown.Markdown, signs: Sequence[str]) -> markdown.treeprocessors.Treeprocessor:
    """A step just before that of inline markup: text without any of these signs is marked, so that none is sought."""
    from markdown.treeprocessors import Treeprocessor
    from markdown.util import AtomicString

    class PlainText(Treeprocessor):
        def run(self, root: Element) -> None:
            for element in root.iter():
                text = element.text
                if text and not any(sign in text for sign in signs):
                    element.text = AtomicString(text)

    return PlainText(converter)
