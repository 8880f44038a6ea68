import datetime as dt

import pytest
from edtf import parse_edtf as oracle

from generator.dates.model import Precision
from generator.timeline.edtf import parse_edtf


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2022-02-24", "2022-02-24", "2022-02-24", Precision.DAY),
        ("2024-02", "2024-02-01", "2024-02-29", Precision.MONTH),
        ("2007", "2007-01-01", "2007-12-31", Precision.YEAR),
        ("199X", "1990-01-01", "1999-12-31", Precision.DECADE),
        ("19XX", "1900-01-01", "1999-12-31", Precision.CENTURY),
        ("2023-21", "2023-03-01", "2023-05-31", Precision.SEASON),
        ("2023-24", "2023-12-01", "2024-02-29", Precision.SEASON),
        ("2022-06-11~", "2022-06-08", "2022-06-14", Precision.DAY),
        ("[2022-10-03..2022-10-09]", "2022-10-03", "2022-10-09", Precision.WEEK),
        ("[2023-01-01..2023-01-10]", "2023-01-01", "2023-01-10", Precision.SPAN),
        ("2022-10-17/2022-10-30", "2022-10-17", "2022-10-30", Precision.SPAN),
    ],
)
def test_notation_gives_days_and_precision(text: str, first: str, last: str, precision: Precision) -> None:
    when = parse_edtf(text)
    assert (when.earliest, when.latest) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert (when.precision, when.edtf, when.approximate) == (precision, text, "~" in text)


def test_open_intervals_have_one_end() -> None:
    assert parse_edtf("2022-02-24/..").latest is None
    assert parse_edtf("../2022-02-24").earliest is None


@pytest.mark.parametrize("text", ["2022-02-24", "2024-02", "2007", "199X", "2022-10-17/2022-10-30"])
def test_days_are_those_of_the_reference_library(text: str) -> None:
    when, reference = parse_edtf(text), oracle(text)
    assert when.earliest is not None
    assert when.latest is not None
    assert tuple(when.earliest.timetuple()[:3]) == tuple(reference.lower_strict()[:3])
    assert tuple(when.latest.timetuple()[:3]) == tuple(reference.upper_strict()[:3])


@pytest.mark.parametrize(
    "text", ["", "x", "2022-13", "2022-02-30", "/", "[..]", "2023/2022", "24/02/2022", "2022-2-4", "0000", "99999"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_edtf(text)
