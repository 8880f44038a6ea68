"""Sentences read as the program reads them, for the tests of events."""

from __future__ import annotations

import datetime as dt

from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.events.model import Event
from generator.settings import Settings

PUBLISHED = dt.date(2024, 11, 20)  # a Wednesday


def events(text: str, language: str = "fr", settings: Settings | None = None) -> tuple[Event, ...]:
    """The events of a text published on Wednesday 20 November 2024."""
    chosen = settings or Settings(language=language)
    article = plain_article("article", text, language, PUBLISHED)
    return extract_events(article, read_dates(article, chosen), chosen)


def event(text: str, language: str = "fr", settings: Settings | None = None) -> Event:
    """The first event of a text."""
    found = events(text, language, settings)
    assert found, f"no event in {text!r}"
    return found[0]
