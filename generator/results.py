"""What the timeline was worked out from before, kept between builds in one SQLite file."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from generator.cache import rules_digest
from generator.settings import Settings
from generator.store import DamagedStoreError, Reader, check_of, forget, is_busy, open_store
from generator.timeline.memo import InMemory

_TABLES = (
    "results (kind TEXT, name TEXT, key BLOB, value BLOB, digest BLOB, PRIMARY KEY (kind, name))",
    "entries (kept BLOB PRIMARY KEY, value BLOB)",
)

_FOR_NEIGHBOURS = ("pulls", "rivals")
"""Kinds of results that working out a period asks of others; they are short."""

Put = tuple[str, str, bytes, bytes]
"""A result as it is sent between processes: kind, name, key and value; of an entry the kind and name are empty."""


class Results:
    """The results of earlier builds and of this one; a memo, for this process and those forked from it.

    What cannot be kept in the file is held in memory. What another version of the rules worked out is not found.
    """

    def __init__(self, connection: sqlite3.Connection, rules: bytes, file: Path | None) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._process = os.getpid()
        self._rules = rules
        self._reader = None if file is None else Reader(file)
        self._held = InMemory()
        self._held_entries: dict[bytes, bytes] = {}
        self._asked: set[tuple[str, str]] = set()
        self._grown = False
        self.sound = True

    def get(self, kind: str, name: str, key: bytes) -> bytes | None:
        """The result of this kind and name, if it was worked out from the same.

        A forked process finds what this one found before: the file may be locked by what is written meanwhile.
        """
        self._asked.add((kind, name))
        held = self._held.get(kind, name, key)
        if held is not None or self._connection is None or self._reader is None or os.getpid() != self._process:
            return held
        try:
            asked = "SELECT key, value, digest FROM results WHERE kind = ? AND name = ?"
            row = self._connection.execute(asked, (kind, name)).fetchone()
        except sqlite3.DatabaseError as error:
            self.sound &= is_busy(error)
            return None
        if row is None or row[0] != self._key(key):
            return None
        if check_of(row[1]) != row[2]:
            self.sound = False
            return None
        if kind in _FOR_NEIGHBOURS:
            self._held.put(kind, name, key, bytes(row[1]))
        return bytes(row[1])

    def put(self, kind: str, name: str, key: bytes, value: bytes) -> None:
        """Keep a result in place of the one of this kind and name."""
        self._asked.add((kind, name))
        row = (kind, name, self._key(key), value, check_of(value))
        if not self._insert("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?)", row):
            self._held.put(kind, name, key, value)

    def spare(self, kind: str, name: str) -> None:
        """Go on keeping a result that is not asked for now."""
        self._asked.add((kind, name))

    def entry(self, kept: bytes) -> bytes:
        """The entry that is kept under its digest. Raises DamagedStoreError."""
        if kept in self._held_entries:
            return self._held_entries[kept]
        try:
            row = self._open().execute("SELECT value FROM entries WHERE kept = ?", (kept,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise DamagedStoreError(str(error)) from error
        if row is None or hashlib.blake2b(row[0], digest_size=16).digest() != kept:
            raise DamagedStoreError("a part of the store is damaged")
        return bytes(row[0])

    def put_entry(self, kept: bytes, value: bytes) -> None:
        """Keep an entry under its digest."""
        self._grown = True
        if not self._insert("INSERT OR IGNORE INTO entries VALUES (?, ?)", (kept, value)):
            self._held_entries[kept] = value

    def take(self, puts: list[Put]) -> None:
        """Keep what another process worked out."""
        for kind, name, key, value in puts:
            if kind:
                self.put(kind, name, key, value)
            else:
                self.put_entry(key, value)

    def finish(self, kept: Iterator[bytes]) -> None:
        """Forget what this build did not ask for and what is none of the entries that are `kept`, and commit."""
        if self._connection is None or self._reader is None:
            return
        try:
            rows = self._connection.execute("SELECT kind, name FROM results").fetchall()
            gone = [row for row in rows if row not in self._asked]
            self._connection.executemany("DELETE FROM results WHERE kind = ? AND name = ?", gone)
            if self._grown:
                self._connection.execute("CREATE TEMP TABLE used (kept BLOB PRIMARY KEY)")
                self._connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", ((one,) for one in kept))
                self._connection.execute("DELETE FROM entries WHERE kept NOT IN (SELECT kept FROM used)")
            self._connection.commit()
        except sqlite3.DatabaseError as error:
            self.sound &= is_busy(error)

    def close(self) -> None:
        """Read from now on as every other process does."""
        self._connection = None

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and os.getpid() == self._process:
            return self._connection
        if self._reader is None:
            raise sqlite3.DatabaseError("there is no store")
        return self._reader.connection

    def _key(self, key: bytes) -> bytes:
        return hashlib.blake2b(key, key=self._rules, digest_size=16).digest()

    def _insert(self, statement: str, row: tuple[object, ...]) -> bool:
        """Whether a row could be written into the file."""
        if self._connection is None or self._reader is None:
            return False
        try:
            self._connection.execute(statement, row)
        except sqlite3.DatabaseError as error:
            self.sound &= is_busy(error)
            return False
        return True


class Recording:
    """A memo of a forked process: notes what is to be kept for the process that writes."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._own = InMemory()
        self._puts: list[Put] = []

    def get(self, kind: str, name: str, key: bytes) -> bytes | None:
        """The result of this kind and name, noted here or found before."""
        own = self._own.get(kind, name, key)
        return self._results.get(kind, name, key) if own is None else own

    def put(self, kind: str, name: str, key: bytes, value: bytes) -> None:
        """Note a result."""
        if kind in _FOR_NEIGHBOURS:
            self._own.put(kind, name, key, value)
        self._puts.append((kind, name, key, value))

    def spare(self, kind: str, name: str) -> None:
        """The process that writes knows what it asked for."""

    def entry(self, kept: bytes) -> bytes:
        """An entry that was kept before."""
        return self._results.entry(kept)

    def put_entry(self, kept: bytes, value: bytes) -> None:
        """Note an entry."""
        self._puts.append(("", "", kept, value))

    def taken(self) -> list[Put]:
        """What was noted since the last time."""
        puts, self._puts = self._puts, []
        return puts


@contextmanager
def kept_results(file: Path, settings: Settings) -> Iterator[Results]:
    """The results in `file`, opened for one build; a store that is damaged is replaced.

    Where no file can be kept there, results are held in memory and forgotten with the build.
    """
    connection, kept_in = open_store(file, _TABLES)
    with closing(connection):
        results = Results(connection, rules_digest(settings), kept_in)
        yield results
        results.close()
    if not results.sound:
        forget(file)
