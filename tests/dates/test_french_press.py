"""What the French press writes: things named by their date, what was foretold, what was said, what goes day by day."""

import pytest

from dates.reading_aloud import edtf, words


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Deux listes ont quitté le scrutin du 13 novembre.", "2022-11-13"),
        ("La rencontre du 27 octobre a été annulée.", "2022-10-27"),
        ("Le maire a repoussé l'ultimatum du 2 novembre.", "2022-11-02"),
        ("La rencontre du 27 juillet devrait laisser des traces.", "2022-07-27"),
        ("Le prochain rendez-vous est le bal du 13 juillet.", "2023-07-13"),
    ],
)
def test_the_date_of_something_named_is_the_nearest_whatever_its_verb_tells(text: str, notation: str) -> None:
    assert edtf(text) == [notation]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("L'attaque de lundi va peser sur le vote.", "2022-10-10"),
        ("Les bombardements du 4 mars seront jugés à La Haye.", "2022-03-04"),
        ("Le coup d'Etat de février aura coûté cher.", "2022-02"),
        ("Le sommet de lundi va réunir dix pays.", "2022-10-17"),
    ],
)
def test_what_happened_has_a_date_past_whatever_its_sentence_looks_to(text: str, notation: str) -> None:
    assert edtf(text) == [notation]


def test_the_weekend_of_what_happened_is_the_last_one() -> None:
    assert edtf("Les violences du week-end vont occuper le Conseil.") == ["2022-10-08/2022-10-09"]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Ces manœuvres devaient s'achever lundi.", "2022-10-10"),
        ("Ces manœuvres devaient s'achever samedi.", "2022-10-15"),
        ("Ces manœuvres devraient s'achever lundi.", "2022-10-17"),
        ("Le général avait juré que le retrait commencerait lundi.", "2022-10-10"),
        ("Le général avait juré que le retrait commencerait vendredi.", "2022-10-14"),
    ],
)
def test_what_was_foretold_at_a_time_past_is_the_nearest(text: str, notation: str) -> None:
    assert edtf(text) == [notation]


def test_what_was_announced_on_a_day_is_ahead_of_that_day() -> None:
    assert edtf("Il a annoncé dimanche que le pont rouvrirait lundi.") == ["2022-10-09", "2022-10-10"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("« Nous partirons demain », a déclaré dimanche le général.", ["2022-10-10", "2022-10-09"]),
        ("Lundi, le maire avait prévenu : « Demain, le pont cédera. »", ["2022-10-10", "2022-10-11"]),
        ("Hier, il a lancé : « Demain, le pont cédera. »", ["2022-10-11", "2022-10-12"]),
        ("« Nous rentrerons demain », assure Lina, réfugiée depuis samedi.", ["2022-10-13", "2022-10-08"]),
        ("« Nous rentrerons demain », dit Lina. Lundi, il pleuvait.", ["2022-10-13", "2022-10-10"]),
    ],
)
def test_a_speakers_day_counts_from_the_day_of_speaking(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


def test_days_alone_that_open_the_next_paragraphs_go_on_with_what_is_told_day_by_day() -> None:
    text = (
        "Le 3 juin 2022, la digue cède, sept ans après celle de 2015.\n\n"
        "Le 6, le préfet démissionne.\n\nLes suites\n\nLe 9, le parlement vote une enquête."
    )
    assert edtf(text) == ["2022-06-03", "2015", "2022-06-06", "2022-06-09"]
    assert edtf("Le 3 juin 2022, la digue a cédé.\n\nLe 2, une autre rompait.")[-1] == "2022-10-02"


def test_a_chronology_goes_on_from_the_stretch_that_heads_it() -> None:
    text = (
        "5 mars-2 avril 2022\n\nLe 5, la digue cède ; le préfet avait été nommé en octobre 2020.\n\n"
        "Le 1er avril, il s'explique.\n\nLe 2, il démissionne."
    )
    assert edtf(text) == ["2022-03-05/2022-04-02", "2022-03-05", "2020-10", "2022-04-01", "2022-04-02"]


def test_a_year_counted_to_goes_on_in_what_its_sentence_narrates() -> None:
    text = "Le 9 juillet 2011, on fêtait la paix. Deux ans plus tard, on se brouillait, et le 15 mars la ville brûlait."
    assert edtf(text) == ["2011-07-09", "2013~", "2013-03-15"]


def test_a_year_that_frames_gives_itself_to_nothing_in_a_sentence_of_now() -> None:
    text = "En mai 2014, la ville tombait. La mission, priée de partir en juin, doit plier bagage."
    assert edtf(text) == ["2014-05", "2022-06"]


def test_the_present_tense_of_a_history_told_by_days_is_no_plan() -> None:
    text = (
        "Le 15 juillet 1974, on renversait l'évêque. Cinq jours plus tard, on débarquait. La junte tombait le 23. "
        "Les pourparlers échouent ; le 14 octobre, l'armée reprend l'offensive."
    )
    assert edtf(text)[-1] == "1974-10-14"


def test_a_paragraph_that_names_its_month_goes_on_from_no_day_told_before() -> None:
    text = "Le traité fut signé le 8 décembre 1987.\n\nNovembre 1983. Le 22, on déploie les fusées."
    assert edtf(text) == ["1987-12-08", "1983-11", "1983-11-22"]


def test_a_day_to_come_is_not_of_a_month_named_years_ago() -> None:
    text = "Deux combats ont eu lieu, le 29 juin 2002 le dernier. Le président s'adressera au pays le 27."
    assert edtf(text) == ["2002-06-29", "2022-10-27"]


def test_what_came_before_in_passing_does_not_end_what_is_told_day_by_day() -> None:
    text = "Le 3 juin 2022, la digue cède, comme en septembre 2021.\n\nLe 6, le préfet démissionne."
    assert edtf(text)[-1] == "2022-06-06"
    text = "Le 3 juin 2022, la digue cède.\n\nEn août, on la relève.\n\nLe 6, le préfet démissionne."
    assert edtf(text)[-1] != "2022-06-06"


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Après une première alerte samedi, une autre est annoncée pour vendredi.", "2022-10-08"),
        ("Le 24 septembre 2022, on l'accuse d'avoir vidé les caisses, le 9, à Oran.", "2022-09-09"),
        ("Le 3 novembre 2009, la digue a cédé. Treize ans plus tard, rien n'est jugé.", "2022~"),
        ("Le dimanche 4 septembre, il est parti.\n\nOn l'a revu le soir du dimanche 4, à Oran.", "2022-09-04"),
        ("Cent foyers ont été déplacés depuis le mois de novembre.", "2021-11"),
        ("On a tiré dans la nuit de ce lundi à mardi.", "2022-10-10/2022-10-11"),
        ("Il s'est dit prêt à participer aux pourparlers dimanche.", "2022-10-16"),
        ("Oslo a annoncé la tenue d'un sommet dimanche.", "2022-10-16"),
        ("Le sommet a lieu dimanche à Oslo.", "2022-10-16"),
        ("La cour rend son verdict samedi.", "2022-10-15"),
        ("Le conseil est renvoyé : il aurait lieu vendredi.", "2022-10-14"),
        ("Les pourparlers doivent reprendre le 28 octobre, et un accord être signé le 30.", "2022-10-30"),
        ("L'élue partira le 16 novembre. Son successeur doit être désigné le 14.", "2022-11-14"),
        ("Ils se battaient le 3 août. Une trêve y prévaut depuis le 20 septembre ; elle expire le 26.", "2022-10-26"),
        ("La trêve, arrachée en novembre 2019, avait tenu une semaine, jusqu'au 1er décembre.", "2019-12-01"),
        ("La rentrée, suspendue depuis mardi, est remise à dimanche.", "2022-10-16"),
        ("Il ne livrait plus rien depuis la fin août : fermé le 31, le pont n'a pas rouvert.", "2022-08-31"),
        ("1840. Un savant trace la frontière ; on proteste l'année suivante.", "1841"),
        ("20 mai 2022. Une loi étend les eaux ; elle sera corrigée le 6 juillet.", "2022-07-06"),
        ("La colonne, partie de Gao le 2 août, aura mis dix jours.", "2022-08-02"),
        ("Le 28 août, l'aîné, vingt ans peut-être, sortait de l'ombre.", "2022-08-28"),
        ("L'émissaire, arrivé samedi, en repart vendredi.", "2022-10-14"),
        ("Le mardi 27 septembre, on tira. La nuit précédente, on priait.", "2022-09-26"),
        ("Oran, qui niait encore la semaine dernière, a avoué lundi la perte du pont.", "2022-10-10"),
        ("Le pont avait cédé en décembre 2009. On l'avait rouvert le 3 janvier suivant.", "2010-01-03"),
        ("Le préfet s'est dit choqué et le Conseil tient une séance vendredi.", "2022-10-14"),
        ("La trêve de dix jours convenue samedi vacille.", "2022-10-08"),
        ("L'accès rouvrirait dès vendredi soir 21 octobre.", "2022-10-21"),
        ("La visite aura lieu avant la fin du mois de novembre.", "[2022-11-21..2022-11-30]"),
        ("La digue a cédé dans la nuit de lundi à mardi 87 soldats.", "2022-10-10/2022-10-11"),
    ],
)
def test_words_around_a_date_that_tell_its_time(text: str, notation: str) -> None:
    assert notation in edtf(text)


def test_an_accord_named_after_a_feast_is_no_date() -> None:
    assert edtf("L'accord de la Saint-Sylvestre a vécu.") == []


def test_months_of_the_same_year_are_one_expression() -> None:
    text = "Le pont a cédé le 26 juillet 2021. Il fut relevé entre octobre et décembre de la même année."
    assert edtf(text) == ["2021-07-26", "2021-10/2021-12"]


def test_a_quarter_that_bears_a_round_number_is_no_year() -> None:
    assert edtf("On a tiré à Ouaga 2000, près du palais.") == []


def test_a_day_alone_may_be_followed_by_what_it_tells_of() -> None:
    assert edtf("Le conseil ordonne le 10 le départ du préfet.") == ["2022-10-10"]
    assert edtf("Le 10 également, le préfet est parti.") == ["2022-10-10"]


def test_a_year_that_ends_a_sentence_gives_itself_to_the_day_that_opens_the_next() -> None:
    assert edtf("Ici, on se souvient de 1996. Le 26 mars, la digue cédait.") == ["1996", "1996-03-26"]
    assert edtf("Ici, on se souvient de 1996. Le 26 septembre, la digue a cédé.") == ["1996", "2022-09-26"]


def test_a_part_of_a_month_of_that_year_is_one_expression() -> None:
    text = "En 2015, tout change. A la mi-mars de cette année-là, la digue cède."
    assert edtf(text)[-1] == "[2015-03-11..2015-03-20]"
    assert words(text)[-1] == "A la mi-mars de cette année-là"


def test_the_end_of_the_month_that_opens_a_sentence_is_that_of_the_month_told() -> None:
    text = "Le 22 juin, la digue est rompue. A la fin du mois, les secours sont à bout."
    assert edtf(text) == ["2022-06-22", "[2022-06-21..2022-06-30]"]


def test_who_is_back_came_back() -> None:
    assert edtf("De retour fin décembre au pays, le préfet y vit en paix.") == ["[2021-12-21..2021-12-31]"]
