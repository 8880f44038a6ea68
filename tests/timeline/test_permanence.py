"""What must not change when something else does: ids, other days' entries, the result for another order."""

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.events.model import ArticleReading, Status
from generator.timeline.model import Timeline
from timeline.reports import Told, entry_with, reading, timeline_of

MATTERS = (
    "Une explosion a coupé en deux le pont de Kermal, près de Voltava",
    "Le Norland a rappelé son ambassadeur au Sudland",
    "Des drones ont frappé le dépôt de carburant de Tarsk",
    "Les négociateurs se sont retrouvés à Brennau pour parler des céréales",
    "Le ministre Ostrov a menacé de fermer le détroit de Selm",
    "La marine a commencé des manœuvres au large de Port-Ilan",
)
ENDINGS = ("", ", selon une agence", " dans la nuit", ", a-t-on appris", " malgré la pluie")
STATUSES = (Status.OCCURRED, Status.OCCURRED, Status.OCCURRED, Status.PLANNED, Status.DENIED)


@st.composite
def tellings(draw: st.DrawFn, months: tuple[int, ...] = (5, 6)) -> Told:
    month = draw(st.sampled_from(months))
    date = f"2023-{month:02}-{draw(st.integers(1, 28)):02}"
    if draw(st.integers(0, 9)) == 0:
        date = f"2023-{month:02}"
    matter, ending = draw(st.sampled_from(MATTERS)), draw(st.sampled_from(ENDINGS))
    return Told(matter + ending + ".", date, draw(st.sampled_from([None, 1, 5])), draw(st.sampled_from(STATUSES)))


@st.composite
def articles(draw: st.DrawFn, prefix: str, months: tuple[int, ...] = (5, 6), most: int = 14) -> list[ArticleReading]:
    told = draw(st.lists(st.lists(tellings(months), min_size=1, max_size=3), max_size=most))
    made = []
    for number, items in enumerate(told):
        published = dt.date(2023, 7, 1) + dt.timedelta(days=draw(st.integers(0, 20)))
        source = draw(st.sampled_from(["Le Fanal", "The Beacon", None]))
        made.append(reading(f"{prefix}{number}", published.isoformat(), *items, source=source))
    return made


@settings(max_examples=60, deadline=None)
@given(articles("a"), st.randoms(use_true_random=False))
def test_the_order_of_articles_changes_nothing(made: list[ArticleReading], chance: random.Random) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert timeline_of(*made) == timeline_of(*shuffled)


def of_june(timeline: Timeline) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (entry.id, tuple(report.id for report in entry.reports))
        for entry in timeline.entries
        if (entry.when.earliest or dt.date.min) >= dt.date(2023, 6, 2)
    ]


@settings(max_examples=60, deadline=None)
@given(articles("june", months=(6,)), articles("may", months=(5,)))
def test_articles_about_may_change_nothing_in_june(june: list[ArticleReading], may: list[ArticleReading]) -> None:
    inside = [
        item
        for item in june
        if all((event.when.earliest or dt.date.min) >= dt.date(2023, 6, 2) for event in item.events)
    ]
    assert of_june(timeline_of(*inside)) == of_june(timeline_of(*inside, *may))


@settings(max_examples=60, deadline=None)
@given(articles("old"), articles("new", most=10))
def test_newer_articles_change_no_id_and_part_no_entry_of_a_day(
    old: list[ArticleReading], new: list[ArticleReading]
) -> None:
    late = [reading_later(item) for item in new]
    before, after = timeline_of(*old), timeline_of(*old, *late)
    leads_to = {identifier: entry.id for entry in after.entries for identifier in (entry.id, *entry.former_ids)}
    for entry in before.entries:
        assert entry.id in leads_to
        assert all(former in leads_to for former in entry.former_ids)
    place = {report.id: entry.id for entry in after.entries for report in entry.reports}
    for entry in before.entries:
        days: dict[dt.date, set[str]] = {}
        for report in entry.reports:
            when = report.event.when
            if when.earliest and when.earliest == when.latest:
                days.setdefault(when.earliest, set()).add(place[report.id])
        assert all(len(entries) == 1 for entries in days.values())


def reading_later(item: ArticleReading) -> ArticleReading:
    import msgspec

    article = msgspec.structs.replace(item.article, published=dt.date(2024, 1, 1))
    return msgspec.structs.replace(item, article=article)


def test_ids_stay_when_ten_articles_come() -> None:
    first = [
        reading("bridge", "2023-05-03", Told(MATTERS[0] + ".", "2023-05-02"), Told(MATTERS[1] + ".", "2023-05-02", 1)),
        reading("depot", "2023-05-03", Told(MATTERS[2] + ".", "2023-05-02")),
    ]
    ten = [
        reading(f"more-{number}", "2023-05-03", Told(f"{MATTERS[number % 6]}, dit-on.", f"2023-05-0{1 + number % 5}"))
        for number in range(10)
    ]
    before, after = timeline_of(*first), timeline_of(*first, *ten)
    assert {entry.id for entry in before.entries} <= {entry.id for entry in after.entries}
    assert len(entry_with(after, MATTERS[0] + ".").reports) > 1


def test_an_older_article_that_joins_leaves_the_old_address_leading_here() -> None:
    known = reading("known", "2023-05-03", Told(MATTERS[0] + ".", "2023-05-02"))
    older = reading("archive", "2023-05-02", Told(MATTERS[0] + " à l’aube.", "2023-05-02"))
    (before,) = timeline_of(known).entries
    (after,) = timeline_of(known, older).entries
    assert before.id in (after.id, *after.former_ids)


def test_an_id_stays_when_the_rest_of_its_article_is_written_anew() -> None:
    (before,) = timeline_of(reading("a", "2023-05-03", Told(MATTERS[0] + ".", "2023-05-02"))).entries
    edited = reading(
        "a",
        "2023-05-03",
        Told("Un paragraphe ajouté plus tard parle du port de Selm.", "2023-05-01"),
        Told(MATTERS[0].replace("’", "'") + " .", "2023-05-02"),
    )
    assert entry_with(timeline_of(edited), "Kermal").id == before.id


def test_ids_are_addresses() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-03", Told("L’Été à Œuvre : « ça / <b>va</b> » ?", "2023-05-02")),
        reading("b", "2023-05-03", Told("Москва объявила о новых учениях.", "2023-05-02"), language="ru"),
    )
    for entry in timeline.entries:
        assert entry.id.replace("-", "").isalnum()
        assert entry.id.isascii()
        assert entry.id == entry.id.lower()
    assert any(entry.id.startswith("oeuvre-") for entry in timeline.entries)


def test_a_change_to_one_article_changes_only_its_entries() -> None:
    others = [
        reading(
            f"other-{number}",
            "2023-05-04",
            *(Told(f"{matter}, dit la source {number}.", f"2023-05-0{number + 1}") for matter in MATTERS),
        )
        for number in range(4)
    ]
    mine = reading("mine", "2023-05-05", Told("Le phare de Selm a été éteint par un sabotage.", "2023-05-02"))
    changed = reading("mine", "2023-05-05", Told("Le phare de Selm a été rallumé après un sabotage.", "2023-05-02"))
    before, after = timeline_of(*others, mine), timeline_of(*others, changed)

    def without_mine(timeline: Timeline) -> list[object]:
        return [entry for entry in timeline.entries if all(r.citation.id != "mine" for r in entry.reports)]

    assert without_mine(before) == without_mine(after)
