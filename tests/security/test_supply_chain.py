"""What is installed and run is what was looked at: pinned versions, pinned actions, no right that is not needed."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import requires, version
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

WORKFLOWS = (".github/workflows/ci.yml", "generator/starter/every/_github/workflows/pages.yml")


@pytest.fixture(scope="module")
def pins(repository: Path) -> dict[str, str]:
    lines = (repository / "constraints.txt").read_text("utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): pinned for name, pinned in pairs}


def test_every_dependency_is_pinned_within_its_bounds(repository: Path, pins: dict[str, str]) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    named = chain(project["dependencies"], *project["optional-dependencies"].values())
    for requirement in map(Requirement, named):
        if requirement.name == project["name"]:  # an extra that takes in another
            continue
        pinned = pins.get(canonicalize_name(requirement.name))
        assert pinned, f"{requirement.name} is not pinned"
        assert requirement.specifier.contains(pinned), f"{requirement} is pinned to {pinned}"


def test_what_dependencies_need_is_pinned_too_and_installed_as_pinned(pins: dict[str, str]) -> None:
    waiting: list[tuple[str, str]] = [("escalation-timeline", ""), ("escalation-timeline", "cluster")]
    seen = set()
    while waiting:
        name, extra = waiting.pop()
        for requirement in map(Requirement, requires(name) or ()):
            key = canonicalize_name(requirement.name)
            if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
                continue
            for wanted in {"", *requirement.extras}:
                if (key, wanted) not in seen:
                    seen.add((key, wanted))
                    waiting.append((requirement.name, wanted))
            assert version(requirement.name) == pins.get(key), f"{requirement.name}, for {name}"


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_have_no_right_that_they_do_not_need_and_run_what_was_looked_at(repository: Path, name: str) -> None:
    text = (repository / name).read_text("utf-8")
    workflow: dict[str, Any] = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        allowed = {"pages": "write", "id-token": "write"}  # what publishing on Pages asks for
        assert job.get("permissions", {}).items() <= allowed.items()
        assert job["timeout-minutes"] <= 30
    actions = re.findall(r"uses: *(\S+)", text)
    assert actions
    for action in actions:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action), action
    assert text.count("persist-credentials: false") == text.count("actions/checkout@")
    assert "pull_request_target" not in text
    assert "${{ github.event." not in re.sub(r"if: .*", "", text), "what strangers write stands in no command"
