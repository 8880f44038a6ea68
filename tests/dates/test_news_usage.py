"""What newspapers write beyond the plain cases: short spans of years, habits, asides, arrangements."""

import datetime as dt

import pytest

from dates.reading_aloud import edtf, expressions, words


@pytest.mark.parametrize(
    ("language", "text", "notations"),
    [
        ("fr", "La guerre de 1991-1992 a ruiné le pays.", ["1991/1992"]),
        ("fr", "La crise des missiles de 1995-96 fut grave.", ["1995/1996"]),
        ("fr", "Entre 2003 et 2005, la milice a brûlé les villages.", ["2003/2005"]),
        ("fr", "Entre 1990 et 2010, la population a doublé.", ["1990", "2010"]),
        ("fr", "La saison 2002/2003 fut bonne.", ["2002", "2003"]),
        ("en", "It was the worst battle since the 1950-53 war.", ["1950/1953"]),
        ("en", "Between 1998 and 2000 they fought over a village.", ["1998/2000"]),
        ("en", "Between 1983 and 2005 they fought in the south.", ["1983", "2005"]),
    ],
)
def test_a_few_years_are_one_stretch_and_many_are_their_two_ends(
    language: str, text: str, notations: list[str]
) -> None:
    assert edtf(text, language) == notations


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les crues arrivent d'ordinaire en octobre."),
        ("fr", "La récolte commence généralement à l'automne."),
        ("fr", "Le défilé, traditionnellement organisé en mai, est reporté."),
        ("en", "The rains, which usually come in June, are late."),
        ("en", "The fair is traditionally held in the autumn."),
    ],
)
def test_habits_are_no_dates(language: str, text: str) -> None:
    assert edtf(text, language) == []


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Il reviendra mardi en huit.", "2022-10-25"),
        ("Il reviendra vendredi en huit.", "2022-10-21"),
        ("La réunion, lundi en quinze, sera la dernière.", "2022-10-31"),
    ],
)
def test_a_weekday_en_huit_is_a_week_after_the_next_one(text: str, notation: str) -> None:
    assert edtf(text) == [notation]


@pytest.mark.parametrize(
    "text",
    [
        "Le 15 juin, une tour s'effondrait sur ses habitants.",
        "Le 15 juin, le pont s'effondra.",
        "Le 15 juin, la police encadrait le cortège.",
        "Le 15 juin, l'armée instaura le couvre-feu.",
    ],
)
def test_verbs_whose_stem_ends_like_a_future_look_back(text: str) -> None:
    assert edtf(text, published=dt.date(2022, 7, 5)) == ["2022-06-15"]


def test_the_middle_of_the_day_is_an_hour_of_that_day() -> None:
    (found,) = expressions("Mardi en milieu de journée, les tirs ont repris.")
    assert found.when is not None
    assert (found.text, found.when.edtf, found.when.time) == ("Mardi en milieu de journée", "2022-10-11", "noon")


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Tout au long du week-end, les cortèges ont grossi.", "2022-10-08/2022-10-09"),
        ("Durant le week-end, les cortèges ont grossi.", "2022-10-08/2022-10-09"),
    ],
)
def test_the_weekend_is_found_after_a_word_of_duration(text: str, notation: str) -> None:
    assert edtf(text) == [notation]


def test_a_weekday_with_its_number_takes_the_month_where_they_agree() -> None:
    text = "L'accord fut signé en février 2021. Un sommet se tiendra vendredi 28 à Harare."
    assert edtf(text) == ["2021-02", "2022-10-28"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        (
            "L'armée a pris le pouvoir le 1er octobre, avant la séance du Parlement élu le 8 août. "
            "Le chef de l'État, arrêté ce jour-là, reste détenu.",
            ["2022-10-01", "2022-08-08", "2022-10-01"],
        ),
        (
            "L'assemblée a voté le 30 septembre sans celui qui avait promis le 21 septembre une amnistie. "
            "Le même jour, la grève s'est étendue.",
            ["2022-09-30", "2022-09-21", "2022-09-30"],
        ),
        (
            "Jeudi, l'armée a quitté la ville, qu'elle tenait depuis le 3 octobre. Le même jour, il est venu.",
            ["2022-10-06", "2022-10-03", "2022-10-06"],
        ),
    ],
)
def test_an_aside_does_not_become_the_date_told_about(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        (
            "A summit planned for September 20 was called off in late August.",
            ["2022-09-20", "[2022-08-21..2022-08-31]"],
        ),
        ("The deal signed by his predecessor had set 1 June.", ["2022-06-01"]),
        ("Parliament has been recalled for Friday.", ["2022-10-14"]),
        ("A November 3 hearing has been scheduled.", ["2022-11-03"]),
        ("The president, who leaves office in January, said no.", ["2023-01"]),
        ("Monday marks a year since the massacre.", ["2022-10-17"]),
    ],
)
def test_arrangements_look_ahead_unless_they_are_just_past(text: str, notations: list[str]) -> None:
    assert edtf(text, "en") == notations


def test_a_date_of_that_year_takes_the_year_told_about() -> None:
    assert edtf("War broke out in May 1998. On June 5 that year each side bombed.", "en") == ["1998-05", "1998-06-05"]


def test_two_days_of_a_month_go_on_before_a_preposition() -> None:
    assert edtf("On September 17 and 18 in Beirut pagers blew up.", "en") == ["2022-09-17/2022-09-18"]


def test_games_and_crimes_of_war_are_no_day_of_it() -> None:
    assert words("It was the second day of war games.", "en") == []


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Jeudi, à leur rencontre, les ministres étaient convenus de se revoir.", ["2022-10-06"]),
        ("Lundi, le ministre rencontre son homologue.", ["2022-10-17"]),
        ("Fin décembre, la conférence a été reportée à mai.", ["[2021-12-21..2021-12-31]", "2023-05"]),
        ("Jeudi ou vendredi, il viendra.", ["2022-10-13", "2022-10-14"]),
    ],
)
def test_nouns_and_postponements_look_the_right_way(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Arrivés la veille de Kiev, ils sont repartis.", ["2022-10-11"]),
        ("Venue la veille au soir de Rome, elle est repartie.", ["2022-10-11"]),
        ("La veille de l'attaque, il dormait.", []),
    ],
)
def test_the_eve_of_an_arrival_is_a_day_and_the_eve_of_something_is_not(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


@pytest.mark.parametrize(
    ("language", "text", "notations"),
    [
        ("fr", "La fête tombe dans une semaine qui compte deux jours fériés.", []),
        ("fr", "Dans une semaine, tout sera fini.", ["2022-10-19~"]),
        ("en", "He could end the war in a day, he boasts.", []),
        ("en", "The war will end in a week.", ["2022-10-19~"]),
    ],
)
def test_the_time_that_a_deed_takes_is_no_date(language: str, text: str, notations: list[str]) -> None:
    assert edtf(text, language) == notations


@pytest.mark.parametrize(
    ("language", "text", "notations"),
    [
        ("en", "It lasted between 6am Monday and 7am Tuesday.", ["2022-10-10/2022-10-11"]),
        ("en", "It rained between Monday night and Tuesday morning.", ["2022-10-10/2022-10-11"]),
        ("fr", "Il a plu entre lundi soir et mardi matin.", ["2022-10-10/2022-10-11"]),
        ("fr", "On s'est battu de lundi soir à mardi matin.", ["2022-10-10/2022-10-11"]),
    ],
)
def test_the_ends_of_a_span_may_have_their_hours(language: str, text: str, notations: list[str]) -> None:
    assert edtf(text, language) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Les cas montent depuis la semaine 12 de 2022.", ["[2022-03-21..2022-03-27]"]),
        ("En semaine 40, le pic fut atteint.", ["[2022-10-03..2022-10-09]"]),
        ("En semaine 99, rien.", []),
        ("En semaine 3 du procès, il a parlé.", []),
        ("En semaine 12 de l'année 2022, rien.", ["[2022-03-21..2022-03-27]"]),
    ],
)
def test_numbered_weeks_are_those_of_the_calendar(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Au cours du week-end dernier, on a voté.", ["2022-10-08/2022-10-09"]),
        ("Durant le week-end prochain, on votera.", ["2022-10-15/2022-10-16"]),
        ("Dans la nuit dernière, des drones ont frappé.", ["2022-10-11"]),
    ],
)
def test_weekends_and_nights_last_and_next(text: str, notations: list[str]) -> None:
    assert edtf(text) == notations


@pytest.mark.parametrize(
    ("language", "text", "notations"),
    [
        ("en", "They met on the 5th and 6th of May.", ["2022-05-05/2022-05-06"]),
        ("en", "They met on 5, 6 and 7 May.", ["2022-05-05/2022-05-07"]),
        ("en", "Fighting raged Monday night into Tuesday.", ["2022-10-10/2022-10-11"]),
        ("fr", "Plus tôt dans la semaine, un pont a été touché.", ["[2022-10-10..2022-10-16]"]),
        ("fr", "Plus tôt dans la journée, un pont a été touché.", ["2022-10-12"]),
    ],
)
def test_lists_nights_and_earlier_in_the_week(language: str, text: str, notations: list[str]) -> None:
    assert edtf(text, language) == notations
