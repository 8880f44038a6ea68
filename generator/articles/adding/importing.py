"""A page or a file → the text of an article's file, with front matter."""

from __future__ import annotations

import datetime as dt
import hashlib
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from generator.articles.adding.markdown_writing import markdown
from generator.articles.adding.model import AddOptions, FetchError, Lead
from generator.articles.choices import Choices
from generator.articles.decoding import NotTextError, decode, normalise
from generator.articles.front_matter import split_front_matter
from generator.articles.furniture import clean
from generator.articles.metadata import SYNONYMS, Metadata, check_metadata, local_day, metadata
from generator.articles.page_metadata import page_metadata
from generator.articles.page_text import page_passages, parse_page
from generator.articles.sanitising import IntricateError
from generator.articles.titles import find_title
from generator.errors import UserError
from generator.located_yaml import load
from generator.settings import SourceSetting

_KEYS = (
    "title", "published", "author", "source", "url", "archive_url", "language", "description", "retrieved", "sha256",
)  # fmt: skip


class Imported(NamedTuple):
    """What the file of an article will hold, and what names it."""

    text: str
    suffix: str
    title: str
    published: dt.date | None


def import_page(data: bytes, charset: str | None, lead: Lead, options: AddOptions, time_zone: str) -> Imported:
    """The article of a web page that was fetched from `lead.url`. Raises FetchError where there is none in it."""
    try:
        tree = parse_page(normalise(decode(data, charset)[0]))
        if tree is None:
            raise FetchError("there is no page in it")
        own = page_metadata(tree, time_zone)
        passages = page_passages(tree).passages
    except (NotTextError, IntricateError) as error:
        raise FetchError(f"it cannot be read: {error}") from None
    if not any(passage.text for passage in clean(passages, Choices((), (), SourceSetting()))[0]):
        raise FetchError("there is no article in it")
    given = _given(data, lead, options).over(own).over(_from_lead(lead, time_zone))
    given = metadata("page", url=own.url or lead.url).over(given) if _same_site(own.url, lead.url) else given
    titled = find_title(passages, given.title, given.origins.get("title"), "article")
    text = _head(given, titled.title) + markdown(titled.passages)
    return Imported(text, ".md", titled.title, given.published)


def import_text(data: bytes, suffix: str, lead: Lead | None, options: AddOptions, time_zone: str) -> Imported:
    """The article of a text or Markdown file, front matter added or completed. Raises FetchError if it is no text.

    What its front matter says stays as it was written: its comments, its order, what only others understand.
    """
    try:
        parts = split_front_matter(normalise(decode(data)[0]), "file")
        known = load(parts.yaml, "file", parts.yaml_line) if parts.yaml is not None else None
    except (NotTextError, UserError) as error:
        raise FetchError(f"it cannot be read: {error}") from None
    if not parts.body.strip():
        raise FetchError("there is no text in it")
    own = check_metadata(known, "front matter", time_zone)[0] if known is not None else Metadata()
    given = own.over(_given(data, lead, options))
    if lead is not None:
        given = given.over(_from_lead(lead, time_zone))
    first = next((line.strip("# ") for line in parts.body.split("\n") if line.strip("# ")), "article")
    head = _completed(parts.yaml, given) if parts.yaml is not None else _head(given, given.title)
    return Imported(head + parts.body.lstrip("\n"), suffix, given.title or first, given.published)


def _completed(written: str, given: Metadata) -> str:
    """Front matter as it was written, and below it what it does not say. Raises FetchError where nothing fits below."""
    before = load(written, "file").data or {}
    if not isinstance(before, dict):
        raise FetchError("its front matter is no list of keys and values")
    said = {SYNONYMS.get(key, key) for key in before}
    values = {key: getattr(given, key) for key in _KEYS if key not in said and getattr(given, key) is not None}
    added = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000) if values else ""
    head = written + ("" if not written or written.endswith("\n") else "\n") + added
    try:
        sound = load(head, "file").data == before | (load(added, "file").data or {})
    except UserError:
        sound = False
    if not sound:  # written in braces, after which no line can follow
        head = yaml.safe_dump(before | values, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{head}---\n\n"


def _given(data: bytes, lead: Lead | None, options: AddOptions) -> Metadata:
    """What adding itself knows of an article."""
    return metadata(
        "adding",
        url=(lead.url or None) if lead else None,
        archive_url=options.archive_url,
        language=options.language,
        retrieved=(options.today or dt.date.today()).isoformat(),
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _from_lead(lead: Lead, time_zone: str) -> Metadata:
    """What the feed or sitemap says, which counts where the page is silent."""
    stamp = lead.published or ""
    try:
        day = local_day(stamp, time_zone)
    except (ValueError, OverflowError):
        try:
            day = local_day(parsedate_to_datetime(stamp).isoformat(), time_zone)
        except (ValueError, TypeError, OverflowError):
            day = None
    return metadata("feed", title=lead.title, published=day, author=lead.author)


def _same_site(own: str | None, url: str) -> bool:
    """Whether a page's canonical address may replace the one it was fetched from: only on the same host."""
    return own is not None and urlsplit(own).hostname == urlsplit(url).hostname


def _head(given: Metadata, title: str | None) -> str:
    """Front matter of what is known, in the order in which people write it."""
    values = {key: getattr(given, key) for key in _KEYS if getattr(given, key) is not None}
    if title:
        values = {"title": title} | {key: value for key, value in values.items() if key != "title"}
    dumped = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{dumped}---\n\n"
