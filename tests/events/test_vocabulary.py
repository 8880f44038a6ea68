"""The vocabulary of the press for each kind of act, in plain English sentences."""

import pytest

from generator.events.model import Status
from tests.events.sentences import event, events

FAMILIES: list[tuple[int, str, tuple[str, ...]]] = [
    (-1, "France {} Sudan's generals to end the war.", ("appealed to", "called on", "urged", "begged", "asked")),
    (-1, "The pope {} a ceasefire in Gaza.", ("called for", "demanded", "advocated", "pleaded for")),
    (-1, "The minister {} his Syrian counterpart.", ("met", "phoned", "consulted", "dined with", "negotiated with")),
    (-1, "Iran {} Saudi Arabia on Monday.", ("renewed ties with", "congratulated", "expressed solidarity with")),
    (1, "India {} Pakistan on Monday.", ("censured", "reproached", "rebuked", "lambasted", "lodged a protest with")),
    (1, "Belgrade {} the peace proposal.", ("rejected", "threw out", "shot down", "balked at", "turned down")),
    (1, "Iran {} the talks on Monday.", ("called off", "cancelled", "broke off", "walked out of")),
    (1, "France {} Mali.", ("reduced ties with", "recalled its ambassador from", "halted negotiations with")),
    (2, "The junta {} on Monday.", ("staged a coup", "banned political parties", "shut down the internet")),
    (2, "The junta {} on Monday.", ("seized the assets of a French company", "nationalised the mines")),
    (2, "A Chinese ship {} on Monday.", ("rammed a Philippine boat", "fired water cannon at a Vietnamese trawler")),
    (4, "Poland {} with Ukraine.", ("signed a defence pact", "held joint exercises")),
    (-2, "The rebels {} on Monday.", ("gave up the fight", "evacuated Goma", "vacated the barracks", "stood down")),
    (-2, "Washington {} on Syria.", ("lifted sanctions", "dropped its embargo", "waived sanctions")),
    (5, "The province was {} by the army on Monday.", ("retaken", "occupied", "overrun")),
    (5, "The Russian army {} a Ukrainian village on Monday.", ("ransacked", "ravaged")),
    (1, "Moscow {} Kyiv on Monday.", ("chided", "derided", "disparaged")),
    (4, "Berlin {} missiles to Kyiv on Monday.", ("lent", "granted")),
    (2, "Chinese coast guards {} a Philippine boat on Monday.", ("hosed", "sprayed", "chased away")),
    (2, "The junta {} on Monday.", ("gagged the press", "muzzled the opposition")),
    (-2, "The two sides {} on Monday.", ("ceased fire", "silenced their guns")),
    (6, "The militia {} on Monday.", ("wiped out a village", "drove thousands of people from the city")),
]


@pytest.mark.parametrize(
    ("rung", "sentence"), [(rung, frame.format(words)) for rung, frame, family in FAMILIES for words in family]
)
def test_the_words_of_a_family_stand_on_its_rung(rung: int, sentence: str) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("A drone attack on a military base in Iraq left three soldiers wounded on Monday.", 5),
        ("Moscow claimed that its troops had captured a village near Kharkiv.", 5),
        ("A plane with forty released prisoners landed in Aden on Friday.", -2),
        ("There was no immediate response from Tripoli to the militia's declaration of a ceasefire.", 0),
        ("The government declared war on plastic bags on Monday.", None),
        ("The prime minister resigned on Monday after a party revolt.", None),
        ("The singer died of a heart attack on Monday in Moscow.", None),
        ("The blaze all but obliterated a town in northern California on Monday.", None),
        ("The film, an account of a tabloid war, opened on Friday to a barrage of criticism.", None),
    ],
)
def test_words_of_war_and_peace_are_read_by_what_stands_with_them(sentence: str, rung: int | None) -> None:
    found = events(sentence, "en")
    assert (found[0].rung if found else None) == rung


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("A panel of UN experts concluded on Tuesday that Kigali had armed the rebels.", 1),
        ("Two diplomats said on Monday that an attack on the dam could not be ruled out.", 3),
        ("The gunners kept firing until dawn on Wednesday.", 5),
        ("Missiles left the whole of Kharkiv without electricity on Tuesday.", 6),
        ("The minister came out fighting on Monday after a week of bad polls.", None),
    ],
)
def test_what_stands_round_an_act_decides(sentence: str, rung: int | None) -> None:
    found = events(sentence, "en")
    assert (found[0].rung if found else None) == rung


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("The president lifted his ban on strikes deep inside Russia.", 4, Status.OCCURRED),
        ("The navy will stop any ship carrying arms to Cuba.", 2, Status.PLANNED),
        ("The president demanded the withdrawal of Soviet missiles from the island.", 1, Status.OCCURRED),
        ("The withdrawal of Soviet missiles from Cuba began on Friday.", -2, Status.OCCURRED),
        ("An offensive on Tin Zaouatine, in the north of Mali, is expected to begin next week.", 5, Status.PLANNED),
        ("The army confirmed late on Friday it had sent envoys to Saudi Arabia.", -1, Status.OCCURRED),
    ],
)
def test_what_is_allowed_stopped_or_withdrawn_is_told_from_its_object(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence, "en")
    assert (found.rung, found.status) == (rung, status)


def test_a_denial_set_beside_a_claim_is_not_who_makes_it() -> None:
    text = "The rebels said on Tuesday the palace had been hit by an air strike, a claim the army denied."
    assert event(text, "en").attribution == "The rebels"
