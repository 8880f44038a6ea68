"""How well events are found, on sentences labelled by hand: one table, a line for each file and language.

    python tests/gold/evaluate_events.py [--show] [--write] [FILE …]

Each sentence is given as a document of its own to what `escalation events --jsonl` runs, and the first event counts.
Columns: sentences on the ladder; rung right (the gold's, or another one it allows); right within one rung; wrongly
unclassified; status right; precision, recall and F1 of the speaker; sentences of nothing on the ladder; of those,
the ones without an event on a rung, and the ones without any event at all. `--show` prints what is wrong, except for
files set aside; `--write` keeps the figures for the site's page of method.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

from figures import is_held_out, key, percent, write  # noqa: E402 (the script's own folder)

from generator.events.documents import read_document  # noqa: E402
from generator.pages.figures import EventFigures  # noqa: E402
from generator.settings import Settings  # noqa: E402

SHARED = HERE.parents[2] / "shared" / "gold"


class Gold(NamedTuple):
    """A labelled sentence; `statuses` and `speaker` are None where the file does not label them."""

    id: str
    language: str
    published: str
    sentence: str
    rungs: tuple[int | None, ...]
    statuses: tuple[str, ...] | None
    speaker: str | None
    labels_speaker: bool


class Answer(NamedTuple):
    """What the program says of a sentence: its first event, if any."""

    any: bool
    rung: int | None
    status: str | None
    speaker: str | None
    pattern: str | None


class Score(NamedTuple):
    """Shares (0 … 1) over one set of sentences, with their numbers."""

    on_ladder: int
    exact: float
    within_one: float
    unclassified: float
    status: float
    precision: float
    recall: float
    f1: float
    off_ladder: int
    no_rung: float
    nothing: float


def read_gold(path: Path) -> list[Gold]:
    """The sentences of a gold file: JSON lines, or tab-separated rung and sentence (0: or nothing on the ladder)."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    if path.suffix == ".tsv":
        return [_from_table(number, *line.split("\t")) for number, line in enumerate(lines, 1)]
    return [_from_json(json.loads(line)) for line in lines]


def answer(gold: Gold, settings: Settings) -> Answer:
    """What the program finds in one sentence."""
    document = {"id": gold.id, "text": gold.sentence, "published": gold.published, "language": gold.language}
    events = json.loads(read_document(json.dumps(document), settings))["events"]
    if not events:
        return Answer(False, None, None, None, None)
    first = events[0]
    return Answer(True, first["rung"], first["status"], first["attribution"], first["pattern"])


def score(pairs: Iterable[tuple[Gold, Answer]]) -> Score:
    """The shares over sentences and what was answered to them."""
    on = [(gold, said) for gold, said in pairs if gold.rungs[0] is not None]
    off = [(gold, said) for gold, said in pairs if None in gold.rungs]
    judged = [(gold, said) for gold, said in on if gold.statuses]
    spoken = [(gold, said) for gold, said in pairs if gold.labels_speaker]
    hits = sum(same_speaker(gold.speaker, said.speaker) for gold, said in spoken)
    precision = _share(hits, sum(said.speaker is not None for _, said in spoken))
    recall = _share(hits, sum(gold.speaker is not None for gold, _ in spoken))
    return Score(
        on_ladder=len(on),
        exact=_share(sum(said.rung in gold.rungs for gold, said in on), len(on)),
        within_one=_share(sum(_near(gold, said) for gold, said in on), len(on)),
        unclassified=_share(sum(said.rung is None and None not in gold.rungs for gold, said in on), len(on)),
        status=_share(sum(said.status in (gold.statuses or ()) for gold, said in judged), len(judged)),
        precision=precision,
        recall=recall,
        f1=2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        off_ladder=len(off),
        no_rung=_share(sum(said.rung is None for _, said in off), len(off)),
        nothing=_share(sum(not said.any for _, said in off), len(off)),
    )


def same_speaker(gold: str | None, said: str | None) -> bool:
    """Whether both name somebody, and the same words do so but for articles, titles cut short and punctuation."""
    if gold is None or said is None:
        return False
    ours, theirs = _words(said), _words(gold)
    return bool(ours & theirs) and len(ours & theirs) >= 0.5 * max(len(ours), len(theirs))


def evaluate(path: Path, settings: Settings | None = None) -> list[tuple[Gold, Answer]]:
    """Every sentence of a file with what the program answers."""
    chosen = settings or Settings()
    return [(gold, answer(gold, chosen)) for gold in read_gold(path)]


def _from_json(line: dict[str, Any]) -> Gold:
    return Gold(
        line["id"],
        line["language"],
        line["published"],
        line["sentence"],
        (line["rung"], *line["also"]),
        (line["status"], *line.get("also_status", ())),
        line["attribution"],
        True,
    )


def _from_table(number: int, rung: str, sentence: str) -> Gold:
    rungs: tuple[int | None, ...] = (0, None) if rung == "0" else (int(rung),)
    return Gold(f"line-{number}", "fr", "2023-06-01", sentence, rungs, None, None, False)


def _near(gold: Gold, said: Answer) -> bool:
    if said.rung is None:
        return None in gold.rungs
    return any(rung is not None and abs(rung - said.rung) <= 1 for rung in gold.rungs)


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.lower()) if word not in {"l", "le", "la", "les", "the", "d", "s"}}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _files(chosen: list[str]) -> list[Path]:
    paths = [Path(name) for name in chosen] or [
        SHARED / "sentences-dev.jsonl",
        SHARED / "rungs-fr-dev.tsv",
        HERE / "sentences-dev.jsonl",
        HERE / "sentences-heldout.jsonl",
    ]
    return [path for path in paths if path.exists()]


def _report(path: Path, show: bool, rows: list[EventFigures]) -> Iterator[str]:
    pairs = evaluate(path)
    for language in ("fr", "en"):
        part = [pair for pair in pairs if pair[0].language == language]
        if part:
            result = score(part)
            yield _row(f"{key(path)} {language}", result)
            rows.append(_figures(path, language, part, result))
    if show and not is_held_out(path):
        for gold, said in pairs:
            yield from _mistakes(gold, said)


def _figures(path: Path, language: str, pairs: list[tuple[Gold, Answer]], result: Score) -> EventFigures:
    status = percent(result.status) if any(gold.statuses for gold, _ in pairs) else None
    speaker = percent(result.f1) if any(gold.labels_speaker for gold, _ in pairs) else None
    rung, near = percent(result.exact), percent(result.within_one)
    return EventFigures(key(path), language, is_held_out(path), result.on_ladder, rung, near, status, speaker)


def _row(name: str, result: Score) -> str:
    shares = [f"{100 * value:5.1f}" if isinstance(value, float) else f"{value:5d}" for value in result]
    return f"{name:34s}" + " ".join(shares)


def _mistakes(gold: Gold, said: Answer) -> Iterator[str]:
    wrong = []
    if said.rung not in gold.rungs:
        wrong.append(f"rung {said.rung} ({said.pattern}) for {gold.rungs}")
    if gold.statuses and gold.rungs[0] is not None and said.status not in gold.statuses:
        wrong.append(f"status {said.status} for {gold.statuses}")
    if gold.labels_speaker and (gold.speaker or said.speaker) and not same_speaker(gold.speaker, said.speaker):
        wrong.append(f"speaker {said.speaker!r} for {gold.speaker!r}")
    if wrong:
        yield f"  {gold.id} {'; '.join(wrong)}\n      {gold.sentence}"


def main(arguments: list[str]) -> None:
    """Print the table."""
    show = "--show" in arguments
    heads = ["ladder", "exact", "±1", "uncl.", "status", "prec.", "rec.", "F1", "off", "norung", "nothing"]
    print(f"{'':34s}" + " ".join(f"{head:>5s}" for head in heads))
    rows: list[EventFigures] = []
    for path in _files([argument for argument in arguments if not argument.startswith("--")]):
        for line in _report(path, show, rows):
            print(line)
    if "--write" in arguments:
        write("events", rows)


if __name__ == "__main__":
    main(sys.argv[1:])
