import time

import pytest

from tests.events.sentences import events


@pytest.mark.parametrize(
    "text",
    [
        "frappe ville russe missile armée tué lundi " * 20_000,
        "accuse menace de frapper nucléaire " * 20_000,
        "« \" ' (" * 50_000,
        "x" * 500_000,
        "a " * 200_000,
        "Il a frappé la ville. " * 5_000,
    ],
    ids=["matches", "frames", "quotes", "one word", "words", "sentences"],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    started = time.process_time()
    events(text[:60_000])
    assert time.process_time() - started < 10
