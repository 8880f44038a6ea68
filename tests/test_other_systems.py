"""What holds on Windows and macOS as it does here: names of files, encodings, processes not forked."""

from __future__ import annotations

import json
import os
import pickle
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest

from generator.articles.identifiers import slug
from generator.pages.addresses import slugs
from generator.starting import start, starter_languages

DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def impossible(paths: Iterable[str]) -> list[str]:
    """The paths that Windows or macOS could not keep apart or have at all."""
    paths = list(paths)
    same = Counter(path.casefold() for path in paths)
    bad = [path for path in paths if same[path.casefold()] > 1]
    for path in paths:
        for part in PurePosixPath(path).parts:
            if re.search(r'[<>:"|?*\\\x00-\x1f]', part) or part[-1] in ". " or DEVICE.fullmatch(part):
                bad.append(path)
        if len(path) > 180:
            bad.append(path)
    return bad


def files(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def test_what_is_impossible_is_seen() -> None:
    assert impossible(["a/b.html", "a/B.html"]) == ["a/b.html", "a/B.html"]
    for name in ("actors/con.html", "a:b", "end.", "x" * 200, "a\\b"):
        assert impossible([name]) == [name]


def test_every_published_file_can_be_had_on_every_system(built_site: Path) -> None:
    assert impossible(files(built_site)) == []


@pytest.mark.parametrize("language", starter_languages())
def test_every_file_of_a_new_site_can_be_had_on_every_system(tmp_path: Path, language: str) -> None:
    start(tmp_path / "site", language)
    assert impossible(files(tmp_path / "site")) == []


def test_no_address_is_the_name_of_a_device() -> None:
    names = ["Con", "aux", "NUL", "com1", "Lpt9", "Concorde"]
    assert impossible(f"{slug(name)}.md" for name in names) == []
    assert impossible(f"actors/{key}.html" for key in slugs(names).values()) == []
    assert slug("Concorde") == "concorde"


def test_a_terminal_that_lacks_letters_is_told_what_it_can_show(make_site) -> None:
    article = "---\ntitle: Frappes\npublished: 2022-10-12\nlanguage: fr\n---\n\nDes missiles ont frappé Kiev lundi.\n"
    site = make_site("language: fr\n", {"a.md": article})
    for encoding in ("cp1252", "ascii"):
        environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "generator", "explain", "a.md", "--site", str(site)]
        shown = subprocess.run(command, capture_output=True, check=False, env=environment)
        assert shown.returncode == 0, shown.stderr
        assert "2022-10-10" in shown.stdout.decode(encoding)
        exact = subprocess.run([*command, "--json"], capture_output=True, check=True, env=environment)
        assert json.loads(exact.stdout.decode("utf-8"))["article"]["text"] == "Des missiles ont frappé Kiev lundi."


def test_processes_that_are_not_forked_can_be_told_to_leave_interrupts_alone() -> None:
    """Where processes are spawned, what starts them travels pickled."""
    call, arguments = pickle.loads(pickle.dumps((signal.signal, (signal.SIGINT, signal.SIG_IGN))))
    assert call is signal.signal
    assert arguments == (signal.SIGINT, signal.SIG_IGN)
