"""What is kept between builds is never stale: after any change, a warm build gives the bytes of a cold one."""

from __future__ import annotations

import importlib.resources
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from generator import readings
from generator.articles.drafts import Source
from generator.articles.reading import Read
from generator.build import build
from generator.cache import reading_cache
from generator.reporting import Silent
from generator.settings import Settings
from generator.timeline.merging import Merged, Merger
from generator.timeline.periods import name_of_month

SETTINGS = """
title: Crise
language: fr
actors:
  - {name: Russie, aliases: [Moscou]}
named_dates: {guerre: 2022-02-24}
"""
ARTICLE = """---
title: Frappes
published: 2022-10-12
source: Carnet
language: fr
---

Moscou a frappé Kiev lundi. C'était le 229e jour de la guerre. Le Kremlin a menacé mardi de riposter.

Les gazouillis diplomatiques ont repris le 3 octobre entre les deux capitales.
"""
CORRECTION = """
- entry: {entry}
  change: {headline: Un autre titre}
  date: 2022-10-20
  reason: Le titre manquait de clarté.
"""


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def change_text(site: Path) -> None:
    path = site / "content" / "a.md"
    path.write_text(path.read_text("utf-8").replace("lundi", "dimanche"), "utf-8")


def change_publication(site: Path) -> None:
    path = site / "content" / "a.md"
    path.write_text(path.read_text("utf-8").replace("2022-10-12", "2022-10-19"), "utf-8")


def change_alias(site: Path) -> None:
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("[Moscou]", "[Moscou, Kremlin]"), "utf-8")


def change_named_date(site: Path) -> None:
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("2022-02-24", "2022-02-20"), "utf-8")


def add_pattern(site: Path) -> None:
    pattern = "ladder: {patterns: [{name: chatter, rung: -1, language: fr, match: gazouillis}]}\n"
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8") + pattern, "utf-8")


def override_template(site: Path) -> None:
    (site / "templates" / "static").mkdir(parents=True)
    (site / "templates" / "static" / "site.css").write_text("body { color: red }\n", "utf-8")
    (site / "templates" / "404.html").write_text("<html><title>nulle part</title></html>\n", "utf-8")


def remove_article(site: Path) -> None:
    (site / "content" / "b.md").unlink()


def add_article(site: Path) -> None:
    text = (
        ARTICLE.replace("Frappes", "Encore").replace("Kiev lundi", "Odessa lundi").replace("12\nsource", "14\nsource")
    )
    (site / "content" / "c.md").write_text(text.replace("Carnet", "Autre carnet"), "utf-8")


def correct(site: Path) -> None:
    entry = min(page.stem for page in (site / "public" / "entries").iterdir())
    (site / "content" / "corrections.yaml").write_text(CORRECTION.replace("{entry}", entry), "utf-8")


def change_style(site: Path) -> None:
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8") + "theme: {light: {paper: '#ffffff'}}\n", "utf-8")


def change_title(site: Path) -> None:
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Crise", "title: Autre crise"), "utf-8")


def change_zone(site: Path) -> None:
    path = site / "content" / "a.md"
    path.write_text(path.read_text("utf-8").replace("2022-10-12", "2022-10-12T23:30:00Z"), "utf-8")
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8") + "time_zone: Asia/Tokyo\n", "utf-8")


def rename_rung(site: Path) -> None:
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8") + "ladder: {names: {5: Batailles}}\n", "utf-8")


def add_sidecar(site: Path) -> None:
    (site / "content" / "b.yaml").write_text("author: Une autre main\n", "utf-8")


CHANGES = [
    change_text, change_publication, change_alias, change_named_date, add_pattern, override_template, remove_article,
    add_article, correct, change_style, change_title, change_zone, rename_rung, add_sidecar,
]  # fmt: skip


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    other = ARTICLE.replace("Frappes", "Autre").replace("Kiev lundi", "Kharkiv mardi")
    return make_site(SETTINGS, {"a.md": ARTICLE, "b.md": other})


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_a_warm_build_gives_the_bytes_of_a_cold_one(site: Path, change: Callable[[Path], None]) -> None:
    build(site, Silent())
    before = snapshot(site / "public")
    change(site)
    build(site, Silent())
    warm = snapshot(site / "public")
    shutil.rmtree(site / "public")
    shutil.rmtree(site / ".cache")
    build(site, Silent())
    assert warm == snapshot(site / "public")
    assert warm != before


def write_template_anew(site: Path) -> None:
    """Override a template that others include, whose compiled form the process holds from its last build."""
    path = site / "templates" / "colophon.html"
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + "<p>Encore une ligne.</p>\n", "utf-8")


def change_language(site: Path) -> None:
    path = site / "site.yaml"
    path.write_text(path.read_text("utf-8").replace("language: fr", "language: en"), "utf-8")


def test_a_process_that_builds_again_and_again_gives_the_bytes_of_a_fresh_one(site: Path, tmp_path: Path) -> None:
    """What a preview keeps in its memory from build to build is never stale."""
    build(site, Silent())
    one_ladder = [change for change in CHANGES if change is not rename_rung]
    for change in (*one_ladder, write_template_anew, write_template_anew, change_language):
        change(site)
        build(site, Silent())
    held = snapshot(site / "public")
    shutil.rmtree(site / ".cache")
    command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--output", str(tmp_path / "fresh")]
    subprocess.run([*command, "--quiet"], check=True)
    assert held == snapshot(tmp_path / "fresh")
    assert held["index.html"].count(b"<p>Encore une ligne.</p>") == 2
    assert b'lang="en"' in held["index.html"]


@pytest.mark.parametrize(
    ("file", "old", "new", "tells"),
    [
        ("generator/dates/languages/fr.yaml", "octobre", "octobrio", True),
        ("generator/events/languages/fr.ladder.yaml", "frapp", "frupp", True),
        ("generator/dates/nearest.py", "import datetime as dt", "import datetime as dt  # another rule", False),
    ],
)
def test_changed_language_data_and_code_are_read_anew(
    site: Path, repository: Path, tmp_path: Path, file: str, old: str, new: str, tells: bool
) -> None:
    """Builds with a copy of the program, changes the copy, and builds again, warm and cold."""
    program = tmp_path / "program"
    for folder in ("generator", "templates"):
        shutil.copytree(repository / folder, program / folder, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONSAFEPATH": "1"}

    def run() -> dict[str, bytes]:
        command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--quiet"]
        subprocess.run(command, env=environment, check=True, cwd=tmp_path)
        return snapshot(site / "public")

    before = run()
    path = program / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    warm = run()
    shutil.rmtree(site / ".cache")
    assert warm == run()
    assert (warm != before) == tells


def test_changed_rules_of_the_time_zone_are_read_anew(site: Path, repository: Path, tmp_path: Path) -> None:
    """Builds where the zone is Paris as it is, then as if Paris had taken the time of Tokyo, warm and cold."""
    change_zone(site)
    settings = site / "site.yaml"
    settings.write_text(settings.read_text("utf-8").replace("Asia/Tokyo", "Europe/Paris"), "utf-8")
    article = site / "content" / "a.md"
    article.write_text(article.read_text("utf-8").replace("T23:30:00Z", "T20:30:00Z"), "utf-8")
    zone = tmp_path / "zones" / "Europe" / "Paris"
    zone.parent.mkdir(parents=True)
    own = Path(str(importlib.resources.files("tzdata"))) / "zoneinfo"
    environment = {**os.environ, "PYTHONPATH": str(repository), "PYTHONTZPATH": str(tmp_path / "zones")}

    def run(rules: str) -> dict[str, bytes]:
        zone.write_bytes((own / rules).read_bytes())
        command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--quiet"]
        subprocess.run(command, env=environment, check=True, cwd=tmp_path)
        return snapshot(site / "public")

    before = run("Europe/Paris")
    warm = run("Asia/Tokyo")
    shutil.rmtree(site / ".cache")
    assert warm == run("Asia/Tokyo")
    assert b'datetime="2022-10-12"' in before["articles/a.html"]
    assert b'datetime="2022-10-13"' in warm["articles/a.html"]


def forget_the_last_build(site: Path) -> None:
    """Let the next build read and make everything that the store does not hold."""
    for name in ("build.msgpack", "published.msgpack"):
        (site / ".cache" / name).unlink(missing_ok=True)


def count(site: Path, table: str) -> int:
    store = "readings" if table in ("heads", "parts") else "timeline"
    with closing(sqlite3.connect(site / ".cache" / f"{store}.sqlite")) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


def test_what_was_read_once_is_not_read_again(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(site, Silent())
    forget_the_last_build(site)

    def fail(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr("generator.readings.read_source", fail)
    assert build(site, Silent()).published.written == 0


def test_a_changed_article_is_the_only_one_that_is_read(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(site, Silent())
    honest, read = readings.read_source, []

    def watched(source: Source, settings: Settings) -> Read:
        read.append(source.path)
        return honest(source, settings)

    monkeypatch.setattr(readings, "read_source", watched)
    change_text(site)
    build(site, Silent())
    assert read == ["a.md"]


@pytest.mark.parametrize("store", ["readings", "timeline"])
@pytest.mark.parametrize("garbage", [b"", b"not a database at all" * 100, b"SQLite format 3\0" + b"\xff" * 8000])
def test_a_damaged_store_is_replaced_without_a_word(site: Path, garbage: bytes, store: str) -> None:
    build(site, Silent())
    good = snapshot(site / "public")
    reporter = Silent()
    for _ in range(2):
        (site / ".cache" / f"{store}.sqlite").write_bytes(garbage)
        forget_the_last_build(site)
        build(site, reporter)
    assert snapshot(site / "public") == good
    assert reporter.problems == []


@pytest.mark.parametrize("name", ["readings", "timeline"])
def test_a_store_whose_pages_are_damaged_does_no_harm(site: Path, name: str) -> None:
    build(site, Silent())
    good = snapshot(site / "public")
    store = site / ".cache" / f"{name}.sqlite"
    data = bytearray(store.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    store.write_bytes(bytes(data))
    forget_the_last_build(site)
    build(site, Silent())
    assert snapshot(site / "public") == good


@pytest.mark.parametrize(
    ("store", "harm"),
    [
        ("readings", "DELETE FROM parts"),
        ("readings", "UPDATE parts SET value = x'00'"),
        ("timeline", "DELETE FROM results"),
        ("timeline", "UPDATE results SET value = x'00'"),
        ("timeline", "DELETE FROM results WHERE kind <> 'words'"),
        ("timeline", "DELETE FROM entries"),
        ("timeline", "UPDATE entries SET value = x'00'"),
        ("timeline", "DROP TABLE entries"),
    ],
)
def test_what_is_lost_from_a_store_is_worked_out_again(site: Path, store: str, harm: str) -> None:
    """The heads are there, so nothing is amiss until a page is drawn."""
    build(site, Silent())
    good = snapshot(site / "public")
    before = [count(site, table) for table in ("parts", "results", "entries")]
    with closing(sqlite3.connect(site / ".cache" / f"{store}.sqlite")) as connection:
        connection.execute(harm)
        connection.commit()
    forget_the_last_build(site)
    for page in (site / "public" / "articles" / "a.html", *(site / "public" / "entries").glob("*.html")):
        page.unlink()
    reporter = Silent()
    build(site, reporter)
    assert snapshot(site / "public") == good
    assert reporter.problems == []
    forget_the_last_build(site)
    build(site, reporter)
    assert [count(site, table) for table in ("parts", "results", "entries")] == before


def test_a_changed_article_has_only_its_own_months_merged(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "content" / "y.md").write_text(ARTICLE.replace("2022-10-12", "2023-05-16").replace("3 octobre", "3 mai"))
    build(site, Silent())
    honest, merged = Merger.month, []

    def watched(self: Merger, month: int) -> Merged:
        merged.append(name_of_month(month))
        return honest(self, month)

    monkeypatch.setattr(Merger, "month", watched)
    change_text(site)
    build(site, Silent(), jobs=1)
    assert merged == ["2022-10"]


def test_entries_that_are_no_more_are_forgotten(site: Path) -> None:
    build(site, Silent())
    held = count(site, "entries")
    change_text(site)
    build(site, Silent())
    assert count(site, "entries") == held


def test_a_store_that_cannot_be_kept_costs_time_and_nothing_else(site: Path) -> None:
    build(site, Silent())
    good = snapshot(site / "public")
    shutil.rmtree(site / ".cache")
    (site / ".cache" / "readings.sqlite").mkdir(parents=True)
    shutil.rmtree(site / "public")
    build(site, Silent())
    assert snapshot(site / "public") == good


def test_an_article_that_did_not_get_the_id_it_asked_for_is_kept_too(site: Path) -> None:
    """Its head stands in the store under the id that it asked for, which another article has."""
    other = ARTICLE.replace("title: Frappes", "title: Tout autre\nslug: a").replace("Kiev lundi", "Lviv lundi")
    text = other.replace("Les gazouillis diplomatiques ont repris", "Une trêve a été signée")
    (site / "content" / "z.md").write_text(text, "utf-8")
    build(site, Silent())
    good = snapshot(site / "public")
    assert len([path for path in good if path.startswith("articles/a-")]) == 1
    shutil.rmtree(site / "public")
    forget_the_last_build(site)
    build(site, Silent())
    assert snapshot(site / "public") == good


def test_what_is_not_asked_for_any_more_is_forgotten(site: Path) -> None:
    build(site, Silent())
    assert count(site, "heads") == 2
    assert count(site, "parts") > 2
    with reading_cache(site / ".cache" / "readings.sqlite", Settings()):
        pass
    assert (count(site, "heads"), count(site, "parts")) == (0, 0)
