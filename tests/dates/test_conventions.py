import datetime as dt

import pytest

from dates.reading_aloud import edtf, expressions
from generator.dates.model import Precision

DAY = dt.date


@pytest.mark.parametrize(
    ("text", "notation", "earliest", "latest"),
    [
        ("Envahie le 24 février 2022.", "2022-02-24", DAY(2022, 2, 24), DAY(2022, 2, 24)),
        ("C'était en février 2022.", "2022-02", DAY(2022, 2, 1), DAY(2022, 2, 28)),
        ("Né en 2007.", "2007", DAY(2007, 1, 1), DAY(2007, 12, 31)),
        ("Dans les années 1990, rien.", "199X", DAY(1990, 1, 1), DAY(1999, 12, 31)),
        ("Il a parlé mardi.", "2022-10-11", DAY(2022, 10, 11), DAY(2022, 10, 11)),
        ("Il a parlé hier.", "2022-10-11", DAY(2022, 10, 11), DAY(2022, 10, 11)),
        ("Il a parlé mercredi.", "2022-10-12", DAY(2022, 10, 12), DAY(2022, 10, 12)),
        ("Annoncé la semaine dernière.", "[2022-10-03..2022-10-09]", DAY(2022, 10, 3), DAY(2022, 10, 9)),
        ("L'exercice durera du 17 au 30 octobre.", "2022-10-17/2022-10-30", DAY(2022, 10, 17), DAY(2022, 10, 30)),
        ("Frappé dans la nuit de lundi à mardi.", "2022-10-10/2022-10-11", DAY(2022, 10, 10), DAY(2022, 10, 11)),
        ("Début janvier 2023, la neige.", "[2023-01-01..2023-01-10]", DAY(2023, 1, 1), DAY(2023, 1, 10)),
        ("La mi-janvier 2023.", "[2023-01-11..2023-01-20]", DAY(2023, 1, 11), DAY(2023, 1, 20)),
        ("Fin janvier 2023, le dégel.", "[2023-01-21..2023-01-31]", DAY(2023, 1, 21), DAY(2023, 1, 31)),
        ("Vers le 11 juin 2022.", "2022-06-11~", DAY(2022, 6, 8), DAY(2022, 6, 14)),
        ("Menacé il y a deux semaines.", "2022-09-28~", DAY(2022, 9, 25), DAY(2022, 10, 1)),
        ("Commencé il y a sept mois.", "2022-03~", DAY(2022, 3, 1), DAY(2022, 3, 31)),
        ("Au printemps 2023, ils partiront.", "2023-21", DAY(2023, 3, 1), DAY(2023, 5, 31)),
        ("En guerre depuis le 24 février 2022.", "2022-02-24/..", DAY(2022, 2, 24), None),
    ],
)
def test_each_line_of_the_conventions_is_read_as_written(
    text: str, notation: str, earliest: dt.date, latest: dt.date | None
) -> None:
    (expression,) = expressions(text)
    assert expression.when is not None
    assert (expression.when.edtf, expression.when.earliest, expression.when.latest) == (notation, earliest, latest)


@pytest.mark.parametrize("text", ["Il a récemment dit non.", "Frappée ces dernières semaines.", "Bientôt la fin."])
def test_vague_words_are_returned_without_a_date(text: str) -> None:
    (expression,) = expressions(text)
    assert expression.when is None
    assert not expression.unread


def test_approximate_readings_say_so() -> None:
    assert [e.when.approximate for e in expressions("Vers le 11 juin 2022, puis le 12 juin 2022.") if e.when] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("le 3 mars 2022", Precision.DAY),
        ("la semaine dernière", Precision.WEEK),
        ("en mars 2022", Precision.MONTH),
        ("début mars 2022", Precision.SPAN),
        ("à l'été 2022", Precision.SEASON),
        ("en 2022", Precision.YEAR),
        ("les années 1990", Precision.DECADE),
        ("au XXe siècle", Precision.CENTURY),
    ],
)
def test_precision_names_the_calendar_unit(text: str, precision: Precision) -> None:
    (expression,) = expressions(f"Cela eut lieu {text}.")
    assert expression.when is not None
    assert expression.when.precision is precision


def test_the_thousandth_day_of_the_war_counts_its_first_day_as_day_one() -> None:
    assert edtf("C'est le 1000e jour de la guerre.") == ["2024-11-19"]
    assert edtf("Le millième jour de cette guerre.") == ["2024-11-19"]
    assert edtf("It was the 1,000th day of the war.", "en") == ["2024-11-19"]


def test_the_explanation_is_one_line_in_the_language_of_the_site() -> None:
    (expression,) = expressions("Il a parlé mardi.")
    assert expression.how == "mardi → mardi le plus proche avant la publication (mardi 11 octobre 2022)"
    (expression,) = expressions("He spoke\non Tuesday.", "en")
    assert expression.how == "on Tuesday → the nearest Tuesday before or on the publication (Tuesday 11 October 2022)"


def test_every_reading_has_an_explanation_without_holes() -> None:
    text = "Le 3 mars, hier, le lendemain, il y a un an, cette année, récemment, du 3 au 5 mai, au début de la guerre."
    for expression in expressions(text):
        assert "→" in expression.how
        assert "{" not in expression.how
        assert "\n" not in expression.how
