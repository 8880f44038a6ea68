"""Long files made piece by piece: what has not changed is copied from the file of the last build."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from array import array
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from itertools import accumulate, pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from generator.pages.output import Pieces

_DIGEST = 16
_AT_ONCE = 64 << 20
"""Bytes that the system is asked to copy at once."""
_READ_AT_ONCE = 1 << 20
"""The same where they are read and written."""
_CANNOT_COPY = (errno.EXDEV, errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM, errno.ETXTBSY)


class _Index(msgspec.Struct, frozen=True, array_like=True):
    """The pieces of a file, its head and its tail among them: the digest of each, all of `width` bytes, and its length.

    `shared` is what their digests have in common; `size` and `time` are the file's when it was written.
    """

    size: int
    time: int
    shared: bytes
    width: int
    digests: bytes
    lengths: bytes


class _Before(NamedTuple):
    """The pieces of a file: their digests in one row, where each begins and, last, where the file ends."""

    digests: bytes
    starts: array[int]


class Written(NamedTuple):
    """What was written: whether any of it is new; of the head, the pieces and the tail the digests, all of `width`
    bytes and in one row, and the lengths."""

    is_new: bool
    width: int
    digests: bytes
    lengths: array[int]


def write_pieces(pieces: Pieces, target: str, before: str, index: Path | None) -> Written:
    """Write pieces to the file `target`; those that stand in the file `before`, which may be missing, are not made.

    `index`, kept beside the site by `keep_index`, tells where the pieces of that file are; it is believed only where
    the file is as it was left.
    """
    width = len(pieces.digests[0]) if pieces.digests else _DIGEST
    head, tail = (hashlib.blake2b(data, digest_size=width).digest() for data in (pieces.head, pieces.tail))
    digests = b"".join((head, *pieces.digests, tail))
    known = _known(before, index, pieces.shared, width)
    lengths = array("Q")
    with _Copying(target, before if known else None) as out:
        for first, end, place in _stretches(digests, known.digests if known else b"", width):
            if known is not None and place is not None:
                starts = known.starts[place : place + end - first + 1]
                out.copy(starts[0], starts[-1] - starts[0])
                lengths.extend(after - start for start, after in pairwise(starts))
            else:
                data = _made(pieces, first)
                out.write(data)
                lengths.append(len(data))
    return Written(out.is_new, width, digests, lengths)


def keep_index(written: Written, shared: bytes, file: str, index: Path) -> None:
    """Remember where the pieces of the site's file lie, and the digest that they share; a folder that keeps nothing is
    no error."""
    found = os.stat(file)  # noqa: PTH116
    lengths = written.lengths.tobytes()
    _keep(index, _Index(found.st_size, found.st_mtime_ns, shared, written.width, written.digests, lengths))


def _made(pieces: Pieces, number: int) -> bytes:
    """A piece, counted from the head of the file, which is 0."""
    if number == 0:
        return pieces.head
    return pieces.make(number - 1) if number <= len(pieces.digests) else pieces.tail


def _known(before: str, index: Path | None, shared: bytes, width: int) -> _Before | None:
    """The pieces of a file; None where nothing is known of it, or what they all depend on is not what it was."""
    if index is None:
        return None
    try:
        kept = msgspec.msgpack.decode(index.read_bytes(), type=_Index)
        found = os.stat(before)  # noqa: PTH116
    except (OSError, msgspec.MsgspecError):
        return None
    starts = array("Q", [0])
    if (found.st_size, found.st_mtime_ns) != (kept.size, kept.time) or len(kept.lengths) % starts.itemsize:
        return None
    lengths = array("Q")
    lengths.frombytes(kept.lengths)
    starts.extend(accumulate(lengths))
    if starts[-1] != kept.size or len(kept.digests) != width * len(lengths):
        return None
    return _Before(kept.digests, starts) if (kept.shared, kept.width) == (shared, width) else None


def _stretches(new: bytes, old: bytes, width: int) -> Iterator[tuple[int, int, int | None]]:
    """What rows of digests have in common: of each stretch of the new one its first, its end, and its place in the old.

    What the old one has not is a stretch of one, without a place.
    """
    places: dict[bytes, int] = {}
    at, place, count = 0, 0, len(new) // width
    while at < count:
        length = _in_common(new, at * width, old, place * width, width)
        if length:
            yield at, at + length, place
            at, place = at + length, place + length
            continue
        if not places:
            places = {old[start : start + width]: start // width for start in range(0, len(old), width)}
        found = places.get(new[at * width : (at + 1) * width])
        if found is None:
            yield at, at + 1, None
            at += 1
        else:
            place = found


def _in_common(new: bytes, at: int, old: bytes, place: int, width: int) -> int:
    """How many digests two rows have alike from these bytes on: what is compared at once grows, then shrinks."""
    most = min(len(new) - at, len(old) - place) // width
    same, step = 0, 1
    growing = True
    while step and same < most:
        step = min(step, most - same)
        start, end = same * width, (same + step) * width
        if new[at + start : at + end] == old[place + start : place + end]:
            same += step
            step = step * 2 if growing else step // 2
        else:
            step //= 2
            growing = False
    return same


def _keep(index: Path, content: _Index) -> None:
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
