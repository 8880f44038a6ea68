"""Colours that a site chooses are told where they cannot be read."""

from __future__ import annotations

import re

import pytest

from generator.errors import Severity
from generator.pages.contrast import DARK, LIGHT, check_contrast, contrast
from generator.pages.theme import theme_folder
from generator.settings import ColourSetting, Settings, ThemeSetting


@pytest.mark.parametrize(
    ("first", "second", "figure"),
    [("#000", "#ffffff", 21.0), ("#777777", "#fff", 4.48), ("#abc", "#aabbcc", 1.0)],
)
def test_contrast_is_that_of_wcag(first: str, second: str, figure: float) -> None:
    assert contrast(first, second) == pytest.approx(figure, abs=0.01)


def test_a_pale_link_is_told_with_its_figure() -> None:
    settings = Settings(theme=ThemeSetting(light=ColourSetting(link="#9ab")))
    (problem,) = check_contrast(settings)
    assert problem.severity is Severity.WARNING
    assert "link #9ab on paper #fbfaf7 has a contrast of 2.3:1" in problem.message


def test_a_new_ground_is_held_against_the_colours_that_stay() -> None:
    settings = Settings(theme=ThemeSetting(dark=ColourSetting(paper="#808080")))
    assert [problem.message.split()[1] for problem in check_contrast(settings)] == ["ink", "muted", "link"]


def test_readable_colours_and_the_themes_own_are_not_told() -> None:
    assert check_contrast(Settings()) == []
    assert check_contrast(Settings(theme=ThemeSetting(light=ColourSetting(link="#003366")))) == []


@pytest.mark.parametrize("own", [LIGHT, DARK])
def test_the_themes_own_colours_are_those_of_its_style_sheet(own: dict[str, str]) -> None:
    css = (theme_folder() / "static" / "site.css").read_text("utf-8")
    assert min(contrast(own[role], own["paper"]) for role in ("ink", "muted", "link")) >= 4.5
    declared = [dict(re.findall(r"--(\w+): (#\w+);", line)) for line in css.splitlines() if "--paper:" in line]
    assert any(own.items() <= found.items() for found in declared)
