"""The five articles that the project was asked for; they stand beside the repository and are not part of it."""

import datetime as dt
from pathlib import Path

import pytest

from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.events.model import Event, Status
from generator.settings import ActorKind, ActorSetting, Settings

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
PUBLISHED = {
    "000": dt.date(2024, 11, 24),
    "001": dt.date(2022, 10, 12),
    "002": dt.date(2022, 10, 3),
    "003": dt.date(2023, 3, 29),
    "004": dt.date(2024, 6, 18),
}
SETTINGS = Settings(
    language="fr",
    named_dates={"guerre": dt.date(2022, 2, 24)},
    actors=(
        ActorSetting("Russie", ("Moscou", "Kremlin")),
        ActorSetting("Vladimir Poutine", ("Poutine",), ActorKind.PERSON),
        ActorSetting("OTAN", ("Otan",), ActorKind.ORGANISATION),
    ),
)

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside this repository")


def events(number: str, words: str) -> list[Event]:
    """The events of the seed whose sentence holds these words."""
    (path,) = SEEDS.glob(f"{number}_*.txt")
    article = plain_article(number, path.read_text("utf-8"), "fr", PUBLISHED[number])
    found = extract_events(article, read_dates(article, SETTINGS), SETTINGS)
    return [event for event in found if words in event.quote.replace("’", "'")]


def test_the_denial_of_any_movement_of_weapons_is_denied() -> None:
    (event,) = events("003", "aucun mouvement d'armes")
    assert (event.rung, event.status) == (0, Status.DENIED)


def test_the_exercise_next_week_is_planned() -> None:
    for event in events("001", "la semaine prochaine"):
        assert (event.rung, event.status) == (8, Status.PLANNED)
        assert event.when.earliest == dt.date(2022, 10, 17)
    assert events("001", "la semaine prochaine")


def test_the_installation_ready_in_july_is_planned() -> None:
    event = events("003", "prête en juillet")[0]
    assert (event.rung, event.status, event.when.edtf) == (8, Status.PLANNED, "2023-07")


def test_the_appointment_of_2007_is_background() -> None:
    (event,) = events("002", "nommé pour diriger")
    assert (event.status, event.when.edtf) == (Status.BACKGROUND, "2007")


def test_the_threat_renewed_on_friday_carries_its_actor() -> None:
    (event,) = events("002", "renouvelé la menace vendredi")
    assert event.when.edtf == "2022-09-30"
    assert event.rung == 7
    assert [actor.name for actor in event.actors] == ["Vladimir Poutine"]
    assert event.headline.startswith("Vladimir Poutine a renouvelé")
