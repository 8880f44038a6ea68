"""The files of a site: what is there, that it holds together, and that it is the same each time."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest

Files = dict[str, bytes]

LINKS = "//@href | //@src | //@action"


def tree(files: Files, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(files[path].decode())


def broken_links(files: Files, base_path: str) -> list[str]:
    """Internal links and fragments that lead nowhere, for a site served below `base_path`."""
    pages = {path: tree(files, path) for path in files if path.endswith(".html")}
    fragments = {path: set(page.xpath("//@id")) for path, page in pages.items()}
    broken = []
    for path, page in pages.items():
        for link in sorted(set(page.xpath(LINKS))):
            target = urlsplit(urljoin(f"https://example.org{base_path}{path}", link))
            if target.scheme in ("data", "mailto") or not target.path.startswith(base_path):
                continue
            file = unquote(target.path[len(base_path) :])
            file = posixpath.join(file, "index.html") if file == "" or file.endswith("/") else file
            if file not in files:
                broken.append(f"{path}: {link}")
            elif target.fragment and unquote(target.fragment) not in fragments.get(file, set()):
                broken.append(f"{path}: {link} (no such fragment)")
    return broken


@pytest.mark.parametrize("site", ["french", "english"])
def test_every_internal_link_and_fragment_leads_somewhere(site: str, request: pytest.FixtureRequest) -> None:
    assert broken_links(request.getfixturevalue(site), "/chronologies/ombre/") == []


def test_the_link_check_would_see_a_broken_link(french: Files) -> None:
    files = {path: data for path, data in french.items() if path != "undated.html"}
    assert any("undated.html" in link for link in broken_links(files, "/chronologies/ombre/"))


def test_a_build_of_the_same_content_has_the_same_bytes(
    french: Files, build: Callable[..., Files], tmp_path: Path
) -> None:
    assert build(tmp_path) == french


def test_the_index_lists_every_classified_entry_in_order(french: Files, crisis: object) -> None:
    timeline, _ = crisis.crisis()  # type: ignore[attr-defined]
    listed = [card.get("id").removeprefix("e-") for card in tree(french, "index.html").cssselect("li.card")]
    assert listed
    expected = [e.id for e in timeline.entries if e.status != "background" and e.rung is not None]
    assert sorted(listed) == sorted(expected)
    assert listed.index("2022-02-24-005") < listed.index("2022-10-01-021") < listed.index("2024-11-19-066")


def test_unclassified_and_background_entries_stand_apart(french: Files) -> None:
    page = tree(french, "index.html")
    assert page.cssselect("#unclassified")
    assert page.cssselect("#background")
    assert page.cssselect("li.line#e-1945-08-01-071")


def test_an_article_marks_its_dates_and_leads_each_to_its_entry(french: Files) -> None:
    page = tree(french, "articles/2022-10-12-06.html")
    dates = page.cssselect(".text a.date")
    assert [date.text_content() for date in dates][:2] == ["mardi", "du 17 au 30 octobre"]
    assert dates[1].get("href") == "../entries/2022-10-17-030.html"
    assert [vague.text_content() for vague in page.cssselect(".text span.vague")] == ["Récemment"]


def test_timeline_json_keeps_its_contract(french: Files) -> None:
    data = json.loads(french["timeline.json"])
    assert data["key_dates"][0] == "2022-02-24"
    entry = next(entry for entry in data["entries"] if entry["headline"] == "La Russie envahit l’Ukraine")
    assert entry["when"]["edtf"] == "2022-02-24"
    assert entry["url"] == f"https://example.org/chronologies/ombre/entries/{entry['id']}.html"
    assert {"id", "url", "when", "headline", "rung", "status", "actors", "importance", "reports"} <= entry.keys()
    report = entry["reports"][0]
    assert {"article", "url", "publisher", "published", "quote", "start", "end"} <= report.keys()
    assert report["quote"].startswith("Jeudi, avant l’aube")


def test_a_page_at_a_former_address_leads_to_the_entry(french: Files) -> None:
    page = tree(french, "entries/2022-11-15-old.html")
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../entries/2022-11-15-041.html"]


def test_a_site_overrides_a_template_and_a_static_file(build: Callable[..., Files], tmp_path: Path) -> None:
    own = tmp_path / "templates"
    (own / "static").mkdir(parents=True)
    own.joinpath("404.html").write_text('{% extends "theme/404.html" %}{% block footer %}<p>À nous.</p>{% endblock %}')
    own.joinpath("static", "icon.svg").write_text("<svg/>")
    files = build(tmp_path)
    assert "À nous." in files["404.html"].decode()
    assert files["static/icon.svg"] == b"<svg/>"


def test_hostile_words_stay_words(build: Callable[..., Files], tmp_path: Path) -> None:
    files = build(tmp_path, title="<script>alert(1)</script>", description='"><img src=x onerror=alert(1)>')
    page = tree(files, "index.html")
    assert page.cssselect("h1")[0].text_content() == "<script>alert(1)</script>"
    assert not page.xpath("//img[@onerror]")


def test_pages_have_neither_inline_script_nor_inline_style(french: Files) -> None:
    for path in files_of_pages(french):
        page = tree(french, path)
        assert not page.xpath("//@style | //style | //script[not(@src)][not(@type='application/ld+json')]"), path
        assert not [name for name in page.xpath("//@*") if getattr(name, "attrname", "").startswith("on")], path


def files_of_pages(files: Files) -> list[str]:
    return [path for path in files if path.endswith(".html")]
