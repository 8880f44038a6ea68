"""The content: which files of articles it holds, and which are not to be read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from posixpath import splitext

from generator.articles.content import Content, ContentFile
from generator.articles.drafting import is_article_file
from generator.articles.store import Store, StoredFile
from generator.errors import Problem, Severity

_CORRECTIONS = "corrections.yaml"


def article_files(content: Content) -> tuple[list[str], frozenset[str], list[Problem]]:
    """The files of articles, by their paths below the content, sorted; those that may be sidecars, in small letters,
    as some systems find them; and what is wrong with others.

    Hidden files and folders are passed over. What is no file, and links that lead out of the folder, are not read;
    sidecars that no article stands beside are reported, for a misspelt name would go unseen.
    Raises UserError where the content cannot be listed.
    """
    visible, doubtful = _visible(content)
    refused = {path: problem for path in doubtful if (problem := refusal(content, content / path)) is not None}
    articles = [path for path in visible if is_article_file(path)]
    files = [path for path in articles if path not in refused]
    problems = [*refused.values()]
    stems = {splitext(path)[0] for path in articles}
    sidecars = [path for path in visible if path.lower().endswith(".yaml")]
    for path in sidecars:
        if path != _CORRECTIONS and splitext(path)[0] not in stems:
            message = "no article stands beside this file, so it is not read"
            problems.append(
                Problem(str(content / path), 0, 0, message, "give it the name of its article", Severity.WARNING)
            )
    return files, frozenset(map(str.lower, sidecars)), problems


def count_files(content: Content) -> int:
    """About how many files of articles there are below the content."""
    if isinstance(content, Store):
        return sum(map(is_article_file, content.known))
    return sum(is_article_file(name) for _, _, names in os.walk(content) for name in names)


def refusal(content: Content, path: ContentFile) -> Problem | None:
    """Why a file below the content is not read, whatever it holds; None for a file like any other.

    A pipe or a device could be read without end, and through a link out of the folder what is nobody's to publish.
    Stores have neither.
    """
    if isinstance(content, Store) or isinstance(path, StoredFile):
        return None
    try:
        kind = path.lstat().st_mode
        leaves = False
        if stat.S_ISLNK(kind):
            kind = path.stat().st_mode
            leaves = not path.resolve().is_relative_to(content.resolve())
    except OSError as error:
        return Problem(str(path), 0, 0, f"cannot be read ({error.strerror})", "check the file and its permissions")
    if leaves:
        return Problem(str(path), 0, 0, "the link leads out of the content folder", "put the file itself there")
    if stat.S_ISDIR(kind):
        return Problem(str(path), 0, 0, "the link to a folder is not followed", "put the folder itself there")
    if not stat.S_ISREG(kind):
        return Problem(str(path), 0, 0, "this is no file that can be read", "remove it")
    return None


def _visible(content: Content) -> tuple[list[str], list[str]]:
    """The paths of everything below the content that is not hidden and no folder, links to folders among it; and of
    those of it that are no plain files. Both are sorted."""
    if isinstance(content, Store):
        return list(content.known), []
    found, doubtful = [], []
    for path, is_plain in _below(os.fspath(content), ""):
        found.append(path)
        if not is_plain:
            doubtful.append(path)
    return sorted(found), sorted(doubtful)


def _below(folder: str, shown: str) -> Iterator[tuple[str, bool]]:
    """The path of each, with `/`, and whether it is a plain file; what cannot be listed is passed over."""
    try:
        with os.scandir(folder) as listed:
            entries = [entry for entry in listed if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, f"{shown}{entry.name}/")
        else:
            yield shown + entry.name, entry.is_file(follow_symlinks=False)
