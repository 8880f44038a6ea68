"""The folder that the next site is made in: that of the site before, kept instead of being linked anew file by file.

It lies beside the ledger, out of sight, and holds the files of the published site but for those that the last build
changed. It is believed only where nobody came near it since: every folder of it is the one that was left, and bears the
time that it was given then. Any doubt costs time and nothing else.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

_SECOND = 1_000_000_000


class _Left(msgspec.Struct, frozen=True, array_like=True):
    """A folder as it was left: its path below the spare one, its inode, its time in nanoseconds."""

    path: str
    inode: int
    time: int


class _Record(msgspec.Struct, frozen=True, array_like=True):
    """The folders of a spare one, the files of the published site that it lacks, and what stands for the ledger of
    that."""

    ledger: bytes
    folders: tuple[_Left, ...]
    lacking: tuple[str, ...]


class Spare:
    """The folder that is kept between builds."""

    def __init__(self, ledger: Path | None) -> None:
        """It is kept beside the file `ledger`; where that is None, none is kept."""
        self.folder = ledger.with_name("spare") if ledger else None
        self._record = ledger.with_name("spare.msgpack") if ledger else None

    def take(self, staging: Path, ledger: bytes) -> tuple[str, ...] | None:
        """Move the folder to `staging`, and tell which files of the published site it lacks.

        None where there is none that belongs to the site that `ledger` stands for.
        """
        record = self._read()
        if record is None or self.folder is None or record.ledger != ledger:
            return None
        if not record.folders or tuple(_left(self.folder, (one.path for one in record.folders))) != record.folders:
            return None
        try:
            self.folder.rename(staging)
        except OSError:  # the site lies on another disk
            return None
        return record.lacking

    def keep(self, staging: Path, lacking: Iterable[str], ledger: bytes) -> None:
        """Keep `staging`, the site before, without the files that the site of now has not or has others of.

        Where it cannot be kept, or its files would take space of their own, it stays where it is.
        """
        if self.folder is None or self._record is None:
            return
        with suppress(OSError):
            gone = sorted(lacking)
            for path in gone:
                Path(staging, path).unlink(missing_ok=True)
            folders = _shared_folders(staging)
            if not folders:
                return
            staging.rename(self.folder)
            before = time.time_ns() - _SECOND  # whoever changes a folder from now on gives it a later time
            for path in folders:
                os.utime(self.folder / path, ns=(before, before))
            record = _Record(ledger, tuple(_left(self.folder, folders)), tuple(gone))
            self._record.write_bytes(msgspec.msgpack.encode(record))

    def double(self, site: Path, paths: Iterable[str], staging: Path, ledger: bytes) -> None:
        """Keep the files of a published site, under second names that are given them in `staging`, for the next."""
        if self.folder is None:
            return
        made: set[str] = set()
        with suppress(OSError):
            for path in paths:
                folder = path.rpartition("/")[0]
                if folder not in made:
                    (staging / folder).mkdir(parents=True, exist_ok=True)
                    made.add(folder)
                os.link(f"{site}/{path}", f"{staging}/{path}")
            self.keep(staging, (), ledger)

    def _read(self) -> _Record | None:
        if self._record is None:
            return None
        try:
            return msgspec.msgpack.decode(self._record.read_bytes(), type=_Record)
        except (OSError, msgspec.MsgspecError):
            return None


def _shared_folders(site: Path) -> list[str]:
    """The folders of a site, by their paths, empty ones removed; none where its files are copies that none shares."""
    folders, shared = [], False
    for root, _, files in os.walk(site, topdown=False):
        if not files:
            with suppress(OSError):  # it holds folders
                os.rmdir(root)  # noqa: PTH106
                continue
        shared = shared or any(os.stat(Path(root, name)).st_nlink > 1 for name in files[:2])  # noqa: PTH116
        folders.append(os.path.relpath(root, site))
    return folders if shared else []


def _left(spare: Path, folders: Iterable[str]) -> Iterator[_Left]:
    """How these folders stand now; those that are none are left out."""
    for path in folders:
        with suppress(OSError):
            found = os.lstat(spare / path)
            yield _Left(path, found.st_ino, found.st_mtime_ns)
