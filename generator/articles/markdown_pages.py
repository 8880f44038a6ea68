"""Markdown → HTML."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import markdown

_YEAR = re.compile(r"^( {0,3}\d{4})\.(?= )", re.MULTILINE)


def markdown_html(text: str) -> str:
    """The HTML of Markdown text, not sanitised. A year that begins a line is a year, not the number of a list's item.

    Raises RecursionError for lists and quotes nested without end.
    """
    return _converter().reset().convert(_YEAR.sub(r"\1\\.", text))


@cache
def _converter() -> markdown.Markdown:
    """The one converter: making it costs more than an article, and `reset` clears all that it keeps."""
    import markdown

    return markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
