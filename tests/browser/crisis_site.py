"""The hand-made crisis as a host holds it, for tests in a browser."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import msgspec

from generator.pages.site import site_outputs

SITE = "/chronologies/ombre/"


def write_site(host: Path, site: Path, wanted: Callable[[str], bool], language: str = "fr", **changes: object) -> None:
    """Write the files of the hand-made crisis that are wanted as a host holds them, below a path of their own.

    `changes` are those of the settings.
    """
    path = Path(__file__).parents[1] / "pages" / "crisis.py"
    spec = importlib.util.spec_from_file_location("crisis_in_browser", path)
    assert spec
    assert spec.loader
    crisis = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(crisis)
    timeline, readings = crisis.crisis()
    settings = msgspec.structs.replace(crisis.settings(), language=language, **changes)
    for output in site_outputs(timeline, readings, settings, site):
        if wanted(output.path):
            file = host / SITE.strip("/") / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(output.whole())
