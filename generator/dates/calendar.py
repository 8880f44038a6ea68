"""The one door to dateparser: complete calendar dates in words → days."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from typing import Any

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


@lru_cache(maxsize=1 << 15)
def read_day(day: int, month: str, year: int, language: str) -> dt.date | None:
    """The day that `day`, the month's name in `language`, and `year` make; None when there is no such day.

    A pure function: language and settings are fixed, nothing is taken from the clock.
    """
    data = _parser(language).get_date_data(f"{day} {month} {year:04d}")
    return data.date_obj.date() if data.date_obj else None


@cache
def _parser(language: str) -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language], settings=_SETTINGS)
