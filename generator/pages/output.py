"""One file of the site, made when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec


class Pieces(Iterable[bytes]):
    """A long file in pieces, of which those need not be made again that stand in the last build's file.

    Between a `head` and a `tail` stand the pieces, each of which `make` makes by its number, from 0. Its digest, of as
    many bytes as those of the others, and `shared`, a digest for all of them, stand for everything that it depends on.
    """

    def __init__(
        self, head: bytes, digests: Sequence[bytes], make: Callable[[int], bytes], tail: bytes, shared: bytes
    ) -> None:
        self.head = head
        self.digests = digests
        self.make = make
        self.tail = tail
        self.shared = shared

    def __iter__(self) -> Iterator[bytes]:
        yield self.head
        yield from map(self.make, range(len(self.digests)))
        yield self.tail


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
