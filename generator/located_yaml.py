"""YAML that remembers where each value stands, checked against a typed model, every mistake at once."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec
import yaml

from generator.errors import Problem, Severity, UserError
from generator.visible import all_visible, is_visible

KeyPath = tuple[str | int, ...]
Model = TypeVar("Model")

_LARGEST_FILE = 5_000_000
"""Bytes of a YAML file: ten thousand corrections have as many."""

_LARGEST_DOCUMENT = 1_000_000
"""Nodes of a YAML document once its aliases are expanded."""

_TYPE_NAMES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (key: value)",
    "null": "nothing",
}


_LINE_END = re.compile("\r\n?")


class Sized(Protocol):
    """What a file's size is read from."""

    @property
    def st_size(self) -> int:
        """Its bytes."""


class Readable(Protocol):
    """A file that can be read whole: one of this machine, or of a store."""

    def stat(self) -> Sized:
        """Its size. Raises OSError."""

    def read_bytes(self) -> bytes:
        """Its bytes. Raises OSError."""


class Place(NamedTuple):
    """Line and column, both counted from 1."""

    line: int
    column: int


class LocatedYaml(msgspec.Struct, frozen=True):
    """The data of a YAML document, and the place of each of its keys and items.

    `file` is the name for messages; `keys` gives the place of the key (or item) at a path, `values` that of its value.
    """

    file: str
    data: Any
    keys: Mapping[KeyPath, Place]
    values: Mapping[KeyPath, Place]

    def problem(
        self, path: KeyPath, message: str, remedy: str, *, value: bool = False, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at the key (or, with `value`, at the value) of `path`, or at its nearest parent with a place."""
        places = self.values if value else self.keys
        while path and path not in places:
            path = path[:-1]
        place = places.get(path, Place(1, 1))
        return Problem(self.file, place.line, place.column, message, remedy, severity)


class _Loader(yaml.CSafeLoader):
    """Reads a day that no calendar has (2022-02-30) as text, so that the model can say where it stands."""


def _timestamp(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> object:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        return loader.construct_scalar(node)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def load(text: str, file: str, first_line: int = 1) -> LocatedYaml:
    """Read one YAML document.

    `first_line` is the line of the file on which `text` starts (front matter stands below its fence).
    Dates come out as ISO 8601 text, so that the model decides what a value is; what nobody can see of a text goes.
    Raises UserError for what is not YAML, for a key written twice, and for nesting without end.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        problems: list[Problem] = []
        keys: dict[KeyPath, Place] = {}
        values: dict[KeyPath, Place] = {}
        if node is not None:
            if "&" in text and "*" in text:  # only anchors have aliases
                _refuse_expansion(node)
            _locate(node, (), keys, values, set(), problems, file, first_line)
        if problems:
            raise UserError(problems)
        built = loader.construct_document(node) if node is not None else None
        data = msgspec.to_builtins(built, str_keys=True)
        if "\\" in text or not is_visible(text):  # an escape may stand for what nobody sees
            data = all_visible(data)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        message = f"this is not YAML ({error.problem or error.context})"
        raise UserError([Problem(file, line, column, message, "check quotes, colons and indentation here")]) from None
    except yaml.reader.ReaderError as error:
        before = text.encode("utf-8", "surrogatepass")[: error.position].decode("utf-8", "replace")
        line, column = before.count("\n") + first_line, len(before) - (before.rfind("\n") + 1) + 1
        message = f"this is not YAML (a control character, #x{error.character:04x})"
        raise UserError([Problem(file, line, column, message, "remove that character")]) from None
    except (RecursionError, ValueError, TypeError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        raise UserError([Problem(file, first_line, 1, f"unreadable YAML ({reason})", "simplify the file")]) from None
    finally:
        loader.dispose()
    return LocatedYaml(file, data, keys, values)


def load_file(path: Readable, shown: str | None = None) -> LocatedYaml:
    """Read a YAML file; `shown` is its name in messages. Raises UserError when it cannot be read or is not YAML."""
    name = shown or str(path)
    try:
        size = path.stat().st_size
        if size > _LARGEST_FILE:
            message = f"the file has {size // 1_000_000} MB, more than can be read"
            raise UserError([Problem(name, 0, 0, message, f"keep it below {_LARGEST_FILE // 1_000_000} MB")])
        return load(_LINE_END.sub("\n", path.read_bytes().decode("utf-8")), name)
    except FileNotFoundError:
        raise UserError(
            [Problem(name, 0, 0, "no such file", "create it, or name another folder with --site")]
        ) from None
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text (byte {error.start + 1})"
        raise UserError([Problem(name, 0, 0, message, "save the file as UTF-8")]) from None
    except OSError as error:
        raise UserError([Problem(name, 0, 0, f"cannot be read ({error.strerror})", "check its permissions")]) from None


def convert(located: LocatedYaml, model: type[Model]) -> Model:
    """The document as `model`. Raises UserError with every mistake: unknown keys, wrong types, missing values."""
    data = {} if located.data is None else located.data
    try:
        return msgspec.convert(data, model)
    except msgspec.ValidationError as error:
        problems = list(mistakes(located, model))
        if not problems:
            problems = [located.problem((), str(error), "correct this value")]
        raise UserError(sorted(set(problems))) from None


def mistakes(located: LocatedYaml, model: type) -> Iterator[Problem]:
    """Every way in which the document does not fit `model`, by the model's JSON Schema."""
    import jsonschema

    data = {} if located.data is None else located.data
    validator = jsonschema.Draft202012Validator(
        msgspec.json.schema(model), format_checker=jsonschema.FormatChecker(["date"])
    )
    for error in validator.iter_errors(data):
        yield from _explain(located, error)


def suggest(word: str, known: Sequence[str]) -> str:
    """What to do about an unknown word: the known one that it resembles, or the list of them."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(sorted(known))}"


def _refuse_expansion(root: yaml.Node) -> None:
    """Raise ValueError where aliases would make the document grow past all sense (a "billion laughs")."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node) -> int:
        if id(node) in sizes:
            return sizes[id(node)]
        sizes[id(node)] = _LARGEST_DOCUMENT  # what contains itself counts as endless
        children: list[yaml.Node] = []
        if isinstance(node, yaml.MappingNode):
            children = [child for pair in node.value for child in pair]
        elif isinstance(node, yaml.SequenceNode):
            children = node.value
        sizes[id(node)] = 1 + sum(map(size, children))
        return sizes[id(node)]

    if size(root) >= _LARGEST_DOCUMENT:
        raise ValueError("its aliases expand without end")


def _locate(
    node: yaml.Node,
    path: KeyPath,
    keys: dict[KeyPath, Place],
    values: dict[KeyPath, Place],
    seen: set[int],
    problems: list[Problem],
    file: str,
    first_line: int,
) -> None:
    """Note the place of each key and value below `node`; an aliased node is visited once, so that bombs stay small."""
    values[path] = Place(node.start_mark.line + first_line, node.start_mark.column + 1)
    keys.setdefault(path, values[path])
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            below = (*path, str(key_node.value))
            place = Place(key_node.start_mark.line + first_line, key_node.start_mark.column + 1)
            if below in keys:
                message = f"the key {key_node.value!r} stands twice (first on line {keys[below].line})"
                problems.append(Problem(file, place.line, place.column, message, "keep one of the two"))
                continue
            keys[below] = place
            _locate(value_node, below, keys, values, seen, problems, file, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            _locate(item, (*path, index), keys, values, seen, problems, file, first_line)


def _explain(located: LocatedYaml, error: Any) -> Iterator[Problem]:
    """A JSON Schema error in words: what is wrong, and what to do."""
    path: KeyPath = tuple(error.absolute_path)
    keys = path[1:] if path and isinstance(path[0], int) else path
    name = ".".join(str(part) for part in keys) or ("this item" if path else "this file")
    match error.validator:
        case "additionalProperties":
            known = list(error.schema.get("properties", {}))
            for key in error.instance:
                if key not in known:
                    yield located.problem((*path, key), f"unknown key {key!r}", suggest(key, known))
        case "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield located.problem(path, f"the key {key!r} is missing", f"add `{key}: …`", value=True)
        case "anyOf":
            yield from _explain_choice(located, error, name)
        case "type":
            how = str(error.schema.get("description", ""))
            remedy = how if how.startswith("write ") else f"write {_expected(error.validator_value)}"
            if error.schema.get("format") == "date":
                remedy = "write a date such as 2022-02-24"
            yield located.problem(path, f"{name} is {_shown(error.instance)}", remedy, value=True)
        case "enum":
            allowed = [str(value) for value in error.validator_value]
            yield located.problem(
                path, f"{name} cannot be {error.instance!r}", suggest(str(error.instance), allowed), value=True
            )
        case "format":
            remedy = f"write a {error.validator_value} such as 2022-02-24"
            yield located.problem(path, f"{name} cannot be {error.instance!r}", remedy, value=True)
        case "pattern":
            remedy = error.schema.get("description") or f"write text of the form {error.validator_value}"
            yield located.problem(path, f"{name} cannot be {error.instance!r}", remedy, value=True)
        case _:
            remedy = error.schema.get("description") or "correct this value"
            yield located.problem(path, f"{name}: {error.message}", remedy, value=True)


def _explain_choice(located: LocatedYaml, error: Any, name: str) -> Iterator[Problem]:
    """An `anyOf` error: that of the branch whose type fits, else one line that lists the types."""
    inner = [e for e in error.context if e.validator != "type" or len(e.absolute_path) > len(error.absolute_path)]
    if inner:
        for nested in inner:
            yield from _explain(located, nested)
        return
    kinds = [e.validator_value for e in error.context if e.validator == "type"]
    flat = [kind for value in kinds for kind in ([value] if isinstance(value, str) else value)]
    path: KeyPath = tuple(error.absolute_path)
    yield located.problem(path, f"{name} is {_shown(error.instance)}", f"write {_expected(flat)}", value=True)


def _expected(kinds: str | Sequence[str]) -> str:
    names = [kinds] if isinstance(kinds, str) else [kind for kind in kinds if kind != "null"]
    return " or ".join(dict.fromkeys(_TYPE_NAMES.get(kind, kind) for kind in names))


def _shown(value: object) -> str:
    match value:
        case bool():
            return f"{str(value).lower()} (true or false)"
        case dict():
            return "a mapping (key: value)"
        case list():
            return "a list"
        case None:
            return "empty"
        case str():
            return f"the text {value!r}" if len(value) <= 40 else "text"
        case _:
            return f"the number {value}"
