"""A site that is too long for one page: what its index shows, and where its former addresses lead."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from types import ModuleType

import lxml.html
import msgspec
import pytest

from generator.pages import edition as edition_module
from generator.pages import listing, overviews
from generator.pages.chart import MOST_MARKS
from generator.pages.edition import Edition
from generator.pages.listing import Lists, listing_inputs, listing_pages
from generator.pages.site import site_outputs
from generator.timeline.model import Correction, Timeline

Files = dict[str, bytes]
FORMER = "un-ancien-titre-0123456789"


def files_of(timeline: Timeline, crisis: ModuleType, site: Path, **changes: object) -> Files:
    settings = msgspec.structs.replace(crisis.settings(), pictures=False, **changes)
    outputs = list(site_outputs(timeline, crisis.crisis()[1], settings, site))
    return {one.path: one.whole() for one in outputs}


@pytest.fixture
def renamed(crisis: ModuleType) -> Timeline:
    """The crisis, its first entry joined from another whose id was a report's."""
    timeline = crisis.crisis()[0]
    first = msgspec.structs.replace(timeline.entries[0], former_ids=(FORMER,))
    return msgspec.structs.replace(timeline, entries=(first, *timeline.entries[1:]))


def test_a_small_site_has_a_page_at_each_former_address(crisis: ModuleType, renamed: Timeline, tmp_path: Path) -> None:
    files = files_of(renamed, crisis, tmp_path)
    assert f"{renamed.entries[0].id}.html".encode() in files[f"entries/{FORMER}.html"]
    assert not [path for path in files if path.startswith("entries/moved-")]
    assert b"moved.js" not in files["404.html"]


def test_a_large_site_looks_former_addresses_up(crisis: ModuleType, renamed: Timeline, tmp_path: Path) -> None:
    files = files_of(renamed, crisis, tmp_path, large_from=40)
    assert f"entries/{FORMER}.html" not in files
    assert json.loads(files["entries/moved-01.json"]) == {"0123456789": f"entries/{renamed.entries[0].id}.html"}
    assert b"static/moved.js" in files["404.html"]


def test_what_an_editor_merged_keeps_its_page_on_a_large_site_too(
    crisis: ModuleType, renamed: Timeline, tmp_path: Path
) -> None:
    merged = Correction("merge", dt.date(2024, 1, 1), "same happening")
    first = msgspec.structs.replace(renamed.entries[0], corrections=(merged,))
    timeline = msgspec.structs.replace(renamed, entries=(first, *renamed.entries[1:]))
    assert f"entries/{FORMER}.html" in files_of(timeline, crisis, tmp_path, large_from=40)


def test_a_chart_of_very_many_entries_marks_the_most_important(crisis: ModuleType, tmp_path: Path) -> None:
    timeline = crisis.crisis()[0]
    model = next(entry for entry in timeline.entries if entry.id == "2022-02-24-005")
    many = tuple(
        msgspec.structs.replace(model, id=f"more-{number}", former_ids=(), importance=number / 1000)
        for number in range(500)
    )
    page = lxml.html.document_fromstring(
        files_of(msgspec.structs.replace(timeline, entries=many + timeline.entries), crisis, tmp_path)[
            "years/2022.html"
        ]
    )
    assert len(page.cssselect(".mark")) == MOST_MARKS
    assert not page.xpath("//a[contains(@class, 'mark')][contains(@href, 'more-0.html')]")
    assert str(MOST_MARKS) in page.cssselect("figcaption")[0].text_content()


def test_a_site_without_search_has_no_trace_of_it(crisis: ModuleType, tmp_path: Path) -> None:
    files = files_of(crisis.crisis()[0], crisis, tmp_path, search=False)
    assert not [path for path in files if path.startswith(("search.html", "search/"))]
    assert not [path for path, data in files.items() if path.endswith(".html") and b'href="search.html"' in data]


def test_a_site_without_pictures_names_none(crisis: ModuleType, tmp_path: Path) -> None:
    files = files_of(crisis.crisis()[0], crisis, tmp_path)
    assert not [path for path in files if path.startswith("cards/")]
    assert not [path for path, data in files.items() if path.endswith(".html") and b"og:image" in data]


def test_the_sources_of_a_large_site_name_their_newest_articles(
    crisis: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overviews, "_MOST_NAMED", 4)
    monkeypatch.setattr(overviews, "_FEWEST_NAMED", 1)
    page = lxml.html.document_fromstring(files_of(crisis.crisis()[0], crisis, tmp_path, large_from=40)["sources.html"])
    groups = page.cssselect(".source-group")
    assert [len(group.cssselect("li")) for group in groups] == [1] * len(groups)
    first = next(group for group in groups if "Courrier" in group.text_content())
    assert first.cssselect("time")[0].get("datetime") == "2024-11-24"
    assert first.cssselect(".more")[0].text_content() == "6 en tout"


def test_a_preview_draws_a_card_once_as_long_as_its_entry_and_the_theme_stay(
    crisis: ModuleType, tmp_path: Path
) -> None:
    timeline, readings = crisis.crisis()

    def card(site: Path) -> str:
        edition = Edition(timeline, readings, crisis.settings(), site)
        return str(edition.entry_card(edition.views[0], ""))

    first, known = card(tmp_path), len(Edition._cards)
    assert card(tmp_path) == first
    assert len(Edition._cards) == known
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "cards.html").write_text(
        "{% macro card(view, root, level, brief) %}own card of {{ view.id }}{% endmacro %}"
    )
    assert card(tmp_path).startswith("own card of ")


def test_the_lists_draw_each_card_about_once_though_few_are_kept(
    crisis: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Counting(dict[object, str]):
        drawn = 0

        def __setitem__(self, key: object, card: str) -> None:
            self.drawn += 1
            super().__setitem__(key, card)

    cards = Counting()
    timeline, readings = crisis.crisis()
    edition = Edition(timeline, readings, crisis.settings(), tmp_path)
    monkeypatch.setattr(Edition, "_cards", cards)
    monkeypatch.setattr(edition_module, "_MOST_CARDS", len(edition.views) // 2)
    monkeypatch.setattr(listing, "PAGE_SIZE", 5)
    for page in listing_pages(edition, Lists(edition)):
        page.whole()
    assert cards.drawn < 1.6 * len(edition.views)


def test_a_list_is_drawn_again_for_key_dates_of_its_own_alone(crisis: ModuleType, tmp_path: Path) -> None:
    timeline, readings = crisis.crisis()

    def inputs(*days: dt.date) -> dict[str, bytes]:
        told = msgspec.structs.replace(timeline, key_dates=days)
        edition = Edition(told, readings, crisis.settings(), tmp_path)
        return {one.path: listing_inputs(edition, one, 1) for one in Lists(edition).all}

    own = [day for day in timeline.key_dates if day.year == 2022][:2]
    assert len(own) == 2
    as_it_is = inputs(*own)
    assert inputs(*own, dt.date(1815, 6, 18)) == as_it_is
    turned = inputs(*reversed(own))
    assert turned["years/2022.html"] != as_it_is["years/2022.html"]
    assert turned["years/1962.html"] == as_it_is["years/1962.html"]
