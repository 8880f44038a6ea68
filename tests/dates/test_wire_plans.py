"""What news wires write of plans put off, of last week's events, of a company's year, and of idiomatic days."""

import datetime as dt

import pytest

from dates.reading_aloud import edtf

OCTOBER_1998 = dt.date(1998, 10, 14)
"""A Wednesday."""


def read(text: str) -> list[str]:
    """The EDTF of each date of an English text published that day."""
    return edtf(text, "en", OCTOBER_1998)


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The regatta has been pushed back from Nov. 17th because of the wind.", ["1998-11-17"]),
        ("Dockers shut the port ahead of a strike called for Friday.", ["1998-10-16"]),
        ("The bishop called for calm on Friday.", ["1998-10-09"]),
        ("They sent divers, whom nobody had expected before December.", ["1998-12"]),
        ("Her first walk was to the mill in late March.", ["[1998-03-21..1998-03-31]"]),
        ("The mill was to reopen in late March.", ["[1999-03-21..1999-03-31]"]),
        ("It cost 40 crowns, compared with 38 marks Friday.", ["1998-10-09"]),
    ],
)
def test_plans_lie_ahead_and_what_looks_like_one_does_not(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The toll of the quake on Saturday could rise.", ["1998-10-10"]),
        ("The toll of the vote on Saturday could rise.", ["1998-10-17"]),
        ("Its share before Monday's purchases is small.", ["1998-10-12"]),
        ("Its share before Monday's auction is small.", ["1998-10-19"]),
    ],
)
def test_what_has_a_day_of_its_own_is_past(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        (
            "The driver in last week's crash was charged Monday, and the bridge reopened Tuesday.",
            ["[1998-10-05..1998-10-11]", "1998-10-12", "1998-10-13"],
        ),
        (
            "Last week the bridge closed on Monday and reopened on Tuesday.",
            ["[1998-10-05..1998-10-11]", "1998-10-05", "1998-10-06"],
        ),
    ],
)
def test_the_weekdays_of_last_week_do_not_follow_its_possessive(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Debts grew in the current fiscal year, after a calm last financial year.", ["1998", "1997"]),
        ("It lost less in the previous fiscal year.", ["1997"]),
        ("He heard it on KQX Today, and today he denied it.", ["1998-10-14"]),
        ("The leaders of tomorrow are at school.", []),
        ("He had not slept since the new year.", ["1998"]),
        ("The year two thousand has its prophets; by the year twenty ten they will be gone.", ["2000", "2010"]),
        ("The sale will close around year end.", ["1998-12-31"]),
    ],
)
def test_years_of_companies_and_days_of_idioms(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The mayor will tour the port Wednesday.", ["1998-10-14"]),
        ("Sailing will resume on Wednesday, and racing on Thursday.", ["1998-10-14", "1998-10-15"]),
        ("The mayor will tour the port next Wednesday.", ["1998-10-21"]),
    ],
)
def test_wires_call_the_day_of_publication_by_its_weekday(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The office expects high winds to reach the port on Friday.", ["1998-10-16"]),
        ("They expect the bridge to be repaired by Dec. 15.", ["1998-12-15"]),
        ("The pact calls for Swiss divers to be at the wreck by December, and it was signed.", ["1998-12"]),
        ("Ferries turned back, with the worst of it expected early Friday.", ["1998-10-16"]),
    ],
)
def test_what_is_expected_lies_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("In this Feb. 10, 1996 file photo, a man rows.", ["1996-02-10"]),
        ("This Tuesday, Feb. 20, 1996, picture shows him.", ["1996-02-20"]),
        ("Oats for Jan. 15 delivery fell; deliveries fell on Jan. 15.", ["1999-01-15", "1998-01-15"]),
        ("It was the fleet's best day since Nov. 30, 1995.", ["1995-11-30"]),
    ],
)
def test_days_of_pictures_deliveries_and_records(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The regatta that they had hoped to hold in May has slipped to December.", ["1998-05", "1998-12"]),
        ("The council voted Monday to hold the fair on May 25.", ["1998-10-12", "1999-05-25"]),
        ("The bridge stays closed Friday.", ["1998-10-16"]),
        ("The bridge stayed closed Friday.", ["1998-10-09"]),
        ("Wage figures due Friday were held back.", ["1998-10-16"]),
    ],
)
def test_what_is_put_off_voted_or_due_lies_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("They kept back a sum that was to be paid on Monday.", ["1998-10-12"]),
        ("He was to be flown home on Friday.", ["1998-10-16"]),
        ("The guards had said he would come back on Sunday.", ["1998-10-11"]),
        ("The guards say he will come back on Sunday.", ["1998-10-18"]),
    ],
)
def test_what_had_been_ahead_is_on_the_nearest_day(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The union has called rallies in Lagos and Kano for Saturday and Sunday.", ["1998-10-17", "1998-10-18"]),
        ("Ferry rules stay suspended Saturday; schools reopen Monday.", ["1998-10-17", "1998-10-19"]),
        ("Rowers discuss it in Oslo this Friday and Saturday.", ["1998-10-16", "1998-10-17"]),
        ("Banks stay shut, for Monday is a holiday.", ["1998-10-19"]),
        ("The owners hold an urgent meeting Sunday evening.", ["1998-10-18"]),
        ("The owners held an urgent meeting Sunday evening.", ["1998-10-11"]),
        ("The mayor, chosen in May, takes the oath Saturday.", ["1998-05", "1998-10-17"]),
        ("The mayor, chosen in May, took the oath Saturday.", ["1998-05", "1998-10-10"]),
    ],
)
def test_what_is_called_for_or_takes_place_on_a_day_lies_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The chamber launches its new tram line Friday.", ["1998-10-16"]),
        ("Launches the crew carried out Friday went well.", ["1998-10-09"]),
        ("The governor signs the harbour treaty Friday.", ["1998-10-16"]),
        ("The signs the thieves left Friday were found.", ["1998-10-09"]),
        ("Divers begin a new search Friday.", ["1998-10-16"]),
        ("The judge hears both owners Friday.", ["1998-10-16"]),
    ],
)
def test_the_present_of_what_is_on_a_calendar_lies_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The vote, brought forward from Nov. 25 to Oct. 30, is unlawful.", ["1998-11-25", "1998-10-30"]),
        ("The race was postponed from Sunday to Friday.", ["1998-10-11", "1998-10-16"]),
        ("The fair lasts from Nov. 25 to Nov. 30.", ["1998-11-25/1998-11-30"]),
    ],
)
def test_what_is_moved_has_two_days_and_what_lasts_has_one_stretch(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("It was her second walkout in three days and will not be the last.", []),
        ("The mill burnt down in the late 1800s.", ["[1866-09-01..1899-12-31]"]),
        ("Mills were many in the 1800s, and few in the 1990s.", ["18XX", "199X"]),
        ("At Monday's closing price the mill would be worth $3 million.", ["1998-10-12"]),
        (
            "In his first speech since being freed last week, he called Monday for calm.",
            ["[1998-10-05..1998-10-11]", "1998-10-12"],
        ),
    ],
)
def test_counts_centuries_and_clauses_that_only_say_since_when(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The council condemned the raid and pledged further aid Monday.", ["1998-10-12"]),
        ("The council promised a ruling Monday.", ["1998-10-19"]),
        ("Crews told to report for duty Friday slept.", ["1998-10-16"]),
        ("Crews were told Monday to report for duty.", ["1998-10-12"]),
        ("The owners extended their offers to buy the mill Friday.", ["1998-10-09"]),
        ("The offers were extended to Friday.", ["1998-10-16"]),
        ("Following a holiday Monday, shops will stay shut Friday.", ["1998-10-12", "1998-10-16"]),
    ],
)
def test_what_is_told_or_extended_lies_ahead_of_the_telling(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Thursday's primary has become a puzzle.", ["1998-10-15"]),
        ("Tuesday's primary has become a puzzle.", ["1998-10-13"]),
        ("The polls show her ahead in Thursday's primary.", ["1998-10-15"]),
        ("Thursday's primary drew few.", ["1998-10-08"]),
        ("Oregon, which has a primary May 5, is next.", ["1999-05-05"]),
        ("The state's harbour-owned cranes will be sold Friday.", ["1998-10-16"]),
    ],
)
def test_what_no_tense_places_is_tomorrow_rather_than_six_days_ago(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("In this election year, few are at work.", ["1998"]),
        ("A poll published today shows it.", ["1998-10-14"]),
        ("She spoke on the Today show.", []),
        ('They wrote "the king\'s last day" on the wall.', []),
    ],
)
def test_years_of_elections_and_days_that_are_none(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Owners struck a deal Monday to extend their Friday deadline.", ["1998-10-12", "1998-10-16"]),
        ("Owners failed to meet the Friday deadline.", ["1998-10-09"]),
        ("The calendar leaves time for a ruling in late June.", ["[1999-06-21..1999-06-30]"]),
        ("Pleas will most likely be held in March.", ["1999-03"]),
        ("The term has been extended to the end of June after talks failed.", ["[1999-06-21..1999-06-30]"]),
        ("Owners agreed to extend the truce Monday.", ["1998-10-12"]),
        ("Owners agreed to meet Friday.", ["1998-10-16"]),
        ("With most of Sunday's votes counted, she led.", ["1998-10-11"]),
        ("The race was put off until winter.", ["1998-24"]),
    ],
)
def test_terms_lie_ahead_and_deals_on_the_nearest_day(text: str, notations: list[str]) -> None:
    assert read(text) == notations


def test_earlier_in_the_day_is_of_the_day_that_the_news_tells() -> None:
    told = "The owners met Tuesday.\n\nThe mill has stood since 1954.\n\nEarlier in the day, the dockers had left."
    assert read(told) == ["1998-10-13", "1954", "1998-10-13"]
    assert read(told.replace("Tuesday", "Friday")) == ["1998-10-09", "1954", "1998-10-14"]


def test_the_first_entry_of_a_chronology_is_of_the_history_told_before_it() -> None:
    told = (
        "On Oct. 26, 1997, the dam broke. On Oct. 27, 1997, the town stood under water.\n\n"
        "What came before Oct. 26, 1997, is told here.\n\nOct. 4: Cracks are seen in the dam."
    )
    assert read(told)[-1] == "1997-10-04"


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The wind forced them to scrub Thursday's planned launch.", ["1998-10-15"]),
        ("The wind forced them to scrub Tuesday's planned launch.", ["1998-10-13"]),
        ("The wind forced them to scrub Tuesday's launch.", ["1998-10-13"]),
        ("The crew rescheduled the landing for Friday.", ["1998-10-16"]),
        ("The crew is ready for a last flight Friday.", ["1998-10-16"]),
        ("Thursday looks grim, Saturday not much better.", ["1998-10-15", "1998-10-17"]),
        ("They put their Monday meeting off to this Sunday.", ["1998-10-12", "1998-10-18"]),
    ],
)
def test_what_was_planned_is_near_and_days_go_on_from_one_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The dam broke 2 1/2 years ago.", ["1996-04~"]),
        ("The dam broke two and a half years ago.", ["1996-04~"]),
        ("December natural gas futures fell.", ["1998-12"]),
    ],
)
def test_halves_and_goods_for_delivery(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The dockers were ordered to leave their homes Monday.", ["1998-10-12"]),
        ("The dockers were ordered to report Friday.", ["1998-10-16"]),
        ("Late Monday, the judge announced a Friday hearing.", ["1998-10-12", "1998-10-16"]),
        ("They may walk out if no deal has been reached by Friday.", ["1998-10-16"]),
        ("They may strike if no deal had been reached by Friday night.", ["1998-10-16"]),
        ("They had reached a deal by Friday night.", ["1998-10-09"]),
    ],
)
def test_orders_hearings_and_conditions(text: str, notations: list[str]) -> None:
    assert read(text) == notations
