# ruff: noqa: E501 -- inputs and their alphabets are read more easily whole
"""Every input that once made the program do what it may never do, and whatever hypothesis can think of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz.seeds import SEEDS, WORDS
from fuzz.targets import TARGETS

CRASHES = sorted((Path(__file__).parent / "crashes").iterdir())

WORD = st.sampled_from(WORDS) | st.text(max_size=30)
TEXT = st.lists(WORD, max_size=12).map(" ".join)
VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.dates().map(str) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
SOME = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

ARTICLE_KEYS = (
    "title",
    "published",
    "source",
    "url",
    "archive_url",
    "language",
    "author",
    "tags",
    "style",
    "slug",
    "keep",
)
CORRECTION_KEYS = (
    "date",
    "reason",
    "entry",
    "quote",
    "article",
    "hide",
    "change",
    "merge",
    "split",
    "pin",
    "note",
    "add",
)
SITE_KEYS = (
    "title", "description", "base_url", "language", "time_zone", "publisher", "licence", "actors", "named_dates", "ladder",
    "theme", "sources", "limits", "gap_days", "earliest_year",
)  # fmt: skip


def mapping(*keys: str) -> st.SearchStrategy[dict[str, object]]:
    """A mapping with some of these keys, perhaps with one that nobody knows."""
    return st.dictionaries(st.sampled_from(keys) | TEXT, VALUE, max_size=6)


@pytest.mark.parametrize("path", CRASHES, ids=lambda path: path.name)
def test_what_crashed_once_does_so_no_more(path: Path) -> None:
    TARGETS[path.name.partition("-")[0]](path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_starts_from_is_sound(name: str) -> None:
    for seed in SEEDS[name]:
        TARGETS[name](seed)


@SOME
@given(mapping(*ARTICLE_KEYS))
def test_any_front_matter_is_read_or_told_of(data: dict[str, object]) -> None:
    TARGETS["front matter"](yaml.safe_dump(data).encode("utf-8", "surrogatepass"))


@SOME
@given(TEXT)
def test_any_markdown_is_read_or_told_of(text: str) -> None:
    TARGETS["markdown"](text.encode("utf-8", "surrogatepass"))


@SOME
@given(mapping("id", "text", "markdown", "html", *ARTICLE_KEYS))
def test_any_line_of_an_archive_is_read_or_told_of(data: dict[str, object]) -> None:
    TARGETS["jsonl"](json.dumps(data).encode())
    TARGETS["document"](json.dumps(data).encode())


@SOME
@given(
    st.lists(
        st.sampled_from(("<p", "<b>", "</b>", ">", "<a href=", "<svg>", "<!--", "-->", '"', "'", "=", "<li>", "</p>"))
        | TEXT,
        max_size=20,
    )
)
def test_any_html_is_made_safe_and_any_page_read(parts: list[str]) -> None:
    TARGETS["html"]("".join(parts).encode("utf-8", "surrogatepass"))
    TARGETS["web page"]("".join(parts).encode("utf-8", "surrogatepass"))


@FEW
@given(st.lists(mapping(*CORRECTION_KEYS), max_size=3))
def test_any_corrections_are_applied_or_told_of(data: list[dict[str, object]]) -> None:
    TARGETS["corrections"](yaml.safe_dump(data).encode("utf-8", "surrogatepass"))


@FEW
@given(mapping(*SITE_KEYS))
def test_any_settings_are_taken_or_told_of(data: dict[str, object]) -> None:
    TARGETS["site.yaml"](yaml.safe_dump(data).encode("utf-8", "surrogatepass"))


@FEW
@given(TEXT, TEXT)
def test_any_article_makes_a_site(title: str, text: str) -> None:
    head = yaml.safe_dump({"title": title, "published": "2022-10-12", "language": "fr", "source": title})
    TARGETS["whole site"](
        f"---\n{head}---\n\nLe 3 mai 2022, la Russie a frappé Kiev. {text}".encode("utf-8", "surrogatepass")
    )
