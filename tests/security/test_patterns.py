# ruff: noqa: E501 -- lists of patterns and letters are read more easily whole
"""No pattern takes more than linear time, whether the program's own or one that a site's owner writes."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from pathlib import Path

import pytest

import generator
from dates.test_linear_time import HOSTILE
from generator.build import build
from generator.dates.parsing import cache_key
from generator.dates.placing import place
from generator.errors import UserError
from generator.reporting import Silent
from generator.settings import MOST_STEPS, pattern_fault

UNITS = (
    "a", " ", "\n", "\t", "0", "-", "<", ">", "&", '"', "'", ":", "=", "/", ".", ",", "[", "(", "{", "*", "_", "#", "|", "é", "’", "«",
    "A", "a ", "A ", "a-", "0 ", "0-", "0.", "0:0", "<a ", "<a>", "</a", "<a b=", "&a", ": a", "\n ", "\n\n", " \n", "- ", "a: ", "a\n",
    "A. ", "« ", "http://a", "a@", "---\n", "|-", "![", "](", "le 3 mai ", "Il ", "selon ", "\u00a0", "\u202f", "e\u0301",
)  # fmt: skip
BOUNDED = {
    "generator.articles.front_matter._KEY": "looked for at one place of a file only",
    "generator.articles.furniture._LINK": "every link in what was made safe has an end",
    "generator.articles.furniture._TAG": "every tag in what was made safe has an end",
    "generator.articles.passages._TOKEN": "every tag in what was made safe has an end",
    "generator.articles.sentences._LAST_WORD": "looked for in the last few letters before a place",
}
"""Patterns that are quadratic on texts that they are never given, and why not."""
SMALL, LARGE = 20_000, 80_000


def own_patterns() -> dict[str, re.Pattern[str]]:
    """Every compiled pattern of every module, by where it stands."""
    found = {}
    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if module.name != "generator.__main__":
            for name, value in vars(importlib.import_module(module.name)).items():
                values = value if isinstance(value, tuple | list) else [value]
                for one in values:
                    if isinstance(one, re.Pattern):
                        found.setdefault((one.pattern, one.flags), (f"{module.name}.{name}", one))
    return dict(found.values())


def seconds(pattern: re.Pattern, text: str) -> float:
    """Time of the processor to search a text through, from its start and from every place."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    pattern.match(subject)
    pattern.fullmatch(subject)
    for _ in pattern.finditer(subject):
        pass
    return time.process_time() - start


def test_every_pattern_of_the_program_is_linear_on_hostile_text() -> None:
    patterns = own_patterns()
    assert len(patterns) > 60
    assert set(BOUNDED) <= set(patterns)
    slow = []
    for name in sorted(set(patterns) - set(BOUNDED)):
        pattern = patterns[name]
        for unit in UNITS:
            small = seconds(pattern, unit * (SMALL // len(unit)) + "\x00!")
            if small < 0.02:
                continue
            large = min(seconds(pattern, unit * (LARGE // len(unit)) + "\x00!") for _ in range(2))
            if large > 9 * small + 0.05:  # four times the text: linear is 4, quadratic 16
                slow.append(f"{name} on {unit!r}: {small:.3f} s, then {large:.3f} s")
    assert slow == []


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_finding_dates_grows_as_the_text_up_to_a_million_letters(name: str) -> None:
    key, unit = cache_key("fr", ()), HOSTILE[name]
    times = []
    for size in (10_000, 100_000, 1_000_000):
        text = key.language.folding.fold(unit * (size // len(unit)))
        start = time.process_time()
        for _ in place(text, key):
            pass
        times.append(time.process_time() - start)
    assert times[1] < 30 * times[0] + 0.1, times
    assert times[2] < 30 * times[1] + 0.1, times


COSTLY = (
    r"\pL{1,100}x",
    r"(\pL{1,30} ){1,30}x",
    r"[\pL\d]{1000}x",
    "(((a?){10}){10}){10}" * 9,
    "a{1001}",
    "(?=a)b",
    r"(a)\1",
    "(",
)


@pytest.mark.parametrize("pattern", COSTLY)
def test_a_pattern_of_a_sites_owner_that_costs_too_much_is_refused_by_line(pattern: str, tmp_path: Path) -> None:
    assert pattern_fault(pattern)
    (tmp_path / "content").mkdir()
    for where in (
        "ladder: {patterns: [{name: p, rung: 5, language: fr, match: PATTERN}]}",
        "sources: {X: {cut: [PATTERN]}}",
    ):
        quoted = "'" + pattern.replace("'", "''") + "'"
        (tmp_path / "site.yaml").write_text(where.replace("PATTERN", quoted), "utf-8")
        with pytest.raises(UserError) as raised:
            build(tmp_path, Silent())
        assert any("site.yaml:1:" in str(problem) for problem in raised.value.problems), str(raised.value)


@pytest.mark.parametrize(
    "pattern", ["frapp", ".*.*.*.*.*x", "(a*)*b", "(a|a)*b", "(.*a){20}", r"\pL{1,8}x", "([a-z]+ ?){1,9}x"]
)
def test_a_pattern_that_is_allowed_is_quick_on_any_text(pattern: str) -> None:
    import re2

    assert pattern_fault(pattern) is None
    compiled = re2.compile(pattern)
    assert compiled.programsize <= MOST_STEPS
    for text in ("a" * 1_000_000, "é" * 500_000 + "ab " * 200_000, "a b " * 250_000):
        start = time.process_time()
        compiled.search(text)
        assert time.process_time() - start < 3
