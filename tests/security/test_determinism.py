"""The same input gives the same bytes: on any day, in any place, in any number of processes, in any order of files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from security.sites import digests, write_site

REPOSITORY = Path(__file__).parents[2]
CLOCK = Path(__file__).parent / "another_clock"
ARTICLES = 230
"""More than are read and made in one process."""


def built(site: Path, jobs: int, **environment: str) -> dict[str, str]:
    """What a build of the site publishes, by a program started in this environment."""
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--jobs", str(jobs)]
    path = os.pathsep.join(filter(None, [environment.pop("first", ""), str(REPOSITORY)]))
    subprocess.run(command, cwd=site, env={"PYTHONPATH": path, **environment}, check=True)
    return digests(site / "public")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    site = write_site(tmp_path_factory.mktemp("plain") / "site", ARTICLES, every=8)
    shutil.copy(REPOSITORY / "content" / "2022-10-12-steadfast-noon.md", site / "content" / "zz.md")
    return site, built(site, 1, PYTHONHASHSEED="0", TZ="UTC", LANG="C")


def test_everything_else_is_different_and_every_byte_the_same(
    plain: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """Another path with other letters, three processes, another seed, zone, locale, order and age of files, and day."""
    site = tmp_path / "un très long chemin" / "за линией" / "site"
    (site / "content").mkdir(parents=True)
    shutil.copy(plain[0] / "site.yaml", site)
    for number, path in enumerate(sorted((plain[0] / "content").iterdir(), reverse=True)):
        copy = site / "content" / path.name
        copy.write_bytes(path.read_bytes())
        os.utime(copy, (number * 1_000_000, number * 1_000_000))
    other = built(
        site, 3, PYTHONHASHSEED="4242", TZ="Pacific/Kiritimati", LANG="tr_TR.UTF-8", LC_ALL="tr_TR.UTF-8",
        first=str(CLOCK), SOURCE_DATE_EPOCH="1",
    )  # fmt: skip
    assert other == plain[1]


def test_the_other_clock_is_another_clock() -> None:
    code = "import time, datetime as d; print(time.gmtime().tm_year, d.date.today().year, d.datetime.now().year)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env={"PYTHONPATH": str(CLOCK)}, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["2031"] * 3


def test_what_was_built_before_changes_nothing(plain: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    """After other articles, another title and a site removed by hand, what is kept between builds gives the same."""
    site = tmp_path / "site"
    shutil.copytree(plain[0], site)
    write_site(site, 40, "autre", every=2)
    (site / "site.yaml").write_text("title: Autre\nlanguage: en\n")
    assert built(site, 2, PYTHONHASHSEED="1") != plain[1]
    shutil.rmtree(site / "content")
    shutil.copytree(plain[0] / "content", site / "content")
    shutil.copy(plain[0] / "site.yaml", site)
    assert built(site, 2, PYTHONHASHSEED="7") == plain[1]
    shutil.rmtree(site / "public")
    assert built(site, 2, PYTHONHASHSEED="random") == plain[1]
