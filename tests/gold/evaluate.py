"""Score the reading of dates against every gold file at hand, and print one table.

    .venv/bin/python tests/gold/evaluate.py [--show] [--write] [NAME …]

NAME picks gold files whose names contain it; --show lists each mistake (never of held-out files: they are for scoring);
--write keeps the figures for the site's page of method.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from figures import is_held_out, key, write  # noqa: E402 (the script's own folder)
from scoring import Tally, score  # noqa: E402

from generator.dates.documents import read_document  # noqa: E402
from generator.pages.figures import DateFigures  # noqa: E402
from generator.settings import Settings  # noqa: E402

SHARED = ROOT.parent / "shared" / "gold"
OWN = Path(__file__).parent

PEERS = {
    "fr-timebank-dev": "HeidelTime 87.3, dateparser 63.8, chrono-node 65.6",
    "meantime-en-dev": "HeidelTime 86.0, dateparser 77.3, chrono-node 76.7",
    "wikiwars-en-dev": "HeidelTime 89.5, dateparser 40.6, chrono-node 31.5",
}
"""F1 of other programs on the same documents, as the gold's authors measured them."""


def main(arguments: list[str]) -> None:
    """Print the table."""
    show = "--show" in arguments
    rows = []
    wanted = [each for each in arguments if not each.startswith("-")]
    print(f"{'gold':24} {'measure':8} {'P':>6} {'R':>6} {'F1':>6} {'dates':>6}  others (F1)")
    for path in gold_files():
        if wanted and not any(each in path.stem for each in wanted):
            continue
        tally, measure = score_file(path)
        figures = f"{tally.precision():6.1f} {tally.recall():6.1f} {tally.f1():6.1f} {tally.gold:6d}"
        print(f"{path.stem:24} {measure:8} {figures}  {PEERS.get(path.stem, '')}")
        rows.append(figures_of(path, tally))
        if show and not is_held_out(path):
            for mistake in tally.mistakes:
                where = f"{mistake.document}: {mistake.words!r}"
                print(f"    {mistake.kind:7} {where} gold {mistake.gold} read {mistake.read}")
    if "--write" in arguments:
        write("dates", rows)


def figures_of(path: Path, tally: Tally) -> DateFigures:
    """What the page of method shows of a gold file."""
    shares = (round(share, 1) for share in (tally.precision(), tally.recall(), tally.f1()))
    return DateFigures(key(path), is_held_out(path), tally.gold, *shares)


def gold_files() -> list[Path]:
    """The gold files of dates: the project's own, and those beside the repository where they are."""
    shared = [*SHARED.glob("*-dev.jsonl")] if SHARED.is_dir() else []
    dates = [path for path in shared if _is_dates(path)]
    return sorted(OWN.glob("dates-*.jsonl")) + sorted(dates)


def _is_dates(path: Path) -> bool:
    """Whether a gold file labels dates."""
    with path.open("rb") as file:
        first = json.loads(file.readline())
    return "dates" in first or "timex3" in first


def score_file(path: Path) -> tuple[Tally, str]:
    """The tally of one gold file, and the name of its measure."""
    tally = Tally()
    measure = ""
    for document in documents(path):
        measure = "WINDOWS" if "dates" in document else "VAL"
        tally = tally.plus(score(document, answers(document)))
    return tally, measure


def documents(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a gold file; WikiWars tells history."""
    for line in path.read_text("utf-8").splitlines():
        document = json.loads(line)
        if path.stem.startswith("wikiwars"):
            document["style"] = "narrative"
        yield document


def answers(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the program reads in one gold document, given the text and what its front matter would say."""
    named = {name: dt.date.fromisoformat(day) for name, day in document.get("named_dates", {}).items()}
    question = {key: document[key] for key in ("id", "text", "published", "language", "style") if key in document}
    reading = read_document(json.dumps(question), Settings(named_dates=named))
    expressions: list[dict[str, Any]] = json.loads(reading)["expressions"]
    return expressions


if __name__ == "__main__":
    main(sys.argv[1:])
