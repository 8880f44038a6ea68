"""A large site in a real browser: old links arrive, filters look through everything and load only what they need."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import large_site
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


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of four years and some hundreds of entries, too many for its index."""
    site = tmp_path_factory.mktemp("large") / "site"
    large_site.write_site(site, 700, a_day=0.8)
    with (site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("large_from: 300\n")
    build(site, Silent())
    return site / "public"


@pytest.fixture
def opened(browser: Any, large: Path) -> Iterator[tuple[Any, list[str]]]:
    """Its index, open, and the names of the files for filters that it has asked for."""
    with hosted(large) as root:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url.rsplit("/", 1)[1]) if "/filters/" in one.url else None)
        page.goto(f"{root}/index.html")
        yield page, asked
        page.close()


Entry = dict[str, Any]


def listed(large: Path) -> list[Entry]:
    """What filters can find, in the order of the index, which lists coarse dates of a month before its days."""
    entries = json.loads((large / "timeline.json").read_text("utf-8"))["entries"]
    return [one for one in entries if one["rung"] is not None and one["status"] != "background"]


def answer(page: Any, act: Callable[[], object]) -> tuple[int, set[str], int]:
    """What a filter finds: how many entries it counts, the addresses of those shown, and of how many."""
    page.evaluate("document.getElementById('shown').textContent = ''")
    act()
    page.wait_for_selector("#shown:not(:empty)")
    counted, total = (int(number) for number in re.findall(r"\d+", page.locator("#shown").inner_text()))
    while page.locator("#more-matches").is_visible():
        before = page.locator("#matches li").count()
        page.locator("#more-matches").click()
        page.locator("#matches li").nth(before).wait_for()
    return counted, {link.get_attribute("href") for link in page.locator("#matches a").all()}, total


def told(*publishers: str) -> Callable[[Entry], bool]:
    return lambda entry: any(report["publisher"] in publishers for report in entry["reports"])


def test_filters_of_a_large_site_find_what_its_timeline_holds(large: Path, opened: tuple[Any, list[str]]) -> None:
    page, _ = opened
    entries = listed(large)
    actor = entries[0]["actors"][0]
    publisher = entries[0]["reports"][0]["publisher"]
    field = page.locator
    page.locator(".filter-box > summary").click()
    tries: list[tuple[Callable[[], object], Callable[[Entry], bool]]] = [
        (lambda: field("[name=rung][value='7']").check(force=True), lambda one: one["rung"] == 7),
        (lambda: field("[name=rung][value='m2']").check(force=True), lambda one: one["rung"] in (7, -2)),
        (
            lambda: field("[name=status][value=occurred]").check(),
            lambda one: one["rung"] in (7, -2) and one["status"] == "occurred",
        ),
        (lambda: field("#f-actor").select_option(label=actor), lambda one: actor in one["actors"]),
        (lambda: field("#f-source").select_option(label=publisher), told(publisher)),
        (lambda: field("#f-q").fill("BOMBARDE"), lambda one: "bombardé" in one["headline"]),
        (lambda: field("[name=from]").fill("2003-06-15"), lambda one: (one["when"]["latest"] or "9") >= "2003-06-15"),
        (lambda: field("[name=to]").fill("2003-02-10"), lambda one: (one["when"]["earliest"] or "0") <= "2003-02-10"),
    ]
    for number, (act, fits) in enumerate(tries):
        wanted = {one["url"].rsplit("/", 1)[1] for one in entries if fits(one)}
        counted, found, total = answer(page, act)
        assert total == len(entries)
        assert 0 < counted == len(wanted) < total, number
        assert {href.rsplit("/", 1)[1] for href in found} == wanted
        if number >= 2:
            page.locator("[data-reset]").first.click()
            page.wait_for_selector("#matches", state="hidden")


def test_clearing_the_filters_of_a_large_site_brings_its_index_back(opened: tuple[Any, list[str]]) -> None:
    page, _ = opened
    held = page.locator(".card").filter(visible=True).count()
    page.locator(".filter-box > summary").click()
    answer(page, lambda: page.locator("[name=rung][value='7']").check(force=True))
    assert page.locator("#matches .chip").first.text_content().split() == ["7", "Rhétorique", "nucléaire"]
    assert not page.locator(".timeline > section").filter(visible=True).count()
    page.locator("[data-reset]").first.click()
    page.wait_for_selector("#matches", state="hidden")
    assert page.locator(".card").filter(visible=True).count() == held
    assert page.locator("#more-matches").is_hidden()


def test_a_large_site_loads_what_filters_look_through_only_when_it_is_asked(
    large: Path, opened: tuple[Any, list[str]]
) -> None:
    page, asked = opened
    page.wait_for_load_state("networkidle")
    assert asked == []
    with page.expect_request("**/facets-2005.json"):
        page.locator(".filter-box > summary").click()
    assert {name.split("-")[0] for name in asked} == {"facets"}
    answer(page, lambda: page.locator("[name=status][value=denied]").check())
    assert {name.split("-")[0] for name in asked} == {"facets", "lines"}
    answer(page, lambda: page.locator("#f-q").fill("pont"))
    assert {name for name in asked if name.startswith("words")} == {
        file.name for file in (large / "filters").glob("words-*")
    }
    assert len(asked) == len(set(asked))


def test_a_period_asked_for_is_all_that_is_loaded(browser: Any, large: Path) -> None:
    with hosted(large) as root:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url.rsplit("/", 1)[1]) if "/filters/" in one.url else None)
        page.goto(f"{root}/index.html?q=bombardé&from=2003-02-01&to=2003-03-31")
        page.wait_for_selector("#matches li")
        periods = {name.split("-")[1].split(".")[0] for name in asked}
        assert "2003" in periods
        assert periods <= {"2002", "2003", "long"}  # one of the year before may last into this one
        days = {one["url"].rsplit("/", 1)[1]: one["when"] for one in listed(large)}
        for link in page.locator("#matches a").all():
            when = days[link.get_attribute("href").rsplit("/", 1)[1]]
            assert when["earliest"] <= "2003-03-31"
            assert when["latest"] >= "2003-02-01"
        page.close()


def test_a_list_too_long_to_show_goes_on_when_asked(opened: tuple[Any, list[str]]) -> None:
    page, _ = opened
    page.locator(".filter-box > summary").click()
    page.locator("[name=status][value=occurred]").check()
    page.wait_for_selector("#matches li")
    assert page.locator("#matches li").count() == 100
    page.locator("#more-matches").click()
    page.locator("#matches li").nth(100).wait_for()
    assert page.evaluate("document.activeElement === document.querySelectorAll('#matches a')[100]")


def test_search_of_a_large_site_finds_by_the_beginning_of_a_word(browser: Any, large: Path) -> None:
    with hosted(large) as root:
        page = browser.new_page()
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url.rsplit("/", 1)[1]) if "/search/" in one.url else None)
        page.goto(f"{root}/search.html?q=cyberatt")
        page.wait_for_selector("#results li")
        assert page.locator("#results li").count() == 25
        assert "cyberattaque" in page.locator("#results a").first.inner_text()
        assert len([name for name in asked if name.startswith("words-")]) == 1
        page.locator("#more").click()
        page.locator("#results li").nth(25).wait_for()
        page.close()


def test_no_page_of_a_large_site_is_too_heavy_to_open(large: Path) -> None:
    heavy = {file.name: file.stat().st_size for file in large.rglob("*.html") if file.stat().st_size > 500_000}
    assert heavy == {}
