"""Long files keep the pieces that did not change, and are the same as when they are written anew."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages import pieces as module
from generator.pages.output import Pieces
from generator.pages.pieces import keep_index, write_pieces

TEXTS = st.lists(st.sampled_from(["", "a", "bb", "ccc\n", "é" * 50, "x" * 3000]), max_size=12)


def pieces(texts: list[str], made: list[str] | None = None) -> Pieces:
    """A file of these texts, a text standing for itself; those that are made are noted in `made`."""

    def make(number: int) -> bytes:
        if made is not None:
            made.append(texts[number])
        return texts[number].encode()

    return Pieces(b"", [f"{hash(text):016x}"[-16:].encode() for text in texts], make, b"", b"")


def write(file: Pieces, target: Path, before: str | Path, index: Path) -> bool:
    """Write a file and remember its pieces; whether any was new."""
    written = write_pieces(file, str(target), str(before), index)
    keep_index(written, file.shared, str(target), index)
    return written.is_new


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_any_change_gives_the_bytes_of_a_file_written_anew(
    tmp_path_factory: pytest.TempPathFactory, versions: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("pieces")
    before = "nowhere"
    for number, texts in enumerate(versions):
        target = folder / str(number)
        made: list[str] = []
        is_new = write(pieces(texts, made), target, before, folder / "index")
        whole = "".join(texts).encode()
        assert target.read_bytes() == whole
        assert is_new or Path(before).read_bytes() == whole
        if number:
            assert set(made).isdisjoint(versions[number - 1])
        before = str(target)


def test_a_file_that_somebody_touched_is_not_copied_from(tmp_path: Path) -> None:
    write(pieces(["a", "bb"]), tmp_path / "one", "nowhere", tmp_path / "index")
    (tmp_path / "one").write_bytes(b"zzz")
    made: list[str] = []
    assert write(pieces(["a", "bb"], made), tmp_path / "two", tmp_path / "one", tmp_path / "index")
    assert (tmp_path / "two").read_bytes() == b"abb"
    assert made == ["a", "bb"]


@pytest.mark.parametrize("garbage", [b"", b"no index", b"\x94\x02\x03\xc4\x01x\xc4\x01y"])
def test_a_damaged_index_costs_time_and_nothing_else(tmp_path: Path, garbage: bytes) -> None:
    write(pieces(["a", "bb"]), tmp_path / "one", "nowhere", tmp_path / "index")
    (tmp_path / "index").write_bytes(garbage)
    write(pieces(["a", "bb", "a"]), tmp_path / "two", tmp_path / "one", tmp_path / "index")
    assert (tmp_path / "two").read_bytes() == b"abba"


def test_what_all_pieces_depend_on_makes_them_anew(tmp_path: Path) -> None:
    made: list[str] = []

    def file(shared: bytes) -> Pieces:
        def item(number: int) -> bytes:
            made.append("item")
            return b"item"

        return Pieces(b"<", [b"1"], item, b">", shared)

    write(file(b"one"), tmp_path / "1", "nowhere", tmp_path / "index")
    write(file(b"one"), tmp_path / "2", tmp_path / "1", tmp_path / "index")
    assert made == ["item"]
    write(file(b"other"), tmp_path / "3", tmp_path / "2", tmp_path / "index")
    assert made == ["item", "item"]
    assert (tmp_path / "3").read_bytes() == b"<item>"


def test_a_new_head_or_tail_leaves_the_pieces_between(tmp_path: Path) -> None:
    made: list[int] = []

    def file(head: bytes, tail: bytes) -> Pieces:
        def item(number: int) -> bytes:
            made.append(number)
            return b"item"

        return Pieces(head, [b"1", b"2"], item, tail, b"")

    assert write(file(b"<", b">"), tmp_path / "1", "nowhere", tmp_path / "index")
    assert write(file(b"<<", b">"), tmp_path / "2", tmp_path / "1", tmp_path / "index")
    assert write(file(b"<<", b""), tmp_path / "3", tmp_path / "2", tmp_path / "index")
    assert not write(file(b"<<", b""), tmp_path / "4", tmp_path / "3", tmp_path / "index")
    assert (tmp_path / "4").read_bytes() == b"<<itemitem"
    assert made == [0, 1]


def test_where_the_system_does_not_copy_bytes_are_read_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(os, "copy_file_range", refuse, raising=False)
    monkeypatch.setattr(module, "_READ_AT_ONCE", 7)
    write(pieces(["a" * 50, "b", "c" * 20]), tmp_path / "one", "nowhere", tmp_path / "index")
    made: list[str] = []
    write(pieces(["new", "a" * 50, "c" * 20], made), tmp_path / "two", tmp_path / "one", tmp_path / "index")
    assert (tmp_path / "two").read_text() == "new" + "a" * 50 + "c" * 20
    assert made == ["new"]
