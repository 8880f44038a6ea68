"""A large site in a real browser: a link to an address that an entry once had still arrives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.build import build
from generator.reporting import Silent
from hosting import hosted

SETTINGS = """
title: Crise
language: fr
base_url: https://example.org/crise/
large_from: 1
"""
ARTICLE = """---
title: Frappes {day}
published: 2022-10-{day}
source: Carnet {day}
language: fr
---

Des missiles russes ont frappé la ville de Kiev le 10 octobre 2022, {words}. Le 3 octobre, les deux capitales ont repris
leurs pourparlers.
"""


def test_a_link_to_a_former_address_arrives_at_the_entry(
    browser: Any, make_site: Callable[..., Path], tmp_path: Path
) -> None:
    pages = {
        "a.md": ARTICLE.format(day=11, words="a dit le maire de la ville"),
        "b.md": ARTICLE.format(day=12, words="selon le gouverneur"),
    }
    build(make_site(SETTINGS, pages), Silent(), output=tmp_path / "host" / "crise")
    entries = json.loads((tmp_path / "host" / "crise" / "timeline.json").read_text("utf-8"))["entries"]
    joined = next(entry for entry in entries if len(entry["reports"]) == 2)
    former = joined["former_ids"][0]
    assert not (tmp_path / "host" / "crise" / "entries" / f"{former}.html").exists()
    with hosted(tmp_path / "host") as root:
        page = browser.new_page()
        page.goto(f"{root}/crise/entries/{former}.html#corrections")
        page.wait_for_url(f"{root}/crise/entries/{joined['id']}.html#corrections")
        assert page.locator("h1").inner_text() == joined["headline"].replace(" :", "\u00a0:")
        page.goto(f"{root}/crise/entries/nothing-0000000000.html")
        page.wait_for_load_state("networkidle")
        assert page.locator("h1").inner_text() == "Il n’y a pas de page ici"
        page.close()
