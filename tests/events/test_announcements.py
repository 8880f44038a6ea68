"""What is announced for another day, and what a sentence dates twice."""

from __future__ import annotations

import datetime as dt

from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.events.model import Event, Status
from generator.settings import Settings


def events(text: str, published: str, language: str = "fr") -> tuple[Event, ...]:
    article = plain_article("a", text, language, dt.date.fromisoformat(published))
    settings = Settings(language=language)
    return extract_events(article, read_dates(article, settings), settings)


def test_what_is_announced_stands_on_its_own_day_and_on_that_of_the_announcement() -> None:
    found = events("Le ministre a annoncé lundi que des missiles seront livrés à Kiev en juillet.", "2023-03-29")
    assert [event.when.edtf for event in found] == ["2023-07", "2023-03-27"]
    assert {event.status for event in found} == {Status.PLANNED}


def test_the_day_of_a_report_is_no_second_event() -> None:
    found = events("Des missiles ont frappé Kharkiv samedi, a indiqué lundi le ministère de la Défense.", "2023-03-29")
    assert [event.when.edtf for event in found] == ["2023-03-25"]


def test_a_day_within_a_period_is_the_day_of_the_act() -> None:
    text = "La semaine dernière, l'armée a bombardé un dépôt, marquant ainsi le 19 novembre 2024."
    assert events(text, "2024-11-24")[0].when.edtf == "2024-11-19"


def test_a_far_day_does_not_move_an_act_from_its_period() -> None:
    text = "La semaine dernière, l'armée a bombardé le port, malgré la trêve du 3 mars 2024."
    assert events(text, "2024-11-24")[0].when.edtf == "[2024-11-11..2024-11-17]"


def test_a_date_belongs_to_the_clause_that_it_stands_in() -> None:
    def dated(text: str) -> list[tuple[str, int | None]]:
        return [(event.when.edtf, event.rung) for event in events(text, "2024-11-20", "en")]

    aside = "The ceasefire, agreed on 10 November, collapsed on Sunday when rebels attacked the base at Kidal."
    assert dated(aside) == [("2024-11-17", 5)]
    relative = "Rebels who seized Goma in January left the airport on Tuesday and returned to barracks."
    assert dated(relative)[0] == ("2024-11-19", -2)
    assert ("2024-01", 5) in dated(relative)
    joined = "The army shelled the river port on Monday and fired on a convoy on Tuesday."
    assert dated(joined) == [("2024-11-18", 5), ("2024-11-19", 5)]
    said = "The government announced on Tuesday that its forces had seized three villages along the river."
    assert dated(said) == [("2024-11-19", 5)]
