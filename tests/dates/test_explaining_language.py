"""Explanations speak the site's language, whatever the article's."""

import re

import pytest

from dates.reading_aloud import WAR, expressions
from generator.settings import Settings

FRENCH = (
    "Du 3 au 5 octobre, la semaine dernière, mi-octobre, au printemps 2023, entre lundi et mercredi, "
    "dans les années 1990, dans la nuit de lundi à mardi, depuis mars, vers le 3 mai, il y a deux semaines, la veille."
)
ENGLISH = (
    "From 3 to 5 October, last week, in mid-October, in spring 2023, between Monday and Wednesday, in the 1990s, "
    "on the night of 3 to 4 October, since March, around 3 May, two weeks ago, the day before."
)
OF_ENGLISH = r"\b(to|from|the|about|on|Monday|October)\b"
OF_FRENCH = r"\b(du|au|le|la|vers|depuis|lundi|octobre)\b"


@pytest.mark.parametrize(("article", "text"), [("fr", FRENCH), ("en", ENGLISH)])
@pytest.mark.parametrize(("site", "foreign"), [("fr", OF_ENGLISH), ("en", OF_FRENCH)])
def test_explanations_of_windows_are_in_the_sites_language(site: str, foreign: str, article: str, text: str) -> None:
    read = expressions(text, article, settings=Settings(language=site, named_dates=WAR))
    assert len(read) == 11
    for expression in read:
        _, explanation = expression.how.split(" → ", 1)
        assert re.search(foreign, explanation) is None, expression.how
