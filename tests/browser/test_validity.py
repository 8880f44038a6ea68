"""Every type of page, held to the HTML standard by the Nu HTML checker."""

from __future__ import annotations

from pathlib import Path

import pytest

import node_tools
from hosting import hosted
from page_types import page_types


@pytest.fixture(scope="module")
def checker() -> list[str]:
    """The command of the checker; without Java or the jar, the tests skip."""
    command = node_tools.checker()
    if command is None:
        pytest.skip("no Nu HTML checker here: run `make test` where npm and java are")
    return command


def test_every_page_type_is_valid_html(checker: list[str], built_site: Path) -> None:
    with hosted(built_site) as address:
        pages = [f"{address}/{path}" for path in (*page_types(built_site), "404.html")]
        assert node_tools.messages(checker, pages) == []


def test_what_is_not_valid_is_told(checker: list[str], tmp_path: Path) -> None:
    (tmp_path / "wrong.html").write_text("<!doctype html>\n<html lang=en><title>t</title>\n<p id=a><p id=a>")
    with hosted(tmp_path) as address:
        messages = node_tools.messages(checker, [f"{address}/wrong.html"])
    assert any(message.startswith("/wrong.html:3: Duplicate ID") for message in messages)
