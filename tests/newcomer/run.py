"""The way of a newcomer, timed: nothing on the machine but git, make and Python; an empty home, no compiler.

First the README: a clone, `make build`. Then a user's: the wheel installed in a fresh environment, a new site, three
pages added from a server on loopback, a build, a preview, its page looked at in Chromium. All in folders with spaces
and accents. Packages come from the index that pip knows.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
sys.path[:0] = [str(REPOSITORY / "tests" / "browser")]

from hosting import hosted  # noqa: E402 - found on the path above
from provide import find  # noqa: E402

PAGES = REPOSITORY / "tests" / "documentation" / "pages"
ADDED = ("1982/04/06/task-force.html", "1982/05/05/sheffield.html", "1982/06/15/surrender.html")
TOOLS = ("sh", "env", "git", "make", "mkdir", "rm", "touch", "id", "uname")
"""All that the newcomer's PATH holds beside Python and what is installed on the way."""

_TIMES: list[tuple[str, float]] = []


@contextmanager
def step(name: str) -> Iterator[None]:
    """Time a step, and say how long it took."""
    started = time.perf_counter()
    yield
    _TIMES.append((name, time.perf_counter() - started))
    print(f"{_TIMES[-1][1]:7.1f} s  {name}", flush=True)


def main() -> int:
    """Go the way; the status is that of the first step that fails, and 0 where none does."""
    with tempfile.TemporaryDirectory(prefix="nouvel arrivant été ") as name:
        folder = Path(name)
        (folder / "bin").mkdir()
        (folder / "home").mkdir()
        for tool in TOOLS:
            (folder / "bin" / tool).symlink_to(shutil.which(tool) or sys.exit(f"no {tool} here"))
        (folder / "bin" / "python3").symlink_to(Path(sys.executable).resolve())
        kept = {key: value for key, value in os.environ.items() if key.startswith(("PIP_", "SSL_", "LANG"))}
        environment = {**kept, "PATH": str(folder / "bin"), "HOME": str(folder / "home")}
        follow_the_readme(folder, environment)
        use_it(folder, environment)
    print(f"{sum(seconds for _, seconds in _TIMES):7.1f} s  in all")
    return 0


def follow_the_readme(folder: Path, environment: dict[str, str]) -> None:
    """Clone, build, open."""
    clone = folder / "le dépôt"
    with step("git clone"):
        run("git", "clone", "--quiet", str(REPOSITORY), str(clone), cwd=folder, env=environment)
    with step("make build, the first time"):
        run("make", "build", cwd=clone, env=environment)
    with step("make build, again"):
        run("make", "build", cwd=clone, env=environment)
    assert (clone / "public" / "index.html").is_file()


def use_it(folder: Path, environment: dict[str, str]) -> None:
    """Install the wheel, start a site, add articles, build, preview, look."""
    with step("make a wheel and install it"):
        wheels = folder / "la roue"
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(wheels)]
        run(*command, str(folder / "le dépôt"), cwd=folder, env={**os.environ})
        run("python3", "-m", "venv", "l’environnement", cwd=folder, env=environment)
        python = str(folder / "l’environnement" / "bin" / "python")
        wheel = str(next(wheels.glob("*.whl")))
        run(
            python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", wheel, cwd=folder, env=environment
        )
    environment["PATH"] += os.pathsep + str(folder / "l’environnement" / "bin")
    site = folder / "ma crise à moi"
    with step("escalation new"):
        run("escalation", "new", site.name, "--language", "en", cwd=folder, env=environment)
    with step("make build in the new site"):
        run("make", "build", cwd=site, env=environment)
    with step("escalation add, three pages"), hosted(PAGES) as address:
        run("escalation", "add", "--private", *(f"{address}/{page}" for page in ADDED), cwd=site, env=environment)
    with step("escalation build"):
        run("escalation", "build", cwd=site, env=environment)
    with step("escalation serve, looked at in Chromium"):
        look(site, environment)


def look(site: Path, environment: dict[str, str]) -> None:
    """Open the preview in a browser: the articles added are there, and the browser complains of nothing."""
    from playwright.sync_api import sync_playwright

    command = ["escalation", "serve", "--port", "0"]
    program = shutil.which(command[0], path=environment["PATH"])
    with subprocess.Popen(
        command, executable=program, cwd=site, env=environment, stdout=subprocess.PIPE, text=True
    ) as preview:
        address = next(found[1] for line in preview.stdout or () if (found := re.search(r"Serving (http\S+)", line)))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            complaints: list[str] = []
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(address)
            assert page.locator("main li.card", has_text="Belgrano").count() == 1, "two reports of one event: one entry"
            assert page.locator("main li.card").count() > 15
            page.locator("main li.card", has_text="Belgrano").locator("h4 a").click()
            assert "Harbour Wire" in page.locator("main").inner_text()
            assert "Cape Dispatch" in page.locator("main").inner_text()
            if len(sys.argv) > 1:
                page.goto(address)
                page.screenshot(path=sys.argv[1])
            assert complaints == []
            browser.close()
        preview.send_signal(signal.SIGINT)


def run(*command: str, cwd: Path, env: dict[str, str]) -> None:
    """Run a command of the newcomer; where it fails, show what it said and end."""
    program = shutil.which(command[0], path=env["PATH"]) or command[0]
    done = subprocess.run(
        command, executable=program, cwd=cwd, env=env,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{' '.join(command)}: status {done.returncode}\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main())
