"""Stands in, while the documentation's commands are run, for the programs that reach beyond a scratch folder.

It does what the command in its first argument is for: `escalation`, the real one, told where the pages of the examples
are and ended once its preview answers; `make` in the project's own folder only sees whether the targets exist, for
tests and CI do their work; so does `python` there; `pipx` and `rsync` see whether what they are given is there.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tomllib
import urllib.request
from pathlib import Path

EXAMPLE_HOST = "https://example.org"


def escalation(arguments: list[str]) -> int:
    """The program itself, which finds the pages of example.org on this machine."""
    command = [sys.executable, "-m", "generator"]
    if arguments[:1] == ["serve"]:
        return serve([*command, *arguments, "--port", "0"])
    if arguments[:1] == ["add"]:
        arguments = [*(one.replace(EXAMPLE_HOST, os.environ["EXAMPLE_HOST"]) for one in arguments), "--private"]
    return subprocess.run([*command, *arguments], check=False).returncode


def serve(command: list[str]) -> int:
    """Start a preview, ask it for its first page, and end it as Ctrl-C does."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as preview:
        for line in preview.stdout or ():
            if address := re.search(r"Serving (http\S+)", line):
                with urllib.request.urlopen(address[1], timeout=20) as answer:
                    assert b"</html>" in answer.read()
                preview.send_signal(signal.SIGINT)
    return preview.returncode


def make(arguments: list[str]) -> int:
    """The real make; in the project's own folder without running anything."""
    dry = ["--dry-run"] if Path("pyproject.toml").is_file() else []
    return subprocess.run([os.environ["REAL_MAKE"], *dry, *arguments], check=False).returncode


def python(arguments: list[str]) -> int:
    """The project's Python: sees whether the module, and each file, that it is to run is there."""
    if arguments[0] == "-m":
        subprocess.run([sys.executable, "-c", f"import {arguments[1]}"], check=True)
        arguments = arguments[2:]
    paths = [one for one in arguments if "/" in one]
    return 0 if all(Path(one).exists() for one in paths) else 1


def pipx(arguments: list[str]) -> int:
    """Sees whether what is to be installed brings the command."""
    verb, folder = arguments
    project = tomllib.loads((Path(folder) / "pyproject.toml").read_text("utf-8"))["project"]
    return 0 if verb == "install" and "escalation" in project["scripts"] else 1


def rsync(arguments: list[str]) -> int:
    """Sees whether there is a site to send."""
    source = next(one for one in arguments if not one.startswith("-"))
    return 0 if (Path(source) / "index.html").is_file() else 1


if __name__ == "__main__":
    known = {function.__name__: function for function in (escalation, make, python, pipx, rsync)}
    sys.exit(known[sys.argv[1]](sys.argv[2:]))
