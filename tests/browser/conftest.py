"""A real browser, and the demonstration site served under its own path as a host would."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hosting import hosted
from provide import find

BASE_PATH = "/some/path/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; without one, the tests skip — or fail where REQUIRE_BROWSER says that they must run."""
    executable = find()
    if executable is None:
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail("no Chromium for the browser tests, and REQUIRE_BROWSER is set")
        pytest.skip("no Chromium here: run `make test`, which finds or gets one")
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=executable, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def site_url(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built demonstration site, served on loopback below a path of its own."""
    root = tmp_path_factory.mktemp("host")
    (root / "some").mkdir()
    (root / "some" / "path").symlink_to(built_site)
    with hosted(root) as address:
        yield address + BASE_PATH
