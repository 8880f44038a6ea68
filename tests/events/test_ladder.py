from generator.events.ladder import check_ladder, rung_name
from generator.events.ladder_file import rungs
from generator.settings import LadderSetting, PatternSetting, Settings
from tests.events.sentences import event, events

SENTENCE = "Le colonel a mangé lundi son képi devant l'armée."


def site(**ladder: object) -> Settings:
    return Settings(language="fr", ladder=LadderSetting(**ladder))  # type: ignore[arg-type]


def pattern(match: str, name: str = "képi", rung: int = 6) -> PatternSetting:
    return PatternSetting(name, rung, "fr", match)


def test_a_site_adds_patterns_that_see_neither_case_nor_accents() -> None:
    found = event(SENTENCE, settings=site(patterns=(pattern(r"\bKEPI\b"),)))
    assert (found.rung, found.pattern) == (6, "képi")


def test_a_site_pattern_of_another_language_does_not_count() -> None:
    assert event(SENTENCE, settings=site(patterns=(PatternSetting("képi", 6, "en", "képi"),))).rung is None


def test_a_site_silences_patterns() -> None:
    sanctions = "Bruxelles a adopté mardi des sanctions contre Minsk."
    assert event(sanctions).pattern == "sanctions"
    silenced = events(sanctions, settings=site(silence=("sanctions",)))
    assert all(found.pattern != "sanctions" for found in silenced)


def test_a_site_pattern_comes_before_those_of_the_program() -> None:
    own = site(patterns=(pattern("port de peche", name="peche", rung=2),))
    found = event("L'armée a bombardé lundi le port de pêche.", settings=own)
    assert (found.rung, found.pattern) == (2, "peche")
    denied = event("L'armée dément avoir bombardé le port de pêche.", settings=own)
    assert (denied.rung, denied.status) == (0, "denied")


def test_a_site_replaces_a_pattern_by_its_name() -> None:
    own = site(patterns=(pattern("kepi", name="sanctions", rung=1),))
    assert all(found.rung != 2 for found in events("Bruxelles a adopté mardi des sanctions.", settings=own))
    assert event(SENTENCE, settings=own).rung == 1


def test_a_site_renames_rungs() -> None:
    own = site(names={"5": "La guerre"})
    assert rung_name(5, own) == "La guerre"
    assert rung_name(4, own) == "Mobilisation"
    assert rung_name(5, Settings(language="en")) == "Combat"
    assert rung_name(None, own) is None


def test_a_rung_has_an_english_name_where_a_language_has_none() -> None:
    assert rung_name(6, Settings(language="de")) == "Widening"
    assert all({"fr", "en"} <= set(rung.names) for rung in rungs().values())


def test_names_of_rungs_are_short_enough_for_a_chip() -> None:
    assert max(len(name) for rung in rungs().values() for name in rung.names.values()) <= 20


def test_the_ladder_has_the_twelve_rungs_of_the_contract() -> None:
    assert list(rungs()) == list(range(-2, 10))
    assert [rungs()[number].words for number in (4, 5, 6, 9)] == [3, 3, 3, 7]


def test_patterns_that_cannot_be_used_are_problems() -> None:
    bad = site(patterns=(pattern("(?=a)b"), pattern("(", "paren"), pattern("a*", "vide"), pattern("ok", "bon")))
    messages = [str(problem) for problem in check_ladder(bad)]
    assert len(messages) == 3
    assert all(message.startswith("site.yaml:1:1: the ladder pattern") for message in messages)


def test_silencing_what_does_not_exist_suggests_what_does() -> None:
    (problem,) = check_ladder(site(silence=("sanction",)))
    assert "did you mean 'sanctions'?" in str(problem)


def test_a_good_ladder_has_no_problems() -> None:
    assert check_ladder(site(patterns=(pattern("kepi"),), silence=("strikes", "képi"))) == []
