"""Builds that publish to one place take turns, whichever checkout they are of."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone_beside(output: Path, patience: float) -> Iterator[None]:
    """Hold the folder around the output, so that two checkouts of a site that publish to one place take turns too.

    Raises TimeoutError after `patience` seconds. Where the system cannot lock folders, the site's lock must do.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    if fcntl is None:
        yield
        return
    folder = os.open(output.parent, os.O_RDONLY)
    try:
        end = time.monotonic() + patience
        while not _locked(folder):
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.05)
        yield
    finally:
        os.close(folder)


def _locked(folder: int) -> bool:
    """Whether the open folder is now locked for us, or cannot be locked at all."""
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL, errno.EBADF):
            raise
    return True
