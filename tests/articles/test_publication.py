"""The day of publication is found where it shows, with its origin; and doubted where something speaks against it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.articles.calendar_words import named_days
from generator.articles.model import Article, Confidence
from generator.articles.reading import read_articles
from generator.errors import Problem
from generator.settings import Settings

DAY = dt.date(2022, 10, 12)
REST = (
    "Le ministre a refusé de répondre aux questions des journalistes qui l'attendaient à la sortie.\n\n"
    "Une nouvelle réunion est prévue, selon deux diplomates qui suivent le dossier depuis le début."
)


def read(tmp_path: Path, text: str, name: str = "a.md", language: str = "fr") -> tuple[Article, list[Problem]]:
    (tmp_path / name).write_text(text, "utf-8")
    (article,), problems = read_articles(tmp_path, Settings(language=language, time_zone="Europe/Paris"))
    return article, problems


@pytest.mark.parametrize(
    ("text", "origin", "confidence"),
    [
        (
            "# T\n\nPublié le 12 octobre 2022 à 18h30, mis à jour le 13 octobre 2022\n\n" + REST,
            "publication line",
            "certain",
        ),
        ("---\nurl: https://example.org/monde/2022/10/12/le-pont\n---\n# T\n\n" + REST, "address", "likely"),
        ("---\nurl: https://example.org/20221012-le-pont.html\n---\n# T\n\n" + REST, "address", "likely"),
        ("# T\n\nGENÈVE, 12 octobre 2022 (Agence) – " + REST, "dateline", "certain"),
        ("# T\n\nGENÈVE, 12 oct. (Agence) - L'annexion date du 30 septembre 2022. " + REST, "dateline", "likely"),
        ("# T\n\nKiev, le 12 octobre – L'annexion date du 30 septembre 2022. " + REST, "dateline", "likely"),
        ("# T\n\nRéunis mercredi 12 octobre, ils ont annulé l'accord du 24 février 2022. " + REST, "text", "likely"),
        ("# T\n\nRéunis mercredi 12 octobre, ils préparent le sommet du 15 novembre 2022. " + REST, "text", "doubtful"),
        ("# T\n\nRéunis mercredi 12 octobre 2022, ils ont parlé. " + REST, "text", "likely"),
    ],
)
def test_a_date_that_nobody_gives_is_inferred_with_its_origin(
    tmp_path: Path, text: str, origin: str, confidence: str
) -> None:
    article, problems = read(tmp_path, text)
    assert (article.published, article.origins["published"]) == (DAY, origin)
    assert article.published_confidence == confidence
    assert article.published_reason
    warned = [problem for problem in problems if "is inferred" in problem.message]
    assert len(warned) == (0 if confidence == "certain" else 1)


def test_a_dateline_is_read_in_english_too(tmp_path: Path) -> None:
    text = "# T\n\nKYIV, Oct. 12, 2022 (Agency) - The talks ended with no word to the press of either side. " * 2
    article, _ = read(tmp_path, text, language="en")
    assert (article.published, article.origins["published"]) == (DAY, "dateline")


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nL'annexion date du 30 septembre 2022. " + REST,
        "# T\n\nRéunis mardi 12 octobre, ils ont annulé l'accord du 24 février 2022. " + REST,
        "# T\n\nRéunis mercredi 12 octobre, ils ont parlé. " + REST,
        "# T\n\nEn octobre, dit-il, tout a changé. " + REST,
    ],
)
def test_a_date_is_never_guessed_from_words_that_do_not_agree(tmp_path: Path, text: str) -> None:
    article, problems = read(tmp_path, text)
    assert article.published is None
    assert "no publication date" in problems[0].message


def test_a_date_that_somebody_gives_goes_before_what_the_text_shows(tmp_path: Path) -> None:
    article, problems = read(tmp_path, "---\npublished: 2022-10-14\n---\n# T\n\nGENÈVE, 12 octobre 2022 (A) – " + REST)
    assert (article.published, article.origins["published"]) == (dt.date(2022, 10, 14), "front matter")
    assert article.published_confidence is Confidence.CERTAIN
    assert problems == []


@pytest.mark.parametrize(
    ("front", "text", "because"),
    [
        ("archive_url: https://web.archive.org/web/20220930101500/https://example.org/a", "", "2022-09-30"),
        ("retrieved: 2022-10-01", "", "2022-10-01"),
        ("", "Réunis mardi 12 octobre, ils se sont quittés mercredi 13 octobre sans un mot.", "another weekday"),
        ("", "Le 3 mars 1936 puis le 7 mars 1936, il a franchi le Rhin.", "1936-03-07"),
    ],
)
def test_a_date_that_looks_wrong_is_warned_about(tmp_path: Path, front: str, text: str, because: str) -> None:
    article, problems = read(tmp_path, f"---\npublished: 2022-10-12\n{front}\n---\n# T\n\n{text} {REST}")
    assert article.published == DAY
    assert len(problems) == 1
    assert "looks wrong" in problems[0].message
    assert because in problems[0].message


def test_a_date_that_agrees_with_the_text_is_not_doubted(tmp_path: Path) -> None:
    text = "L'accord du 24 septembre 1996, signé après celui du 3 mars 1990, a été quitté le 5 octobre. " + REST
    _, problems = read(tmp_path, "---\npublished: 2022-10-12\n---\n# T\n\nRéunis mardi 11 octobre. " + text)
    assert problems == []


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("fr", "mardi 1er mars 2022", [(1, 3, 2022, 1)]),
        (
            "fr",
            "Le 3 AOÛT, puis le 12/10/2022 et 2022-11-02",
            [(3, 8, None, None), (12, 10, 2022, None), (2, 11, 2022, None)],
        ),
        ("en", "Tuesday, March 1st, 2022 and 2 April", [(1, 3, 2022, 1), (2, 4, None, None)]),
        ("en", "on 12/10/2022 or 25/10/2022", [(25, 10, 2022, None)]),
        ("de", "am Dienstag, 1. März 2022", [(1, 3, 2022, 1)]),
        ("fr", "45 mars, mars 2022, 12 personnes", []),
    ],
)
def test_days_are_found_in_any_language_of_cldr(
    language: str, text: str, found: list[tuple[int, int, int | None, int | None]]
) -> None:
    days = list(named_days(text, language))
    assert [(one.day, one.month, one.year, one.weekday) for one in days] == found
