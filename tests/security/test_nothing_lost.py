# ruff: noqa: E501 -- files are read more easily as they are written
"""Commands that write into the content folder: nothing that a person wrote is lost, whatever happens meanwhile."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.articles.adding.add import _write_whole, add
from generator.articles.adding.model import Fate
from generator.errors import UserError
from generator.located_yaml import load
from generator.settings import Settings
from generator.timeline.recording import append_decision

REPOSITORY = Path(__file__).parents[2]
DECISION = {"date": "2023-01-01", "reason": "R", "quote": "Q", "pin": True}
CORRECTIONS = "# Décidé à deux.\n- date: 2022-12-31   # veille\n  reason: 'Zut: un deux-points'\n  quote: Q\n  note: |\n    Une\n    note\n"
WRITTEN = """---
# Relu par Ana, le 3.
zotero: {key: AB12, collection: [b, a]}   # ne pas changer
date: 2022-10-12
title: "Un: titre"

lang: fr
---

Le texte,  tel quel.
"""


def test_front_matter_keeps_its_comments_its_order_and_what_others_wrote(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(WRITTEN, "utf-8")
    report = add([str(source)], tmp_path / "site", Settings())
    text = report.of(Fate.NEW)[0].path.read_text("utf-8")
    kept = WRITTEN.split("---\n")[1]
    assert text.startswith(f"---\n{kept}")
    assert text.endswith("---\n\nLe texte,  tel quel.\n")
    added = load(text.split("---\n")[1].removeprefix(kept), "added").data
    assert set(added) == {"retrieved", "sha256"}


@pytest.mark.parametrize("yaml", ["{title: T, date: 2022-10-12}", "title: T\n...", "", "'title': T\n'tags':\n- a\n- b"])
def test_front_matter_written_in_any_way_is_completed(tmp_path: Path, yaml: str) -> None:
    source = tmp_path / "a.md"
    source.write_text(f"---\n{yaml}\n---\n\nTexte.\n", "utf-8")
    report = add([str(source)], tmp_path / "site", Settings())
    assert not report.of(Fate.FAILED)
    text = report.of(Fate.NEW)[0].path.read_text("utf-8")
    data = load(text.split("---\n")[1], "file").data
    assert {"retrieved", "sha256"} <= set(data)
    assert data.items() >= (load(yaml.removesuffix("\n..."), "file").data or {}).items()


def test_adding_twice_changes_nothing_and_what_was_edited_stays(tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    source.write_text(WRITTEN, "utf-8")
    path = add([str(source)], tmp_path / "site", Settings()).of(Fate.NEW)[0].path
    edited = path.read_text("utf-8").replace("tel quel", "corrigé").replace("# Relu", "# Relu deux fois")
    path.write_text(edited, "utf-8")
    again = add([str(source)], tmp_path / "site", Settings())
    assert [one.fate for one in again.outcomes] == [Fate.KNOWN]
    assert [one.read_text("utf-8") for one in path.parent.iterdir()] == [edited]


def test_a_file_that_comes_in_the_meantime_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        _write_whole(path, b"theirs")
    assert path.read_text() == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]


def no_room() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_a_full_disk_leaves_no_half_article_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "site" / "content").mkdir(parents=True)
    (tmp_path / "site" / "site.yaml").write_text("language: fr\n")
    (tmp_path / "a.md").write_text(WRITTEN, "utf-8")
    command = [sys.executable, "-m", "generator", "add", "--site", str(tmp_path / "site"), str(tmp_path / "a.md")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=no_room)
    assert done.returncode == 1
    assert "cannot be written (File too large)" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "site" / "content").iterdir()) == []


def test_a_full_disk_leaves_the_corrections_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text(CORRECTIONS, "utf-8")
    code = (
        "import sys, pathlib; from generator.timeline.recording import append_decision\n"
        "from generator.errors import UserError\n"
        f"try: append_decision(pathlib.Path(sys.argv[1]), {DECISION!r})\n"
        "except UserError as error: print(error)\n"
    )
    command = [sys.executable, "-c", code, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, preexec_fn=no_room, cwd=REPOSITORY)
    assert "cannot be written" in done.stdout
    assert path.read_text("utf-8") == CORRECTIONS
    assert [one.name for one in tmp_path.iterdir()] == ["corrections.yaml"]


def test_corrections_are_whole_at_any_moment_that_somebody_looks(tmp_path: Path) -> None:
    """A process that records one decision after another is killed again and again; every state found is whole."""
    path = tmp_path / "corrections.yaml"
    path.write_text(CORRECTIONS, "utf-8")
    code = (
        "import sys, pathlib; from generator.timeline.recording import append_decision\n"
        "print('ready', flush=True)\n"
        f"while True: append_decision(pathlib.Path(sys.argv[1]), {DECISION!r})\n"
    )
    states = 0
    for moment in range(8):
        with subprocess.Popen(
            [sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, cwd=REPOSITORY
        ) as victim:
            assert victim.stdout is not None
            victim.stdout.readline()
            end = time.monotonic() + 0.02 + moment * 0.01
            while time.monotonic() < end:
                text = path.read_text("utf-8")
                assert text.startswith(CORRECTIONS)
                data = load(text, "corrections").data
                assert all(one["quote"] == "Q" for one in data)
                states += 1
            victim.kill()
    assert states >= 8
    append_decision(path, DECISION)
    assert path.read_text("utf-8").startswith(CORRECTIONS)


def test_a_decision_recorded_twice_stands_twice_and_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    for _ in range(2):
        append_decision(path, DECISION)
    assert len(load(path.read_text("utf-8"), "corrections").data) == 2


def test_a_file_that_cannot_be_added_to_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "corrections.yaml"
    for text in ("[{date: 2022-12-31}]\n", "a: b\n", "- [\n"):
        path.write_text(text)
        with pytest.raises(UserError):
            append_decision(path, DECISION)
        assert path.read_text() == text
    assert [one.name for one in tmp_path.iterdir()] == ["corrections.yaml"]
