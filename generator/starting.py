"""`escalation new`: a folder that builds, from the starter's files; what is already there is never touched.

The files lie in `starter/`: those of `every` site, and those of the site's language. Their names are those of the new
site, but for a leading `_` that stands for a dot, and `@WORDS@` in them are filled in.
"""

from __future__ import annotations

import json
import locale
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator import __version__
from generator.errors import Problem, UserError

_STARTER = Path(__file__).parent / "starter"
_EVERY = "every"
_DISTRIBUTION = "escalation-timeline"

SCHEMA_FOLDER = ".schemas"


def starter_languages() -> list[str]:
    """The languages that a new site can be started in."""
    return sorted(folder.name for folder in _STARTER.iterdir() if folder.is_dir() and folder.name != _EVERY)


def default_language() -> str:
    """The language that this machine speaks, where a site can be started in it, else English."""
    spoken = (locale.getlocale()[0] or "").split("_")[0].lower()
    return spoken if spoken in starter_languages() else "en"


def start(folder: Path, language: str, title: str | None = None) -> list[Path]:
    """Make a site in `folder`, titled `title` (default: the folder's name); gives the files made, in order.

    Raises UserError, having written nothing, when a file of that name is there already or cannot be written.
    """
    files = dict(_files(language, title or _title_of(folder)))
    taken = [folder / name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if folder.exists() and not folder.is_dir():
        taken = [folder]
    if taken:
        remedy = "nothing is overwritten: name another folder, or move it away"
        raise UserError([Problem(str(path), 0, 0, "is there already", remedy) for path in taken])
    for name, text in files.items():
        _write(folder / name, text)
    return [folder / name for name in files]


def next_steps(folder: Path, program: Path) -> str:
    """What to type after `start`; names the program where it is not on the PATH."""
    elsewhere = program.stem == "escalation" and program.is_file() and shutil.which("escalation") is None
    build = f"make build ESCALATION={shlex.quote(str(program.absolute()))}" if elsewhere else "make build"
    return f"Made {folder}: now\n  cd {shlex.quote(str(folder))} && {build}\nThen open public/index.html."


def _files(language: str, title: str) -> Iterator[tuple[str, str]]:
    """The path of each file of a new site, and its text."""
    import yaml

    from generator.schemas import SCHEMAS, schema_text

    words = {
        "@TITLE@": yaml.safe_dump(title, default_style='"', allow_unicode=True, width=10_000).strip(),
        "@TITLE_TEXT@": " ".join(title.split()),
        "@REQUIREMENT@": requirement(),
    }
    for root in (_STARTER / _EVERY, _STARTER / language):
        for file in sorted(path for path in root.rglob("*") if path.is_file()):
            parts = [f".{part[1:]}" if part.startswith("_") else part for part in file.relative_to(root).parts]
            text = file.read_text("utf-8")
            for word, value in words.items():
                text = text.replace(word, value)
            yield "/".join(parts), text
    for name in SCHEMAS:
        yield f"{SCHEMA_FOLDER}/{name}.schema.json", schema_text(name)


def requirement() -> str:
    """What pip needs to install this very program: the version, or the commit where it was installed from one."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        origin = distribution(_DISTRIBUTION).read_text("direct_url.json")
    except PackageNotFoundError:
        origin = None
    url = json.loads(origin) if origin else {}
    if "vcs_info" in url:
        return f"{_DISTRIBUTION} @ {url['vcs_info']['vcs']}+{url['url']}@{url['vcs_info']['commit_id']}"
    return f"{_DISTRIBUTION}=={__version__}"


def _title_of(folder: Path) -> str:
    """A title made of a folder's name: `my-crisis` is `My crisis`."""
    name = " ".join(folder.resolve().name.replace("-", " ").replace("_", " ").split())
    return name[:1].upper() + name[1:] or "Timeline"


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        remedy = "check that the folder exists and that you may write to it, or name another"
        raise UserError([Problem(str(path), 0, 0, message, remedy)]) from None
