"""What the evaluations write is what the page of method reads."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import figures as kept

from generator.located_yaml import convert, load
from generator.pages.figures import DateFigures, EventFigures, Figures

DATES = DateFigures("own-dates-heldout", True, 10, 90.0, 80.5, 85.0)
EVENTS = EventFigures("rungs-fr-dev", "fr", False, 50, 96.0, 98.0, None, None)


def test_each_evaluation_writes_its_own_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FILE", tmp_path / "figures.yaml")
    kept.write("dates", [DATES])
    kept.write("events", [EVENTS])
    kept.write("dates", [DATES, DATES])
    read = convert(load(kept.FILE.read_text("utf-8"), "figures.yaml"), Figures)
    assert read == Figures(dates=(DATES, DATES), events=(EVENTS,))
