"""Run by test_disks.py on a small disk: builds a site, makes the next build fail, and looks at what is left.

The site grows until the disk is full, or with `ro` the disk becomes read-only. Prints one JSON object: the status and
words of the failed build, and what it found of the old site, of litter and of the build after the disk is well again.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.cli import main
from security.refusing import limit
from security.sites import digests, write_site


def run(*arguments: str) -> tuple[int, str]:
    """The command's exit status and all it said."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main(list(arguments), prog_name="escalation")
        except SystemExit as end:
            return int(end.code or 0), said.getvalue()
    return 0, said.getvalue()


def remount(disk: Path, way: str) -> None:
    """The disk read-only (`ro`), or as it was (`rw`)."""
    subprocess.run(["mount", "-o", f"remount,{way}", str(disk)], check=True)


def fill(disk: Path, site: Path, read_only: bool) -> dict[str, object]:
    """The story of one site on one disk."""
    mounted = "SMALL_DISK" not in os.environ
    output = disk / "public"
    build = ("build", "--quiet", "--jobs", "1", "--site", str(site), "--output", str(output))
    write_site(site, 5, every=5)
    first = run(*build)
    before = digests(output)
    write_site(site, 120, edition="deuxième", every=2)
    if not mounted:
        limit(disk, os.environ["SMALL_DISK"])
    elif read_only:
        remount(disk, "ro")
    full = run(*build)
    found = {
        "first": first,
        "files": len(before),
        "full": full,
        "untouched": digests(output) == before,
        "litter": sorted(path.name for path in disk.iterdir() if path not in (output, site)),
    }
    if read_only and mounted:
        remount(disk, "rw")
    shutil.rmtree(site / "content")
    write_site(site, 5, edition="troisième", every=5)
    after = run(*build)
    found["after"] = after
    found["renewed"] = digests(output) != before and "troisième" in (output / "index.html").read_text("utf-8")
    return found


if __name__ == "__main__":
    disk = Path(sys.argv[1])
    print(json.dumps(fill(disk, Path(sys.argv[2]), "ro" in sys.argv[3:])))
