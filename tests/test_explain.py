"""`escalation explain`, as a person reads it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ARTICLE = """---
title: Exercice
published: 2022-10-12
source: Carnet
language: fr
---

L'OTAN a confirmé mardi la tenue de l'exercice Steadfast Noon. Récemment, le ton est monté.

Lire aussi : une autre histoire
"""


def explain(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "explain", *arguments, "--site", str(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={"COLUMNS": "200"})


def test_each_expression_is_shown_with_its_reading_and_reason(make_site: Callable[..., Path]) -> None:
    site = make_site("language: fr\n", {"a.md": ARTICLE})
    for name in ("a.md", str(site / "content" / "a.md"), "a"):
        shown = explain(site, name)
        assert shown.returncode == 0, shown.stderr
        assert "mardi  2022-10-11  mardi →" in shown.stdout
        assert "Récemment  vague" in shown.stdout
        assert "2022-10-12 · front matter" in shown.stdout
        assert "events" in shown.stdout
        assert "cut from the article" in shown.stdout
        assert "Lire aussi" in shown.stdout.split("cut from the article")[1]


def test_an_unknown_article_is_a_plain_error(make_site: Callable[..., Path]) -> None:
    shown = explain(make_site("language: fr\n", {"a.md": ARTICLE}), "b.md")
    assert shown.returncode == 1
    assert "b.md: the site has no such article" in shown.stderr


def test_as_json_every_part_bears_its_name(make_site: Callable[..., Path]) -> None:
    site = make_site("language: fr\n", {"a.md": ARTICLE})
    told = json.loads(explain(site, "a.md", "--json").stdout)
    assert told["article"]["published"].startswith("2022-10-12")
    assert [one["when"] and one["when"]["edtf"] for one in told["expressions"]] == ["2022-10-11", None]
    assert [one["when"]["earliest"] for one in told["events"]].count("2022-10-11") == 1
    assert told["events"][0]["headline"].startswith("L'OTAN")
