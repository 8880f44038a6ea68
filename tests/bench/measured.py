"""A command's seconds of the clock and the memory that it and its children hold together at most."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

_EVERY = 0.05
_PROC = Path("/proc")


class Measured(msgspec.Struct, frozen=True):
    """Seconds of the clock, and the largest proportional set size (PSS) of the processes, in MiB; 0 where unknown."""

    seconds: float
    mebibytes: float


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Run the command in the folder. Raises CalledProcessError where it fails."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    started = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        watcher = _Watcher(process.pid)
        watcher.start()
        _, complaints = process.communicate()
        seconds = time.perf_counter() - started
        watcher.end()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=complaints.decode(errors="replace"))
    return Measured(seconds, watcher.most / 1024)


class _Watcher(threading.Thread):
    """Looks again and again at how much memory a process and those below it hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self._pid = pid
        self._done = threading.Event()

    def run(self) -> None:
        """Look until told to end."""
        while not self._done.wait(_EVERY):
            self.most = max(self.most, sum(map(_kibibytes, _family(self._pid))))

    def end(self) -> None:
        """Stop looking."""
        self._done.set()
        self.join()


def _family(pid: int) -> Iterator[int]:
    """A process and all below it."""
    yield pid
    try:
        children = (_PROC / str(pid) / "task" / str(pid) / "children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _kibibytes(pid: int) -> int:
    """The process's memory, what it shares counted in parts."""
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
