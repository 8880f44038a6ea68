"""Events take little memory: what they have in common is held once, and nothing of them changes."""

import msgspec

from generator.events.model import ArticleReading
from generator.timeline.gleaning import glean
from generator.timeline.portions import Portions
from timeline.reports import Told, reading


def fresh(made: ArticleReading) -> ArticleReading:
    """The same reading as a later process finds it in the store: equal, and nothing of it held together."""
    return msgspec.msgpack.decode(msgspec.msgpack.encode(made), type=ArticleReading)


def test_events_of_a_period_are_equal_and_hold_common_values_once() -> None:
    made = [
        reading(name, "2023-05-03", Told("Les drones ont frappé Tarsk.", "2023-05-02", actors=("Norland",)))
        for name in ("a", "b")
    ]
    one, other = (report.event for report in Portions.of(glean(fresh(one)) for one in made).reports("2023-05"))
    assert (one, other) == (made[0].events[0], made[1].events[0])
    assert one.when is other.when
    assert one.how is other.how
    assert one.pattern is other.pattern
    assert one.actors is other.actors
    assert one.headline is one.quote
