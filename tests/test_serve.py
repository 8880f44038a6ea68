"""The preview, used as a browser uses it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ARTICLE = """---
title: {title}
published: 2022-10-12
source: Carnet
language: fr
---

Des missiles ont frappé {city} lundi.
"""


SETTINGS = "language: fr\nbase_url: https://example.org/crise/\n"


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which the command serves the site."""
    command = [sys.executable, "-u", "-m", "generator", "serve", "--site", str(site), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[1]
        time.sleep(0.3)  # until the folder is watched
        try:
            yield address
        finally:
            server.terminate()


@pytest.fixture
def preview(make_site: Callable[..., Path]) -> Iterator[tuple[Path, str]]:
    """A site being served, below the path of its base_url, and its address."""
    site = make_site(SETTINGS, {"a.md": ARTICLE.format(title="Frappes", city="Kiev")})
    with served(site) as address:
        yield site, address


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def news(address: str, page: str) -> Iterator[dict]:
    root = address.removesuffix("crise/")
    with urllib.request.urlopen(f"{root}-/reload?page={page}", timeout=20) as stream:
        for line in stream:
            if line.startswith(b"data: "):
                yield json.loads(line.removeprefix(b"data: "))


def test_the_site_is_served_below_its_own_path_with_the_reload_script(preview: tuple[Path, str]) -> None:
    _, address = preview
    assert address.endswith("/crise/")
    assert "/-/reload.js" in get(address)
    assert "EventSource" in get(address.removesuffix("crise/") + "-/reload.js")
    assert "Kiev" in get(address.removesuffix("crise/"))


def test_what_is_not_there_answers_404_with_the_sites_own_page(preview: tuple[Path, str]) -> None:
    _, address = preview
    for path in ("rien.html", "../content/a.md", "%2e%2e/content/a.md"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            get(address + path)
        assert caught.value.code == 404
        assert b"<html" in caught.value.read()


def test_files_that_did_not_change_are_not_sent_again(preview: tuple[Path, str]) -> None:
    _, address = preview
    with urllib.request.urlopen(address + "static/site.css", timeout=10) as answer:
        tag = answer.headers["ETag"]
    asked = urllib.request.Request(address + "static/site.css", headers={"If-None-Match": tag})
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(asked, timeout=10)
    assert caught.value.code == 304
    caught.value.close()


def test_a_page_is_news_only_where_its_own_bytes_changed(preview: tuple[Path, str]) -> None:
    site, address = preview
    article, ladder = news(address, "/crise/articles/a.html"), news(address, "/crise/method.html")
    before, same = next(article), next(ladder)
    (site / "content" / "a.md").write_text(ARTICLE.format(title="Frappes", city="Kharkiv"), "utf-8")
    assert next(article)["page"] != before["page"]
    assert next(ladder) == same
    assert "Kharkiv" in get(address)


def test_a_mistake_in_the_settings_keeps_the_last_good_site(preview: tuple[Path, str]) -> None:
    site, address = preview
    states = news(address, "/crise/")
    before = next(states)
    settings = (site / "site.yaml").read_text("utf-8")
    (site / "site.yaml").write_text("titel: x\n", "utf-8")
    state = next(states)
    assert (state["page"], state["published"]) == (before["page"], False)
    wrong = {"severity": "error", "place": "site.yaml:1:1", "text": "unknown key 'titel': did you mean 'title'?"}
    assert state["problems"] == [wrong]
    assert "Kiev" in get(address)
    (site / "site.yaml").write_text(settings, "utf-8")
    assert next(states) == before


def test_an_article_that_breaks_keeps_the_last_good_site(preview: tuple[Path, str]) -> None:
    site, address = preview
    states = news(address, "/crise/articles/a.html")
    before = next(states)
    (site / "content" / "a.md").write_text("---\ntitle: [\n---\nTexte.\n", "utf-8")
    state = next(states)
    assert (state["page"], state["published"]) == (before["page"], False)
    assert state["problems"][0]["place"].rpartition("content/")[2].startswith("a.md:")
    assert "Kiev" in get(address + "articles/a.html")
    (site / "content" / "b.md").write_text(ARTICLE.format(title="Autres frappes", city="Lviv"), "utf-8")
    assert not next(states)["published"]
    (site / "content" / "a.md").unlink()
    assert next(states)["published"]
    assert "Lviv" in get(address)


def test_an_article_that_was_broken_from_the_start_hinders_no_other(make_site: Callable[..., Path]) -> None:
    broken = "---\ntitle: [\n---\nTexte.\n"
    site = make_site(SETTINGS, {"a.md": ARTICLE.format(title="Frappes", city="Kiev"), "broken.md": broken})
    with served(site) as address:
        states = news(address, "/crise/articles/a.html")
        before = next(states)
        assert before["published"]
        assert before["problems"][0]["place"].rpartition("content/")[2].startswith("broken.md:")
        (site / "content" / "a.md").write_text(ARTICLE.format(title="Frappes", city="Kharkiv"), "utf-8")
        assert next(states)["page"] != before["page"]
