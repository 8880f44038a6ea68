"""Every type of page, by day and by night, held to the accessibility rules of axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from page_types import page_types

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_type_breaks_an_accessibility_rule(
    browser: Any, site_url: str, built_site: Path, scheme: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = []
    for path in page_types(built_site):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.goto(site_url + path)
        for violation in Axe().run(page).response["violations"]:
            targets = [node["target"] for node in violation["nodes"]]
            found.append(f"{path}: {violation['id']}: {violation['help']}: {targets[:3]} of {len(targets)}")
        page.close()
    assert found == []
