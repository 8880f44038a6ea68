"""What tests of date reading share: a text read as on a day, its readings as `words → EDTF`."""

from __future__ import annotations

import datetime as dt

from generator.articles.model import Style
from generator.articles.plain import plain_article
from generator.dates.model import DateExpression
from generator.dates.reading import read_dates
from generator.settings import Settings

WEDNESDAY = dt.date(2022, 10, 12)
WAR = {"guerre": dt.date(2022, 2, 24), "war": dt.date(2022, 2, 24)}


def expressions(
    text: str,
    language: str = "fr",
    published: dt.date | None = WEDNESDAY,
    style: Style = Style.NEWS,
    settings: Settings | None = None,
) -> tuple[DateExpression, ...]:
    """The date expressions of a text."""
    article = plain_article("a", text, language, published, style=style)
    return read_dates(article, settings or Settings(language=language, named_dates=WAR))


def edtf(
    text: str, language: str = "fr", published: dt.date | None = WEDNESDAY, style: Style = Style.NEWS
) -> list[str]:
    """The EDTF of each dated expression of a text, in order."""
    return [e.when.edtf for e in expressions(text, language, published, style) if e.when]


def words(text: str, language: str = "fr", published: dt.date | None = WEDNESDAY) -> list[str]:
    """The words of each expression of a text, in order."""
    return [e.text for e in expressions(text, language, published)]
