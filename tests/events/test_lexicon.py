import pytest

from generator.events.lexicon import Lexicon
from generator.events.words import Words

ENDINGS = {"er": ("er", "e", "ent", "é", "aient"), "v": ("", "s", "ed", "&ed")}


def places(members: str, text: str, classes: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    """The stretches of `text` that belong to the class of these members."""
    lexicon = Lexicon(classes or {}, ENDINGS)
    class_id = lexicon.class_id(members)
    words = Words(text)
    return [words.between(start, end) for start, end in lexicon.occurrences(words).places(class_id)]


@pytest.mark.parametrize(
    ("members", "text", "found"),
    [
        ("trêve", "La TREVE tient", ["TREVE"]),
        ("bombard*", "Ils bombardaient le port", ["bombardaient"]),
        ("*rait", "Il pourrait frapper", ["pourrait"]),
        ("*rait", "À Fourait", []),
        ("tir+er", "Ils tirent, il a tiré", ["tirent", "tiré"]),
        ("tir+er", "un tiroir", []),
        ("stop+v", "They stopped, she stops, it stoppeds", ["stopped", "stops"]),
        ("attack+v|cool+v", "attacked, attackked, coolled, cooled", ["attacked", "cooled"]),
        ("cessez-le-feu", "Le cessez-le-feu", ["cessez-le-feu"]),
        ("état d'alerte", "en état d’alerte", ["état d’alerte"]),
        ("chars lourd*", "des chars lourds et des chars", ["chars lourds"]),
        ("bombard*|~bombardier*", "un bombardier bombarde", ["bombarde"]),
        ("attack*|~attack helicopter*", "attack helicopters attacked", ["attacked"]),
        ("=nié", "Il a nié, elle nie", ["nié"]),
        ("US", "The US told us", ["US"]),
        ("m23|G7|f-16", "Le M23, le G7, les g7, un F-16 et un F16", ["M23", "G7", "F-16", "F16"]),
        ("Mars", "En mars, Mars", ["Mars"]),
        ("à|là", "il a dit à Kiev", ["à"]),
        ("vers ^", "vers Kiev puis vers elle", ["vers Kiev"]),
        ("oe", "la manœuvre", []),
        ("manoeuvre*", "les manœuvres", ["manœuvres"]),
    ],
)
def test_members_mean_the_words_that_their_form_says(members: str, text: str, found: list[str]) -> None:
    assert places(members, text) == found


def test_a_class_may_hold_another() -> None:
    classes = {"missile": ("roquette*", "obus"), "arme": ("$missile", "char")}
    assert places("$arme", "Un char, des roquettes, un obus", classes) == ["char", "roquettes", "obus"]


def test_a_phrase_may_have_words_of_classes() -> None:
    classes = {"aux": ("ont", "$one"), "one": ("a",), "done": ("tiré", "pris*", "~prisé")}
    classes["past"] = ("$aux $done", "de $done à")
    text = "Il a pris, ils ont tiré, il a prisé, de tiré à pris"
    assert places("$past", text, classes) == ["a pris", "ont tiré", "de tiré à"]


def test_a_class_that_opens_a_phrase_holds_single_words() -> None:
    with pytest.raises(ValueError, match="the word class 'a' opens the phrase '\\$a tiré'"):
        places("$a tiré", "texte", {"a": ("ont", "ont bien")})


def test_what_a_class_leaves_out_its_holders_leave_out_too() -> None:
    classes = {"strike": ("strik*", "~strikers", "~strike action"), "fight": ("$strike", "$walk", "strikers", "raid")}
    classes["walk"] = ("walk out", "$strike")
    text = "strikers strike, strike action, a raid, they walk out"
    assert places("$fight", text, classes) == ["strike", "raid", "walk out"]
    assert places("raid|$strike", text, classes) == ["strike", "raid"]
    assert places("raid|strikers", text, classes) == ["strikers", "raid"]


def test_classes_share_their_members_without_sharing_what_is_left_out() -> None:
    lexicon = Lexicon({"strike": ("strik*", "hunger strike")}, ENDINGS)
    every, some = lexicon.class_id("$strike|raid"), lexicon.class_id("raid|$strike|~striking")
    words = Words("A striking raid, a hunger strike")
    occurrences = lexicon.occurrences(words)
    assert [words.between(*place) for place in occurrences.places(every)][:2] == ["striking", "raid"]
    assert [words.between(*place) for place in occurrences.places(some)] == ["raid", "hunger strike", "strike"]


def test_a_class_may_bar_all_that_another_holds() -> None:
    classes = {"thing": ("battle tank*", "strikers"), "fight": ("battle*", "strik*", "~$thing")}
    assert places("$fight", "battle tanks, a battle, strikers, strikes", classes) == ["battle", "strikes"]


@pytest.mark.parametrize(
    ("members", "message"),
    [("$rien", "no word class 'rien'"), ("tir+ir", "no endings 'ir'"), ("a|-", "has no word")],
)
def test_a_mistake_in_a_member_is_named(members: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        places(members, "texte")


def test_a_class_that_includes_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="includes itself"):
        places("$a", "texte", {"a": ("$b",), "b": ("$a",)})


def test_of_a_compound_the_first_word_alone_tells_what_it_is() -> None:
    lexicon = Lexicon({"compound": ("avion* de combat",)}, ENDINGS)
    names = {"compound": lexicon.class_id("$compound")}
    combat = lexicon.class_id("combat*")
    lexicon.close(names, [])
    words = Words("Des avions de combat ont pris part aux combats")
    assert [words.between(*place) for place in lexicon.occurrences(words).places(combat)] == ["combats"]
