"""Kinds of happening that crisis news tells of, each said in the active, the passive and as a noun."""

import pytest

from generator.events.model import Status
from tests.events.sentences import event


@pytest.mark.parametrize(
    ("rung", "sentence"),
    [
        (-2, "Chad freed the captured pilots on Tuesday."),
        (-2, "Officials said on Tuesday that three nuns were released by the militia."),
        (-2, "Rwanda reopened its airspace on Tuesday."),
        (-2, "The two neighbours struck a border deal on Tuesday."),
        (-2, "Niger repealed the state of emergency on Tuesday."),
        (1, "Lithuania pulled out of the landmines convention on Tuesday."),
        (1, "The pact was torn up by Niger on Tuesday."),
        (1, "Prague summoned the military attaché on Tuesday."),
        (1, "Hamas pulled out of the peace talks on Tuesday."),
        (1, "The air strikes were condemned by the Arab League on Tuesday."),
        (1, "The Arab League slams the attack on the embassy"),
        (2, "Three aid workers were seized by militants on Tuesday."),
        (2, "The coast guard captured an oil tanker on Tuesday."),
        (2, "Officials confirmed the seizure of an oil tanker on Tuesday."),
        (2, "The strait was shut by the Iranian navy on Tuesday."),
        (2, "Power was seized by mutinous officers on Tuesday."),
        (2, "Canada froze the reserves of the Libyan state on Tuesday."),
        (2, "Saboteurs severed a data cable to Estonia on Tuesday."),
        (2, "Washington penalised two commanders of the militia on Tuesday."),
        (2, "The governor instructed residents of eight villages to leave on Tuesday."),
        (2, "Russia annexed four occupied regions on Tuesday."),
        (2, "Flows of gas through Moldova were halted on Tuesday."),
        (2, "The Taliban stopped the return of Afghans through the crossing on Tuesday."),
        (1, "Relations between Kabul and Islamabad have worsened after a rise in raids."),
        (3, "The army issued the militia an ultimatum on Tuesday to leave within 48 hours."),
        (3, "The bloc did not exclude the use of force on Tuesday."),
        (4, "Britain authorised Kyiv on Tuesday to fire its missiles at targets inside Russia."),
        (4, "China has built an airstrip on the reef, Manila said on Tuesday."),
        (5, "Eritrean troops marched into the north of Ethiopia on Tuesday."),
        (5, "Fighters overran two villages near the dam on Tuesday."),
        (8, "Russia launched a nuclear-capable missile on Tuesday."),
        (9, "The helicopters released mustard gas against Kurdish villagers on Tuesday."),
    ],
)
def test_a_kind_of_happening_is_read_in_every_form(rung: int, sentence: str) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    "sentence",
    [
        "Beijing dismisses any involvement in the attack on the cable",
        "The general rebutted reports on Tuesday that he had armed the rebels.",
        "The army rejects allegations of war crimes in Darfur",
        "The spokesman contradicted reports of fighting in the city on Tuesday.",
    ],
)
def test_what_is_dismissed_is_denied(sentence: str) -> None:
    found = event(sentence, "en")
    assert (found.rung, found.status) == (0, Status.DENIED)


def test_an_attack_that_is_only_prepared_is_talked_about() -> None:
    assert event("Ukraine accused Russia on Tuesday of preparing a chemical attack.", "en").rung == 7
