"""dateparser is asked once for what a month's name says: the same as asking it for each day."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.dates.calendar import _parser as parser
from generator.dates.calendar import read_day
from generator.dates.language import language_named

YEARS = (1066, 1900, 2024)


@pytest.mark.parametrize("code", ["fr", "en"])
def test_each_name_of_a_month_gives_the_days_that_dateparser_reads(code: str) -> None:
    language = language_named(code)
    names = {name for slot, values in language.values.items() if "month" in slot for name in values}
    assert len(names) > 12
    for name in sorted(names):
        for year in YEARS:
            for day in (1, 13, 29, 31):
                read = parser(code).get_date_data(f"{day} {name} {year:04d}").date_obj
                assert read_day(day, name, year, code) == (read.date() if read else None), f"{day} {name} {year}"


def test_what_is_no_month_gives_no_day() -> None:
    assert read_day(3, "brumaire", 2022, "fr") is None
    assert read_day(3, "mai", 2022, "fr") == dt.date(2022, 5, 3)
