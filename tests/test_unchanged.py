"""A build with nothing to do does nothing, and never overlooks a change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import build
from generator.reporting import Silent
from generator.settings import load_settings
from generator.unchanged import inputs_state

SETTINGS = """
title: Crise
language: fr
pictures: false
actors:
  - {name: Russie, aliases: [Moscou]}
"""
ARTICLE = """---
title: Frappes
published: 2022-10-12
language: fr
---

Moscou a frappé Kiev lundi.
"""
ORPHAN = "author: Personne\n"


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    made = make_site(SETTINGS, {"a.md": ARTICLE, "b.md": ARTICLE.replace("lundi", "mardi").replace("Kiev", "Odessa")})
    (made / "content" / "orphan.yaml").write_text(ORPHAN, "utf-8")
    age(made)
    build(made, Silent())
    return made


def age(folder: Path) -> None:
    """Let enough time go by for the system's clock to tell the next change from the last."""
    time.sleep(0.05)


def rebuilt(site: Path) -> bool:
    """Whether a build reads the articles."""
    reporter = Silent()
    summary = build(site, reporter)
    assert summary.articles >= 1
    return "articles" in summary.stages


def test_nothing_is_done_where_nothing_changed_but_problems_are_told_again(site: Path) -> None:
    reporter = Silent()
    summary = build(site, reporter)
    assert dict(summary.stages) == {}
    assert (summary.articles, summary.published.written, summary.published.removed) == (2, 0, 0)
    assert summary.published.files > 20
    assert ["orphan.yaml" in problem.file for problem in reporter.problems] == [True]


def test_a_build_with_nothing_to_do_loads_neither_dateparser_nor_trafilatura(site: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\n"
        "from generator.build import build\nfrom generator.reporting import Silent\n"
        f"summary = build(Path({str(site)!r}), Silent())\n"
        "print(len(summary.stages), sorted({'dateparser', 'trafilatura', 'simplemma', 'markdown'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    # another program path is another program: the first run in this process builds, the second has nothing to do
    again = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.returncode == 0
    assert again.stdout.split(maxsplit=1) == ["0", "[]\n"]


def write(site: Path, name: str, text: str) -> None:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article": lambda site: write(site, "content/a.md", ARTICLE.replace("lundi", "jeudi")),
    "an article of the same size and time": lambda site: same_size_and_time(site / "content" / "a.md"),
    "a new article": lambda site: write(site, "content/sub/c.md", ARTICLE.replace("Kiev", "Lviv")),
    "an article that is gone": lambda site: (site / "content" / "b.md").unlink(),
    "a sidecar": lambda site: write(site, "content/a.yaml", ORPHAN),
    "corrections": lambda site: write(site, "content/corrections.yaml", "[]\n"),
    "settings": lambda site: write(site, "site.yaml", SETTINGS.replace("Crise", "Crises")),
    "a template": lambda site: write(site, "templates/404.html", "<p>nulle part</p>"),
    "a style sheet": lambda site: write(site, "templates/static/site.css", "body { color: red }"),
    "a page that was edited": lambda site: write(site, "public/index.html", "hacked"),
    "a page that is gone": lambda site: (site / "public" / "method.html").unlink(),
    "a page that is not ours": lambda site: write(site, "public/mine.html", "mine"),
    "a lost cache": lambda site: (site / ".cache" / "build.msgpack").unlink(),
    "a lost ledger": lambda site: (site / ".cache" / "published.msgpack").unlink(),
}


def same_size_and_time(path: Path) -> None:
    before = path.stat()
    path.write_text(ARTICLE.replace("lundi", "jeudi"), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_seen(site: Path, change: str) -> None:
    assert not rebuilt(site)
    CHANGES[change](site)
    age(site)
    assert rebuilt(site)
    assert not rebuilt(site)


def test_another_output_folder_or_strictness_is_another_build(site: Path, tmp_path: Path) -> None:
    summary = build(site, Silent(), output=tmp_path / "elsewhere")
    assert "articles" in summary.stages
    assert (tmp_path / "elsewhere" / "index.html").is_file()


def test_a_file_that_changed_this_very_moment_is_not_trusted(site: Path) -> None:
    settings = load_settings(site)
    assert inputs_state(site, settings) is not None
    write(site, "content/a.md", ARTICLE)
    assert inputs_state(site, settings) is None


def test_a_file_dated_in_whole_seconds_is_not_trusted_for_two(site: Path) -> None:
    settings = load_settings(site)
    now = time.time_ns() // 1_000_000_000
    os.utime(site / "content" / "a.md", ns=(now * 1_000_000_000, now * 1_000_000_000))
    time.sleep(0.05)
    assert inputs_state(site, settings) is None


def test_the_command_says_where_the_time_went(site: Path) -> None:
    def run(*options: str) -> str:
        command = [sys.executable, "-m", "generator", "build", "--site", str(site), *options]
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=site).stdout

    write(site, "content/c.md", ARTICLE.replace("Kiev", "Lviv"))
    shown = run("--profile")
    assert [stage in shown for stage in ("settings", "articles", "timeline", "pages")] == [True] * 4
    time.sleep(0.05)
    write(site, "content/c.md", ARTICLE.replace("Kiev", "Dnipro"))
    assert set(json.loads(run("--json"))["stages"]) >= {"articles", "timeline", "pages"}
    assert json.loads(run("--json"))["stages"] == {}
