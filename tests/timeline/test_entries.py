import msgspec

from generator.dates.model import Certainty, DateExpression
from generator.events.model import Status
from generator.settings import Settings
from generator.timeline.assembly import make_timeline
from generator.timeline.model import Disagreement, Entry, Field, Timeline
from timeline.reports import SETTINGS, Told, reading, timeline_of

BRIDGE = "Une explosion a coupé en deux le pont de Kermal, près de Voltava."
BRIDGE_2 = "Le pont de Kermal, près de Voltava, est coupé en deux par une explosion."
DENIAL = "Aucune explosion n’a coupé en deux le pont de Kermal près de Voltava"
BRIDGE_3 = "L’explosion qui a coupé le pont de Kermal a été entendue jusqu’à Voltava."


def only(timeline: Timeline) -> Entry:
    (entry,) = timeline.entries
    return entry


def disagreement(entry: Entry, field: Field) -> Disagreement:
    (found,) = [item for item in entry.disagreements if item.field is field]
    return found


def test_two_articles_of_one_publisher_are_one_source() -> None:
    entry = only(
        timeline_of(
            reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02"), source="Le Fanal"),
            reading("b", "2023-05-04", Told(BRIDGE_3, "2023-05-02"), source="le  fanal"),
            reading("c", "2023-05-04", Told(BRIDGE_2, "2023-05-02"), source="La Sirène"),
        )
    )
    assert len(entry.reports) == 3
    assert entry.sources == 2


def test_a_copied_sentence_is_no_second_source_and_says_what_it_copies() -> None:
    entry = only(
        timeline_of(
            reading("agency", "2023-05-03", Told(BRIDGE, "2023-05-02"), source="Agence"),
            reading("paper", "2023-05-03", Told(BRIDGE.replace("près", "tout près"), "2023-05-02"), source="Le Fanal"),
            reading("other", "2023-05-04", Told(BRIDGE_3, "2023-05-02"), source="La Sirène"),
        )
    )
    assert entry.sources == 2
    first, copy, other = entry.reports
    assert (first.copy_of, copy.copy_of, other.copy_of) == (None, first.id, None)


def test_a_short_sentence_is_a_copy_only_word_for_word() -> None:
    def sources(*quotes: str) -> int:
        made = (reading(f"a{at}", "2023-05-03", Told(quote, "2023-05-02")) for at, quote in enumerate(quotes))
        return only(timeline_of(*made)).sources

    assert sources("Le phare de Selm a brûlé.", "Le phare de Selm a brûlé !") == 1
    assert sources("Le phare de Selm a brûlé.", "Le phare de Selm a encore brûlé.") == 2
    assert sources("Selm a brûlé.", "Selm a brûlé.") == 2


def test_the_date_is_that_of_most_sources_and_the_others_are_shown() -> None:
    entry = only(
        timeline_of(
            reading("a", "2023-05-04", Told(BRIDGE, "2023-05-03")),
            reading("b", "2023-05-04", Told(BRIDGE_2, "2023-05-02")),
            reading("c", "2023-05-04", Told(BRIDGE_3, "2023-05-02")),
        )
    )
    assert entry.when.edtf == "2023-05-02"
    positions = disagreement(entry, Field.DATE).positions
    assert [(position.value, position.sources) for position in positions] == [("2023-05-02", 2), ("2023-05-03", 1)]
    assert positions[0].when is not None
    choice = next(choice for choice in entry.choices if choice.field is Field.DATE)
    assert (choice.agreeing, choice.sources) == (2, 3)


def test_a_precise_date_beats_a_corroborated_coarse_one() -> None:
    entry = only(
        timeline_of(
            reading("a", "2023-06-04", Told(BRIDGE, "2023-05")),
            reading("b", "2023-06-04", Told(BRIDGE_2, "2023-05")),
            reading("c", "2023-05-04", Told(BRIDGE_3 + " en deux.", "2023-05-02")),
        )
    )
    assert entry.when.edtf == "2023-05-02"
    assert not entry.disagreements


def test_the_day_may_come_from_a_plan_when_who_tells_of_it_names_only_the_month() -> None:
    entry = only(
        timeline_of(
            reading("a", "2023-05-01", Told(BRIDGE, "2023-05-02", status=Status.PLANNED)),
            reading("b", "2023-06-04", Told(BRIDGE_2, "2023-05")),
        )
    )
    assert (entry.status, entry.when.edtf) == (Status.OCCURRED, "2023-05-02")


def test_between_equal_numbers_the_surer_date_is_taken() -> None:
    entry = only(
        timeline_of(
            reading("a", "2023-05-04", Told(BRIDGE, "2023-05-03", certainty=Certainty.DOUBTFUL)),
            reading("b", "2023-05-04", Told(BRIDGE_2, "2023-05-02")),
        )
    )
    assert entry.when.edtf == "2023-05-02"


def test_a_denial_by_fewer_sources_is_shown_and_does_not_win() -> None:
    told = Told(BRIDGE, "2023-05-02")
    denied = Told(
        "Aucune explosion n’a coupé en deux le pont de Kermal près de Voltava.", "2023-05-02", 0, Status.DENIED
    )
    entry = only(timeline_of(reading("a", "2023-05-03", told), reading("b", "2023-05-03", denied)))
    assert entry.status is Status.OCCURRED
    assert {position.value for position in disagreement(entry, Field.STATUS).positions} == {"occurred", "denied"}


def test_a_denial_by_more_sources_wins() -> None:
    insisted = f"Le maire l’assure : {DENIAL} ni ailleurs."
    entry = only(
        timeline_of(
            reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02")),
            reading("b", "2023-05-03", Told(DENIAL + ".", "2023-05-02", 0, Status.DENIED)),
            reading(
                "c",
                "2023-05-03",
                Told(insisted, "2023-05-02", 0, Status.DENIED),
            ),
        )
    )
    assert entry.status is Status.DENIED
    assert entry.rung == 0


def test_the_rung_is_that_of_most_sources_the_higher_on_a_tie() -> None:
    five, six = Told(BRIDGE, "2023-05-02", 5), Told(BRIDGE_2, "2023-05-02", 6)
    tie = only(timeline_of(reading("a", "2023-05-03", five), reading("b", "2023-05-03", six)))
    assert tie.rung == 6
    most = only(
        timeline_of(
            reading("a", "2023-05-03", five),
            reading("b", "2023-05-03", six),
            reading("c", "2023-05-03", Told(BRIDGE_3, "2023-05-02", 5)),
        )
    )
    assert most.rung == 5
    assert [position.value for position in disagreement(most, Field.RUNG).positions] == ["5", "6"]


def test_the_headline_is_in_the_sites_language_and_of_those_days() -> None:
    english = "A blast cut the Kermal bridge in two near Voltava."
    readings = (
        reading("a", "2023-05-02", Told(english, "2023-05-02", headline="Kermal bridge cut in two"), language="en"),
        reading("b", "2024-05-02", Told(BRIDGE_3, "2023-05-02", headline="Un an après, le souvenir du pont de Kermal")),
        reading("c", "2023-05-03", Told(BRIDGE, "2023-05-02", headline="Le pont de Kermal coupé en deux")),
    )
    assert only(timeline_of(*readings)).headline == "Le pont de Kermal coupé en deux"
    in_english = Settings(language="en", actors=SETTINGS.actors)
    assert only(make_timeline(readings, in_english)).headline == "Kermal bridge cut in two"


def test_actors_are_those_of_all_reports_in_the_sites_order() -> None:
    entry = only(
        timeline_of(
            reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02", actors=("Sudland",))),
            reading("b", "2023-05-03", Told(BRIDGE_2, "2023-05-02", actors=("Zed", "Norland"))),
        )
    )
    assert entry.actors == ("Norland", "Sudland", "Zed")


def test_entries_stand_by_day_then_precision_then_importance_then_id() -> None:
    timeline = timeline_of(
        reading(
            "a",
            "2023-05-30",
            Told("Les réserves de sel ont baissé.", "2023-05", None),
            Told("Le phare de Selm a été éteint.", "2023-05-01", 1),
            Told("La marine a bombardé Port-Ilan.", "2023-05-01", 5),
            Told("Un wagon a déraillé vers Brennau.", "2023-04-30", None),
        )
    )
    assert [entry.reports[0].event.rung for entry in timeline.entries] == [None, 5, 1, None]
    assert [entry.when.edtf for entry in timeline.entries] == ["2023-04-30", "2023-05-01", "2023-05-01", "2023-05"]


def test_a_vague_word_in_a_sentence_that_has_its_day_is_not_listed_apart() -> None:
    made = reading("a", "2023-05-30", Told("Récemment, le 2 mai, le phare a brûlé.", "2023-05-02"))
    vague = DateExpression(0, 9, "Récemment", None, "")
    made = msgspec.structs.replace(made, expressions=(vague, *made.expressions))
    assert not timeline_of(made).undated


def test_sentences_without_a_day_are_kept_apart_once_each() -> None:
    timeline = timeline_of(
        reading("b", "2023-05-30", vague=("Récemment, des navires ont été vus.",)),
        reading("a", None, vague=("La veille, le port avait fermé.",), unread=True),
    )
    assert not timeline.entries
    assert [(item.citation.id, item.unread) for item in timeline.undated] == [("b", False), ("a", True)]
