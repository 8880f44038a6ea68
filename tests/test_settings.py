from pathlib import Path

import pytest

from generator.errors import UserError
from generator.settings import load_settings


def site(tmp_path: Path, text: str) -> Path:
    (tmp_path / "site.yaml").write_text(text, "utf-8")
    return tmp_path


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        load_settings(site(tmp_path, text))
    return [str(problem) for problem in caught.value.problems]


def test_a_full_file_is_read(tmp_path: Path) -> None:
    settings = load_settings(
        site(
            tmp_path,
            """
title: Crise
base_url: https://example.org/crise/
language: fr
time_zone: Europe/Paris
actors:
  - name: Russie
    aliases: [Moscou, le Kremlin]
    kind: state
named_dates:
  guerre: 2022-02-24
ladder:
  names: {5: Guerre ouverte}
  silence: [talks]
""",
        )
    )
    assert settings.title == "Crise"
    assert settings.actors[0].aliases == ("Moscou", "le Kremlin")
    assert settings.named_dates["guerre"].isoformat() == "2022-02-24"
    assert settings.ladder.names == {"5": "Guerre ouverte"}


def test_an_empty_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings(site(tmp_path, "")).output == "public"


def test_every_mistake_is_reported_at_its_place_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        "titel: x\nlanguage: 5\nactors:\n  - nam: Russie\n    kind: planet\nlead_events: perhaps\n",
    )
    assert "site.yaml:1:1: unknown key 'titel': did you mean 'title'?" in found
    assert any(line.startswith("site.yaml:2:11: language is the number 5") for line in found)
    assert any(line.startswith("site.yaml:4:5: unknown key 'nam': did you mean 'name'?") for line in found)
    assert any(line.startswith("site.yaml:5:11: actors.0.kind cannot be 'planet'") for line in found)
    assert any(line.startswith("site.yaml:6:14: lead_events is the text 'perhaps'") for line in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: [a\n", "site.yaml:2:1: this is not YAML"),
        ("title: a\ntitle: b\n", "site.yaml:2:1: the key 'title' stands twice (first on line 1)"),
        ("title: ' '\n", "site.yaml:1:8: title is empty: write the title of the site"),
        ("title: '\u202e'\n", "site.yaml:1:8: title is empty"),
        ("output: ''\n", "site.yaml:1:9: output is empty: name a folder"),
        ("actors: [{name: ''}]\n", "site.yaml:1:17: actors.0.name is empty: write the name of the actor"),
        ("actors: [{name: A, aliases: ['']}]\n", "site.yaml:1:30: actors.0.aliases.0 is empty"),
        ("time_zone: Mars/Olympus\n", "site.yaml:1:12: no time zone 'Mars/Olympus'"),
        ("base_url: example.org\n", "site.yaml:1:11: 'example.org' is no site address"),
        ("ladder: {names: {12: x}}\n", "site.yaml:1:18: no rung '12'"),
        ("- a\n- b\n", "site.yaml:1:1: this file is a list"),
        ("named_dates: {guerre: hier}\n", "site.yaml:1:23: named_dates.guerre cannot be 'hier'"),
        ("named_dates: {guerre: 2022-02-30}\n", "site.yaml:1:23: named_dates.guerre cannot be '2022-02-30'"),
        ("named_dates: {guerre: 2022-02-24 25:00}\n", "site.yaml:1:23: named_dates.guerre cannot be"),
        ("title: é\x07b\n", "site.yaml:1:9: this is not YAML (a control character, #x0007): remove that character"),
        ("named_dates: {guerre: }\n", "site.yaml:1:23: named_dates.guerre is empty: write a date such as 2022-02-24"),
        ("language: 5\n", "site.yaml:1:11: language is the number 5: write a language code such as fr or en"),
        ("ladder: []\n", "site.yaml:1:9: ladder is a list: write a mapping (key: value)"),
        ("sources: {a: {cut: ['(']}}\n", "site.yaml:1:21: '(' is no pattern (missing ): ()"),
        ("actors:\n  - {name: A, aliases: [X]}\n  - {name: B, aliases: [X]}\n", "site.yaml:3:25: 'X' already stands"),
    ],
)
def test_each_kind_of_mistake_says_where_and_what(tmp_path: Path, text: str, expected: str) -> None:
    assert any(line.startswith(expected) for line in problems(tmp_path, text)), problems(tmp_path, text)


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"site\.yaml: no such file"):
        load_settings(tmp_path)


def test_an_alias_bomb_is_read_in_no_time(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    assert problems(tmp_path, "\n".join(lines))
