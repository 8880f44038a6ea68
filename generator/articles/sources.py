"""The content folder → what its articles are read from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.articles.archives import archive_lines
from generator.articles.drafting import is_archive
from generator.articles.drafts import Source
from generator.articles.folder import article_files, refusal
from generator.articles.metadata import Metadata, check_metadata
from generator.errors import Problem, UserError
from generator.located_yaml import load_file
from generator.settings import Settings

LARGEST_FILE = 20_000_000
"""Bytes of one article's file; archives (`.jsonl`) may be of any size."""


def find_sources(folder: Path, settings: Settings) -> Iterator[Source]:
    """Every source below the folder, sorted by path, an archive line by line; no more than one is held at a time.

    What cannot be read comes out as a source without data. Raises UserError when the folder itself cannot be read.
    """
    if not folder.is_dir():
        raise UserError([Problem(str(folder), 0, 0, "no such folder", "create it, or name another as `content`")])
    files, wrong = article_files(folder)
    for problem in wrong:
        yield Source(problem.file, "", None, problems=(problem,))
    for path in files:
        relative = path.relative_to(folder).as_posix()
        beside, problems = _sidecar(folder, path.with_suffix(".yaml"), settings)
        if is_archive(path.name):
            yield from _lines_of(path, relative, beside, problems)
            continue
        try:
            yield Source(os.fspath(path), relative, _data(path), beside=beside, problems=problems)
        except UserError as error:
            yield Source(os.fspath(path), relative, None, problems=(*problems, *error.problems))


def _sidecar(folder: Path, path: Path, settings: Settings) -> tuple[Metadata, tuple[Problem, ...]]:
    """The metadata in the file beside an article, if there is one, and what is wrong with them."""
    if not path.is_file() or refusal(folder, path) is not None:
        return Metadata(), ()
    try:
        given, problems = check_metadata(load_file(path), "sidecar", settings.time_zone)
    except UserError as error:
        return Metadata(), error.problems
    return given, tuple(problems)


def _data(path: Path) -> bytes:
    """The bytes of a file. Raises UserError where there are none to be had."""
    file = os.fspath(path)
    try:
        size = path.stat().st_size
        if size <= LARGEST_FILE:
            return path.read_bytes()
    except OSError as error:
        raise UserError([_unreadable(path, error)]) from None
    message = f"the file has {size // 1_000_000} MB, more than an article can have"
    raise UserError([Problem(file, 0, 0, message, "cut it up, or make it an archive (.jsonl)")])


def _lines_of(path: Path, relative: str, beside: Metadata, problems: tuple[Problem, ...]) -> Iterator[Source]:
    """The lines of an archive; the sidecar's problems come before them, once."""
    file = os.fspath(path)
    if problems:
        yield Source(file, relative, None, problems=problems)
    try:
        for number, line in archive_lines(path):
            if isinstance(line, Problem):
                yield Source(file, relative, None, number, problems=(line,))
            else:
                yield Source(file, relative, line, number, beside)
    except OSError as error:
        yield Source(file, relative, None, problems=(_unreadable(path, error),))


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(os.fspath(path), 0, 0, f"cannot be read ({error.strerror})", "check its permissions")
