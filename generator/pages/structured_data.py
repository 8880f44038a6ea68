"""JSON-LD (schema.org) for search engines: `Event` for entries, `ItemList` for the index, `NewsArticle`."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup

from generator.articles.model import Article
from generator.dates.model import Precision
from generator.events.model import Status
from generator.pages.addresses import absolute, article_page
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView, most_important

_CONTEXT = "https://schema.org"
_LISTED = 100


def script(data: dict[str, Any]) -> Markup:
    """The data as the content of a `<script>`: no letter of it can end the element."""
    text = msgspec.json.encode(data).decode()
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))  # noqa: S704


def event(view: EntryView, edition: Edition) -> Markup:
    """An entry; `startDate` only where its day is known, `eventStatus` only where it is planned."""
    entry = view.entry
    data: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "Event",
        "@id": absolute(edition.settings.base_url, view.page),
        "url": absolute(edition.settings.base_url, view.page),
        "name": entry.headline,
        "inLanguage": view.language,
        "temporalCoverage": entry.when.edtf,
    }
    if entry.when.precision is Precision.DAY and not entry.when.approximate and entry.when.earliest:
        data["startDate"] = entry.when.earliest.isoformat()
    if entry.status is Status.PLANNED:
        data["eventStatus"] = f"{_CONTEXT}/EventScheduled"
    if entry.reports:
        data["description"] = entry.reports[0].event.quote
    if entry.actors:
        data["about"] = [{"@type": "Thing", "name": name} for name in entry.actors]
    works = [_citation(report.citation.title, report.citation.url) for report in entry.reports]
    if works:
        data["subjectOf"] = works
    return script(data)


def _citation(title: str, url: str | None) -> dict[str, Any]:
    return {"@type": "NewsArticle", "headline": title, **({"url": url} if url else {})}


def item_list(views: tuple[EntryView, ...], edition: Edition) -> Markup:
    """The index: its most important entries, in order of time."""
    keep = most_important(views, _LISTED)
    kept = [view for view in views if view.id in keep]
    return script(
        {
            "@context": _CONTEXT,
            "@type": "ItemList",
            "name": edition.settings.title,
            "description": edition.settings.description,
            "numberOfItems": len(views),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "url": absolute(edition.settings.base_url, view.page),
                    "name": view.brief.headline,
                }
                for position, view in enumerate(kept, 1)
            ],
        }
    )


def news_article(article: Article, edition: Edition) -> Markup:
    """An article: the original is what the page is based on."""
    data: dict[str, Any] = {
        "@context": _CONTEXT,
        "@type": "NewsArticle",
        "headline": article.title,
        "inLanguage": article.language,
        "mainEntityOfPage": absolute(edition.settings.base_url, article_page(article.id)),
    }
    if article.published:
        data["datePublished"] = article.published.isoformat()
    if article.source:
        data["publisher"] = {"@type": "Organization", "name": article.source}
    if article.author:
        data["author"] = {"@type": "Person", "name": article.author}
    if article.url:
        data["isBasedOn"] = article.url
    if article.archive_url:
        data["archivedAt"] = article.archive_url
    return script(data)
