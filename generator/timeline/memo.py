"""What was worked out before, kept by what it was worked out from."""

from __future__ import annotations

from typing import Protocol


class LostError(Exception):
    """Something that was kept, and by the look of it still is, is gone."""


class Memo(Protocol):
    """Keeps results between builds: of each kind and name the latest, under the digest of what it depends on."""

    def get(self, kind: str, name: str, key: bytes) -> bytes | None:
        """The result that is kept under this key, if it is that of `kind` and `name`; else None."""

    def put(self, kind: str, name: str, key: bytes, value: bytes) -> None:
        """Keep a result in place of the one of this kind and name."""

    def spare(self, kind: str, name: str) -> None:
        """Go on keeping a result that is not asked for now."""

    def entry(self, kept: bytes) -> bytes:
        """The entry that is kept under its digest."""

    def put_entry(self, kept: bytes, value: bytes) -> None:
        """Keep an entry under its digest."""


class InMemory:
    """A memo that ends with the process."""

    def __init__(self) -> None:
        self._results: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        self._entries: dict[bytes, bytes] = {}

    def get(self, kind: str, name: str, key: bytes) -> bytes | None:
        """The result of this kind and name, if its key is this."""
        before, value = self._results.get((kind, name), (None, None))
        return value if before == key else None

    def put(self, kind: str, name: str, key: bytes, value: bytes) -> None:
        """Keep a result."""
        self._results[kind, name] = key, value

    def spare(self, kind: str, name: str) -> None:
        """Nothing that is in memory is forgotten."""

    def entry(self, kept: bytes) -> bytes:
        """An entry that was kept."""
        return self._entries[kept]

    def put_entry(self, kept: bytes, value: bytes) -> None:
        """Keep an entry."""
        self._entries[kept] = value
