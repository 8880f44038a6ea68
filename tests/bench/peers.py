"""The programs that a build is timed beside: how each makes a site of the same posts, and how it builds again."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from generator.compiled import is_compiled

SITE = """
title: Banc d’essai
description: Des dépêches synthétiques
base_url: https://example.org/
language: fr
time_zone: Europe/Paris
search: false
pictures: false
"""

HUGO = """
baseURL = "https://example.org/"
locale = "fr"
title = "Banc"
disableKinds = ["taxonomy", "term"]
[markup.goldmark.renderer]
unsafe = true
"""
HUGO_LIST = "<!doctype html><title>{{ .Title }}</title><ul>{{ range .Pages }}<li>{{ .Date }} <a href='{{ .Permalink }}'>{{ .Title }}</a>{{ end }}</ul>"  # noqa: E501
HUGO_PAGE = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1><p>{{ .Date }}</p>{{ .Content }}"

PELICAN = """
SITENAME = "Banc"
SITEURL = "https://example.org"
PATH = "content"
TIMEZONE = "Europe/Paris"
DEFAULT_LANG = "fr"
FEED_ALL_ATOM = "feed.atom"
CACHE_CONTENT = {cache}
LOAD_CONTENT_CACHE = {cache}
"""

MKDOCS = """
site_name: Banc
site_url: https://example.org/
docs_dir: content
theme: {name: null, custom_dir: theme}
plugins: []
"""
MKDOCS_PAGE = "<!doctype html><title>{{ page.title }}</title>{{ page.content }}"
"""Without a list of all pages on each: MkDocs' own themes take time with the square of their number."""


class Peer(msgspec.Struct, frozen=True):
    """A program: its name, the dialect of front matter it reads, what prepares a site, and its command to build one.

    `again` is the command where it has another for a site that it built before.
    """

    name: str
    flavor: str
    prepare: Callable[[Path], None]
    build: Sequence[str]
    again: Sequence[str] = ()


def ours() -> Peer:
    """This program, all of it but the search index and the pictures."""

    def prepare(site: Path) -> None:
        (site / "site.yaml").write_text(SITE, "utf-8")

    name = "escalation, compiled" if is_compiled() else "escalation"
    return Peer(name, "yaml", prepare, (sys.executable, "-m", "generator", "build", "--quiet"))


def installed() -> list[Peer]:
    """The other programs that are found on the PATH."""
    known = [_hugo(), _pelican(cache=False), _pelican(cache=True), _mkdocs()]
    return [peer for peer in known if shutil.which(peer.build[0])]


def _hugo() -> Peer:
    def prepare(site: Path) -> None:
        (site / "hugo.toml").write_text(HUGO, "utf-8")
        layouts = site / "layouts" / "_default"
        layouts.mkdir(parents=True)
        (layouts / "list.html").write_text(HUGO_LIST, "utf-8")
        (layouts / "single.html").write_text(HUGO_PAGE, "utf-8")

    return Peer("Hugo", "yaml", prepare, ("hugo", "--quiet"))


def _pelican(*, cache: bool) -> Peer:
    def prepare(site: Path) -> None:
        (site / "pelicanconf.py").write_text(PELICAN.format(cache=cache), "utf-8")

    name = "Pelican, content cache" if cache else "Pelican"
    return Peer(name, "pelican", prepare, ("pelican", "-q", "-s", "pelicanconf.py"))


def _mkdocs() -> Peer:
    def prepare(site: Path) -> None:
        (site / "mkdocs.yml").write_text(MKDOCS, "utf-8")
        (site / "theme").mkdir()
        (site / "theme" / "main.html").write_text(MKDOCS_PAGE, "utf-8")

    build = ("mkdocs", "build", "--quiet")
    return Peer("MkDocs (--dirty, may be stale)", "yaml", prepare, build, (*build, "--dirty"))
