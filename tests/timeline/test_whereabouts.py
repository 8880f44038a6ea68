"""Two towns of one day are two happenings; whether a name is that of a town is told from the words before it."""

from __future__ import annotations

import pytest

from generator.timeline.model import Entry
from generator.timeline.whereabouts import towns
from timeline.reports import Told, reading, timeline_of

DAY = "2023-05-02"


def entries(*quotes: str, language: str = "fr", days: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The quotes of the entries that these reports of one day, or of those days, make, each in its own article."""
    told = zip(quotes, days or (DAY,) * len(quotes), strict=True)
    readings = [
        reading(f"a{number}", "2023-05-04", Told(quote, day, 5), language=language, source=f"journal {number}")
        for number, (quote, day) in enumerate(told)
    ]
    found: list[Entry] = list(timeline_of(*readings).entries)
    return sorted(tuple(sorted(report.event.quote for report in entry.reports)) for entry in found)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "fr",
            "Une frappe a détruit un dépôt de carburant à Tavrin.",
            "À Selmovo, une frappe détruit un dépôt de carburant.",
        ),
        (
            "fr",
            "Des missiles sont tombés sur Pokrov, dans une école.",
            "Des missiles sont tombés sur une école, à Rudnik.",
        ),
        ("fr", "Trois morts dans un bombardement près d’Ilven.", "Deux morts dans un bombardement près de Vassyl."),
        ("en", "Missiles hit an ammunition depot near Karsk.", "An ammunition depot near Berdov was hit by missiles."),
        (
            "en",
            "Drones set a refinery on fire in Orlov.",
            "A refinery in the town of Samark is on fire after drones came.",
        ),
    ],
)
def test_the_same_told_of_two_towns_is_two_entries(language: str, one: str, other: str) -> None:
    assert len(entries(one, other, language=language)) == 2


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "fr",
            "Une frappe a détruit un dépôt de carburant à Tavrin.",
            "À Tavrin, une frappe détruit un dépôt de carburant.",
        ),
        ("fr", "Une frappe détruit un café à Hroza.", "Une frappe a détruit un café à Groza."),
        ("fr", "Une frappe détruit un dépôt à Tavrin.", "Une frappe détruit un dépôt du sud du pays."),
        ("en", "Drones set a refinery on fire in Orlov.", "Drones set a refinery on fire in Samark, near Orlov."),
        ("en", "Drones set a refinery in Orlov on fire.", "Drones set a refinery on fire, Anna Berg said."),
        (
            "fr",
            "Des blindés ont franchi la frontière près de Tavrin.",
            "Des blindés ont franchi la frontière de la région de Selm.",
        ),
        ("fr", "Une frappe détruit un dépôt à Tavrin.", "Une frappe détruit un dépôt au Selmistan."),
        ("en", "Tanks crossed the border near Orlov.", "Tanks crossed the border in Samark region, a governor said."),
    ],
)
def test_one_town_however_it_is_spelt_or_none_is_one_entry(language: str, one: str, other: str) -> None:
    assert len(entries(one, other, language=language)) == 1


def test_a_capital_is_one_town_in_every_language() -> None:
    made = (
        reading("a", "2023-05-04", Told("Une bombe a explosé devant une église à Damas.", DAY, 5), source="un"),
        reading(
            "b", "2023-05-04", Told("A bomb exploded at a church in Damascus.", DAY, 5), language="en", source="deux"
        ),
    )
    assert len(timeline_of(*made).entries) == 1


def test_a_report_that_names_both_towns_joins_one_and_parts_nothing() -> None:
    tavrin, selmovo = "Une frappe a détruit un dépôt à Tavrin.", "Une frappe a détruit un dépôt à Selmovo."
    both = "Des frappes ont détruit un dépôt à Tavrin et un dépôt à Selmovo."
    assert len(entries(tavrin, selmovo, both)) == 2


def test_two_towns_on_two_days_in_a_row_are_not_joined_across_midnight() -> None:
    quotes = (
        "Une frappe a détruit un dépôt de carburant à Tavrin.",
        "Une frappe a détruit un dépôt de carburant à Selmovo.",
    )
    assert len(entries(*quotes, days=("2023-05-02", "2023-05-03"))) == 2


@pytest.mark.parametrize(
    ("language", "sentence", "count"),
    [
        ("fr", "Le dépôt brûle à Port-Ilan depuis mardi.", 2),
        ("fr", "Moscou et Kiev négocient.", 0),
        ("fr", "Deux jours après l’explosion du pont de Karsk, des missiles tombent.", 0),
        ("en", "The mayor of Karsk spoke.", 0),
        ("en", "It fell near Novy Karsk.", 2),
        ("en", "it fell near the river.", 0),
        ("en", "It fell in Karsk province, near Orlov.", 1),
        ("fr", "Le dépôt de la région de Karsk brûle.", 0),
        ("xx", "It fell near Karsk.", 0),
    ],
)
def test_towns_are_names_after_a_word_of_place(language: str, sentence: str, count: int) -> None:
    assert len(towns(sentence, language)) == count
