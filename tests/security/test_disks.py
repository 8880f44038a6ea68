"""A disk that is full, has no room for another file, or cannot be written: the old site stays, with a clear error."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import UserError
from generator.pages.output import Output
from generator.pages.publishing import one_build_at_a_time, publish
from security.namespace import can_mount, run_on_disk
from security.sites import digests, write_site

HERE = Path(__file__).parent

FULL = {
    "no space": ("size=2000000", "site elsewhere", True),
    "no room for another file": ("size=64000000,nr_inodes=170", "site elsewhere", True),
    "no space for site and cache": ("size=2500000", "site there", True),
    "no room for another file of site and cache": ("size=64000000,nr_inodes=300", "site there", True),
    "no space, told by the process itself": ("size=2000000", "site elsewhere", False),
    "no room, told by the process itself": ("size=64000000,nr_inodes=170", "site elsewhere", False),
}


@pytest.mark.parametrize("name", FULL)
def test_a_full_disk_leaves_the_old_site_and_a_clear_error(tmp_path: Path, name: str) -> None:
    options, where, mounted = FULL[name]
    disk = tmp_path / "disk"
    site = (disk if where == "site there" else tmp_path) / "site"
    done = run_on_disk(HERE / "filling.py", str(site), disk=disk, options=options, mounted=mounted)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["first"][0] == 0, found["first"]
    assert found["files"] > 40
    status, said = found["full"]
    assert status == 1
    assert "No space left on device" in said
    assert "free some space" in said
    assert "Traceback" not in said
    assert found["untouched"]
    assert found["litter"] == []
    assert found["after"][0] == 0, found["after"]
    assert found["renewed"]


def test_a_disk_that_becomes_read_only_leaves_the_old_site_and_a_clear_error(tmp_path: Path) -> None:
    options = "size=64000000" if can_mount() else "ro"
    done = run_on_disk(HERE / "filling.py", str(tmp_path / "site"), "ro", disk=tmp_path / "disk", options=options)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    status, said = found["full"]
    assert status == 1
    assert "Read-only file system" in said
    assert "Traceback" not in said
    assert found["untouched"]
    assert found["litter"] == []
    assert not can_mount() or found["renewed"]


def test_a_site_whose_own_folder_cannot_be_written_is_checked_all_the_same(tmp_path: Path) -> None:
    """What is kept between builds is a convenience: without a place for it, everything is read again."""
    site = write_site(tmp_path / "site", 3, every=1)
    (site / ".cache").write_text("in the way of the cache's folder")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--site", str(site)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_that_vanishes_while_it_is_published_into_is_a_clear_error(tmp_path: Path) -> None:
    parent = tmp_path / "www"

    def vanish() -> bytes:
        shutil.rmtree(parent)
        return b"x"

    with pytest.raises(UserError, match=r"No such file or directory.*check that the folder exists"):
        publish([Output("a.html", vanish), Output("b.html", lambda: b"b")], parent / "public")
    assert list(tmp_path.iterdir()) == []


def test_folders_of_others_where_the_site_is_made_ready_are_never_deleted(tmp_path: Path) -> None:
    for name in (".public.new", ".public.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "thesis.doc").write_text("mine")
        before = digests(tmp_path)
        with (
            pytest.raises(UserError, match=r"did not make.*move it away"),
            one_build_at_a_time(tmp_path / "public", tmp_path / "cache" / "lock"),
        ):
            publish([Output("a.html", lambda: b"a")], tmp_path / "public")
        assert {name: digest for name, digest in digests(tmp_path).items() if "lock" not in name} == before
        shutil.rmtree(tmp_path / name)
        shutil.rmtree(tmp_path / "cache")


def test_a_link_where_the_site_is_made_ready_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "thesis.doc").write_text("mine")
    (tmp_path / ".public.new").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="move it away"):
        publish([Output("a.html", lambda: b"a")], tmp_path / "public")
    assert (tmp_path / "elsewhere" / "thesis.doc").read_text() == "mine"


def test_two_checkouts_that_publish_to_one_folder_take_turns(tmp_path: Path) -> None:
    output = tmp_path / "www" / "crisis"
    program = (
        "import sys, time, pathlib; from generator.pages.publishing import one_build_at_a_time\n"
        "output, lock = map(pathlib.Path, sys.argv[1:])\n"
        "with one_build_at_a_time(output, lock):\n    print('held', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", program, str(output), str(tmp_path / "one" / "lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with (
            pytest.raises(UserError, match="is being built by another command"),
            one_build_at_a_time(output, tmp_path / "two" / "lock", patience=0.1),
        ):
            pass
        other.communicate(b"")
    with one_build_at_a_time(output, tmp_path / "two" / "lock", patience=0.1):
        publish([Output("a.html", lambda: b"a")], output)
    assert sorted(path.name for path in output.parent.iterdir()) == ["crisis"]
