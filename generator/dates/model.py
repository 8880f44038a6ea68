"""What a date expression means."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

import msgspec


class Precision(StrEnum):
    """How finely an expression says when, from fine to coarse."""

    DAY = "day"
    SPAN = "span"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Certainty(StrEnum):
    """How sure the reading is: explicit or fixed by rule, chosen among readings, or hardly more than a guess."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class When(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The meaning of a date expression.

    `edtf` is ISO 8601-2 notation. `earliest` and `latest` are days, both inclusive; one of them is None where the
    interval is open on that side (`depuis le 24 février` has no latest). `precision` is `span` for parts of a month
    and for intervals that are no calendar unit. `time` keeps what the words say of the hour (`14:30`, `evening`).
    """

    edtf: str
    earliest: dt.date | None
    latest: dt.date | None
    precision: Precision
    approximate: bool = False
    time: str | None = None


class DateExpression(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Words in a text that say when, and their reading.

    `start` and `end` count code points of the text, so that `text == whole_text[start:end]`. `when` is None for what is
    vague (`récemment`) and for what could not be read; `unread` tells the two apart: it is true where a publication
    date would have given the reading. `how` is one line, in the site's language, that a reader of the page understands.
    """

    start: int
    end: int
    text: str
    when: When | None
    how: str
    certainty: Certainty = Certainty.CERTAIN
    unread: bool = False
