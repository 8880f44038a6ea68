"""The wheel that users install holds what the program needs, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from what the repository holds."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=repository, capture_output=True, check=True)
    for name in tracked.stdout.decode().split("\0"):
        file = repository / name
        if name and file.is_file():
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(source)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_program_the_theme_the_languages_and_nothing_else(wheel: Path, repository: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder in ("articles", "dates", "events"):
        for file in (repository / "generator" / folder / "languages").glob("*.yaml"):
            assert f"generator/{folder}/languages/{file.name}" in names
    for file in (repository / "templates").rglob("*"):
        if file.is_file():
            assert f"generator/theme/{file.relative_to(repository / 'templates').as_posix()}" in names
    for kind in ("*.py", "*.js"):
        for file in (repository / "generator").rglob(kind):
            assert file.relative_to(repository).as_posix() in names
    for file in (repository / "generator" / "starter").rglob("*"):
        if file.is_file():
            assert f"generator/starter/{file.relative_to(repository / 'generator' / 'starter').as_posix()}" in names
    assert {name.split("/")[0].split("-")[0] for name in names} == {"generator", "escalation_timeline"}
    kinds = {
        Path(name).suffix
        for name in names
        if name.startswith("generator/") and "/theme/static/fonts/" not in name and "/starter/" not in name
    }
    assert kinds <= {".py", ".yaml", ".po", ".html", ".css", ".js", ".svg", ".json", ".ttf", ".md", ".txt"}


def test_the_installed_program_builds_a_site_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    """Run from the unpacked wheel, with this environment's libraries and without the checkout."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    site = tmp_path / "ma crise à suivre"
    (site / "content").mkdir(parents=True)
    (site / "site.yaml").write_text("title: Crise\nlanguage: fr\n", "utf-8")
    article = "---\ntitle: Frappes\npublished: 2022-10-12\nlanguage: fr\n---\n\nDes missiles ont frappé Kiev lundi.\n"
    (site / "content" / "a.md").write_text(article, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "PYTHONSAFEPATH": "1"}
    code = (
        "import generator, sys; assert 'installed' in generator.__file__;"
        "from generator.cli import main; main(['build'], prog_name='escalation')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "Kiev" in (site / "public" / "index.html").read_text("utf-8")
