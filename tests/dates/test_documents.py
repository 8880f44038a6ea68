import json

import pytest

from generator.dates.documents import read_document, read_documents
from generator.errors import UserError
from generator.settings import Settings

DOCUMENT = {"id": "a", "text": "😀 Réuni mardi, récemment.", "published": "2022-10-12", "language": "fr"}


def answer(**changes: object) -> dict[str, object]:
    """The decoded readings of a document."""
    read: dict[str, object] = json.loads(read_document(json.dumps(DOCUMENT | changes), Settings(language="fr")))
    return read


def test_a_document_is_answered_with_its_readings_in_code_points() -> None:
    read = answer()
    assert read["id"] == "a"
    dated, vague = read["expressions"]  # type: ignore[misc]
    how = dated.pop("how")
    assert dated == {
        "start": 8,
        "end": 13,
        "text": "mardi",
        "edtf": "2022-10-11",
        "earliest": "2022-10-11",
        "latest": "2022-10-11",
        "precision": "day",
    }
    assert how.startswith("mardi →")
    assert (vague["text"], vague["edtf"], vague["earliest"], vague["latest"], vague["precision"]) == (
        "récemment",
        None,
        None,
        None,
        None,
    )


def test_an_open_interval_has_no_latest_day() -> None:
    (read,) = answer(text="En guerre depuis le 24 février 2022.")["expressions"]  # type: ignore[misc]
    assert (read["earliest"], read["latest"]) == ("2022-02-24", None)


def test_the_style_of_a_document_counts() -> None:
    text = "Le 3 mars 1815, il débarqua. En juin, il perdit."
    (_, news), (_, story) = (answer(text=text, style=style)["expressions"] for style in ("news", "narrative"))  # type: ignore[misc]
    assert story["edtf"] == "1815-06"
    assert news["edtf"] != ""


@pytest.mark.parametrize("published", [None, "", "2022-10-12T08:00:00Z", "12-10-2022", "12/10/2022"])
def test_the_publication_may_be_missing_a_moment_or_written_day_first(published: str | None) -> None:
    read = answer(published=published)["expressions"]
    assert read[0]["edtf"] == ("2022-10-11" if published else None)  # type: ignore[index]


def test_unknown_keys_are_passed_over() -> None:
    assert answer(timex3=[], note="x")["id"] == "a"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not a document"),
        ('{"id": "a"}', "text"),
        ('{"id": "a", "text": "x", "language": "fr", "style": "poem"}', "poem"),
        ('{"id": "a", "text": "x", "language": "fr", "published": "soon"}', "'soon' is no date"),
        ('{"id": "a", "text": "x", "language": "xx"}', "'xx'"),
        (b'{"id": "\xff"}', "not a document"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(line: str | bytes, message: str) -> None:
    with pytest.raises(UserError) as refused:
        read_document(line, Settings(), number=7, stream="in.jsonl")
    (problem,) = refused.value.problems
    assert str(problem).startswith("in.jsonl:7:1: ")
    assert message in str(problem)
    assert problem.remedy


def test_a_stream_is_answered_line_by_line_without_its_empty_lines() -> None:
    line = json.dumps(DOCUMENT).encode()
    answers = list(read_documents([line, b"\n", line], Settings()))
    assert len(answers) == 2
    assert all(b"\n" not in each for each in answers)
