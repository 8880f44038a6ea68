"""The data of each language: what it names must be named alike everywhere."""

from pathlib import Path

import pytest
import yaml

import generator.timeline
from generator.settings import ActorSetting
from generator.timeline.lexicons import ACTOR, COMMON, NAME, Weights, languages, lexicon, name_form
from generator.timeline.proposals import usual_reason
from generator.timeline.terms import TermReader

FOLDER = Path(generator.timeline.__file__).parent / "languages"
SHARED = yaml.safe_load((FOLDER / "shared.yaml").read_text("utf-8"))


def concepts(language: str) -> dict[str, list[str]]:
    data: dict[str, list[str]] = yaml.safe_load((FOLDER / f"{language}.yaml").read_text("utf-8"))["concepts"]
    return data


@pytest.mark.parametrize("language", languages())
def test_every_language_names_the_same_matters(language: str) -> None:
    assert set(concepts(language)) == set(concepts("fr"))
    assert set(SHARED["common"]) <= set(concepts(language))


@pytest.mark.parametrize("language", languages())
def test_every_language_words_the_usual_reasons(language: str) -> None:
    for matter in ("date", "rung", "status", "merge", "split", "hide"):
        assert usual_reason(matter, language)
    assert usual_reason("date", "xx") == usual_reason("date", "en")


@pytest.mark.parametrize("language", languages())
def test_no_word_names_two_matters(language: str) -> None:
    words = [word for named in concepts(language).values() for word in named]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("language", languages())
def test_words_of_one_matter_are_read_as_it(language: str) -> None:
    reader = TermReader((), Weights())
    for name, words in concepts(language).items():
        for word in words:
            if word.rstrip("*") not in lexicon(language).stop:
                kind = COMMON if name in SHARED["common"] else "="
                assert set(reader.words(word.rstrip("*"), language)) == {kind + name}, word


@pytest.mark.parametrize(
    "spellings",
    [
        ("Kiev", "Kyiv"),
        ("Orechnik", "Oreshnik"),
        ("Zaporijjia", "Zaporizhzhia"),
        ("Choïgou", "Shoigu"),
        ("Koursk", "Kursk"),
        ("Tchernobyl", "Chernobyl", "Chornobyl"),
        ("Prigojine", "Prigozhin"),
        ("Louhansk", "Luhansk"),
    ],
)
def test_spellings_of_one_name_agree(spellings: tuple[str, ...]) -> None:
    assert len({name_form(name) for name in spellings}) == 1


def test_different_names_differ() -> None:
    names = [
        "Kiev",
        "Lviv",
        "Dnipro",
        "Koursk",
        "Kertch",
        "Kharkiv",
        "Kherson",
        "Minsk",
        "Briansk",
        "Belgorod",
        "Soumy",
    ]
    assert len({name_form(name) for name in names}) == len(names)


def test_countries_and_peoples_are_one_in_every_language_and_are_the_sites_actors_where_it_lists_them() -> None:
    reader = TermReader((ActorSetting("Royaume de Perse", ("Iran",)),), Weights())
    assert set(reader.words("iranien", "fr")) == set(reader.words("Iranians", "en")) == {"@Royaume de Perse"}
    assert set(reader.words("Allemagne", "fr")) == set(reader.words("Germany", "en"))
    assert set(reader.words("Arabie saoudite", "fr")) == set(reader.words("Saudi Arabia", "en"))


def test_words_that_only_look_like_countries_are_words() -> None:
    french, english = TermReader((), Weights()).words("la réunion, une grenade", "fr"), TermReader((), Weights())
    assert not [term for term in french if term.startswith("@")]
    assert not [term for term in english.words("to perish over turkey and jordan", "en") if term.startswith("@")]
    assert set(english.words("Jordan", "en")) == {"@JO"}


def test_an_alias_of_several_words_is_one_actor() -> None:
    reader = TermReader((ActorSetting("États-Unis", ("Maison-Blanche", "White House")),), Weights())
    assert set(reader.words("La Maison-Blanche", "fr")) == {"@États-Unis"}
    assert set(reader.words("the White House", "en")) == {"@États-Unis"}


def test_an_unknown_language_still_compares_by_its_longer_words() -> None:
    reader = TermReader((), Weights())
    words = reader.words("De brug bij Kermal is ingestort", "nl")
    assert words["brug"] > words["de"]
    assert "^krml" in words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fr", ("base", "bases")),
        ("fr", ("vise", "visé", "visent", "viser", "visées")),
        ("en", ("sound", "sounded", "sounds", "sounding")),
    ],
)
def test_inflected_words_agree(language: str, words: tuple[str, ...]) -> None:
    reader = TermReader((), Weights())
    assert len({tuple(reader.words(word, language)) for word in words}) == 1


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("grecques", "Greek"),
        ("l’armée turque", "the Turkish army"),
        ("la CPI", "the International Criminal Court"),
        ("les talibans", "the Taliban"),
        ("l’ONU", "the UN"),
    ],
)
def test_peoples_and_bodies_are_one_in_every_language(french: str, english: str) -> None:
    reader = TermReader((), Weights())
    one, other = (
        {term for term in reader.words(text, language) if term[0] in (ACTOR, NAME)}
        for text, language in ((french, "fr"), (english, "en"))
    )
    assert one == other
    assert one


def test_a_people_is_the_sites_actor_where_it_lists_that() -> None:
    reader = TermReader((ActorSetting("Grèce", ("Greece", "Athènes")),), Weights())
    assert set(reader.words("grecque", "fr")) == set(reader.words("Athènes", "fr")) == {"@Grèce"}


def test_a_seat_of_government_stands_for_its_country_and_is_a_town() -> None:
    reader = TermReader((), Weights())
    assert set(reader.words("Damas", "fr")) == set(reader.words("Damascus", "en")) == {"@SY", "^dmscs"}
    assert set(reader.words("syrienne", "fr")) == {"@SY"}
    assert "@SY" not in reader.words("damas", "fr")
