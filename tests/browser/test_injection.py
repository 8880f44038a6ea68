# ruff: noqa: E501 -- a payload, and a line of the script that looks for them, are read more easily whole
"""No script gets in: payloads of every class in every field, read back and looked at in a real browser."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import lxml.etree
import lxml.html
import pytest

from generator.build import build
from generator.reporting import Silent
from hosting import hosted
from page_types import page_types
from security.vectors import CLASSES, EVIL, Payloads, write_hostile_site

WATCH = """
addEventListener("securitypolicyviolation", (event) => tripwire(`policy ${event.violatedDirective} ${event.blockedURI}`));
"""
"""What each page runs before anything of its own: whatever its own policy stops was injected and is told of."""

FAULTS = """async (paths) => {
  const allowed = new Set(["http:", "https:", "mailto:"]);
  const own = /^((\\.\\.\\/)*|\\/[^"'<> ]*\\/)static\\/[a-z-]+\\.js$/;
  const faults = [];
  for (const path of paths) {
    const text = await (await fetch(path)).text();
    const page = new DOMParser().parseFromString(text, "text/html");
    const say = (what, element) => faults.push(`${path}: ${what}: ${element.outerHTML.slice(0, 200)}`);
    for (const element of page.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on") || name === "style" || name === "srcdoc" || name === "ping") say(name, element);
        if (["href", "src", "action", "formaction", "data", "cite", "xlink:href", "poster", "srcset"].includes(name)) {
          let scheme;
          try { scheme = new URL(value, "https://here.example/").protocol; } catch { continue; }
          if (!allowed.has(scheme)) say("scheme", element);
        }
      }
    }
    for (const element of page.querySelectorAll("iframe, object, embed, frame, applet, style, template, math, audio, video, picture, marquee, body ~ *")) say("element", element);
    for (const element of page.querySelectorAll("script")) {
      if (element.type === "application/ld+json") JSON.parse(element.textContent);
      else if (element.textContent || !own.test(element.getAttribute("src"))) say("script", element);
    }
    for (const element of page.querySelectorAll("img, link[rel=stylesheet], link[rel=icon], link[rel=preload]")) {
      const address = element.getAttribute("src") || element.getAttribute("href");
      if (!/^(\\.\\.\\/)*static\\//.test(address) && !address.startsWith("/")) say("loads", element);
    }
    for (const element of page.querySelectorAll("meta[http-equiv], base")) {
      const kind = element.getAttribute("http-equiv");
      const known = kind === "Content-Security-Policy" || (kind === "refresh" && /^0; url=[\\w./-]+$/.test(element.content))
        || (element.matches("base") && !element.hasAttribute("href"));
      if (!known) say("meta", element);
    }
    for (const element of page.querySelectorAll("form")) if (element.hasAttribute("action")) say("form", element);
  }
  return faults;
}"""
"""Looks through the tree that the browser makes of each page, without running it."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Payloads]:
    site = tmp_path_factory.mktemp("hostile") / "site"
    payloads = write_hostile_site(site)
    summary = build(site, Silent())
    assert summary.articles > 2.5 * len(CLASSES)
    assert summary.entries > 2 * len(CLASSES)
    return site / "public", payloads


@pytest.fixture(scope="module")
def address(hostile: tuple[Path, Payloads]) -> Iterator[str]:
    with hosted(hostile[0]) as served:
        yield f"{served}/"


def pages(output: Path) -> list[str]:
    return sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html"))


class Wire:
    """A browser context in which every executed payload and every request to another host is noticed."""

    def __init__(self, browser: Any, address: str, payloads: Payloads, **options: Any) -> None:
        self.tripped: list[str] = []
        self._places = payloads.places
        self.context = browser.new_context(**options)
        self.context.expose_binding("tripwire", lambda _source, what=None: self._trip(what))
        self.context.add_init_script(WATCH)
        self.context.on("dialog", lambda dialog: (self._trip(f"dialog {dialog.message}"), dialog.dismiss()))
        self.context.route(lambda url: not url.startswith((address, "data:", "blob:")), self._refuse)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self._trip(f"error {error}"))

    def _trip(self, what: object) -> None:
        place = self._places.get(what, what) if isinstance(what, int) else what
        self.tripped.append(f"{place} at {self.page.url}")

    def _refuse(self, route: Any) -> None:
        self._trip(f"request {route.request.url}")
        route.abort()


STIR = """() => {
  for (const element of document.querySelectorAll("*")) {
    for (const kind of ["mouseover", "focus", "error", "load", "toggle", "animationstart", "pointerenter"]) {
      element.dispatchEvent(new Event(kind));
    }
  }
}"""
"""What a reader's hand could set off, on every element."""


@pytest.mark.browser
def test_no_page_holds_anything_injected(browser: Any, hostile: tuple[Path, Payloads], address: str) -> None:
    """Every page, as the browser reads it: elements, attributes and addresses that only a payload would bring."""
    wire = Wire(browser, address, hostile[1])
    wire.page.goto(f"{address}static/icon.svg")  # no page of ours: their policy forbids to make a tree of a text
    assert wire.page.evaluate(FAULTS, [f"{address}{path}" for path in pages(hostile[0])]) == []
    wire.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("under", ["its own policy", "no policy"])
def test_no_payload_runs_and_nothing_is_asked_of_another_host(
    browser: Any, hostile: tuple[Path, Payloads], address: str, under: str
) -> None:
    """Under the policy nothing may even be stopped; without it, escaping alone must hold."""
    wire = Wire(browser, address, hostile[1], bypass_csp=under == "no policy")
    articles = [path for path in pages(hostile[0]) if path.startswith("articles/")]
    some = {*page_types(hostile[0]), *articles[:: 4 if under == "its own policy" else 8]}
    for path in sorted(some - {"404.html"}):
        wire.page.goto(f"{address}{path}", wait_until="load")
        wire.page.evaluate(STIR)
    wire.page.goto(f"{address}search.html?q=corrige")
    wire.page.wait_for_selector("#results li")
    wire.page.evaluate(STIR)
    wire.page.goto(
        f"{address}index.html?q=%3Cscript%3Etripwire(0)%3C/script%3E&rung=%22%3E%3Cimg%20src=x%20onerror=tripwire(0)%3E"
    )
    wire.page.evaluate(STIR)
    assert wire.tripped == []
    wire.context.close()


@pytest.mark.browser
def test_the_wire_trips(browser: Any, hostile: tuple[Path, Payloads], address: str) -> None:
    """The same wire on a page that escapes nothing: it is the payloads that are harmless, not the wire that is cut."""
    output, _ = hostile
    made = Payloads()
    text = "".join(f"<div>{made.make(name, 'nowhere')}</div>" for name in CLASSES if not name.startswith("end of"))
    (output / "naive.html").write_text(f"<!doctype html><title>x</title>{text}", "utf-8")
    try:
        wire = Wire(browser, address, made)
        wire.page.goto(f"{address}naive.html", wait_until="load")
        wire.page.wait_for_timeout(300)
        told = " ".join(wire.tripped)
        for name in ("script element", "image with an error", "svg that loads", "details that open"):
            assert f"{name} in nowhere" in told
        assert f"request http://{EVIL}/" in told
        wire.context.close()
    finally:
        (output / "naive.html").unlink()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["feed.atom", "corrections.atom"])
def test_no_feed_opened_in_a_browser_runs_anything(
    browser: Any, hostile: tuple[Path, Payloads], address: str, name: str
) -> None:
    """Feeds are XML, in which an element of XHTML or SVG would run."""
    data = (hostile[0] / name).read_bytes()
    wire = Wire(browser, address, hostile[1])
    wire.context.route(f"**/{name}", lambda route: route.fulfill(body=data, content_type="application/xml"))
    wire.page.goto(f"{address}{name}", wait_until="load")
    assert wire.tripped == []
    wire.context.close()
    namespaces = {lxml.etree.QName(element).namespace for element in lxml.etree.fromstring(data).iter()}
    assert namespaces == {"http://www.w3.org/2005/Atom"}


def test_every_page_has_the_whole_policy(hostile: tuple[Path, Payloads], built_site: Path) -> None:
    """No script, style or picture but the site's own files; no word in any policy that loosens one."""
    expected = {
        "default-src": ["'none'"],
        **{
            kind: ["'self'"]
            for kind in ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
        },
        "base-uri": ["'none'"],
        "require-trusted-types-for": ["'script'"],
    }
    for output in (hostile[0], built_site):
        for path in output.rglob("*.html"):
            head = lxml.html.document_fromstring(path.read_bytes()).find("head")
            policies = head.xpath("meta[@http-equiv='Content-Security-Policy']/@content")
            assert len(policies) == 1, path
            parts = (part.split() for part in policies[0].split(";"))
            assert {name: values for name, *values in parts} == expected, path
            before = head.xpath("meta[@http-equiv='Content-Security-Policy']/preceding-sibling::*")
            assert [element.tag for element in before] == ["meta"], "the policy holds for what comes after it"


def test_no_cell_of_the_table_is_a_formula(hostile: tuple[Path, Payloads]) -> None:
    text = (hostile[0] / "timeline.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) > len(CLASSES)
    numbers = {"earliest", "latest", "rung", "importance", "sources"}
    for row in rows:
        for column, cell in row.items():
            assert column in numbers or not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell), (column, cell)
            assert column not in numbers or re.fullmatch(r"-?[\d.]*|\d{4}-\d\d-\d\d", cell), (column, cell)


def test_no_text_becomes_a_line_of_the_calendar(hostile: tuple[Path, Payloads]) -> None:
    data = (hostile[0] / "timeline.ics").read_bytes()
    calendar = icalendar.Calendar.from_ical(data)
    known = {
        "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "CATEGORIES", "STATUS", "TRANSP", "X-EDTF",
    }  # fmt: skip
    for event in calendar.walk("VEVENT"):
        assert set(event) <= known
    assert set(calendar) == {"VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME"}
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == len(calendar.walk("VEVENT")) > len(CLASSES)


def test_addresses_in_exports_are_of_the_web(hostile: tuple[Path, Payloads]) -> None:
    document = json.loads((hostile[0] / "timeline.json").read_text("utf-8"))
    found = re.findall(r'"(?:url|archive_url|link)":\s*"([^"]*)"', json.dumps(document))
    assert len(found) > len(CLASSES)
    assert [
        address for address in found if not address.startswith(("https://", "http://", "articles/", "entries/"))
    ] == []


def test_texts_of_timelinejs_hold_only_our_own_elements(hostile: tuple[Path, Payloads]) -> None:
    """They are HTML to TimelineJS: every element of them is ours."""
    document = json.loads((hostile[0] / "timelinejs.json").read_text("utf-8"))
    for event in document["events"]:
        for text in event["text"].values():
            tree = lxml.html.fragment_fromstring(text, create_parent="div")
            assert {element.tag for element in tree.iter()} <= {"div", "a", "p"}
            assert {name for element in tree.iter() for name in element.attrib} <= {"href"}


def test_nothing_unseen_stands_in_any_file(hostile: tuple[Path, Payloads]) -> None:
    """Changes of direction, zeroes and other control characters, by which a name could pass for another."""
    unseen = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
    for path in hostile[0].rglob("*"):
        if path.suffix in (".html", ".json", ".atom", ".csv", ".ics", ".jsonl", ".xml"):
            assert not unseen.search(path.read_text("utf-8")), path
