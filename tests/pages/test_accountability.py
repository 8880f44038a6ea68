"""Readers are told why an entry says what it says."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import ModuleType

import lxml.html
import msgspec
import pytest

from generator.pages.site import site_outputs
from generator.timeline.model import Correction, Entry, Timeline

Files = dict[str, bytes]

DOCTRINE = "entries/2024-11-19-066.html"


def tree(page: bytes) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.decode())


def reasons(page: lxml.html.HtmlElement) -> list[str]:
    rows = page.cssselect("header + .how dl > div")
    return [" ".join(" ".join(cell.text_content().split()) for cell in row) for row in rows]


def doctrine(timeline: Timeline) -> Entry:
    return next(one for one in timeline.entries if one.headline == "Poutine signe la nouvelle doctrine nucléaire")


def made(crisis: ModuleType, timeline: Timeline, site: Path) -> Files:
    outputs = site_outputs(timeline, crisis.crisis()[1], crisis.settings("en"), site)
    return {one.path: one.whole() for one in outputs if one.path.startswith("entries/")}


def test_an_entry_says_which_report_gave_what_and_how_many_sources_say_the_same(french: Files, english: Files) -> None:
    assert reasons(tree(english[DOCTRINE])) == [
        "Date as Le Courrier des deux rives has it · 1 of 2 sources says so",
        "Status as Le Courrier des deux rives has it · all 2 sources say so",
        "Rung as The Harbour Post has it · all 2 sources say so",
        "Headline as Le Courrier des deux rives has it",
    ]
    assert reasons(tree(french[DOCTRINE]))[0] == "Date d’après Le Courrier des deux rives · 1 source sur 2 le dit"


def test_each_reason_leads_to_its_report_on_the_page(english: Files) -> None:
    page = tree(english[DOCTRINE])
    links = page.xpath("//header/following-sibling::details[1]//a/@href")
    quotes = [
        page.get_element_by_id(link.removeprefix("#")).cssselect("blockquote")[0].text_content() for link in links
    ]
    assert ["Vladimir Putin outlined" in quote for quote in quotes] == [False, False, True, False]


def test_an_entry_of_a_single_report_gives_no_reasons(english: Files) -> None:
    assert reasons(tree(english["entries/2022-02-24-005.html"])) == []


@pytest.mark.parametrize("what", ["when", "rung"])
def test_what_an_editor_changed_is_not_put_down_to_a_report(crisis: ModuleType, tmp_path: Path, what: str) -> None:
    timeline, _ = crisis.crisis()
    change = Correction(what, dt.date(2024, 12, 1), "r", "7", "8")
    entries = [
        msgspec.structs.replace(one, corrections=(change,)) if one == doctrine(timeline) else one
        for one in timeline.entries
    ]
    page = tree(made(crisis, msgspec.structs.replace(timeline, entries=entries), tmp_path)[DOCTRINE])
    changed = [row for row in reasons(page) if "editor’s" in row]
    assert changed == [f"{'Date' if what == 'when' else 'Rung'} an editor’s decision"]
    assert page.cssselect('.how a[href="#corrections"]')
    assert page.get_element_by_id("corrections") is not None
