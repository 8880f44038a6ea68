"""How fast files become events, on one core, warm: articles, dates, events, and the chain of the last two.

    python tests/bench/chain_speed.py [FOLDER] [--posts 300] [--seconds 3]

Reads the site in FOLDER (default: the demonstration) again and again, then as many posts of the shared generator
(../shared/bench/make_posts.py) where it is present. Articles is from the bytes of the files to clean text with
sentences. Garbage is searched for as seldom as in a build. Figures are milliseconds an article and KB (1000 bytes) of
the articles' text a second, both of processor time, so that other work on the machine counts little; each is the best
of three rounds.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from generator.articles.reading import read_articles
from generator.crew import seldom_collecting
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.settings import Settings, load_settings

SITE = Path(__file__).parents[2]
GENERATOR = SITE.parent / "shared" / "bench" / "make_posts.py"
ROUNDS = 3


def seconds_of(work: Callable[[], object], least: float) -> float:
    """Seconds of processor time that `work` takes: the best of a few rounds, after one to warm up."""
    work()
    best = float("inf")
    for _ in range(ROUNDS):
        times = 0
        started = time.process_time()
        while time.process_time() - started < least / ROUNDS:
            work()
            times += 1
        best = min(best, (time.process_time() - started) / times)
    return best


def measure(name: str, folder: Path, settings: Settings, seconds: float) -> None:
    """Print the table of one site's articles, which lie in `folder`."""
    articles, _ = read_articles(folder, settings)
    size = sum(len(article.text.encode()) for article in articles) / 1000
    read = [read_dates(article, settings) for article in articles]
    found = [extract_events(article, dates, settings) for article, dates in zip(articles, read, strict=True)]
    stages: dict[str, Callable[[], object]] = {
        "articles": lambda: read_articles(folder, settings),
        "dates": lambda: [read_dates(article, settings) for article in articles],
        "events": lambda: [
            extract_events(article, dates, settings) for article, dates in zip(articles, read, strict=True)
        ],
        "text → events": lambda: [
            extract_events(article, read_dates(article, settings), settings) for article in articles
        ],
    }
    print(
        f"{name}: {len(articles)} articles, {size:.0f} KB, {sum(map(len, read))} dates, {sum(map(len, found))} events"
    )
    for stage, work in stages.items():
        with seldom_collecting():
            took = seconds_of(work, seconds)
        print(f"  {stage:15s}{took / len(articles) * 1000:8.2f} ms an article{size / took:8.0f} KB/s")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Speed of the stages from file to events, one core, warm.")
    parser.add_argument("folder", nargs="?", type=Path, default=SITE)
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=3.0)
    chosen = parser.parse_args()
    settings = load_settings(chosen.folder)
    measure(chosen.folder.resolve().name, chosen.folder / settings.content, settings, chosen.seconds)
    if GENERATOR.exists() and chosen.posts:
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, str(GENERATOR), str(chosen.posts), folder]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            measure("posts", Path(folder), Settings(language="fr", time_zone="Europe/Paris"), chosen.seconds)


if __name__ == "__main__":
    main()
