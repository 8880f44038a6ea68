"""Every type of page, by day and by night, on a phone and a desk, held to the accessibility rules of axe-core."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from page_types import page_types

pytestmark = pytest.mark.browser

RUN = "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations)"


def test_no_page_type_breaks_an_accessibility_rule(browser: Any, site_url: str, built_site: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe

    rules = Axe().axe_script
    page = browser.new_page()
    found = []
    for path in page_types(built_site):
        page.goto(site_url + path)
        page.evaluate(rules)
        found += [f"{path}, {broken}" for broken in broken_rules(page)]
    page.close()
    assert found == []


def broken_rules(page: Any) -> Iterator[str]:
    """What axe-core finds on the open page at each width and under each light: the page is loaded once, then turned."""
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for rule in page.evaluate(RUN):
                targets = [node["target"] for node in rule["nodes"]]
                yield f"{width} px, {scheme}: {rule['id']}: {rule['help']}: {targets[:3]} of {len(targets)}"


def test_the_rules_are_applied(browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page()
    page.set_content(
        "<!doctype html><html lang=en><title>t</title><style>@media (prefers-color-scheme: dark) {p {color: #eee}}"
        "</style><main><h1>t</h1><p>Pale by night only</p></main></html>"
    )
    page.evaluate(Axe().axe_script)
    broken = list(broken_rules(page))
    page.close()
    assert [one.split(": ")[:2] for one in broken] == [
        ["360 px, dark", "color-contrast"],
        ["1440 px, dark", "color-contrast"],
    ]
