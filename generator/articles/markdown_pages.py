"""Markdown → HTML."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import markdown


def markdown_html(text: str) -> str:
    """The HTML of Markdown text, not sanitised.

    Raises RecursionError for lists and quotes nested without end.
    """
    return _converter().reset().convert(text)


@cache
def _converter() -> markdown.Markdown:
    """The one converter: making it costs more than an article, and `reset` clears all that it keeps."""
    import markdown

    return markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")
