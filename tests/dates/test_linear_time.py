import datetime as dt
import time
from itertools import pairwise

import pytest

from generator.articles.model import Article, Block, BlockKind, Span
from generator.dates.folding import make_folding
from generator.dates.language import language_named
from generator.dates.parsing import cache_key
from generator.dates.placing import place
from generator.dates.reading import read_dates
from generator.settings import Settings

HOSTILE = {
    "digits": "1",
    "spaces": "le ",
    "half a date": "le 3 le 3 ",
    "numbers in words": "vingt et ",
    "ranges": "du 3 au 3 au ",
    "dashes": "3-4-5-",
    "months": "mars avril mai ",
    "quotes and accents": "’é«",
    "combining marks": "e\u0301",
    "wrapped lines": "le\n",
    "nested periods": "fin de début de ",
    "years": "2022 2022-2022/",
}


def seconds(text: str, language: str) -> float:
    """The best of three times taken to find the phrases of a text."""
    key = cache_key(language, ())
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for _ in place(key.language.folding.fold(text), key):
            pass
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", sorted(HOSTILE))
@pytest.mark.parametrize("language", ["fr", "en"])
def test_finding_takes_time_linear_in_the_text_however_hostile(name: str, language: str) -> None:
    unit = HOSTILE[name]
    small, large = unit * (10_000 // len(unit)), unit * (80_000 // len(unit))
    seconds(small, language)
    # Eight times the text: linear is 8, quadratic 64; the floor is for timers and noise.
    assert seconds(large, language) < 24 * seconds(small, language) + 0.05


SENTENCES = {
    "one endless sentence": "il viendra mardi et il vint lundi ",
    "many sentences": "Il viendra mardi. Il vint le 3. ",
    "quotes that do not close": "« aujourd'hui « hier ",
    "questions of since": "depuis le 3 mars 2022 ",
    "short lines": "Mardi\nLe 3\n",
}


def seconds_to_read(text: str, sentences: tuple[Span, ...]) -> float:
    """The best of three times taken to read the dates of a text of one block."""
    block = Block(0, len(text), BlockKind.PARAGRAPH, sentences)
    article = Article("a", "a", "", "fr", text, "", (block,), dt.date(2022, 10, 12))
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read_dates(article, Settings(language="fr"))
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_reading_takes_time_linear_in_the_text_however_hostile(name: str) -> None:
    unit = SENTENCES[name]
    times = []
    for size in (8_000, 64_000):
        text = unit * (size // len(unit))
        ends = [at + 1 for at, char in enumerate(text) if char == "."] or [len(text)]
        sentences = tuple(Span(start, end) for start, end in pairwise([0, *ends]))
        times.append(seconds_to_read(text, sentences))
    assert times[1] < 24 * times[0] + 0.05


def test_a_megabyte_of_one_character_is_read_at_once() -> None:
    assert seconds("1" * 1_000_000, "fr") < 1.0
    assert seconds("é" * 1_000_000, "en") < 1.0


def test_folding_keeps_every_offset() -> None:
    folding = make_folding("")
    text = "L’été\u202f2022 – « mi‑août » 𝒜😀\u0301 ﬁn ᵉʳ\t"
    assert len(folding.fold(text)) == len(text)
    assert folding.fold("L’été\u202f1ᵉʳ août") == b"L'ete 1er aout"


def test_a_language_is_compiled_once() -> None:
    assert language_named("fr") is language_named("fr")
