"""What news wires and broadcasts write: years as they are said, titles, what is dated within a noun or not at all."""

import datetime as dt

import pytest

from dates.reading_aloud import edtf, words

OCTOBER_1998 = dt.date(1998, 10, 14)
"""A Wednesday."""


def read(text: str) -> list[str]:
    """The EDTF of each date of an English text published that day."""
    return edtf(text, "en", OCTOBER_1998)


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("In nineteen ninety-six a dam broke; nineteen eighty had been dry.", ["1996", "1980"]),
        ("It was the nineteen sixty four law, signed in January nineteen sixty-four.", ["1964", "1964-01"]),
        ("The bridge opened in eighteen seventy-one and fell in nineteen hundred and five.", ["1871", "1905"]),
        ("The mine will close in two thousand four, not in twenty twelve.", ["2004", "2012"]),
        ("He sailed on October third, nineteen ninety-one.", ["1991-10-03"]),
    ],
)
def test_years_are_read_as_they_are_said(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    "text",
    [
        "Nineteen hundred workers struck.",
        "Some two thousand four hundred villagers fled.",
        "Twenty twelve-year-olds sang.",
        "He is nineteen. Ninety six of them came.",
    ],
)
def test_numbers_in_words_are_no_years(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The regatta is this coming Sunday, October eighteenth.", ["this coming Sunday, October eighteenth"]),
        ("The gate was shut last Friday, Oct. 9.", ["last Friday, Oct. 9"]),
        ("Pumps stopped on Friday, October ninth.", ["on Friday, October ninth"]),
    ],
)
def test_a_weekday_and_its_date_are_one_expression(text: str, expected: list[str]) -> None:
    assert words(text, "en", OCTOBER_1998) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The clans gather each July by the lake.",
        "It floods every other spring, and the ferry sails every second Tuesday.",
        "No rain is as heavy in any October.",
    ],
)
def test_what_comes_back_is_no_date(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ('The envoy, on the broadcast "This Week," denied it.', []),
        ("He was a guest of “Sunday Morning” once.", []),
        ('She was asked on "This Week With Ann Lee" about it.', []),
        ('He called "this week" a turning point.', ["[1998-10-12..1998-10-18]"]),
        ("This Week of all weeks, he slept.", ["[1998-10-12..1998-10-18]"]),
    ],
)
def test_broadcasts_that_are_named_by_a_time_are_no_dates(text: str, notations: list[str]) -> None:
    assert read(text) == notations


def test_what_belongs_to_the_times_is_of_no_day() -> None:
    assert read("In today's world and by today's standards, it is slow. Today's vote was not.") == ["1998-10-14"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("A loss would be odd in a quarter that brings most of its sales.", []),
        ("He would be the first to lose in a year when all others won.", []),
        ("It will be ready in a year.", ["1999~"]),
    ],
)
def test_a_unit_that_a_clause_describes_is_no_offset(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Buyers were likely to come as soon as the market opened Monday.", ["1998-10-19"]),
        ("The pipeline was expected to flow once the valves were tested Friday.", ["1998-10-16"]),
        ("Buyers came as soon as the market opened Monday.", ["1998-10-12"]),
    ],
)
def test_the_past_of_a_prospect_lies_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


def test_a_quarter_may_stand_after_its_year() -> None:
    assert read("It earned less than in 1997's fourth quarter.") == ["1997-10/1997-12"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("It will be the first crossing by a ferry in 20 years.", []),
        ("Hers would be the worst harvest in a decade, the third bad one in a row.", []),
        ("The ferry will sail in 20 years.", ["2018~"]),
        ("The bridge should open in a week or two.", []),
    ],
)
def test_what_is_the_first_within_a_time_is_not_at_its_end(text: str, notations: list[str]) -> None:
    assert read(text) == notations


def test_goods_are_traded_before_the_month_of_their_delivery() -> None:
    text = "Cocoa for December delivery fell. March futures rose. Deliveries fell in March."
    assert read(text) == ["1998-12", "1999-03", "1998-03"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("A gate jams, and the mill stands still that day.", []),
        ("A gate jammed on Friday, and the mill stood still that day.", ["1998-10-09", "1998-10-09"]),
    ],
)
def test_that_day_needs_a_day_told(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("On Christmas Eve, the mill burned.", ["1997-12-24"]),
        ("He had been away since Christmas.", ["1997-12-25"]),
        ("They baked less for Christmas.", ["1998-12-25"]),
        ("He would not say whether the fair on New Year's Eve would go ahead.", ["1998-12-31"]),
        ("Last July Fourth, the fair was rained out.", ["1998-07-04"]),
    ],
)
def test_feasts_lie_where_the_clause_looks(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The bureau releases September wages on Friday.", ["1998-09", "1998-10-16"]),
        ("The envoys meet separately Thursday in Vienna.", ["1998-10-15"]),
        ("Two weeks from Saturday, the fair opens.", ["1998-10-31"]),
    ],
)
def test_the_present_of_a_programme_looks_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


def test_short_years_stand_in_lists_and_before_what_they_were_the_year_of() -> None:
    assert read("In '95 and '96, rain fell; the '92 election was dry.") == ["1995", "1996", "1992"]
    assert read("It was in the winter of nineteen ninety-four.") == ["1994-24"]


def test_bills_of_congress_have_numbers() -> None:
    assert read("They voted on H.R. 1998.") == []


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("They are burying the victims of Monday's mine blast.", ["1998-10-12"]),
        ("He will speak in Lagos about the tragic Sunday night fire.", ["1998-10-11"]),
        ("She may be tried for the December bombing.", ["1997-12"]),
        ("The port will pay, under a June accord with the town.", ["1998-06"]),
        ("They may appeal Friday's ruling, or await Thursday's.", ["1998-10-09", "1998-10-15"]),
        ("The town is mourning the death Sunday of its mayor.", ["1998-10-11"]),
        ("Divers are looking for a boat seen Saturday off the cape.", ["1998-10-10"]),
        ("They will row in Saturday's race.", ["1998-10-17"]),
    ],
)
def test_acts_with_a_date_of_their_own_are_past_in_any_sentence(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("They will recall the Easter Sunday bombings.", ["1998-04-12"]),
        ("They will honour the Good Friday Agreement.", []),
    ],
)
def test_acts_named_by_a_day_keep_their_own(text: str, notations: list[str]) -> None:
    assert read(text) == notations


def test_short_years_follow_months_and_seasons() -> None:
    assert read("He left in the fall of '97 and came back in March '98.") == ["1997-23", "1998-03"]


def test_weeks_are_counted_back_from_a_weekday() -> None:
    assert read("Three weeks ago Sunday, the ferry sank.") == ["1998-09-20"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The show, which opened Friday, closes Jan. 3.", ["1998-10-09", "1999-01-03"]),
        ("The mayor, up for re-election in November, denied it.", ["1998-11"]),
        ("The mayor plans a trip to Peru in May.", ["1999-05"]),
        ("The mayor, who rested on Sunday, goes on to Peru on Monday.", ["1998-10-11", "1998-10-19"]),
        ("The mayor canceled a November trip to Peru.", ["1998-11"]),
        ("The mayor canceled a trip to Peru in May.", ["1998-05"]),
    ],
)
def test_what_is_planned_lies_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("At year-end 1997, debts were small.", ["1997-12-31"]),
        ("In the latter half of 1997, rents fell.", ["1997-07/1997-12"]),
        ("He was born Oct. 5, '62, in Oslo.", ["1962-10-05"]),
    ],
)
def test_parts_and_short_forms_of_years(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        (
            "In March 1989, riots broke out. By the end of the year, 100 were in jail.",
            ["1989-03", "[1989-10-01..1989-12-31]"],
        ),
        (
            "In March 1989, riots broke out. All must leave by the end of the year.",
            ["1989-03", "[1998-10-01..1998-12-31]"],
        ),
        (
            "Riots broke out on Tuesday. They were gone by the end of the month.",
            ["1998-10-13", "[1998-10-21..1998-10-31]"],
        ),
    ],
)
def test_the_end_of_the_year_is_that_of_the_story_where_it_is_past(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("He was well until Monday.", ["1998-10-12"]),
        ("They did not learn of it until Sunday.", ["1998-10-11"]),
        ("They would not speak of it until Monday.", ["1998-10-19"]),
    ],
)
def test_states_that_ended_are_past(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The exchange continued through the weekend.", ["1998-10-10/1998-10-11"]),
        ("The fires raged through Tuesday.", ["1998-10-13"]),
        ("The fair will continue through Friday.", ["1998-10-16"]),
        ("The crop shrank in September and sprang back in August.", ["1998-09", "1998-08"]),
        ("The next race is Nov. 3, followed by another in February.", ["1998-11-03", "1999-02"]),
    ],
)
def test_what_lasted_is_past_and_what_follows_a_plan_is_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("They were held on Oct. 9, 10 and 11.", ["1998-10-09/1998-10-11"]),
        ("On Oct. 9, 10 men and 11 boys left.", ["1998-10-09"]),
        ("It rained a year ago in May.", ["1997-05"]),
        ("It rained one year ago Oct. 3.", ["1997-10-03"]),
        ("The lease ends two weeks from today.", ["1998-10-28~"]),
    ],
)
def test_days_in_lists_and_years_and_weeks_away(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("On the 10th anniversary of the flood, on Oct. 3, they prayed.", ["1998-10-03"]),
        ("Ahead of its 20th wedding anniversary, the pair quarrelled.", []),
        ("On the 12th floor, on the 15th hole, on the 20th straight day of rain, he slept.", []),
        ("On the 10th day of March 1997, he slept.", ["1997-03-10"]),
        ("On the 12th, he slept; by the 20th, he will not.", ["1998-10-12", "1998-10-20"]),
        ("June Ford and April Webb met on Super Tuesday after the March on Washington.", []),
    ],
)
def test_numbers_and_names_like_days_are_no_dates(text: str, notations: list[str]) -> None:
    assert read(text) == notations


def test_a_quarter_may_stand_bare_after_its_year() -> None:
    assert read("In 1997 Q4, rents rose.") == ["1997-10/1997-12"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The case could be heard as early as May 1.", ["1999-05-01"]),
        ("Gunfire could be heard on Tuesday in the port.", ["1998-10-13"]),
        ("The envoy, who returns from leave Nov. 30, met them.", ["1998-11-30"]),
    ],
)
def test_what_could_be_heard_is_past_unless_it_is_a_case(text: str, notations: list[str]) -> None:
    assert read(text) == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("The report, to be published on Tuesday, says that the guards fired first.", ["1998-10-20"]),
        ("Guidelines to be issued in November will tell the banks what counts.", ["1998-11"]),
        ("Those to be released on Sunday left their cells on Monday.", ["1998-10-18", "1998-10-12"]),
        ("The owners said if a rival makes an offer by Nov. 22, they will answer it.", ["1998-11-22"]),
        ("The two are thought to be held in a mine since Monday.", ["1998-10-12"]),
    ],
)
def test_what_is_to_be_done_lies_ahead(text: str, notations: list[str]) -> None:
    assert read(text) == notations
