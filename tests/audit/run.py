"""Audit the built demonstration site: accessibility, Lighthouse, HTML validity, links. Prints one table.

The tools of the Node and Java worlds are installed, at fixed versions, into .cache/audit on first use; what cannot be
had is said in the table, never passed over.
"""

from __future__ import annotations

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

REPOSITORY = Path(__file__).parents[2]
sys.path += [str(REPOSITORY / "tests"), str(REPOSITORY / "tests" / "browser")]

from built import broken_links  # noqa: E402 - the path is set above
from page_types import page_types  # noqa: E402
from provide import provide  # noqa: E402

TOOLS = REPOSITORY / ".cache" / "audit"
PACKAGES = ("lighthouse@12.8.2", "vnu-jar@26.9.27")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LIGHTHOUSE_GOAL = 95

Row = tuple[str, str, str]


def audit(output: Path, base_url: str) -> list[Row]:
    """The rows of the table: what was checked, on what, with what result."""
    tools = install()
    browser = provide()
    rows: list[Row] = [links(output, base_url), validity(output, tools)]
    if browser is None:
        return [*rows, ("axe", "every page type", "NOT RUN: no Chromium"), ("Lighthouse", "", "NOT RUN: no Chromium")]
    with serving(output) as address:
        rows += accessibility(output, address, browser)
        rows += lighthouse(output, address, browser, tools)
    return rows


def install() -> Path | None:
    """Where the tools of npm are installed; None where npm cannot be had."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    if not (TOOLS / "node_modules" / "lighthouse").is_dir() or not (TOOLS / "node_modules" / "vnu-jar").is_dir():
        TOOLS.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(TOOLS), *PACKAGES]
        done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL)
        if done.returncode:
            return None
    return TOOLS / "node_modules"


def links(output: Path, base_url: str) -> Row:
    """Every internal link and fragment."""
    broken = broken_links(output, base_url)
    pages = sum(1 for _ in output.rglob("*.html"))
    return ("links", f"{pages} pages", "; ".join(broken[:5]) or "all lead somewhere")


def validity(output: Path, tools: Path | None) -> Row:
    """Every page by the Nu HTML checker."""
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar" if tools else None
    if jar is None or shutil.which("java") is None:
        return ("Nu checker", "", "NOT RUN: needs npm and java")
    pages = sorted(str(path) for path in output.rglob("*.html"))
    command = ["java", "-jar", str(jar), "--format", "json", "--stdout", "--exit-zero-always", *pages]
    done = subprocess.run(command, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    messages = json.loads(done.stdout)["messages"]
    shown = [f"{Path(m['url']).name}:{m.get('lastLine', 0)}: {m['message']}" for m in messages[:5]]
    return ("Nu checker", f"{len(pages)} pages", f"{len(messages)} messages" + "".join(f"\n    {s}" for s in shown))


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


def lighthouse(output: Path, address: str, executable: str, tools: Path | None) -> Iterator[Row]:
    """Lighthouse, mobile profile, on index, the largest entry and the largest article."""
    if tools is None:
        yield ("Lighthouse", "", "NOT RUN: needs npm")
        return
    wanted = [path for path in page_types(output) if path == "index.html" or path.startswith(("entries/", "articles/"))]
    for path in wanted:
        result = _lighthouse(f"{address}/{path}", executable, tools)
        scores = {name: round(100 * result["categories"][name]["score"]) for name in CATEGORIES}
        low = "" if min(scores.values()) >= LIGHTHOUSE_GOAL else "  BELOW THE GOAL"
        yield ("Lighthouse", path, ", ".join(f"{name} {score}" for name, score in scores.items()) + low)


def _lighthouse(url: str, executable: str, tools: Path) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            str(tools / ".bin" / "lighthouse"), url, "--quiet", "--output=json", f"--output-path={report}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
        ]  # fmt: skip
        environment = {**os.environ, "CHROME_PATH": executable}
        subprocess.run(command, check=True, env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return json.loads(report.read_text("utf-8"))


@contextmanager
def serving(output: Path) -> Iterator[str]:
    """The site on a loopback port; gives its address without a final slash."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(output)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


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
