"""The demonstration's articles are sound: whole, true to the calendar, honest about their sources."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from generator.articles.model import Article, BlockKind
from generator.articles.reading import read_articles
from generator.build import Chronicle, read_site
from generator.events.model import Status
from generator.reporting import Silent
from generator.settings import Settings, load_settings

ROOT = Path(__file__).resolve().parent.parent
SOURCES = {"Carnet de Bruxelles", "Carnet de Kiev", "Carnet de Moscou", "Carnet de Vienne", "Washington Notebook"}
FIRST_DAY, LAST_DAY = dt.date(2021, 12, 1), dt.date(2024, 12, 31)

# Pages that have been seen to exist.
SEEN_HOSTS = {
    "en.special.kremlin.ru",
    "en.wikipedia.org",
    "gov.uk",
    "kyivindependent.com",
    "news.wgcu.org",
    "russianforces.org",
    "www.aljazeera.com",
    "www.deseret.com",
    "www.dw.com",
    "www.iaea.org",
    "www.ksby.com",
    "www.nato.int",
    "www.state.gov",
    "www.themoscowtimes.com",
}

# The great days of the period: the day, words of a report of it, its rung, and how many articles tell of it at least.
GREAT_DAYS = [
    ("2021-12-17", "projets d’accords", None, 2),
    ("2022-02-27", "forces de dissuasion", 8, 1),
    ("2022-04-20", "missile intercontinental Sarmat", 8, 1),
    ("2022-09-21", "la mobilisation partielle", 4, 3),
    ("2022-09-30", "traités d’annexion", 2, 2),
    ("2022-10-06", "Armageddon", 7, 2),
    ("2022-10-10", "quatre-vingts missiles", 5, 3),
    ("2022-10-26", "l’exercice Grom", 8, 1),
    ("2023-11-02", "retire sa ratification", 8, 1),
    ("2024-06-11", "armes nucléaires non stratégiques", 8, 1),
    ("2024-10-28", "soldats nord-coréens", 4, 1),
    ("2024-10-29", "Un Iars a été tiré", 8, 1),
    ("2024-11-19", "nouvelle doctrine nucléaire", 8, 2),
    ("2024-11-19", "dépôt de munitions près de Karatchev", None, 2),
]

WEEKDAYS = {
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    "en": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
}
MONTHS = {
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    "en": [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
}


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(ROOT)


@pytest.fixture(scope="module")
def articles(settings: Settings) -> list[Article]:
    found, problems = read_articles(ROOT / settings.content, settings)
    assert problems == []
    return found


def test_the_collection_is_large_enough_to_be_worth_reading(articles: list[Article]) -> None:
    languages = Counter(article.language for article in articles)
    assert set(languages) == {"fr", "en"}
    assert languages["fr"] >= 13
    assert languages["en"] >= 5
    assert len(articles) >= 18


def test_every_article_says_who_publishes_it_and_when(articles: list[Article]) -> None:
    for article in articles:
        assert article.title, article.path
        assert article.source in SOURCES, article.path
        assert article.published is not None, article.path
        assert FIRST_DAY <= article.published <= LAST_DAY, article.path
        assert article.path.startswith(article.published.isoformat()), article.path
        assert {"title", "published", "source", "language"} <= article.origins.keys(), article.path
        assert (article.language == "en") == (article.source == "Washington Notebook"), article.path


def test_every_article_has_the_length_of_a_news_article(articles: list[Article]) -> None:
    for article in articles:
        assert 150 <= len(article.text.split()) <= 600, article.path
        assert sum(block.kind is BlockKind.PARAGRAPH for block in article.blocks) >= 5, article.path


def test_the_site_says_that_its_notebooks_are_fictitious(settings: Settings) -> None:
    assert "démonstration" in settings.description
    assert "fictifs" in settings.description


def test_a_weekday_beside_a_full_date_is_that_of_the_calendar(articles: list[Article]) -> None:
    pairs = [pair for article in articles for pair in weekday_dates(article)]
    assert pairs
    for words, weekday, day in pairs:
        assert day.weekday() == weekday, words


def test_the_thousandth_day_is_counted_from_the_named_date(articles: list[Article], settings: Settings) -> None:
    thousandth = settings.named_dates["guerre"] + dt.timedelta(days=999)
    tellers = [article for article in articles if re.search(r"1000ᵉ jour|1,000th day", article.text)]
    assert len(tellers) >= 2
    for article in tellers:
        assert article.published is not None
        assert dt.timedelta(0) <= article.published - thousandth < dt.timedelta(days=7), article.path


def test_links_lead_only_to_hosts_that_have_been_seen(articles: list[Article]) -> None:
    addresses = [address for article in articles for address in addresses_in(article)]
    assert len(addresses) >= 10
    for address in addresses:
        assert urlsplit(address).scheme in ("http", "https"), address
        assert urlsplit(address).hostname in SEEN_HOSTS, address


def test_the_french_is_set_as_french(articles: list[Article]) -> None:
    faults = {
        "a straight apostrophe or quotation mark": r"['\"]",
        "an English quotation mark": r"[“”]",
        "a breaking space inside guillemets": r"«[ \n]|[ \n]»|«\S|[^\s]»",
        "no narrow no-break space before high punctuation": r"[ \u00a0\w»)][;!?](?=\s|$)",
        "a breaking space before a colon": r"\S :(?=\s)",
        "an unraised ordinal": r"\b1er\b|\b\d+e\b",
        "a breaking space between day and month": rf"\d ({'|'.join(MONTHS['fr'])})\b",
        "an unaccented capital": r"\b(A|Etat|Etats|Elysée|Etant|Ecole|Energie|Eglise)\b",
        "an unbound œ": r"\b(coeur|oeuvre|manoeuvre|voeu)s?\b",
    }
    for article in articles:
        if article.language != "fr":
            continue
        for text in (written_title(article), article.text):
            for fault, pattern in faults.items():
                found = re.search(pattern, text)
                assert not found, f"{article.path}: {fault}: {text[max(0, found.start() - 30) : found.end() + 30]!r}"


@pytest.mark.parametrize(("day", "words", "rung", "articles_at_least"), GREAT_DAYS)
def test_the_great_days_stand_on_the_timeline(
    chronicle: Chronicle, day: str, words: str, rung: int | None, articles_at_least: int
) -> None:
    date = dt.date.fromisoformat(day)
    found = [
        entry
        for entry in chronicle.timeline.entries
        if entry.when.earliest is not None
        and entry.when.earliest <= date <= (entry.when.latest or date)
        and any(words in " ".join(report.event.quote.split()) for report in entry.reports)
    ]
    assert found
    assert any(rung in (None, entry.rung) for entry in found)
    assert any(len({report.citation.id for report in entry.reports}) >= articles_at_least for entry in found)


def test_no_nuclear_weapon_is_used_in_the_demonstration(chronicle: Chronicle) -> None:
    used = [entry for entry in chronicle.timeline.entries if entry.rung == 9 and entry.status is not Status.BACKGROUND]
    assert [entry.headline for entry in used] == []


def written_title(article: Article) -> str:
    _, front_matter, _ = (ROOT / "content" / article.path).read_text("utf-8").split("---\n", 2)
    return str(yaml.safe_load(front_matter)["title"])


@pytest.fixture(scope="module")
def chronicle(settings: Settings) -> Chronicle:
    return read_site(ROOT, settings, Silent())


def test_every_correction_finds_what_it_is_about(chronicle: Chronicle) -> None:
    assert chronicle.problems == ()
    assert len(chronicle.corrections.decisions) >= 3
    assert all(len(decision.reason.split()) >= 5 for decision in chronicle.corrections.decisions)


def weekday_dates(article: Article) -> list[tuple[str, int, dt.date]]:
    """Weekdays that stand beside a day and month: the words, the weekday (Monday is 0), the day.

    Without a year, the date is the one nearest to the article's publication.
    """
    names, months = WEEKDAYS[article.language], MONTHS[article.language]
    weekday, month = rf"\b({'|'.join(names)})", rf"({'|'.join(months)})"
    dates = {"fr": rf"(\d{{1,2}})(?:ᵉʳ)?\s{month}", "en": rf"(\d{{1,2}})\s{month}"}
    found = []
    for match in re.finditer(rf"{weekday},?\s{dates[article.language]}(?:\s(\d{{4}}))?", article.text, re.IGNORECASE):
        named, day, month_name, year = match[1].lower(), int(match[2]), match[3].lower(), match[4]
        number = months.index(month_name) + 1
        found.append((match[0], names.index(named), nearest(article, day, number, year)))
    return found


def nearest(article: Article, day: int, month: int, year: str | None) -> dt.date:
    assert article.published is not None
    published = article.published
    years = [int(year)] if year else [published.year - 1, published.year, published.year + 1]
    return min((dt.date(each, month, day) for each in years), key=lambda date: abs(date - published))


def addresses_in(article: Article) -> list[str]:
    own = [address for address in (article.url, article.archive_url) if address]
    return own + re.findall(r'href="([^"]+)"', article.html)
