"""Prints how well the days that matter are chosen, beside counting, on written news about four crises.

Run as `PYTHONPATH=tests:. python tests/timeline/measure_key_dates.py [SEEDS]`.

For each crisis as many days are taken as its chronology has key days, and compared with those: F1, mean of several
sets of articles. `mentions` counts the articles, not older than a day, that name it; `published` those published on it;
`chance` takes any of the days that articles name. How often a day is told and recalled is made up (`written_news.py`):
the figures compare ways of choosing, and say nothing of real news.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from generator.events.model import ArticleReading
from generator.settings import Settings
from generator.timeline.assembly import make_timeline
from generator.timeline.gleaning import named_days
from timeline.written_news import Chronology, load, names, written

METHODS = ("ours", "mentions", "published", "chance")


def ranked(method: str, readings: Sequence[ArticleReading], language: str) -> list[dt.date]:
    """Days, those that matter most first."""
    if method == "ours":
        return list(make_timeline(readings, Settings(language=language)).key_dates)
    counts: Counter[dt.date] = Counter()
    for reading in readings:
        published = reading.article.published
        if published is None:
            continue
        named = [day for day in named_days(reading) if day <= published]
        counts.update([published] if method == "published" else named)
    days = sorted(counts)
    if method == "chance":
        random.Random(len(days)).shuffle(days)
        return days
    return sorted(days, key=lambda day: -counts[day])


def f1(chosen: Iterable[dt.date], key_days: frozenset[dt.date]) -> float:
    """Date-F1 of as many chosen days as there are key days."""
    first = list(chosen)[: len(key_days)]
    return 2 * len(key_days.intersection(first)) / (len(first) + len(key_days))


def mean_f1(chronology: Chronology, seeds: int) -> dict[str, float]:
    """Mean date-F1 of each method over so many sets of articles."""
    total: Counter[str] = Counter()
    for seed in range(seeds):
        readings = written(chronology, seed)
        for method in METHODS:
            total[method] += f1(ranked(method, readings, chronology.language), chronology.key_days)
    return {method: total[method] / seeds for method in METHODS}


def main(seeds: int) -> None:
    print(f"{'':<12}" + "".join(f"{method:>11}" for method in METHODS))
    for name in names():
        result = mean_f1(load(name), seeds)
        print(f"{name:<12}" + "".join(f"{result[method]:>11.3f}" for method in METHODS), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
