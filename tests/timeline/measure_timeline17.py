"""Prints how well key dates are chosen on the news and timelines of Timeline17, which are not ours to ship.

Run as `PYTHONPATH=tests:. python tests/timeline/measure_timeline17.py FOLDER`, where FOLDER holds, for each topic and
publisher, `TOPIC_PUBLISHER/InputDocs/DAY/*.txt` and `TOPIC_PUBLISHER/timelines/*.txt`, as the corpus comes (Tran et
al., "Leveraging learning to rank in an optimization framework for timeline summarization", TAIA 2013).

The protocol is the published one (Gholipour Ghalandari and Ifrim, ACL 2020): each timeline is compared with as many
days as it has, chosen from the articles about its topic that were published within its span, and within that span;
date-F1 is the mean over the timelines. `mentions` and `published` count as in `measure_key_dates.py`.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.events.model import ArticleReading
from generator.settings import Settings
from timeline.measure_key_dates import f1, ranked

METHODS = ("ours", "mentions", "published")
SETTINGS = Settings(language="en")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MISPRINTS = {"2011-04-0": "2011-04-02"}
"""Days that the corpus writes wrong, as corrected by its users."""


class Reference(NamedTuple):
    """One journalist's timeline: its name, its topic, its days."""

    name: str
    topic: str
    days: frozenset[dt.date]


def references(folder: Path) -> Iterator[Reference]:
    """The timelines of the corpus, in order of their names."""
    for path in sorted(folder.glob("*_*/timelines/*.txt")):
        lines = [_MISPRINTS.get(line.strip(), line.strip()) for line in path.read_text("utf-8", "replace").split("\n")]
        days = frozenset(dt.date.fromisoformat(line) for line in lines if _DAY.fullmatch(line))
        source = path.parent.parent.name
        yield Reference(f"{source}/{path.stem}", source.partition("_")[0], days)


@cache
def readings(folder: Path, topic: str) -> tuple[ArticleReading, ...]:
    """All articles about a topic, of every publisher, read by the rooms before the timeline."""
    found = []
    for path in sorted(folder.glob(f"{topic}_*/InputDocs/*/*.txt")):
        if not _DAY.fullmatch(path.parent.name):
            continue
        published = dt.date.fromisoformat(path.parent.name)
        name = path.relative_to(folder).as_posix()
        article = plain_article(name, path.read_text("utf-8", "replace"), "en", published, title=name)
        expressions = read_dates(article, SETTINGS)
        found.append(ArticleReading(article, expressions, extract_events(article, expressions, SETTINGS)))
    return tuple(found)


def date_f1(method: str, articles: Sequence[ArticleReading], reference: Reference) -> float:
    """Date-F1 of one method against one timeline."""
    first, last = min(reference.days), max(reference.days)
    within = [one for one in articles if one.article.published and first <= one.article.published <= last]
    return f1([day for day in ranked(method, within, "en") if first <= day <= last], reference.days)


def main(folder: Path) -> None:
    total: dict[str, list[float]] = {method: [] for method in METHODS}
    print(f"{'':<32}{'days':>6}" + "".join(f"{method:>11}" for method in METHODS))
    for reference in references(folder):
        articles = readings(folder, reference.topic)
        for method in METHODS:
            total[method].append(date_f1(method, articles, reference))
        scores = "".join(f"{total[method][-1]:>11.3f}" for method in METHODS)
        print(f"{reference.name:<32}{len(reference.days):>6}{scores}", flush=True)
    print(f"{'mean':<38}" + "".join(f"{mean(total[method]):>11.3f}" for method in METHODS))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
