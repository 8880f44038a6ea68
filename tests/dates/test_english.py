import pytest

from dates.reading_aloud import edtf, expressions


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        ("On February 24, 2022, on 24 February 2022, on Feb. 24, 2022.", ["2022-02-24"] * 3),
        ("Seen on the 12th of October 2021.", ["2021-10-12"]),
        ("Seen on October 12th.", ["2022-10-12"]),
        ("October 16 , 2009 was dry.", ["2009-10-16"]),
        ("On Tuesday, March 1, 2022, at 2:30 p.m.", ["2022-03-01"]),
        ("2022-02-24, 2022/02/24, 24.02.2022, 02/24/2022.", ["2022-02-24"] * 4),
        ("On 10/11/2022 he spoke.", ["2022-10-11"]),
        (
            "In March 2022, in mid-March 2022, by late May 2022.",
            ["2022-03", "[2022-03-11..2022-03-20]", "[2022-05-21..2022-05-31]"],
        ),
        (
            "Q3 2022, H1 2023, the third quarter of this year.",
            ["2022-07/2022-09", "2023-01/2023-06", "2022-07/2022-09"],
        ),
        ("In the summer of 2022, last winter, spring 2023.", ["2022-22", "2021-24", "2023-21"]),
        ("Yesterday, the day before yesterday, last night.", ["2022-10-11", "2022-10-10", "2022-10-11"]),
        ("Two weeks ago, three days ago, a year ago.", ["2022-09-28~", "2022-10-09", "2021~"]),
        ("Last week, next month, this year.", ["[2022-10-03..2022-10-09]", "2022-11", "2022"]),
        ("The week before last, Tuesday of last week.", ["[2022-09-26..2022-10-02]", "2022-10-04"]),
        ("Last Friday, next Tuesday, this Tuesday.", ["2022-10-07", "2022-10-18", "2022-10-11"]),
        ("The 1970s, the nineties, the 20th century.", ["197X", "199X", "19XX"]),
        ("From 3 to 7 October 2022, October 3-7, 2022.", ["2022-10-03/2022-10-07"] * 2),
        ("Between March and May 2022, from 2014 to 2022.", ["2022-03/2022-05", "2014/2022"]),
        ("On March 14 and 15, 2022.", ["2022-03-14/2022-03-15"]),
        ("Besieged since February 24, 2022.", ["2022-02-24/.."]),
        ("The lowest since October 9, 2002.", ["2002-10-09"]),
        ("The strongest storm to hit it since May 3, 1999.", ["1999-05-03"]),
        ("On this day in 1961, a bus burnt.", ["1961"]),
        ("On Christmas Day 2021, at Easter 2022, on Thanksgiving 2023.", ["2021-12-25", "2022-04-17", "2023-11-23"]),
        ("After the Sept. 11 attacks, after 9/11.", ["2001-09-11", "2001-09-11"]),
        ("Day 100 of the war, a year after the war began.", ["2022-06-03", "2023-02-24~"]),
        ("He will be back in ten days.", ["2022-10-22"]),
        (
            "It fell in the last two weeks of March, not in the first nine months of 2021.",
            ["2022-03-18/2022-03-31", "2021-01-01/2021-09-30"],
        ),
        ("In the first six months of last year.", ["2021-01-01/2021-06-30"]),
        (
            "In the second half of June, in the first half of June 2021.",
            ["[2022-06-16..2022-06-30]", "[2021-06-01..2021-06-15]"],
        ),
        (
            "It fell in the first few days of March, not in the opening weeks of 2021.",
            ["[2022-03-01..2022-03-10]", "[2021-01-01..2021-03-31]"],
        ),
        ("On the morning of 15 April last year.", ["2021-04-15"]),
        ("It fell to the 6th, then to the 11th.", ["2022-10-06", "2022-10-11"]),
        ("A loss, against a year-earlier profit, and more than a year prior.", ["2021~", "2021~"]),
        ("Sales of the July-September quarter.", ["2022-07/2022-09"]),
        ("This January it rained; this December it will snow; this August was dry.", ["2022-01", "2022-12", "2022-08"]),
        ("Ten years ago tonight, a wall fell.", ["2012-10-12"]),
        ("It published its results for 2020 on March 9.", ["2020", "2022-03-09"]),
        ("It fell from 2004's heights, unlike the 1990's.", ["2004", "199X"]),
        ("From the 3rd to the 7th, throughout the autumn of 2021.", ["2022-10-03/2022-10-07", "2021-23"]),
        ("On 3 May 2012 it began; it ended on the last day of that month.", ["2012-05-03", "2012-05-31"]),
        ("Members gather next Tuesday and Wednesday.", ["2022-10-18", "2022-10-19"]),
        ("They met last Thursday and Friday.", ["2022-10-06", "2022-10-07"]),
        (
            "Between January and November of last year, from March to May this year.",
            ["2021-01/2021-11", "2022-03/2022-05"],
        ),
        ("It began two years and one three years ago.", ["2019~"]),
        ("Plans for the new year, for Easter last year.", ["2023", "2021-04-04"]),
        ("Ten years ago last week, a decade ago this month.", ["[2012-10-01..2012-10-07]", "2012-10"]),
        ("He was seen last Sept. 11 and talked all weekend.", ["2022-09-11", "2022-10-08/2022-10-09"]),
        ("On May 11 and 12 tanks came; footage of June 11 and 12 shows one.", ["2022-05-11", "2022-06-11/2022-06-12"]),
        ("Three days before 24 February it rained.", ["2022-02-24"]),
        ("They sold less for Christmas.", ["2022-12-25"]),
        ("In May following, he died; the year following the coup, rain fell.", ["2023-05"]),
    ],
)
def test_english_words_are_read(text: str, notations: list[str]) -> None:
    assert edtf(text, "en") == notations


def test_the_hour_is_kept_and_does_not_move_the_day() -> None:
    text = "On Tuesday at 2:30 p.m., on Tuesday night and at 5:00 am on October 3, 2022."
    read = [(e.when.edtf, e.when.time) for e in expressions(text, "en") if e.when]
    assert read == [("2022-10-11", "14:30"), ("2022-10-11", "night"), ("2022-10-03", "05:00")]


def test_day_and_month_in_either_order_are_read_as_the_nearer_and_marked_as_chosen() -> None:
    from generator.dates.model import Certainty

    (expression,) = expressions("On 10/11/2022.", "en")
    assert expression.certainty is Certainty.LIKELY
    assert expressions("On 24/02/2022.", "en")[0].certainty is Certainty.CERTAIN
