"""One SQLite file that keeps what can be worked out again: one that is damaged costs time and nothing else."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import weakref
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.errors import Problem, UserError


class DamagedStoreError(UserError):
    """The store lost, while it was in use, what it had a moment before."""

    def __init__(self, reason: str) -> None:
        super().__init__([Problem(".cache", 0, 0, f"what was read is lost ({reason})", "run the command again")])
        self.reason = reason

    def __reduce__(self) -> tuple[type[UserError], tuple[Any, ...]]:
        return DamagedStoreError, (self.reason,)


class Reader:
    """A store's file, opened for reading by each process that asks: a connection may not be shared with a parent."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    @property
    def connection(self) -> sqlite3.Connection:
        """This process's own connection. Raises sqlite3.DatabaseError where the file is none."""
        if self._connection is None or self._process != os.getpid():
            # The collector may end a connection in any thread.
            self._connection = sqlite3.connect(
                f"{self._file.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False
            )
            self._process = os.getpid()
            weakref.finalize(self, self._connection.close)
        return self._connection


def open_store(file: Path, tables: Sequence[str]) -> tuple[sqlite3.Connection, Path | None]:
    """A connection to the store, made anew where the file is none, and in memory where there can be no file."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(file, tables), file
        except sqlite3.DatabaseError:
            _remove(file)
            return _connect(file, tables), file
    except (OSError, sqlite3.DatabaseError):
        return _connect(Path(":memory:"), tables), None


def forget(file: Path) -> None:
    """Remove a store, if it can be removed."""
    with suppress(OSError):
        _remove(file)


def _remove(file: Path) -> None:
    for part in (file, *file.parent.glob(f"{file.name}-*")):
        part.unlink(missing_ok=True)


def _connect(file: Path, tables: Sequence[str]) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        # A store lost with the machine is only worked out again: no need to wait for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        for table in tables:
            connection.execute(f"CREATE TABLE IF NOT EXISTS {table}")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def check_of(value: bytes) -> bytes:
    """What tells a value that was damaged in the store."""
    return hashlib.blake2b(value, digest_size=8).digest()


def is_busy(error: sqlite3.DatabaseError) -> bool:
    """Whether another command holds the store: no sign of damage."""
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
