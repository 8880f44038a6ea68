"""The content folder: which files of articles it holds, and which are not to be read."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.articles.drafting import is_article_file
from generator.errors import Problem, Severity

_CORRECTIONS = "corrections.yaml"


def article_files(folder: Path) -> tuple[list[Path], list[Problem]]:
    """The files of articles below the folder, sorted by their relative path, and what is wrong with others.

    Hidden files and folders are passed over. What is no file, and links that lead out of the folder, are not read;
    sidecars that no article stands beside are reported, for a misspelt name would go unseen.
    """
    visible = _visible(folder)
    refused = {path: problem for path in visible if (problem := refusal(folder, path)) is not None}
    files = [path for path in visible if is_article_file(path.name) and path not in refused]
    problems = [*refused.values()]
    stems = {path.with_suffix("") for path in visible if is_article_file(path.name)}
    for path in visible:
        if path.suffix.lower() == ".yaml" and path.name != _CORRECTIONS and path.with_suffix("") not in stems:
            message = "no article stands beside this file, so it is not read"
            problems.append(Problem(str(path), 0, 0, message, "give it the name of its article", Severity.WARNING))
    return files, problems


def count_files(folder: Path) -> int:
    """About how many files of articles there are below the folder."""
    return sum(is_article_file(name) for _, _, names in os.walk(folder) for name in names)


def refusal(folder: Path, path: Path) -> Problem | None:
    """Why a file below the folder is not read, whatever it holds; None for a file like any other.

    A pipe or a device could be read without end, and through a link out of the folder what is nobody's to publish.
    """
    try:
        kind = path.lstat().st_mode
        leaves = False
        if stat.S_ISLNK(kind):
            kind = path.stat().st_mode
            leaves = not path.resolve().is_relative_to(folder.resolve())
    except OSError as error:
        return Problem(str(path), 0, 0, f"cannot be read ({error.strerror})", "check the file and its permissions")
    if leaves:
        return Problem(str(path), 0, 0, "the link leads out of the content folder", "put the file itself there")
    if stat.S_ISDIR(kind):
        return Problem(str(path), 0, 0, "the link to a folder is not followed", "put the folder itself there")
    if not stat.S_ISREG(kind):
        return Problem(str(path), 0, 0, "this is no file that can be read", "remove it")
    return None


def _visible(folder: Path) -> list[Path]:
    """Everything below the folder that is not hidden and no folder; links to folders count among it."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if Path(place, name).is_symlink()]
        found += [Path(place, name) for name in (*names, *links) if not name.startswith(".")]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())
