"""Saved pages in the shapes of real news sites and blog engines, around the demonstration's own articles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from pathlib import Path
from typing import NamedTuple

import babel.dates
import jinja2

from generator.articles.model import Article, BlockKind
from generator.articles.reading import read_articles
from generator.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SHAPES = sorted(path.stem for path in (HERE / "shapes").glob("[a-z]*.html"))
PAGES_PER_SHAPE = 3
SITES = ("Le Quotidien", "Carnets de guerre", "The Observer Post", "Radio Monde", "Revue des armes")
AUTHORS = ("Ana Roy", "Jean-Marc Lebrun", "Olena Kovalenko", "Tom Field", "Élise N’Diaye")


class Page(NamedTuple):
    """A page, and what a reader of it would say that it is."""

    name: str
    content: bytes
    title: str
    day: dt.date
    author: str
    paragraphs: tuple[str, ...]
    language: str


def saved_pages() -> Iterator[Page]:
    """Each shape around three articles; one in five pages as MHTML, the old ones in ISO 8859-1."""
    articles = demonstration()
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE / "shapes"), autoescape=True)
    number = 0
    for shape in SHAPES:
        for _ in range(PAGES_PER_SHAPE):
            article = articles[number % len(articles)]
            others = [articles[(number + step) % len(articles)].title for step in range(5, 10)]
            values = describe(article, number, others)
            html = environment.get_template(f"{shape}.html").render(a=values)
            name, content = encode(f"{shape}-{number}", html, values, old=shape == "old_tables", mhtml=number % 5 == 4)
            paragraphs = tuple(block["text"] for block in values["blocks"])
            yield Page(name, content, article.title, article.published, values["author"], paragraphs, article.language)
            number += 1


@cache
def demonstration() -> list[Article]:
    """The demonstration's articles that are prose, without lists and tables."""
    articles, _ = read_articles(ROOT / "content", Settings(language="fr", time_zone="Europe/Paris"))
    prose = {BlockKind.PARAGRAPH, BlockKind.HEADING}
    return [article for article in articles if all(block.kind in prose for block in article.blocks)]


def describe(article: Article, number: int, others: list[str]) -> dict:
    day = article.published
    later = day + dt.timedelta(days=3)
    blocks = [
        {"text": article.text[block.start : block.end], "heading": block.kind is BlockKind.HEADING}
        for block in article.blocks
    ]
    return {
        "title": article.title,
        "site": SITES[number % len(SITES)],
        "author": AUTHORS[number % len(AUTHORS)],
        "day": day.isoformat(),
        "later": later.isoformat(),
        "written": babel.dates.format_date(day, "long", locale=article.language),
        "french": article.language == "fr",
        "url": f"https://news.example.org/{number}/{article.id}",
        "blocks": blocks,
        "others": others,
    }


def encode(name: str, html: str, values: dict, old: bool, mhtml: bool) -> tuple[str, bytes]:
    if old:
        return f"{name}.htm", html.encode("cp1252", "xmlcharrefreplace")
    if not mhtml:
        return f"{name}.html", html.encode()
    message = MIMEMultipart("related", type="text/html")
    message["Snapshot-Content-Location"] = values["url"]
    message["Subject"] = values["title"]
    message.attach(MIMEText(html, "html", "utf-8"))
    message.attach(MIMEText("body { color: red }", "css", "utf-8"))
    return f"{name}.mhtml", message.as_bytes()
