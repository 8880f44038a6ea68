"""`sitemap.xml`, for search engines (sitemaps.org, protocol 0.9); in parts, with an index, where one is not enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from xml.sax.saxutils import escape

from generator.pages.addresses import absolute

SITEMAP = "sitemap.xml"
LARGEST = 50_000
"""Addresses that one sitemap may hold, by the protocol."""


def sitemaps(base_url: str, paths: Sequence[str]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The path of each sitemap of these pages, and what makes it."""
    addresses = [absolute(base_url, path) for path in paths]
    if len(addresses) <= LARGEST:
        yield SITEMAP, partial(_document, "urlset", "url", addresses)
        return
    parts = [addresses[start : start + LARGEST] for start in range(0, len(addresses), LARGEST)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield SITEMAP, partial(_document, "sitemapindex", "sitemap", [absolute(base_url, name) for name in names])
    for name, part in zip(names, parts, strict=True):
        yield name, partial(_document, "urlset", "url", part)


def _document(root: str, item: str, addresses: Sequence[str]) -> bytes:
    lines = "".join(f"<{item}><loc>{escape(address)}</loc></{item}>\n" for address in addresses)
    opening = f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opening}\n{lines}</{root}>\n'.encode()
