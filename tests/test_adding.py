"""`escalation add`, as a person types it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PAGE = """<!doctype html><html lang="fr"><head><title>Frappe sur Kiev</title>
<meta property="article:published_time" content="2022-10-12T08:00:00+02:00"></head><body><article>
<h1>Frappe sur Kiev</h1>
<p>Des missiles ont frappé Kiev lundi, selon le ministère de la Défense, faisant des victimes dans la capitale.</p>
<p>La veille, Moscou avait menacé de riposter à l'explosion du pont, attribuée aux services spéciaux ukrainiens.</p>
</article></body></html>
"""


def add(site: Path, *sources: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "add", *sources, "--site", str(site)]
    return subprocess.run(command, capture_output=True, text=True, check=False, input=typed)


def test_a_saved_page_becomes_an_article_once(make_site: Callable[..., Path], tmp_path: Path) -> None:
    site = make_site("language: fr\n", {})
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    first = add(site, str(page))
    assert first.returncode == 0, first.stderr
    assert "1 new, 0 known, 0 failed" in first.stdout
    article = (site / "content" / "2022-10-12-frappe-sur-kiev.md").read_text("utf-8")
    assert "published: 2022-10-12" in article
    assert "Des missiles ont frappé Kiev lundi" in article

    again = add(site, "-", typed=f"# a list\n\n{page}\n")
    assert "0 new, 1 known, 0 failed" in again.stdout


def test_what_cannot_be_added_is_named_and_the_rest_is_added(make_site: Callable[..., Path], tmp_path: Path) -> None:
    site = make_site("language: fr\n", {})
    page = tmp_path / "page.html"
    page.write_text(PAGE, "utf-8")
    done = add(site, str(tmp_path / "none.html"), "ftp://example.org/a", "http://127.0.0.1:9/a", str(page))
    assert done.returncode == 1
    assert "1 new, 0 known, 3 failed" in done.stdout
    assert "none.html: " in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_to_add_is_a_wrong_command(make_site: Callable[..., Path]) -> None:
    assert add(make_site("language: fr\n", {})).returncode == 2
