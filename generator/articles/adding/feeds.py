"""Feeds, sitemaps and lists of feeds → the addresses of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from lxml import etree

from generator.articles.adding.model import Lead

_FIRST = re.compile(rb"<([A-Za-z:]{1,40})")
_KINDS = frozenset({"rss", "feed", "rdf", "urlset", "sitemapindex", "opml"})
_SNIFFED = 5_000


class Expansion(NamedTuple):
    """What a feed, sitemap or list names: articles, and other feeds or sitemaps."""

    leads: list[Lead]
    further: list[str]


def is_feed(data: bytes) -> bool:
    """Whether the bytes are RSS, Atom, a sitemap or OPML, by their first element."""
    head = data[:_SNIFFED].removeprefix(b"\xef\xbb\xbf").lstrip()
    while head.startswith((b"<?", b"<!")):
        end = b"-->" if head.startswith(b"<!--") else b">"
        head = head.partition(end)[2].lstrip()
    match = _FIRST.match(head)
    return match is not None and match.group(1).decode("ascii").split(":")[-1].lower() in _KINDS


def expand(data: bytes, base: str) -> Expansion:
    """The articles and further feeds that a feed, sitemap or OPML names; `base` is its own address.

    What is damaged is read as far as it goes; entities and documents from elsewhere are not read.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False, load_dtd=False)
    root = etree.fromstring(data, parser)
    if root is None:
        return Expansion([], [])
    leads: list[Lead] = []
    further: list[str] = []
    for element in root.iter():
        match _name(element):
            case "item" | "entry":
                leads += _entry(element, base)
            case "url":
                leads += _page(element, base)
            case "sitemap":
                further += [urljoin(base, text) for text in [_text(element, "loc")] if text]
            case "outline":
                address = element.get("xmlUrl")
                further += [urljoin(base, address)] if address else []
            case _:
                continue
    return Expansion(list({lead.url: lead for lead in leads}.values()), list(dict.fromkeys(further)))


def _entry(element: etree._Element, base: str) -> Iterator[Lead]:
    """The article of an RSS item or an Atom entry."""
    links = [child for child in element if _name(child) == "link"]
    alternate = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
    address = next(filter(None, alternate), None) or _text(element, "link") or _permalink(element)
    if address:
        published = _text(element, "pubDate") or _text(element, "published") or _text(element, "date")
        author = _text(element, "creator") or _author(element)
        yield Lead(urljoin(base, address), _text(element, "title"), published, author)


def _page(element: etree._Element, base: str) -> Iterator[Lead]:
    """The page of a sitemap, with what a news sitemap says of it."""
    address = _text(element, "loc")
    news = next((child for child in element if _name(child) == "news"), None)
    if address:
        title = _text(news, "title") if news is not None else None
        yield Lead(urljoin(base, address), title, _text(news, "publication_date") if news is not None else None)


def _permalink(element: etree._Element) -> str | None:
    guid = next((child for child in element if _name(child) == "guid"), None)
    text = _words(guid) if guid is not None and guid.get("isPermaLink", "true") == "true" else None
    return text if text and text.startswith("http") else None


def _author(element: etree._Element) -> str | None:
    author = next((child for child in element if _name(child) == "author"), None)
    return None if author is None else (_text(author, "name") or _words(author))


def _text(element: etree._Element, name: str) -> str | None:
    """The words of the first child of a name, whatever its namespace."""
    return next((words for child in element if _name(child) == name and (words := _words(child))), None)


def _words(element: etree._Element) -> str | None:
    return " ".join("".join(map(str, element.itertext())).split()) or None


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
