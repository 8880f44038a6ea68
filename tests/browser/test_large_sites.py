"""A large site in a real browser: a link to an address that an entry once had still arrives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crisis_site import SITE, write_site
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


def test_filters_of_a_large_site_look_through_every_entry(browser: Any, tmp_path: Path) -> None:
    write_site(tmp_path, tmp_path, lambda path: not path.startswith(("cards/", "articles/", "search/")), large_from=20)
    with hosted(tmp_path) as root:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{root}{SITE}index.html")
        held = page.locator(".card").count()
        page.locator(".filter-box > summary").click()
        page.locator("label[title='Rhétorique nucléaire']").click()
        page.wait_for_selector("#matches li")
        everything = page.locator("#matches li").count()
        assert page.locator("#shown").inner_text().startswith(f"{everything} entrées sur ")
        assert page.locator("#matches .chip").first.inner_text().split() == ["7", "Rhétorique", "nucléaire"]
        assert not page.locator(".timeline > section").filter(visible=True).count()
        page.locator("[data-reset]").click()
        page.wait_for_selector("#matches", state="hidden")
        assert page.locator(".card").filter(visible=True).count() == held
        page.close()


def test_a_period_asked_for_is_all_that_is_loaded(browser: Any, tmp_path: Path) -> None:
    write_site(tmp_path, tmp_path, lambda path: not path.startswith(("cards/", "articles/", "search/")), large_from=20)
    with hosted(tmp_path) as root:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[1]))
        page.goto(f"{root}{SITE}index.html?q=liman&from=2022-10-01&to=2022-10-31")
        page.wait_for_selector("#matches li")
        assert [text.replace("\u00a0", " ") for text in page.locator("#matches a").all_inner_texts()] == [
            "Les Russes se retirent de Liman"
        ]
        rows = {name for name in asked if name.startswith("rows-")}
        assert rows <= {"rows-2022-3.json", "rows-2022-4.json", "rows-long.json"}
        assert "rows-2022-4.json" in rows
        page.close()
