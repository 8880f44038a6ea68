"""The theme: where its templates and static files lie, and how a site puts its own before them."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import CodeType
from typing import ClassVar

import jinja2
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.nodes import Expr
from markupsafe import escape

from generator.errors import Problem, UserError
from generator.fingerprint import files_digest
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
    environment = _Environment(
        loader=jinja2.ChoiceLoader([own, theirs, jinja2.PrefixLoader({"theme": theirs})]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n", _TranslatedOnce],
        bytecode_cache=_Compiled(language.code),
    )
    environment.install_gettext_translations(language.translations, newstyle=True)  # type: ignore[attr-defined]
    environment.extend(translated_once=language.translations.gettext)
    environment.policies["ext.i18n.trimmed"] = True
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


class _Environment(jinja2.Environment):
    """Jinja's environment, its templates compiled to escape by `escaped`."""

    @staticmethod
    def escaped(value: object) -> str:
        """What `escape` gives; most texts hold nothing to escape, and seeing that is quicker than copying them."""
        if type(value) is str and not _TO_ESCAPE(value):
            return value
        return str(escape(value))


class _Compiler(CodeGenerator):
    """Jinja's compiler, whose templates call `escaped` for what they write."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("environment.escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)


_Environment.code_generator_class = _Compiler
_TO_ESCAPE = re.compile("[&<>\"']").search


class _TranslatedOnce(Extension):
    """Sentences without a variable are translated when a template is compiled, not each time a page is drawn."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's source with those sentences in the language of its environment."""
        gettext = getattr(self.environment, "translated_once", None)
        return _CONSTANT.sub(lambda found: gettext(_trimmed(found[1])), source) if gettext else source


_CONSTANT = re.compile(r"\{% trans %\}([^{%]*)\{% endtrans %\}")


def _trimmed(text: str) -> str:
    """A sentence as the `trimmed` policy of the translation extension reads it: lines joined by single spaces."""
    return " ".join(line.strip() for line in text.strip().splitlines())


def static_files(site: Path) -> Mapping[str, Path]:
    """Every static file by its path in the site (`static/site.css`), the site's own before the theme's."""
    found: dict[str, Path] = {}
    for folder in (theme_folder() / STATIC, site / SITE_THEME / STATIC):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                found[f"{STATIC}/{path.relative_to(folder).as_posix()}"] = path
    return found
