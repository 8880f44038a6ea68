"""Nothing is read across the end of a sentence or a blank line."""

import itertools

import pytest

from dates.reading_aloud import edtf, expressions

FRENCH = [
    "mercredi",
    "le 12 novembre",
    "du 3",
    "au 7 octobre",
    "les 3",
    "entre lundi",
    "et mercredi",
    "de lundi",
    "à mardi",
    "en avril",
    "2021",
    "le 12 oct.",
    "dans la nuit de lundi",
    "en 1994",
    "au printemps",
    "fin",
    "fin mars",
    "à 15 heures",
    "lundi dernier",
    "début avril",
    "depuis 1990",
    "hier",
    "lundi 3",
    "14 novembre 2022",
    "entre 1990",
    "et 1999",
    "le 3",
    "et le 5 mars",
    "trois jours plus tôt",
    "de la semaine dernière",
    "au soir",
    "le 28 février",
    "10",
    "mars",
    "il y a trois",
    "jours",
    "deux ans après",
    "la guerre",
    "en 2020",
    "12/10/2022",
    "20:15",
    "la résolution",
    "la rue du 4",
]
ENGLISH = [
    "on Wednesday",
    "on 12 November",
    "from 3",
    "to 7 October",
    "between Monday",
    "and Wednesday",
    "in April",
    "2021",
    "April 3",
    "on Oct. 12",
    "on the night of Monday",
    "in 1994",
    "in spring",
    "late",
    "late March",
    "at 3 p.m.",
    "last",
    "last Monday",
    "next",
    "since 1990",
    "yesterday",
    "Monday 3",
    "November 14, 2022",
    "three days earlier",
    "of last week",
    "May",
    "the first quarter",
    "evening",
    "three days",
    "after",
    "the war",
    "12",
    "March",
    "the 3rd",
    "of April",
    "Sept.",
]
BORDERS = (". ", "? ", "! ", ".\n", "\n\n", ".\n\n", "\n \n", "\n\u00a0\n", "\n   \n", "\r\n\r\n")


@pytest.mark.parametrize(("language", "words"), [("fr", FRENCH), ("en", ENGLISH)])
def test_no_expression_goes_over_a_border(language: str, words: list[str]) -> None:
    joined = []
    for before, after, border in itertools.product(words, words, BORDERS):
        sentence = after[0].upper() + after[1:] if border.endswith((" ", ".\n")) else after
        text = f"Fin {before}{border}{sentence} voilà."
        start = len(f"Fin {before}")
        joined += [e.text for e in expressions(text, language) if e.start < start and e.end > start + len(border)]
    assert joined == []


@pytest.mark.parametrize(
    ("language", "text", "notations"),
    [
        ("fr", "Les combats ont repris mercredi.\n\nLe 3 octobre, la ville brûlait.", ["2022-10-12", "2022-10-03"]),
        ("en", "Fighting resumed on Wednesday.\n\nOn 3 October, the city burned.", ["2022-10-12", "2022-10-03"]),
    ],
)
def test_two_dates_on_either_side_of_a_blank_line_are_two(language: str, text: str, notations: list[str]) -> None:
    assert edtf(text, language) == notations


def test_a_date_wrapped_within_its_sentence_is_one() -> None:
    assert edtf("Les combats, qui avaient cessé depuis peu, ont repris le 3\noctobre 2021 au matin.") == ["2021-10-03"]
