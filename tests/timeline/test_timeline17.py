"""The reader of the Timeline17 corpus, on a corpus of that form which is written here."""

from pathlib import Path

import pytest

from timeline.measure_timeline17 import date_f1, main, readings, references

ARTICLES = {
    "flood_gazette/InputDocs/2010-05-03/1.htm.txt": "The dam broke on Sunday . Two villages are under water .",
    "flood_gazette/InputDocs/2010-05-09/1.htm.txt": "The road is open , a week after the dam broke on May 2 , 2010 .",
    "flood_herald/InputDocs/2010-05-04/1.htm.txt": "The dam broke on May 2 . The minister came on Monday .",
    "flood_herald/InputDocs/2010-05-09/2.htm.txt": "Lorries use the new road .",
    "flood_herald/InputDocs/2010-09-01/1.htm.txt": "The dam was rebuilt on August 31 .",
    "flood_herald/InputDocs/notes/1.htm.txt": "Not an article of any day .",
}
TIMELINE = "2010-05-02\nThe dam breaks .\n--------------------------------\n2010-05-09\nThe road is opened .\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, text in ARTICLES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (tmp_path / "flood_gazette" / "timelines").mkdir()
    (tmp_path / "flood_gazette" / "timelines" / "gazette.txt").write_text(TIMELINE, "utf-8")
    return tmp_path


def test_a_timeline_is_compared_with_days_told_by_every_publisher_within_its_span(corpus: Path) -> None:
    (reference,) = references(corpus)
    assert [str(day) for day in sorted(reference.days)] == ["2010-05-02", "2010-05-09"]
    articles = readings(corpus, reference.topic)
    assert len(articles) == 5
    assert date_f1("mentions", articles, reference) == 0.5
    assert date_f1("published", articles, reference) == 0.5
    assert date_f1("ours", articles, reference) == 1.0


def test_the_figures_are_printed_with_their_mean(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(corpus)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["flood_gazette/gazette", "2", "1.000", "0.500", "0.500"]
    assert lines[-1].split() == ["mean", "1.000", "0.500", "0.500"]
