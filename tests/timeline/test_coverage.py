import datetime as dt
from pathlib import Path

from generator.events.model import ArticleReading
from generator.timeline.coverage import Coverage, Silence, coverage
from timeline.reports import SETTINGS, Told, corrections_of, reading, timeline_of

LIGHT = "Le phare de Selm a été éteint par un sabotage."
SIREN = "Les sirènes de Port-Ilan ont retenti toute la matinée."


def covered(*readings: ArticleReading) -> Coverage:
    return coverage(timeline_of(*readings), readings, SETTINGS)


def test_long_silences_are_told_longest_first() -> None:
    gaps = covered(
        reading("a", "2023-01-02", Told(LIGHT, "2023-01-01")),
        reading("b", "2023-03-02", Told(SIREN, "2023-03-01")),
        reading("c", "2023-08-02", Told(LIGHT, "2023-08-01"), Told("En juin, rien n’a bougé.", "2023", None)),
    ).gaps
    assert [(gap.first, gap.last, gap.days) for gap in gaps] == [
        (dt.date(2023, 3, 2), dt.date(2023, 7, 31), 152),
        (dt.date(2023, 1, 2), dt.date(2023, 2, 28), 58),
    ]


def test_a_month_with_an_entry_is_no_gap_and_history_and_plans_make_none() -> None:
    gaps = covered(
        reading(
            "a",
            "2023-01-02",
            Told(LIGHT, "2023-01-01"),
            Told(SIREN, "1962-10-22"),
            Told("Le port fermera.", "2030-01-01"),
        ),
        reading("b", "2023-02-20", Told("Le trafic a baissé tout le mois.", "2023-01", None)),
    ).gaps
    assert gaps == ()


def test_articles_without_an_entry_say_why(tmp_path: Path) -> None:
    readings = (
        reading("hidden", "2023-01-02", Told(LIGHT, "2023-01-01")),
        reading("told", "2023-01-02", Told(SIREN, "2023-01-01")),
        reading("nothing", "2023-01-02"),
        reading("vague", "2023-01-02", vague=("Récemment, rien.",)),
        reading("unread", None, vague=("La veille, rien.",), unread=True),
        reading("no-event", "2023-01-02", mentions=["2022-12-31"]),
    )
    hide = corrections_of(tmp_path, f'- {{quote: "{LIGHT}", date: 2024-01-01, reason: r, hide: true}}')
    silent = coverage(timeline_of(*readings, corrections=hide), readings, SETTINGS).silent
    assert [(item.path, item.reason) for item in silent] == [
        ("hidden.md", Silence.HIDDEN),
        ("no-event.md", Silence.NO_EVENT),
        ("nothing.md", Silence.NO_DATE),
        ("unread.md", Silence.UNPUBLISHED),
        ("vague.md", Silence.VAGUE),
    ]


def test_a_site_without_articles_has_no_gap() -> None:
    assert covered() == Coverage((), ())
