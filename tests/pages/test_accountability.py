"""Readers are told why an entry says what it says, and where one went that an editor withdrew."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import ModuleType

import lxml.etree
import lxml.html
import msgspec
import pytest

from generator.pages.site import site_outputs
from generator.timeline.model import Correction, Entry, Timeline, Withdrawal

Files = dict[str, bytes]

DOCTRINE, WITHDRAWN = "entries/2024-11-19-066.html", "entries/une-attaque-imaginaire.html"


def tree(page: bytes) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(page.decode())


def reasons(page: lxml.html.HtmlElement) -> list[str]:
    rows = page.cssselect("header + .how dl > div")
    return [" ".join(" ".join(cell.text_content().split()) for cell in row) for row in rows]


def doctrine(timeline: Timeline) -> Entry:
    return next(one for one in timeline.entries if one.headline == "Poutine signe la nouvelle doctrine nucléaire")


def made(crisis: ModuleType, timeline: Timeline, site: Path, large_from: int = 600, below: str = "entries/") -> Files:
    settings = msgspec.structs.replace(crisis.settings("en"), large_from=large_from)
    outputs = list(site_outputs(timeline, crisis.crisis()[1], settings, site))
    assert len({one.path for one in outputs}) == len(outputs)
    return {one.path: one.whole() for one in outputs if one.path.startswith(below)}


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


def test_the_address_of_a_withdrawn_entry_says_when_and_why(french: Files, english: Files) -> None:
    page = tree(french[WITHDRAWN])
    said = " ".join(page.cssselect("main")[0].text_content().split())
    assert "Un éditeur l’a retirée de la chronologie le 1ᵉʳ février 2024. La phrase rapportait un roman." in said
    assert page.xpath("//main//a/@href") == ["../corrections.html", "../index.html"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "An editor took it out of the timeline on 1 February 2024." in english[WITHDRAWN].decode()


def test_a_withdrawn_entry_is_neither_in_the_sitemap_nor_led_to(french: Files) -> None:
    addresses = lxml.etree.fromstring(french["sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    assert not [one for one in addresses if one.endswith(WITHDRAWN)]
    name = Path(WITHDRAWN).stem
    assert sorted(path for path, data in french.items() if name.encode() in data) == [f"embed/{WITHDRAWN}", WITHDRAWN]


def test_the_frame_of_a_withdrawn_entry_says_so_too_and_leads_to_its_page(french: Files) -> None:
    page = tree(french[f"embed/{WITHDRAWN}"])
    said = " ".join(page.cssselect("main")[0].text_content().split())
    assert "Un éditeur l’a retirée de la chronologie le 1ᵉʳ février 2024. La phrase rapportait un roman." in said
    assert page.xpath("//h1/a/@href") == [f"../../{WITHDRAWN}"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]


def test_the_headline_of_a_withdrawn_entry_bears_its_language_wherever_it_stands(
    crisis: ModuleType, tmp_path: Path
) -> None:
    timeline, _ = crisis.crisis()
    (one,) = timeline.withdrawn
    notices = tuple(msgspec.structs.replace(notice, language="fr") for notice in timeline.corrections)
    french_one = (msgspec.structs.replace(one, language="fr"),)
    told = msgspec.structs.replace(timeline, withdrawn=french_one, corrections=notices)
    files = made(crisis, told, tmp_path, below="")
    for path in (WITHDRAWN, f"embed/{WITHDRAWN}", "corrections.html"):
        marked = tree(files[path]).xpath("//*[@lang='fr' and @dir='auto']")
        assert "Une attaque imaginaire" in [element.text_content().strip() for element in marked], path
    english_one = (msgspec.structs.replace(one, language="en"),)
    same = made(crisis, msgspec.structs.replace(timeline, withdrawn=english_one), tmp_path)
    assert tree(same[WITHDRAWN]).xpath("//del/@lang") == [], "none where it is that of the site"


def test_the_frame_of_an_entry_that_was_merged_by_hand_leads_to_that_of_the_other(
    crisis: ModuleType, tmp_path: Path
) -> None:
    timeline, _ = crisis.crisis()
    merge = Correction("merge", dt.date(2024, 12, 1), "r")
    entries = [
        msgspec.structs.replace(one, corrections=(merge,), former_ids=("une-autre",))
        if one == doctrine(timeline)
        else one
        for one in timeline.entries
    ]
    files = made(crisis, msgspec.structs.replace(timeline, entries=entries), tmp_path, below="embed/")
    moved = tree(files["embed/entries/une-autre.html"])
    assert moved.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url=../../embed/{DOCTRINE}"]


@pytest.mark.parametrize("large_from", [600, 10])
def test_an_entry_that_has_or_had_the_address_wins_over_a_withdrawn_one(
    crisis: ModuleType, tmp_path: Path, large_from: int
) -> None:
    timeline, _ = crisis.crisis()
    (one,) = timeline.withdrawn
    entry = doctrine(timeline)
    taken = (entry.id, entry.former_ids[1], one.entry)
    withdrawn = tuple(Withdrawal(identifier, one.correction) for identifier in taken)
    files = made(crisis, msgspec.structs.replace(timeline, withdrawn=withdrawn), tmp_path, large_from)
    assert [path for path, data in files.items() if b"This entry was withdrawn" in data] == [WITHDRAWN]
