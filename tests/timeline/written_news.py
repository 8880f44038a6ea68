"""News about a crisis whose days are known, written by program: who tells what, when, and what is recalled later.

What is made up is how often each day is told and recalled, and that decides what can be learnt from it. The figures
follow what is known of news: coverage of a day has a long tail (a lognormal weight), days that a chronology names are
covered somewhat more, yet many a minor day more than many a key day; most mentions are of the last days, and what is
recalled fades as a power of time; a tenth of the sentences name days that have nothing to do with the crisis.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from babel.dates import format_date

from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.events.model import ArticleReading
from generator.settings import Settings

FOLDER = Path(__file__).parent / "chronologies"

KEY_WEIGHT = 2.0
"""How much more a key day is covered than another, on average."""
SPREAD = 0.9
"""The standard deviation of the logarithm of a day's weight."""
FADING = 0.7
"""The exponent with which what is recalled fades."""
NOISE = 0.25
"""The share of articles that name a day which is none of the crisis'."""
ARTICLES_A_DAY = 6
AFTER = 30
"""Days of coverage after the last day."""


class Fact(NamedTuple):
    day: dt.date
    key: bool
    told: str
    recalled: str


class Chronology(NamedTuple):
    name: str
    language: str
    facts: tuple[Fact, ...]

    @property
    def key_days(self) -> frozenset[dt.date]:
        return frozenset(fact.day for fact in self.facts if fact.key)


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*-*.yaml"))


def load(name: str) -> Chronology:
    data = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    facts = tuple(Fact(item["day"], item.get("key", False), item["told"], item["recalled"]) for item in data["days"])
    return Chronology(name, data["language"], facts)


class Newsroom:
    """Writes the articles about a chronology; the same seed, the same articles."""

    def __init__(self, chronology: Chronology, seed: int) -> None:
        self._chance = random.Random(f"{chronology.name} {seed}")
        self._facts = chronology.facts
        self._language = chronology.language
        self._wording: dict[str, Any] = yaml.safe_load((FOLDER / "wording.yaml").read_text("utf-8"))[self._language]
        self._weights = {
            fact: math.exp(self._chance.gauss(0, SPREAD)) * (KEY_WEIGHT if fact.key else 1.0) for fact in self._facts
        }

    def articles(self) -> Iterator[tuple[dt.date, str]]:
        """Publication days and texts."""
        first, last = self._facts[0].day, self._facts[-1].day
        for offset in range((last - first).days + AFTER):
            day = first + dt.timedelta(days=offset)
            past = [fact for fact in self._facts if fact.day <= day]
            fresh = [fact for fact in past if (day - fact.day).days <= 1]
            attention = 0.5 + sum(self._weights[fact] for fact in fresh)
            for _ in range(min(40, round(ARTICLES_A_DAY * attention * self._chance.uniform(0.3, 1.0) / 2))):
                yield day, self._article(day, past, fresh)

    def _article(self, day: dt.date, past: list[Fact], fresh: list[Fact]) -> str:
        chance, lines = self._chance, []
        if fresh:
            lead = chance.choices(fresh, [self._weights[fact] for fact in fresh])[0]
            lines.append(self._sentence("lead", lead, day))
        else:
            lines.append(chance.choice(self._wording["filler"]))
        recent = [fact for fact in past if 0 < (day - fact.day).days < 6]
        if recent and chance.random() < 0.4:
            lines.append(self._sentence("recent", chance.choice(recent), day))
        lines += [
            self._sentence("recall", fact, day) for fact in self._recalled(day, past, chance.choice((0, 1, 1, 2, 3)))
        ]
        if chance.random() < NOISE:
            other = day + dt.timedelta(days=round(chance.gauss(-10, 40)))
            lines.append(self._sentence("noise", self._facts[0]._replace(day=other), day))
        rest = [*lines[1:], *chance.sample(self._wording["filler"], 2)]
        chance.shuffle(rest)
        return "\n\n".join([lines[0], " ".join(rest)])

    def _recalled(self, day: dt.date, past: list[Fact], number: int) -> list[Fact]:
        older = [fact for fact in past if (day - fact.day).days > 1]
        weights = [self._weights[fact] / (1 + (day - fact.day).days) ** FADING for fact in older]
        return list(dict.fromkeys(self._chance.choices(older, weights, k=number))) if older else []

    def _sentence(self, kind: str, fact: Fact, published: dt.date) -> str:
        day = fact.day
        words = {
            "d": "1er" if day.day == 1 and self._language == "fr" else day.day,
            "y": day.year,
            "month": format_date(day, "MMMM", self._language),
            "weekday": format_date(day, "EEEE", self._language),
        }
        forms = self._wording["day"] if abs((published - day).days) < 150 else self._wording["day"][-1:]
        values = {
            **words,
            "day": self._chance.choice(forms).format(**words),
            "told": fact.told,
            "recalled": fact.recalled,
        }
        capitals = {
            name.capitalize(): str(values[name])[:1].upper() + str(values[name])[1:]
            for name in ("told", "recalled", "weekday")
        }
        return str(self._chance.choice(self._wording[kind])).format(**values, **capitals)


def written(chronology: Chronology, seed: int) -> list[ArticleReading]:
    """The articles about a chronology, read by the rooms before the timeline."""
    settings = Settings(language=chronology.language)
    readings = []
    for number, (published, text) in enumerate(Newsroom(chronology, seed).articles()):
        name = f"{chronology.name}-{number:04}"
        article = plain_article(name, text, chronology.language, published, title=name)
        expressions = read_dates(article, settings)
        readings.append(ArticleReading(article, expressions, extract_events(article, expressions, settings)))
    return readings
