"""What a saved web page says of itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
from lxml import etree

from generator.articles.metadata import Metadata, local_day, metadata, one_line
from generator.articles.titles import same_words

_ARTICLE_TYPES = re.compile(r"(Article|Posting|Report|Review|WebPage)$")
_MAIN_TYPES = re.compile(r"(Article|Posting|Report|Review)$")
_SEPARATOR = re.compile(r"(?<!\s)(?:\s+[|·•»–—-]\s+|\s*\|\s*)")
_OPEN_GRAPH = {
    "title": ("og:title",),
    "published": ("article:published_time", "og:article:published_time", "article:published", "og:published_time"),
    "source": ("og:site_name",),
    "url": ("og:url",),
    "language": ("og:locale",),
    "author": ("article:author", "og:article:author"),
    "description": ("og:description",),
}
_META = {
    "title": ("dc.title", "dcterms.title", "twitter:title", "citation_title", "headline"),
    "published": (
        "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "datepublished",
        "date_published", "publish-date", "publishdate", "publication_date", "pubdate", "sailthru.date",
        "parsely-pub-date", "cxenseparse:recs:publishtime", "citation_publication_date", "article.published",
        "publish_date", "published_date", "datecreated",
    ),
    "source": ("dc.publisher", "dcterms.publisher", "publisher", "application-name", "citation_journal_title"),
    "language": ("dc.language", "language", "content-language"),
    "author": ("author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "citation_author"),
    "description": ("description", "dc.description"),
}  # fmt: skip


def page_metadata(tree: etree._Element, time_zone: str) -> Metadata:
    """The metadata of a page: JSON-LD before OpenGraph before other `<meta>` before `<time>` and the page's title.

    Values that make no sense are left out in silence: they are the site's mistakes, not the user's.
    """
    metas = _metas(tree)
    found = Metadata()
    for layer in (
        _json_ld(tree, time_zone),
        _from_metas(metas, _OPEN_GRAPH, "OpenGraph", time_zone),
        _from_metas(metas, _META, "meta", time_zone),
        _from_elements(tree, time_zone),
        metadata("page", url=_web_address(next((base.get("href") for base in tree.iter("base")), None))),
    ):
        found = found.over(layer)
    return _with_title(found, tree)


def text_of(element: etree._Element) -> str:
    """The words of an element and of all below it."""
    return one_line("".join(map(str, element.itertext())))


def _metas(tree: etree._Element) -> dict[str, str]:
    """The contents of `<meta>`, by small-letter name or property; of several, the first that is not empty."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = one_line(meta.get("content") or "")
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _from_metas(
    metas: Mapping[str, str], names: Mapping[str, tuple[str, ...]], origin: str, time_zone: str
) -> Metadata:
    values = {
        key: next((metas[name] for name in candidates if name in metas), None) for key, candidates in names.items()
    }
    return _typed(values, origin, time_zone)


def _from_elements(tree: etree._Element, time_zone: str) -> Metadata:
    """What other elements of the page say: a marked-up time, the canonical address, the language, the author's link."""
    times = [*tree.iterfind(".//*[@itemprop='datePublished']"), *tree.iter("time")]
    stamps = [
        time.get("datetime") or time.get("content") for time in times if "updated" not in (time.get("class") or "")
    ]
    canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    authors = [*tree.iterfind(".//*[@rel='author']"), *tree.iterfind(".//*[@itemprop='author']")]
    values = {
        "published": next((stamp for stamp in stamps if stamp and _day(stamp, time_zone)), None),
        "url": canonical,
        "language": tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"),
        "author": text_of(authors[0]) if authors else None,
    }
    return _typed(values, "page", time_zone)


def _typed(values: Mapping[str, Any], origin: str, time_zone: str) -> Metadata:
    """Values of a page in the form that metadata has, those of no use left out."""
    return metadata(
        origin,
        title=_words(values.get("title")),
        published=_day(values.get("published"), time_zone),
        source=_words(values.get("source")),
        url=_web_address(values.get("url")),
        language=_language(values.get("language")),
        author=_author(values.get("author")),
        description=_words(values.get("description")),
    )


def _json_ld(tree: etree._Element, time_zone: str) -> Metadata:
    """The metadata of the page's first article in JSON-LD (schema.org)."""
    nodes = [node for script in tree.iter("script") for node in _nodes(script)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    articles = [node for node in nodes if _is_a(node, _MAIN_TYPES)] or [n for n in nodes if _is_a(n, _ARTICLE_TYPES)]
    found = Metadata()
    for node in articles:
        values = {
            "title": node.get("headline") or (node.get("name") if _is_a(node, _MAIN_TYPES) else None),
            "published": node.get("datePublished") or node.get("dateCreated"),
            "source": _name(node.get("publisher"), by_id),
            "url": node.get("url") or _identifier(node.get("mainEntityOfPage")),
            "language": _name(node.get("inLanguage"), by_id),
            "author": _name(node.get("author") or node.get("creator"), by_id),
            "description": node.get("description"),
        }
        found = found.over(_typed(values, "JSON-LD", time_zone))
    return found


def _nodes(script: etree._Element) -> Iterator[dict[str, Any]]:
    """Every object in a JSON-LD script, those of lists and graphs one by one."""
    if "ld+json" not in (script.get("type") or ""):
        return
    raw = (script.text or "").strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
    try:
        data = msgspec.json.decode(raw.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError):
        try:
            data = msgspec.json.decode(re.sub(r"[\x00-\x1f]+", " ", raw).encode("utf-8", "replace"))
        except (msgspec.DecodeError, RecursionError):
            return
    waiting = [data]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in ("@graph", "mainEntity") if isinstance(item.get(key), list | dict)]


def _is_a(node: Mapping[str, Any], kinds: re.Pattern[str]) -> bool:
    kind = node.get("@type")
    return any(isinstance(one, str) and kinds.search(one) for one in (kind if isinstance(kind, list) else [kind]))


def _name(value: Any, by_id: Mapping[str, Any]) -> str | None:
    """The name that a value of JSON-LD has: text, an object, a reference to one, or a list of these."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, (_name(item, by_id) for item in value)))) or None
    if isinstance(value, dict):
        known = by_id.get(str(value.get("@id")), {})
        value = value.get("name") or value.get("alternateName") or known.get("name")
        return _name(value, {}) if isinstance(value, list) else _words(value)
    return _words(value)


def _identifier(value: Any) -> Any:
    return (value.get("@id") or value.get("url")) if isinstance(value, dict) else value


def _words(value: Any) -> str | None:
    """A value as one line of text without markup and references to characters."""
    if not isinstance(value, str):
        return None
    import html

    return one_line(re.sub(r"<[^>]{0,200}>", "", html.unescape(value))) or None


def _author(value: Any) -> str | None:
    """Who wrote it; an address of a profile is no name."""
    words = _words(value)
    return None if words is None or "://" in words or words.startswith("@") else words


def _day(value: Any, time_zone: str) -> dt.date | None:
    """The day of a date in one of the forms that pages use; None for others."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    try:
        return local_day(text, time_zone)
    except (ValueError, OverflowError):
        pass
    try:
        return local_day(parsedate_to_datetime(text).isoformat(), time_zone)
    except (ValueError, TypeError, OverflowError, IndexError):
        pass
    for candidate in (text[:19], text[:10]):
        try:
            return local_day(candidate, time_zone)
        except (ValueError, OverflowError):
            continue
    return None


def _language(value: Any) -> str | None:
    code = re.split(r"[-_,]", value.strip())[0].lower() if isinstance(value, str) else ""
    return code if 2 <= len(code) <= 3 and code.isascii() and code.isalpha() else None


def _web_address(value: Any) -> str | None:
    address = value.strip() if isinstance(value, str) else ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def _with_title(found: Metadata, tree: etree._Element) -> Metadata:
    """The metadata with the best title: without the site's name, and that of the page where nothing else has one."""
    page_title = next((text_of(element) for element in tree.iter("title")), "")
    headings = [text_of(element) for element in tree.iter("h1")]
    headings = [heading for heading in headings if heading and not same_words(heading, found.source or "")]
    title, origin = found.title, found.origins.get("title", "")
    if title is None and len(headings) == 1:
        title, origin = headings[0], "page heading"
    if title is None and page_title:
        title, origin = page_title, "page title"
    if not title:
        return found
    return metadata(origin, title=_without_site(title, found, headings)).over(found)


def _without_site(title: str, found: Metadata, headings: list[str]) -> str:
    """A title without the name of the site that stands after (or before) it."""
    host = (urlsplit(found.url or "").hostname or "").removeprefix("www.")
    names = [name for name in (found.source, host, host.rsplit(".", 1)[0]) if name]
    parts = list(_SEPARATOR.finditer(title))
    for heading in headings:
        if parts and title.startswith(heading) and len(heading) < len(title):
            return heading
    if parts and any(same_words(title[parts[-1].end() :], name) for name in names):
        return title[: parts[-1].start()]
    if parts and any(same_words(title[: parts[0].start()], name) for name in names):
        return title[parts[0].end() :]
    return title
