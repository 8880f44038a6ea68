"""Markdown → HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.articles.sanitising import IntricateError

if TYPE_CHECKING:
    import markdown

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
        return _converter().reset().convert(_YEAR.sub(r"\1\\.", text))
    except BaseException:
        _converter.cache_clear()  # half-way through a text it is in a state that `reset` does not undo
        raise


def _cost(text: str) -> float:
    """What the converter's time grows with: the square of the brackets, tags and lines of each block."""
    blocks = text.split("\n\n")
    return sum(block.count("[") ** 2 + block.count("<") ** 2 + block.count("\n") ** 2 / 5 for block in blocks)


@cache
def _converter() -> markdown.Markdown:
    """The one converter: making it costs more than an article, and `reset` clears all that it keeps."""
    import markdown

    return markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
