"""A file's text → the YAML at its head, and the rest."""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.errors import Problem, UserError

_FENCE = re.compile(r"---[ \t]*\n")
_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = re.compile(r"(?:[ \t]*(?:#.*)?\n)*[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)", re.MULTILINE)


class FrontMatter(NamedTuple):
    """The YAML between the fences (None without fences), the line it starts on, the body below and its line."""

    yaml: str | None
    yaml_line: int
    body: str
    body_line: int


def split_front_matter(text: str, file: str) -> FrontMatter:
    """Part a text, lines ended by "\\n", into front matter and body.

    A first line of three hyphens opens front matter if another fence follows, or at least a line `key: …`.
    Raises UserError where such front matter is never closed.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter(None, 1, text, 1)
    closing = _END.search(text, opening.end())
    looks_like = _KEY.match(text, opening.end()) is not None
    if closing is None and looks_like:
        raise UserError([Problem(file, 1, 1, "the front matter has no end", "close it with a line of three hyphens")])
    between = text[opening.end() : closing.start()] if closing else ""
    if closing is None or (between.strip() and not looks_like and "\n\n" in between.strip()):
        return FrontMatter(None, 1, text, 1)
    body_line = text.count("\n", 0, closing.end()) + 2
    return FrontMatter(between, 2, text[closing.end() + 1 :], body_line)
