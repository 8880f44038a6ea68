"""The one door to dateparser: complete calendar dates in words → days."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

import msgspec

from generator.fingerprint import program_digest
from generator.prepared import keep_prepared, prepared

_SETTINGS: dict[str, Any] = {
    "PARSERS": ["absolute-time"],
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "DATE_ORDER": "DMY",
    "RETURN_AS_TIMEZONE_AWARE": False,
    "NORMALIZE": True,
    # Fixed, so that no reading depends on the day of the build.
    "RELATIVE_BASE": dt.datetime(2000, 1, 1),
}


def read_day(day: int, month: str, year: int, language: str) -> dt.date | None:
    """The day that `day`, the month's name in `language`, and `year` make; None when there is no such day.

    A pure function: language and settings are fixed, nothing is taken from the clock.
    """
    number = _month(month, language)
    try:
        return dt.date(year, number, day) if number else None
    except ValueError:
        return None


def _month(name: str, language: str) -> int:
    """The number of the month that dateparser reads in a name; 0 for what it reads as none.

    It is asked once for each name, since loading it takes longer than reading an article.
    """
    known = _known_months(language)
    if name not in known:
        data = _parser(language).get_date_data(f"1 {name} 2000")
        known[name] = data.date_obj.month if data.date_obj else 0
        keep_prepared(f"months-{language}", _key(), msgspec.msgpack.encode(known))
    return known[name]


@cache
def _known_months(language: str) -> dict[str, int]:
    data = prepared(f"months-{language}", _key())
    return {} if data is None else msgspec.msgpack.decode(data, type=dict[str, int])


def _key() -> bytes:
    return program_digest(("dates",), ("dateparser",))


@cache
def _parser(language: str) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language], settings=_SETTINGS)
