"""Long files made piece by piece: what has not changed is copied from the file of the last build."""

from __future__ import annotations

import errno
import os
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import BinaryIO

import msgspec

from generator.pages.output import Piece, Pieces

_DIGEST = 16
_AT_ONCE = 64 << 20
"""Bytes that the system is asked to copy at once."""
_READ_AT_ONCE = 1 << 20
"""The same where they are read and written."""
_CANNOT_COPY = (errno.EXDEV, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.ETXTBSY)


class _Index(msgspec.Struct, frozen=True, array_like=True):
    """The pieces of a file: its size and time when it was written, and of each piece the digest and the length."""

    size: int
    time: int
    digests: bytes
    lengths: bytes


def write_pieces(pieces: Pieces, target: str, before: str, index: Path | None) -> bool:
    """Write pieces to the file `target`; whether any is not what stood in the file `before`, which may be missing.

    `index`, kept beside the site, tells where the pieces of that file are, and then tells it of this one; it is
    believed only where the file is as it was left.
    """
    known = _known(before, index)
    digests, lengths = bytearray(), array("Q")
    with _Copying(target, before if known else None) as out:
        for piece in pieces.parts():
            place = known.get(piece.digest)
            if place is None:
                data = piece.make()
                out.write(data)
                lengths.append(len(data))
            else:
                out.copy(*place)
                lengths.append(place[1])
            digests += piece.digest
    if index is not None:
        found = os.stat(target)  # noqa: PTH116
        _keep(index, _Index(found.st_size, found.st_mtime_ns, bytes(digests), lengths.tobytes()))
    return out.is_new


def _known(before: str, index: Path | None) -> dict[bytes, tuple[int, int]]:
    """Where each piece of a file lies, and how long it is."""
    if index is None:
        return {}
    try:
        kept = msgspec.msgpack.decode(index.read_bytes(), type=_Index)
        found = os.stat(before)  # noqa: PTH116
    except (OSError, msgspec.MsgspecError):
        return {}
    lengths = array("Q")
    if (found.st_size, found.st_mtime_ns) != (kept.size, kept.time) or len(kept.lengths) % lengths.itemsize:
        return {}
    lengths.frombytes(kept.lengths)
    if sum(lengths) != kept.size or len(kept.digests) != _DIGEST * len(lengths):
        return {}
    places, at = {}, 0
    for number, length in enumerate(lengths):
        places[kept.digests[number * _DIGEST : (number + 1) * _DIGEST]] = (at, length)
        at += length
    return places


def _keep(index: Path, content: _Index) -> None:
    """Keep an index; a folder that keeps nothing is no error."""
    part = index.with_name(f"{index.name}.{os.getpid()}")
    try:
        index.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(msgspec.msgpack.encode(content))
        part.replace(index)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


class _Copying:
    """A file that is written of new bytes and of stretches of another, neighbours in one go."""

    def __init__(self, target: str, source: str | None) -> None:
        self._opened = ExitStack()
        self._target = self._opened.enter_context(open(target, "xb"))  # noqa: PTH123, SIM115 - closed by the stack
        self._source = None if source is None else self._opened.enter_context(open(source, "rb"))  # noqa: PTH123, SIM115 - closed by the stack
        self._from, self._to = 0, 0
        self._moved = source is None
        self._length = 0 if source is None else os.stat(source).st_size  # noqa: PTH116
        self._written = 0

    @property
    def is_new(self) -> bool:
        """Whether the file differs from the one that was copied from."""
        return self._moved or self._written != self._length

    def __enter__(self) -> _Copying:
        return self

    def __exit__(self, *_: object) -> None:
        with self._opened:
            self._flush()

    def write(self, data: bytes) -> None:
        """Add new bytes."""
        self._flush()
        self._moved = True
        self._target.write(data)
        self._written += len(data)

    def copy(self, start: int, length: int) -> None:
        """Add a stretch of the other file."""
        if start != self._to:
            self._flush()
            self._from = self._to = start
        self._moved = self._moved or start != self._written
        self._to += length
        self._written += length

    def _flush(self) -> None:
        """Copy the stretch that was asked for."""
        if self._source is None or self._from == self._to:
            return
        self._target.flush()
        while self._from < self._to:
            moved = _moved(self._source, self._target, self._from, min(self._to - self._from, _AT_ONCE))
            if not moved:
                raise OSError("the file of the last build became shorter while it was read")
            self._from += moved


def _moved(source: BinaryIO, target: BinaryIO, start: int, length: int) -> int:
    """How many bytes could be copied from a place in one file to the end of another: by the system where it does."""
    if sys.platform.startswith("linux"):
        try:
            return os.copy_file_range(source.fileno(), target.fileno(), length, start)
        except OSError as error:  # a file system, or two, between which the system does not copy
            if error.errno not in _CANNOT_COPY:
                raise
    source.seek(start)
    data = source.read(min(length, _READ_AT_ONCE))
    target.write(data)
    target.flush()
    return len(data)


def pieces_of(
    head: bytes, items: Iterable[tuple[bytes, Callable[[], bytes]]], tail: bytes, shared: Callable[[bytes], bytes]
) -> Pieces:
    """A file of a head, of items that a digest stands for, and of a tail; `shared` adds what all depend on."""

    def parts() -> Iterator[Piece]:
        yield Piece(shared(b"head" + head), lambda: head)
        for digest, make in items:
            yield Piece(shared(digest), make)
        yield Piece(shared(b"tail" + tail), lambda: tail)

    return Pieces(parts)
