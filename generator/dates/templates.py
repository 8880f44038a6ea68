"""Templates of a language file → RE2 patterns.

A template is the words themselves, with `( )`, `|` and `?` as in regular expressions, `{slot}` for a word of a list,
`{name:fragment}` for a nested phrase, and `< >` around the expression proper where a rule looks at its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec

from generator.frozen import Frozen

_TOKEN = re.compile(r"\{(?:(\w+):)?(\w+)\}|([()|?<>])|( +)|([^{}()|?<> ]+)")
_SPACE = r"(?: {1,3})"


class TemplateError(ValueError):
    """A template that cannot be compiled."""


class Vocabulary(Frozen, frozen=True):
    """What templates may name: `slots` give a pattern for each list of words, `fragments` are templates themselves."""

    slots: Mapping[str, str]
    fragments: Mapping[str, str]


class Capture(msgspec.Struct):
    """The groups of one pattern, in order: the slot (or nested phrase, with a colon) that each captures."""

    groups: list[str] = []

    def group(self, slot: str, pattern: str) -> str:
        """`pattern` as the next group, which captures `slot`."""
        self.groups.append(slot)
        return f"({pattern})"


Plain = Callable[[str], str]


def compile_template(template: str, vocabulary: Vocabulary, plain: Plain, capture: Capture | None = None) -> str:
    """The RE2 pattern of `template`; with `capture`, slots and nested phrases are captured in named groups.

    `plain` folds literal text as the texts are folded. Raises TemplateError for an unknown slot or a stray bracket.
    """
    parts: list[str] = []
    position = 0
    for token in _TOKEN.finditer(template):
        if token.start() != position:
            raise TemplateError(f"stray {template[position]!r} in {template!r}")
        position = token.end()
        alias, slot, operator, space, literal = token.groups()
        if slot:
            parts.append(_slot(alias, slot, vocabulary, plain, capture))
        elif operator:
            parts.append(_operator(operator, capture))
        elif space:
            parts.append(_SPACE)
        else:
            parts.append(re.escape(plain(literal)).replace(r"\'", "'").replace(r"\-", "-"))
    if position != len(template):
        raise TemplateError(f"stray {template[position]!r} in {template!r}")
    return "".join(parts)


def _operator(operator: str, capture: Capture | None) -> str:
    if operator == "(":
        return "(?:"
    if operator == "<":
        if capture:
            capture.groups.append("<")
        return "(" if capture else "(?:"
    return ")" if operator == ">" else operator


def _slot(alias: str | None, slot: str, vocabulary: Vocabulary, plain: Plain, capture: Capture | None) -> str:
    if slot in vocabulary.fragments:
        inner = capture if alias is None else None
        pattern = compile_template(vocabulary.fragments[slot], vocabulary, plain, inner)
        if alias and capture:
            return capture.group(f"{alias}:{slot}", pattern)
        return f"(?:{pattern})"
    if slot not in vocabulary.slots:
        raise TemplateError(f"no slot {slot!r}")
    pattern = vocabulary.slots[slot]
    return capture.group(alias or slot, pattern) if capture else f"(?:{pattern})"
