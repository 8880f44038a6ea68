"""One file of the site, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A part of a long file: 16 bytes that stand for everything that it depends on, and what makes it."""

    digest: bytes
    make: Callable[[], bytes]


class Pieces(Iterable[bytes]):
    """A long file in parts, of which those need not be made again that stand in the last build's file."""

    def __init__(self, parts: Callable[[], Iterable[Piece]]) -> None:
        self.parts = parts

    def __iter__(self) -> Iterator[bytes]:
        return (part.make() for part in self.parts())


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


class Group(msgspec.Struct, frozen=True):
    """Files that are looked at together, under a name: `inputs` is a digest of all that the inputs of each depend on.

    Where it is that of the last build, its files are those that were made then, and are not asked one by one.
    """

    name: str
    inputs: bytes
    outputs: Callable[[], Iterable[Output]]
