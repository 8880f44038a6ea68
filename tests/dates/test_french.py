import pytest

from dates.reading_aloud import edtf, words


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        # Typography.
        ("Le 1er mars 2022, le 1ᵉʳ avril 2022 et le 1 er mai 2022.", ["2022-03-01", "2022-04-01", "2022-05-01"]),
        ("Le 3\u00a0mars\u202f2022.", ["2022-03-03"]),
        ("Aujourd’hui et aujourd'hui.", ["2022-10-12", "2022-10-12"]),
        ("LE 3 MARS 2022.", ["2022-03-03"]),
        ("En fevrier 2022, en aout 2022, en decembre 2021.", ["2022-02", "2022-08", "2021-12"]),
        ("Le 3 janv. 2022, le 4 sept. 2022, le 5 déc. 2021.", ["2022-01-03", "2022-09-04", "2021-12-05"]),
        ("À la mi février 2022 et mi-mars 2022.", ["[2022-02-11..2022-02-20]", "[2022-03-11..2022-03-20]"]),
        ("Le 24\nfévrier 2022.", ["2022-02-24"]),
        # Figures.
        ("Le 24/02/2022, le 24.02.2022, 24-02-2022 et 2022-02-24.", ["2022-02-24"] * 4),
        ("Le 05/06/22.", ["2022-06-05"]),
        # Numbers in words.
        ("Le vingt-quatre février 2022 et le premier mars 2022.", ["2022-02-24", "2022-03-01"]),
        ("En deux mille quatorze.", ["2014"]),
        ("Tué il y a vingt et un jours.", ["2022-09-21"]),
        ("Parti il y a quinze jours.", ["2022-09-28~"]),
        ("Il reviendra dans huit jours.", ["2022-10-19~"]),
        ("Il est parti il y a soixante jours.", ["2022-08-13"]),
        ("Parti il y a une dizaine de jours.", ["2022-10-02~"]),
        ("Il y a plus d'un an, tout allait bien.", ["2021~"]),
        # Counted from the publication.
        (
            "Avant-hier, hier matin, demain soir, après-demain.",
            ["2022-10-10", "2022-10-11", "2022-10-13", "2022-10-14"],
        ),
        ("Ce matin, ce soir, cette nuit.", ["2022-10-12"] * 3),
        ("L'an dernier, l'année prochaine, cette année.", ["2021", "2023", "2022"]),
        ("Le mois dernier, le mois prochain, ce mois-ci.", ["2022-09", "2022-11", "2022-10"]),
        ("Le week-end dernier et le week-end prochain.", ["2022-10-08/2022-10-09", "2022-10-15/2022-10-16"]),
        ("Lundi dernier, mardi prochain, ce vendredi.", ["2022-10-10", "2022-10-18", "2022-10-14"]),
        ("Mardi de la semaine dernière.", ["2022-10-04"]),
        # Parts of the year.
        (
            "Au troisième trimestre 2022, au T4 2022, au second semestre 2024.",
            ["2022-07/2022-09", "2022-10/2022-12", "2024-07/2024-12"],
        ),
        ("L'été 2022, l'hiver 2021-2022, l'automne prochain.", ["2022-22", "2021-24", "2023-23"]),
        ("En mars de l'année dernière, en mai de cette année.", ["2021-03", "2022-05"]),
        ("À la fin du mois, il partira.", ["[2022-10-21..2022-10-31]"]),
        ("Au XXe siècle, au dix-neuvième siècle.", ["19XX", "18XX"]),
        ("Dans les années 90, les années soixante, la décennie 1980.", ["199X", "196X", "198X"]),
        # Feasts.
        ("Il viendra à Noël.", ["2022-12-25"]),
        ("À Pâques 2022, à la Pentecôte 2023, lundi de Pâques 2024.", ["2022-04-17", "2023-05-28", "2024-04-01"]),
        ("Le défilé du 14-Juillet 2022.", ["2022-07-14"]),
        ("Le défilé du 14-Juillet.", ["2022-07-14"]),
        ("Les attentats du 11-Septembre ont tout changé.", ["2001-09-11"]),
        ("Avant le Nouvel An lunaire, puis au Noël orthodoxe 2023.", ["2023-01-07"]),
        ("Il partira le 31 de ce mois.", ["2022-10-31"]),
        ("Le 11 septembre 2022.", ["2022-09-11"]),
        # Spans and lists.
        ("Du 3 au 7 octobre.", ["2022-10-03/2022-10-07"]),
        ("Du 28 décembre 2021 au 3 janvier 2022.", ["2021-12-28/2022-01-03"]),
        ("Du 28 décembre au 3 janvier 2022.", ["2021-12-28/2022-01-03"]),
        ("Entre mars et mai 2022.", ["2022-03/2022-05"]),
        ("De 2014 à 2022.", ["2014/2022"]),
        ("Les 14 et 15 mars 2022.", ["2022-03-14/2022-03-15"]),
        ("Les 3 et 17 mars 2022.", ["2022-03-03", "2022-03-17"]),
        ("De lundi à mercredi, il a plu.", ["2022-10-10/2022-10-12"]),
        ("Entre 1990 et 1999, la population a crû.", ["1990", "1999"]),
        ("Dans la nuit du 14 au 15 juin 2022.", ["2022-06-14/2022-06-15"]),
        ("Il a jusqu'à fin mars 2023 pour partir.", ["[2023-03-21..2023-03-31]"]),
        # The site's own dates.
        ("Un an après le début de la guerre.", ["2023-02-24~"]),
        ("Deux jours avant la guerre.", ["2022-02-22"]),
        ("Depuis le début de cette guerre, tout manque.", ["2022-02-24/.."]),
    ],
)
def test_french_words_are_read(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


def test_the_hour_is_kept_and_does_not_move_the_day() -> None:
    from dates.reading_aloud import expressions

    text = "Mardi à 14h30, mardi soir, mardi vers 21 h 45, le 3 mars 2022 à 8 h."
    read = [(e.when.edtf, e.when.time) for e in expressions(text) if e.when]
    assert read == [
        ("2022-10-11", "14:30"),
        ("2022-10-11", "evening"),
        ("2022-10-11", "21:45"),
        ("2022-03-03", "08:00"),
    ]


def test_the_expression_takes_in_its_article_but_not_its_neighbours() -> None:
    assert words("Signé le 24 février 2022 à Kiev, mardi.") == ["le 24 février 2022", "mardi"]


@pytest.mark.parametrize("text", ["31 février 2022", "le 45 mars", "le 12 mars 9999", "le 0 mai 2022", "le 30/02/2022"])
def test_dates_that_cannot_be_are_not_read(text: str) -> None:
    assert edtf(f"Vu {text}.") == []


def test_a_decomposed_text_is_read_as_a_composed_one() -> None:
    import unicodedata

    text = unicodedata.normalize("NFD", "Le 24 février 2022 à Orléans, puis en août 2021.")
    assert edtf(text) == ["2022-02-24", "2021-08"]
    for found in words(text):
        assert found in text


@pytest.mark.parametrize(
    "text",
    [
        "Le 24\r\nfévrier 2022.",
        "Le 24 fé\u00advrier 2022.",
        "Le\u200b 24 février\ufeff 2022.",
        "Le 24 \n février 2022.",
    ],
)
def test_wrapped_lines_and_unseen_characters_do_not_hide_a_date(text: str) -> None:
    assert edtf(text) == ["2022-02-24"]


def test_no_date_goes_over_a_blank_line_or_into_the_next_line_of_its_own() -> None:
    assert edtf("Le 24\n\nfévrier 2022") == ["2022-02"]
    assert edtf("Le 24\r\n\r\nfévrier 2022") == ["2022-02"]
    assert edtf("La fin du mois de mars 2022\nVendredi dernier") == ["[2022-03-21..2022-03-31]", "2022-10-07"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Demain jeudi, il parlera.", ["2022-10-13"]),
        ("Hier mardi, il a parlé.", ["2022-10-11"]),
        ("Du vendredi 14 au dimanche 16, il sera là.", ["2022-10-14/2022-10-16"]),
        ("Les vendredi 14 et samedi 15, il sera là.", ["2022-10-14/2022-10-15"]),
        ("Il est arrivé en 98, puis reparti.", ["1998"]),
        ("Le week-end de Pâques fut calme.", ["2022-04-16/2022-04-17"]),
        ("Concert dimanche 23 ; répétitions les 22 et 23.", ["2022-10-23", "2022-10-22/2022-10-23"]),
        (
            "En ce mois d'octobre, dans le courant du mois de mai 2023, dès le printemps.",
            ["2022-10", "2023-05", "2023-21"],
        ),
    ],
)
def test_what_local_papers_write(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


@pytest.mark.parametrize(
    "text",
    [
        "La mairie est fermée le lundi et ouverte du mardi au samedi.",
        "Le conseil siège le premier mardi du mois.",
        "Il passe ici aux vacances de Pâques, les mardis et jeudis, en père Noël.",
    ],
)
def test_what_comes_back_every_week_or_month_is_no_date(text: str) -> None:
    assert edtf(text) == []
