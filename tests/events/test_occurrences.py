import pytest

from generator.events.lexicon import Lexicon
from generator.events.occurrences import Occurrences
from generator.events.words import Words, within, words_in

CLASSES = {"truce": ("trêve", "cessez-le-feu"), "negation": ("pas",), "rest": ("trêve des confiseurs",)}


def occurrences(text: str) -> Occurrences:
    lexicon = Lexicon(CLASSES, {})
    names = {name: lexicon.class_id(f"${name}") for name in CLASSES}
    truce = lexicon.holders("truce")
    lexicon.bar(truce, lambda occurrences, _: [0b111 << start for start, _ in occurrences.named("rest")])
    lexicon.close(names, [])
    return lexicon.occurrences(Words(text))


@pytest.mark.parametrize(
    ("name", "text", "starts", "ends"),
    [
        ("negation", "Pas de trêve, pas de paix", [0, 3], [1, 4]),
        ("truce", "La trêve, le cessez-le-feu", [1, 3], [2, 6]),
        ("truce", "La trêve des confiseurs puis une trêve", [6], [7]),
        ("truce", "La paix", [], []),
        ("unknown", "La trêve", [], []),
    ],
)
def test_the_places_of_a_class_have_bits_at_their_edges(
    name: str, text: str, starts: list[int], ends: list[int]
) -> None:
    found = occurrences(text)
    assert words_in(found.starts(name)) == starts
    assert words_in(found.ends(name)) == ends
    assert found.named(name) == list(zip(starts, ends, strict=True))


@pytest.mark.parametrize(
    ("first", "last", "inside"), [(0, 2, False), (-3, 3, True), (2, 3, True), (3, 9, False), (2, 2, False)]
)
def test_a_mask_has_words_within_a_stretch(first: int, last: int, inside: bool) -> None:
    assert within(0b100, first, last) is inside
