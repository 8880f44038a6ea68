"""The JSON Schemas of the files that people write, for their editors: made from the models that read those files.

What a key means is the docstring below it in its model; how to write it, the model's own description.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec

from generator.settings import Settings
from generator.timeline.corrections import Decision

_DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest dialect that every editor reads."""

SCHEMAS: Mapping[str, Any] = {"site": Settings, "corrections": tuple[Decision, ...]}
"""The models by the name of their schema."""


def schema(name: str) -> dict[str, Any]:
    """The schema of `site.yaml` (`site`) or of `corrections.yaml` (`corrections`)."""
    model = SCHEMAS[name]
    (top,), definitions = msgspec.json.schema_components((model,), ref_template="#/definitions/{name}")
    for structure in structures(model):
        definition = definitions[structure.__name__]
        definition["description"] = inspect.cleandoc(structure.__doc__ or "")
        for key, text in field_docs(structure).items():
            _describe(definition["properties"][key], text)
    if name == "corrections":
        top = {"type": ["array", "null"], "items": top["items"]}
    return {"$schema": _DIALECT, "title": f"{name}.yaml", **top, "definitions": definitions}


def schema_text(name: str) -> str:
    """The schema as JSON to read."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def structures(model: Any) -> list[type[msgspec.Struct]]:
    """The model's structures, itself first, each once, in the order of its keys."""
    found: dict[type[msgspec.Struct], None] = {}
    waiting = [msgspec.inspect.type_info(model)]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, msgspec.inspect.StructType):
            if kind.cls in found:
                continue
            found[kind.cls] = None
        waiting = [*_below(kind), *waiting]
    return list(found)


@cache
def field_docs(structure: type[msgspec.Struct]) -> dict[str, str]:
    """The docstring below each field of a structure, by the field's name, on one line."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(structure)))
    body = tree.body[0].body if isinstance(tree.body[0], ast.ClassDef) else []
    docs = {}
    for field, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(after, ast.Expr):
            docs[field.target.id] = " ".join(str(ast.literal_eval(after.value)).split())
    return docs


def _describe(property_schema: dict[str, Any], text: str) -> None:
    """Put what a key means before how to write it."""
    how = property_schema.get("description", "")
    property_schema["description"] = f"{text} {how[:1].upper()}{how[1:]}.".strip() if how else text


def _below(kind: Any) -> Iterator[Any]:
    """The types that a type is made of."""
    match kind:
        case msgspec.inspect.StructType():
            yield from (field.type for field in kind.fields)
        case msgspec.inspect.Metadata():
            yield kind.type
        case msgspec.inspect.UnionType():
            yield from kind.types
        case msgspec.inspect.TupleType():
            yield from kind.item_types
        case msgspec.inspect.VarTupleType() | msgspec.inspect.ListType():
            yield kind.item_type
        case msgspec.inspect.DictType():
            yield from (kind.key_type, kind.value_type)
