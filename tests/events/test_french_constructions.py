"""Acts of each rung in the constructions of French: active, passive, as a noun, and what stands beside them."""

import pytest

from generator.events.model import Status
from tests.events.sentences import event, events

ACTIVE = "{subject} {have} {verb} {thing} mardi."
PASSIVE = "{thing} {has} été {verb} mardi par {subject}."
REPORTED = "{subject} {say} avoir {verb} {thing} mardi."
GRID: list[tuple[int, str, str, str, tuple[str, ...]]] = [
    (-2, "Moscou", "un soldat capturé", "a", ("libéré", "relâché", "rendu", "échangé")),
    (-2, "Téhéran", "le couvre-feu", "a", ("levé", "suspendu", "assoupli", "allégé")),
    (1, "Kiev", "le plan de paix", "a", ("rejeté", "repoussé", "écarté", "balayé", "boycotté")),
    (1, "Ankara", "l'attaché militaire", "a", ("expulsé", "rappelé", "convoqué", "renvoyé")),
    (2, "la marine", "un chalutier", "a", ("saisi", "arraisonné", "immobilisé", "intercepté")),
    (2, "Israël", "le détroit", "a", ("fermé", "bouclé", "verrouillé", "bloqué")),
    (2, "un groupe lié à Pékin", "le système informatique du Parlement", "a", ("piraté", "attaqué", "visé")),
    (2, "la junte", "le président", "a", ("renversé", "destitué", "séquestré")),
    (2, "la junte", "un journaliste", "a", ("arrêté", "emprisonné", "incarcéré", "interpellé")),
    (2, "Caracas", "le territoire contesté", "a", ("annexé", "rattaché à la Fédération", "proclamé province")),
    (4, "Berlin", "un sous-marin", "a", ("livré", "fourni", "vendu", "cédé", "acquis")),
    (5, "le groupe armé", "le village de Sake", "a", ("pris", "repris", "perdu", "libéré", "conquis")),
]


@pytest.mark.parametrize("construction", [ACTIVE, PASSIVE, REPORTED])
@pytest.mark.parametrize(
    ("rung", "subject", "thing", "has", "verb"),
    [(rung, subject, thing, has, verb) for rung, subject, thing, has, verbs in GRID for verb in verbs],
)
def test_an_act_stands_on_its_rung_in_every_construction(
    construction: str, rung: int, subject: str, thing: str, has: str, verb: str
) -> None:
    text = construction.format(subject=subject, thing=thing, has=has, have="a", say="dit", verb=verb)
    assert event(text[0].upper() + text[1:]).rung == rung


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Les deux armées s'affrontent depuis lundi autour de Goma.", 5),
        ("Le pays est en guerre contre son voisin depuis lundi.", 5),
        ("Les forces russes se retirent mardi de la ville de Kherson.", -2),
        ("La guérilla a remis ses armes mardi.", -2),
        ("L'armée a ordonné mardi aux habitants d'évacuer leurs quartiers avant les frappes.", 2),
        ("Des manœuvres conjointes débutent mardi au large de l'île.", 4),
        ("Des navires de guerre ont franchi mardi la ligne médiane du détroit.", 4),
        ("L'Iran a dévoilé mardi un nouveau drone.", 4),
        ("Le régime a réprimé mardi les manifestations.", 2),
        ("Les rebelles ont annoncé mardi la formation d'un gouvernement parallèle à Nyala.", 2),
        ("Un rapport évoque la rupture de deux câbles de données en mer Baltique mardi.", 2),
        ("Un cessez-le-feu a été réclamé mardi par les médiateurs.", -1),
        ("Le G7 a demandé mardi aux deux pays d'éviter l'escalade.", -1),
        ("L'ambassadeur de France a quitté le pays mardi à la demande de Minsk.", 1),
        ("Les deux ministres se sont livrés mardi à une passe d'armes à l'ONU.", 1),
        ("Le secrétaire général s'est dit mardi préoccupé par l'escalade au Soudan.", 1),
        ("Washington a renforcé mardi l'embargo sur les armes.", 2),
        ("Un entretien téléphonique entre les chefs des opérations militaires indien et chinois est prévu.", -1),
        ("La société a lancé mardi une offensive commerciale en Chine.", None),
        ("Le cinéaste est décédé mardi à Moscou d'une attaque cérébrale.", None),
        ("Un violent incendie a ravagé mardi la cathédrale.", None),
        ("L'ONU n'a reçu mardi que le quart de ces fonds.", None),
    ],
)
def test_set_phrases_and_objects_tell_which_act_it_is(sentence: str, rung: int | None) -> None:
    found = events(sentence)
    assert (found[0].rung if found else None) == rung


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("Les deux voisins ne cessent de s'accuser de violer la trêve.", 1, Status.OCCURRED),
        ("L'agence a conclu mardi un accord sur la surveillance du programme iranien.", -1, Status.OCCURRED),
        ("Rien n'indique toutefois que des ogives ont été transférées à Minsk.", 0, Status.DENIED),
        ("Paris et Berlin ont exprimé mardi leur inquiétude dans une déclaration.", 1, Status.OCCURRED),
        ("Des exercices chinois ont eu lieu mardi si près de l'île que Taipei s'en alarme.", 4, Status.OCCURRED),
        ("Le président exclut l'envoi de troupes en Ukraine.", 0, Status.DENIED),
        ("Le Parlement a annexé mardi le territoire contesté.", 2, Status.OCCURRED),
        ("Les deux camps ont été accusés mardi d'avoir visé des civils.", 1, Status.OCCURRED),
        ("Les soldats mobilisés pour garder le convoi ont été contraints de se replier.", 5, Status.OCCURRED),
    ],
)
def test_grammar_tells_what_the_words_alone_do_not(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence)
    assert (found.rung, found.status) == (rung, status)


def test_the_dead_of_the_health_service_are_war_where_a_hospital_was_bombed() -> None:
    assert event("Un hôpital du Darfour a été bombardé mardi, tuant une infirmière.").rung == 6


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("L'Iran a envoyé mardi deux cents gendarmes au Liban.", 4),
        ("Les garde-côtes chinois ont installé mardi une barrière flottante devant le récif.", 2),
        ("Une faction rebelle a saisi mardi plusieurs bureaux du gouvernement régional.", 2),
        ("Asmara nie mardi la présence de ses soldats en Éthiopie.", 0),
        ("L'armée a ordonné mardi aux habitants de plusieurs quartiers du sud de Gaza d'évacuer.", 2),
        ("Les premières remises d'armes ont eu lieu mardi dans le sud du Liban.", -2),
        ("Alger a annoncé mardi l'interdiction de survol de son territoire aux avions marocains.", 2),
        ("La junte militaire, au pouvoir en Birmanie, est débordée depuis lundi.", 5),
        ("Le Cambodge a suspendu mardi tous les passages frontaliers avec son voisin.", 2),
        ("Les deux pays ont convenu mardi d'arrêter les tirs.", -2),
        ("La Thaïlande et le Cambodge se disputent mardi encore la souveraineté d'un temple.", 1),
        ("Le président iranien a salué mardi l'attaque contre Israël.", 1),
        ("Le Conseil de sécurité a voté mardi le renouvellement pour un an de l'embargo sur la Libye.", 2),
        ("L'armée somalienne a reconquis mardi une ville tenue par les rebelles.", 5),
        ("La ville d'Uvira est contrôlée depuis mardi par le M23.", 5),
        ("Les autorités redoutent des fuites radioactives après la frappe de mardi.", 7),
        ("Des incendies ont fait dix morts mardi au Chili.", None),
        ("Le président colombien s'est rendu sur place mardi.", None),
    ],
)
def test_who_does_what_to_whom_decides(sentence: str, rung: int | None) -> None:
    found = events(sentence)
    assert (found[0].rung if found else None) == rung


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("Peu après le tir de missiles, l'État hébreu a promis de riposter.", 3, Status.POSSIBLE),
        ("Les rebelles ont revendiqué l'attentat via leur compte Telegram.", 5, Status.OCCURRED),
        ("Le pays est sur le point de tomber dans une guerre civile.", 3, Status.POSSIBLE),
        ("Les rebelles menacent de les abattre si l'armée ne quitte pas la région.", 3, Status.POSSIBLE),
        ("Madrid plaide pour la suspension de l'accord avec Israël, dont l'offensive se poursuit.", 1, Status.OCCURRED),
    ],
)
def test_what_stands_in_another_clause_is_no_part_of_the_act(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence)
    assert (found.rung, found.status) == (rung, status)


@pytest.mark.parametrize(
    ("sentence", "rung"),
    [
        ("Erevan a cédé mardi deux villages frontaliers à l'Azerbaïdjan.", -2),
        ("La junte a gracié mardi douze soldats ivoiriens.", -2),
        ("Les premiers camions de vivres ont franchi mardi le poste de Rafah.", -2),
        ("Washington a gelé mardi les sanctions contre Caracas.", -2),
        ("Les deux capitales turque et égyptienne ont échangé mardi des ambassadeurs.", -1),
        ("Les évêques ont imploré mardi les généraux de parler.", -1),
        ("Russes et Ukrainiens se sont retrouvés mardi autour d'une table.", -1),
        ("Bamako rejette toute responsabilité dans le massacre de mardi.", 0),
        ("Les pourparlers entre Kiev et Moscou sont au point mort depuis mardi.", 1),
        ("Belgrade a mis fin mardi au dialogue avec Pristina.", 1),
        ("Les Etats-Unis se sont retirés mardi de l'Unesco.", 1),
        ("Tokyo a mis en garde mardi ses ressortissants en Chine.", 1),
        ("La Cour a déclaré mardi l'occupation de la Cisjordanie illégale.", 1),
        ("La junte a nommé mardi un général à la tête de la transition.", 2),
        ("Des officiers disent avoir démis de ses fonctions mardi le président.", 2),
        ("Un affrontement entre l'Otan et la Russie n'est plus exclu.", 3),
        ("La Lituanie accueille depuis mardi une brigade allemande.", 4),
        ("Pékin a multiplié mardi les incursions dans les eaux territoriales japonaises.", 4),
        ("L'armée a délogé mardi les jihadistes de la forêt.", 5),
        ("Les troupes ne sont plus qu'à une vingtaine de kilomètres du port de Hodeida.", 5),
        ("La France va élargir sa dissuasion nucléaire.", 8),
        ("Les séparatistes ont revendiqué mardi la reprise du port de Mocimboa.", 5),
        ("Le mouvement a annoncé mardi l'exécution de dix otages.", 6),
        ("L'inflation a atteint 60 % en Turquie en mars.", None),
        ("L'épidémie touche le Soudan depuis mardi.", None),
        ("Le principal parti du Sénégal se met en ordre de bataille.", None),
    ],
)
def test_the_press_tells_of_every_rung_in_many_words(sentence: str, rung: int | None) -> None:
    found = events(sentence)
    assert (found[0].rung if found else None) == rung


def test_who_accuses_in_the_present_tells_the_news() -> None:
    found = event("Islamabad accuse de longue date son voisin d'abriter des rebelles, ce que Kaboul dément.")
    assert (found.rung, found.status) == (1, Status.OCCURRED)


def test_groups_that_are_armed_are_no_arms() -> None:
    found = event("Le texte signé par les mouvements armés prévoit le désarmement des rebelles du Nord.")
    assert (found.rung, found.status) == (-2, Status.PLANNED)


def test_what_a_place_goes_without_is_not_denied() -> None:
    assert event("La moitié de Kiev est sans chauffage depuis la salve de missiles de mardi.").status is Status.OCCURRED


@pytest.mark.parametrize("whom", ["", " Varsovie"])
def test_a_warning_of_a_nuclear_answer_is_more_than_one_of_an_attack(whom: str) -> None:
    found = event(f"Mardi, Moscou a averti{whom} qu'une attaque contre Minsk entraînerait une riposte nucléaire.", "fr")
    assert (found.rung, found.status) == (7, Status.POSSIBLE)
