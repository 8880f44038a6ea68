import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dates.reading_aloud import expressions
from generator.articles.model import Style

PHRASES = {
    "fr": [
        "le 24 février 2022",
        "en mars",
        "mardi",
        "mardi soir à 14h30",
        "hier",
        "avant-hier",
        "la semaine dernière",
        "le mois prochain",
        "il y a deux semaines",
        "il y a sept mois",
        "dans trois ans",
        "du 3 au 7 octobre",
        "entre mars et mai 2022",
        "de 2014 à 2022",
        "les 14 et 15 mars",
        "depuis le 24 février 2022",
        "fin janvier",
        "à la mi-juin",
        "début 2023",
        "au printemps 2023",
        "l'hiver dernier",
        "au T2 2023",
        "à Noël",
        "à Pâques",
        "le 11-Septembre",
        "dans la nuit de lundi à mardi",
        "les années 1990",
        "au XIXe siècle",
        "le 29 février",
        "le 31 février 2022",
        "le 12/10/2022",
        "2022-02-24",
        "vers le 11 juin",
        "le 1000e jour de la guerre",
        "un an après le début de la guerre",
        "récemment",
        "ces derniers jours",
        "87 ans",
        "le 14",
        "la veille",
        "le lendemain",
        "deux jours plus tard",
        "l'année suivante",
        "le même mois",
        "il y a 9999 ans",
        "en 1812",
        "dans 9000 siècles",
        "le 45 mars",
    ],
    "en": [
        "on February 24, 2022",
        "in March",
        "on Tuesday",
        "Tuesday night",
        "yesterday",
        "last week",
        "next month",
        "two weeks ago",
        "seven months ago",
        "from 3 to 7 October",
        "between March and May 2022",
        "from 2014 to 2022",
        "since February 24, 2022",
        "late January",
        "mid-June",
        "early 2023",
        "spring 2023",
        "last winter",
        "Q2 2023",
        "at Christmas",
        "at Easter",
        "the 1990s",
        "the 19th century",
        "February 29",
        "10/11/2022",
        "around June 11",
        "the 1000th day of the war",
        "a year after the war began",
        "recently",
        "the next day",
        "two days later",
        "the following year",
        "that month",
        "over the weekend",
        "9999 years ago",
        "in 1812",
        "the 45th of March",
    ],
}
FILLER = {
    "fr": ["Il a plu.", "La ville dort ici ;", "« Non », dit-elle.", "Elle sera là"],
    "en": ["It rained.", "The town sleeps;", "“No”, she said.", "It will be there"],
}
LANGUAGES = st.sampled_from(["fr", "en"])
PUBLICATIONS = st.one_of(st.none(), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language, and a text of date phrases and filler in it."""
    language = draw(LANGUAGES)
    parts = st.sampled_from(PHRASES[language] + FILLER[language])
    separators = st.sampled_from([" ", ", ", ". ", "\n\n", "\u00a0", " - ", "\n"])
    pieces = draw(st.lists(st.tuples(parts, separators), min_size=1, max_size=12))
    return language, "".join(part + separator for part, separator in pieces)


@settings(max_examples=250, deadline=None)
@given(texts(), PUBLICATIONS, st.sampled_from(list(Style)))
def test_every_reading_is_whole(document: tuple[str, str], published: dt.date | None, style: Style) -> None:
    language, text = document
    end = 0
    for expression in expressions(text, language, published, style):
        assert expression.text == text[expression.start : expression.end]
        assert expression.text.strip() == expression.text != ""
        assert expression.start >= end
        end = expression.end
        assert not (expression.unread and published)
        when = expression.when
        if when and when.earliest and when.latest:
            assert when.earliest <= when.latest
        if when:
            assert when.earliest or when.latest


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), LANGUAGES, PUBLICATIONS)
def test_no_text_makes_it_fail(text: str, language: str, published: dt.date | None) -> None:
    for expression in expressions(text, language, published):
        assert expression.text == text[expression.start : expression.end]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_sentence_reads_the_same_wherever_it_stands(language: str) -> None:
    said = {
        "fr": "Les ministres se réuniront mardi, puis en juin, et le 3 mars 2022 dès la semaine dernière.",
        "en": "The ministers will meet on Tuesday, on March 3, 2022 and in June, after the visit of last week.",
    }[language]
    alone = [(e.text, e.when) for e in expressions(said, language)]
    assert len(alone) == 4
    for before in FILLER[language]:
        for gap in ("\n\n", " ") if before.endswith(".") else ("\n\n",):
            read = expressions(f"{before}{gap}{said}\n\n{before}", language)
            assert [(e.text, e.when) for e in read] == alone


@pytest.mark.parametrize("language", ["fr", "en"])
def test_reading_twice_gives_the_same(language: str) -> None:
    text = ". ".join(PHRASES[language])
    assert expressions(text, language) == expressions(text, language)


@pytest.mark.filterwarnings("ignore")
def test_every_edtf_string_is_edtf_and_agrees_with_its_days() -> None:
    edtf = pytest.importorskip("edtf")
    notations = {}
    for language, phrases in PHRASES.items():
        for phrase in phrases:
            for expression in expressions(f"X {phrase}.", language):
                if expression.when:
                    notations[expression.when.edtf] = expression.when
    assert len(notations) > 30
    for notation, when in sorted(notations.items()):
        parsed = edtf.parse_edtf(notation)
        if "~" in notation or "/" in notation or notation[0] == "[":
            continue  # the package widens these by margins of its own
        if when.precision in ("season", "century"):
            continue  # seasons of other hemispheres' months; centuries from 1901 where EDTF's 19XX starts in 1900
        first = parsed.lower_strict()
        assert (first.tm_year, first.tm_mon, first.tm_mday) == when.earliest.timetuple()[:3]
