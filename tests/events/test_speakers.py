import pytest

from generator.settings import ActorKind, ActorSetting, Settings
from tests.events.sentences import event, events

ACT = "L'armée a bombardé le port mardi"


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        (f"{ACT}, selon le ministère ukrainien de la Défense.", "le ministère ukrainien de la Défense"),
        (f"{ACT}, a annoncé mercredi l'état-major.", "l'état-major"),
        (f"{ACT}, affirme Kiev.", "Kiev"),
        ("Le maire de Kherson a déclaré que l'armée avait bombardé le port.", "Le maire de Kherson"),
        ("D'après l'ONU, l'armée a bombardé le port mardi.", "l'ONU"),
        ("« L'armée a bombardé le port », a dit M. Kovalenko.", "M. Kovalenko"),
        ("L'armée utilise la famine comme arme de guerre, assure l'ONU dans un rapport paru mardi.", "l'ONU"),
        ("Le chancelier, premier dirigeant reçu au Kremlin depuis l'invasion, a accusé Minsk.", "Le chancelier"),
        ("Trois navires ont été détectés mardi près du détroit, a déploré le ministère.", "le ministère"),
        ("Alger a rompu mardi ses relations diplomatiques avec Rabat, accusé d'hostilité.", None),
        (
            "Les rebelles (FSR), en guerre contre l'armée au Soudan, ont annoncé mardi prolonger la trêve.",
            "Les rebelles",
        ),
        ("La présidente moldave, Maia Sandu, a accusé mardi Moscou.", "La présidente moldave, Maia Sandu"),
        ("Le ministère a déclaré mardi que l'armée, épaulée par l'aviation, avait tué 57 d'entre eux.", "Le ministère"),
        ("Un cessez-le-feu a été proclamé mardi à Damas.", None),
        ("L'armée a bombardé le port mardi, affirmait la junte.", "la junte"),
        ("Quelques heures plus tôt, le maire annonçait mardi que l'armée avait bombardé le port.", "le maire"),
        (
            "Dans un message diffusé mardi, le chef de l'état-major, Ali Bey avertit que l'armée frappera.",
            "le chef de l'état-major, Ali Bey",
        ),
        ("Le ministre agite ce mardi la menace de nouvelles sanctions contre Minsk.", "Le ministre"),
        ("Selon certaines informations, l'armée a bombardé le port mardi.", None),
        ("Aucun groupe n'a revendiqué l'attentat de mardi, qui a tué douze soldats.", None),
        ("L'envoyé de l'ONU a évoqué mardi la possibilité d'une reprise des combats.", "L'envoyé de l'ONU"),
        ("Le comité chargé des réfugiés annonce la tenue d'un sommet de paix mardi.", "Le comité chargé des réfugiés"),
        ("« La trêve est finie », a indiqué mardi le communiqué, ajoutant que l'armée frappera.", "le communiqué"),
        ("Le président, Marc Dupont, a exclu mardi l'envoi de chars, rapporte Le Courrier.", "Le Courrier"),
        (f"{ACT}.", None),
        ("Le président qui a déclaré la guerre a bombardé le port mardi.", None),
    ],
)
def test_the_speaker_is_named_as_written(sentence: str, speaker: str | None) -> None:
    assert event(sentence).attribution == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("The army shelled the port on Tuesday, the IAEA said.", "the IAEA"),
        ("The army shelled the port, said a source close to the rebels.", "a source close to the rebels"),
        ("According to the mayor of Kherson, the army shelled the port.", "the mayor of Kherson"),
        ("Kyiv's top general said on Tuesday that the army had shelled the port.", "Kyiv's top general"),
        ("The army shelled the port on Tuesday.", None),
        ("The army shelled the port, observers concluded on Tuesday, warning of worse.", "observers"),
        ("Rebels fear that the army may shell the port, two diplomats said on Tuesday.", "two diplomats"),
        ("The accords, initialled at an air base in Ohio on Tuesday, ended the siege of the port.", None),
        ('"We shelled the port," the vice president, JD Vance, told NBC on Tuesday.', "the vice president, JD Vance"),
        ("Officials in Kyiv, citing intercepted calls, say the army shelled the port on Tuesday.", "Officials in Kyiv"),
        ("Both sides agreed on Tuesday to halt the shelling of the port.", None),
        ("The army shelled the port in what Kyiv called an outrage on Tuesday.", None),
        (
            "Last month, a report by Swiss monitors accused the junta of shelling the port.",
            "a report by Swiss monitors",
        ),
        ("M23, which captured the town a week ago, said on Tuesday it had shelled the port.", "M23"),
        ("Minsk renewed threats on Tuesday to shell the port.", "Minsk"),
        (
            "But the head of the junta, Ali Bey, later told journalists on Tuesday it had shelled the port.",
            "the head of the junta, Ali Bey",
        ),
        (
            "Acting Prime Minister Ali Bey on Tuesday accused the junta of shelling the port.",
            "Acting Prime Minister Ali Bey",
        ),
        ("The minister voiced concerns on Tuesday over the shelling of the port.", "The minister"),
        ("The army informed reporters on Tuesday that it had shelled the port.", "The army"),
        ("The junta ruled out talks with the rebels on Tuesday.", "The junta"),
        ("The army shelled the port on Tuesday according to plan.", None),
        (
            "After the raid, General Omar Hassan Abd al-Rahim, the de facto ruler, accused the rebels on Tuesday.",
            "General Omar Hassan Abd al-Rahim, the de facto ruler",
        ),
    ],
)
def test_english_speakers(sentence: str, speaker: str | None) -> None:
    assert event(sentence, "en").attribution == speaker


def test_a_quotation_that_runs_on_keeps_its_speaker() -> None:
    text = "Le général Petrov a déclaré mardi : « La trêve est finie. Nous avons bombardé le port lundi. »"
    assert [found.attribution for found in events(text)][-1] == "Le général Petrov"


def test_a_pronoun_that_speaks_is_the_speaker_before() -> None:
    text = (
        "Le général Petrov a déclaré mardi que la trêve était finie. L'armée a bombardé le port lundi, a-t-il ajouté."
    )
    assert events(text)[-1].attribution == "Le général Petrov"


def test_a_threat_renewed_by_a_pronoun_carries_its_actor() -> None:
    actors = (ActorSetting("Vladimir Putin", ("Putin",), ActorKind.PERSON),)
    text = 'Vladimir Putin told reporters on Monday: "We will strike." He renewed the threat on Wednesday.'
    renewed = events(text, "en", Settings(language="en", actors=actors))[-1]
    assert (renewed.rung, renewed.actors[0].name) == (3, "Vladimir Putin")
    assert renewed.headline == "Vladimir Putin renewed the threat on Wednesday"


def test_a_quotation_is_not_dated_by_a_deed_told_before_it() -> None:
    text = 'The fleet began exercises on 12 November. "There are no troops in Belarus," the general said.'
    assert len(events(text, "en")) == 1
