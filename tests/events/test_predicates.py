import pytest

from generator.events.language import language
from generator.events.sentence import take_apart
from tests.events.sentences import event


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Soldiers backed by tanks crossed into the occupied region.", ["crossed"]),
        ("Rebel-held towns were shelled after talks failed.", ["were", "shelled"]),
        ("Berlin agreed on Monday to supply four captured tanks.", ["agreed", "supply"]),
        ("Moscow is expelling diplomats.", ["is", "expelling"]),
        ("A year of shelling.", []),
        ("Hamas released two of the hostages abducted in May.", ["released"]),
        ("Officials said rebels attacked a convoy escorted by troops and killed four.", ["said", "attacked", "killed"]),
    ],
)
def test_the_main_verbs_are_found(sentence: str, verbs: list[str]) -> None:
    found = take_apart(sentence, language("en"))
    mask = found.verbs.main
    assert [form for at, form in enumerate(found.words.forms) if mask >> at & 1] == verbs


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("The president signed a decree on Friday absorbing four occupied regions.", 2),
        ("Serbia put its army on the highest level of combat readiness on Monday.", 4),
        ("India closed the land border with Pakistan on Wednesday and suspended the water treaty.", 2),
    ],
)
def test_what_the_main_verb_says_comes_before_what_its_nouns_recall(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


def test_a_frame_governs_no_second_verb_of_its_subject() -> None:
    assert event("India suspended the treaty and closed the border crossing on Wednesday.", "en").rung == 2


def test_a_second_item_of_a_list_is_still_demanded() -> None:
    text = "Hamas reiterated on Sunday its demands for a permanent truce, the withdrawal of all forces and a swap."
    assert event(text, "en").rung in (-1, 1)


def test_a_truce_that_is_only_talked_about_is_no_settlement() -> None:
    assert event("Officials left Cairo on Tuesday after talks on a new ceasefire proposal.", "en").rung == -1
    assert event("The two sides agreed on Tuesday to a ceasefire of ten days.", "en").rung == -2
