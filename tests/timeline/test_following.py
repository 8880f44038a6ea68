from generator.events.model import Status
from timeline.reports import Told, entry_with, reading, timeline_of

PLAN = "Les premières ogives nucléaires seront livrées au dépôt de Kermal le 1er juillet."
DONE = "Les premières ogives nucléaires ont été livrées au dépôt de Kermal."
LATER = reading("last", "2023-12-01", Told("Le port de Selm a rouvert.", "2023-11-30", None))


def test_a_plan_and_what_became_of_it_are_linked_both_ways() -> None:
    timeline = timeline_of(
        reading("plan", "2023-03-26", Told(PLAN, "2023-07-01", 8, Status.PLANNED)),
        reading("done", "2023-06-17", Told(DONE, "2023-06-16", 8)),
        LATER,
    )
    plan, done = entry_with(timeline, PLAN), entry_with(timeline, DONE)
    assert plan.followed_by == (done.id,)
    assert done.follows == (plan.id,)


def test_a_plan_may_come_to_a_denial() -> None:
    denial = "Les premières ogives nucléaires n’ont pas été livrées au dépôt de Kermal."
    timeline = timeline_of(
        reading("plan", "2023-03-26", Told(PLAN, "2023-07-01", 8, Status.PLANNED)),
        reading("denial", "2023-07-05", Told(denial, "2023-07-03", 0, Status.DENIED)),
        LATER,
    )
    assert entry_with(timeline, PLAN).followed_by == (entry_with(timeline, denial).id,)


def test_a_plan_whose_day_has_not_come_is_linked_to_nothing() -> None:
    timeline = timeline_of(
        reading("plan", "2023-03-26", Told(PLAN, "2023-07-01", 8, Status.PLANNED)),
        reading("done", "2023-06-17", Told(DONE, "2023-06-16", 8)),
    )
    assert not entry_with(timeline, PLAN).followed_by


def test_what_came_before_the_plan_was_told_is_not_its_outcome() -> None:
    timeline = timeline_of(
        reading("plan", "2023-06-20", Told(PLAN, "2023-07-01", 8, Status.PLANNED)),
        reading("done", "2023-06-21", Told(DONE, "2023-06-16", 8)),
        LATER,
    )
    assert not entry_with(timeline, PLAN).followed_by


def test_another_matter_is_not_the_outcome() -> None:
    timeline = timeline_of(
        reading("plan", "2023-03-26", Told(PLAN, "2023-07-01", 8, Status.PLANNED)),
        reading("other", "2023-07-02", Told("Un train de céréales est arrivé à Kermal.", "2023-07-01", None)),
        LATER,
    )
    assert not entry_with(timeline, PLAN).followed_by
