"""The hand-made crisis, built once for the tests of this folder."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from generator.pages.site import site_outputs

Files = dict[str, bytes]


def _crisis() -> ModuleType:
    spec = importlib.util.spec_from_file_location("crisis", Path(__file__).parent / "crisis.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["crisis"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def crisis() -> ModuleType:
    return _crisis()


@pytest.fixture(scope="session")
def build(crisis: ModuleType) -> Callable[..., Files]:
    """Builds the crisis's site: every file by its path, the pictures if asked; other arguments change the settings."""
    import msgspec

    def files(site: Path, language: str = "fr", *, pictures: bool = False, **changes: object) -> Files:
        timeline, readings = crisis.crisis()
        settings = msgspec.structs.replace(crisis.settings(language), **changes)
        outputs = site_outputs(timeline, readings, settings, site)
        return {one.path: one.whole() for one in outputs if pictures or not one.path.startswith("cards/")}

    return files


@pytest.fixture(scope="session")
def french(build: Callable[..., Files], tmp_path_factory: pytest.TempPathFactory) -> Files:
    return build(tmp_path_factory.mktemp("french"))


@pytest.fixture(scope="session")
def english(build: Callable[..., Files], tmp_path_factory: pytest.TempPathFactory) -> Files:
    return build(tmp_path_factory.mktemp("english"), "en")
