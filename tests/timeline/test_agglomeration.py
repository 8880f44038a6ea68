"""Clusters found by their words are those that comparing every pair finds, on invented news."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from itertools import groupby

import pytest

from generator.settings import ActorSetting, Settings
from generator.timeline.agglomeration import cluster_window
from generator.timeline.clusters import Cluster
from generator.timeline.gleaning import glean
from generator.timeline.lexicons import Weights
from generator.timeline.likeness import (
    ELSEWHERE_FACTOR,
    SAME_ARTICLE_FACTOR,
    STRANGERS_FACTOR,
    between,
    likeness,
    stance,
    strangers,
    words_in_common,
)
from generator.timeline.model import Report, report_order
from generator.timeline.neighbours import likely_pairs
from generator.timeline.terms import TermReader
from generator.timeline.whereabouts import any_apart, names_with_a_town
from tests.timeline.reports import Told, reading

SETTINGS = Settings(language="fr", actors=(ActorSetting("Norland"), ActorSetting("Sudland")))
READER = TermReader(SETTINGS.actors, Weights())
PLACES = ("à Karsk", "à Dolna", "à Verin", "à Verina", "à Ostov", "au matin", "au soir", "en mer")
DEEDS = (
    "frappe un dépôt",
    "bombarde le port",
    "évacue un village",
    "rappelle son ambassadeur",
    "ferme l’espace aérien",
)
DETAILS = ("avec des drones", "malgré la neige", "selon un pêcheur", "sans bilan", "pour la troisième fois", "au canon")
DAY = dt.date(2031, 5, 5)


def news(seed: int, articles: int, when: str = "2031-05-05") -> list[Report]:
    """Reports of one window, in canonical order: sentences made of few words, so that many are somewhat alike."""
    chance = random.Random(seed)
    made = []
    for number in range(articles):
        told = [
            Told(
                f"{chance.choice(('Norland', 'Sudland'))} {chance.choice(DEEDS)} {chance.choice(PLACES)} "
                f"{chance.choice(DETAILS)}, {chance.choice(DETAILS)} {chance.randrange(100, 110)}.",
                when,
                chance.choice((5, 5, 4, 1, None)),
            )
            for _ in range(chance.choice((1, 1, 2)))
        ]
        published = DAY + dt.timedelta(days=chance.choice((0, 0, 1, 4)))
        made.append(reading(f"article-{number:03}", published.isoformat(), *told))
    found = [
        Report(event, gleaned.citation, name)
        for gleaned in map(glean, made)
        for event, name in zip(gleaned.events, gleaned.ids, strict=True)
    ]
    return sorted(found, key=report_order)


class Plain:
    """Average linkage as it is defined: each pair is compared, with no index, and no likeness is remembered."""

    def __init__(self, reports: list[Report], threshold: float, *, of_a_day: bool) -> None:
        self.clusters: dict[int, list[Report]] = {}
        self._threshold, self._of_a_day = threshold, of_a_day
        self._founded = 0
        for _, published in groupby(reports, key=lambda report: report.citation.published):
            self._take(list(published))

    def _take(self, reports: list[Report]) -> None:
        founded = set()
        for report in reports:
            sure = [(self._like([report], held), -at) for at, held in self.clusters.items()]
            best, minus = max(sure, default=(0.0, 0))
            if best >= 2 * self._threshold:
                self.clusters[-minus].append(report)
            else:
                self.clusters[self._founded] = [report]
                founded.add(self._founded)
                self._founded += 1
        near = {pair for pair in self._pairs() if pair[1] in founded}
        while near:
            scored = [(-self._like(self.clusters[one], self.clusters[other]), one, other) for one, other in near]
            minus, kept, gone = min(scored)
            if -minus < self._threshold:
                return
            near = {(one, other) for score, one, other in scored if -score >= self._threshold}
            self.clusters[kept] = sorted(self.clusters[kept] + self.clusters.pop(gone), key=report_order)
            near = {tuple(sorted(kept if at == gone else at for at in pair)) for pair in near}  # type: ignore[misc]
            near.discard((kept, kept))

    def _pairs(self) -> Iterator[tuple[int, int]]:
        return ((one, other) for one in self.clusters for other in self.clusters if one < other)

    def _like(self, some: list[Report], others: list[Report]) -> float:
        one, other = _summed(some), _summed(others)
        pairs = [(first, second) for first in some for second in others]
        score = words_in_common(one, other)
        score *= sum(between(stance(a.event), stance(b.event), False) for a, b in pairs) / len(pairs)
        if one.founder.event.article == other.founder.event.article:
            score *= SAME_ARTICLE_FACTOR * (STRANGERS_FACTOR if strangers(one.terms, other.terms) else 1.0)
        if self._of_a_day and any_apart(*map(_towns, (some, others))):
            score *= ELSEWHERE_FACTOR
        return score


def _summed(reports: list[Report]) -> Cluster:
    cluster = Cluster((0, 0))
    for report in reports:
        cluster.add(report, READER.vector(report))
    return cluster


def _towns(reports: list[Report]) -> set[frozenset[str]]:
    return {names for one in reports if (names := names_with_a_town(one, READER.vector(one)))}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("when", "threshold"), [("2031-05-05", 0.1), ("2031-05-05", 0.25), ("2031-05", 0.3)])
def test_clusters_are_those_that_comparing_every_pair_finds(seed: int, when: str, threshold: float) -> None:
    reports = news(seed, 45, when)
    first = DAY.toordinal()
    span = (first, first if when == "2031-05-05" else first + 30)
    found = [[report.id for report in one.reports] for one in cluster_window(span, reports, READER, threshold)]
    plain = Plain(reports, threshold, of_a_day=span[0] == span[1])
    assert found == [[report.id for report in plain.clusters[at]] for at in sorted(plain.clusters)]
    assert 1 < len(found) < len(reports)


def test_pairs_of_two_days_are_those_that_comparing_every_pair_finds() -> None:
    first = DAY.toordinal()
    one = cluster_window((first, first), news(1, 60), READER, 0.25)
    other = cluster_window((first + 1, first + 1), news(2, 60, "2031-05-06"), READER, 0.25)
    plain = [(likeness(a, b, 0.24), at, there) for at, a in enumerate(one) for there, b in enumerate(other)]
    published = [
        [(cluster.founder.citation.published - cluster.founder.event.when.earliest).days for cluster in day]  # type: ignore[operator]
        for day in (one, other)
    ]
    anew = {(at, there) for _, at, there in plain if published[0][at] == published[1][there] in (0, 1)}
    wanted = [pair for pair in plain if pair[0] >= 0.24 and pair[1:] not in anew]
    assert likely_pairs(one, other, 0.24) == wanted
    assert wanted
