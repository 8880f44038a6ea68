"""A program run where it may mount a small disk of its own, which goes with it."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
from pathlib import Path

_REPOSITORY = Path(__file__).parents[2]
_APART = ["unshare", "--mount"] if os.name == "posix" and os.geteuid() == 0 else ["unshare", "--user", "-r", "--mount"]


@functools.cache
def can_mount() -> bool:
    """Whether this user may mount a tmpfs: as root, or in a user namespace."""
    try:
        tried = subprocess.run([*_APART, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return tried.returncode == 0


def run_on_disk(
    script: Path, *arguments: str, disk: Path, options: str, mounted: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run a Python script on a tmpfs mounted at `disk` with these mount options, seen by that script alone.

    Where nothing can be mounted, or not `mounted`, the script runs with `SMALL_DISK` set to the options, and has to
    refuse by itself what such a disk would refuse (`refusing.py`).
    """
    disk.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, str(script), str(disk), *arguments]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(_REPOSITORY), str(_REPOSITORY / "tests")])}
    if mounted and can_mount():
        mounting = f'mount -t tmpfs -o {options} tmpfs "$1" && shift && exec "$@"'
        command = [*_APART, "sh", "-c", mounting, "sh", str(disk), *command]
    else:
        environment["SMALL_DISK"] = options
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)
