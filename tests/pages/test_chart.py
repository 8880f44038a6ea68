"""The chart says what the entries say, and nothing in it covers another thing that must be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from generator.events.model import Status
from generator.pages.chart import TOP, draw
from generator.pages.chart_parts import Chart
from generator.pages.edition import Edition
from generator.timeline.model import Timeline


@pytest.fixture(scope="module")
def edition(crisis: ModuleType) -> Edition:
    timeline, readings = crisis.crisis()
    return Edition(timeline, readings, crisis.settings(), Path("nowhere"))


def chart_of(edition: Edition) -> Chart:
    chart = draw(edition.views, edition.timeline.key_dates, dict(edition.rungs), edition.language)
    assert chart
    return chart


def share(percentage: str) -> float:
    return float(percentage.removesuffix("%"))


def test_every_entry_that_can_be_drawn_has_a_mark_and_the_others_are_counted(edition: Edition) -> None:
    chart = chart_of(edition)
    drawn = {mark.view.id for mark in chart.marks}
    assert chart.undrawn == len(edition.views) - len(drawn)
    left_out = [view for view in edition.views if view.id not in drawn]
    assert all(
        view.entry.rung is None or view.status is Status.BACKGROUND or view.date.loose or view.last_day is None
        for view in left_out
    )


def test_a_mark_lies_at_its_day_and_on_its_rung(edition: Edition) -> None:
    chart = chart_of(edition)
    days = (chart.last - chart.first).days
    mark = next(mark for mark in chart.marks if mark.view.id == "2022-02-24-005")
    assert share(mark.x) == pytest.approx(((dt.date(2022, 2, 24) - chart.first).days + 0.5) / days * 100, abs=0.01)
    band = next(band for band in chart.bands if band.rung.slug == "5")
    assert band.y <= mark.y <= band.foot


def test_the_step_line_is_the_highest_rung_of_what_happened_in_the_week(edition: Edition) -> None:
    steps = chart_of(edition).steps
    week = next(step for step in steps if step.first <= dt.date(2022, 10, 10) < step.last)
    assert week.rung.slug == "6"
    assert not [step for step in steps if step.first <= dt.date(2024, 2, 26) < step.last and step.rung.slug == "3"]


def test_a_plan_never_raises_the_step_line(edition: Edition) -> None:
    planned = [view for view in edition.views if view.status is Status.PLANNED]
    chart = draw(planned, (), dict(edition.rungs), edition.language)
    assert chart
    assert chart.steps == ()
    assert chart.marks


def test_a_span_has_a_bar_as_long_as_it_is(edition: Edition) -> None:
    chart = chart_of(edition)
    mark = next(mark for mark in chart.marks if mark.view.id == "2022-10-17-030")
    assert mark.bar_width
    assert share(mark.bar_width) == pytest.approx(14 / (chart.last - chart.first).days * 100, abs=0.01)


def test_labels_of_key_dates_never_overlap_at_the_narrowest_width(edition: Edition) -> None:
    chart = chart_of(edition)
    boxes = []
    for key in chart.key_dates:
        x, width = share(key.x) / 100 * chart.narrowest, len(key.label) * 6.3
        boxes.append((key.lane_y, x - width if key.end else x, x if key.end else x + width))
        assert boxes[-1][1] >= 0
        assert boxes[-1][2] <= chart.narrowest
        assert 0 < key.lane_y < TOP
    for index, (lane, left, right) in enumerate(boxes):
        for other_lane, other_left, other_right in boxes[index + 1 :]:
            assert lane != other_lane or right <= other_left or other_right <= left
    assert len(boxes) >= 5


def test_one_old_entry_does_not_squeeze_the_chart(crisis: ModuleType) -> None:
    timeline, readings = crisis.crisis()
    old = msgspec.structs.replace(
        timeline.entries[-1], id="old", when=crisis.when("1999-03-24"), status=Status.OCCURRED
    )
    edition = Edition(Timeline((old, *timeline.entries)), readings, crisis.settings(), Path("nowhere"))
    assert chart_of(edition).first.year == 2021


def test_too_few_days_make_no_chart(edition: Edition) -> None:
    day = [view for view in edition.views if view.id == "2022-02-24-005"]
    assert draw(day, (), dict(edition.rungs), edition.language) is None


def test_a_chart_of_many_years_draws_no_more_steps_than_can_be_told_apart(crisis: ModuleType) -> None:
    timeline, readings = crisis.crisis()
    model = next(entry for entry in timeline.entries if entry.id == "2022-02-24-005")
    days = [dt.date(1990, 1, 1) + dt.timedelta(weeks=number) for number in range(1500)]
    many = tuple(
        msgspec.structs.replace(model, id=f"{day}", when=crisis.when(f"{day}"), rung=5 if number % 2 else 2)
        for number, day in enumerate(days)
    )
    chart = chart_of(Edition(Timeline(many), readings, crisis.settings(), Path("nowhere")))
    assert chart.weeks > 1
    assert {step.rung.slug for step in chart.steps} == {"5"}
    assert sum(step.share for step in chart.steps) == pytest.approx(1, abs=0.01)


def test_steps_of_weeks_are_drawn_while_they_can_be_told_apart(edition: Edition) -> None:
    assert chart_of(edition).weeks == 1
