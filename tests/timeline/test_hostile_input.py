"""Texts and dates from strangers: anything may come, nothing may stop the build."""

import contextlib
import datetime as dt

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.dates.model import Precision, When
from generator.events.model import ArticleReading
from generator.timeline.edtf import parse_edtf
from generator.timeline.identity import lasting_id
from generator.timeline.places import SourceText
from timeline.reports import Told, day, reading, timeline_of


@settings(deadline=None)
@given(st.text())
def test_any_text_is_a_date_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        when = parse_edtf(text)
        assert when.earliest or when.latest


def test_the_ends_of_the_calendar_are_refused_or_read() -> None:
    for text in ("0001-01-01~", "9999-12-31~", "0000", "[0001-01-01..9999-12-31]", "9999-24", "0001-01-01/.."):
        with contextlib.suppress(ValueError):
            parse_edtf(text)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=6), st.sampled_from(["fr", "en", "xx", ""]))
def test_any_words_make_entries_with_plain_ids(quotes: list[str], language: str) -> None:
    told = [Told(quote, "2023-05-02", None) for quote in quotes]
    timeline = timeline_of(reading("a", "2023-05-03", *told, language=language), reading("b", None, *told))
    assert sum(len(entry.reports) for entry in timeline.entries) == 2 * len(quotes)
    for entry in timeline.entries:
        assert set(entry.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
        assert len(entry.id) < 120


def test_lone_surrogates_have_ids_too() -> None:
    assert lasting_id(["\ud800", "abc"], "\ud800").isascii()


def at(made: ArticleReading, *whens: When) -> ArticleReading:
    """The reading with its events on these dates."""
    events = [msgspec.structs.replace(event, when=when) for event, when in zip(made.events, whens, strict=True)]
    return msgspec.structs.replace(made, events=tuple(events))


def test_dates_at_the_ends_of_the_calendar_are_merged_like_others() -> None:
    told = [Told(f"Le phare de Selm a été éteint {number}.", "2023-05-02") for number in range(4)]
    first, last = dt.date.min, dt.date.max
    whens = (
        day("0001-01-01"),
        day("9999-12-31"),
        When("0001-01-01/9999-12-31", first, last, Precision.SPAN),
        When("9999-12-31~", last, last, Precision.DAY, approximate=True),
    )
    timeline = timeline_of(at(reading("a", "2023-05-03", *told), *whens))
    assert timeline.entries[0].when.edtf == "0001-01-01"


def test_a_date_without_any_day_makes_no_entry() -> None:
    made = reading("a", "2023-05-03", Told("Rien de précis.", "2023-05-02"))
    assert not timeline_of(at(made, When("../..", None, None, Precision.SPAN))).entries


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_quote_is_looked_for_in_any_source(text: str, quote: str) -> None:
    assert 0 <= SourceText(text).line(quote) <= text.count("\n") + 1
