import pytest

from generator.events.lexicon import Lexicon
from generator.events.patterns import PatternError, exclusion, find, parse, pattern_of
from generator.events.words import Words

CLASSES = {"strike": ("frappe*", "bombard*"), "sport": ("match",), "transparent": ("mardi", "de lundi à mardi")}


def matched(pattern: str, text: str) -> list[str]:
    """The words that each match of the pattern uses."""
    lexicon = Lexicon(CLASSES, {})
    compiled = pattern_of(parse(pattern, lexicon))
    lexicon.close({"transparent": lexicon.class_id("$transparent")}, [])
    words = Words(text)
    found = find(compiled, lexicon.occurrences(words), words)
    return [" ".join(form for at, form in enumerate(words.forms) if match.mask >> at & 1) for match in found]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("$strike ville", "Une frappe ville", ["frappe ville"]),
        ("$strike ville", "Une frappe sur la ville", []),
        ("$strike .. ville", "Une frappe sur la ville", ["frappe ville"]),
        ("$strike ..1 ville", "Une frappe sur la ville", []),
        ("$strike ..1 ville", "Une frappe dans la nuit de lundi à mardi sur ville", []),
        ("$strike ..1 ville", "Une frappe de lundi à mardi sur ville", ["frappe ville"]),
        ("$strike ville", "Ils bombardent mardi ville et port", ["bombardent ville"]),
        ("$strike & ville", "La ville sous les frappes", ["ville frappes"]),
        ("$strike &1 ville", "La ville sous de lourdes frappes", []),
        ("$strike & ville", "Une frappe ; la ville dort", []),
        ("$strike .. ville", "Une frappe : la ville dort", []),
        ("$strike & ville & port", "Le port, la ville, des frappes", ["port ville frappes"]),
        ("$strike -$sport", "Une frappe dans le match", []),
        ("$strike -$sport", "Une frappe", ["frappe"]),
        ("$strike +$sport", "Une frappe ; plus loin, un match", ["frappe"]),
        ("$strike +$sport", "Une frappe", []),
    ],
)
def test_a_pattern_matches_as_it_is_written(pattern: str, text: str, found: list[str]) -> None:
    assert matched(pattern, text) == found


@pytest.mark.parametrize("pattern", ["", "& ville", "$strike &"])
def test_a_pattern_that_says_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="empty part"):
        parse(pattern, Lexicon(CLASSES, {}))


@pytest.mark.parametrize("pattern", ["frappe*|~frappe chirurgicale", "$strike & tir*|~tir but"])
def test_a_phrase_left_out_with_a_space_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError, match="the next step") as caught:
        parse(pattern, Lexicon(CLASSES, {}))
    assert "-" in caught.value.remedy.partition("to leave out")[0]


@pytest.mark.parametrize(
    "pattern", ["~frappe-chirurgicale|frappe* ville", "frappe*|~frappe-chirurgicale .. ville", "frappe*|~$sport ville"]
)
def test_a_step_may_leave_out_words(pattern: str) -> None:
    parse(pattern, Lexicon(CLASSES, {}))


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("$retake", "Ils ont repris le long dialogue", []),
        ("$retake", "Ils ont repris la ville après le dialogue", ["repris"]),
        ("$retake|ville", "Ils ont repris le dialogue en ville", ["ville"]),
        ("$act", "Ils ont repris le dialogue", []),
    ],
)
def test_a_class_leaves_out_the_matches_of_patterns(pattern: str, text: str, found: list[str]) -> None:
    lexicon = Lexicon({"retake": ("repris", "conquis"), "act": ("$retake", "frappe*")}, {})
    compiled = pattern_of(parse(pattern, lexicon))
    lexicon.bar(lexicon.holders("retake"), exclusion(pattern_of(parse("repris ..2 dialogue", lexicon))))
    lexicon.close({}, [])
    words = Words(text)
    places = find(compiled, lexicon.occurrences(words), words)
    assert [words.between(match.start, match.end) for match in places] == found


def test_only_a_class_that_exists_leaves_out_anything() -> None:
    lexicon = Lexicon(CLASSES, {})
    with pytest.raises(ValueError, match="no word class 'rien'"):
        lexicon.holders("rien")
