"""`escalation review`, as an editor uses it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SETTINGS = "language: fr\nactors:\n  - {name: Russie, aliases: [Moscou]}\n"
UNDATED = """---
title: Sans date
source: Carnet de Vienne
language: fr
---

Moscou a bombardé mardi le port d'Odessa. La Russie avait envahi l'Ukraine le 24 février 2022.
"""
DATED = """---
title: Daté
published: 2022-10-12
source: Carnet de Kiev
language: fr
---

Moscou a bombardé mardi le port d'Odessa, tuant trois dockers. Le maire Ivan Petrenko a dénoncé le bombardement.

Mercredi, Ivan Petrenko a condamné Moscou. Depuis le 3 octobre, Ivan Petrenko accuse Moscou de préparer un blocus.
"""
DAM = """---
title: Barrage
published: 2023-06-{published}
source: Carnet de {place}
language: fr
---

Une explosion a détruit le barrage de Kakhovka le {day} juin et inondé des dizaines de villages sur le Dniepr.
"""


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    dams = {
        f"{place}.md": DAM.format(published="08", place=place, day=day) for place, day in (("kiev", 6), ("oslo", 7))
    }
    return make_site(SETTINGS, {"sans-date.md": UNDATED, "date.md": DATED, **dams})


def run(site: Path, *arguments: str, typed: str = "") -> str:
    command = [sys.executable, "-m", "generator", "review", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=site, input=typed)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_to_look_at_is_shown_with_its_place(site: Path) -> None:
    shown = run(site)
    assert "content/sans-date.md:7: " in shown
    assert "date unread" in shown
    assert "published: " in shown


def test_the_same_as_json(site: Path) -> None:
    found = json.loads(run(site, "--format", "json"))
    weights = [item["weight"] for item in found["items"]]
    assert weights == sorted(weights, reverse=True)
    assert {"concern", "file", "line", "message", "yaml"} <= set(found["items"][0])
    assert set(found["coverage"]) == {"gaps", "silent"}


def test_decisions_are_written_and_are_not_asked_again(site: Path) -> None:
    before = json.loads(run(site, "--format", "json"))["items"]
    keys = []
    for item in before:
        answer = "a" if item["concern"] == "near-duplicate" else "h"
        keys += [answer, "vérifié"] if item["proposal"] else ["s"]
    shown = run(site, "--interactive", typed="\n".join(keys) + "\n")
    decided = sum(1 for item in before if item["proposal"])
    assert decided
    assert f"{decided} correction" in shown
    assert (site / "content" / "corrections.yaml").read_text("utf-8").count("reason:") == decided
    after = json.loads(run(site, "--format", "json"))["items"]
    assert len(after) < len(before)


def test_names_that_are_not_listed_are_proposed(site: Path) -> None:
    assert "Ivan Petrenko" in run(site, "--names")
    assert "Moscou" not in run(site, "--names")
