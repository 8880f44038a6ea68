"""The pages that look over the site say what is so."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import lxml.html
import msgspec
import pytest

from generator.events.ladder_file import rungs
from generator.events.model import Status
from generator.pages.figures import figures
from generator.pages.language import Language
from generator.pages.listing import APART, PAGE_SIZE
from generator.pages.site import site_outputs

Files = dict[str, bytes]


def figure_rows(page: bytes) -> list[list[str]]:
    """The cells of the tables of figures."""
    tree = lxml.html.document_fromstring(page.decode())
    rows = tree.xpath("//h2[@id='figures']/following-sibling::div//tbody/tr")
    return [["".join(cell.itertext()) for cell in row] for row in rows]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_page_of_method_shows_the_figures_that_were_measured(code: str, french: Files, english: Files) -> None:
    language = Language(code)
    yes, no = language.say("yes"), language.say("no")
    expected = []
    for row in (*figures().dates, *figures().events):
        about = language.say(f"gold-{row.gold}")
        assert about != f"gold-{row.gold}", "a set of labelled texts that the catalogue does not name"
        values = ["–" if value is None else language.tenths(value) for value in row.values[1:]]
        expected.append([about, yes if row.held_out else no, language.number(row.labels), *values])
    shown = figure_rows((french if code == "fr" else english)["method.html"])
    assert len(shown) > 8
    assert sorted([row[0].split(" (")[0], *row[1:]] for row in shown) == sorted(expected)
    assert shown[0][1] == yes


def test_rungs_are_called_as_the_ladder_calls_them(french: Files, english: Files) -> None:
    for code, files in (("fr", french), ("en", english)):
        chips = lxml.html.document_fromstring(files["method.html"].decode()).xpath(
            "//main//*[contains(@class, 'chip')]"
        )
        shown = {" ".join(chip.text_content().split()).split(" ", 1)[1] for chip in chips}
        assert {rung.names[code] for rung in rungs().values()} <= shown


def test_every_background_entry_is_reachable_however_many_there_are(crisis: ModuleType, tmp_path: Path) -> None:
    timeline, readings = crisis.crisis()
    model = timeline.entries[0]
    many = [
        msgspec.structs.replace(model, id=f"recalled-{number}", former_ids=(), status=Status.BACKGROUND)
        for number in range(PAGE_SIZE + 30)
    ]
    longer = msgspec.structs.replace(timeline, entries=(*timeline.entries, *many))
    outputs = {one.path: one for one in site_outputs(longer, readings, crisis.settings(), tmp_path)}
    reached, ahead = set[str](), ["index.html"]
    while ahead:
        tree = lxml.html.document_fromstring(outputs[ahead.pop()].whole())
        found = set(tree.xpath("//main//a/@href")) - reached
        reached |= found
        ahead += sorted(path for path in found if path.startswith("background"))
    assert PAGE_SIZE > APART
    assert {f"entries/{one.id}.html" for one in many} <= reached


def test_few_background_entries_stand_on_the_index_alone(french: Files) -> None:
    assert not [path for path in french if path.startswith("background")]
