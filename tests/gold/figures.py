"""Keeps what the evaluations measured for the site's page of method, in generator/pages/figures.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

FILE = Path(__file__).parents[2] / "generator" / "pages" / "figures.yaml"
HEAD = "# Measured and written by `make evaluate WRITE=--write`; shown on the page of method. Not to be edited.\n"


def write(section: str, rows: Sequence[msgspec.Struct]) -> None:
    """Put the rows in place of the section's former ones."""
    content: dict[str, Any] = yaml.safe_load(FILE.read_text("utf-8")) if FILE.exists() else {}
    content[section] = [msgspec.to_builtins(row) for row in rows]
    ordered = {key: content.get(key, []) for key in ("dates", "events")}
    FILE.write_text(HEAD + yaml.safe_dump(ordered, sort_keys=False, default_flow_style=None, width=200), "utf-8")


def key(path: Path) -> str:
    """The name of a gold file among the project's own and those beside the repository."""
    return f"own-{path.stem}" if path.parent == Path(__file__).parent else path.stem


def is_held_out(path: Path) -> bool:
    """Whether the file was set aside while rules were written."""
    return "heldout" in path.stem


def percent(share: float) -> float:
    """A share of 0 … 1 in percent, to the tenth."""
    return round(100 * share, 1)
