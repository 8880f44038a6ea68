"""What the build of an English sentence says of its acts: which clause, which verb, which complement tells the news."""

import pytest

from generator.events.model import Status
from tests.events.sentences import event, events


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Besides the raid on the port, the junta imposed a curfew in the capital on Tuesday.", 2),
        ("In addition to the air strikes, the army announced a curfew along the coast on Tuesday.", 2),
        ("After fighting near the dam, the council called on the army on Tuesday to hold talks.", -1),
    ],
)
def test_what_opens_a_sentence_besides_is_no_news(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("The bloc called on Tuesday for a truce in Kidal, where rebels stormed the airport.", -1),
        ("Mali called on Tuesday for talks with the rebels, who shelled Kidal on Sunday.", -1),
    ],
)
def test_what_a_relative_clause_recalls_is_not_called_for(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


def test_the_object_of_a_verb_is_no_subject_of_the_next_one() -> None:
    text = "Chad said on Tuesday that Sudan had broken the truce and called on it to cease such steps."
    assert event(text, "en").rung == 5


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("Rebels tried on Tuesday to seize the airport at Kidal.", 5, Status.OCCURRED),
        ("The military said Pyongyang had fired two ballistic missiles into the sea on Tuesday.", 4, Status.OCCURRED),
        ("The minister held consultations in Turkey on Tuesday on a new round of talks.", -1, Status.OCCURRED),
        ("The minister chaired a high-level meeting with Indian envoys on Tuesday.", -1, Status.OCCURRED),
        ("Villagers were barred on Tuesday from moving south of the river by the army.", 2, Status.OCCURRED),
        ("The government called on its people on Tuesday to enlist and defend the border.", 4, Status.OCCURRED),
    ],
)
def test_words_of_two_meanings_are_read_by_what_stands_with_them(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence, "en")
    assert (found.rung, found.status) == (rung, status)


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Talks between Baku and Yerevan ended on Tuesday without agreement.", 1),
        ("The peace talks in Doha foundered on Tuesday.", 1),
        ("Chad announced on Tuesday an indefinite suspension of the ceasefire with the rebels.", 1),
        ("A ceasefire was floated by the Qatari envoy on Tuesday.", -1),
        ("Estonia bought radars on Tuesday to guard against drone attacks.", 4),
        ("Iran agreed on Tuesday to freeze enrichment of uranium.", -2),
        ("The defence pact on Tuesday was condemned in Beijing.", 1),
    ],
)
def test_a_frame_is_told_before_and_after_what_it_governs(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("More talks would be held in Doha, said the mediators.", -1, Status.PLANNED),
        ("The port was shelled on Tuesday due to the presence of warships.", 5, Status.OCCURRED),
        ("The minister condemned the raid on Goma on Tuesday and said talks would resume.", 1, Status.OCCURRED),
        ("The rebels handed over the group of 13 Chadians to the Red Cross on Tuesday.", -2, Status.OCCURRED),
        ("Western embassies withdrew non-essential staff from Bamako on Tuesday.", 1, Status.OCCURRED),
    ],
)
def test_a_second_verb_says_nothing_of_the_first_one(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence, "en")
    assert (found.rung, found.status) == (rung, status)


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Niger and the People's Liberation Army signed a lasting, bilateral and verifiable truce on Tuesday.", -2),
        ("Chad did not accept the truce offer on Tuesday.", 1),
        ("Inspectors sought access on Tuesday to the suburb that was gassed.", 9),
        ("State television said on Tuesday that the country had targeted the cities of Haifa and Ashdod.", 5),
        ("Kenya will deploy a police mission to Haiti on Tuesday.", 4),
    ],
)
def test_forces_that_are_only_named_are_no_posture(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Washington imposed sanctions on the militia on Tuesday for striking an oil refinery near Basra.", 2),
        ("Chad was condemned on Tuesday for having withdrawn its troops from Kidal.", 1),
        ("Norway called on Sudan on Tuesday not to shell the suburbs of El Fasher.", -1),
        ("Washington threatened on Tuesday to impose sanctions on Minsk.", 2),
    ],
)
def test_what_somebody_is_punished_or_asked_for_is_not_the_news(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("Russia to send warships to the strait", 4, Status.PLANNED),
        ("Chad withdrew its troops on Tuesday, days after it had promised to do so.", -2, Status.OCCURRED),
        ("The rebels seized the port of Assab when the civil war began in 1999.", 5, Status.BACKGROUND),
        ("The army shelled the port after the president lost the vote in 1999.", 5, Status.BACKGROUND),
        ("The two sides hope to sign a peace treaty on Friday.", -2, Status.POSSIBLE),
    ],
)
def test_the_tense_of_the_clause_sets_the_status(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence, "en")
    assert (found.rung, found.status) == (rung, status)


def test_a_participle_before_a_verb_with_its_auxiliary_only_names_the_thing() -> None:
    found = event("Eighty girls abducted four years ago by militants have been freed by the army of Niger.", "en")
    assert (found.rung, found.status) == (-2, Status.OCCURRED)


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Mali is expelling the spokesman of the UN mission over posts on its troops.", 1),
        ("Turkey urged Washington on Tuesday to stop backing the militia.", 1),
        ("The villages of Shiran and Bali were reportedly captured on Monday by the army.", 5),
        ("The council renewed the mandate of the peacekeepers on Tuesday.", -2),
        ("Gunmen stormed the school on Tuesday and forced students into the bush.", 5),
    ],
)
def test_what_is_done_to_staff_villages_and_mandates_is_read(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    "sentence",
    [
        "Britain faces its biggest rail strike in thirty years.",
        "Police closed a bridge on Tuesday after cracks were found in it.",
        "The premier faces ouster as the opposition plans a no-confidence vote.",
        "Russian rouble falls to its weakest level in a year",
        "Saudi Arabia cut its oil output by half a million barrels a day on Monday.",
        "Latvia's prime minister resigned on Monday over a scandal.",
    ],
)
def test_work_roads_and_votes_of_peace_are_nothing_on_the_ladder(sentence: str) -> None:
    assert not events(sentence, "en")


def test_a_date_after_a_noun_and_its_participle_is_that_of_the_sentence() -> None:
    found = events("In a televised address on Tuesday, the president said that the army would strike the rebels.", "en")
    assert [one.when.edtf for one in found] == ["2024-11-19"]
