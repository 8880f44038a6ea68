"""The command as a shell meets it: its words, its statuses, its colours, its end."""

from __future__ import annotations

import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import __version__
from generator.cli import main
from generator.starting import start

COMMAND = [sys.executable, "-m", "generator"]
WARNED = {"sans-date.md": "---\nlanguage: fr\n---\n\nLa Russie a envahi l'Ukraine le 24 février 2022.\n"}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, **environment}
    return subprocess.run([*COMMAND, *arguments], capture_output=True, text=True, check=False, env=variables)


@pytest.mark.parametrize("name", main.commands)
def test_every_command_explains_itself_with_examples(name: str) -> None:
    page = CliRunner().invoke(main, [name, "--help"])
    assert page.exit_code == 0
    examples = re.search(r"Examples?:\n((?:    .+\n)+)", page.output)
    assert examples, page.output
    assert f"escalation {name}" in examples[1]


@pytest.mark.parametrize("name", ["", *main.commands])
def test_what_examples_show_are_commands_and_options_that_exist(name: str) -> None:
    page = CliRunner().invoke(main, [name, "--help"] if name else ["--help"]).output
    for command, rest in re.findall(r"escalation ([a-z]+)((?: [^|;)\n]+)?)", page):
        assert command in main.commands, command
        options = {option for parameter in main.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest)) <= options | {"--help"}, (command, rest)


def test_the_list_of_commands_shows_whole_sentences() -> None:
    page = CliRunner().invoke(main, ["--help"], terminal_width=80).output
    listed = page.split("Commands:\n")[1].splitlines()
    assert len(listed) == len(main.commands)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(main, ["--version"]).output == f"escalation, version {__version__}\n"


def test_statuses_tell_done_wrong_site_and_wrong_command(make_site) -> None:
    site = make_site("language: fr\n", {})
    runner = CliRunner()
    assert runner.invoke(main, ["check", "--site", str(site)]).exit_code == 0
    (site / "site.yaml").write_text("titel: x\n", "utf-8")
    assert runner.invoke(main, ["check", "--site", str(site)]).exit_code == 1
    for wrong in (["chek"], ["check", "--strikt"], ["build", "--jobs", "0"], ["add"], ["schema", "x"], []):
        done = runner.invoke(main, wrong)
        assert done.exit_code == 2, wrong
        assert "Usage:" in done.output


def test_json_holds_the_counts_and_every_problem(make_site) -> None:
    site = make_site("language: fr\n", WARNED)
    built = CliRunner().invoke(main, ["build", "--site", str(site), "--json"])
    said = json.loads(built.stdout)
    assert (said["articles"], said["entries"]) == (1, 1)
    assert said["published"]["files"] > 10
    checked = json.loads(CliRunner().invoke(main, ["check", "--site", str(site), "--json"]).stdout)
    assert checked["problems"] == said["problems"]
    assert checked["problems"][0]["file"].endswith("content/sans-date.md")
    read = json.loads(CliRunner().invoke(main, ["explain", "sans-date.md", "--site", str(site), "--json"]).stdout)
    assert read["expressions"][0]["when"]["edtf"] == "2022-02-24"
    assert read["events"][0]["status"] == "occurred"
    reviewed = json.loads(CliRunner().invoke(main, ["review", "--site", str(site), "--json"]).stdout)
    assert set(reviewed) == {"items", "coverage"}


def test_json_of_what_cannot_be_built_is_json_too(make_site) -> None:
    site = make_site("titel: x\n", {})
    done = CliRunner().invoke(main, ["build", "--site", str(site), "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["problems"][0]["message"] == "unknown key 'titel'"
    assert "did you mean 'title'?" in done.stderr


def test_quiet_says_nothing_but_errors_and_verbose_says_more(make_site) -> None:
    site = str(make_site("language: fr\n", WARNED))
    quiet = CliRunner().invoke(main, ["build", "--site", site, "-q"])
    assert quiet.output == ""
    plain = CliRunner().invoke(main, ["build", "--site", site])
    assert "1 articles" in plain.stdout
    assert "warning: " in plain.stderr
    assert "articles  " not in plain.stderr, "a progress bar for nobody"
    verbose = CliRunner().invoke(main, ["build", "--site", site, "-v"])
    assert "nothing changed since the last build" in verbose.stderr
    checked = CliRunner().invoke(main, ["check", "--site", site, "-v"])
    assert "1 articles of content, 1 of them read by an earlier build" in checked.stderr


def test_a_strict_build_says_why_it_published_nothing(make_site) -> None:
    site = make_site("language: fr\n", WARNED)
    done = CliRunner().invoke(main, ["build", "--site", str(site), "--strict"])
    assert done.exit_code == 1
    assert "nothing is published while there are problems (--strict): mend those above" in done.stderr
    assert not (site / "public").exists()


def test_a_fault_of_the_program_is_told_as_one(make_site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr("generator.build.read_site", fail)
    arguments = ["check", "--site", str(make_site("", {}))]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1
    assert (
        done.stderr
        == "error: KeyError: 'lost': this is a fault of the program: run it with -v, and report what it prints\n"
    )
    assert isinstance(CliRunner().invoke(main, [*arguments, "-v"]).exception, KeyError)


def on_terminal(arguments: list[str], **environment: str) -> bytes:
    """What a command writes when its output is a terminal."""
    leader, follower = pty.openpty()
    variables = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, "TERM": "xterm"}
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdin=follower, stdout=follower, stderr=follower, env={**variables, **environment}
    )
    os.close(follower)
    written = b""
    while True:
        try:
            written += os.read(leader, 4096)
        except OSError:  # the terminal's way to say that nobody writes any more
            break
    process.wait()
    os.close(leader)
    return written


def test_colours_and_a_progress_bar_are_for_terminals_and_for_those_who_want_them(make_site) -> None:
    site = str(make_site("language: fr\n", WARNED))
    shown = on_terminal(["check", "--site", site])
    assert b"\x1b[33m" in shown
    assert b"articles  " in shown
    plain = on_terminal(["explain", "sans-date.md", "--site", site], NO_COLOR="1")
    assert not re.search(rb"\x1b\[[0-9;]*3[0-7]", plain)


@pytest.mark.parametrize(("jobs", "seconds"), [("1", 0.8), ("2", 0.4)])
def test_an_interrupted_build_ends_at_once_and_leaves_the_old_site(make_site, jobs: str, seconds: float) -> None:
    body = "---\npublished: 2022-03-01\nlanguage: fr\n---\n\n"
    days = range(1, 29)
    texts = [" ".join(f"Le {day} mai 2022, la ville {n * 31 + day} fut prise." for day in days) for n in range(300)]
    site = make_site("language: fr\n", {f"a{n}.md": f"{body}{text}\n" for n, text in enumerate(texts)})
    (site / "public").mkdir()
    process = subprocess.Popen(
        [*COMMAND, "build", "--site", str(site), "--jobs", jobs],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    store = site / ".cache" / "readings.sqlite"
    while not store.exists() and process.poll() is None:
        time.sleep(0.02)
    time.sleep(seconds)
    assert process.poll() is None, "the build was over before it could be interrupted"
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "interrupted\n")
    assert sorted(path.name for path in site.iterdir()) == [".cache", "content", "public", "site.yaml"]
    assert list((site / "public").iterdir()) == []


def test_a_preview_ends_quietly(make_site) -> None:
    site = make_site("language: fr\n", WARNED)
    command = [*COMMAND, "serve", "--site", str(site), "--port", "0", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as preview:
        while not (site / "public" / "index.html").exists() and preview.poll() is None:
            time.sleep(0.05)
        time.sleep(1)
        preview.send_signal(signal.SIGINT)
        out, err = preview.communicate(timeout=60)
    assert (preview.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_is_given_a_script_and_answered(shell: str) -> None:
    script = run("completion", shell)
    assert script.returncode == 0
    assert f"_ESCALATION_COMPLETE={shell}_complete" in script.stdout
    words = {"COMP_WORDS": "escalation build --st", "COMP_CWORD": "2" if shell != "fish" else "--st"}
    answer = run(_ESCALATION_COMPLETE=f"{shell}_complete", **words)
    assert "--strict" in answer.stdout


def test_bash_completes_commands_and_options(tmp_path: Path) -> None:
    program = tmp_path / "escalation"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', "utf-8")
    program.chmod(0o755)
    script = f"""
        PATH="{tmp_path}:$PATH"; eval "$(escalation completion bash)"
        COMP_WORDS=(escalation re); COMP_CWORD=1; _escalation_completion escalation re escalation
        echo "${{COMPREPLY[@]}}"
        COMPREPLY=(); COMP_WORDS=(escalation new --language ''); COMP_CWORD=3
        _escalation_completion escalation '' --language
        echo "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["review", "en fr"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_other_shells_take_their_script(shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"no {shell} here")
    script = CliRunner().invoke(main, ["completion", shell]).output
    done = subprocess.run([program, "-n"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_new_site_serves_as_an_example_of_them_all(tmp_path: Path) -> None:
    """The whole way in one process: what one command leaves, the next takes."""
    start(tmp_path / "site", "en")
    site = ["--site", str(tmp_path / "site")]
    for command in (["build"], ["check", "--strict"], ["review"], ["explain", "1962-10-23-quarantine.md"], ["changed"]):
        done = CliRunner().invoke(main, [*command, *site])
        assert done.exit_code == 0, (command, done.output)
        assert done.output, command
