"""The ways in which French and English say that something is planned, possible or denied, tried on several acts."""

from __future__ import annotations

import pytest

from generator.events.model import Status
from tests.events.sentences import event

FRENCH_ACTS = [
    ("retirer ses troupes du Donbass", "retiré ses troupes du Donbass"),
    ("signer un traité de paix", "signé un traité de paix"),
    ("livrer des chars à Kiev", "livré des chars à Kiev"),
    ("bombarder la banlieue de Beyrouth", "bombardé la banlieue de Beyrouth"),
]
ENGLISH_ACTS = [
    ("withdraw its troops from the north", "withdrawing its troops from the north", "withdrawn its troops"),
    ("deliver tanks to Ukraine", "delivering tanks to Ukraine", "delivered tanks to Ukraine"),
    ("bomb the suburbs of Beirut", "bombing the suburbs of Beirut", "bombed the suburbs of Beirut"),
]


@pytest.mark.parametrize("act", FRENCH_ACTS)
@pytest.mark.parametrize(
    ("frame", "statuses"),
    [
        ("Le pays a réaffirmé mardi son intention de {0}.", {Status.PLANNED}),
        ("Le pays a exprimé mardi sa volonté de {0}.", {Status.PLANNED}),
        ("Le pays se dit résolu à {0}, a rapporté mardi la presse.", {Status.PLANNED}),
        ("Le pays projette de {0}, a indiqué mardi un responsable.", {Status.PLANNED}),
        ("Le pays se dit prêt ce mardi à {0}.", {Status.POSSIBLE}),
        ("Le pays espère {0}, a indiqué mardi un responsable.", {Status.POSSIBLE}),
        ("Le pays souhaite {0}, a indiqué mardi un responsable.", {Status.POSSIBLE}),
        ("Il se peut que le pays soit amené à {0}, a dit mardi un responsable.", {Status.POSSIBLE}),
        ("Le pays n'ira {0} qu'à condition d'obtenir des garanties, a dit mardi un responsable.", {Status.POSSIBLE}),
        ("Il est faux de dire que le pays a {1}, a affirmé mardi un porte-parole.", {Status.DENIED}),
        ("Le pays n'a pas {1}, a affirmé mardi un porte-parole.", {Status.DENIED}),
        ("Le pays a {1} mardi.", {Status.OCCURRED}),
    ],
)
def test_french_tells_plans_from_chances_and_denials(act: tuple[str, str], frame: str, statuses: set[Status]) -> None:
    assert event(frame.format(*act)).status in statuses


@pytest.mark.parametrize("act", ENGLISH_ACTS)
@pytest.mark.parametrize(
    ("frame", "statuses"),
    [
        ("Israel reaffirmed on Tuesday its intention to {0}.", {Status.PLANNED}),
        ("Israel announced on Tuesday its intention of {1}.", {Status.PLANNED}),
        ("Israel is determined to {0}, a spokesman said on Tuesday.", {Status.PLANNED}),
        ("Israel set Friday as the date to {0}.", {Status.PLANNED}),
        ("Israel expressed willingness on Tuesday to {0}.", {Status.POSSIBLE}),
        ("Officials raised the prospect on Tuesday of Israel {1}.", {Status.POSSIBLE}),
        ("It is possible that Israel will {0}, a source said on Tuesday.", {Status.POSSIBLE}),
        ("Israel will {0} provided the truce holds, a minister said on Tuesday.", {Status.POSSIBLE}),
        ("It is not true that Israel has {2}, a spokesman said on Tuesday.", {Status.DENIED}),
        ("A spokesman rejected as false on Tuesday claims that Israel had {2}.", {Status.DENIED}),
        ("Israel decided on Tuesday not to {0}.", {Status.DENIED}),
        ("Israel has yet to {0}, officials said on Tuesday.", {Status.DENIED}),
        ("Israel abandoned on Tuesday a plan to {0}.", {Status.DENIED, Status.OCCURRED}),
        ("Israel did not hesitate to {0} on Tuesday.", {Status.OCCURRED}),
        ("Israel is not immediately prepared to {0}, a spokesman said on Tuesday.", {Status.DENIED}),
        ("The minister did not say that Israel had {2} on Tuesday.", {Status.DENIED}),
    ],
)
def test_english_tells_plans_from_chances_and_denials(
    act: tuple[str, str, str], frame: str, statuses: set[Status]
) -> None:
    assert event(frame.format(*act), "en").status in statuses


@pytest.mark.parametrize(
    ("language", "sentence", "status"),
    [
        ("fr", "La junte accuse les rebelles de saboter les pourparlers prévus vendredi.", Status.OCCURRED),
        ("en", "The junta accused the rebels of spoiling the talks scheduled for Friday.", Status.OCCURRED),
        ("en", "The army will deploy troops to the border until the end of May, it said on Tuesday.", Status.PLANNED),
        ("fr", "La Zambie dirigera une force multinationale au Mali, a annoncé mardi Lusaka.", Status.PLANNED),
        ("en", "Riga rejected on Tuesday ceasefire proposals from rebels seeking to join the army.", Status.OCCURRED),
        ("fr", "Les négociations en vue d'une trêve et d'un échange pourraient reprendre vendredi.", Status.POSSIBLE),
        ("fr", "Toute nouvelle incursion sera suivie de frappes aériennes, avertit mardi l'armée.", Status.POSSIBLE),
        ("fr", "Des drones seraient lancés chaque jour sur le port, affirme mardi la junte.", Status.OCCURRED),
        ("fr", "Des sanctions pouvaient être prises contre Minsk, a affirmé mardi le ministre.", Status.POSSIBLE),
    ],
)
def test_what_is_foreseen_or_hearsay_is_not_the_act(language: str, sentence: str, status: Status) -> None:
    assert event(sentence, language).status is status


def test_should_opens_a_condition_only_where_a_subject_follows() -> None:
    assert event("Kyiv decided on Tuesday its troops should withdraw from the town.", "en").rung == -2
    found = event("Moscow will bomb the depots should the talks fail, a minister said on Tuesday.", "en")
    assert found.status is Status.POSSIBLE
