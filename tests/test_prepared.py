"""What the program works out of its own files is kept in a site's cache, and never decides what is read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.events.language import compile_language, language_of
from generator.events.words import Words
from generator.prepared import keep_prepared, prepared, preparing_in

ARTICLE = "---\ntitle: Trêve\npublished: 2022-10-12\nlanguage: fr\n---\n\nKiev a signé le 3 octobre une trêve.\n"


def built(site: Path, repository: Path) -> bytes:
    """The timeline of a build by a new process."""
    environment = {**os.environ, "PYTHONPATH": str(repository)}
    command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--quiet"]
    subprocess.run(command, env=environment, check=True)
    return (site / "public" / "timeline.json").read_bytes()


def test_rules_that_were_kept_read_the_same_and_damaged_ones_are_made_anew(tmp_path: Path, repository: Path) -> None:
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "site.yaml").write_text("title: Crise\nlanguage: fr\npictures: false\nsearch: false\n", "utf-8")
    (site / "content" / "a.md").write_text(ARTICLE, "utf-8")
    first = built(site, repository)
    kept = {path.name: path.read_bytes() for path in (site / ".cache").glob("*.prepared")}
    assert sorted(kept) == ["months-fr.prepared", "words-fr.prepared"]
    assert b"2022-10-03" in first
    for damage in (None, lambda data: data[:-1], lambda data: data[:40] + bytes([data[40] ^ 1]) + data[41:]):
        for name, data in kept.items():
            (site / ".cache" / name).write_bytes(data if damage is None else damage(data))
        (site / "content" / "a.md").touch()
        for path in (site / ".cache").glob("*.sqlite*"):
            path.unlink()
        assert built(site, repository) == first
        assert {path.name: path.read_bytes() for path in (site / ".cache").glob("*.prepared")} == kept


def test_what_is_kept_under_one_key_is_not_found_under_another(tmp_path: Path) -> None:
    keep_prepared("words", b"rules", b"never: no folder is named")
    with preparing_in(tmp_path / "cache"):
        assert prepared("words", b"rules") is None
        keep_prepared("words", b"rules", b"data")
        assert prepared("words", b"rules") == b"data"
        assert prepared("words", b"other rules") is None
    assert prepared("words", b"rules") is None


def test_a_folder_that_cannot_be_made_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with preparing_in(tmp_path / "file" / "cache"):
        keep_prepared("words", b"rules", b"data")
        assert prepared("words", b"rules") is None


@pytest.mark.parametrize("code", ["fr", "en"])
def test_a_language_is_compiled_into_the_same_tables_each_time(code: str) -> None:
    tables = compile_language(code)
    assert tables == compile_language(code)
    words = Words("Les forces de Kiev ont annoncé mardi un cessez-le-feu; the army said it fired missiles.")
    known = language_of(code, tables)
    assert known.candidates(known.lexicon.occurrences(words)).rungs
