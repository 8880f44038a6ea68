"""What a sentence of the crisis tells by the kind of its words alone, where no pattern is found in it."""

import pytest

from tests.events.sentences import event, events

ENGLISH: list[tuple[int, str]] = [
    (5, "Six villagers perished on Tuesday as Burundi's army went from hut to hut."),
    (5, "A shopkeeper was left maimed on Tuesday in the scuffles at Erez."),
    (5, "The rebels ransacked the town hall on Tuesday."),
    (4, "Kenya rotated its contingent on Tuesday."),
    (2, "Two anglers were interned by Iran on Tuesday."),
    (2, "The colonels dissolved the assembly in Bamako on Tuesday."),
    (3, "Ankara braced for vengeance on Tuesday."),
    (1, "The quarrel between Athens and Ankara grew sharper on Tuesday."),
    (-1, "A delegation from Riyadh spent Tuesday in Sanaa."),
    (-2, "The lull on the border went into its third day on Tuesday."),
]

FRENCH: list[tuple[int, str]] = [
    (5, "Six bergers ont péri mardi au Burundi dans une razzia."),
    (5, "Les insurgés ont saccagé mardi la mairie."),
    (5, "Des échauffourées ont eu lieu mardi à Beyrouth."),
    (4, "Le contingent kenyan a été renforcé mardi."),
    (2, "Deux marins ont été séquestrés mardi en Iran."),
    (3, "Ankara brandissait mardi de lourdes conséquences."),
    (1, "La brouille entre Athènes et Ankara s'est creusée mardi."),
    (-1, "Une délégation de Riyad a passé la journée de mardi à Sanaa."),
    (-2, "Une accalmie régnait mardi sur le front."),
]

FAMILIES: list[tuple[int, str, tuple[str, ...]]] = [
    (5, "L'armée russe a {} mardi un village ukrainien.", ("ratissé", "pillé", "incendié", "mitraillé")),
    (1, "Moscou a {} mardi Kiev.", ("éreinté", "désavoué", "stigmatisé", "houspillé")),
    (1, "Paris a {} mardi l'ambassadeur russe.", ("congédié", "expulsé", "rappelé")),
    (2, "La junte a {} mardi.", ("muselé la presse", "limogé le gouvernement")),
    (4, "Berlin a {} mardi des missiles à Kiev.", ("prêté", "octroyé", "cédé")),
    (-2, "L'armée a {} mardi de Kherson.", ("décroché",)),
]


@pytest.mark.parametrize(
    ("rung", "sentence"), [(rung, frame.format(words)) for rung, frame, family in FAMILIES for words in family]
)
def test_a_class_of_french_words_is_whole(rung: int, sentence: str) -> None:
    assert event(sentence).rung == rung


@pytest.mark.parametrize(("rung", "sentence"), ENGLISH)
def test_words_of_a_kind_tell_of_it_in_english(rung: int, sentence: str) -> None:
    assert event(sentence, "en").rung == rung


@pytest.mark.parametrize(("rung", "sentence"), FRENCH)
def test_words_of_a_kind_tell_of_it_in_french(rung: int, sentence: str) -> None:
    assert event(sentence).rung == rung


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Six villagers perished on Tuesday as a bus crashed in Burundi."),
        ("en", "The quarrel between Athens and its teachers' union grew sharper on Tuesday."),
        ("fr", "Six bergers ont péri mardi au Burundi dans une inondation."),
        ("fr", "Le ministère n'a pas souhaité commenter mardi les échauffourées."),
        ("fr", "Une délégation de Riyad a visité mardi le festival de Cannes."),
        ("en", "The rebels on the city council stormed out on Tuesday over bonuses."),
        ("fr", "Lens a repoussé mardi tous les assauts adverses."),
        ("fr", "La brouille entre le syndicat et Paris s'est creusée mardi."),
    ],
)
def test_they_tell_of_nothing_beside_words_from_elsewhere(language: str, sentence: str) -> None:
    assert all(found.rung is None for found in events(sentence, language))


@pytest.mark.parametrize(
    ("language", "rung", "sentence"),
    [
        ("en", -1, "The president appealed on Tuesday for an immediate ceasefire in the fighting in Kidal."),
        ("en", -1, "The UN called on Tuesday for a truce in the clashes between the army and the rebels."),
        ("en", -1, "The UN called on Tuesday for an immediate cessation of the fighting."),
        ("fr", -1, "Le président a appelé mardi à un cessez-le-feu immédiat dans les combats à Kidal."),
        ("fr", 1, "L'ONU a exigé mardi une trêve dans les affrontements entre l'armée et les rebelles."),
    ],
)
def test_the_fighting_that_a_ceasefire_is_to_end_is_not_called_for(language: str, rung: int, sentence: str) -> None:
    assert event(sentence, language).rung == rung


@pytest.mark.parametrize(
    ("language", "rung", "sentence"),
    [
        ("en", 5, "The Turkish army retaliated on Tuesday against targets of the regime."),
        ("en", 2, "The general said on Tuesday that he was dismissing the president."),
        ("en", 1, "France demanded on Tuesday the release of the ousted president."),
        ("en", -1, "Iran and the European Union said on Wednesday they would send representatives to Vienna."),
        ("en", -1, "The European parties to the Iran nuclear deal spoke on Wednesday of hurdles."),
        ("fr", 5, "L'armée turque a riposté mardi contre des cibles du régime syrien."),
        ("fr", 4, "Les casques bleus sont intervenus dimanche pour protéger les civils."),
        ("fr", 1, "Paris a appelé mardi à la libération immédiate du président Condé."),
        ("fr", -1, "Le Pakistan a annoncé vendredi le retour de son ambassadeur en Iran."),
    ],
)
def test_who_strikes_back_frees_or_returns_tells_by_its_kind(language: str, rung: int, sentence: str) -> None:
    assert event(sentence, language).rung == rung
