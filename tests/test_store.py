"""Stores of what can be worked out again."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from generator.store import Reader, open_store


@pytest.mark.filterwarnings("error")
def test_a_reader_that_another_thread_lets_go_of_is_closed_without_a_word(tmp_path: Path) -> None:
    """Builds run in threads of `serve`, and what they leave is collected in any of them."""
    connection, file = open_store(tmp_path / "store.sqlite", ["kept(name)"])
    connection.close()
    assert file is not None
    readers = [Reader(file)]
    opened = readers[0].connection
    thread = threading.Thread(target=readers.clear)
    thread.start()
    thread.join()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened.execute("SELECT * FROM kept")
