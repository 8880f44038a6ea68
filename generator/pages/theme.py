"""The theme: where its templates and static files lie, and how a site puts its own before them."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import ClassVar

import jinja2
from jinja2.bccache import Bucket

from generator.errors import Problem, UserError
from generator.fingerprint import files_digest
from generator.pages.compiling import Environment
from generator.pages.language import Language

SITE_THEME = "templates"
"""The folder of a site that overrides the theme, file by file."""

STATIC = "static"

_PACKAGE = Path(__file__).parents[1]


@cache
def theme_folder() -> Path:
    """The program's own theme: inside the installed package, or beside it in a checkout."""
    for folder in (_PACKAGE / "theme", _PACKAGE.parent / "templates"):
        if (folder / "base.html").is_file():
            return folder
    raise FileNotFoundError(f"no theme beside or in {_PACKAGE}: the installation is incomplete")


def templates(site: Path, language: Language) -> jinja2.Environment:
    """The templates of a site: its own first, then the theme's, which stay reachable as `theme/NAME`.

    Everything is escaped unless marked safe, and a name that does not exist is an error.
    """
    own, theirs = jinja2.FileSystemLoader(site / SITE_THEME), jinja2.FileSystemLoader(theme_folder())
    environment = Environment(
        theme_folder(),
        language.translations,
        loader=jinja2.ChoiceLoader([own, theirs, jinja2.PrefixLoader({"theme": theirs})]),
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_Compiled(language.code),
    )
    environment.filters["typeset"] = language.typeset
    environment.filters["number"] = language.number
    return environment


def template_fault(error: Exception) -> UserError | None:
    """The mistake in a template of the site's own that an error while a page was drawn comes from; None if it is not
    the site's."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = (error.filename or "", error.lineno)
    else:
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith(".py")]
        place = (frames[-1].filename, frames[-1].lineno or 0) if frames else ("", 0)
    file = Path(place[0])
    if not file.is_file() or file.resolve().is_relative_to(theme_folder().resolve()):
        return None
    message = f"the template fails ({error})"
    return UserError([Problem(str(file), place[1], 1, message, "correct it, or remove it to have the theme's own")])


def theme_digest(site: Path) -> bytes:
    """A digest of every file of the theme and of the site's own templates."""
    digests = (
        files_digest(folder, [file for file in folder.rglob("*") if file.is_file()])
        for folder in (theme_folder(), site / SITE_THEME)
    )
    return b"".join(digests)


class _Compiled(jinja2.BytecodeCache):
    """What templates were compiled to for an earlier edition in this process: a preview makes one after another."""

    _known: ClassVar[dict[tuple[str, str, str], CodeType]] = {}

    def __init__(self, language: str) -> None:
        self._language = language

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket the code that was compiled from what it holds, if it was."""
        bucket.code = self._known.get((self._language, bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a bucket."""
        if bucket.code is not None:
            self._known[self._language, bucket.key, bucket.checksum] = bucket.code


def static_files(site: Path) -> Mapping[str, Path]:
    """Every static file by its path in the site (`static/site.css`), the site's own before the theme's."""
    found: dict[str, Path] = {}
    for folder in (theme_folder() / STATIC, site / SITE_THEME / STATIC):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[f"{STATIC}/{path.relative_to(folder).as_posix()}"] = path
    return found
