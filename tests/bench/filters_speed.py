"""How long a reader of a very large site waits: its pages, its filters, its search, in a real browser.

    python tests/bench/filters_speed.py [ENTRIES] [--site DIR]

Makes and builds a synthetic site of so many entries (with `--site`, measures one that is built), opens it in Chromium
as it is and as a phone with a processor four times slower, and prints for each act of the reader the milliseconds from
the input to the painted answer (medians of `--rounds`) and the bytes that it loaded, and the largest files of the site.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from generator.build import build
from generator.reporting import Silent
from hosting import hosted
from large_site import write_site
from provide import find

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
SLOWER = 4
LATER = 700
"""Milliseconds between two acts of a reader, in which what an act asks for in advance arrives."""

SETTLED = """
async ([act, value]) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const status = document.querySelector("#shown, #found");
  const form = document.querySelector("#filters, #search");
  status.textContent = act === "open" || act === "tap" ? "" : "waiting";
  const started = performance.now();
  const field = form.elements[act];
  const openers = [...document.querySelectorAll("[data-sheet=filter-box], #filter-box > summary")];
  if (act === "open") openers.find((one) => one.checkVisibility()).click();
  else if (act === "tap") form.elements[value].dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  else if (act === "reset") document.querySelector("[data-reset]").click();
  else {
    if (field instanceof RadioNodeList) [...field].find((one) => one.value === value).click();
    else if (field.type === "checkbox") field.click();
    else { field.value = value; field.dispatchEvent(new Event("input", { bubbles: true })); }
  }
  while (status.textContent === "waiting") await new Promise((done) => setTimeout(done));
  await frame();
  return [performance.now() - started, status.textContent];
}
"""
ANSWERED = """
async () => {
  const status = document.querySelector("#shown");
  while (!status.textContent) await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return [performance.now(), status.textContent];
}
"""
PAINTED = """
() => new Promise((done) => {
  const first = () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0];
    if (paint && document.readyState === "complete") done([paint.startTime, document.getElementsByTagName("*").length]);
    else setTimeout(first, 20);
  };
  first();
})
"""


class Reader:
    """A browser with nothing kept, at one site; counts the bytes that come over the wire."""

    def __init__(self, browser: Browser, root: str, *, phone: bool) -> None:
        self._context = browser.new_context(**(PHONE if phone else {}))
        self.page: Page = self._context.new_page()
        self._root = root
        self._wire: CDPSession = self._context.new_cdp_session(self.page)
        self._wire.send("Network.enable")
        self._wire.on("Network.loadingFinished", self._count)
        if phone:
            self._wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self.bytes = 0

    def _count(self, finished: dict[str, Any]) -> None:
        self.bytes += int(finished["encodedDataLength"])

    def open(self, path: str) -> tuple[float, int]:
        """Open a page: milliseconds to its first content, elements in it."""
        self.bytes = 0
        self.page.goto(self._root + path)
        first, elements = self.page.evaluate(PAINTED)
        return first, elements

    def follow(self, path: str) -> tuple[float, Reader, str]:
        """Open a page whose address asks for entries: milliseconds until they are painted, and what the page says."""
        self.bytes = 0
        self.page.goto(self._root + path)
        took, said = self.page.evaluate(ANSWERED)
        return took, self, said

    def act(self, field: str, value: str = "") -> tuple[float, str]:
        """Put a value in a field of the form: milliseconds until the answer is painted, and what the page says."""
        self.bytes = 0
        took, said = self.page.evaluate(SETTLED, [field, value])
        self.page.wait_for_timeout(LATER)
        return took, said

    def close(self) -> None:
        """Close the browser's window, with all that it kept."""
        self._context.close()


def filters(reader: Reader) -> list[tuple[str, str, str]]:
    """The acts of somebody who tries one filter after the other: what, the field, its value."""
    actor = reader.page.locator("#f-actor option").nth(3).get_attribute("value") or ""
    source = reader.page.locator("#f-source option").nth(3).get_attribute("value") or ""
    months = [one[1:] for one in reader.page.locator(".month h3").evaluate_all("found => found.map(one => one.id)")]
    middle = months[len(months) // 2]
    clear = ("everything again", "reset", "")
    return [
        ("the filters are opened", "open", ""),
        ("a rung", "rung", "7"),
        ("a second rung", "rung", "5"),
        ("a status", "status", "occurred"),
        clear,
        ("an actor", "actor", actor),
        clear,
        ("a source", "source", source),
        clear,
        ("the field of words is tapped", "tap", "q"),
        ("a letter", "q", "b"),
        ("a word", "q", "bombardé"),
        ("two words", "q", "sanctions filiales"),
        ("a word of no entry", "q", "introuvable"),
        clear,
        ("from a month on", "from", f"{middle}-01"),
        ("to the end of the month", "to", f"{middle}-28"),
        clear,
    ]


def measure(make: Callable[[], Reader], rounds: int) -> None:
    """Print a table of what each act takes."""
    took: dict[str, list[float]] = {}
    loaded: dict[str, list[int]] = {}
    said: dict[str, str] = {}

    def note(what: str, milliseconds: float, reader: Reader, says: str) -> None:
        took.setdefault(what, []).append(milliseconds)
        loaded.setdefault(what, []).append(reader.bytes)
        said[what] = says

    for _ in range(rounds):
        reader = make()
        first, elements = reader.open("index.html")
        note("index: first content", first, reader, f"{elements} elements")
        acts = filters(reader)
        for what, field, value in acts:
            milliseconds, says = reader.act(field, value)
            note(what, milliseconds, reader, says)
        reader.close()
        reader = make()
        reader.open("index.html")
        for what, field, value in acts:
            if field in ("from", "to"):
                milliseconds, says = reader.act(field, value)
                note(f"{what}, nothing loaded before", milliseconds, reader, says)
        reader.close()
        for query in ("rung=7", "q=bombarde"):
            reader = make()
            note(f"a link with ?{query}, from its opening", *reader.follow(f"index.html?{query}"))
            reader.close()
        reader = make()
        reader.open("search.html")
        for value in ("br", "bombardé", "cessez-le-feu conclu", "sanctions filiales", "introuvable"):
            milliseconds, says = reader.act("q", value)
            note(f"search: {value}", milliseconds, reader, says)
        reader.close()
    for what, values in took.items():
        size = max(loaded[what]) / 1000
        print(f"{what:<46} {statistics.median(values):>6.0f} ms {size:>6.0f} kB   {said[what]}")


def pages(make: Callable[[], Reader], folder: Path) -> None:
    """Print how the largest page of each kind opens."""
    for kind in ("months", "years", "actors", "rungs", "sources", "entries", "articles", "."):
        found = max((folder / kind).glob("*.html"), key=lambda file: file.stat().st_size, default=None)
        if found is None:
            continue
        reader = make()
        path = found.relative_to(folder).as_posix()
        first, elements = reader.open(path)
        size = found.stat().st_size / 1000
        print(f"{path:<46} {first:>6.0f} ms {reader.bytes / 1000:>6.0f} kB   {size:.0f} kB, {elements} elements")
        reader.close()


def main() -> None:
    """Make the site, measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("entries", nargs="?", type=int, default=52_000)
    parser.add_argument("--site", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        site = chosen.site or Path(scratch) / "site"
        if not chosen.site:
            write_site(site, chosen.entries)
            build(site, Silent())
        folder = site / "public"
        with hosted(folder) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
            for phone in (False, True):
                print("Phone, processor 4 times slower" if phone else "Desk")
                make = partial(Reader, browser, address + "/", phone=phone)
                measure(make, chosen.rounds)
                pages(make, folder)
            browser.close()


if __name__ == "__main__":
    main()
