"""How well merging knows reports of one happening: labelled sentences of the project's own, in two languages."""

import msgspec
import pytest

from generator.timeline.merging import Thresholds, cluster_reports
from generator.timeline.terms import TermReader, Weights
from timeline.labelled_reports import ACTORS, Labelled, Score, load, near_pairs, score


def measured(labelled: list[Labelled]) -> Score:
    reports = [item.report for item in labelled]
    return score(labelled, cluster_reports(reports, TermReader(ACTORS, Weights()), Thresholds()))


def without_rungs(labelled: list[Labelled]) -> list[Labelled]:
    replace = msgspec.structs.replace
    return [
        item._replace(report=replace(item.report, event=replace(item.report.event, rung=None))) for item in labelled
    ]


@pytest.mark.parametrize("name", ["development", "heldout"])
def test_merging_is_right_on_labelled_sentences(name: str) -> None:
    labelled = load(name)
    result = measured(labelled)
    assert result.pairs >= 120
    assert result.precision >= 0.9
    assert result.f1 >= 0.9


@pytest.mark.parametrize("name", ["development", "heldout"])
def test_merging_does_not_rest_on_rungs_alone(name: str) -> None:
    assert measured(without_rungs(load(name))).f1 >= 0.8


@pytest.mark.parametrize("name", ["development", "heldout"])
def test_the_labelled_pairs_hold_hard_negatives_and_both_languages(name: str) -> None:
    pairs = near_pairs(load(name))
    different = [pair for pair in pairs if pair[0].happening != pair[1].happening]
    crossing = [
        a for a, b in pairs if a.happening == b.happening and a.report.citation.language != b.report.citation.language
    ]
    assert len(different) >= 100
    assert len(crossing) >= 20
