"""The interface speaks the site's language, all of it, and dates are written as its readers write them."""

from __future__ import annotations

import ast
import datetime as dt
import itertools
import re
from pathlib import Path
from types import ModuleType

import jinja2
import pytest
from babel.messages.pofile import read_po

from generator.pages.date_wording import date_shown
from generator.pages.language import CATALOGUES, Language
from generator.pages.theme import theme_folder

FRENCH = {
    "2022-02-24": ("jeudi 24 février 2022", "jeu. 24", "2022-02-24"),
    "2022-10-01": ("samedi 1ᵉʳ octobre 2022", "sam. 1ᵉʳ", "2022-10-01"),
    "2022-09-28~": ("vers le 28 septembre 2022", "vers le 28", None),
    "[2022-10-03..2022-10-09]": ("dans la semaine du 3 au 9 octobre 2022", "3–9", None),
    "2022-10-17/2022-10-30": ("du 17 au 30 octobre 2022", "17–30", None),
    "2022-12-28/2023-01-03": ("du 28 décembre 2022 au 3 janvier 2023", "28–3 janv. 2023", None),
    "[2022-04-01..2022-04-10]": ("début avril 2022", "début", None),
    "[2022-04-11..2022-04-20]": ("mi-avril 2022", "mi-mois", None),
    "2022-03~": ("vers mars 2022", "vers mars 2022", None),
    "2022-03": ("mars 2022", "mars 2022", "2022-03"),
    "2023-21": ("printemps 2023", "printemps 2023", None),
    "2022": ("2022", "2022", "2022"),
    "199X": ("années 1990", "années 1990", None),
    "2022-02-24/..": ("depuis le 24 février 2022", "depuis le 24 févr.", None),
}


@pytest.mark.parametrize("edtf", FRENCH)
def test_a_date_is_written_in_french_as_precisely_as_it_is_known(edtf: str, crisis: ModuleType) -> None:
    shown = date_shown(crisis.when(edtf), Language("fr"))
    assert (shown.full, shown.short, shown.machine) == FRENCH[edtf]


def test_only_a_month_or_coarser_is_loose(crisis: ModuleType) -> None:
    language = Language("fr")
    loose = [edtf for edtf in FRENCH if date_shown(crisis.when(edtf), language).loose]
    assert loose == ["2022-03~", "2022-03", "2023-21", "2022", "199X"]


def test_a_span_shows_its_two_ends(crisis: ModuleType) -> None:
    shown = date_shown(crisis.when("[2022-10-03..2022-10-09]"), Language("en"))
    assert (shown.full, shown.first, shown.last) == ("in the week of 3 to 9 October 2022", "3", "9")


def test_french_punctuation_takes_no_break_spaces_and_text_keeps_its_length() -> None:
    text = "« Non : jamais ! » dit-il ; vraiment ?"
    set_text = Language("fr").typeset(text)
    assert set_text == "«\u00a0Non\u00a0: jamais\u202f!\u00a0» dit-il\u202f; vraiment\u202f?"
    assert len(set_text) == len(text)
    assert Language("en").typeset(text) == text


def test_every_plain_space_beside_a_mark_is_set_once_whatever_stands_around_it() -> None:
    found = re.compile("(?<=«) | (?=[:;!?»%])")

    def expected(text: str) -> str:
        return found.sub(lambda at: "\u202f" if text[at.end() : at.end() + 1] in tuple(";!?") else "\u00a0", text)

    language = Language("fr")
    for letters in itertools.product(" «»:!a", repeat=5):
        text = "".join(letters)
        assert language.typeset(text) == expected(text)


def test_a_language_without_a_catalogue_speaks_english_with_its_own_month_names() -> None:
    language = Language("de")
    assert language.say("status-occurred") == Language("en").say("status-occurred")
    assert language.date(dt.date(2022, 10, 1), "pattern-month") == "Oktober 2022"


def template_messages() -> set[str]:
    environment = jinja2.Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.policies["ext.i18n.trimmed"] = True
    found = set()
    for path in theme_folder().glob("*.html"):
        for _, _, message in environment.extract_translations(path.read_text("utf-8")):
            found.add(message if isinstance(message, str) else message[0])
    return found


def code_keys() -> set[str]:
    """The keys that the code and the templates say, those made with a variable by their beginning."""
    keys = set()
    for path in Path(CATALOGUES).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and _is_key(node.value):
                keys.add(node.value)
    for path in theme_folder().glob("*.html"):
        keys |= set(re.findall(r"language\.(?:say|date)\([^)]*?'([a-z]+(?:-[a-z]+)+)'", path.read_text("utf-8")))
    return keys


def _is_key(text: str) -> bool:
    return re.fullmatch(r"(pattern|date|typography|time|cite|corrections)(-[a-z]+)+", text) is not None


def catalogue(code: str) -> set[str]:
    with (CATALOGUES / code / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return {
            (message.id if isinstance(message.id, str) else message.id[0])
            for message in read_po(file)
            if message.id and message.string and all(message.string)
        }


def test_french_says_everything_that_templates_say() -> None:
    assert template_messages() - catalogue("fr") == set()


def test_french_says_nothing_that_templates_no_longer_say() -> None:
    assert catalogue("fr") - catalogue("en") - template_messages() == set()


def test_both_languages_say_every_key_of_the_code() -> None:
    keys = code_keys()
    assert len(keys) > 20
    assert keys - catalogue("en") == set()
    assert keys - catalogue("fr") == set()
    assert catalogue("en") - catalogue("fr") == set()


def test_a_french_site_shows_no_english_sentence(french: dict[str, bytes]) -> None:
    english = {message for message in template_messages() if len(message) > 14 and "%" not in message}
    assert english
    for path in ("index.html", "method.html", "data.html", "sources.html", "entries/2022-02-24-005.html"):
        page = french[path].decode()
        assert [message for message in english if message in page] == [], path
