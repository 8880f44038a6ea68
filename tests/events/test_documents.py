import json

import pytest

from generator.errors import UserError
from generator.events.documents import read_document
from generator.settings import ActorSetting, Settings

SETTINGS = Settings(actors=(ActorSetting("Russie", ("Moscou",)),))
TEXT = "Moscou a bombardé le port lundi, selon Kiev."


def answer(**changes: object) -> dict[str, object]:
    line = {"id": "x", "text": TEXT, "published": "2024-11-20", "language": "fr", **changes}
    return json.loads(read_document(json.dumps(line), SETTINGS))


def test_a_document_gives_its_events_as_the_contract_says() -> None:
    assert answer() == {
        "id": "x",
        "events": [
            {
                "when": {"edtf": "2024-11-18", "earliest": "2024-11-18", "latest": "2024-11-18"},
                "sentence": TEXT,
                "start": 0,
                "end": len(TEXT),
                "headline": "Moscou a bombardé le port lundi, selon Kiev",
                "rung": 5,
                "status": "occurred",
                "attribution": "Kiev",
                "actors": ["Russie"],
                "pattern": "strikes",
            }
        ],
    }


def test_a_document_about_nothing_gives_no_events() -> None:
    assert answer(text="Il fera beau lundi.") == {"id": "x", "events": []}


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not a document"),
        (b'{"id": "a", "text": "b"}', "language"),
        (b'{"id": "a", "text": "b", "language": "fr", "published": "hier"}', "no date"),
        (b'{"id": "a", "text": "b", "language": "tlh", "published": null}', "tlh"),
    ],
)
def test_a_bad_line_is_named(line: bytes, message: str) -> None:
    with pytest.raises(UserError, match=rf"input:7:1: .*{message}"):
        read_document(line, SETTINGS, 7)
