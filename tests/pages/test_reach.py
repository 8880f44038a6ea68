"""Ways into a timeline that is long, looks otherwise, or may show quotes only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import lxml.html
import msgspec
import pytest

from generator.articles.model import Article
from generator.dates.model import DateExpression
from generator.events.model import ArticleReading
from generator.pages import index_page, listing
from generator.pages.addresses import absolute, host_path, root_of, slugs
from generator.pages.language import CATALOGUES
from generator.pages.output import Output
from generator.pages.site import site_outputs
from generator.records import Readings
from generator.settings import ArticleDisplay, ColourSetting, Settings, ThemeSetting
from generator.timeline.model import Timeline

Files = dict[str, bytes]


def tree(files: Files, path: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(files[path].decode())


def test_years_months_actors_rungs_and_publishers_have_pages(french: Files) -> None:
    for path in (
        "years/2022",
        "months/2022-10",
        "actors/russie",
        "rungs/8",
        "rungs/m2",
        "rungs/none",
        "sources/the-harbour-post",
    ):
        page = tree(french, f"{path}.html")
        assert page.cssselect("h1"), path
        assert page.cssselect("li.card, li.line"), path


def test_every_entry_is_on_the_page_of_its_month(french: Files, crisis: ModuleType) -> None:
    timeline, _ = crisis.crisis()
    for entry in timeline.entries:
        day = entry.when.earliest or entry.when.latest
        if entry.when.precision in ("year", "decade", "season"):
            continue
        page = tree(french, f"months/{day:%Y-%m}.html")
        assert page.xpath(f"//*[@id='e-{entry.id}']"), entry.id


def test_a_long_list_is_parted_and_its_parts_lead_to_each_other(
    build: Callable[..., Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE_SIZE", 10)
    files = build(tmp_path)
    parts = ["actors/russie.html", "actors/russie-page-2.html", "actors/russie-page-3.html"]
    cards = [card.get("id") for part in parts for card in tree(files, part).cssselect("li.card")]
    assert len(cards) == len(set(cards)) > 20
    assert tree(files, parts[1]).xpath("//link[@rel='next']/@href") == ["../actors/russie-page-3.html"]
    assert tree(files, parts[0]).cssselect(".chart")
    assert not tree(files, parts[1]).cssselect(".chart")


def test_an_index_too_long_keeps_the_most_important_and_leads_to_the_rest(
    build: Callable[..., Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_page, "MOST", 20)
    page = tree(build(tmp_path, large_from=40), "index.html")
    assert len(page.cssselect(".month .card")) + len(page.cssselect(".year > .entries > .card")) == 20
    assert page.xpath("//*[@id='e-2022-02-24-005']")
    assert page.xpath("//p[@class='more']/a/@href")


def test_a_long_index_leaves_details_to_the_pages_of_its_entries(
    build: Callable[..., Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_page, "LONG", 20)
    files = build(tmp_path)
    assert not tree(files, "index.html").cssselect("details.how")
    assert tree(files, "months/2022-10.html").cssselect("details.how")


def test_a_site_may_show_quotes_only(build: Callable[..., Files], tmp_path: Path) -> None:
    files = build(tmp_path, articles=ArticleDisplay.QUOTES)
    page = tree(files, "articles/2022-10-12-06.html")
    text = page.text_content()
    assert "participeront du 17 au 30 octobre" in text
    assert "personne ne sait" not in text
    assert page.cssselect(".quote mark")
    assert "Récemment" not in text.split("lues")[0]
    assert b'"recemment"' not in b"".join(data for path, data in files.items() if path.startswith("search/"))


def test_colours_and_fonts_of_the_settings_reach_every_page(build: Callable[..., Files], tmp_path: Path) -> None:
    theme = ThemeSetting(
        light=ColourSetting(link="#006633"), dark=ColourSetting(paper="#000000"), serif='"Garamond", serif'
    )
    files = build(tmp_path, theme=theme)
    css = files["static/theme.css"].decode()
    assert '--serif: "Garamond", serif; --link: #006633;' in css
    assert css.count("--paper: #000000;") == 2
    assert "../static/theme.css" in files["entries/2022-02-24-005.html"].decode()


def test_a_site_without_a_theme_of_its_own_has_no_empty_style_sheet(french: Files) -> None:
    assert "static/theme.css" not in french
    assert b"theme.css" not in french["index.html"]


def test_a_logo_stands_beside_the_title(build: Callable[..., Files], tmp_path: Path) -> None:
    (tmp_path / "templates" / "static").mkdir(parents=True)
    (tmp_path / "templates" / "static" / "logo.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    files = build(tmp_path, theme=ThemeSetting(logo="logo.svg"))
    assert tree(files, "method.html").xpath("//img[@class='logo']/@src") == ["static/logo.svg"]


def test_the_page_not_found_works_from_any_depth(french: Files) -> None:
    links = tree(french, "404.html").xpath("//link[@rel='stylesheet']/@href")
    assert links == ["/chronologies/ombre/static/site.css"]


def test_the_sitemap_names_every_page_but_frames_and_moved_ones(french: Files) -> None:
    addresses = lxml.etree.fromstring(french["sitemap.xml"]).xpath("//*[local-name()='loc']/text()")
    assert absolute("https://example.org/chronologies/ombre/", "index.html") in addresses
    assert len(addresses) == len(set(addresses)) > 150
    assert not [one for one in addresses if "/embed/" in one or one.endswith("-old.html")]


def test_a_third_language_needs_a_catalogue_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crisis: ModuleType
) -> None:
    from generator.pages import language

    folder = tmp_path / "locale"
    (folder / "he" / "LC_MESSAGES").mkdir(parents=True)
    (folder / "en").symlink_to(CATALOGUES / "en")
    (folder / "he" / "LC_MESSAGES" / "messages.po").write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Method"\nmsgstr "שיטה"\n', "utf-8"
    )
    monkeypatch.setattr(language, "CATALOGUES", folder)
    language._translations.cache_clear()
    timeline, readings = crisis.crisis()
    settings = msgspec.structs.replace(crisis.settings(), language="he")
    try:
        made = {one.path: one for one in site_outputs(timeline, readings, settings, tmp_path)}
        page = lxml.html.document_fromstring(made["method.html"].whole().decode())
    finally:
        language._translations.cache_clear()
    assert page.get("dir") == "rtl"
    assert page.cssselect(".masthead-nav [aria-current]")[0].text == "שיטה"
    assert page.cssselect("h1")[0].text == "How this timeline is made"


def test_a_timeline_of_nothing_still_makes_a_site(tmp_path: Path) -> None:
    files = make(Timeline(()), (), tmp_path)
    assert b"<h1>" in files["index.html"]
    assert files["timeline.csv"].count(b"\r\n") == 1
    assert files["feed.atom"].startswith(b"<?xml")


def test_an_article_whose_name_needs_quoting_has_a_page_that_links_reach(tmp_path: Path) -> None:
    article = Article(
        id="été/à lire", path="x.md", title="T", language="fr", text="Oui.", html="<p>Oui.</p>", blocks=()
    )
    files = make(Timeline(()), (ArticleReading(article, (), ()),), tmp_path)
    assert "articles/été/à lire.html" in files
    assert "articles/%C3%A9t%C3%A9/%C3%A0%20lire.html" in tree(files, "sources.html").xpath("//main//a/@href")


def make(timeline: Timeline, readings: tuple[ArticleReading, ...], site: Path) -> Files:
    outputs: list[Output] = list(
        site_outputs(timeline, Readings.of(readings), Settings(title="Vide", language="fr"), site)
    )
    return {one.path: one.whole() for one in outputs}


def test_addresses() -> None:
    assert root_of("entries/a.html") == "../"
    assert absolute("https://example.org/a", "index.html") == "https://example.org/a/"
    assert host_path("https://example.org") == "/"
    assert host_path("https://example.org/à/b/") == "/%C3%A0/b/"
    assert slugs(["États-Unis", "Etats Unis", "中国"]) == {
        "États-Unis": "etats-unis",
        "Etats Unis": "etats-unis-2",
        "中国": "-",
    }


def test_known_since_is_the_first_article_not_the_event(crisis: ModuleType) -> None:
    from generator.pages.edition import Edition
    from generator.pages.feeds import known_on

    timeline, readings = crisis.crisis()
    view = Edition(timeline, readings, crisis.settings(), Path("nowhere")).by_id["1962-10-01-003"]
    assert known_on(view) == dt.date(2021, 12, 18)


def test_a_sitemap_too_long_is_parted_under_an_index(crisis: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    from generator.pages import sitemap
    from generator.pages.edition import Edition

    timeline, readings = crisis.crisis()
    edition = Edition(
        timeline, readings, msgspec.structs.replace(crisis.settings(), base_url="https://example.org/"), Path("nowhere")
    )
    monkeypatch.setattr(sitemap, "LARGEST", 2)
    made = {one.path: one.make() for one in sitemap.sitemaps(edition, ["a.html", "b.html", "c.html"])}
    assert list(made) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert b"<sitemap><loc>https://example.org/sitemap-2.xml</loc>" in made["sitemap.xml"]
    assert b"<url><loc>https://example.org/c.html</loc>" in made["sitemap-2.xml"]


def test_scripts_stay_within_twenty_kilobytes(french: Files) -> None:
    scripts = {path: len(data) for path, data in french.items() if path.endswith(".js")}
    assert len(scripts) == 6
    assert sum(scripts.values()) <= 20 * 1024


def test_a_reader_of_the_index_downloads_little(french: Files) -> None:
    import gzip

    parts = ["index.html", "static/site.css", "static/theme.js", "static/page.js", "static/timeline.js"]
    weight = sum(len(gzip.compress(french[path])) for path in parts)
    assert weight + len(french["static/fonts/source-serif-4-latin.woff2"]) < 90_000


def test_words_of_time_in_a_link_take_no_place_of_their_own_under_the_keyboard(tmp_path: Path) -> None:
    article = Article(
        id="x", path="x.md", title="T", language="fr", text="Voir récemment paru. Bientôt la suite.", blocks=(),
        html='<p>Voir <a href="https://example.org/">récemment paru</a>. Bientôt la suite.</p>',
    )  # fmt: skip
    words = (DateExpression(5, 14, "récemment", None, "vague"), DateExpression(21, 28, "Bientôt", None, "vague"))
    page = tree(make(Timeline(()), (ArticleReading(article, words, ()),), tmp_path), "articles/x.html")
    assert page.xpath("//*[@class='date vague']/@data-reading") == ["vague", "vague"]
    assert page.xpath("//*[@class='date vague'][@tabindex]/text()") == ["Bientôt"]
