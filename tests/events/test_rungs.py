import pytest

from tests.events.sentences import event, events

FRENCH = {
    -2: "Les deux camps ont conclu mardi un cessez-le-feu de dix jours.",
    -1: "Des pourparlers se sont ouverts mardi à Genève entre les deux délégations.",
    0: "Le ministère de la Défense dément tout mouvement de troupes.",
    1: "Prague a expulsé mardi sept diplomates russes.",
    2: "Bruxelles a adopté mardi un nouveau train de sanctions contre Minsk.",
    3: "L'état-major menace de frapper les ports ennemis.",
    4: "L'armée a déployé mardi deux brigades le long de la frontière.",
    5: "L'artillerie a bombardé mardi les faubourgs de la ville.",
    6: "Une fosse commune a été mise au jour mardi près du village.",
    7: "Le président a de nouveau brandi mardi la menace nucléaire.",
    8: "La Corée du Nord a procédé mardi à un essai nucléaire.",
    9: "Des avions ont largué mardi du sarin sur la localité.",
}
ENGLISH = {
    -2: "Both sides signed a ceasefire on Tuesday.",
    -1: "Peace talks opened in Geneva on Tuesday.",
    0: "The army denies that its troops crossed the border.",
    1: "Prague expelled seven Russian diplomats on Tuesday.",
    2: "Brussels imposed sanctions on Minsk on Tuesday.",
    3: "The general threatened to strike the enemy's ports.",
    4: "The army deployed two brigades along the border on Tuesday.",
    5: "Artillery shelled the suburbs of Kharkiv on Tuesday.",
    6: "A mass grave was found near the village on Tuesday.",
    7: "The president brandished the nuclear threat again on Tuesday.",
    8: "North Korea carried out a nuclear test on Tuesday.",
    9: "Jets dropped sarin on the town on Tuesday.",
}


@pytest.mark.parametrize(("rung", "sentence"), FRENCH.items())
def test_every_rung_is_reached_in_french(rung: int, sentence: str) -> None:
    assert event(sentence).rung == rung


@pytest.mark.parametrize(("rung", "sentence"), ENGLISH.items())
def test_every_rung_is_reached_in_english(rung: int, sentence: str) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Le ministre accuse l'ennemi d'avoir bombardé le port.", 1),
        ("Les deux généraux ont simulé mardi des frappes sur la capitale.", 4),
        ("Le secrétaire général appelle à un cessez-le-feu immédiat.", -1),
        ("Le mouvement rejette le cessez-le-feu proposé par l'ONU.", 1),
        ("Le texte met fin à vingt ans de guerre entre les deux États, une cessation des hostilités.", -2),
        ("L'armée a tué trois civils après l'échec des pourparlers.", 5),
        ("La junte a suspendu mardi sa coopération avec Paris au sommet de la Cédéao.", 1),
        ("Des raids vont être menés contre la ville, a prévenu mardi l'armée.", 5),
        ("La Finlande a bouclé dans la nuit de mercredi à jeudi l'ensemble de sa frontière orientale.", 2),
        ("Malgré la frappe de mardi à Doha, au Qatar, les deux camps reprennent les négociations.", -1),
        ("Paris veut accroître les sanctions contre l'Iran après un vote de l'agence (AIEA).", 2),
        ("Les deux camps ont repris mardi le dialogue dans la capitale.", -1),
        ("Des pourparlers doivent s'ouvrir mardi à Doha pour arracher une trêve à Gaza.", -1),
        ("Le royaume a livré mardi des avions de combat à l'armée.", 4),
        ("Les combats ont pris fin mardi avec l'entrée en vigueur de la trêve.", -2),
        ("La trêve a pris fin mardi.", 5),
        ("Les pourparlers de Doha ont échoué mardi.", 1),
        ("Les négociations avec la guérilla (ELN), rouvertes en mai, ont été gelées mardi.", 1),
        ("Le ministre est ouvert à une pause de plusieurs jours dans les combats.", -1),
        ("Le Hamas a capturé mardi deux cents otages lors de son attaque.", 2),
        ("L'agence a rapporté mardi un test de tir de missiles de croisière à Pyongyang.", 4),
        ("La capitale a été prise mardi par les rebelles.", 5),
        ("C'est la base, installée près du fleuve, qui a été bombardée mardi.", 5),
        ("Deux navires ont pénétré mardi dans les eaux philippines.", 4),
        ("Les forces gouvernementales ont libéré mardi le village de Tall Brak.", 5),
        ("Un couvre-feu est en vigueur depuis mardi dans l'agglomération.", 2),
        ("L'état-major, dénonçant une provocation, a aussitôt mis mardi l'armée en état d'alerte.", 4),
        ("Une trêve avait été instaurée mardi, mais Kaboul a accusé l'armée pakistanaise de frappes sur son sol.", 1),
        ("La situation demeure tendue mardi à la frontière pakistanaise malgré la trêve.", 1),
        ("La Moldavie accuse mardi la Russie de vouloir troubler ses élections législatives.", 1),
        ("La coalition maritime vise à protéger les navires contre les attaques des Houthis.", 4),
        ("Un cessez-le-feu a été évoqué mardi par les deux ministres.", -1),
        ("Des coups de feu ont été échangés mardi entre soldats indiens et pakistanais.", 5),
        ("Les deux armées ont échangé mardi deux cents prisonniers.", -2),
        ("Les soldats ont été contraints mardi de se replier vers la frontière.", 5),
        ("Les rebelles ont revendiqué mardi la prise de la capitale provinciale.", 5),
        ("Téhéran a proposé mardi de plafonner son stock d'uranium enrichi.", -1),
        ("L'Égypte bloque depuis mardi l'accès du détroit, une menace pour la région.", 2),
        ("Bakou bloque mardi l'accès du corridor, une menace pour l'enclave.", 2),
    ],
)
def test_the_governing_words_decide_over_what_they_govern(sentence: str, rung: int) -> None:
    assert event(sentence).rung == rung


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Les Marseillais ont bombardé la surface de réparation adverse mardi soir.", "fr"),
        ("La guerre des prix fait rage entre les supermarchés.", "fr"),
        ("La tempête a frappé mardi les côtes de Bretagne.", "fr"),
        ("Le budget sera examiné mardi par les députés.", "fr"),
        ("Les neuf prévenus ont été condamnés mardi à des peines de prison.", "fr"),
        ("La police a démantelé mardi un réseau de voleurs de voitures.", "fr"),
        ("Le maire a présenté mardi son plan de bataille contre les rats.", "fr"),
        ("The striker fired a shot over the bar in the second half on Tuesday.", "en"),
        ("Nurses will strike over pay on Tuesday.", "en"),
        ("A storm battered the coast on Tuesday.", "en"),
        ("Shares in the company fell on Tuesday.", "en"),
        ("A powerful earthquake killed 2,000 people in Morocco on Friday, and troops dug through the rubble.", "en"),
        ("Twelve people died when a bus plunged into a ravine in Balochistan on Sunday.", "en"),
        ("Volunteers fanned out across the battleground state on Tuesday.", "en"),
    ],
)
def test_words_of_war_elsewhere_make_no_event(sentence: str, language: str) -> None:
    assert events(sentence, language) == ()


def test_where_a_speaker_stands_says_nothing_of_what_is_said() -> None:
    text = (
        "The two sides will hold talks on Friday, a general at the nuclear power plant told reporters after the attack."
    )
    assert event(text, "en").rung == -1


def test_an_event_names_the_pattern_that_put_it_on_its_rung() -> None:
    assert event(FRENCH[2]).pattern == "sanctions"
