"""Floors under what is found in labelled sentences: raised when it gets better, never lowered."""

from pathlib import Path

import pytest

from tests.gold.evaluate_events import SHARED, Answer, Gold, evaluate, same_speaker, score

HERE = Path(__file__).parent
FLOORS = {
    "dev": {"exact": 0.89, "within_one": 0.94, "unclassified": 0.03, "status": 0.93, "f1": 0.89, "no_rung": 0.93},
    "heldout": {"exact": 0.68, "within_one": 0.75, "unclassified": 0.12, "status": 0.82, "f1": 0.86, "no_rung": 0.85},
}


@pytest.mark.parametrize("part", FLOORS)
def test_labelled_sentences_are_read_no_worse_than_before(part: str) -> None:
    result = score(evaluate(HERE / f"sentences-{part}.jsonl"))._asdict()
    floors = FLOORS[part]
    assert result["on_ladder"] >= 100
    assert result["unclassified"] <= floors["unclassified"]
    for name in floors.keys() - {"unclassified"}:
        assert result[name] >= floors[name], name


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not beside this repository")
def test_the_shared_sentences_are_read_no_worse_than_before() -> None:
    result = score(evaluate(SHARED / "sentences-dev.jsonl"))
    assert result.exact >= 0.95
    assert result.status >= 0.95
    assert score(evaluate(SHARED / "rungs-fr-dev.tsv")).exact >= 0.9


def test_the_score_counts_what_it_says() -> None:
    def gold(rungs: tuple[int | None, ...], speaker: str | None = None) -> Gold:
        return Gold("x", "fr", "2024-01-01", "", rungs, ("occurred",), speaker, True)

    pairs = [
        (gold((5, 6), "le maire"), Answer(True, 6, "occurred", "maire", "p")),
        (gold((5,)), Answer(True, 4, "planned", "Kiev", "p")),
        (gold((2,)), Answer(False, None, None, None, None)),
        (gold((None,)), Answer(False, None, None, None, None)),
    ]
    result = score(pairs)
    assert (result.on_ladder, result.off_ladder) == (3, 1)
    assert [round(value, 2) for value in (result.exact, result.within_one, result.unclassified)] == [0.33, 0.67, 0.33]
    assert [result.precision, result.recall] == [0.5, 1.0]
    assert result.nothing == 1.0


def test_speakers_are_the_same_when_most_of_their_words_are() -> None:
    assert same_speaker("le ministère de la Défense", "ministère de la Défense")
    assert not same_speaker("le ministère de la Défense", "la présidence")
    assert not same_speaker(None, "Kiev")
