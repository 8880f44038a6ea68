"""What was read in an article, kept by content: the same words under the same rules are read once.

A reading is stored under a digest of everything that it depends on, so that nothing stored can be stale: a changed
article, setting, language file, rule or library has another digest. The store is a convenience: one that is damaged
or comes from another version is replaced, and nothing is lost but time.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from generator.articles.drafts import Source
from generator.errors import Problem, UserError
from generator.fingerprint import READING_LIBRARIES, READING_ROOMS, program_digest
from generator.settings import Settings

_PUTS_A_COMMIT = 500
_NOT_FOR_READING = ("title", "description", "base_url", "output", "publisher", "licence", "articles", "theme",
    "search", "pictures", "large_from", "gap_days", "limits",
)  # fmt: skip


class Kept(msgspec.Struct, frozen=True):
    """What a source gave, encoded: the `head` that every build asks for, the `facts` that its article's page shows."""

    head: bytes
    facts: bytes | None


class DamagedStoreError(UserError):
    """The store lost, while it was in use, what it had a moment before."""

    def __init__(self, reason: str) -> None:
        super().__init__([Problem(".cache", 0, 0, f"what was read is lost ({reason})", "run the command again")])
        self.reason = reason

    def __reduce__(self) -> tuple[type[UserError], tuple[Any, ...]]:
        return DamagedStoreError, (self.reason,)


class ReadingCache:
    """What sources gave, by digest, in one SQLite file; only what this build asks for is kept.

    A store that fails while it is used counts as empty from then on, and what it cannot keep is held in memory.
    """

    def __init__(self, connection: sqlite3.Connection, rules: bytes, file: Path | None) -> None:
        self._connection = connection
        self._rules = rules
        self._encode = msgspec.msgpack.Encoder().encode
        self._used: list[tuple[bytes]] = []
        self._puts = 0
        self.facts = Facts(file)
        self.sound = True
        self.hits = 0
        """Sources that were found so far."""

    def key(self, source: Source) -> bytes:
        """The digest of all that what is read in `source` depends on."""
        return hashlib.blake2b(self._encode(source), key=self._rules, digest_size=24).digest()

    def head(self, key: bytes) -> bytes | None:
        """The head that is kept under `key`, None where nothing sound is."""
        self._used.append((key,))
        try:
            row = self._connection.execute("SELECT head, digest FROM heads WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError as error:
            self.sound &= _is_busy(error)
            return None
        if row is None:
            return None
        if _digest(row[0]) != row[1]:
            self.sound = False
            return None
        self.hits += 1
        return bytes(row[0])

    def put(self, key: bytes, kept: Kept) -> None:
        """Keep what was read under `key`."""
        if self.facts.in_memory and kept.facts is not None:
            self.facts.hold(key, kept.facts)
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO heads VALUES (?, ?, ?)", (key, kept.head, _digest(kept.head))
            )
            if kept.facts is not None:
                self._connection.execute(
                    "INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", (key, kept.facts, _digest(kept.facts))
                )
            self._puts += 1
            if self._puts % _PUTS_A_COMMIT == 0:
                self._connection.commit()
        except sqlite3.DatabaseError as error:
            self.sound &= _is_busy(error)
            if kept.facts is not None:
                self.facts.hold(key, kept.facts)

    def fetch(self, key: bytes) -> bytes:
        """The facts that are kept under `key`, those not committed yet among them. Raises DamagedStoreError."""
        return self.facts.fetch(key, self._connection)

    def finish(self) -> None:
        """Forget what this build did not ask for, and commit."""
        try:
            self._connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            self._connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", self._used)
            for table in ("heads", "facts"):
                self._connection.execute(f"DELETE FROM {table} WHERE key NOT IN (SELECT key FROM used)")  # noqa: S608
            self._connection.commit()
        except sqlite3.DatabaseError as error:
            self.sound &= _is_busy(error)


class Facts:
    """The facts of the store in `file` (None: all are held in memory), for this process and those forked from it."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._held: dict[bytes, bytes] = {}
        self._connection: sqlite3.Connection | None = None
        self._process = 0

    @property
    def in_memory(self) -> bool:
        """Whether there is no file to keep any."""
        return self._file is None

    def hold(self, key: bytes, facts: bytes) -> None:
        """Keep facts in memory that the file does not take."""
        self._held[key] = facts

    def fetch(self, key: bytes, connection: sqlite3.Connection | None = None) -> bytes:
        """What is kept under `key`, read over `connection` where one is open. Raises DamagedStoreError."""
        if key in self._held:
            return self._held[key]
        try:
            asked = (connection or self._open()).execute("SELECT facts, digest FROM facts WHERE key = ?", (key,))
            row = asked.fetchone()
        except sqlite3.DatabaseError as error:
            raise DamagedStoreError(str(error)) from error
        if row is None or _digest(row[0]) != row[1]:
            raise DamagedStoreError("a part of the store is damaged")
        return bytes(row[0])

    def _open(self) -> sqlite3.Connection:
        """A connection of this process's own: SQLite's may not be shared with a parent."""
        if self._connection is None or self._process != os.getpid():
            if self._file is None:
                raise DamagedStoreError("there is no store")
            self._connection = sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True)
            self._process = os.getpid()
        return self._connection


@contextmanager
def reading_cache(file: Path, settings: Settings) -> Iterator[ReadingCache]:
    """The cache in `file`, opened for one build; a store that is damaged is replaced.

    Where no file can be kept there, what is read is held in memory and forgotten with the build.
    """
    connection, kept_in = _open(file)
    with closing(connection):
        cache = ReadingCache(connection, rules_digest(settings), kept_in)
        yield cache
        cache.finish()
    if not cache.sound:
        forget(file)


def forget(file: Path) -> None:
    """Remove a store, if it can be removed."""
    with suppress(OSError):
        _remove(file)


def rules_digest(settings: Settings) -> bytes:
    """A digest of all that readings depend on beside the article: settings, rules, language data, libraries."""
    relevant = {name: value for name, value in msgspec.structs.asdict(settings).items() if name not in _NOT_FOR_READING}
    digest = hashlib.blake2b(program_digest(READING_ROOMS, READING_LIBRARIES), digest_size=32)
    digest.update(msgspec.json.encode(relevant))
    return digest.digest()


def _digest(facts: bytes) -> bytes:
    """What tells facts that were damaged in the store."""
    return hashlib.blake2b(facts, digest_size=8).digest()


def _open(file: Path) -> tuple[sqlite3.Connection, Path | None]:
    """A connection to the store, made anew where the file is none, and in memory where there can be no file."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(file), file
        except sqlite3.DatabaseError:
            _remove(file)
            return _connect(file), file
    except (OSError, sqlite3.DatabaseError):
        return _connect(Path(":memory:")), None


def _remove(file: Path) -> None:
    for part in (file, *file.parent.glob(f"{file.name}-*")):
        part.unlink(missing_ok=True)


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        # A store lost with the machine is only read again: no need to wait for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        for table, value in (("heads", "head"), ("facts", "facts")):
            connection.execute(
                f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, {value} BLOB, digest BLOB) WITHOUT ROWID"
            )
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _is_busy(error: sqlite3.DatabaseError) -> bool:
    """Whether another command holds the store: no sign of damage."""
    return getattr(error, "sqlite_errorcode", None) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
