"""The preview, used as a browser uses it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
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


@pytest.fixture
def preview(make_site: Callable[..., Path]) -> Iterator[tuple[Path, str]]:
    """A site being served by the command, below the path of its base_url, and its address."""
    site = make_site(
        "language: fr\nbase_url: https://example.org/crise/\n",
        {"a.md": ARTICLE.format(title="Frappes", city="Kiev")},
    )
    command = [sys.executable, "-u", "-m", "generator", "serve", "--site", str(site), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[1]
        yield site, address
        server.terminate()


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        return answer.read().decode()


def updates(address: str) -> Iterator[dict]:
    root = address.removesuffix("crise/")
    with urllib.request.urlopen(root + "-/reload", timeout=20) as stream:
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


def test_a_change_reaches_the_browser_and_a_mistake_keeps_the_last_good_site(preview: tuple[Path, str]) -> None:
    site, address = preview
    states = updates(address)
    first = next(states)["version"]
    time.sleep(0.3)
    (site / "content" / "a.md").write_text(ARTICLE.format(title="Frappes", city="Kharkiv"), "utf-8")
    assert next(states)["version"] == first + 1
    assert "Kharkiv" in get(address)

    (site / "site.yaml").write_text("titel: x\n", "utf-8")
    state = next(states)
    assert state["version"] == first + 1
    assert state["problems"] == ["site.yaml:1:1: unknown key 'titel': did you mean 'title'?"]
    assert "Kharkiv" in get(address)
