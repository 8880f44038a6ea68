"""How fast text becomes events, on one core, warm: dates, events, and both.

    python tests/bench/chain_speed.py [FOLDER] [--seconds 3]

Reads the site in FOLDER (default: the demonstration), then runs its articles through dates and events again and again.
Figures are KB of UTF-8 text a second of processor time, so that other work on the machine counts little.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from generator.articles.model import Article
from generator.articles.reading import read_articles
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.settings import load_settings

SITE = Path(__file__).parents[2]


def rate(work: Callable[[], object], size: int, seconds: float) -> float:
    """KB a second of `work`, which reads `size` bytes, over at least `seconds`, after one round to warm up."""
    work()
    rounds = 0
    started = time.process_time()
    while time.process_time() - started < seconds:
        work()
        rounds += 1
    return rounds * size / 1000 / (time.process_time() - started)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Speed of the chain text → events, one core, warm.")
    parser.add_argument("folder", nargs="?", type=Path, default=SITE)
    parser.add_argument("--seconds", type=float, default=3.0)
    chosen = parser.parse_args()
    settings = load_settings(chosen.folder)
    articles, _ = read_articles(chosen.folder / settings.content, settings)
    size = sum(len(article.text.encode()) for article in articles)
    read = {article.id: read_dates(article, settings) for article in articles}

    def chain(article: Article) -> object:
        return extract_events(article, read_dates(article, settings), settings)

    stages: dict[str, Callable[[], object]] = {
        "dates": lambda: [read_dates(article, settings) for article in articles],
        "events": lambda: [extract_events(article, read[article.id], settings) for article in articles],
        "text → events": lambda: [chain(article) for article in articles],
    }
    print(f"{len(articles)} articles, {size / 1000:.0f} KB, {sum(map(len, read.values()))} dates")
    for name, work in stages.items():
        print(f"{name:15s}{rate(work, size, chosen.seconds):8.0f} KB/s")


if __name__ == "__main__":
    main()
