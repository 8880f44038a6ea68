"""The content → what its articles are read from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from posixpath import splitext

from generator.articles.archives import archive_lines
from generator.articles.content import Content, ContentFile
from generator.articles.drafting import is_archive
from generator.articles.drafts import Source
from generator.articles.folder import article_files, refusal
from generator.articles.metadata import Metadata, check_metadata
from generator.articles.store import Store
from generator.errors import Problem, UserError
from generator.located_yaml import load_file
from generator.settings import Settings

LARGEST_FILE = 20_000_000
"""Bytes of one article's file; archives (`.jsonl`) may be of any size."""


_NOTHING: tuple[Metadata, tuple[Problem, ...]] = (Metadata(), ())


def find_sources(content: Content, settings: Settings) -> Iterator[Source]:
    """Every source of the content, sorted by path, an archive line by line; no more than a few are held at a time.

    What cannot be read comes out as a source without data. Raises UserError when the content itself cannot be read.
    """
    if isinstance(content, Path) and not content.is_dir():
        raise UserError([Problem(str(content), 0, 0, "no such folder", "create it, or name another as `content`")])
    files, sidecars, wrong = article_files(content)
    if isinstance(content, Store):
        content.expect()
    for problem in wrong:
        yield Source(problem.file, "", None, problems=(problem,))
    for relative in files:
        path, sidecar = content / relative, f"{splitext(relative)[0]}.yaml"
        beside, problems = _NOTHING
        if sidecar.lower() in sidecars:
            beside, problems = _sidecar(content, content / sidecar, settings)
        if is_archive(relative):
            yield from _lines_of(path, relative, beside, problems)
            continue
        try:
            yield Source(str(path), relative, _data(path), beside=beside, problems=problems)
        except UserError as error:
            yield Source(str(path), relative, None, problems=(*problems, *error.problems))


def _sidecar(content: Content, path: ContentFile, settings: Settings) -> tuple[Metadata, tuple[Problem, ...]]:
    """The metadata in the file beside an article, if there is one, and what is wrong with them."""
    if not path.is_file() or refusal(content, path) is not None:
        return _NOTHING
    try:
        given, problems = check_metadata(load_file(path), "sidecar", settings.time_zone)
    except UserError as error:
        return Metadata(), error.problems
    return given, tuple(problems)


def _data(path: ContentFile) -> bytes:
    """The bytes of a file. Raises UserError where there are none to be had."""
    file = str(path)
    try:
        if isinstance(path, Path):
            with open(path, "rb", buffering=0) as opened:  # noqa: PTH123 - there are many, and this is the quickest
                size = os.fstat(opened.fileno()).st_size
                if size <= LARGEST_FILE:
                    return opened.readall()
        else:
            size = path.stat().st_size
            if size <= LARGEST_FILE:
                return path.read_bytes()
    except OSError as error:
        raise UserError([_unreadable(path, error)]) from None
    message = f"the file has {size // 1_000_000} MB, more than an article can have"
    raise UserError([Problem(file, 0, 0, message, "cut it up, or make it an archive (.jsonl)")])


def _lines_of(path: ContentFile, relative: str, beside: Metadata, problems: tuple[Problem, ...]) -> Iterator[Source]:
    """The lines of an archive; the sidecar's problems come before them, once."""
    file = str(path)
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


def _unreadable(path: ContentFile, error: OSError) -> Problem:
    return Problem(str(path), 0, 0, f"cannot be read ({error.strerror})", "check its permissions")
