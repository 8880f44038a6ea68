"""What was read in an article, kept by content: the same words under the same rules are read once.

A reading is stored under a digest of everything that it depends on, so that nothing stored can be stale: a changed
article, setting, language file, rule or library has another digest. The store is a convenience: one that is damaged
or comes from another version is replaced, and nothing is lost but time.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec

from generator.articles.drafts import Source
from generator.fingerprint import program_digest
from generator.settings import Settings

_RULES = ("articles", "dates", "events")
_LIBRARIES = ("dateparser", "google-re2", "msgspec", "sentencex", "simplemma")
_NOT_FOR_READING = ("title", "description", "base_url", "output", "publisher", "licence", "articles", "theme",
    "search", "pictures", "large_from", "gap_days", "limits",
)  # fmt: skip


class ReadingCache:
    """Readings by digest, in one SQLite file; only those asked for in this build are kept.

    A store that fails while it is used counts as empty from then on.
    """

    def __init__(self, connection: sqlite3.Connection, rules: bytes) -> None:
        self._connection = connection
        self._rules = rules
        self._encode = msgspec.msgpack.Encoder().encode
        self._used: list[tuple[bytes]] = []
        self.sound = True
        self.hits = 0
        """Readings that were found so far."""

    def key(self, source: Source) -> bytes:
        """The digest of all that what is read in `source` depends on."""
        return hashlib.blake2b(self._encode(source), key=self._rules, digest_size=24).digest()

    def get(self, key: bytes) -> bytes | None:
        """What is stored under `key`, None where nothing sound is."""
        self._used.append((key,))
        try:
            row = self._connection.execute("SELECT facts, digest FROM readings WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            self.sound = False
            return None
        if row is None:
            return None
        if _digest(row[0]) != row[1]:
            self.sound = False
            return None
        self.hits += 1
        return bytes(row[0])

    def put(self, key: bytes, facts: bytes) -> None:
        """Store what was read under `key`."""
        try:
            self._connection.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (key, facts, _digest(facts)))
        except sqlite3.DatabaseError:
            self.sound = False

    def finish(self) -> None:
        """Forget what this build did not ask for, and commit."""
        try:
            self._connection.execute("CREATE TEMP TABLE used (key BLOB PRIMARY KEY)")
            self._connection.executemany("INSERT OR IGNORE INTO used VALUES (?)", self._used)
            self._connection.execute("DELETE FROM readings WHERE key NOT IN (SELECT key FROM used)")
            self._connection.commit()
        except sqlite3.DatabaseError:
            self.sound = False


@contextmanager
def reading_cache(file: Path, settings: Settings) -> Iterator[ReadingCache]:
    """The cache in `file`, opened for one build; a store that is damaged is replaced.

    Where no file can be kept there, what is read is forgotten with the build.
    """
    with closing(_open(file)) as connection:
        cache = ReadingCache(connection, rules_digest(settings))
        yield cache
        cache.finish()
    if not cache.sound:
        with suppress(OSError):
            _remove(file)


def rules_digest(settings: Settings) -> bytes:
    """A digest of all that readings depend on beside the article: settings, rules, language data, libraries."""
    relevant = {name: value for name, value in msgspec.structs.asdict(settings).items() if name not in _NOT_FOR_READING}
    digest = hashlib.blake2b(program_digest(_RULES, _LIBRARIES), digest_size=32)
    digest.update(msgspec.json.encode(relevant))
    return digest.digest()


def _digest(facts: bytes) -> bytes:
    """What tells facts that were damaged in the store."""
    return hashlib.blake2b(facts, digest_size=8).digest()


def _open(file: Path) -> sqlite3.Connection:
    """A connection to the store, made anew where the file is none, and in memory where there can be no file."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            return _connect(file)
        except sqlite3.DatabaseError:
            _remove(file)
            return _connect(file)
    except (OSError, sqlite3.DatabaseError):
        return _connect(Path(":memory:"))


def _remove(file: Path) -> None:
    for part in (file, *file.parent.glob(f"{file.name}-*")):
        part.unlink(missing_ok=True)


def _connect(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file)
    try:
        # A store lost with the machine is only read again: no need to wait for the disk.
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS readings (key BLOB PRIMARY KEY, facts BLOB, digest BLOB)")
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
