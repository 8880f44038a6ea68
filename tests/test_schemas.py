"""The schemas that editors check with say what the program says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.errors import UserError
from generator.located_yaml import load, load_file
from generator.schemas import SCHEMAS, field_docs, schema, schema_text, structures
from generator.settings import load_settings
from generator.timeline.corrections import load_corrections


def accepts(name: str, data: Any) -> bool:
    checker = jsonschema.FormatChecker(["date"])
    return jsonschema.Draft7Validator(schema(name), format_checker=checker).is_valid(data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema_of_the_dialect_that_editors_read(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(name))
    assert "$defs" not in schema_text(name)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_says_what_it_means(name: str) -> None:
    for structure in structures(SCHEMAS[name]):
        assert set(field_docs(structure)) == set(structure.__struct_fields__), structure
        for key, text in schema(name)["definitions"][structure.__name__]["properties"].items():
            assert len(text["description"]) > 5, key


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_for_editors_are_what_the_program_prints(repository: Path, name: str) -> None:
    printed = CliRunner().invoke(main, ["schema", name])
    assert (repository / "docs" / "schemas" / f"{name}.schema.json").read_text("utf-8") == printed.output


def test_the_demonstration_names_its_schemas_and_fits_them(repository: Path) -> None:
    for file, name in (("site.yaml", "site"), ("content/corrections.yaml", "corrections")):
        path = repository / file
        first = path.read_text("utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).read_text("utf-8") == schema_text(name)
        assert accepts(name, load_file(path).data)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("site", "titel: x"),
        ("site", "language: french"),
        ("site", "actors: [{kind: state}]"),
        ("site", "named_dates: {war: yesterday}"),
        ("site", "theme: {light: {paper: white}}"),
        ("site", "gap_days: 0"),
        ("site", "title: x"),
        ("site", "ladder: {names: {5: War}, patterns: [{name: a, rung: 5, language: fr, match: b}]}"),
        ("corrections", "- {date: 2022-01-01}"),
        ("corrections", "- {date: 2022-01-01, reason: x, entry: a, change: {rung: 12}}"),
        ("corrections", "- {date: 2022-01-01, reason: x, entry: a, change: {status: maybe}}"),
        ("corrections", "- {date: 2022-01-01, reason: x, add: {date: 2022, headline: h, references: [{urll: x}]}}"),
        ("corrections", "- {date: 2022-01-01, reason: x, entry: a, pin: true}"),
        ("corrections", "# nothing yet"),
    ],
)
def test_the_schema_and_the_program_agree(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / f"{name}.yaml"
    file.write_text(text, "utf-8")
    try:
        load_settings(tmp_path) if name == "site" else load_corrections(file)
        taken = True
    except UserError:
        taken = False
    assert accepts(name, load(text, file.name).data) == taken
