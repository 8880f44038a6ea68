"""What was read in an article, kept by content: the same words under the same rules are read once.

A reading is stored under a digest of everything that it depends on, so that nothing stored can be stale: a changed
article, setting, language file, rule or library has another digest. The store is a convenience: one that is damaged
or comes from another version is replaced, and nothing is lost but time.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from generator.articles.drafts import Source
from generator.fingerprint import READING_LIBRARIES, READING_ROOMS, program_digest, zone_digest
from generator.settings import Settings
from generator.store import DamagedStoreError, Reader, check_of, forget, is_busy, open_store

_PUTS_A_COMMIT = 500
_TABLES = (
    "heads (key BLOB PRIMARY KEY, head BLOB, digest BLOB) WITHOUT ROWID",
    "parts (key BLOB, name TEXT, value BLOB, digest BLOB, PRIMARY KEY (key, name))",
)
_NOT_FOR_READING = ("title", "description", "base_url", "output", "publisher", "licence", "articles", "theme",
    "search", "pictures", "large_from", "gap_days", "limits",
)  # fmt: skip

FACTS = "facts"
"""The name of the part of what a source gave that its article's page shows."""


class Kept(msgspec.Struct, frozen=True):
    """What a source gave, encoded: the `head` that every build asks for, and by name the parts that few builds do."""

    head: bytes
    parts: Mapping[str, bytes] = {}


class ReadingCache:
    """What sources gave, by digest, in one SQLite file; only what this build asks for is kept.

    A store that fails while it is used counts as empty from then on, and what it cannot keep is held in memory.
    """

    def __init__(self, connection: sqlite3.Connection, rules: bytes, file: Path | None) -> None:
        self._connection = connection
        self._rules = rules
        self._encode = msgspec.msgpack.Encoder().encode
        self._used: set[bytes] = set()
        self._puts = 0
        self.parts = Parts(file)
        self.sound = True
        self.hits = 0
        """Sources that were found so far."""

    def key(self, source: Source) -> bytes:
        """The digest of all that what is read in `source` depends on."""
        return hashlib.blake2b(self._encode(source), key=self._rules, digest_size=24).digest()

    def heads(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """The heads that are kept under some of these keys; what is not sound is none."""
        self._used.update(keys)
        asked = f"SELECT key, head, digest FROM heads WHERE key IN ({', '.join('?' * len(keys))})"  # noqa: S608
        try:
            rows = self._connection.execute(asked, keys).fetchall()
        except sqlite3.DatabaseError as error:
            self.sound &= is_busy(error)
            return {}
        found = {key: head for key, head, check in rows if check_of(head) == check}
        self.sound &= len(found) == len(rows)
        self.hits += sum(key in found for key in keys)
        return found

    def put(self, key: bytes, kept: Kept) -> None:
        """Keep what was read under `key`."""
        if self.parts.in_memory:
            self.parts.hold(key, kept.parts)
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO heads VALUES (?, ?, ?)", (key, kept.head, check_of(kept.head))
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)",
                [(key, name, data, check_of(data)) for name, data in kept.parts.items()],
            )
            self._puts += 1
            if self._puts % _PUTS_A_COMMIT == 0:
                self._connection.commit()
        except sqlite3.DatabaseError as error:
            self.sound &= is_busy(error)
            self.parts.hold(key, kept.parts)

    def fetch(self, key: bytes, name: str) -> bytes:
        """The part that is kept under `key`, one not committed yet too. Raises DamagedStoreError."""
        return self.parts.fetch(key, name, self._connection)

    def finish(self) -> None:
        """Forget what this build did not ask for, and commit."""
        try:
            kept = self._connection.execute("SELECT key FROM heads").fetchall()
            gone = [row for row in kept if row[0] not in self._used]
            for table in ("heads", "parts"):
                self._connection.executemany(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608
            self._connection.commit()
        except sqlite3.DatabaseError as error:
            self.sound &= is_busy(error)


class Parts:
    """The parts of the store in `file` (None: all are held in memory), for this process and those forked from it."""

    def __init__(self, file: Path | None) -> None:
        self._reader = None if file is None else Reader(file)
        self._held: dict[tuple[bytes, str], bytes] = {}

    @property
    def in_memory(self) -> bool:
        """Whether there is no file to keep any."""
        return self._reader is None

    def hold(self, key: bytes, parts: Mapping[str, bytes]) -> None:
        """Keep parts in memory that the file does not take."""
        for name, data in parts.items():
            self._held[key, name] = data

    def fetch(self, key: bytes, name: str, connection: sqlite3.Connection | None = None) -> bytes:
        """What is kept under `key`, read over `connection` where one is open. Raises DamagedStoreError."""
        if (key, name) in self._held:
            return self._held[key, name]
        if connection is None and self._reader is None:
            raise DamagedStoreError("there is no store")
        try:
            asked = connection or self._reader.connection  # type: ignore[union-attr]
            row = asked.execute("SELECT value, digest FROM parts WHERE key = ? AND name = ?", (key, name)).fetchone()
        except sqlite3.DatabaseError as error:
            raise DamagedStoreError(str(error)) from error
        if row is None or check_of(row[0]) != row[1]:
            raise DamagedStoreError("a part of the store is damaged")
        return bytes(row[0])


@contextmanager
def reading_cache(file: Path, settings: Settings) -> Iterator[ReadingCache]:
    """The cache in `file`, opened for one build; a store that is damaged is replaced.

    Where no file can be kept there, what is read is held in memory and forgotten with the build.
    """
    connection, kept_in = open_store(file, _TABLES)
    with closing(connection):
        cache = ReadingCache(connection, rules_digest(settings), kept_in)
        yield cache
        cache.finish()
    if not cache.sound:
        forget(file)


def rules_digest(settings: Settings) -> bytes:
    """A digest of all that readings depend on beside the article: settings, rules, languages, libraries, time zone."""
    relevant = {name: value for name, value in msgspec.structs.asdict(settings).items() if name not in _NOT_FOR_READING}
    digest = hashlib.blake2b(program_digest(READING_ROOMS, READING_LIBRARIES), digest_size=32)
    digest.update(msgspec.json.encode(relevant))
    digest.update(zone_digest(settings.time_zone))
    return digest.digest()
