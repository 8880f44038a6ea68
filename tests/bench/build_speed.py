"""How long a site of thousands of posts takes to build: cold, with nothing changed, with one post changed.

    python tests/bench/build_speed.py [POSTS] [--rounds 3] [--scale 1000 10000] [--write BENCHMARKS.md]

Runs this program and each other that is installed (Hugo, Pelican, MkDocs) in turn on the same posts, round after round,
and prints medians. `--scale` also builds archives (JSONL) of so many articles and gives the exponent of growth.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from measured import Measured, measure
from peers import SITE, Peer, installed, ours

POSTS = Path(__file__).parents[3] / "shared" / "bench" / "make_posts.py"
COLUMNS = ("cold", "nothing changed", "one post changed")


class Row(msgspec.Struct, frozen=True):
    """A program's medians: seconds for each of the columns, MiB at most."""

    name: str
    seconds: tuple[float, ...]
    mebibytes: float


def main() -> None:
    """Measure and print, and write where asked."""
    parser = argparse.ArgumentParser(description="Seconds and memory of building a large site, beside other programs.")
    parser.add_argument("posts", nargs="?", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--scale", nargs="*", type=int, default=[])
    parser.add_argument("--alone", action="store_true", help="leave the other programs out")
    parser.add_argument("--write", type=Path)
    chosen = parser.parse_args()
    if not POSTS.is_file():
        sys.exit(f"skipped: the posts are made by {POSTS.name}, which is not in {POSTS.parent}")
    with tempfile.TemporaryDirectory() as folder:
        others = [] if chosen.alone else installed()
        rows = compare([ours(), *others], chosen.posts, chosen.rounds, Path(folder))
        report = [*table(rows, chosen.posts, chosen.rounds), *stages(Path(folder) / "0")]
        if chosen.scale:
            report += growth(sorted(chosen.scale), Path(folder))
    print("\n".join(report))
    if chosen.write:
        chosen.write.write_text("\n".join(report) + "\n", "utf-8")


def compare(peers: list[Peer], posts: int, rounds: int, folder: Path) -> list[Row]:
    """Every program's medians over so many rounds, the programs taking turns."""
    results: dict[str, list[tuple[Measured, ...]]] = {peer.name: [] for peer in peers}
    for turn in range(rounds):
        for number, peer in enumerate(peers):
            results[peer.name].append(_round(peer, posts, folder / str(number), turn))
    return [_median(name, found) for name, found in results.items()]


def _round(peer: Peer, posts: int, site: Path, turn: int) -> tuple[Measured, ...]:
    """One cold build, one with nothing changed, one with a post changed."""
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)
    command = [sys.executable, POSTS, str(posts), "content", "--flavor", peer.flavor]
    subprocess.run(command, cwd=site, check=True, stdout=subprocess.DEVNULL)
    peer.prepare(site)
    again = peer.again or peer.build
    cold, same = measure(peer.build, site), measure(again, site)
    post = sorted((site / "content").iterdir())[posts // 2]
    text = post.read_text("utf-8")
    post.write_text(text.replace("diplomatique", "commerciale") + f"\nUn mot de plus, {turn}.\n", "utf-8")
    return cold, same, measure(again, site)


def _median(name: str, rounds: list[tuple[Measured, ...]]) -> Row:
    seconds = tuple(statistics.median(found[at].seconds for found in rounds) for at in range(len(COLUMNS)))
    return Row(name, seconds, max(one.mebibytes for found in rounds for one in found))


def table(rows: list[Row], posts: int, rounds: int) -> list[str]:
    """The medians as a table of Markdown, each with its ratio to this program's."""
    first = rows[0]
    lines = [
        f"# Building {posts:,} posts",
        "",
        f"Made by `make bench`: {_rounds(rounds)} on {os.cpu_count()} cores, {platform.system()}, Python "
        f"{platform.python_version()}. Seconds of the clock, and memory of all processes together at most; in brackets "
        "how many times ours. Only ours reads the dates in the texts and makes a timeline of them; search and pictures "
        "are off.",
        "",
        "| | " + " | ".join(COLUMNS) + " | memory |",
        "|---|" + "---|" * (len(COLUMNS) + 1),
    ]
    for row in rows:
        cells = [_cell(value, base) for value, base in zip(row.seconds, first.seconds, strict=True)]
        lines.append(f"| {row.name} | " + " | ".join(cells) + f" | {row.mebibytes:.0f} MiB |")
    return lines


def _rounds(rounds: int) -> str:
    return "one round" if rounds == 1 else f"medians of {rounds} rounds"


def _cell(value: float, base: float) -> str:
    shown = f"{value:.2f}" if value < 10 else f"{value:.0f}"
    return shown if value == base else f"{shown} ({value / base:.2g})"


def stages(site: Path) -> list[str]:
    """Where the time goes, cold and with one post changed."""
    lines = ["", "| stage | cold, s | one post changed, s |", "|---|---|---|"]
    shutil.rmtree(site / "public", ignore_errors=True)
    shutil.rmtree(site / ".cache", ignore_errors=True)
    cold = _stages(site)
    post = min((site / "content").iterdir())
    post.write_text(post.read_text("utf-8") + "\nEncore un mot.\n", "utf-8")
    warm = _stages(site)
    return lines + [f"| {name} | {seconds:.2f} | {warm.get(name, 0):.2f} |" for name, seconds in cold.items()]


def _stages(site: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, cwd=site, env=environment, check=True, capture_output=True)
    stages: dict[str, float] = json.loads(done.stdout)["stages"]
    return stages


def growth(sizes: list[int], folder: Path) -> list[str]:
    """Seconds and memory of cold builds of archives of so many articles, and the exponent between the ends."""
    lines = ["", "| articles in one archive (JSONL) | cold, s | memory |", "|---|---|---|"]
    found: list[Measured] = []
    for size in sizes:
        site = folder / f"archive-{size}"
        _archive(site, size)
        found.append(measure(ours().build, site))
        lines.append(f"| {size:,} | {found[-1].seconds:.1f} | {found[-1].mebibytes:.0f} MiB |")
        shutil.rmtree(site)
    if len(sizes) > 1:
        exponent = math.log(found[-1].seconds / found[0].seconds) / math.log(sizes[-1] / sizes[0])
        lines += ["", f"Time grows with the number of articles to the power of {exponent:.2f}."]
    return lines


def _archive(site: Path, size: int) -> None:
    """A site whose articles are the posts, one a line of one file."""
    (site / "content").mkdir(parents=True)
    (site / "site.yaml").write_text(SITE, "utf-8")
    command = [sys.executable, POSTS, str(size), "posts"]
    subprocess.run(command, cwd=site, check=True, stdout=subprocess.DEVNULL)
    with (site / "content" / "archive.jsonl").open("w", encoding="utf-8") as archive:
        for post in sorted((site / "posts").iterdir()):
            _, front, body = post.read_text("utf-8").split("---\n", 2)
            title, date = (front.split(f"{key}: ", 1)[1].split("\n", 1)[0].strip('"') for key in ("title", "date"))
            line = {"id": post.stem, "title": title, "published": date, "language": "fr", "markdown": body}
            archive.write(json.dumps(line, ensure_ascii=False) + "\n")
    shutil.rmtree(site / "posts")


if __name__ == "__main__":
    main()
