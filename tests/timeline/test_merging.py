from generator.events.model import Status
from generator.timeline.model import Timeline
from timeline.reports import Told, entry_with, reading, timeline_of

BRIDGE_FR = "Une explosion a coupé en deux le pont de Kermal, près de Voltava."
BRIDGE_EN = "A blast cut the Kermal bridge in two near Voltava."
BRIDGE_AGAIN = "Le pont de Kermal a été coupé par l’explosion d’un camion."
TALKS = "Les négociateurs se sont retrouvés à Brennau pour parler des céréales."


def groups(timeline: Timeline) -> set[frozenset[str]]:
    return {frozenset(report.citation.id for report in entry.reports) for entry in timeline.entries}


def test_reports_of_one_happening_in_two_languages_are_one_entry() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-03", Told(BRIDGE_FR, "2023-05-02")),
        reading("b", "2023-05-03", Told(BRIDGE_EN, "2023-05-02"), language="en"),
        reading("c", "2023-05-04", Told(BRIDGE_AGAIN, "2023-05-02"), Told(TALKS, "2023-05-02", -1)),
    )
    assert len(timeline.entries) == 2
    assert entry_with(timeline, BRIDGE_EN).sources == 3
    assert entry_with(timeline, TALKS).sources == 1


def test_different_happenings_of_one_day_stay_apart_even_with_the_same_actors() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-03", Told("Le Norland a rappelé son ambassadeur au Sudland.", "2023-05-02", 1)),
        reading(
            "b", "2023-05-03", Told("Le Sudland a fermé son port de Tarsk aux navires du Norland.", "2023-05-02", 2)
        ),
    )
    assert len(timeline.entries) == 2


def test_a_place_alone_does_not_make_two_reports_one() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-03", Told("Trois obus sont tombés sur la gare de Voltava.", "2023-05-02")),
        reading("b", "2023-05-03", Told("À Voltava, le maire a démissionné après un vote.", "2023-05-02", None)),
    )
    assert len(timeline.entries) == 2


def test_neighbouring_days_merge_only_when_much_alike() -> None:
    near = timeline_of(
        reading("a", "2023-05-04", Told(BRIDGE_FR, "2023-05-02")),
        reading("b", "2023-05-04", Told(BRIDGE_AGAIN, "2023-05-03")),
    )
    assert groups(near) == {frozenset({"a", "b"})}
    far = timeline_of(
        reading("a", "2023-05-04", Told(BRIDGE_FR, "2023-05-02")),
        reading("b", "2023-05-04", Told("Un camion a explosé à Voltava.", "2023-05-03")),
    )
    assert len(far.entries) == 2


def test_nothing_chains_over_days() -> None:
    same = "Les drones ont frappé le dépôt de carburant de Tarsk."
    timeline = timeline_of(
        *(reading(f"article-{day}", "2023-05-20", Told(same, f"2023-05-{day:02}")) for day in range(1, 8))
    )
    for entry in timeline.entries:
        days = sorted(report.event.when.earliest for report in entry.reports)
        assert (days[-1] - days[0]).days <= 1


def test_a_day_between_two_alike_joins_the_likelier_and_not_both() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-20", Told("Les drones ont frappé le dépôt de carburant de Tarsk.", "2023-05-01")),
        reading(
            "b", "2023-05-20", Told("Les drones frappent le dépôt de carburant de Tarsk, à Selm-Ouest.", "2023-05-02")
        ),
        reading("c", "2023-05-20", Told("Des drones sur le dépôt de carburant de Tarsk, à Selm-Ouest.", "2023-05-03")),
    )
    assert groups(timeline) == {frozenset({"a"}), frozenset({"b", "c"})}


def test_one_author_who_gives_two_days_tells_of_two_things() -> None:
    timeline = timeline_of(
        reading(
            "a",
            "2023-05-10",
            Told("Les drones ont frappé le dépôt de Tarsk mardi, et de nouveau mercredi.", "2023-05-02"),
            Told("Les drones ont frappé le dépôt de Tarsk mardi, et de nouveau mercredi.", "2023-05-03"),
        )
    )
    assert [entry.when.edtf for entry in timeline.entries] == ["2023-05-02", "2023-05-03"]


def test_a_coarse_date_joins_a_day_only_when_clearly_the_same() -> None:
    day = reading(
        "a", "2023-05-04", Told("Une explosion a coupé en deux le pont de Kermal, près de Voltava.", "2023-05-02")
    )
    same = reading(
        "b",
        "2023-06-20",
        Told("En mai, le pont de Kermal, près de Voltava, avait été coupé par une explosion.", "2023-05"),
    )
    other = reading("c", "2023-06-20", Told("En mai, une explosion avait endommagé le pont de Lodz-Sud.", "2023-05"))
    timeline = timeline_of(day, same, other)
    assert groups(timeline) == {frozenset({"a", "b"}), frozenset({"c"})}
    assert entry_with(timeline, "En mai, le pont").when.edtf == "2023-05-02"


def test_a_short_sentence_with_a_coarse_date_joins_the_day_that_says_all_of_it() -> None:
    timeline = timeline_of(
        reading(
            "a", "2023-05-04", Told("Des bombardiers ont frappé l’aérodrome de Sorn, et trois avions.", "2023-05-02")
        ),
        reading("b", "2023-05-09", Told("Des bombardiers ont frappé l’aérodrome de Sorn.", "[2023-05-01..2023-05-07]")),
        reading("c", "2023-05-09", Told("Des drones ont frappé Sorn.", "[2023-05-01..2023-05-07]")),
    )
    assert groups(timeline) == {frozenset({"a", "b"}), frozenset({"c"})}


def test_a_night_joins_its_evening_even_where_another_source_says_the_day_before() -> None:
    struck = "Un missile a frappé le dépôt de carburant de Lenz"
    timeline = timeline_of(
        reading("a", "2023-05-02", Told(f"{struck}, à Selm.", "2023-05-01")),
        reading("b", "2023-05-02", Told(f"{struck}, dans le port.", "2023-05-02")),
        reading("c", "2023-05-03", Told(f"{struck}, selon les secours.", "2023-05-02/2023-05-03")),
    )
    assert len(timeline.entries) == 1


def test_a_coarse_date_with_two_likely_days_stays_apart() -> None:
    strike = "Les drones ont frappé le dépôt de carburant de Tarsk."
    timeline = timeline_of(
        reading("a", "2023-05-04", Told(strike, "2023-05-02")),
        reading("b", "2023-05-21", Told(strike, "2023-05-20")),
        reading(
            "c", "2023-06-20", Told("En mai, des drones avaient frappé le dépôt de carburant de Tarsk.", "2023-05")
        ),
    )
    assert len(timeline.entries) == 3


def test_a_denial_of_something_else_does_not_join_what_happened() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-03", Told("Le Norland a publié sa nouvelle doctrine nucléaire.", "2023-05-02", 8)),
        reading(
            "b",
            "2023-05-03",
            Told("Aucun changement de posture nucléaire n’a été vu.", "2023-05-02", 0, Status.DENIED),
        ),
    )
    assert len(timeline.entries) == 2


def test_what_was_planned_for_a_day_and_occurred_on_it_is_one_entry_that_occurred() -> None:
    timeline = timeline_of(
        reading(
            "a",
            "2023-05-01",
            Told("Le sommet de Brennau sur les céréales aura lieu mardi.", "2023-05-02", -1, Status.PLANNED),
        ),
        reading("b", "2023-05-03", Told("Le sommet de Brennau sur les céréales s’est ouvert.", "2023-05-02", -1)),
    )
    (entry,) = timeline.entries
    assert entry.status is Status.OCCURRED
    assert not entry.disagreements


def test_open_intervals_and_sentences_without_a_letter_are_taken() -> None:
    timeline = timeline_of(
        reading("a", "2023-05-03", Told("…", "2023-05-02"), Told("Le siège dure depuis le 24.", "2023-04-24/..")),
        reading("b", None, Told("12 000", "../2023-05-01", None)),
    )
    assert len(timeline.entries) == 3


def test_what_is_told_anew_on_each_day_is_new() -> None:
    same = "La marine a bombardé le port de Tarsk."
    daily = [reading(f"a{day}", f"2023-05-{day + 1:02}", Told(same, f"2023-05-{day:02}", 5)) for day in (2, 3, 4)]
    assert len(timeline_of(*daily).entries) == 3
    later = reading("late", "2023-05-20", Told(same, "2023-05-03", 5))
    assert groups(timeline_of(daily[0], later)) == {frozenset({"a2", "late"})}


def test_one_author_who_names_two_places_on_a_day_tells_of_two_things() -> None:
    hospital = Told("Norland shelled a hospital in Tarsk.", "2023-05-02", 5, actors=("Norland",))
    plant = Told("Norland also shelled a power plant in Voltava.", "2023-05-02", 5, actors=("Norland",))
    assert len(timeline_of(reading("a", "2023-05-03", hospital, plant, language="en")).entries) == 2
    again = Told("Norland shelled the hospital in Tarsk again and again.", "2023-05-02", 5, actors=("Norland",))
    assert len(timeline_of(reading("a", "2023-05-03", hospital, again, language="en")).entries) == 1


def test_a_report_joins_the_likelier_happening_whichever_was_told_first() -> None:
    both = (
        "À Brennau, les négociateurs apprennent que le pont de Kermal a été coupé par une explosion, près de Voltava."
    )
    orders = (TALKS, both, BRIDGE_FR), (BRIDGE_FR, both, TALKS), (both, TALKS, BRIDGE_FR)
    for order in orders:
        made = [reading(f"a{at}", "2023-05-03", Told(quote, "2023-05-02")) for at, quote in enumerate(order)]
        timeline = timeline_of(*made)
        assert len(timeline.entries) == 2
        assert entry_with(timeline, both).id == entry_with(timeline, BRIDGE_FR).id


def test_what_was_joined_stays_joined_when_a_newer_article_would_fit_better() -> None:
    both = "À Brennau, les négociateurs apprennent que le pont de Kermal a été coupé."
    old = [
        reading("a", "2023-05-03", Told(TALKS, "2023-05-02")),
        reading("b", "2023-05-03", Told(both, "2023-05-02")),
    ]
    assert len(timeline_of(*old).entries) == 1
    timeline = timeline_of(*old, reading("c", "2023-05-04", Told(BRIDGE_AGAIN, "2023-05-02")))
    assert entry_with(timeline, both).id == entry_with(timeline, TALKS).id
