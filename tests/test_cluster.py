"""A build on a Dask cluster publishes the bytes of one without it, and whoever fails there is named and replaced.

The cluster is real: a scheduler and workers, each a process of its own, on this machine.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import pytest

from generator import __version__, cluster, on_worker
from generator.build import build
from generator.errors import UserError
from generator.reporting import Silent
from generator.same_program import differing, this_program

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

Item = TypeVar("Item")

SETTINGS = """
title: Crise
language: fr
pictures: false
search: false
actors:
  - {name: Russie, aliases: [Moscou]}
named_dates: {guerre: 2022-02-24}
"""
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "hier", "il y a cinq jours")
ACTS = (
    "a bombardé le port",
    "a fermé la frontière",
    "a rappelé son ambassadeur",
    "a massé des chars",
    "a proposé une trêve",
)
PLACES = ("Kiev", "Odessa", "Kharkiv", "Lviv", "Dnipro")
PATIENCE = 30.0
"""Seconds in which a process of the cluster must be there, on a machine with a lot to do."""


def article(number: int) -> str:
    chance = random.Random(number)
    sentences = [
        f"Moscou {chance.choice(ACTS)} de {chance.choice(PLACES)} {chance.choice(DAYS)}, selon la police."
        for _ in range(3)
    ]
    head = f"title: Dépêche {number}\npublished: 2022-{number % 9 + 1:02d}-{number % 28 + 1:02d}\nlanguage: fr"
    return f"---\n{head}\n---\n\n{' '.join(sentences)}\n\nCe fut le {number % 90 + 10}e jour de la guerre.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "content").mkdir()
    (folder / "site.yaml").write_text(SETTINGS, "utf-8")
    for number in range(300):
        (folder / "content" / f"{number:03d}.md").write_text(article(number), "utf-8")
    return folder


@pytest.fixture(scope="module")
def expected(site: Path) -> dict[str, bytes]:
    """What is published without a cluster."""
    return published(site, lambda output: build(site, Silent(), output=output, jobs=2))


def published(site: Path, make: Callable[[Path], object]) -> dict[str, bytes]:
    """The files that a build from nothing publishes."""
    output = site.parent / f"public-{time.monotonic_ns()}"
    (site / ".cache" / "readings.sqlite").unlink(missing_ok=True)
    make(output)
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}


class Machines(NamedTuple):
    """A scheduler, and a way to start workers for it."""

    address: str
    start: Callable[..., subprocess.Popen[bytes]]
    scheduler: subprocess.Popen[bytes]


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    """A scheduler without workers; whatever is started ends with the context."""
    with ExitStack() as running:

        def run(*arguments: str) -> subprocess.Popen[bytes]:
            log = running.enter_context((folder / f"{len(list(folder.iterdir()))}.log").open("wb"))
            process = subprocess.Popen(
                [sys.executable, *arguments], stdout=log, stderr=log, cwd=folder, start_new_session=True
            )
            running.callback(end, process)
            return process

        told = folder / "scheduler.json"
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told))
        scheduler = run("-m", "dask", "scheduler", *options)
        wait_until(lambda: told.is_file() and told.read_bytes().endswith(b"}"))
        address = json.loads(told.read_bytes())["address"]

        def start(*program: str) -> subprocess.Popen[bytes]:
            where = (address, "--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--memory-limit", "0")
            return run(*(program or ("-m", "dask", "worker")), *where)

        yield Machines(address, start, scheduler)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and those that it started, as a machine that loses its power does."""
    with ExitStack() as afterwards:
        afterwards.callback(process.wait)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def wait_until(true: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < limit, "nothing comes"
        time.sleep(0.05)


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    with machines(tmp_path_factory.mktemp("cluster")) as here:
        workers = [here.start(), here.start()]
        wait_for_workers(here.address, 2)
        yield here.address, workers


def wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=PATIENCE)


class HalfWay(Silent):
    """A reporter that does something when half of the articles went by."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._act = act
        self.details: list[str] = []

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        for number, item in enumerate(items):
            if label == "articles" and number == total // 2:
                self._act()
            yield item

    def detail(self, line: str) -> None:
        self.details.append(line)


def escalation(*arguments: str, without: str = "") -> subprocess.CompletedProcess[str]:
    """The command, on a machine that lacks a module."""
    code = f"import sys; sys.modules[{without!r}] = None; from generator.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False, timeout=120
    )


def test_a_cluster_publishes_the_same_bytes(
    site: Path, expected: dict[str, bytes], two_workers: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, _ = two_workers
    said = []

    def make(output: Path) -> None:
        done = escalation("build", "-v", "--site", str(site), "--output", str(output), "--dask", address)
        said.append(done.stderr)
        assert done.returncode == 0, done.stderr

    assert published(site, make) == expected
    assert said[0].splitlines()[0] == f"2 workers with 2 threads at {address}"


def test_a_worker_that_is_killed_half_way_changes_nothing(
    site: Path, expected: dict[str, bytes], two_workers: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, workers = two_workers
    reporter = HalfWay(lambda: end(workers[0]))
    found = published(site, lambda output: build(site, reporter, output=output, scheduler=address))
    assert reporter.problems == []
    assert workers[0].returncode == -signal.SIGKILL
    assert found == expected


NO_PROGRAM = "import sys; sys.modules['generator'] = None"
OTHER_LIBRARY = """
import importlib.metadata as metadata
real = metadata.version
metadata.version = lambda name: "0.9" if name == "dateparser" else real(name)
"""
WORKER = "\nfrom distributed.cli.dask_worker import main; main()"


def test_workers_that_run_another_program_or_none_are_refused_before_the_work(site: Path, tmp_path: Path) -> None:
    with machines(tmp_path) as here:
        here.start("-c", OTHER_LIBRARY + WORKER, "--no-nanny")
        here.start("-c", NO_PROGRAM + WORKER, "--no-nanny")
        wait_for_workers(here.address, 2)
        with pytest.raises(UserError) as refused:
            build(site, Silent(), output=tmp_path / "public", scheduler=here.address)
    said = sorted(str(problem).split(": ", 1)[1] for problem in refused.value.problems)
    assert said == [
        "has dateparser 0.9, unlike this machine: "
        f"run pip install 'dateparser=={version('dateparser')}' there, and start it anew",
        "has no escalation-timeline: "
        f"run pip install 'escalation-timeline[cluster]=={__version__}' there, and start it anew",
    ]
    assert all(problem.file.startswith("worker tcp://127.0.0.1:") for problem in refused.value.problems)


def test_a_cluster_that_is_lost_half_way_is_told_and_nothing_is_published(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_WITHOUT_WORKERS", 0.2)
    monkeypatch.setattr(cluster, "_LOOK_AGAIN", 0.2)
    with machines(tmp_path) as here:
        for lost, reason in (
            (here.start(), "all workers of the scheduler are gone"),
            (here.scheduler, "the scheduler is gone"),
        ):
            if lost is here.scheduler:
                here.start()
            wait_for_workers(here.address, 1)
            (site / ".cache" / "readings.sqlite").unlink(missing_ok=True)
            with pytest.raises(UserError, match=reason):
                build(site, HalfWay(lambda lost=lost: end(lost)), output=tmp_path / "public", scheduler=here.address)
    assert not (tmp_path / "public").exists()


def test_a_scheduler_without_workers_and_no_scheduler_at_all_are_told(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.5)
    with (
        machines(tmp_path) as here,
        pytest.raises(UserError, match="the scheduler has no workers: start some: dask worker"),
    ):
        build(site, Silent(), output=tmp_path / "public", scheduler=here.address)
    with pytest.raises(UserError, match="no scheduler answers there"):
        build(site, Silent(), output=tmp_path / "public", scheduler=here.address)


@pytest.mark.parametrize(
    "address",
    [
        "scheduler",
        "scheduler:8786",
        "tcp://scheduler",
        "tcp://127.0.0.1:99999",
        "http://127.0.0.1:1",
        "tls://127.0.0.1:1",
    ],
)
def test_what_is_no_address_is_told_at_once(site: Path, address: str) -> None:
    started = time.monotonic()
    done = escalation("build", "--site", str(site), "--output", str(site / "elsewhere"), "--dask", address)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "no address of a scheduler" in done.stderr or "TLS needs certificates" in done.stderr
    assert time.monotonic() - started < 20


def test_without_the_extra_the_message_names_it(site: Path) -> None:
    done = escalation("build", "--site", str(site), "--dask", "tcp://127.0.0.1:8786", without="distributed")
    assert done.returncode == 1
    assert "pip install 'escalation-timeline[cluster]'" in done.stderr


def test_nothing_of_dask_is_loaded_where_it_is_not_asked_for(make_site: Callable[..., Path]) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nimport generator.cli, generator.explain\n"
        "from generator.build import build\nfrom generator.reporting import Silent\n"
        f"build(Path({str(make_site(SETTINGS, {'a.md': article(1)}))!r}), Silent(), jobs=1)\n"
        "print(sorted({'dask', 'distributed', 'fsspec', 'tornado'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_worker_that_differs_is_told_what_to_install() -> None:
    here = this_program()
    assert differing(here, here, "w") == []
    there = msgspec.structs.replace(here, digest=b"")
    (found,) = differing(here, there, "w")
    assert "its code or language data differ" in found.message
    libraries = {**here.libraries, "dateparser": "0.9"}
    (found,) = differing(here, msgspec.structs.replace(there, libraries=libraries), "w")
    assert "has dateparser 0.9, unlike this machine" in found.message
    assert f"pip install 'dateparser=={here.libraries['dateparser']}'" in found.remedy
    (found,) = differing(here, msgspec.structs.replace(there, python="3.9.1"), "w")
    assert "runs Python 3.9.1" in found.message


def test_what_ends_a_process_of_a_worker_is_done_with_care_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_worker, "_worker_address", lambda: "w")
    answer = on_worker.do_task(this_program(), os._exit, abs, pickle.dumps((-3,)))
    assert pickle.loads(answer) == 3


def test_a_process_of_a_worker_is_let_go_when_no_task_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(on_worker, "_PATIENCE", 0.1)
    hand = on_worker._Hand()
    first, second = (pickle.loads(hand.do(os.getpid, pickle.dumps(()))) for _ in range(2))
    assert first == second != os.getpid()
    wait_until(lambda: not alive(first))
    assert pickle.loads(hand.do(os.getpid, pickle.dumps(()))) != first
    wait_until(lambda: hand._executor is None)


def alive(process: int) -> bool:
    """Whether a process is there, and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False
