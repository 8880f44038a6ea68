from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.comparing import FINGERPRINT, changed, fingerprint
from generator.errors import UserError
from generator.settings import Settings
from hosting import hosted


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a built site: what is compared is files, whatever made them."""
    folder = tmp_path / "site"
    (folder / "public" / "entries").mkdir(parents=True)
    (folder / "public" / "index.html").write_text("<p>été", "utf-8")
    (folder / "public" / "entries" / "a.html").write_text("a", "utf-8")
    return folder


def test_a_site_that_is_published_as_it_is_built_has_not_changed(site: Path, tmp_path: Path) -> None:
    with hosted(tmp_path / "host") as address:
        settings = Settings(base_url=f"{address}/below/here")
        assert changed(site, settings)[0]
        shutil.copytree(site / "public", tmp_path / "host" / "below" / "here")
        assert not changed(site, settings)[0]
        (site / "public" / "entries" / "a.html").write_text("b", "utf-8")
        assert changed(site, settings)[0]


def test_any_file_counts_by_its_name_and_its_bytes(site: Path) -> None:
    output = site / "public"
    before = fingerprint(output)
    (output / FINGERPRINT).write_text("anything", "utf-8")
    assert fingerprint(output) == before
    (output / "entries" / "a.html").rename(output / "entries" / "b.html")
    renamed = fingerprint(output)
    (output / "entries" / "c.html").write_text("", "utf-8")
    assert len({before, renamed, fingerprint(output)}) == 3


def test_what_cannot_be_reached_counts_as_changed_and_says_why(site: Path, tmp_path: Path) -> None:
    with hosted(tmp_path) as address:
        differs, reason = changed(site, Settings(base_url=f"{address}/nowhere/"))
    assert differs
    assert "HTTP 404: nothing to compare with" in reason
    assert changed(site, Settings(base_url=f"{address}/"))[0]


def test_without_a_built_site_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no site is built here: run `escalation build` first"):
        changed(tmp_path, Settings())


def test_the_command_answers_in_a_word_or_in_json(site: Path) -> None:
    (site / "site.yaml").write_text("base_url: http://127.0.0.1:9/\n", "utf-8")
    assert CliRunner().invoke(main, ["changed", "--site", str(site)]).output == "changed\n"
    assert '"changed": true' in CliRunner().invoke(main, ["changed", "--site", str(site), "--json"]).output
