"""Draws picture.png, the README's picture of the demonstration site: build it, then run this where a Chromium is."""

from __future__ import annotations

import functools
import http.server
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

REPOSITORY = Path(__file__).parent.parent
sys.path.insert(0, str(REPOSITORY / "tests" / "browser"))

from provide import find  # noqa: E402 - found on the path above

PICTURE = Path(__file__).with_name("picture.png")
_SIZE = {"width": 1200, "height": 900}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Keep the terminal clean."""


def draw(site: Path, picture: Path) -> None:
    """The head of the built site's index, as a reader meets it, in a PNG of 1200 by 900 points."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport=_SIZE, color_scheme="light")
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/index.html")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=picture)
            browser.close()
    finally:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    draw(REPOSITORY / "public", PICTURE)
