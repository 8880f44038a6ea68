"""One file of the site, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec


class Output(msgspec.Struct, frozen=True):
    """A file of the site: its path below the output folder, with `/`, and what makes its bytes, whole or in pieces.

    `inputs` is a digest of everything that the bytes depend on: a file whose inputs are those of the published one is
    not made again. Empty, it is made at each build. Files of one `batch` share work and are best made by one process.
    """

    path: str
    make: Callable[[], bytes | Iterable[bytes]]
    inputs: bytes = b""
    batch: str = ""

    def whole(self) -> bytes:
        """The bytes, made now, in one piece."""
        data = self.make()
        return data if isinstance(data, bytes) else b"".join(data)
