"""Where a headline that must be cut may end."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.settings import Settings

LONG = (
    "Quatre jours après l'entrée de ses troupes dans la région frontalière, le président a ordonné lundi de placer les "
    "forces de la dissuasion nucléaire en régime spécial d'alerte au combat sans attendre M. Petrov."
)


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_a_headline_is_never_cut_after_a_word_that_leads_on(cut: int) -> None:
    text = LONG.replace("la région frontalière", "x" * cut + " la région frontalière")
    article = plain_article("a", text, "fr", dt.date(2022, 10, 12))
    settings = Settings(language="fr")
    for event in extract_events(article, read_dates(article, settings), settings):
        assert len(event.headline) <= 120
        last = event.headline.rstrip("…").split()[-1]
        assert last not in {"de", "la", "les", "le", "en", "M.", "M", "au", "sans", "du", "des"}
        assert event.headline.endswith("…") or event.headline.lower() in text.lower()
