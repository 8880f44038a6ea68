"""A timeline of which most was kept from earlier builds is the one that is worked out anew."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.chronicle import chronicle
from generator.events.model import ArticleReading, Status
from generator.timeline import chronicling, windows
from generator.timeline.corrections import Corrections
from generator.timeline.gleaning import glean
from generator.timeline.model import Timeline
from generator.timeline.portions import Handle, Portions, decoded, encoded, parted
from timeline.reports import SETTINGS, Told, corrections_of, reading, timeline_of

DATES = (
    *("2022-12-31", "2023-01-01", "2023-01-02", "2023-01-30", "2023-01-31", "2023-02-01", "2023-02-02", "2023-02-12"),
    *("2023-02-13", "2023-02-28", "2023-03-01", "2023-03-05", "2023-03-31"),
    *("2023-01-31/2023-02-01", "2022-12-31/2023-01-01", "2023-02-28/2023-03-01", "[2023-01-30..2023-02-05]"),
    *("2023-01-28~", "[2023-02-21..2023-02-28]", "[2023-02-25..2023-03-20]", "2023-02", "2023-01", "2023-21", "2023"),
    *("2022", "2022-12-20/2023-01-20", "2022-11/2023-03", "199X", "2022-12-15/.."),
)
MATTERS = (
    "Les drones ont frappé le dépôt de carburant de Tarsk",
    "Le Norland a rappelé son ambassadeur au Sudland",
    "Une explosion a coupé en deux le pont de Kermal, près de Voltava",
    "La marine a fermé le détroit de Selm aux navires marchands",
)
ENDINGS = ("", ", selon une agence", ", a-t-on appris de deux témoins")
BRIDGE = MATTERS[2]


@st.composite
def tellings(draw: st.DrawFn) -> Told:
    status = draw(st.sampled_from([Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.DENIED]))
    matter, ending = draw(st.sampled_from(MATTERS)), draw(st.sampled_from(ENDINGS))
    return Told(f"{matter}{ending}.", draw(st.sampled_from(DATES)), draw(st.sampled_from([None, 1, 5])), status)


@st.composite
def articles(draw: st.DrawFn) -> ArticleReading:
    day = dt.date(2023, 1, 1) + dt.timedelta(days=draw(st.integers(0, 120)))
    name = f"a{draw(st.integers(0, 9))}"
    vague = draw(st.sampled_from([(), ("Récemment, rien.",)]))
    return reading(name, day.isoformat(), *draw(st.lists(tellings(), min_size=1, max_size=4)), vague=vague)


SITES = st.lists(articles(), max_size=8, unique_by=lambda one: one.article.id)


def kept(readings: Iterable[ArticleReading]) -> Portions:
    """The portions of readings as they stand in a store, under what they hold."""
    store: dict[bytes, bytes] = {}
    handles = []
    for one in readings:
        for period, portion in parted(glean(one)):
            mark, data = encoded(period, portion)
            store[mark.digest] = data
            handles.append(Handle(mark, mark.digest))
    return Portions(handles, lambda handle: decoded(store[handle.key]))


def test_no_report_stays_in_memory_while_the_pages_are_made(tmp_path: Path) -> None:
    readings = [
        reading(f"a{at}", f"2023-0{at}-03", Told(f"{MATTERS[at % 4]}.", f"2023-0{at}-02")) for at in range(1, 9)
    ]
    store = {(period, one.article.id): portion for one in readings for period, portion in parted(glean(one))}
    handles = [
        Handle(encoded(period, portion)[0], article.encode()) for (period, article), portion in sorted(store.items())
    ]
    portions = Portions(handles, lambda handle: store[handle.mark.period, handle.key.decode()])
    quotes = [event.quote for portion in store.values() for event in portion.events]
    before = [sys.getrefcount(quote) for quote in quotes]
    timeline = chronicle(portions, SETTINGS, Corrections(), tmp_path / "kept", 1)
    assert len(timeline.entries) == 8
    assert [sys.getrefcount(quote) for quote in quotes] == before


def told(timeline: Timeline) -> Timeline:
    """All that a timeline tells, without the digest of where it was kept."""
    return msgspec.structs.replace(timeline, undated_digest=b"")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(SITES, st.booleans()), min_size=2, max_size=4))
def test_any_change_gives_the_timeline_that_is_worked_out_anew(
    tmp_path_factory: pytest.TempPathFactory, versions: list[tuple[list[ArticleReading], bool]]
) -> None:
    folder = tmp_path_factory.mktemp("chronicle")
    text = f"- {{quote: '{BRIDGE}', change: {{rung: 6}}, date: 2023-05-01, reason: Vérifié.}}\n"
    decided = corrections_of(folder, text)
    for readings, corrected in versions:
        corrections = decided if corrected else Corrections()
        warm = chronicle(kept(readings), SETTINGS, corrections, folder / "timeline.sqlite", jobs=1)
        assert told(warm) == told(timeline_of(*readings, corrections=corrections))


def test_processes_give_the_timeline_of_one(tmp_path: Path) -> None:
    def article(number: int) -> ArticleReading:
        day = dt.date(2019 + number % 4, 1 + number % 3, 1 + number % 2)
        return reading(f"a{number}", str(day + dt.timedelta(days=9)), Told(MATTERS[number % 4] + ".", str(day)))

    made = [article(number) for number in range(60)]
    several = chronicle(kept(made), SETTINGS, Corrections(), tmp_path / "several.sqlite", jobs=3)
    one = chronicle(kept(made), SETTINGS, Corrections(), tmp_path / "one.sqlite", jobs=1)
    assert several == one
    assert told(one) == told(timeline_of(*made))
    assert len({entry.when.edtf[:4] for entry in one.entries}) == 4


def test_a_new_article_leaves_other_months_as_they_were_kept(tmp_path: Path) -> None:
    old = [
        reading(f"a{month}", f"2023-{month:02}-20", Told(MATTERS[0] + ".", f"2023-{month:02}-15"))
        for month in (1, 3, 5)
    ]
    before = list(chronicle(kept(old), SETTINGS, Corrections(), tmp_path / "timeline.sqlite", jobs=1).entries)
    new = reading("new", "2023-03-21", Told(MATTERS[0] + ", selon une agence.", "2023-03-15"))
    fetched = []
    portions = kept([*old, new])
    honest = portions._fetch

    def watched(handle: Handle) -> object:
        fetched.append(handle.mark.period)
        return honest(handle)

    portions._fetch = watched  # type: ignore[assignment]
    after = chronicle(portions, SETTINGS, Corrections(), tmp_path / "timeline.sqlite", jobs=1)
    assert set(fetched) == {"2023-03"}
    assert [entry for entry in after.entries if entry.when.edtf[:7] != "2023-03"] == [
        entry for entry in before if entry.when.edtf[:7] != "2023-03"
    ]


def test_what_a_change_leaves_as_it_was_is_neither_compared_nor_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def articles(changed: str) -> list[ArticleReading]:
        days = [f"2023-03-{day:02}" for day in range(3, 28)]
        told = [Told(f"{matter}.", day) for day in days for matter in MATTERS]
        return [
            reading("a", "2023-03-29", *told),
            reading("b", "2023-03-30", Told(changed, "2023-03-15"), Told(f"{MATTERS[0]}.", "2023-03-15")),
        ]

    chronicle(kept(articles("Rien.")), SETTINGS, Corrections(), tmp_path / "timeline.sqlite", jobs=1)
    clustered, made = [], []
    cluster, make = windows.cluster_window, chronicling.whole_entry
    monkeypatch.setattr(
        windows, "cluster_window", lambda span, *more: (clustered.append(span), cluster(span, *more))[1]
    )
    monkeypatch.setattr(chronicling, "whole_entry", lambda found, *more: (made.append(found), make(found, *more))[1])
    portions = kept([articles("Rien.")[0], *articles("Le port de Kermal est fermé.")[1:]])
    warm = chronicle(portions, SETTINGS, Corrections(), tmp_path / "timeline.sqlite", jobs=1)
    fifteenth = dt.date(2023, 3, 15).toordinal()
    assert clustered == [(fifteenth, fifteenth)]
    assert 0 < len(made) < 4
    assert told(warm) == told(timeline_of(*articles("Le port de Kermal est fermé.")))
