"""No article stops or exhausts a build: one that takes too much time or memory is named and left out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from generator.articles.model import Article
from generator.build import build
from generator.cache import reading_cache
from generator.crew import Crew
from generator.errors import Problem
from generator.limits import LARGE, OverLimitError, end_with_parent, limited, within
from generator.readings import MOST_DATES, read_all
from generator.reporting import Silent
from generator.settings import LimitSetting, Settings
from security.sites import write_site

SHORT = LimitSetting(seconds=2, megabytes=200)
HEAD = "---\ntitle: Long\npublished: 2022-10-12\nlanguage: fr\n---\n\n"


def endless(_: object = None) -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:
            continue


def greedy() -> int:
    return len([bytes(10_000_000) for _ in range(1000)])


def deaf() -> None:
    """Heeds no signal but those that the system ends a process with, as a library in C may."""
    for number in (signal.SIGPROF, signal.SIGTERM):
        signal.pthread_sigmask(signal.SIG_BLOCK, {number})
    endless()


def lost() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("size", [1, LARGE + 1], ids=["in this process", "in a process of its own"])
def test_what_takes_too_long_is_interrupted(size: int) -> None:
    started = time.process_time()
    with pytest.raises(OverLimitError, match="more than 2 seconds"):
        limited(endless, SHORT, size)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("size", [1, LARGE + 1], ids=["in this process", "in a process of its own"])
def test_what_takes_too_much_memory_is_stopped(size: int) -> None:
    with pytest.raises(OverLimitError, match="more than 200 MB of memory"):
        limited(greedy, SHORT, size)
    assert len(bytes(500_000_000)) == 500_000_000, "the ceiling is gone afterwards"


@pytest.mark.parametrize("work", [deaf, lost])
def test_what_heeds_nothing_or_crashes_is_ended_in_its_process(work) -> None:
    with pytest.raises(OverLimitError):
        limited(work, SHORT, LARGE + 1)


def test_another_thread_is_interrupted_too() -> None:
    """As everywhere on systems without such timers."""
    found: list[str] = []

    def run() -> None:
        try:
            limited(endless, SHORT, 1)
        except OverLimitError as error:
            found.append(str(error))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert found == ["the article takes more than 2 seconds"]


def test_a_limit_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF)
    with within(SHORT):
        pass
    with pytest.raises(OverLimitError), within(SHORT):
        endless()
    assert (signal.getsignal(signal.SIGPROF), signal.getitimer(signal.ITIMER_PROF)) == before


@pytest.mark.parametrize("end", ["lost", "deaf", "endless", "greedy"])
def test_articles_that_end_their_worker_are_named_and_no_other_is_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, end: str
) -> None:
    """Three of five hundred articles kill, block or fill the process that reads them."""
    from generator import readings

    honest = readings.read_article
    doom = {"lost": lost, "deaf": deaf, "endless": endless, "greedy": greedy}[end]
    bad = {"107", "140", "499"} if end == "lost" else {"140"}

    def read(one: Article, settings: Settings) -> object:
        if one.id in bad:
            doom()
        return honest(one, settings)

    monkeypatch.setattr(readings, "read_article", read)
    for number in range(500):
        text = f"---\ntitle: T\npublished: 2022-10-12\nlanguage: fr\n---\n\nLe 3 mai 2022, rien de {number}.\n"
        (tmp_path / f"{number:03d}.md").write_text(text, "utf-8")
    named: list[Problem] = []
    with reading_cache(tmp_path / ".cache" / "readings.sqlite", Settings()) as cache:
        found = read_all(tmp_path, Settings(limits=SHORT), cache, named.append, partial(Crew, 2)).readings
    assert {Path(one.file).stem for one in named} == bad
    assert [one.citation.id for one in found.records] == [f"{n:03d}" for n in range(500) if f"{n:03d}" not in bad]


HOSTILE = {
    "a million dates": "Le 3 mai 2022, il a frappé Kiev. " * 450_000,
    "more dates than any article": "Le 3 mai 2022, rien. " * (MOST_DATES + 1),
    "millions of marks": "**a** " * 3_000_000,
}


def test_hostile_articles_are_named_and_the_site_is_built(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", 3, every=1)
    with (site / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("limits: {seconds: 2}\n")
    for number, text in enumerate(HOSTILE.values()):
        (site / "content" / f"hostile-{number}.md").write_text(HEAD + text, "utf-8")
    (site / "content" / "line.md").write_bytes(HEAD.encode() + b"x" * 50_000_000)
    with (site / "content" / "archive.jsonl").open("wb") as archive:
        archive.write(b'{"text": "' + b"x" * 50_000_000 + b'"}\n')
        archive.write(b'{"title": "T", "published": "2022-10-12", "text": "Le 4 mai 2022, rien."}\n')
    reporter = Silent()
    summary = build(site, reporter)
    assert summary.articles == 4
    lines = [str(problem) for problem in reporter.problems]
    for number in range(len(HOSTILE)):
        assert [line for line in lines if f"hostile-{number}.md" in line and "left out" in line], (number, lines)
    assert [line for line in lines if "line.md" in line and "50 MB" in line]
    assert [line for line in lines if "archive.jsonl:1:1" in line and "5 MB" in line]
    assert (site / "public" / "index.html").is_file()


def test_documents_on_standard_input_have_the_same_limits(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("limits: {seconds: 2}\n")
    document = '{"id": "%s", "text": "%s", "language": "fr", "published": "2022-10-12"}\n'
    lines = document % ("a", "le 3 mai 2022 " * 500_000) + document % ("b", "Hier.")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "dates", "--jsonl", "--site", str(tmp_path)],
        input=lines, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "input:1:1: the article takes more than 2 seconds" in done.stderr
    assert done.stdout.count("\n") == 1
    assert '"2022-10-11"' in done.stdout


def test_workers_end_with_the_program_that_started_them(tmp_path: Path) -> None:
    program = (
        "import multiprocessing, os, sys, time; from generator.limits import end_with_parent\n"
        "def work():\n    end_with_parent(); print(os.getpid(), flush=True); time.sleep(60)\n"
        "if __name__ == '__main__':\n    multiprocessing.Process(target=work).start(); time.sleep(60)\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, env=environment) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{worker}/stat").exists() and Path(f"/proc/{worker}/stat").read_text().split()[2] == "Z":
            return
        time.sleep(0.05)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the worker lived on")


def test_a_process_without_a_parent_needs_no_watch() -> None:
    before = threading.active_count()
    end_with_parent()
    assert threading.active_count() == before
