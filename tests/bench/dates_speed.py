"""How fast dates are found and read, cold and warm, on one core, beside dateparser's search_dates in the same run.

    python tests/bench/dates_speed.py [POSTS] [--peer-posts 6]

The texts are POSTS posts of the shared generator (../shared/bench/make_posts.py) where it is present, else news-like
texts generated here, always the same. Finding gives the places of expressions and what their words say; reading is all
of `read_dates`. Cold is the first pass of a fresh process, language files and dateparser's import included; warm is the
best of the next three. Figures are KB (1000 bytes of UTF-8) a second of the process, on one core.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.articles.model import Article
from generator.articles.plain import plain_article

GENERATOR = Path(__file__).parents[3] / "shared" / "bench" / "make_posts.py"
LANGUAGE = "fr"


def shared_posts(number: int) -> list[Article]:
    """Posts of the shared generator, without their front matter."""
    articles = []
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(GENERATOR), str(number), folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        for path in sorted(Path(folder).glob("*.md")):
            front, body = path.read_text("utf-8").split("---\n", 2)[1:]
            published = dt.date.fromisoformat(front.split("date: ")[1][:10])
            articles.append(plain_article(path.stem, body, LANGUAGE, published))
    return articles


def own_posts(number: int) -> list[Article]:
    """News-like texts with a date in most sentences."""
    months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"]
    days = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    articles = []
    for index in range(number):
        draw = random.Random(index)
        published = dt.date(2022, 1, 1) + dt.timedelta(days=index)
        sentences = []
        for _ in range(30):
            day, month = draw.randint(1, 28), draw.choice(months)
            when = draw.choice(
                [
                    f"le {day} {month} {published.year}",
                    f"{draw.choice(days)} dernier",
                    "hier",
                    f"en {month}",
                    f"il y a {draw.randint(2, 9)} jours",
                    f"dans la nuit du {day} au {day + 1} {month}",
                ]
            )
            sentences.append(f"Le ministère de la Défense a annoncé {when} le déploiement de troupes à la frontière.")
        articles.append(plain_article(f"{index:05d}", " ".join(sentences), LANGUAGE, published))
    return articles


def rate(work: Callable[[Article], object], articles: Sequence[Article]) -> float:
    """KB of text a second that `work` goes through."""
    size = sum(len(article.text.encode()) for article in articles)
    started = time.process_time()
    for article in articles:
        work(article)
    return size / 1000 / (time.process_time() - started)


def find(article: Article) -> int:
    """Find the phrases of an article."""
    from generator.dates.parsing import cache_key
    from generator.dates.placing import place

    key = cache_key(LANGUAGE, ())
    return sum(1 for _ in place(key.language.folding.fold(article.text), key))


def read(article: Article) -> int:
    """Read the dates of an article."""
    from generator.dates.reading import read_dates
    from generator.settings import Settings

    return len(read_dates(article, Settings(language=LANGUAGE)))


def search(article: Article) -> int:
    """Search the dates of an article with dateparser."""
    from dateparser.search import search_dates

    base = dt.datetime.combine(article.published or dt.date.min, dt.time())
    return len(search_dates(article.text, languages=[LANGUAGE], settings={"RELATIVE_BASE": base}) or [])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Speed of reading dates, beside dateparser's search_dates.")
    parser.add_argument("posts", nargs="?", type=int, default=300)
    parser.add_argument("--peer-posts", type=int, default=6)
    options = parser.parse_args()
    articles = shared_posts(options.posts) if GENERATOR.exists() else own_posts(options.posts)
    found = 0
    print(f"{'':24} {'cold KB/s':>10} {'warm KB/s':>10} {'expressions':>12}")
    for name, work in (("finding", find), ("finding and reading", read)):
        cold = rate(work, articles)
        warm = max(rate(work, articles) for _ in range(3))
        found = sum(work(article) for article in articles)
        print(f"{name:24} {cold:10.0f} {warm:10.0f} {found:12d}")
    peers = articles[: options.peer_posts]
    cold = rate(search, peers)
    warm = max(rate(search, peers) for _ in range(2))
    counts = f"{sum(map(search, peers))} of {sum(map(read, peers))}"
    print(f"{'dateparser search_dates':24} {cold:10.0f} {warm:10.0f} {counts:>12}")


if __name__ == "__main__":
    main()
