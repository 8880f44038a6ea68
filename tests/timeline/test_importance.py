import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.events.model import ArticleReading, Status
from generator.timeline.gleaning import glean
from generator.timeline.importance import DayMentions
from generator.timeline.mentions import article_mentions
from timeline.reports import Told, corrections_of, entry_with, reading, timeline_of

DAY = dt.date(2023, 5, 2)


def mentioned(*published: str | None, copied: str = "") -> DayMentions:
    """The mentions of DAY in articles published on these days."""
    return DayMentions(
        article_mentions(f"a{number}", dt.date.fromisoformat(text) if text else None, copied or str(number), (DAY,))
        for number, text in enumerate(published)
    )


def test_an_article_that_announces_a_day_counts_less_than_one_that_tells_of_it() -> None:
    assert 0 < mentioned("2023-05-01").weight(DAY) == mentioned("2023-04-02").weight(DAY) < 0.6
    assert mentioned("2023-05-03").weight(DAY) > 1


def test_articles_without_a_publication_date_do_not_count() -> None:
    assert mentioned(None).weight(DAY) == 0.0


def test_a_mention_long_after_weighs_more_than_one_of_the_day() -> None:
    assert mentioned("2023-12-02").weight(DAY) > mentioned("2023-05-03").weight(DAY) > 0


def test_copies_of_one_text_count_once() -> None:
    assert mentioned("2023-05-03", "2023-05-04", copied="same").weight(DAY) == mentioned("2023-05-03").weight(DAY)


def test_an_article_counts_a_day_once_however_often_it_names_it() -> None:
    once = glean(reading("a", "2023-05-03", mentions=["2023-05-02"]))
    often = glean(reading("a", "2023-05-03", mentions=["2023-05-02"] * 5))
    assert once.mentions == often.mentions


PUBLISHED = dt.date(2023, 5, 20)


def own(*days: dt.date) -> float:
    """What an article adds to the day of its publication, where it names these days."""
    return DayMentions([article_mentions("a", PUBLISHED, "a", days)]).weight(PUBLISHED)


def test_an_article_is_the_news_of_its_own_day_whether_it_names_it_or_not() -> None:
    assert own() == own(DAY) == own(PUBLISHED)
    assert own() > mentioned("2023-05-03").weight(DAY), "more than a mention in passing"


def test_an_article_that_tells_of_the_days_just_before_is_their_news_rather_than_that_of_its_own() -> None:
    assert 0 < own(dt.date(2023, 5, 19)) == own(dt.date(2023, 5, 18), PUBLISHED) < own() / 2
    assert own(dt.date(2023, 5, 17)) == own()


def test_history_and_days_to_come_are_no_key_dates_unless_an_entry_tells_of_them() -> None:
    coverage = reading(
        "a",
        "2023-05-12",
        Told(LARGE, "2019-05-10", 5),
        mentions=["2001-09-11", "2022-08-01", "2023-07-01"],
    )
    assert set(timeline_of(coverage).key_dates) == {dt.date(2019, 5, 10), dt.date(2022, 8, 1), dt.date(2023, 5, 12)}


@given(st.lists(st.dates(dt.date(2023, 5, 2), dt.date(2024, 5, 2)), max_size=20))
def test_one_more_mention_never_makes_a_day_less_important(days: list[dt.date]) -> None:
    published = [day.isoformat() for day in days]
    assert mentioned(*published, "2023-08-01").weight(DAY) > mentioned(*published).weight(DAY)


@given(st.permutations([(day, tuple(range(day % 3))) for day in range(12)]))
def test_weights_of_days_are_the_same_in_any_order_of_articles(articles: list[tuple[int, tuple[int, ...]]]) -> None:
    def mentions(order: list[tuple[int, tuple[int, ...]]]) -> DayMentions:
        return DayMentions(
            article_mentions(f"a{number}", DAY + dt.timedelta(number), str(number), tuple(map(after, days)))
            for number, days in order
        )

    def after(number: int) -> dt.date:
        return DAY + dt.timedelta(5 * number)

    shuffled, ordered = mentions(articles), mentions(sorted(articles))
    assert all(shuffled.weight(day) == ordered.weight(day) for day in map(after, range(3)))
    assert set(shuffled.days()) == set(ordered.days())


SMALL = "Le phare de Selm a été éteint par un sabotage."
LARGE = "La marine a bombardé le dépôt de carburant de Port-Ilan."


def later(count: int, day: str) -> list[ArticleReading]:
    return [reading(f"later-{number}", "2023-09-01", mentions=[day]) for number in range(count)]


def test_importance_is_between_0_and_1_and_grows_with_sources_mentions_and_rung() -> None:
    base = reading("a", "2023-05-03", Told(SMALL, "2023-05-02", 1), Told(LARGE, "2023-05-10", 5))
    alone = timeline_of(base)
    small, large = entry_with(alone, SMALL), entry_with(alone, LARGE)
    assert 0 < small.importance < large.importance < 1
    named = timeline_of(base, *later(4, "2023-05-02"))
    assert entry_with(named, SMALL).importance > small.importance
    told_twice = timeline_of(
        base, reading("b", "2023-05-04", Told("À Selm, le phare est éteint : sabotage.", "2023-05-02", 1))
    )
    assert entry_with(told_twice, SMALL).importance > small.importance


def test_what_happens_to_one_entry_changes_no_other_ones_importance() -> None:
    base = reading("a", "2023-05-03", Told(SMALL, "2023-05-02", 1), Told(LARGE, "2023-05-10", 5))
    before = entry_with(timeline_of(base), LARGE)
    after = entry_with(timeline_of(base, *later(9, "2023-05-02")), LARGE)
    assert before == after


def test_what_only_might_happen_weighs_less_and_history_least() -> None:
    def weight(status: Status) -> float:
        return timeline_of(reading("a", "2023-05-03", Told(LARGE, "2023-05-02", 5, status))).entries[0].importance

    assert weight(Status.OCCURRED) > weight(Status.POSSIBLE) > weight(Status.BACKGROUND) > 0


def test_key_dates_are_most_told_of_first_with_an_entry_or_without() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-12", Told(SMALL, "2023-05-02", 1), Told(LARGE, "2023-05-10", 5), mentions=["2023-05-07"]),
        *later(5, "2023-05-02"),
        *later(19, "2023-05-07"),
    )
    days = [day for day in timeline.key_dates if day.month == 5]
    assert days == [dt.date(2023, 5, day) for day in (7, 2, 10, 12)]


def test_a_day_off_the_ladder_gives_way_to_one_on_it_that_is_told_of_as_much() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-12", Told(SMALL, "2023-05-10", 0, Status.DENIED)),
        reading("b", "2023-05-12", Told(LARGE, "2023-05-11", 5)),
    )
    assert timeline.key_dates[0] == dt.date(2023, 5, 11)


def test_a_day_whose_entry_the_editor_hides_is_no_key_date(tmp_path: Path) -> None:
    readings = (reading("a", "2023-05-12", Told(SMALL, "2023-05-02", 1)), *later(5, "2023-05-02"))
    hide = corrections_of(tmp_path, f'- quote: "{SMALL}"\n  date: 2024-01-01\n  reason: autre crise\n  hide: true\n')
    assert dt.date(2023, 5, 2) in timeline_of(*readings).key_dates
    assert dt.date(2023, 5, 2) not in timeline_of(*readings, corrections=hide).key_dates


def test_a_pinned_entry_comes_first(tmp_path: Path) -> None:
    readings = (
        reading("a", "2023-05-12", Told(SMALL, "2023-05-02", 1), Told(LARGE, "2023-05-10", 5)),
        *later(5, "2023-05-10"),
    )
    pin = corrections_of(tmp_path, f'- quote: "{SMALL}"\n  date: 2024-01-01\n  reason: tournant\n  pin: true\n')
    timeline = timeline_of(*readings, corrections=pin)
    assert timeline.key_dates[0] == dt.date(2023, 5, 2)
    assert entry_with(timeline, SMALL).pinned
    assert entry_with(timeline, SMALL).importance == 1.0
