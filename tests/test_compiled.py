"""The program compiled to machine code says the same as its sources: run by `make test-compiled`."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.comparing import fingerprint
from generator.compiled import is_compiled

compiled = pytest.mark.skipif(not is_compiled(), reason="not compiled here: make test-compiled")


@pytest.fixture
def lists(repository: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What setup.py names, read without compiling."""
    monkeypatch.setattr("setuptools.setup", lambda **_: None)
    monkeypatch.delenv("ESCALATION_COMPILE", raising=False)
    return runpy.run_path(str(repository / "setup.py"))


def test_what_is_not_compiled_exists_and_says_why(lists: dict[str, object], repository: Path) -> None:
    for name in lists["INTERPRETED"]:  # type: ignore[attr-defined]
        source = (repository / "generator" / name).read_text("utf-8")
        assert re.search(r"msgspec|\(list\[|self\._words\[", source), f"{name} could be compiled"


def test_no_module_that_is_compiled_loses_the_options_of_its_values(lists: dict[str, object], repository: Path) -> None:
    """A compiled class takes them from its base alone: see generator/frozen.py."""
    for room in lists["ROOMS"]:  # type: ignore[attr-defined]
        for file in (repository / "generator" / room).glob("*.py"):
            if f"{room}/{file.name}" not in lists["INTERPRETED"]:  # type: ignore[operator]
                assert "(msgspec.Struct" not in file.read_text("utf-8"), f"{file} defines values of its own"


def test_the_version_says_whether_the_program_is_compiled(repository: Path) -> None:
    command = [sys.executable, "-m", "generator", "--version"]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=repository / "tests").stdout
    assert ("compiled" in said) is is_compiled()


@compiled
def test_every_module_of_the_rooms_is_compiled(lists: dict[str, object], repository: Path) -> None:
    for room in lists["ROOMS"]:  # type: ignore[attr-defined]
        for file in (repository / "generator" / room).glob("*.py"):
            if f"{room}/{file.name}" not in lists["INTERPRETED"] and file.stem != "__init__":  # type: ignore[operator]
                found = find_spec(f"generator.{room}.{file.stem}")
                assert found is not None
                assert str(found.origin).endswith(tuple(EXTENSION_SUFFIXES)), file


@compiled
def test_the_compiled_program_builds_the_same_site_byte_by_byte(repository: Path, tmp_path: Path) -> None:
    interpreter = repository / ".venv" / "bin" / "python"
    if not interpreter.exists():
        pytest.skip("no environment with the sources (.venv) to compare with")
    made = []
    for name, python in (("compiled", sys.executable), ("sources", str(interpreter))):
        site = tmp_path / name
        shutil.copytree(repository / "content", site / "content")
        settings = (repository / "site.yaml").read_text("utf-8")
        (site / "site.yaml").write_text(f"{settings}\npictures: false\n", "utf-8")
        subprocess.run([python, "-m", "generator", "build", "--quiet"], cwd=site, check=True)
        made.append(fingerprint(site / "public"))
    assert made[0] == made[1]
