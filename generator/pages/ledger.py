"""What each file of the published site was made from, so that it is made again only when that changed.

Kept beside the site, never in it. It is believed only where the file itself is as it was left: a ledger that is lost,
damaged, or of another site costs time and nothing else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Set
from contextlib import suppress
from pathlib import Path

import msgspec

from generator.pages.output import Group
from generator.pages.spare import Spare


class Made(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file as it was made: its path, its inputs, its size in bytes, its time in nanoseconds."""

    path: str
    inputs: bytes
    size: int
    time: int


class _Group(msgspec.Struct, frozen=True, array_like=True):
    """The files of a group, and what stood for the inputs of them all."""

    inputs: bytes
    made: list[Made]


class Ledger:
    """The files of one output folder as the last build left them."""

    def __init__(self, file: Path | None) -> None:
        """`file` keeps it between builds; None keeps nothing."""
        self._file = file
        self.spare = Spare(file)
        self._groups: Mapping[str, _Group] = {}
        self._known: Mapping[str, Made] = {}
        self.digest = b""
        """What stands for all of it, as the last build left it."""
        if file is not None:
            with suppress(OSError, msgspec.MsgspecError):
                data = file.read_bytes()
                self._groups = msgspec.msgpack.decode(data, type=dict[str, _Group])
                self._known = {made.path: made for group in self._groups.values() for made in group.made}
                self.digest = _digest(data)

    @property
    def paths(self) -> Set[str]:
        """The paths of all files that the last build left."""
        return self._known.keys()

    def left(self, folder: Path) -> tuple[dict[str, Made], set[str]]:
        """The files of the folder that are as they were left, by path, and the paths of all that stand there."""
        known, left, paths = self._known, {}, set()
        for path, found in _files(str(folder), ""):
            paths.add(path)
            made = known.get(path)
            if made is not None and (found.st_size, found.st_mtime_ns) == (made.size, made.time):
                left[path] = made
        return left, paths

    def group(self, group: Group) -> list[Made] | None:
        """The files of a group as the last build made them; None where its inputs were others."""
        known = self._groups.get(group.name)
        return None if known is None or known.inputs != group.inputs else known.made

    def index_of(self, path: str) -> Path | None:
        """The file that tells where the pieces of a long file of the site lie; None where nothing is kept."""
        return self._file.with_name(f"pieces-{path.replace('/', '-')}") if self._file else None

    def describes(self, folder: Path, marker: str) -> bool:
        """Whether the folder holds these files as they were left, the `marker` of our sites, and no others."""
        found = {path: (status.st_size, status.st_mtime_ns) for path, status in _files(str(folder), "")}
        if not self._known or found.pop(marker, None) is None:
            return False
        return found == {path: (made.size, made.time) for path, made in self._known.items()}

    def keep(self, made: Mapping[str, tuple[bytes, list[Made]]]) -> None:
        """Remember, of each group, its inputs and its files for the next build; a folder that keeps nothing is no
        error."""
        if self._file is None:
            return
        part = self._file.with_suffix(f".{os.getpid()}")
        data = msgspec.msgpack.encode(made)
        try:
            part.write_bytes(data)
            part.replace(self._file)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        self.digest = _digest(data)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _files(folder: str, below: str) -> Iterator[tuple[str, os.stat_result]]:
    """Paths and states of all files below a folder, with `/`; none where there is no folder."""
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(entry.path, f"{below}{entry.name}/")
                else:
                    yield below + entry.name, entry.stat(follow_symlinks=False)
    except OSError:
        return
