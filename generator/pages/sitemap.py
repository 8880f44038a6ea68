"""`sitemap.xml`, for search engines (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from generator.pages.addresses import absolute
from generator.pages.edition import Edition

LARGEST = 50_000
"""Addresses that one sitemap may hold, by the protocol."""


def sitemap(edition: Edition, paths: Iterable[str]) -> bytes:
    """The sitemap of these pages; of the first 50,000 of them, which is all that one sitemap may hold."""
    lines = [
        f"<url><loc>{escape(absolute(edition.settings.base_url, path))}</loc></url>" for path in list(paths)[:LARGEST]
    ]
    body = "\n".join(lines)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{body}\n</urlset>\n'
    ).encode()
