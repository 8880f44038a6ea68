"""A date counted from the story and the one named right after it are one time, and the one named wins."""

import pytest

from dates.reading_aloud import edtf, expressions


@pytest.mark.parametrize(
    ("language", "text", "notations"),
    [
        ("fr", "Les chars étaient entrés trois semaines plus tôt, le 21 mai.", ["2022-05-21", "2022-05-21"]),
        ("fr", "Il était parti la veille, le 3 mars.", ["2022-03-03", "2022-03-03"]),
        ("fr", "Trois mois plus tôt, le 21 mai, tout brûlait.", ["2022-05~", "2022-05-21"]),
        ("en", "Tanks had crossed it three weeks earlier, on 21 May.", ["2022-05-21", "2022-05-21"]),
    ],
)
def test_a_day_named_in_apposition_wins_over_the_one_counted(language: str, text: str, notations: list[str]) -> None:
    assert edtf(text, language) == notations


def test_where_the_two_agree_the_one_counted_stays_as_it_was() -> None:
    text = "Le sommet s'est tenu le 12 juin. Les chars étaient entrés trois semaines plus tôt, le 21 mai."
    assert edtf(text) == ["2022-06-12", "2022-05-22~", "2022-05-21"]


def test_the_day_named_takes_the_year_of_the_one_counted() -> None:
    text = "La guerre a fini le 3 janvier 1999. Deux semaines plus tôt, le 20 décembre, on négociait."
    assert edtf(text) == ["1999-01-03", "1998-12-20~", "1998-12-20"]


def test_a_day_without_its_month_takes_that_of_the_one_counted() -> None:
    assert edtf("La finale a eu lieu le 11 mai. Deux jours plus tôt, le 9, on jouait encore.") == [
        "2022-05-11",
        "2022-05-09",
        "2022-05-09",
    ]


def test_what_counts_from_the_publication_is_sure_and_stays() -> None:
    assert edtf("Hier, le 3 mars a été fêté comme un jour de guerre.") == ["2022-10-11", "2022-03-03"]


def test_a_date_of_another_clause_is_no_apposition() -> None:
    text = "Le sommet a fini le 3 octobre. Il avait parlé deux jours plus tôt et, le 9 mai, il avait menti."
    assert edtf(text) == ["2022-10-03", "2022-10-01", "2022-05-09"]


def test_the_explanation_says_where_the_day_comes_from() -> None:
    counted, _ = expressions("Les chars étaient entrés trois semaines plus tôt, le 21 mai.")
    assert counted.how == "trois semaines plus tôt → samedi 21 mai 2022, la date donnée à côté"


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("On 1 June 1999 he fled. On 3 June, three days later, it fell.", ["1999-06-01", "1999-06-03", "1999-06-03"]),
        ("Two years later, in 1999, they met.", ["1999~", "1999"]),
        ("In May 1999, seven months later, they met.", ["1999-05", "1999-05~"]),
        ("They met on 21 May, three weeks earlier than planned.", ["2022-05-21", "2022-04-30~"]),
        ("They met a week ago and on 3 May 2012.", ["2022-10-05~", "2012-05-03"]),
    ],
)
def test_english_appositions_may_follow_and_name_a_month_or_a_year(text: str, notations: list[str]) -> None:
    assert edtf(text, "en") == notations
