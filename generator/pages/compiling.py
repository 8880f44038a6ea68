# ruff: noqa: N802 -- what a visitor does with a node is found by the name of its class
"""How templates become Python: Jinja's compiler, with what is dear for tens of thousands of pages made cheap.

A template writes into one list, not piece by piece through all the templates that it extends, and what it writes is
escaped without being copied where it holds nothing to escape. The theme's own templates, which are known, also read
attributes and call functions as Python does, where Jinja first asks what else could be meant. Words that need no number
and no name are translated when a template is compiled, those that count something once for each number.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, MutableMapping
from functools import cache, partial
from gettext import NullTranslations
from keyword import iskeyword
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from jinja2.runtime import Macro
from markupsafe import Markup, escape

try:
    from markupsafe import _escape_inner as _quoted  # type: ignore[attr-defined]
except ImportError:  # another version than ours

    def _quoted(text: str, /) -> str:
        return str(escape(text))


_MARKED: Callable[[str], Markup] = partial(str.__new__, Markup)
"""Marks a text as safe; `Markup` asks first whether it is a text."""


class _Writers(dict[type, Callable[[Any], str]]):
    """How values of each type are written, learnt when the first of a type comes."""

    def __missing__(self, kind: type) -> Callable[[Any], str]:
        self[kind] = writer = _written if hasattr(kind, "__html__") else _named
        return writer


def _written(value: object) -> str:
    return str(escape(value))


def _named(value: object) -> str:
    return _quoted(str(value))


def _as_is(text: str) -> str:
    return text


_WRITERS = _Writers({str: _quoted, Markup: _as_is, int: str})


class _Macro(Macro):
    """A macro that is called at once where it is given just what it asks for."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        special = self.catch_kwargs or self.catch_varargs or self.caller or not self._default_autoescape
        self._count = -1 if special else self._argument_count

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """What the macro draws, safe."""
        if len(args) == self._count and not kwargs:
            return _MARKED(self._func(*args))
        return super().__call__(*args, **kwargs)


class Environment(jinja2.Environment):
    """Jinja's environment, its templates compiled as this module does.

    `folder` is that of the theme's own templates, `translations` is what all templates are translated by.
    """

    macro = _Macro

    def __init__(self, folder: Path, translations: NullTranslations, **options: Any) -> None:
        super().__init__(**options, autoescape=True, extensions=["jinja2.ext.i18n", TranslatedOnce])
        self.folder = f"{folder}{os.sep}"
        self.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]
        self.policies["ext.i18n.trimmed"] = True
        self._plural = cache(translations.ngettext)
        self.translated_once = cache(translations.gettext)

    def make_globals(self, own: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What all templates know; a template that is given nothing of its own needs no mapping of its own."""
        return super().make_globals(own) if own else self.globals

    @staticmethod
    def escaped(value: object) -> str:
        """What `escape` gives; most texts hold nothing to escape, and seeing that is quicker than copying them."""
        return _WRITERS[type(value)](value)

    def said(self, text: str, **values: object) -> str:
        """What `{% trans %}` writes for a text with names in it."""
        escaped = self.escaped
        return _MARKED(self.translated_once(text) % {name: escaped(value) for name, value in values.items()})

    def counted(self, one: str, many: str, number: int, **values: object) -> str:
        """What `{% trans %}` writes for a text that has a plural."""
        escaped = self.escaped
        values.setdefault("num", number)
        return _MARKED(self._plural(one, many, number) % {name: escaped(value) for name, value in values.items()})


class _Compiler(CodeGenerator):
    """Jinja's compiler, for the environment above."""

    environment: Environment
    _tested: nodes.Node | None = None
    """What may not exist, for a test asks whether it does."""

    @property
    def _is_known(self) -> bool:
        """Whether the template is one of the theme's own."""
        return self.filename is not None and self.filename.startswith(self.environment.folder)

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("escaped = environment.escaped")
        self.writeline("Macro = environment.macro")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """The outermost nodes of a template or block write into a list, which is given at the end."""
        if frame.buffer is not None or frame.require_output_check:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        buffer = frame.buffer
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({buffer})")
        frame.buffer = None

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:
        if frame.buffer is None or node.required or node.scoped or self.extends_so_far:
            super().visit_Block(node, frame)
        else:
            self.writeline(f"{frame.buffer}.extend(context.blocks[{node.name!r}][0](context))", node)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write("escaped(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        of_blocks = isinstance(node.node, nodes.Name) and node.node.name == "self"
        if not self._is_known or of_blocks or node is self._tested or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        self._tested = node.node
        super().visit_Test(node, frame)

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if not self._is_known or forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        translator = _TRANSLATORS.get(node.node.name) if isinstance(node.node, nodes.Name) else None
        if translator:
            self.write(f"environment.{translator}")
        else:
            self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


_TRANSLATORS = {"_": "said", "gettext": "said", "ngettext": "counted"}
Environment.code_generator_class = _Compiler


class TranslatedOnce(Extension):
    """Sentences without a variable are translated when a template is compiled, not each time a page is drawn."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template's source with those sentences in the language of its environment."""
        gettext = getattr(self.environment, "translated_once", None)
        return _CONSTANT.sub(lambda found: gettext(_trimmed(found[1])), source) if gettext else source


_CONSTANT = re.compile(r"\{% trans %\}([^{%]*)\{% endtrans %\}")


def _trimmed(text: str) -> str:
    """A sentence as the `trimmed` policy of the translation extension reads it: lines joined by single spaces."""
    return " ".join(line.strip() for line in text.strip().splitlines())
