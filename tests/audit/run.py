"""Audit the built demonstration site: accessibility, Lighthouse, HTML validity, links. Prints one table.

The tools of the Node and Java worlds are installed, at fixed versions, into .cache/audit on first use; what cannot be
had is said in the table, never passed over.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[2]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "tests" / "browser")]

import node_tools  # noqa: E402 - the path is set above
from built import broken_links  # noqa: E402
from hosting import hosted  # noqa: E402
from page_types import page_types  # noqa: E402
from provide import provide  # noqa: E402

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIGHTHOUSE = node_tools.FOLDER / "node_modules" / ".bin" / "lighthouse"
LIGHTHOUSE_GOAL = 95

Row = tuple[str, str, str]


def audit(output: Path, base_url: str) -> list[Row]:
    """The rows of the table: what was checked, on what, with what result."""
    node_tools.provide(tuple(node_tools.VERSIONS))
    browser = provide()
    rows = [links(output, base_url)]
    with hosted(output) as address:
        rows.append(validity(output, address))
        if browser is None:
            return [*rows, ("axe", "", "NOT RUN: no Chromium"), ("Lighthouse", "", "NOT RUN: no Chromium")]
        rows += accessibility(output, address, browser)
        rows += lighthouse(output, address, browser)
    return rows


def links(output: Path, base_url: str) -> Row:
    """Every internal link and fragment."""
    broken = broken_links(output, base_url)
    pages = sum(1 for _ in output.rglob("*.html"))
    return ("links", f"{pages} pages", "; ".join(broken[:5]) or "all lead somewhere")


def validity(output: Path, address: str) -> Row:
    """Every page by the Nu HTML checker."""
    command = node_tools.checker()
    if command is None:
        return ("Nu checker", "", "NOT RUN: needs npm and Java")
    pages = [f"{address}/{path.relative_to(output).as_posix()}" for path in sorted(output.rglob("*.html"))]
    messages = node_tools.messages(command, pages)
    return (
        "Nu checker",
        f"{len(pages)} pages",
        f"{len(messages)} messages" + "".join(f"\n    {m}" for m in messages[:5]),
    )


def accessibility(output: Path, address: str, executable: str) -> Iterator[Row]:
    """axe-core on every page type, by day and by night."""
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for scheme in ("light", "dark"):
            violations: list[str] = []
            types = page_types(output)
            for path in types:
                page = browser.new_page(color_scheme=scheme)
                page.goto(f"{address}/{path}")
                violations += [f"{path}: {v['id']}" for v in Axe().run(page).response["violations"]]
                page.close()
            yield ("axe", f"{len(types)} page types, {scheme}", "; ".join(violations) or "0 violations")
        browser.close()


def lighthouse(output: Path, address: str, executable: str) -> Iterator[Row]:
    """Lighthouse, mobile profile, on index, the largest entry and the largest article."""
    if node_tools.find("lighthouse") is None:
        yield ("Lighthouse", "", "NOT RUN: needs npm")
        return
    wanted = [path for path in page_types(output) if path == "index.html" or path.startswith(("entries/", "articles/"))]
    for path in wanted:
        result = _lighthouse(f"{address}/{path}", executable)
        scores = {name: round(100 * result["categories"][name]["score"]) for name in CATEGORIES}
        low = "" if min(scores.values()) >= LIGHTHOUSE_GOAL else "  BELOW THE GOAL"
        yield ("Lighthouse", path, ", ".join(f"{name} {score}" for name, score in scores.items()) + low)


def _lighthouse(url: str, executable: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(LIGHTHOUSE), url, "--quiet", "--output=json", f"--output-path={report}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": executable}
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return json.loads(report.read_text("utf-8"))


def main() -> None:
    """Build the demonstration site and print the table."""
    from generator.build import build
    from generator.reporting import Terminal
    from generator.settings import load_settings

    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "public"
        build(REPOSITORY, Terminal(quiet=True), output=output)
        for check, where, result in audit(output, load_settings(REPOSITORY).base_url):
            print(f"{check:<11} {where:<60} {result}")


if __name__ == "__main__":
    main()
