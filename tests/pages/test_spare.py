"""The folder that is kept between builds: it saves time, and whatever befalls it the site is what it must be."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.ledger import Ledger
from generator.pages.output import Output
from generator.pages.publishing import MARKER, publish

NAMES = ("index.html", "a/one.html", "a/two.html", "b/c/three.html", "b/four.html")


def build(folder: Path, site: dict[str, str]) -> None:
    (folder / "cache").mkdir(exist_ok=True)
    outputs = [Output(path, text.encode, text.encode().ljust(16)) for path, text in site.items()]
    publish(outputs, folder / "public", ledger=Ledger(folder / "cache" / "published.msgpack"))


def found(folder: Path) -> dict[str, str]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in paths}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def _edit(file: Path) -> None:
    if file.is_file():
        file.write_text("harmed")
        os.utime(file, (7, 7))


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)


def _add(folder: Path) -> None:
    if folder.is_dir():
        (folder / "foreign.html").write_text("foreign")


HARMS: dict[str, Callable[[Path], object]] = {
    "none": lambda _: None,
    "a page edited": lambda site: _edit(site / "public" / "index.html"),
    "a page removed": lambda site: _remove(site / "public" / "a" / "one.html"),
    "a page added": lambda site: _add(site / "public"),
    "an empty folder added": lambda site: (site / "public" / "empty").mkdir(exist_ok=True),
    "the site removed": lambda site: shutil.rmtree(site / "public"),
    "a spare page edited": lambda site: _edit(site / "cache" / "spare" / "index.html"),
    "a spare page removed": lambda site: _remove(site / "cache" / "spare" / "a" / "one.html"),
    "a spare page added": lambda site: _add(site / "cache" / "spare" / "a"),
    "the spare folder removed": lambda site: shutil.rmtree(site / "cache" / "spare", ignore_errors=True),
    "a page and its record removed": lambda site: (
        _remove(site / "public" / "a" / "one.html"),
        _remove(site / "cache" / "spare.msgpack"),
    ),
    "its record removed": lambda site: _remove(site / "cache" / "spare.msgpack"),
    "its record damaged": lambda site: (site / "cache" / "spare.msgpack").write_bytes(b"\xc1"),
    "the ledger removed": lambda site: _remove(site / "cache" / "published.msgpack"),
}
SITES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["1", "2", "three"]), min_size=1)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(SITES, st.sampled_from(sorted(HARMS))), min_size=2, max_size=6))
def test_whatever_happens_between_builds_the_site_is_what_was_asked_for(
    tmp_path_factory: pytest.TempPathFactory, builds: list[tuple[dict[str, str], str]]
) -> None:
    folder = tmp_path_factory.mktemp("site")
    for site, harm in builds:
        build(folder, site)
        assert found(folder / "public") == site
        assert folders(folder / "public") - {"empty"} == {
            str(up) for path in site for up in Path(path).parents if up.name
        }
        assert sorted(path.name for path in folder.iterdir()) == ["cache", "public"]
        HARMS[harm](folder)


def test_only_what_changed_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = {f"pages/{number}.html": "same" for number in range(50)}
    build(tmp_path, site)
    build(tmp_path, {**site, "pages/7.html": "new"})
    before = {path: path.stat() for path in (tmp_path / "public").rglob("*.html")}
    touched = []
    link, unlink = os.link, os.unlink
    monkeypatch.setattr(os, "link", lambda one, other: (touched.append(other), link(one, other)))
    monkeypatch.setattr(os, "unlink", lambda path, **more: (touched.append(str(path)), unlink(path, **more)))
    build(tmp_path, {**site, "pages/7.html": "new", "pages/9.html": "newer"})
    assert {Path(path).name for path in touched} <= {"7.html", "9.html", "published.msgpack"}
    for path, status in before.items():
        found_now = path.stat()
        if path.name != "9.html":
            assert (found_now.st_ino, found_now.st_mtime_ns) == (status.st_ino, status.st_mtime_ns)


def test_the_old_site_is_not_written_through_a_second_name(tmp_path: Path) -> None:
    build(tmp_path, {"index.html": "old", "same.html": "s"})
    with (tmp_path / "public" / "index.html").open() as reader:
        build(tmp_path, {"index.html": "new", "same.html": "s"})
        build(tmp_path, {"index.html": "newer", "same.html": "s"})
        assert reader.read() == "old"


def test_a_site_that_cannot_be_moved_there_is_linked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when the site lies on another disk than its cache."""

    def refuse(_self: Path, _target: Path) -> Path:
        raise OSError(18, "Invalid cross-device link")

    build(tmp_path, {"index.html": "1", "same.html": "s"})
    monkeypatch.setattr(Path, "rename", refuse)
    for text in ("2", "3"):
        build(tmp_path, {"index.html": text, "same.html": "s"})
        assert found(tmp_path / "public") == {"index.html": text, "same.html": "s"}
        assert [path.name for path in tmp_path.iterdir() if path.name != "cache"] == ["public"]
