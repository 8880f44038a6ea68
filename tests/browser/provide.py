"""Find a Chromium for the browser tests, or get one, and the tools of npm; says plainly what it found.

An installed Chromium or Chrome is used; else Debian's package is installed when this runs as root; else Playwright's
own download is tried. Where none can be had the browser tests are skipped, and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import node_tools

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find() -> str | None:
    """The path of an installed browser, or of Playwright's own; None where there is neither."""
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    if installed or Path(MAC).exists():
        return installed or MAC
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def provide() -> str | None:
    """Find a browser, or install one by the first way that works."""
    ways = []
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(["sh", "-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"])
    ways.append([sys.executable, "-m", "playwright", "install", "chromium"])
    for way in ways:
        if browser := find():
            return browser
        print("getting a browser:", " ".join(way[-2:]), flush=True)
        subprocess.run(way, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return find()


if __name__ == "__main__":
    browser = provide()
    if not node_tools.provide(node_tools.OF_TESTS):
        print("tests of HTML validity, TimelineJS and workflows WILL BE SKIPPED: they need npm, and Java")
    print(
        f"browser tests: {browser}"
        if browser
        else "browser tests WILL BE SKIPPED: no Chromium here, and none to be had"
    )
