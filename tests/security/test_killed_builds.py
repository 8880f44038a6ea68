"""A build that is killed at any moment, and builds that meet: the published site is whole, always."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from security.sites import digests, write_site

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
MOMENTS = 50


@pytest.fixture
def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "tests")])}


def test_a_build_killed_at_any_of_fifty_moments_leaves_a_whole_site(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """A thousand articles, all of whose pages change from build to build: each site found is one of the two."""
    command = [sys.executable, str(HERE / "killing.py"), str(tmp_path / "site"), "1000", str(MOMENTS), "20221012"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["moments"] == MOMENTS
    assert found["mixed"] == 0
    assert found["lived on"] == 0
    assert found["recovered"]
    assert found["litter"] == [".cache", "content", "public", "site.yaml"]
    assert sum(found["found"].values()) == MOMENTS


def start(site: Path, environment: dict[str, str], *options: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "generator", "build", "--site", str(site), *options]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_build_started_in_the_middle_of_another_waits_and_then_finds_the_site(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    """Three at once, of one site and of another checkout of it that publishes to the same folder."""
    site = write_site(tmp_path / "site", 300, every=10)
    checkout = write_site(tmp_path / "checkout", 300, every=10)
    output = tmp_path / "www" / "crisis"
    first = start(site, environment, "--output", str(output))
    end = time.monotonic() + 60
    while not output.parent.exists() or not any(output.parent.iterdir()):
        assert time.monotonic() < end, "the first build never came to publishing"
        time.sleep(0.01)
    others = [start(place, environment, "--output", str(output)) for place in (site, checkout, site)]
    for build in (first, *others):
        with build:
            said = build.communicate(timeout=300)
        assert build.returncode == 0, said
        assert "Traceback" not in said[1]
    assert [path.name for path in output.parent.iterdir()] == ["crisis"]
    alone = write_site(tmp_path / "alone", 300, every=10)
    with start(alone, environment) as build:
        assert build.wait(timeout=120) == 0
    assert digests(output) == digests(alone / "public")
