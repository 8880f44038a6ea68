"""The built demonstration site in a real browser, as a reader meets it."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser


def test_a_reader_goes_from_the_index_to_the_marked_words_of_a_source(browser: Any, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(site_url)
    days = page.locator("main li.card time[datetime]").evaluate_all("all => all.map(one => one.dateTime.slice(0, 10))")
    assert len(days) > 60
    assert page.locator("svg").first.is_visible()

    entry = page.locator("main li.card", has_text="Lyman").first
    entry.locator("h4 a").click()
    page.wait_for_load_state()
    link = page.locator("a[href*='#']").filter(has_not_text="↑").locator("visible=true")
    targets = [one for one in link.all() if "articles/" in (one.get_attribute("href") or "")]
    assert targets
    targets[0].click()
    page.wait_for_load_state()
    fragment = page.url.split("#")[1]
    marked = page.locator(f"[id='{fragment}']")
    assert marked.is_visible()
    assert marked.inner_text().strip()
    assert page.locator("main mark, main a.date, main [data-edtf]").count() > 0
    assert complaints == []
    assert all(url.startswith(site_url.rsplit("/some", 1)[0]) for url in asked)
    page.close()


def test_entries_stand_in_order_on_the_page(browser: Any, site_url: str) -> None:
    page = browser.new_page()
    page.goto(site_url)
    tops = page.locator("main li.card").evaluate_all("all => all.map(one => one.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    page.close()
