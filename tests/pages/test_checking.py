"""Settings that the pages cannot follow, and templates of a site's own that fail, are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.build import build
from generator.cli import main
from generator.errors import Problem, UserError
from generator.reporting import Silent
from generator.settings import load_settings

ARTICLE = "---\ntitle: Frappes\npublished: 2022-10-12\nlanguage: fr\n---\n\nDes missiles ont frappé Kiev lundi.\n"


def warnings(site: Path) -> list[str]:
    from generator.build import read_site

    return [str(problem) for problem in read_site(site, load_settings(site), Silent()).problems]


def test_what_the_pages_cannot_follow_is_a_warning_at_its_place(make_site) -> None:
    site = make_site("language: de\ntheme:\n  logo: seal.svg\n  light: {ink: '#eee'}\n", {"a.md": ARTICLE})
    found = warnings(site)
    assert "site.yaml:1:11: the pages have no words in 'de', so they are in English: known here: en, fr" in found
    assert "site.yaml:3:9: no picture 'seal.svg' in templates/static: put it there, or correct the name" in found
    assert any(line.startswith("site.yaml:4:11: theme.light: ink #eee on paper") for line in found)
    (site / "templates" / "static").mkdir(parents=True)
    (site / "templates" / "static" / "seal.svg").write_text("<svg/>", "utf-8")
    (site / "site.yaml").write_text("language: fr\ntheme: {logo: seal.svg}\n", "utf-8")
    assert warnings(site) == []


def test_a_ladder_that_cannot_be_used_stops_before_any_article(make_site) -> None:
    pattern = "ladder: {patterns: [{name: a, rung: 5, language: %s, match: '%s'}]}\n"
    site = make_site(pattern % ("fr", "("), {"a.md": ARTICLE})
    with pytest.raises(UserError) as caught:
        build(site, Silent())
    assert [str(problem) for problem in caught.value.problems] == [
        "site.yaml:1:61: the ladder pattern 'a': missing ): (: write an RE2 pattern (no look-around, no back-reference)"
    ]
    (site / "site.yaml").write_text(pattern % ("tlh", "x"), "utf-8")
    with pytest.raises(UserError, match="no language 'tlh' is read: known here: en, fr"):
        build(site, Silent())


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("<p>\n{% block %}", 2, "expected token 'name'"),
        ("<p>\n\n{{ nothing.at.all }}", 3, "'nothing' is undefined"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ('{% include "lost.html" %}', 1, "lost.html"),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_template_of_the_sites_own_that_fails_is_told_as_the_users(
    make_site, monkeypatch: pytest.MonkeyPatch, template: str, line: int, words: str, jobs: str
) -> None:
    monkeypatch.setattr("generator.pages.making._OUTPUTS_WORTH_A_PROCESS", 1)
    site = make_site("language: fr\n", {"a.md": ARTICLE})
    (site / "templates").mkdir()
    (site / "templates" / "index.html").write_text(template, "utf-8")
    done = CliRunner().invoke(main, ["build", "--site", str(site), "--jobs", jobs])
    assert done.exit_code == 1
    assert f"templates/index.html:{line}:1: the template fails ({words}" in done.stderr
    assert "correct it, or remove it to have the theme's own" in done.stderr
    assert not (site / "public").exists()


def test_an_error_for_the_user_reaches_another_process_whole() -> None:
    import pickle

    error = UserError([Problem("a.md", 1, 2, "wrong", "mend it")])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
