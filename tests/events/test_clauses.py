"""Where clauses begin and end in English sentences, by what is made of the acts in them."""

import pytest

from generator.events.clause import ClauseKind
from generator.events.language import language
from generator.events.model import Status
from generator.events.sentence import take_apart
from tests.events.sentences import event


def clauses(sentence: str) -> list[tuple[ClauseKind, str]]:
    found = take_apart(sentence, language("en"))
    return [(clause.kind, found.words.between(clause.start, clause.end)) for clause in found.clauses]


def test_a_list_goes_on_with_the_circumstance_before_it() -> None:
    text = "The envoy has called for a truce, amid reports of raids, attacks on hospitals and the city's reported fall."
    kind, words = clauses(text)[-1]
    assert (kind, words.split()[0]) == (ClauseKind.CIRCUMSTANCE, "attacks")
    assert event(text, "en").rung == -1


@pytest.mark.parametrize(
    "sentence",
    [
        "The army (FARDC) retreated.",
        "The U.N. experts met Gen. Makenga.",
        "U.S.-made shells hit the town.",
    ],
)
def test_what_cuts_a_name_short_parts_no_clauses(sentence: str) -> None:
    assert len(clauses(sentence)) == 1


def test_a_subject_that_does_a_second_thing_in_another_tense_begins_a_clause() -> None:
    assert [words for _, words in clauses("The army retreated and has left Goma.")] == [
        "The army retreated",
        "and has left Goma",
    ]


def test_what_the_subject_does_besides_stands_aside() -> None:
    text = "Threatening to derail the talks, Indian and Pakistani troops resumed shelling on Thursday."
    found = event(text, "en")
    assert (found.rung, found.status) == (5, Status.OCCURRED)


def test_a_relative_clause_between_commas_ends_at_its_comma() -> None:
    found = event("NATO, which has 3,700 peacekeepers stationed in Kosovo, has condemned the attack.", "en")
    assert (found.rung, found.attribution) == (1, "NATO")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (
            "Iran condemned the move on Wednesday, after the United States withdrew from the deal in 2018.",
            Status.OCCURRED,
        ),
        ("France moved to restore the sanctions lifted under the 2015 nuclear deal.", Status.OCCURRED),
        ("Days before the deadline of 31 December, the minister held talks with his counterparts.", Status.OCCURRED),
        ("During the crisis of 1996, two American carrier groups sailed towards Taiwan.", Status.BACKGROUND),
    ],
)
def test_the_date_of_a_subordinate_clause_makes_no_history_of_the_news(sentence: str, status: Status) -> None:
    assert event(sentence, "en").status is status


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Two drones were shot down, the U.S. Central Command (CENTCOM) said.", "the U.S. Central Command"),
        ("The army on Tuesday for the first time denied shelling the port.", "The army"),
        ("Taiwan is condemning the drills as a provocation.", "Taiwan"),
        ("Beijing says live-fire exercises will start on Friday.", "Beijing"),
        ("Washington and Seoul say Pyongyang has shipped shells to Moscow.", "Washington and Seoul"),
    ],
)
def test_names_of_speakers_are_told_from_what_stands_beside_them(sentence: str, speaker: str) -> None:
    assert event(sentence, "en").attribution == speaker


def test_efforts_to_avert_an_act_are_diplomacy() -> None:
    text = "Talks between the three and Iran have gone on for weeks in a bid to avert sanctions on its banks."
    assert event(text, "en").rung == -1


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("The move came as China's government urged both nations to show restraint and calm tensions.", -1),
        ("The group vowed that it will not stop attacking the army's bases.", 3),
        ("The troops were ordered on Monday to cease shelling the city.", -2),
        ("The occupying soldiers barred all residents from leaving the town on Monday.", 2),
    ],
)
def test_the_verb_of_a_clause_decides_what_its_nouns_recall(sentence: str, rung: int) -> None:
    assert event(sentence, "en").rung == rung


def test_what_is_said_in_a_clause_of_its_own_is_planned_all_the_same() -> None:
    found = event("The government said in a statement that it would deploy 300 more troops.", "en")
    assert (found.rung, found.status) == (4, Status.PLANNED)


def test_an_adverb_stands_between_a_speaker_and_the_verb() -> None:
    found = event("The commissioner, Otty Patino, publicly accused the rebels of plotting to kill him.", "en")
    assert found.attribution is not None
    assert "Patino" in found.attribution


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("Kabul has not kept its word and so the border crossing has been sealed.", 2, Status.OCCURRED),
        ("The two sides failed on Monday to reach an agreement on a ceasefire.", 1, Status.OCCURRED),
        ("The minister dismissed the idea of an attack on the island.", 0, Status.DENIED),
        ("Washington stopped its ally from bombing the capital.", -1, Status.OCCURRED),
        ("A spokesman called the strike a war crime.", 1, Status.OCCURRED),
        ("Three jets entered Estonian airspace on Friday.", 4, Status.OCCURRED),
    ],
)
def test_negation_and_prevention_turn_what_they_govern(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence, "en")
    assert (found.rung, found.status) == (rung, status)


def test_what_is_said_may_stand_after_the_occasion_on_which_it_is_said() -> None:
    assert clauses("The minister said during a visit that the army could bomb the port.")[-1] == (
        ClauseKind.COMPLEMENT,
        "that the army could bomb the port",
    )
    found = event("The minister said on Tuesday during a visit that the army could bomb the port.", "en")
    assert (found.rung, found.status) == (3, Status.POSSIBLE)
    assert clauses("The minister said after a raid that killed five.")[-1][0] is ClauseKind.RELATIVE
    french = event("Le ministre a déclaré mardi lors d'un discours que l'armée pourrait bombarder le port.")
    assert (french.rung, french.status) == (3, Status.POSSIBLE)
