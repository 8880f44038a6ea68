"""The labelled sentences as reports: which of them tell of one happening, for measuring how well merging knows."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from generator.articles.model import Citation
from generator.dates.model import Precision, When
from generator.events.model import Event, Status
from generator.settings import ActorSetting
from generator.timeline.clusters import Cluster
from generator.timeline.gleaning import Gleaned
from generator.timeline.identity import report_ids
from generator.timeline.lexicons import Weights
from generator.timeline.memo import InMemory
from generator.timeline.mentions import ArticleMentions
from generator.timeline.merging import Merger
from generator.timeline.model import Report, report_order
from generator.timeline.periods import month_named
from generator.timeline.portions import Portions
from generator.timeline.terms import TermReader

FOLDER = Path(__file__).parent / "labelled"

ACTORS = (
    ActorSetting("Russie", ("Moscou", "Kremlin", "Russes", "russe", "russes", "Russia", "Moscow", "Russian")),
    ActorSetting(
        "Ukraine",
        ("Kiev", "Kyiv", "ukrainien", "ukrainienne", "ukrainiens", "ukrainiennes", "Ukrainian", "Ukrainians"),
    ),
    ActorSetting(
        "États-Unis",
        (
            *("Washington", "Maison-Blanche", "Pentagone", "américain", "américaine", "américains", "américaines"),
            *("United States", "White House", "Pentagon", "America", "American", "Americans", "US"),
        ),
    ),
    ActorSetting("OTAN", ("Alliance atlantique", "NATO")),
    ActorSetting("Biélorussie", ("Minsk", "Bélarus", "biélorusse", "Belarus", "Belarusian")),
    ActorSetting("Chine", ("Pékin", "chinois", "chinoise", "China", "Beijing", "Chinese")),
    ActorSetting("Corée du Nord", ("Pyongyang", "nord-coréen", "North Korea", "North Korean")),
    ActorSetting("Vladimir Poutine", ("Poutine", "Putin", "Vladimir Putin")),
    ActorSetting("Volodymyr Zelensky", ("Zelensky", "Zelenskyy")),
    ActorSetting("Joe Biden", ("Biden",)),
    ActorSetting("AIEA", ("IAEA",)),
)


class Labelled(NamedTuple):
    report: Report
    happening: tuple[str, str]


def load(name: str) -> list[Labelled]:
    """Every labelled report, in canonical order; a happening is known by its name and the month it belongs to."""
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    labelled = [Labelled(_report(row), (row["day"][:7], row["happening"])) for row in rows]
    return sorted(labelled, key=lambda item: report_order(item.report))


def _report(row: dict[str, str]) -> Report:
    day = dt.date.fromisoformat(row["day"])
    article, quote = f"{row['day']}-{row['article']}", row["text"]
    event = Event(
        article=article,
        when=When(row["day"], day, day, Precision.DAY),
        start=0,
        end=len(quote),
        date_start=0,
        date_end=0,
        quote=quote,
        headline=quote,
        rung=None if row["rung"] == "-" else int(row["rung"]),
        pattern=None,
        status=Status(row["status"]),
    )
    citation = Citation(article, article, row["language"], source=row["article"])
    return Report(event, citation, report_ids([event])[0])


def clusters_of(reports: Iterable[Report]) -> list[Cluster]:
    """The clusters of reports of single days."""
    portions = Portions.of(
        Gleaned(one.citation, (one.event,), (one.id,), ArticleMentions(one.citation.id, None, b"", ()), ())
        for one in reports
    )
    merger = Merger(portions, TermReader(ACTORS, Weights()), InMemory())
    months = [month for period in portions.periods if (month := month_named(period)) is not None]
    return [cluster for month in months for cluster in merger.month(month).clusters]


def near_pairs(labelled: list[Labelled]) -> list[tuple[Labelled, Labelled]]:
    """All pairs of reports that are at most one day apart: those that merging has to decide on."""

    def days(item: Labelled) -> dt.date:
        day = item.report.event.when.earliest
        assert day is not None
        return day

    return [(one, two) for one, two in combinations(labelled, 2) if abs((days(one) - days(two)).days) <= 1]


class Score(NamedTuple):
    precision: float
    recall: float
    f1: float
    pairs: int
    same: int


def score(labelled: list[Labelled], clusters: list[Cluster]) -> Score:
    """Pairwise precision, recall and F1 of a clustering over the near pairs."""
    place = {report.id: at for at, cluster in enumerate(clusters) for report in cluster.reports}
    pairs = near_pairs(labelled)
    said = {(a.report.id, b.report.id) for a, b in pairs if place[a.report.id] == place[b.report.id]}
    true = {(a.report.id, b.report.id) for a, b in pairs if a.happening == b.happening}
    right = len(said & true)
    precision, recall = right / max(1, len(said)), right / max(1, len(true))
    return Score(precision, recall, 2 * precision * recall / max(1e-9, precision + recall), len(pairs), len(true))
