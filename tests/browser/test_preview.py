"""The preview in a real browser: what changes is shown where the reader is, and so is what is wrong."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

SETTINGS = "title: Crise\nlanguage: fr\nbase_url: https://example.org/crise/\npictures: false\n"
HEAD = "---\ntitle: Frappes\npublished: 2022-10-12\nsource: Carnet\nlanguage: fr\n---\n\n"
PARAGRAPHS = [f"Paragraphe {number}. Des missiles ont frappé Kiev lundi. " * 4 for number in range(60)]


def article(*paragraphs: str) -> str:
    return HEAD + "\n\n".join(paragraphs) + "\n"


@pytest.fixture
def served(make_site: Callable[..., Path]) -> Iterator[tuple[Path, str]]:
    """A site of two articles being served, and its address."""
    other = article("Une trêve a été signée mardi.").replace("Frappes", "Trêve")
    site = make_site(SETTINGS, {"a.md": article(*PARAGRAPHS), "b.md": other})
    command = [sys.executable, "-u", "-m", "generator", "serve", "--site", str(site), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[1]
        time.sleep(0.3)  # until the folder is watched
        try:
            yield site, address
        finally:
            server.terminate()


@pytest.fixture
def page(browser: Any, served: tuple[Path, str]) -> Iterator[Any]:
    """The page of the first article, open."""
    opened = browser.new_page(viewport={"width": 1000, "height": 700})
    opened.goto(f"{served[1]}articles/a.html")
    yield opened
    opened.close()


def top_of(page: Any, words: str) -> float:
    """How far down in the window a paragraph stands."""
    return float(page.locator("main p", has_text=words).first.evaluate("one => one.getBoundingClientRect().top"))


def test_a_reload_keeps_the_paragraph_in_view_where_it_is(served: tuple[Path, str], page: Any) -> None:
    page.locator("main p", has_text="Paragraphe 40.").first.evaluate("one => one.scrollIntoView()")
    page.evaluate("scrollBy(0, -37)")
    before = top_of(page, "Paragraphe 40.")
    longer = [
        "Un tout nouveau paragraphe. " * 60,
        *PARAGRAPHS[:38],
        PARAGRAPHS[38] + "Un mot de plus.",
        *PARAGRAPHS[39:],
    ]
    (served[0] / "content" / "a.md").write_text(article(*longer), "utf-8")
    page.get_by_text("Un tout nouveau paragraphe.").first.wait_for(state="attached")
    page.wait_for_load_state("load")
    assert top_of(page, "Paragraphe 40.") == pytest.approx(before, abs=2)
    assert page.evaluate("scrollY") > 1000


def test_a_reload_keeps_the_place_when_the_very_paragraph_is_written_anew(served: tuple[Path, str], page: Any) -> None:
    page.evaluate("top => scrollBy(0, top + 10)", top_of(page, "Paragraphe 40."))
    before = top_of(page, "Paragraphe 41.")
    changed = [*PARAGRAPHS[:40], "Tout autre chose.", *PARAGRAPHS[41:]]
    (served[0] / "content" / "a.md").write_text(article(*changed), "utf-8")
    page.get_by_text("Tout autre chose.").wait_for(state="attached")
    page.wait_for_load_state("load")
    assert top_of(page, "Paragraphe 41.") == pytest.approx(before, abs=2)


def test_only_a_page_that_changed_is_loaded_again(browser: Any, served: tuple[Path, str], page: Any) -> None:
    site, address = served
    other = browser.new_page()
    other.goto(f"{address}articles/b.html")
    other.evaluate("window.untouched = true")
    (site / "content" / "a.md").write_text(article("Des missiles ont frappé Kiev lundi.", "Une phrase neuve."), "utf-8")
    page.get_by_text("Une phrase neuve.").first.wait_for(state="attached")
    other.wait_for_timeout(300)
    assert other.evaluate("window.untouched")
    other.close()


def test_a_new_style_is_put_on_without_loading_the_page_again(served: tuple[Path, str], page: Any) -> None:
    page.evaluate("window.untouched = true")
    own = served[0] / "templates" / "static"
    own.mkdir(parents=True)
    own.joinpath("site.css").write_text("body { background: rgb(1, 2, 3) }\n", "utf-8")
    page.wait_for_selector("link[rel=stylesheet][href*='preview=']", state="attached")
    for _ in range(100):
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        if colour == "rgb(1, 2, 3)":
            break
        page.wait_for_timeout(50)
    assert colour == "rgb(1, 2, 3)"
    assert page.evaluate("window.untouched")


def test_a_broken_article_shows_its_error_over_the_last_good_page_until_it_is_mended(
    served: tuple[Path, str], page: Any
) -> None:
    file = served[0] / "content" / "a.md"
    good = file.read_text("utf-8")
    file.write_text(good.replace("title: Frappes", "title: [Frappes"), "utf-8")
    box = page.locator("#build-problems")
    box.wait_for()
    assert "content/a.md:3:1" in box.locator("code").inner_text()
    assert "the last good site is shown" in box.inner_text()
    assert page.locator("main p", has_text="Paragraphe 40.").count()
    page.reload()
    box.wait_for()
    assert page.locator("main p", has_text="Paragraphe 40.").count()
    file.write_text(good, "utf-8")
    box.wait_for(state="detached")


def test_a_template_that_fails_is_named_over_the_last_good_page(served: tuple[Path, str], page: Any) -> None:
    own = served[0] / "templates"
    own.mkdir()
    (own / "article.html").write_text("{% block %}\n", "utf-8")
    box = page.locator("#build-problems")
    box.wait_for()
    assert "templates/article.html:1" in box.locator("code").inner_text()
    (own / "article.html").unlink()
    box.wait_for(state="detached")


def test_the_page_of_a_new_article_appears_where_it_was_waited_for(browser: Any, served: tuple[Path, str]) -> None:
    site, address = served
    page = browser.new_page()
    page.goto(f"{address}articles/c.html")
    assert page.locator("h1").inner_text() == "Il n’y a pas de page ici"
    (site / "content" / "c.md").write_text(article("Une phrase toute neuve.").replace("Frappes", "Neuf"), "utf-8")
    page.get_by_text("Une phrase toute neuve.").first.wait_for()
    page.close()
