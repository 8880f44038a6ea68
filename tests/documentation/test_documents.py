"""What the documentation shows works: its commands are run in order, its YAML is read, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.settings import load_settings
from generator.starting import start, starter_languages
from generator.timeline.corrections import load_corrections
from hosting import hosted

REPOSITORY = Path(__file__).parents[2]
PAGES = Path(__file__).with_name("pages")
STAND_IN = Path(__file__).with_name("stand_in.py")
OWN = ["README.md", "CONTRIBUTING.md"]
GUIDES = sorted(f"docs/{file.name}" for file in (REPOSITORY / "docs").glob("*.md"))
OF_SITES = [f"generator/starter/{language}/README.md" for language in starter_languages()]
DOCUMENTS = [*OWN, *GUIDES, *OF_SITES]

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(document: str, kind: str) -> list[str]:
    return [body for found, body in BLOCK.findall((REPOSITORY / document).read_text("utf-8")) if found == kind]


WITH_COMMANDS = [document for document in DOCUMENTS if blocks(document, "sh")]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the PATH in which programs that reach beyond a scratch folder are stood in for."""
    folder = tmp_path_factory.mktemp("bin")
    for name in ("escalation", "make", "pipx", "rsync"):
        (folder / name).write_text(f'#!/bin/sh\nexec "{sys.executable}" "{STAND_IN}" {name} "$@"\n', "utf-8")
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def example_host() -> Iterator[str]:
    with hosted(PAGES) as address:
        yield address


def scratch(document: str, folder: Path) -> Path:
    """The folder in which a reader of the document stands: the project, a new site, or nowhere yet."""
    if document in OWN:
        for name in ("pyproject.toml", "constraints.txt", "Makefile", "site.yaml", "README.md"):
            shutil.copy2(REPOSITORY / name, folder / name)
        for name in ("tests", "docs"):
            (folder / name).symlink_to(REPOSITORY / name)
        (folder / ".venv" / "bin").mkdir(parents=True)
        python = folder / ".venv" / "bin" / "python"
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{STAND_IN}" python "$@"\n', "utf-8")
        python.chmod(0o755)
    elif document != "docs/tutorial.md":
        language = Path(document).parent.name
        start(folder, language if language in starter_languages() else "en")
    return folder


@pytest.mark.parametrize("document", WITH_COMMANDS)
def test_every_command_shown_works(document: str, programs: Path, example_host: str, tmp_path: Path) -> None:
    real_make = shutil.which("make")
    assert real_make
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")},
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY),
        "REAL_MAKE": real_make,
        "EXAMPLE_HOST": example_host,
        "HOME": str(tmp_path),
    }
    folder = tmp_path / "ici même"
    folder.mkdir()
    script = "\n".join(f": --- block {number}\n{body}" for number, body in enumerate(blocks(document, "sh"), 1))
    done = subprocess.run(
        ["bash", "-euxo", "pipefail", "-c", script], cwd=scratch(document, folder), env=environment,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-3000:]


def test_the_commands_of_a_document_fail_when_they_are_wrong(programs: Path, tmp_path: Path) -> None:
    """The stand-ins are no rubber stamp."""
    site = scratch("docs/corrections.md", tmp_path)
    environment = {**os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "REAL_MAKE": "/usr/bin/make"}
    for wrong in ("escalation biuld", "make nothing", "rsync public/ host:", "pipx install ."):
        done = subprocess.run(["bash", "-c", wrong], cwd=site, env=environment, capture_output=True, check=False)
        assert done.returncode != 0, wrong


@pytest.mark.parametrize("document", [document for document in DOCUMENTS if blocks(document, "yaml")])
def test_every_example_of_yaml_is_what_it_says(document: str, tmp_path: Path) -> None:
    for text in blocks(document, "yaml"):
        name = text.splitlines()[0].removeprefix("# ")
        file = tmp_path / Path(name).name
        file.write_text(text, "utf-8")
        if name == "site.yaml":
            assert load_settings(tmp_path).title
        else:
            assert name == "content/corrections.yaml", text
            assert load_corrections(file).decisions


def test_the_corrections_of_the_guides_apply(tmp_path: Path, example_host: str) -> None:
    from generator.build import read_site
    from generator.reporting import Silent

    start(tmp_path, "en")
    text = blocks("docs/corrections.md", "yaml")[0]
    (tmp_path / "content" / "corrections.yaml").write_text(text, "utf-8")
    chronicle = read_site(tmp_path, load_settings(tmp_path), Silent())
    assert chronicle.problems == ()
    headlines = {entry.headline for entry in chronicle.timeline.entries}
    assert {"American ships take up position around Cuba", "Kennedy ends the blockade of Cuba"} <= headlines


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_to_a_file_or_a_heading_leads_there(document: str) -> None:
    here = REPOSITORY / document
    text = BLOCK.sub("", here.read_text("utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        target = urlsplit(link)
        if target.scheme:
            continue
        file = (here.parent / target.path).resolve() if target.path else here
        assert file.exists(), link
        if target.fragment:
            headings = re.findall(r"^#+ (.+)$", BLOCK.sub("", file.read_text("utf-8")), re.MULTILINE)
            assert target.fragment in {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in headings}


def test_the_reference_is_what_the_program_says() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import make_reference as m; print(*[p for p, t in m.documents().items()"
         " if p.read_text('utf-8') != t])"],
        cwd=REPOSITORY / "docs", env={**os.environ, "PYTHONPATH": str(REPOSITORY)}, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "", "run docs/make_reference.py"


def test_the_picture_is_one_of_reasonable_size() -> None:
    picture = (REPOSITORY / "docs" / "picture.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 300_000


def test_every_document_is_led_to_from_the_readme() -> None:
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    assert all(f"({guide})" in readme for guide in GUIDES)
