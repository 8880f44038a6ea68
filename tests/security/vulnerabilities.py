"""Asks the public lists of vulnerabilities about every pinned version: `make vulnerabilities`.

Exit status 1 where a version has a known one. Where the program that asks, or the lists, cannot be reached, it says so
and ends with 0: a build must not depend on somebody else's server.
"""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PROGRAM = "pip-audit==2.10.1"
PATIENCE = 120
"""Seconds after which nobody answers."""


def main() -> int:
    """Ask, and tell what was found."""
    environment = REPOSITORY / ".venv" / "vulnerabilities"
    python = environment / "bin" / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
    # In an environment of its own: it brings a dozen packages that the program does not need.
    install = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", PROGRAM]
    ask = [
        str(python), "-m", "pip_audit", "--requirement", str(REPOSITORY / "constraints.txt"), "--no-deps",
        "--disable-pip",
        "--format", "json", "--progress-spinner", "off", "--timeout", "15",
    ]  # fmt: skip
    try:
        subprocess.run(install, check=True, capture_output=True, timeout=PATIENCE)
        done = subprocess.run(ask, check=False, capture_output=True, text=True, timeout=PATIENCE)
        answers = json.loads(done.stdout)["dependencies"]
    except (subprocess.SubprocessError, ValueError, KeyError) as error:
        print(f"vulnerabilities: NOT ASKED, for nobody answers here ({type(error).__name__})")
        return 0
    known = [(one["name"], one["version"], found["id"]) for one in answers for found in one.get("vulns", ())]
    for name, version, identifier in known:
        print(f"vulnerabilities: {name} {version}: {identifier}")
    print(f"vulnerabilities: {len(known)} known in {len(answers)} packages")
    return 1 if known else 0


if __name__ == "__main__":
    sys.exit(main())
