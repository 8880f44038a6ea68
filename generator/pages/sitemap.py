"""`sitemap.xml`, for search engines (sitemaps.org, protocol 0.9); in parts, with an index, where one is not enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape

from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.output import Output

SITEMAP = "sitemap.xml"
LARGEST = 50_000
"""Addresses that one sitemap may hold, by the protocol."""


def sitemaps(edition: Edition, paths: Sequence[str]) -> Iterator[Output]:
    """Each sitemap of these pages."""
    parts = [paths[start : start + LARGEST] for start in range(0, len(paths), LARGEST)]
    if len(parts) == 1:
        yield _sitemap(edition, SITEMAP, "urlset", "url", paths)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield _sitemap(edition, SITEMAP, "sitemapindex", "sitemap", names)
    for name, part in zip(names, parts, strict=True):
        yield _sitemap(edition, name, "urlset", "url", part)


def _sitemap(edition: Edition, path: str, root: str, item: str, paths: Sequence[str]) -> Output:
    lines = "\n".join(paths)
    return Output(path, partial(_document, edition.settings.base_url, root, item, lines), edition.inputs(root, lines))


def _document(base_url: str, root: str, item: str, paths: str) -> bytes:
    """A sitemap of the paths, each on a line: there are very many until it is made."""
    addresses = (absolute(base_url, path) for path in paths.split("\n"))
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    opening = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{lines}</{root}>\n'.encode()
