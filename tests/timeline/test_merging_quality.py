"""How well merging knows reports of one happening: labelled sentences of the project's own, in two languages.

All were written before they were measured; `development`, `crises`, `crises2` and `towns` are what thresholds were
chosen on. The three of `crises` have whole sentences in the manner of several outlets, each telling its own side;
`towns` has such as name towns, regions and capitals.
"""

import msgspec
import pytest

from timeline.labelled_reports import Labelled, load, near_pairs
from timeline.measure_merging import baseline, merging

SETS = {
    "development": 0.95,
    "heldout": 0.92,
    "french": 0.88,
    "crises": 0.84,
    "crises2": 0.7,
    "crises3": 0.85,
    "towns": 0.66,
}
PRECISION = {"crises2": 0.72, "towns": 0.62}


def without_rungs(labelled: list[Labelled]) -> list[Labelled]:
    replace = msgspec.structs.replace
    return [
        item._replace(report=replace(item.report, event=replace(item.report.event, rung=None))) for item in labelled
    ]


@pytest.mark.parametrize("name", SETS)
def test_merging_is_right_on_labelled_sentences(name: str) -> None:
    result = merging(load(name))
    assert result.pairs >= 120
    assert result.precision >= PRECISION.get(name, 0.93)
    assert result.f1 >= SETS[name]


@pytest.mark.parametrize("name", SETS)
def test_merging_does_not_rest_on_rungs_alone(name: str) -> None:
    assert merging(without_rungs(load(name))).f1 >= SETS[name] - 0.1


@pytest.mark.parametrize("name", SETS)
def test_merging_does_better_than_plain_tf_idf(name: str) -> None:
    labelled = load(name)
    assert merging(labelled).f1 > baseline(labelled).f1


@pytest.mark.parametrize("name", SETS)
def test_the_labelled_pairs_hold_many_hard_negatives(name: str) -> None:
    pairs = near_pairs(load(name))
    assert len([pair for pair in pairs if pair[0].happening != pair[1].happening]) >= 100


@pytest.mark.parametrize("name", ["development", "heldout", "crises", "crises2", "crises3", "towns"])
def test_the_labelled_pairs_cross_languages(name: str) -> None:
    same = [(a, b) for a, b in near_pairs(load(name)) if a.happening == b.happening]
    assert len([1 for a, b in same if a.report.citation.language != b.report.citation.language]) >= 20
