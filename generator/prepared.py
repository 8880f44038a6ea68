"""What follows from the program's own files alone, kept in a site's cache from one build to the next.

Each piece lies there under a digest of what it follows from, so that nothing kept can be stale: a program with other
rules, or other libraries, does not find it. Where nothing is kept, it is worked out anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

_DIGEST_BYTES = 32
_folders: list[Path] = []
"""Where this process, and those forked from it, keep what they prepare: the last of them."""


@contextmanager
def preparing_in(folder: Path) -> Iterator[None]:
    """Keep what is prepared from now on in this folder."""
    _folders.append(folder)
    try:
        yield
    finally:
        _folders.pop()


def prepared(name: str, key: bytes) -> bytes | None:
    """What was kept of this name under this key; None where nothing is, or it is damaged."""
    if not _folders:
        return None
    try:
        kept = _file(name).read_bytes()
    except OSError:
        return None
    data = kept[_DIGEST_BYTES:]
    return data if kept[:_DIGEST_BYTES] == _digest(key, data) else None


def keep_prepared(name: str, key: bytes, data: bytes) -> None:
    """Keep `data` under this name in place of what was kept, if that can be."""
    if not _folders:
        return
    file = _file(name)
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=file.parent, prefix=f"{file.name}.", delete=False) as written:
            written.write(_digest(key, data) + data)
        try:
            Path(written.name).replace(file)
        except OSError:
            Path(written.name).unlink()


def _file(name: str) -> Path:
    return _folders[-1] / f"{name}.prepared"


def _digest(key: bytes, data: bytes) -> bytes:
    return hashlib.blake2b(data, key=key, digest_size=_DIGEST_BYTES).digest()
