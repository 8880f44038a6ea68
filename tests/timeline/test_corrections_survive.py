"""Hide, change, merge and split hold through rebuilds in which other articles come, go and change."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.events.model import ArticleReading
from generator.timeline.corrections import Corrections
from generator.timeline.model import Entry, Timeline
from timeline.reports import Told, corrections_of, reading, timeline_of
from timeline.test_permanence import MATTERS, articles

BRIDGE = "Une explosion a coupé en deux le pont de Kermal, près de Voltava."
TRUCK = "À Kermal, un camion piégé a coupé le pont en deux, non loin de Voltava."
LIGHT = "Le phare de Selm a été éteint par un sabotage."
SIREN = "Les sirènes de Port-Ilan ont retenti toute la matinée."
GULL = "Une colonie de goélands niche sur les quais de Tarsk."

BASE = (
    reading("base-1", "2023-05-03", Told(BRIDGE, "2023-05-02"), Told(LIGHT, "2023-05-01", 2)),
    reading("base-2", "2023-05-04", Told(TRUCK, "2023-05-02"), Told(SIREN, "2023-05-03", None)),
    reading("base-3", "2023-05-04", Told(GULL, "2023-05-03", None)),
)


def decided() -> Corrections:
    """Split the two reports of the bridge, merge light and siren, hide the gulls, change the siren's rung."""
    ids = {quote: holding(timeline_of(*BASE), quote).id for quote in (BRIDGE, LIGHT, SIREN, GULL)}
    text = f"""
- {{entry: {ids[BRIDGE]}, date: 2024-01-01, reason: two bridges, split: ["{TRUCK}"]}}
- {{entry: {ids[LIGHT]}, date: 2024-01-01, reason: one raid, merge: [{ids[SIREN]}]}}
- {{entry: {ids[GULL]}, date: 2024-01-01, reason: birds, hide: true}}
- {{entry: {ids[LIGHT]}, date: 2024-01-01, reason: judged, change: {{rung: 7, headline: Le raid}}}}
"""
    with tempfile.TemporaryDirectory() as folder:
        return corrections_of(Path(folder), text)


def holding(timeline: Timeline, quote: str) -> Entry:
    return next(entry for entry in timeline.entries if any(report.event.quote == quote for report in entry.reports))


def quotes(timeline: Timeline) -> set[str]:
    return {report.event.quote for entry in timeline.entries for report in entry.reports}


def assert_decisions_hold(timeline: Timeline) -> None:
    assert holding(timeline, BRIDGE).id != holding(timeline, TRUCK).id
    light = holding(timeline, LIGHT)
    assert light.id == holding(timeline, SIREN).id
    assert (light.rung, light.headline) == (7, "Le raid")
    assert {item.what for item in light.corrections} == {"merge", "rung", "headline"}
    assert GULL not in quotes(timeline)


def test_the_two_reports_of_the_bridge_are_one_entry_without_the_editor() -> None:
    assert holding(timeline_of(*BASE), BRIDGE) == holding(timeline_of(*BASE), TRUCK)


def test_decisions_hold_on_the_base() -> None:
    timeline = timeline_of(*BASE, corrections=decided())
    assert_decisions_hold(timeline)
    assert not timeline.problems


@settings(max_examples=60, deadline=None)
@given(articles("other", months=(4, 5), most=10), st.booleans())
def test_decisions_survive_other_articles(others: list[ArticleReading], first: bool) -> None:
    made = [*others, *BASE] if first else [*BASE, *others]
    assert_decisions_hold(timeline_of(*made, corrections=decided()))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from([*MATTERS, BRIDGE.rstrip("."), LIGHT.rstrip(".")]), max_size=3))
def test_decisions_survive_new_sentences_in_their_own_articles(added: list[str]) -> None:
    told = [Told(f"{matter}, dit-on encore.", f"2023-05-{10 + number}") for number, matter in enumerate(added)]
    edited = reading("base-1", "2023-05-03", *told, Told(BRIDGE, "2023-05-02"), Told(LIGHT, "2023-05-01", 2))
    assert_decisions_hold(timeline_of(edited, *BASE[1:], corrections=decided()))


def test_a_merge_keeps_its_chosen_id_when_the_articles_alone_come_to_join_the_two() -> None:
    lamp, dark = "Le phare de Selm est éteint.", "Un sabotage a plongé la côte dans le noir."
    both = "Le phare de Selm éteint, la côte plongée dans le noir."
    one = reading("one", "2023-05-05", Told(lamp, "2023-05-01", 2))
    two = reading("two", "2023-05-04", Told(dark, "2023-05-01", 2))
    three = reading("three", "2023-05-03", Told(both, "2023-05-01", 2))
    assert len(timeline_of(one, two).entries) == 2
    assert len(timeline_of(one, two, three).entries) == 1
    chosen, other = (holding(timeline_of(one, two), quote).id for quote in (lamp, dark))
    text = f"- {{entry: {chosen}, date: 2024-01-01, reason: one, merge: [{other}]}}"
    with tempfile.TemporaryDirectory() as folder:
        corrections = corrections_of(Path(folder), text)
    for made in ((one, two), (one, two, three)):
        timeline = timeline_of(*made, corrections=corrections)
        entry = holding(timeline, lamp)
        assert entry.id == chosen
        assert other in entry.former_ids
        assert not timeline.problems
