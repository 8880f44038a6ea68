"""Writes settings.md, commands.md and schemas/ from the program: run it after changing a setting or a command."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from generator.articles.metadata import Metadata
from generator.cli import main
from generator.schemas import SCHEMAS, field_docs, schema_text, structures
from generator.settings import Settings
from generator.timeline.corrections import Decision

FOLDER = Path(__file__).parent

_WIDTH = 100
_MADE = "<!-- Made by docs/make_reference.py from the program: change it there. -->"
_NOT_WRITTEN = ("origins", "places")
_FILES = (
    ("site.yaml", Settings, "What a site is. A file that is empty takes every default."),
    ("The head of an article", Metadata, "Between two lines of three hyphens at the top of a file in `content/`, or in"
     " a sidecar `NAME.yaml` beside it. `date` is read as `published`; keys that nobody knows are left alone."),
    ("corrections.yaml", Decision, "`content/corrections.yaml` is a list of such decisions; see"
     " [corrections.md](corrections.md)."),
)  # fmt: skip


def documents() -> dict[Path, str]:
    """Every file that is made, and its text."""
    made = {FOLDER / "settings.md": _settings(), FOLDER / "commands.md": _commands()}
    for name in SCHEMAS:
        made[FOLDER / "schemas" / f"{name}.schema.json"] = schema_text(name)
    return made


def _settings() -> str:
    lines = [
        "# Every setting", "", _MADE, "",
        "A key that is misspelt, and a value that cannot be, are reported with their line and column. In an editor that"
        " knows YAML, `escalation schema` gives the same as you write: see [schemas](schemas).",
    ]  # fmt: skip
    for title, model, about in _FILES:
        lines += ["", f"## {title}", "", about, ""]
        for structure in structures(model):
            if structure is not model:
                lines += [f"### {_heading(structure)}", "", _sentence(structure.__doc__), ""]
            lines += [*_table(structure), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(structure: type[msgspec.Struct]) -> Iterator[str]:
    docs = field_docs(structure)
    yield "| key | what it is | default | |"
    yield "|---|---|---|---|"
    for field in msgspec.structs.fields(structure):
        if field.name not in _NOT_WRITTEN:
            kind = _kind(msgspec.inspect.type_info(field.type))
            yield f"| `{field.name}` | {kind} | {_default(field)} | {docs[field.name].replace('|', '&#124;')} |"


def _kind(kind: Any) -> str:
    """A type in the words of somebody who writes YAML."""
    match kind:
        case msgspec.inspect.Metadata():
            how = (kind.extra_json_schema or {}).get("description", "")
            return f"{_kind(kind.type)}: {how.removeprefix('write ')}" if how else _kind(kind.type)
        case msgspec.inspect.UnionType():
            return " or ".join(_kind(one) for one in kind.types if not isinstance(one, msgspec.inspect.NoneType))
        case msgspec.inspect.EnumType():
            return " or ".join(f"`{one.value}`" for one in kind.cls)
        case msgspec.inspect.StructType():
            return f"[{_heading(kind.cls)}](#{_heading(kind.cls).lower().replace(' ', '-')})"
        case msgspec.inspect.VarTupleType():
            return f"list of {_kind(kind.item_type)}"
        case msgspec.inspect.DictType():
            return f"{_kind(kind.key_type)} → {_kind(kind.value_type)}"
        case _:
            words = {"StrType": "text", "IntType": "number", "BoolType": "`true` or `false`", "DateType": "day"}
            return words[type(kind).__name__]


def _default(field: msgspec.structs.FieldInfo) -> str:
    value = field.default if field.default_factory is msgspec.NODEFAULT else field.default_factory()
    match value:
        case msgspec.NODEFAULT:
            return "**must be given**"
        case bool():
            return f"`{str(value).lower()}`"
        case enum.Enum():
            return f"`{value.value}`"
        case int() | str() | dt.date() if value or value == 0:
            return f"`{value}`"
        case _:
            return ""


def _heading(structure: type[msgspec.Struct]) -> str:
    """A structure's name as words: `ActorSetting` is `Actor`."""
    name = structure.__name__.removesuffix("Setting")
    return "".join(f" {letter.lower()}" if letter.isupper() and at else letter for at, letter in enumerate(name))


def _sentence(doc: str | None) -> str:
    return " ".join((doc or "").split())


def _commands() -> str:
    lines = [
        "# Every command", "", _MADE, "",
        "What `escalation COMMAND --help` says. Exit status: 0 done, 1 the site has errors, 2 the command is wrong,"
        " 130 interrupted by Ctrl-C.",
    ]  # fmt: skip
    for name, command in main.commands.items():
        context = click.Context(
            command, info_name=f"escalation {name}", terminal_width=_WIDTH, help_option_names=["-h", "--help"]
        )
        lines += ["", f"## {name}", "", "```text", context.get_help().replace("\b", ""), "```"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for path, text in documents().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
