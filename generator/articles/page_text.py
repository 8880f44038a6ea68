"""A saved web page → the passages of its article."""

from __future__ import annotations

import re

from lxml import etree, html

from generator.articles.passages import Passage, read_passages
from generator.articles.sanitising import refuse_depth, sanitise

_BREAKS = re.compile(r"(?:<br\s*/?>\s*){2,}")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def parse_page(text: str) -> etree._Element | None:
    """The tree of a page; None where there is no element in it. Raises TooDeepError."""
    refuse_depth(text)
    clean = _UNPRINTABLE.sub("", text)
    try:
        return html.document_fromstring(clean.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None


def page_passages(tree: etree._Element) -> list[Passage]:
    """The passages of the page's article, as `trafilatura` tells them from the rest of the page.

    Where it finds no article, the whole page is read.
    """
    found = _main_html(tree)
    if found is None:
        found = etree.tostring(tree, encoding="unicode", method="html")
    return read_passages(sanitise(_BREAKS.sub("<p>", found)))


def _main_html(tree: etree._Element) -> str | None:
    import trafilatura

    found = trafilatura.extract(
        tree, output_format="html", include_comments=False, include_formatting=True, include_links=True
    )
    return found if isinstance(found, str) and found.strip() else None
