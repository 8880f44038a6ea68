"""How soon the browser shows a change to an article under `escalation serve`.

    python tests/bench/serve_speed.py [POSTS …] [--rounds 7] [--whole]

Serves synthetic posts (1,000, or so many), opens the page of one of them in Chromium, writes a word into the post again
and again, and prints the seconds until the page shows it: median, least and most; and what of it the build took. With
`--whole` the site has its search and its pictures too.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from build_speed import POSTS
from peers import SITE
from playwright.sync_api import Error, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from provide import find

SEEN = "(word) => document.querySelector('main').innerText.includes(word)"
PATIENCE = 120.0


def main() -> None:
    """Measure each number of posts, and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("posts", nargs="*", type=int, default=[1000])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--whole", action="store_true")
    chosen = parser.parse_args()
    if not POSTS.is_file():
        sys.exit(f"skipped: the posts are made by {POSTS.name}, which is not in {POSTS.parent}")
    print(f"{'posts':>7} {'median':>8} {'least':>8} {'most':>8}   seconds from the change to the browser")
    for posts in chosen.posts:
        with tempfile.TemporaryDirectory() as folder:
            took = measure(_site(Path(folder), posts, whole=chosen.whole), posts, chosen.rounds)
        print(f"{posts:>7} {statistics.median(took):>8.2f} {min(took):>8.2f} {max(took):>8.2f}", flush=True)


def measure(site: Path, posts: int, rounds: int) -> list[float]:
    """Seconds from each change until the page shows it."""
    with _served(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        post = sorted((site / "content").iterdir())[posts // 2]
        slug = re.search(r"(?m)^slug: (\S+)$", post.read_text("utf-8"))
        page.goto(f"{address}articles/{slug[1] if slug else post.stem}.html")
        took = [_change(page, post, f"motneuf{number}") for number in range(rounds)]
        browser.close()
    return took


def _change(page: Page, post: Path, word: str) -> float:
    """Seconds from writing the word to the page that shows it."""
    page.wait_for_timeout(700)
    text = re.sub(r"\nUn mot de plus, \w+\.\n$", "", post.read_text("utf-8"))
    started = time.perf_counter()
    post.write_text(f"{text}\nUn mot de plus, {word}.\n", "utf-8")
    while time.perf_counter() < started + PATIENCE:
        try:
            if page.evaluate(SEEN, word):
                return time.perf_counter() - started
        except Error:  # the page is being loaded anew
            pass
        time.sleep(0.005)
    sys.exit(f"the browser does not show {word}")


def _site(folder: Path, posts: int, *, whole: bool) -> Path:
    """A site of so many posts."""
    settings = re.sub(r"(?m)^(search|pictures): false\n", "", SITE) if whole else SITE
    (folder / "site.yaml").write_text(settings, "utf-8")
    command = [sys.executable, str(POSTS), str(posts), "content"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return folder


@contextmanager
def _served(site: Path) -> Iterator[str]:
    """The address of the site while the command serves it."""
    command = [sys.executable, "-u", "-m", "generator", "serve", "--site", str(site), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as server:
        if server.stdout is None:
            raise RuntimeError("no output to read the address from")
        address = next(word for line in server.stdout for word in line.decode().split() if word.startswith("http"))
        threading.Thread(target=server.stdout.read, daemon=True).start()
        try:
            yield address
        finally:
            server.terminate()


if __name__ == "__main__":
    main()
