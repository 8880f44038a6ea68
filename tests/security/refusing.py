"""Where no disk can be mounted: this process refuses what a disk of a given size would, by the same error.

Every file that is opened for writing, folder made or link set counts as an inode; what was written is added up by the
sizes of the files below the folder, looked at whenever another file is opened.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

_WRITING = os.O_WRONLY | os.O_RDWR


def limit(folder: Path, options: str) -> None:
    """From now on, refuse to make more files below `folder` than `size=` and `nr_inodes=` allow, or any with `ro`."""
    limits = dict(option.split("=") for option in options.split(",") if "=" in option)
    size, inodes = int(limits.get("size", 0)), int(limits.get("nr_inodes", 0))
    watching = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal watching
        new = event in ("os.mkdir", "os.link") or (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING
        )
        target = arguments[1] if event == "os.link" else arguments[0]
        if not (watching and new and isinstance(target, str | bytes | os.PathLike)):
            return
        path = Path.cwd() / os.fsdecode(target)
        if not path.is_relative_to(folder):
            return
        if "ro" in options.split(","):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        watching = False
        try:
            held = [found.lstat() for found in folder.rglob("*")]
        finally:
            watching = True
        unique = {one.st_ino: one.st_size for one in held}
        if (inodes and len(unique) >= inodes) or (size and sum(unique.values()) >= size):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    sys.addaudithook(hook)
