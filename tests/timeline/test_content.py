"""Merging and permanence over the demonstration site's own articles, read by the rooms before this one."""

from functools import cache
from pathlib import Path

import pytest

from generator.articles.reading import read_articles
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.events.model import ArticleReading
from generator.settings import Settings, load_settings
from generator.timeline.assembly import make_timeline
from generator.timeline.model import Entry, Timeline

SITE = Path(__file__).parents[2]


@cache
def site() -> tuple[Settings, tuple[ArticleReading, ...]]:
    settings = load_settings(SITE)
    articles, _ = read_articles(SITE / settings.content, settings)
    readings = []
    for article in articles:
        expressions = read_dates(article, settings)
        readings.append(ArticleReading(article, expressions, extract_events(article, expressions, settings)))
    return settings, tuple(readings)


@cache
def timeline(without: str = "", newest: int = 0) -> Timeline:
    settings, readings = site()
    kept = [reading for reading in readings if reading.article.id != without]
    kept.sort(key=lambda reading: (str(reading.article.published), reading.article.id))
    return make_timeline(kept[: len(kept) - newest], settings)


def told_on(day: str, *words: str) -> list[Entry]:
    """The entries of a day of which some report holds one of the words, with a report of the day itself."""
    return [
        entry
        for entry in timeline().entries
        if entry.when.edtf == day and any(word in report.event.quote for report in entry.reports for word in words)
    ]


@pytest.mark.parametrize(
    ("day", "words", "articles"),
    [
        ("2024-11-19", ("Karatchev", "Karachev"), 2),
        ("2024-11-19", ("nouvelle doctrine", "new nuclear doctrine"), 2),
        ("2022-10-10", ("quatre-vingts missiles", "80 missiles"), 3),
        ("2022-10-06", ("Armageddon",), 2),
        ("2022-09-21", ("mobilisation partielle", "partial mobilisation"), 3),
    ],
)
def test_what_several_articles_tell_of_a_day_is_one_entry(day: str, words: tuple[str, ...], articles: int) -> None:
    (entry,) = told_on(day, *words)
    assert len({report.event.article for report in entry.reports}) >= articles


def test_different_happenings_of_one_day_stay_apart() -> None:
    (strike,), (doctrine,) = told_on("2024-11-19", "Karatchev"), told_on("2024-11-19", "nouvelle doctrine")
    assert strike.id != doctrine.id


def test_taking_an_article_away_changes_only_what_it_told_or_dated() -> None:
    _, readings = site()
    gone = next(reading for reading in readings if "five-days" in reading.article.id)
    mentioned = {expression.when.earliest for expression in gone.expressions if expression.when is not None}

    def others(made: Timeline) -> dict[str, Entry]:
        return {
            entry.id: entry
            for entry in made.entries
            if all(report.event.article != gone.article.id for report in entry.reports)
            and entry.when.earliest not in mentioned
            and not (entry.follows or entry.followed_by)
        }

    before, after = others(timeline()), others(timeline(without=gone.article.id))
    assert len(before) > 100
    assert {name: entry for name, entry in after.items() if name in before} == before


def test_ids_stay_when_ten_newer_articles_come() -> None:
    before, after = timeline(newest=10), timeline()
    leads_to = {name: entry.id for entry in after.entries for name in (entry.id, *entry.former_ids)}
    assert all(entry.id in leads_to for entry in before.entries)
    kept = [entry for entry in before.entries if leads_to[entry.id] == entry.id]
    assert len(kept) >= 0.99 * len(before.entries)


def test_every_entry_has_one_address_and_nothing_else_has_it() -> None:
    addresses = [name for entry in timeline().entries for name in (entry.id, *entry.former_ids)]
    assert len(addresses) == len(set(addresses))
