"""Chronologies, stretches that are counted from, halves of months, and terms that are told of as past."""

import datetime as dt

import pytest

from dates.reading_aloud import edtf, expressions


def test_the_date_that_heads_an_entry_of_a_chronology_gives_its_year_to_all_of_the_entry() -> None:
    text = "24 mars 1999. Les frappes durent onze semaines, jusqu'au 10 juin. Ce jour-là, la paix est signée."
    assert edtf(text) == ["1999-03-24", "1999-06-10", "1999-06-10"]


def test_an_entry_of_a_chronology_goes_on_to_the_next_year_only_where_it_looks_ahead() -> None:
    text = "30 septembre 2021 : il renverse celui qui avait renversé, le 24 janvier, le président."
    assert edtf(text) == ["2021-09-30", "2021-01-24"]
    assert edtf("14 décembre 2021 : la trêve doit durer jusqu'au 2 janvier.") == ["2021-12-14", "2022-01-02"]


def test_a_year_that_opens_a_sentence_gives_it_to_nothing_ahead() -> None:
    assert edtf("En 1999, tout a brûlé. La reprise doit durer jusqu'au 10 novembre.") == ["1999", "2022-11-10"]


def test_that_year_and_that_summer_give_theirs_to_the_dates_after_them() -> None:
    text = "Le 27 avril 2018, on signait. Au printemps de cette année-là, on rit ; le 19 septembre, on pleura."
    assert edtf(text)[-1] == "2018-09-19"
    text = "La trêve a été votée le 11 août 2006. Le conflit de cet été-là avait duré du 12 juillet au 14 août."
    assert edtf(text) == ["2006-08-11", "2006-22", "2006-07-12/2006-08-14"]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Du 5 au 7 octobre, on se battit. Deux jours plus tard, on partit.", "2022-10-09"),
        ("Du 5 au 7 octobre, on se battit. Deux jours plus tôt, on riait.", "2022-10-03"),
        ("Dans la nuit du 5 au 6 octobre, on tira. Le lendemain, on partit.", "2022-10-06"),
        ("Dans la nuit du 5 au 6 octobre, on tira. Deux jours plus tard, on partit.", "2022-10-08"),
    ],
)
def test_what_comes_after_a_stretch_counts_from_its_end(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("dans la première quinzaine d'août 2022", (2022, 8, 1), (2022, 8, 15)),
        ("durant la seconde quinzaine de juillet 2022", (2022, 7, 16), (2022, 7, 31)),
        ("aux premiers jours de mars 2022", (2022, 3, 1), (2022, 3, 10)),
        ("dans les derniers jours d'avril 2022", (2022, 4, 21), (2022, 4, 30)),
        ("le 03/07 à 10h30", (2022, 7, 3), (2022, 7, 3)),
    ],
)
def test_parts_of_months_and_days_in_figures(
    text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]
) -> None:
    (expression,) = expressions(text)
    assert expression.when is not None
    assert (expression.when.earliest, expression.when.latest) == (dt.date(*earliest), dt.date(*latest))


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("À partir du 15 juin, même la Croix-Rouge ne passait plus.", ["2022-06-15"]),
        ("À partir du 15 novembre, rien ne passera plus.", ["2022-11-15"]),
        ("La mission doit avoir quitté le pays le 31 décembre.", ["2022-12-31"]),
        ("La validation est attendue le 19 janvier au plus tard.", ["2023-01-19"]),
        ("Il a appelé lundi à des grèves tournantes à partir de jeudi.", ["2022-10-10", "2022-10-13"]),
        ("Les deux présidents sont invités vendredi à un sommet.", ["2022-10-14"]),
        ("Le match de samedi est maintenu.", ["2022-10-15"]),
        ("Ils ont accepté une trêve à compter de vendredi.", ["2022-10-14"]),
        ("Une trêve a été conclue, du 1er septembre au 30 novembre.", ["2022-09-01/2022-11-30"]),
        ("Une trêve a été conclue, du 20 octobre au 30 novembre.", ["2022-10-20/2022-11-30"]),
        ("Une trêve a été tenue du 1er mars au 30 juin.", ["2022-03-01/2022-06-30"]),
        ("Une trêve a été tenue du 1er novembre au 30 novembre.", ["2021-11-01/2021-11-30"]),
        ("Prochain rassemblement : mardi, 19 heures.", ["2022-10-18"]),
        ("Le 20 juin, il rappela ses avions. Le 3 de ce mois-là, il riait.", ["2022-06-20", "2022-06-03"]),
        ("L'armée a frappé lundi 25 cibles.", ["2022-10-10"]),
        ("Des images datées du 3 et d'autres, datées du 22 septembre.", ["2022-10-03", "2022-09-22"]),
    ],
)
def test_terms_and_reports(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


def test_that_day_is_the_one_just_named_even_in_passing() -> None:
    text = "La commission a parlé du scrutin du 11 septembre.\n\nCe jour-là, on tirait. Six jours plus tard, on partit."
    assert edtf(text) == ["2022-09-11", "2022-09-11", "2022-09-17"]


def test_inside_a_sentence_of_a_new_paragraph_la_veille_is_that_of_the_news() -> None:
    text = "Le Parlement a voté lundi. Ils ont dit oui samedi.\n\nLe couvre-feu instauré {} est levé."
    assert edtf(text.format("la veille"))[-1] == "2022-10-09"
    assert edtf(text.format("le jour même"))[-1] == "2022-10-10"
    text = "Le Parlement a voté lundi. Ils ont dit oui samedi.\n\nLa veille, on en doutait."
    assert edtf(text)[-1] == "2022-10-07"
    text = "Le Parlement a voté lundi.\n\nJeudi, il a hésité. Le texte déposé la veille est resté."
    assert edtf(text)[-1] == "2022-10-05"


def test_weekdays_after_last_week_are_of_that_week_unless_ahead() -> None:
    text = "Ils ont pris la semaine dernière la ville, qui s'est rendue dans la nuit de lundi à mardi. Mardi, rien."
    assert edtf(text) == ["[2022-10-03..2022-10-09]", "2022-10-03/2022-10-04", "2022-10-11"]
    assert edtf("Il a parlé la semaine dernière et reviendra mardi.")[-1] == "2022-10-18"
    assert edtf("Mardi, il a redit ce qu'il disait la semaine dernière.")[0] == "2022-10-11"


def test_on_a_sunday_this_week_is_the_next_where_the_clause_looks_ahead() -> None:
    sunday = dt.date(2022, 10, 9)
    assert edtf("L'assemblée votera cette semaine.", published=sunday) == ["[2022-10-10..2022-10-16]"]
    assert edtf("L'assemblée a voté cette semaine.", published=sunday) == ["[2022-10-03..2022-10-09]"]
    assert edtf("L'assemblée votera cette semaine.") == ["[2022-10-10..2022-10-16]"]


def test_the_day_before_or_after_a_date_of_the_same_sentence_counts_from_it() -> None:
    text = "Il a parlé dimanche.\n\nLe chef, réélu le 18 octobre 2020 après le vote du 22 mars précédent, est détenu."
    assert edtf(text) == ["2022-10-09", "2020-10-18", "2020-03-22"]


def test_what_is_put_off_from_one_time_to_another_is_two_dates() -> None:
    assert edtf("Le scrutin, reporté de mars à juin, a été annulé.") == ["2022-03", "2022-06"]
    assert edtf("Le scrutin, repoussé du 3 au 10 septembre, a été annulé.") == ["2022-09-03", "2022-09-10"]
    assert edtf("La session, ouverte de mars à juin, a été annulée.") == ["2022-03/2022-06"]


def test_names_of_feasts_open_sentences_too_and_say_the_month_of_a_day_beside_them() -> None:
    text = "Dimanche de Pâques, le 17, on a prié ; lundi de Pâques aussi."
    assert edtf(text) == ["2022-04-17", "2022-04-17", "2022-04-18"]


def test_what_is_said_in_a_parenthesis_turns_no_date() -> None:
    assert edtf("Le 11 décembre, dit-on, il espère paraître.") == ["2022-12-11"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Le dialogue (mars 2013 - janvier 2014) a échoué.", ["2013-03/2014-01"]),
        ("Le recensement de mars-avril a échoué.", ["2022-03", "2022-04"]),
    ],
)
def test_months_joined_by_a_spaced_dash_are_one_stretch(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


def test_what_comes_after_something_undated_is_no_date() -> None:
    assert edtf("Soixante ans après, l'historien revient sur la répression.") == []
    assert edtf("Le lendemain, il a plu.") == []
    assert edtf("Le mur est tombé le 9 novembre 2001. Trente ans plus tard, l'histoire bégaie.") == ["2001-11-09"]


def test_what_follows_depuis_and_a_noun_is_not_counted_from() -> None:
    text = (
        "Le Conseil a voté lundi.\n\nC'est le premier texte depuis celui du 8 mars. Deux jours plus tôt, on en doutait."
    )
    assert edtf(text) == ["2022-10-10", "2022-03-08", "2022-10-08"]


HISTORY = (
    "Tout commença le dimanche 7 octobre 1962. Le 9, on vit les photographies. Le jour même, on se réunit. "
    "Le 18 octobre, le ministre nie.\n\n"
)


def test_a_whole_history_keeps_its_year_into_the_next_paragraph_though_the_season_is_that_of_today() -> None:
    text = HISTORY + "Le lundi 22, il parle. Le 26 octobre, une lettre parvient à Rome.\n\nLe 28 octobre, il cède."
    assert edtf(text)[3:] == ["1962-10-18", "1962-10-22", "1962-10-26", "1962-10-28"]


def test_a_weekday_brings_a_whole_history_back_to_the_present() -> None:
    assert edtf(HISTORY + "Mardi, on en parlait encore. Le 20 octobre, on signera.")[4:] == ["2022-10-11", "2022-10-20"]


def test_two_dates_of_history_do_not_take_the_next_paragraph_with_them() -> None:
    text = "Il fut élu le 3 mai 2017. Le lendemain, on fêta.\n\nLe 20 mai, on a voté une loi."
    assert edtf(text)[-1] == "2022-05-20"


def test_what_has_lasted_since_a_month_of_another_year_is_no_history_to_go_on_with() -> None:
    assert edtf("La ville est assiégée depuis mai 2020. Le 11 juin, on avait tiré.")[-1] == "2022-06-11"


def test_the_next_day_is_that_of_the_deed_and_not_of_its_term() -> None:
    assert edtf("Le 10 juin, il ordonna de signer avant le 1er juillet. Le lendemain, on refusa.")[-1] == "2022-06-11"


def test_that_day_is_the_one_since_which_something_lasts() -> None:
    text = "Lundi, on parlait d'un pays sans roi depuis le 7 juillet 2021. Ce jour-là, on tirait."
    assert edtf(text)[-1] == "2021-07-07"


def test_the_weekdays_of_an_entry_of_a_chronology_lie_near_the_day_that_heads_it() -> None:
    text = (
        "- 13-14 septembre : on part, dans la nuit de mardi à mercredi.\n\n- 20 septembre : on revient. Jeudi, on dort."
    )
    assert edtf(text)[1::2] == ["2022-09-13/2022-09-14", "2022-09-22"]


def test_a_year_and_a_half_is_counted_in_months() -> None:
    assert edtf("Il tomba en novembre 2019. Un an et demi plus tard, on vota.")[-1] == "2021-05~"
    assert edtf("C'était il y a tout juste un an.") == ["2021~"]


def test_a_season_that_lasts_and_a_day_that_history_names() -> None:
    assert edtf("On craint le pire depuis le printemps.") == ["2022-21"]
    assert edtf("Le 26 octobre 2012, il parla. Ce samedi noir, on pleura.") == ["2012-10-26", "2012-10-27"]


def test_spring_after_that_summer_is_the_next_one() -> None:
    text = "Il l'avoua le 26 septembre 2021. Cet été-là, il avait recruté. Le 20 mai, il planta son drapeau."
    assert edtf(text)[-1] == "2022-05-20"


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Tout bascule en 1968. Le 3 mai, la police entre à la Sorbonne.", "1968-05-03"),
        ("Tout bascula en 1968. Le 3 mai, la police entrait à la Sorbonne.", "1968-05-03"),
        ("Il a été élu en 2018. Le 3 mai, il a démissionné.", "2022-05-03"),
        ("Tout bascule en 1968. Le 3 octobre, la police entre à la Sorbonne.", "2022-10-03"),
    ],
)
def test_a_day_goes_on_with_the_year_just_told_where_it_is_no_news(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


def test_a_whole_history_goes_on_for_months_and_knows_a_future_of_its_own() -> None:
    text = "Le 6 avril 1994, il mourut. Le 7, on tua. Le 8 avril, on prit la ville. Le 22 juin, on vota."
    assert edtf(text)[-1] == "1994-06-22"
    assert edtf(text + " Le 27, on les vit ; on ne reviendra que le 30.")[-1] == "1994-06-30"


def test_an_entry_of_a_chronology_knows_a_future_of_its_own() -> None:
    assert edtf("9 septembre : on nie. On niera encore le 10.") == ["2022-09-09", "2022-09-10"]


def test_days_of_a_history_listed_take_its_year() -> None:
    text = "Le 6 juillet 1995, on tira. Le 9, ils approchaient. Le 11, ils entrèrent. On les tua les 13 et 14 juillet."
    assert edtf(text)[-1] == "1995-07-13/1995-07-14"


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("La trêve, entrée en vigueur le 27 février, avait tenu jusqu'à la fin avril.", "[2022-04-21..2022-04-30]"),
        ("L'ONU y faisait atterrir ses avions jusqu'au 2 mai.", "2022-05-02"),
        ("Ils ont quitté la ville mardi. On y dansait encore jusqu'au 9.", "2022-10-09"),
    ],
)
def test_what_had_lasted_until_a_term_is_past(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


def test_a_weekday_with_its_article_is_that_of_the_story() -> None:
    assert edtf("La ville tomba dans la nuit du 26 au 27 septembre. Le mercredi, on pilla.")[-1] == "2022-09-28"
    assert edtf("Mercredi, on pilla. Le vendredi, on voyage.") == ["2022-10-12", "2022-10-07"]


def test_that_summer_is_one_of_the_year_just_named_though_it_was_named_in_passing() -> None:
    text = "Ce sont les premiers morts depuis 2006.\n\nCet été-là, on se battit. Votée le 11 août, la loi passa."
    assert edtf(text) == ["2006", "2006-22", "2006-08-11"]


@pytest.mark.parametrize(
    ("text", "words_read", "notation"),
    [
        ("En août 2013, après l'attaque du 21 dans la Ghouta, on hésita.", "du 21", "2013-08-21"),
        ("Il partit en août 2013. Le soir du 11, on dansa.", "Le soir du 11", "2013-08-11"),
        ("Il tiendra le 17 une séance.", "le 17", "2022-10-17"),
    ],
)
def test_a_day_without_its_month_is_found_after_a_preposition_and_before_a_noun(
    text: str, words_read: str, notation: str
) -> None:
    last = expressions(text)[-1]
    assert last.when is not None
    assert (last.text, last.when.edtf) == (words_read, notation)


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Elle a perdu ses ports en 1993. Le 13 mai, on en avait fait une question vitale.", "2022-05-13"),
        ("En juillet 2016, on jugea. Ils doivent se voir début novembre, une première depuis janvier.", "2022-01"),
        ("Il voulait partir le 1er mars ; son voyage fut repoussé au 5 avril.", "2022-04-05"),
        ("Le 3 mars, il a promis de partir le 20 avril.", "2022-04-20"),
        ("Une élection est prévue en août, avec deux ans de retard.", "2023-08"),
        ("Il a annoncé un nouveau satellite pour avril.", "2023-04"),
        ("Il est né le 3 jan 2023.", "2023-01-03"),
        ("Il est venu il y a deux semaines et demie.", "2022-09-25~"),
    ],
)
def test_the_year_of_what_was_done_and_of_what_is_due(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


def test_the_end_of_the_month_that_opens_a_sentence_is_that_of_the_story() -> None:
    assert edtf("Le 2 septembre, on partit. A la fin du mois, on approchait.")[-1] == "[2022-09-21..2022-09-30]"
    assert edtf("Le 2 septembre, on partit. On arrivera à la fin du mois.")[-1] == "[2022-10-21..2022-10-31]"


def test_days_after_another_month_just_past_are_of_that_month() -> None:
    assert edtf("Le 9 septembre, on signe. Deux trêves, le 18 et le 26, ne dureront pas.")[1:] == [
        "2022-09-18",
        "2022-09-26",
    ]


def test_a_present_tense_belongs_to_a_history_of_which_much_has_been_told() -> None:
    text = (
        "Le 8 mars 1983, il accusa. Le 26 septembre, on se trompa. Le 27, on rit. Le 28, on vota. Le 29, on partit.\n\n"
    )
    assert edtf(text + "C'est alors que débute, le 7 novembre, un exercice. Le 11, il s'achève.")[-2:] == [
        "1983-11-07",
        "1983-11-11",
    ]
    assert edtf("Le 8 mars 1983, il accusa.\n\nC'est alors que débute, le 7 novembre, un exercice.")[-1] == "2022-11-07"


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("En février 2019, on frappa le camp. Un pilote capturé le 27 avait été rendu.", "2019-02-27"),
        (
            "Lundi, on partit. Il parla de l'annexion proclamée le 30 août et des votes tenus du 23 au 27.",
            "2022-08-23/2022-08-27",
        ),
        (
            "Le 12 septembre, on rompit. On se voyait depuis le 2 avril ; la dernière fois, le 25, on se tut.",
            "2022-09-25",
        ),
        ("Lundi, on s'étonna. Il était venu en avril 1997. L'année précédente, on tirait.", "1996"),
        (
            "Le 2 septembre, on rompait un pacte conclu en mai 1960, et l'on fuyait à la fin du mois.",
            "[2022-09-21..2022-09-30]",
        ),
        ("La semaine dernière, on coupait les crédits ; lundi, on demandait sa tête.", "2022-10-10"),
        ("Ils ont trouvé un accord qui prévoit l'arrêt des combats dimanche.", "2022-10-16"),
        ("L'Otan, réunie avec Kiev dès lundi, réclame leur libération.", "2022-10-10"),
    ],
)
def test_what_is_named_by_the_way_and_what_goes_on(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Il a promis des élections pour juillet.", "2023-07"),
        ("Une offensive est annoncée pour le printemps.", "2023-21"),
        ("Elle n'était rentrée qu'après la libération de la ville, le 11 mars.", "2022-03-11"),
        ("En 1982, on se battit. On votera en octobre de l'année suivante.", "1983-10"),
        ("On signa deux accords en octobre 2019 : le 17 pour les uns, le 22 pour les autres.", "2019-10-22"),
        ("En mars 1982, elle apprend le 31 que la flotte a appareillé.", "1982-03-31"),
        ("Il a annulé le sommet qui devait réunir ses voisins lundi.", "2022-10-10"),
    ],
)
def test_what_is_promised_for_a_time_and_days_told_of_a_month(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


def test_a_year_that_frames_is_that_of_the_end_of_the_year_too() -> None:
    text = "Le 4 juin 1961, il exige un traité d'ici à la fin de l'année. Le 15 juin, on jure.\n\n"
    assert edtf(text) == ["1961-06-04", "[1961-10-01..1961-12-31]", "1961-06-15"]
    assert edtf("Il le veut d'ici à la fin de l'année.") == ["[2022-10-01..2022-12-31]"]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("L'ambassadeur a été convoqué jeudi.", "2022-10-06"),
        ("Le Parlement est convoqué jeudi.", "2022-10-13"),
        ("Le 25 janvier 1995, on eut peur. On se reverra en novembre.", "2022-11"),
        ("L'Union l'avait emporté le 3 avril. A Vilnius, en juillet, on donnait un accord.", "2022-07"),
        ("Le 31 août, on partit. Deux semaines plus tard, on prit la ville ; ce jour-là, on dansa.", "2022-09-14"),
        ("En août 2020, on visait l'ambassade. Le 3 juillet, on tuait.", "2022-07-03"),
        ("Membre depuis le 1er janvier 1995, elle participait aux manœuvres.", "1995-01-01"),
        ("Membre depuis le 1er janvier 1995, elle participe aux manœuvres.", "1995-01-01/.."),
    ],
)
def test_which_year_and_day_a_clause_of_news_means(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Un autre paquet est promis pour février.", "2023-02"),
        ("Une marche est appelée pour lundi.", "2022-10-17"),
        ("Une trêve doit débuter mercredi à minuit.", "2022-10-12"),
        ("Mercredi, le ministre veut y croire.", "2022-10-12"),
        ("En août 1968, il signe le 26 ; il rentre le lendemain.", "1968-08-27"),
        ("Prague, août 1968 : l'été où tout prit fin.", "1968-08"),
    ],
)
def test_what_is_asked_for_a_day_and_what_is_due_today(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Il y a deux ans, on avait tiré onze missiles, le 4 février.", "2021-02-04"),
        ("L'an dernier, on fêtait le départ des chars, achevé fin avril.", "[2021-04-21..2021-04-30]"),
        ("L'an dernier fut dur, celui-ci ira ; il est venu cette année, en mars.", "2022-03"),
        ("L'attaque remonte au samedi précédent. Ce soir-là, on mourait.", "2022-10-08"),
        ("Il a signé le 3 mars. On acceptait le lendemain d'évacuer la ville.", "2022-03-04"),
        ("Il partit le 22 juillet. Le 5 de ce mois, on coula un navire.", "2022-10-05"),
        ("Le Parlement vote vendredi une loi contestée.", "2022-10-14"),
    ],
)
def test_years_counted_back_frame_their_sentence_and_an_evening_pointed_at_is_told(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Mercredi dernier, l'état d'urgence était décrété jusqu'au 19.", "2022-10-19"),
        ("Les pourparlers se poursuivent jeudi à Genève.", "2022-10-13"),
        ("Le passage, rouvert mardi, devrait l'être encore.", "2022-10-11"),
        ("Il avait confirmé que la mission s'achèverait le 31 mai.", "2023-05-31"),
        ("La mission s'achèvera en mars.", "2023-03"),
    ],
)
def test_what_is_arranged_until_a_term_and_verbs_with_a_grave_accent(text: str, notation: str) -> None:
    assert edtf(text)[-1] == notation


def test_years_after_a_day_named_by_the_way_count_from_it_where_those_from_today_are_to_come() -> None:
    text = "Mardi, on l'a élu. La ville saignait déjà : le 16 mars 2011, on tua. Dix ans après, la plaie reste ouverte."
    assert edtf(text)[-1] == "2021~"
