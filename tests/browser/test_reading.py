"""A reader's hands on the site: filters, keys, sheets, search, frames; with scripts and without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crisis_site import SITE, write_site
from hosting import hosted

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 780}


RIGHT_TO_LEFT = ("index.html", "entries/2022-10-17-030.html", "method.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    host = tmp_path_factory.mktemp("host")
    write_site(host, tmp_path_factory.mktemp("site"), lambda path: not path.startswith("cards/"))
    return host


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with hosted(folder) as root:
        yield root + SITE


@pytest.fixture
def open_page(browser: Any, address: str) -> Iterator[Any]:
    """Opens a path of the site; at the end no page may have complained or asked another host for anything."""
    contexts, complaints = [], []

    def opened(path: str = "index.html", **options: Any) -> Any:
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: request.url.startswith(address) or complaints.append(request.url))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


def headlines(page: Any) -> list[str]:
    return page.locator(".card .headline").filter(visible=True).all_inner_texts()


def test_filters_answer_at_once_and_live_in_the_address(open_page: Any) -> None:
    page = open_page()
    everything = len(headlines(page))
    page.locator(".filter-box > summary").click()
    page.locator("label[title='Rhétorique nucléaire']").click()
    shown = headlines(page)
    assert 0 < len(shown) < everything
    assert "Poutine promet des conséquences « jamais connues »" in [text.replace("\u00a0", " ") for text in shown]
    assert page.locator("#shown").inner_text() == f"{len(shown)} entrées sur {everything}"
    page.select_option("#f-actor", "france")
    assert page.url.endswith("?rung=7&actor=france")
    assert page.locator("#shown").get_attribute("role") == "status"


def test_an_address_with_filters_can_be_shared_and_reset(open_page: Any) -> None:
    page = open_page("index.html?q=centrale&from=2022-03-01&to=2022-03-31")
    assert headlines(page) == ["La centrale de Zaporijjia tombe"]
    assert page.locator("#f-q").input_value() == "centrale"
    page.locator("[data-reset]").click()
    assert len(headlines(page)) > 40
    assert "?" not in page.url


def test_words_are_found_without_their_accents(open_page: Any) -> None:
    page = open_page("index.html?q=zaporijjia+INCENDIE")
    assert len(headlines(page)) == 1


def test_filters_leave_nothing_else_on_the_page(open_page: Any) -> None:
    page = open_page("index.html?rung=9")
    assert headlines(page) == []
    assert page.locator(".month h3").filter(visible=True).count() == 0
    assert page.locator(".mark:not(.off)").count() == 0


def test_a_period_is_drawn_on_the_chart(open_page: Any) -> None:
    page = open_page()
    box = page.locator(".chart-plot").bounding_box()
    y = box["y"] + box["height"] - 60
    page.mouse.move(box["x"] + box["width"] * 0.2, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.4, y, steps=5)
    page.mouse.up()
    found = re.search(r"from=(\d{4}-\d\d-\d\d)&to=(\d{4}-\d\d-\d\d)", page.url)
    assert found
    assert found[1] < found[2]
    assert 0 < len(headlines(page)) < 40


def test_j_and_k_go_from_entry_to_entry_and_can_be_turned_off(open_page: Any) -> None:
    page = open_page()
    focused = "document.activeElement.closest('.card')?.id"
    page.keyboard.press("j")
    first = page.evaluate(focused)
    page.keyboard.press("j")
    second = page.evaluate(focused)
    assert first
    assert second
    assert first != second
    page.keyboard.press("k")
    assert page.evaluate(focused) == first
    page.locator(".filter-box > summary").click()
    page.locator("#f-q").press("j")
    assert page.locator("#f-q").input_value() == "j"
    page.locator("#keys").uncheck()
    page.locator(".filter-box > summary").focus()
    page.keyboard.press("j")
    assert page.evaluate(focused) is None


def test_the_rail_shows_where_the_reader_is(open_page: Any) -> None:
    page = open_page()
    page.locator("[id='m2023-06']").scroll_into_view_if_needed()
    page.evaluate("document.getElementById('m2023-06').scrollIntoView()")
    page.locator(".rail [aria-current][href='#m2023-06']").wait_for()


def test_on_a_phone_months_and_filters_open_as_sheets(open_page: Any) -> None:
    page = open_page(viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    months, filters = page.locator(".bar button").all()
    assert not page.locator("#rail").is_visible()
    months.click()
    assert page.locator("#rail").is_visible()
    filters.click()
    assert not page.locator("#rail").is_visible()
    assert page.locator("#f-q").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#f-q").is_visible()
    assert page.evaluate("document.activeElement === document.querySelectorAll('.bar button')[1]")


def test_every_mark_of_the_chart_leads_to_its_entry(open_page: Any) -> None:
    page = open_page()
    mark = page.locator(".mark[href='entries/2022-02-24-005.html']")
    assert "La Russie envahit l’Ukraine" in mark.locator("title").text_content()
    page.locator(".mark").first.click()
    page.wait_for_url("**/entries/*.html")


def test_without_scripts_everything_is_there(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    assert len(headlines(page)) > 40
    assert page.locator("#rail").is_visible()
    assert not page.locator(".filter-box").is_visible()
    assert not page.locator(".theme-toggle").is_visible()
    page.locator("#rail a[href='#m2023-06']").click()
    assert page.url.endswith("#m2023-06")


def test_without_scripts_a_phone_has_the_months_in_the_page(open_page: Any) -> None:
    page = open_page(java_script_enabled=False, viewport=PHONE)
    assert page.locator("#rail").is_visible()
    assert not page.locator(".bar").is_visible()


@pytest.mark.parametrize(("query", "found"), [("negociations", "Deux tours de négociation"), ("ogive", "ogives")])
def test_search_finds_other_forms_of_a_word(open_page: Any, query: str, found: str) -> None:
    page = open_page(f"search.html?q={query}")
    page.wait_for_selector("#results li")
    assert found in page.locator("#results").inner_text()


def test_search_works_below_a_path_and_leads_to_entries(open_page: Any) -> None:
    page = open_page("search.html")
    page.locator("#q").fill("barrage kakh")
    page.wait_for_selector("#results li")
    page.locator("#results a", has_text="Le barrage de Kakhovka").click()
    assert "/chronologies/ombre/entries/" in page.url


def test_search_says_when_there_is_nothing(open_page: Any) -> None:
    page = open_page("search.html?q=xylophone")
    page.locator("#found", has_text="Rien trouvé.").wait_for()


def test_a_date_shows_how_it_was_read_on_focus(open_page: Any) -> None:
    page = open_page("articles/2022-10-12-06.html")
    page.locator(".text a.date").first.focus()
    content = "getComputedStyle(document.querySelector('.text a.date'), '::after').content"
    assert "lu depuis la publication" in page.evaluate(content)


def test_the_reader_chooses_light_or_dark_and_it_stays(open_page: Any) -> None:
    page = open_page(color_scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.locator(".theme-toggle").click()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark


def test_a_frame_takes_the_height_it_needs(browser: Any, address: str, tmp_path: Path) -> None:
    host = tmp_path / "host.html"
    host.write_text(
        f'<!doctype html><iframe src="{address}embed/entries/2022-02-24-005.html" height="90" data-escalation-embed>'
        f'</iframe><script src="{address}static/embed-host.js"></script>'
    )
    with hosted(tmp_path) as root:
        page = browser.new_page(viewport=WIDE)
        page.goto(f"{root}/host.html")
        page.wait_for_function("document.querySelector('iframe').getBoundingClientRect().height > 150")
        frame = page.frames[1]
        assert "La Russie envahit l’Ukraine" in frame.locator("main").inner_text()
        page.close()


def test_nothing_moves_while_the_index_loads(open_page: Any) -> None:
    page = open_page()
    shift = """new Promise(done => { let sum = 0;
      new PerformanceObserver(list => { for (const one of list.getEntries()) sum += one.value; })
        .observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 300); })"""
    assert page.evaluate(shift) < 0.01


def test_the_site_opens_from_a_disk(browser: Any, folder: Path) -> None:
    page = browser.new_page(viewport=WIDE)
    page.goto((folder / SITE.strip("/") / "index.html").as_uri(), wait_until="domcontentloaded")
    assert page.evaluate("document.documentElement.classList.contains('js')")
    page.locator(".card .headline a").first.click()
    page.wait_for_url("file://**/entries/*.html")
    assert page.locator("h1").is_visible()
    page.close()


def test_printing_gives_black_on_white_without_the_controls(open_page: Any) -> None:
    page = open_page(color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for hidden in (".masthead-nav", ".side", ".bar"):
        assert not page.locator(hidden).is_visible()
    assert page.locator(".chart-plot").is_visible()
    filled = "getComputedStyle(document.querySelector('.status.is-occurred'), '::before').printColorAdjust"
    assert page.evaluate(filled) == "exact"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_not_there_is_answered_by_a_page_that_leads_back(browser: Any, address: str, scheme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(viewport=WIDE, color_scheme=scheme)
    answer = page.goto(address + "entries/deep/down/nothing.html")
    assert answer.status == 404
    assert Axe().run(page).response["violations"] == []
    page.locator("main a").click()
    page.wait_for_url(address + "index.html")
    page.close()


@pytest.mark.parametrize("viewport", [WIDE, PHONE])
def test_a_site_read_from_right_to_left_keeps_to_its_screen(browser: Any, tmp_path: Path, viewport: Any) -> None:
    write_site(tmp_path / "host", tmp_path / "site", lambda path: path in RIGHT_TO_LEFT or "static/" in path, "ar")
    with hosted(tmp_path / "host") as root:
        page = browser.new_page(viewport=viewport)
        for path in RIGHT_TO_LEFT:
            page.goto(f"{root}{SITE}{path}")
            assert page.evaluate("document.dir") == "rtl"
            assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
            assert page.locator("h1").bounding_box()["x"] >= 0
        page.close()
