"""Whether anything changed since the last build: if nothing did, the published site is what a build would publish.

Files are told by what the file system says of them (name, size, times, inode), as Git and Make do, and not read. A file
that changed so short a while ago that another change could bear the same times is not trusted: the build is then done.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from generator.articles.content import Content, content_of
from generator.articles.store import Store
from generator.fingerprint import PACKAGE, zone_digest
from generator.pages.theme import SITE_THEME, theme_folder
from generator.settings import SITE_FILE, Settings

_SECOND = 1_000_000_000
_TOO_FRESH = 20_000_000
"""Nanoseconds within which a second change may go unseen: some ticks of the clock by which systems date files."""
_TOO_FRESH_IN_SECONDS = 2 * _SECOND
"""The same where a file's time has no fraction of a second: such file systems count in one or two seconds."""


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """The state in which a build found its inputs, and what it answered."""

    state: bytes
    answer: bytes


class LastBuild:
    """What the last build of a site found and answered, in a file beside the site."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def answer(self, state: bytes | None) -> bytes | None:
        """What the last build answered, if its inputs were in this state; None if they were not, or nobody can say."""
        try:
            kept = msgspec.msgpack.decode(self._file.read_bytes(), type=_Kept)
        except (OSError, msgspec.MsgspecError):
            return None
        return kept.answer if state is not None and kept.state == state else None

    def keep(self, state: bytes | None, answer: bytes) -> None:
        """Remember a build for the next; a folder that keeps nothing is no error."""
        part = self._file.with_suffix(f".{os.getpid()}")
        try:
            if state is None:
                self._file.unlink(missing_ok=True)
                return
            part.write_bytes(msgspec.msgpack.encode(_Kept(state, answer)))
            part.replace(self._file)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def inputs_state(site: Path, settings: Settings, *options: object) -> bytes | None:
    """A digest of the state of all that a build of the site reads; None while a file is too fresh to be told by it.

    `options` are those of the command that change what is published.
    """
    digest = hashlib.blake2b(
        repr((sys.version, zone_digest(settings.time_zone), options)).encode("utf-8", "replace"), digest_size=32
    )
    now = time.time_ns()
    content = content_of(site, settings)
    if isinstance(content, Store):
        try:
            for file in content.state():
                digest.update(repr(file).encode("utf-8", "surrogateescape"))
        except OSError:  # the build will say what is wrong there
            return None
    for path, found in _inputs(site, content, settings):
        newest = max(found.st_mtime_ns, found.st_ctime_ns)
        patience = _TOO_FRESH if found.st_mtime_ns % _SECOND else _TOO_FRESH_IN_SECONDS
        if newest > now - patience:
            return None
        told = (path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        digest.update(repr(told).encode("utf-8", "surrogateescape"))
    return digest.digest()


def _inputs(site: Path, content: Content, settings: Settings) -> Iterator[tuple[str, os.stat_result]]:
    """Every file that a build reads, and every folder in which it looks for them."""
    local = [content] if isinstance(content, Path) else []
    for folder in (*local, site / SITE_THEME, theme_folder(), PACKAGE):
        yield from _below(str(folder))
    libraries = {Path(sysconfig.get_path(scheme)) for scheme in ("purelib", "platlib")}
    for path in (site / SITE_FILE, *sorted(libraries)):
        with suppress(OSError):
            yield str(path), path.stat()


def _below(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Files below a folder in order of their paths, hidden ones left out; nothing where there is no folder."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry for entry in found if not _is_ours(entry.name)), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
            continue
        try:
            yield entry.path, entry.stat()
        except OSError:  # a link that leads nowhere: its own state is all that can be told
            yield entry.path, entry.stat(follow_symlinks=False)


def _is_ours(name: str) -> bool:
    """Whether a file is none that a build reads: a hidden one, or what Python keeps beside its modules."""
    return name.startswith(".") or name == "__pycache__"
