"""Writing a decision into `corrections.yaml`: whole or not at all, with every byte that was there kept."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.errors import Problem, UserError
from generator.located_yaml import load
from generator.timeline.proposals import as_yaml


def append_decision(path: Path, decision: Mapping[str, Any], shown: str | None = None) -> None:
    """Add a decision at the end of the corrections file at `path`, which is made where there is none.

    What stands in the file stays as it is, comments and order too. `shown` is its name in messages. Raises UserError,
    and writes nothing, where the file is no YAML list written with `- `, and where it cannot be written.
    """
    name = shown or path.name
    old = _read(path, name)
    data = load(old, name).data if old.strip() else None
    before = data if isinstance(data, list) else []
    if data is not None and not isinstance(data, list):
        raise UserError([Problem(name, 1, 1, "this is no list of corrections", "begin each correction with `- `")])
    new = _joined(old, as_yaml(decision), _indent(old) if before else "")
    try:
        after = load(new, name).data
    except UserError:
        after = None
    if not isinstance(after, list) or after[:-1] != before:
        remedy = "write the list with one `- ` for each correction, not in brackets"
        raise UserError([Problem(name, 1, 1, "nothing can be added to a list written like this", remedy)])
    _replace(path, new, name)


def _read(path: Path, name: str) -> str:
    """The file's text with its line ends as they are; nothing where there is no file."""
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise UserError([Problem(name, 0, 0, "not UTF-8 text", "save the file as UTF-8")]) from None
    except OSError as error:
        raise UserError([Problem(name, 0, 0, f"cannot be read ({error.strerror})", "check it")]) from None


def _indent(text: str) -> str:
    """The blanks before the items of the file's list."""
    first = next((line for line in text.split("\n") if line.lstrip().startswith("- ")), "")
    return first[: len(first) - len(first.lstrip())]


def _joined(old: str, item: str, indent: str) -> str:
    line_end = "\r\n" if "\r\n" in old else "\n"
    lines = [indent + line if line else line for line in item.rstrip("\n").split("\n")]
    head = old if not old or old.endswith("\n") else old + line_end
    return head + line_end.join(lines) + line_end


def _replace(path: Path, text: str, name: str) -> None:
    """Put `text` in place of the file in one step, so that a stop at any moment leaves the old or the new."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UserError([Problem(name, 0, 0, f"cannot be written ({error.strerror})", "check its folder")]) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise UserError([Problem(name, 0, 0, f"cannot be written ({error.strerror})", "check its folder")]) from None
    finally:
        with contextlib.suppress(OSError):
            Path(temporary).unlink(missing_ok=True)
