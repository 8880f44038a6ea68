"""Content that lies at an address (`s3://…`, `gs://…`, `sftp://…`): listed and read through fsspec.

A store is asked for its files once, and for many of them at a time: each question takes as long as a hundred articles
take to be read from a disk. Who may read there is for the user's environment to say, never for the site's files.
"""

from __future__ import annotations

import errno
import hashlib
import io
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from generator.errors import Problem, UserError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_MARKS = ("ETag", "etag", "md5Hash", "generation", "sha", "checksum")
"""What stores say of a file that changes with its bytes; a time may stay the same."""

_AT_ONCE = 64
_BYTES_AT_ONCE = 8_000_000
_SMALL = 2_000_000
"""Files that are asked for together: how many, how large all of them, and each."""

_PORTION = 1_000_000
"""Bytes of a long file that are asked for at a time."""

EXTRA = "run pip install 'escalation-timeline[cluster]'"


class Size(NamedTuple):
    """What is told of a stored file, under the name that the system gives it for others."""

    st_size: int


class Store:
    """The files below an address. Raises UserError where nothing can be read at such addresses."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        self._files, self._root = _opened(self.address)
        self._expected: Sequence[str] = ()
        self._ahead: dict[str, bytes | Exception] = {}

    def __str__(self) -> str:
        return self.address

    def __truediv__(self, path: str) -> StoredFile:
        return StoredFile(self, path)

    @cached_property
    def known(self) -> Mapping[str, Mapping[str, Any]]:
        """What the store says of each file that is not hidden, by its path below the address, sorted.

        Raises UserError where it says nothing.
        """
        try:
            with _told():
                self._files.invalidate_cache()
                found = self._files.find(self._root, detail=True)
        except OSError as error:
            remedy = "check the address, and the rights that this machine has there"
            raise UserError([Problem(self.address, 0, 0, f"cannot be listed ({error.strerror})", remedy)]) from None
        below = self._root.rstrip("/") + "/" if self._root else ""
        named = {name.removeprefix(below): told for name, told in found.items() if name.startswith(below)}
        if not named:
            raise UserError(
                [Problem(self.address, 0, 0, "no files there", "put articles there, or name another as `content`")]
            )
        visible = (path for path in named if not any(part.startswith(".") for part in path.split("/")))
        return {path: named[path] for path in sorted(visible) if path and not path.endswith("/")}

    def expect(self) -> None:
        """Say that all the files will now be read in their order: many are then asked for at a time."""
        self._expected = tuple(self.known)

    def size(self, path: str) -> int:
        """The bytes of a file. Raises OSError."""
        with _told():
            told = self.known[path].get("size") if path in self.known else None
            size = self._files.size(self._name(path)) if told is None else told
        if size is None:
            raise OSError(errno.EIO, "the store does not tell its size")
        return int(size)

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        with _told():
            if path not in self._ahead:
                wanted = self._beside(path)
                names = [self._name(one) for one in wanted]
                self._ahead = dict(
                    zip(wanted, self._files.cat_ranges(names, None, None, on_error="return"), strict=True)
                )
            found = self._ahead.pop(path)
            if isinstance(found, Exception):
                raise found
        return bytes(found)

    def open(self, path: str) -> IO[bytes]:
        """A file to be read bit by bit. Raises OSError, when it is read too."""
        with _told():
            return io.BufferedReader(_Bits(self._files.open(self._name(path), "rb")), _PORTION)

    def state(self) -> Iterator[tuple[str, object]]:
        """What tells each file from what it was before: what the store says of its bytes, else their digest.

        Raises UserError and OSError.
        """
        self.expect()
        for path, told in self.known.items():
            marks = tuple(str(told[mark]) for mark in _MARKS if told.get(mark) is not None)
            yield path, (told.get("size"), marks) if marks else self._digest(path)

    def _digest(self, path: str) -> bytes:
        if self.size(path) <= _SMALL:
            return hashlib.blake2b(self.read(path), digest_size=32).digest()
        digest = hashlib.blake2b(digest_size=32)
        with self.open(path) as file:
            while bits := file.read(_PORTION):
                digest.update(bits)
        return digest.digest()

    def _name(self, path: str) -> str:
        return f"{self._root.rstrip('/')}/{path}" if self._root else path

    def _beside(self, path: str) -> list[str]:
        """The file, and those that will be asked for soon after it: from what stands beside it on."""
        start = bisect_left(self._expected, f"{path.rpartition('.')[0]}.")
        found, size = [], 0
        for one in self._expected[start : start + _AT_ONCE]:
            told = self.known[one].get("size")
            if one == path or told is None or told > _SMALL or one.lower().endswith(".jsonl"):
                continue
            size += told
            if size > _BYTES_AT_ONCE:
                break
            found.append(one)
        return [path, *found]


@dataclass(frozen=True)
class StoredFile:
    """A file of a store, which can be asked what a Path can be asked that is read."""

    store: Store
    path: str

    def __str__(self) -> str:
        return f"{self.store}/{self.path}"

    @property
    def name(self) -> str:
        """The end of its path."""
        return PurePosixPath(self.path).name

    def with_suffix(self, suffix: str) -> StoredFile:
        """The file of the same name but for its extension."""
        return StoredFile(self.store, str(PurePosixPath(self.path).with_suffix(suffix)))

    def exists(self) -> bool:
        """Whether the store has it. Raises UserError where the store says nothing."""
        return self.path in self.store.known

    def is_file(self) -> bool:
        """The same: stores have nothing but files."""
        return self.exists()

    def stat(self) -> Size:
        """Its size. Raises OSError."""
        return Size(self.store.size(self.path))

    def read_bytes(self) -> bytes:
        """Its bytes. Raises OSError."""
        return self.store.read(self.path)

    def open(self, _mode: str = "rb") -> IO[bytes]:
        """The file to be read bit by bit. Raises OSError, when it is read too."""
        return self.store.open(self.path)


class _Bits(io.RawIOBase):
    """A file that fsspec opened, whose errors are those of a system's files."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        with _told():
            bits = self._file.read(len(into))
        into[: len(bits)] = bits
        return len(bits)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


def _opened(address: str) -> tuple[AbstractFileSystem, str]:
    """The file system of an address, and the address's path in it. Raises UserError."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise UserError([Problem(address, 0, 0, "fsspec, which reads there, is not installed", EXTRA)]) from None
    try:
        files, root = url_to_fs(address)
    except ImportError as error:
        remedy = "install what that names beside this program"
        raise UserError([Problem(address, 0, 0, f"content there cannot be read ({error})", remedy)]) from None
    except Exception as error:  # of any library that knows such addresses
        remedy = "name a folder, or an address that fsspec knows, such as s3://bucket/folder"
        raise UserError([Problem(address, 0, 0, f"content there cannot be read ({error})", remedy)]) from None
    return files, root


@contextmanager
def _told() -> Iterator[None]:
    """Let whatever the library of a store raises be an OSError that says it."""
    try:
        yield
    except Exception as error:
        reason = str(error) or type(error).__name__
        raise OSError(errno.EIO, " ".join(reason.split())) from error
