"""The published site is replaced whole or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.pages.ledger import Ledger
from generator.pages.output import Group, Output, Pieces
from generator.pages.publishing import MARKER, check_output, one_build_at_a_time, publish


def pages(**texts: str) -> list[Output]:
    return [Output(name.replace("__", "/") + ".html", text.encode) for name, text in texts.items()]


def content(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != MARKER)
    return {path.relative_to(folder).as_posix(): path.read_text() for path in files}


def test_a_site_is_written_with_its_folders(tmp_path: Path) -> None:
    done = publish(pages(index="a", entries__one="b"), tmp_path / "public")
    assert content(tmp_path / "public") == {"index.html": "a", "entries/one.html": "b"}
    assert (done.files, done.written, done.removed) == (2, 2, 0)
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_new_build_replaces_all_and_keeps_the_times_of_what_is_unchanged(tmp_path: Path) -> None:
    public = tmp_path / "public"
    publish(pages(index="a", same="s", gone="g"), public)
    os.utime(public / "same.html", (1_000_000, 1_000_000))
    done = publish(pages(index="b", same="s"), public)
    assert content(public) == {"index.html": "b", "same.html": "s"}
    assert (public / "same.html").stat().st_mtime == 1_000_000
    assert (done.written, done.removed) == (1, 1)


def test_a_build_that_fails_half_way_leaves_the_old_site(tmp_path: Path) -> None:
    public = tmp_path / "public"
    publish(pages(index="a", other="o"), public)

    def broken() -> bytes:
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match=r"No space left on device.*free some space"):
        publish([*pages(index="b"), Output("other.html", broken)], public)
    assert content(public) == {"index.html": "a", "other.html": "o"}
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_two_outputs_of_one_path_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"two outputs for index\.html"):
        publish(pages(index="a") + pages(index="b"), tmp_path / "public")


@pytest.mark.parametrize("where", [".", "content", "content/below", "..", "templates", "full", "file"])
def test_folders_that_are_not_ours_are_refused(tmp_path: Path, where: str) -> None:
    site = tmp_path / "site"
    for folder in ("content", "templates", "full"):
        (site / folder).mkdir(parents=True)
    (site / "full" / "thesis.doc").write_text("mine")
    (site / "file").write_text("mine")
    with pytest.raises(UserError, match="name another folder with --output"):
        check_output(site / where, site, site / "content")
    assert (site / "full" / "thesis.doc").read_text() == "mine"


def test_a_folder_of_ours_or_an_empty_one_is_accepted(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "content").mkdir(parents=True)
    (site / "public").mkdir()
    check_output(site / "public", site, site / "content")
    publish(pages(index="a"), site / "public")
    check_output(site / "public", site, site / "content")


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    lock, order = tmp_path / "cache" / "build.lock", []

    def second() -> None:
        with one_build_at_a_time(tmp_path / "public", lock):
            order.append("second")

    with one_build_at_a_time(tmp_path / "public", lock):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_second_build_that_has_waited_enough_says_so(tmp_path: Path) -> None:
    lock = tmp_path / "cache" / "build.lock"
    program = (
        "import sys, time, pathlib; from generator.pages.publishing import one_build_at_a_time\n"
        f"with one_build_at_a_time(pathlib.Path({str(tmp_path / 'public')!r}), pathlib.Path({str(lock)!r})):\n"
        "    print('held', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with (
            pytest.raises(UserError, match="is being built by another command"),
            one_build_at_a_time(tmp_path / "public", lock, patience=0.1),
        ):
            pass
        other.kill()


def test_a_build_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """Alternates two sites in a process that is killed again and again: every file then belongs to one of them."""
    public = tmp_path / "public"
    publish([Output(f"{n}.html", "seed".encode) for n in range(40)], public)
    (tmp_path / "cache").mkdir()
    program = (
        "import pathlib, itertools; from generator.pages.output import Output\n"
        "from generator.pages.ledger import Ledger\n"
        "from generator.pages.publishing import publish, one_build_at_a_time\n"
        f"public, lock = pathlib.Path({str(public)!r}), pathlib.Path({str(tmp_path / 'lock')!r})\n"
        "cache = public.with_name('cache')\n"
        "print('ready', flush=True)\n"
        "for turn in itertools.count():\n"
        "    with one_build_at_a_time(public, lock):\n"
        "        outputs = [Output(f'{n}.html', str(turn).encode) for n in range(40)]\n"
        "        publish(outputs, public, ledger=Ledger(cache / 'ledger'))\n"
    )
    for moment in range(12):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as victim:
            assert victim.stdout is not None
            victim.stdout.readline()
            time.sleep(0.01 + moment * 0.007)
            victim.kill()
        found = content(public)
        assert len(found) == 40
        assert len(set(found.values())) == 1, "a mixture of two builds"
    with one_build_at_a_time(public, tmp_path / "lock"):
        publish(pages(index="after"), public)
    assert content(public) == {"index.html": "after"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cache", "lock", "public"]


class Counted:
    """Pages that count how often they are made."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def page(self, path: str, text: str, inputs: bytes) -> Output:
        def make() -> bytes:
            self.made.append(path)
            return text.encode()

        return Output(path, make, inputs)


def test_a_file_whose_inputs_are_the_same_is_not_made_again(tmp_path: Path) -> None:
    public, ledger, count = tmp_path / "public", tmp_path / "ledger", Counted()
    publish([count.page("a.html", "a", b"1"), count.page("b.html", "b", b"1")], public, ledger=Ledger(ledger))
    done = publish([count.page("a.html", "a", b"1"), count.page("b.html", "B", b"2")], public, ledger=Ledger(ledger))
    assert count.made == ["a.html", "b.html", "b.html"]
    assert (done.files, done.written) == (2, 1)
    assert content(public) == {"a.html": "a", "b.html": "B"}


@pytest.mark.parametrize("harm", ["edited", "removed", "touched"])
def test_a_file_that_is_not_as_it_was_left_is_made_again(tmp_path: Path, harm: str) -> None:
    public, ledger, count = tmp_path / "public", tmp_path / "ledger", Counted()
    publish([count.page("a.html", "a", b"1")], public, ledger=Ledger(ledger))
    page = public / "a.html"
    if harm == "edited":
        page.write_text("x")
    elif harm == "removed":
        page.unlink()
    else:
        os.utime(page, (1, 1))
    publish([count.page("a.html", "a", b"1")], public, ledger=Ledger(ledger))
    assert count.made == ["a.html", "a.html"]
    assert content(public) == {"a.html": "a"}


@pytest.mark.parametrize("garbage", [b"", b"\xc1\xff", b"\x92\x01"])
def test_a_damaged_ledger_costs_time_and_nothing_else(tmp_path: Path, garbage: bytes) -> None:
    public, ledger, count = tmp_path / "public", tmp_path / "ledger", Counted()
    publish([count.page("a.html", "a", b"1")], public, ledger=Ledger(ledger))
    ledger.write_bytes(garbage)
    assert publish([count.page("a.html", "a", b"1")], public, ledger=Ledger(ledger)).written == 0
    publish([count.page("a.html", "a", b"1")], public, ledger=Ledger(ledger))
    assert count.made == ["a.html", "a.html"]


def test_a_file_made_in_pieces_is_compared_and_kept_like_any_other(tmp_path: Path) -> None:
    public = tmp_path / "public"
    publish([Output("big.json", lambda: iter([b"a", b"b"]))], public)
    os.utime(public / "big.json", (1_000_000, 1_000_000))
    assert publish([Output("big.json", lambda: iter([b"ab"]))], public).written == 0
    assert (public / "big.json").stat().st_mtime == 1_000_000
    assert publish([Output("big.json", lambda: iter([b"a", b"c"]))], public).written == 1
    assert content(public) == {"big.json": "ac"}


def test_pieces_are_copied_after_a_build_that_made_them_all_and_found_the_file_the_same(tmp_path: Path) -> None:
    public, ledger = tmp_path / "public", tmp_path / "cache" / "ledger"
    made: list[str] = []

    def file(texts: list[str], shared: bytes) -> Output:
        def make(number: int) -> bytes:
            made.append(texts[number])
            return texts[number].encode()

        digests = [text.encode().ljust(8) for text in texts]
        return Output("big.txt", lambda: Pieces(b"<", digests, make, b">", shared), shared + b"".join(digests))

    ledger.parent.mkdir()
    publish([file(["a", "b"], b"one program")], public, ledger=Ledger(ledger))
    assert publish([file(["a", "b"], b"another")], public, ledger=Ledger(ledger)).written == 0
    assert made == ["a", "b", "a", "b"]
    assert publish([file(["a", "b", "c"], b"another")], public, ledger=Ledger(ledger)).written == 1
    assert content(public) == {"big.txt": "<abc>"}
    assert made == ["a", "b", "a", "b", "c"]


def test_a_group_whose_inputs_are_the_same_is_not_looked_into(tmp_path: Path) -> None:
    public, ledger, count = tmp_path / "public", tmp_path / "ledger", Counted()
    asked = []

    def group(inputs: bytes, **texts: str) -> Group:
        def outputs() -> list[Output]:
            asked.append(inputs)
            return [count.page(f"{name}.html", text, text.encode()) for name, text in texts.items()]

        return Group("a group", inputs, outputs)

    publish([group(b"1", a="a", b="b"), count.page("c.html", "c", b"c")], public, ledger=Ledger(ledger))
    publish([group(b"1", a="a", b="b"), count.page("c.html", "c", b"c")], public, ledger=Ledger(ledger))
    assert (asked, count.made) == ([b"1"], ["a.html", "b.html", "c.html"])
    publish([group(b"2", a="a", b="B")], public, ledger=Ledger(ledger))
    assert (asked, count.made) == ([b"1", b"2"], ["a.html", "b.html", "c.html", "b.html"])
    (public / "a.html").unlink()
    publish([group(b"2", a="a", b="B")], public, ledger=Ledger(ledger))
    assert (asked, count.made[4:]) == ([b"1", b"2", b"2"], ["a.html"])
    assert content(public) == {"a.html": "a", "b.html": "B"}
    with pytest.raises(ValueError, match=r"two outputs for b\.html"):
        publish([group(b"2", a="a", b="B"), *pages(b="b")], public, ledger=Ledger(ledger))
