"""How English articles on a crisis say when: plans reported of another day, months listed within a year, long spans."""

import datetime as dt

import pytest

from dates.reading_aloud import edtf

MONDAY, TUESDAY = dt.date(2022, 10, 10), dt.date(2022, 10, 11)


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("The envoy said on Sunday that the convoy would leave on Monday.", "2022-10-10"),
        ("On Sunday the army announced a truce was to start at dawn on Monday.", "2022-10-10"),
        ("The envoy said on Sunday that the convoy would leave on Friday.", "2022-10-14"),
        ("The envoy said on Sunday that the convoy will leave on Monday.", "2022-10-17"),
        ("The clashes that began on Sunday could go on until Monday.", "2022-10-17"),
    ],
)
def test_what_would_follow_counts_from_the_day_of_the_report(text: str, notation: str) -> None:
    assert edtf(text, "en", TUESDAY)[-1:] == [notation]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("They clashed twice last year: in April, over a ship, and in November.", ["2021", "2021-04", "2021-11"]),
        ("They clashed twice in 2019, in April and in November.", ["2019", "2019-04", "2019-11"]),
        (
            "Trade grew last year. Duties came back that November, with waivers that lapsed on May 2.",
            ["2021", "2021-11", "2022-05-02"],
        ),
        ("They clashed last year. In April talks began.", ["2021", "2022-04"]),
    ],
)
def test_months_listed_after_a_year_are_its_own(text: str, notations: list[str]) -> None:
    assert edtf(text, "en") == notations


def test_a_month_before_the_history_told_is_not_of_its_year() -> None:
    text = "The council, set up in May 2002, will weigh the bids that it shelved in April."
    assert edtf(text, "en") == ["2002-05", "2022-04"]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("The vote will run from Friday to next Tuesday.", "2022-10-14/2022-10-18"),
        ("The surge of 2009-11 failed.", "2009/2011"),
        ("The airspace was closed from Wednesday until November 3.", "2022-10-12/2022-11-03"),
        ("The talks lasted until about 3am on Saturday.", "2022-10-08"),
        ("The shelling continued until Sunday night.", "2022-10-09"),
        ("The ministry has continued to hold its offices closed until Sunday.", "2022-10-16"),
        ("Between last October and June, the guards seized nine boats.", "2021-10/2022-06"),
        ("Parliament has been recalled from its break for Thursday.", "2022-10-13"),
    ],
)
def test_spans_and_their_ends(text: str, notation: str) -> None:
    assert edtf(text, "en") == [notation]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("He was held last November and she a month before that.", ["2021-11", "2021-10~"]),
        ("An order of 10 June told them to sign before the end of the month. He refused the next day.", ["2022-06-11"]),
        (
            "It began on 8 May 2021. In mid-September pagers blew up, and radios the next day.",
            ["[2022-09-11..2022-09-20]"],
        ),
        (
            "It broke up on Monday. He had tweeted the day before that the envoy was a fraud.",
            ["2022-10-10", "2022-10-09"],
        ),
        ("It was shut on Monday.\n\nIn May 2019 jets came; one fell the next day.", ["2022-10-10", "2019-05"]),
        ("The new house was to sit for the first time since the vote on November 8.", ["2021-11-08"]),
        ("At the height of the summer nobody spoke.", ["2022-22"]),
        ("It came on July 26. He had fallen ill in October 2018. Three months later he left.", ["2018-10", "2019-01~"]),
        ("The standoff in the spring of 2017 lasted 73 days, until May 28.", ["2017-21", "2017-05-28"]),
    ],
)
def test_what_is_counted_from_within_a_paragraph(text: str, notations: list[str]) -> None:
    assert edtf(text, "en")[-len(notations) :] == notations


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("Elections due in August were put off because of the floods.", "2022-08"),
        ("The envoy has asked for a closed meeting of the council on Friday.", "2022-10-14"),
        ("The rebels came in and held most of the town by Tuesday evening.", "2022-10-11"),
        ("The deal has been extended by 120 days, to mid-February.", "[2023-02-11..2023-02-20]"),
        ("The army has vowed to survive the winter.", "2022-24"),
        ("The vote, they said last Tuesday, was lost.", "2022-10-04"),
        ("The vote, they said last Monday, was lost.", "2022-10-10"),
        ("The vote is to be held next Friday.", "2022-10-21"),
        ("The vote is to be held next Monday.", "2022-10-17"),
        ("The council has requested an urgent session for Friday.", "2022-10-14"),
        ("A vote is possible as soon as Friday.", "2022-10-14"),
        ("The talks continue Friday.", "2022-10-14"),
        ("He scrawled a slogan on a lens at the Grand Open on Friday.", "2022-10-07"),
        ("The new leaders plan a vote on December 3, though some said that it may come sooner.", "2022-12-03"),
        ("He resigned on the eve of Monday's vote.", "2022-10-10"),
        ("He will resign on the eve of Monday's vote.", "2022-10-17"),
        ("On the eve of Thursday's vote, nobody spoke.", "2022-10-13"),
        ("By dawn on Saturday, soldiers were giving up.", "2022-10-08"),
        ("They were told to leave by dawn on Saturday.", "2022-10-15"),
        ("The burial, planned for Monday, had been put off.", "2022-10-10"),
        ("It snowed in the last days of 2021.", "[2021-10-01..2021-12-31]"),
        ("Call 020 7946 1945, +44 20 7946 2003 or (202) 555-1984 by Friday.", "2022-10-14"),
        ("He receives his counterpart in the palace on Friday.", "2022-10-14"),
        ("Thursday has been declared a day off in the capital.", "2022-10-13"),
        ('"By winter, either there is a deal or there is none," said an envoy.', "2022-24"),
    ],
)
def test_what_a_clause_says_of_a_date_without_its_year_or_week(text: str, notation: str) -> None:
    assert edtf(text, "en") == [notation]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("Jan. 3 — The envoy says he is ready to talk.\n\nMay 9 — A missile is fired.", ["2022-01-03", "2022-05-09"]),
        (
            "Nov. 8, 2020: They attack.\n\nDec. 9: A truce.\n\nApril 13: It ends.",
            ["2020-11-08", "2020-12-09", "2021-04-13"],
        ),
        ("2014\n\n18 March: The land is annexed.\n\n17 July: A plane falls.", ["2014", "2014-03-18", "2014-07-17"]),
        ("20 October: The leaders arrive.\n\n8 November: Citizens vote.", ["2022-10-20", "2022-11-08"]),
    ],
)
def test_the_entries_of_a_chronology_follow_each_other(text: str, notations: list[str]) -> None:
    assert edtf(text, "en") == notations


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ('"We leave tomorrow," the envoy told reporters on Monday.', ["2022-10-11", "2022-10-10"]),
        ("On Monday the envoy told them: “Tomorrow we sign.”", ["2022-10-10", "2022-10-11"]),
        ("Speaking on Monday, he said that the talks “ended yesterday” in anger.", ["2022-10-10", "2022-10-09"]),
        ('"We leave today," the envoy said on Wednesday.', ["2022-10-12", "2022-10-12"]),
        ('The truce began on Monday. "Today is quiet," she said.', ["2022-10-10", "2022-10-12"]),
        ('"We stay," he said on Monday. "Today they fired first."', ["2022-10-10", "2022-10-10"]),
        (
            '"We stay," he said of the fort they took on Monday. He wept. "Today they fired."',
            ["2022-10-10", "2022-10-12"],
        ),
        ('"They came yesterday," she said. On Monday he left.', ["2022-10-11", "2022-10-10"]),
    ],
)
def test_a_speakers_tomorrow_follows_the_day_of_speaking(text: str, notations: list[str]) -> None:
    assert edtf(text, "en") == notations


def test_what_goes_on_since_a_month_is_of_the_present() -> None:
    text = "The council demanded an end to it in June last year. Since July, images have shown a wall."
    assert edtf(text, "en") == ["2021-06", "2022-07"]
