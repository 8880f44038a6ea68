import pytest

from generator.events.model import Status
from tests.events.sentences import event, events


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("L'armée a bombardé le port mardi.", 5, Status.OCCURRED),
        ("L'armée bombardera le port vendredi.", 5, Status.PLANNED),
        ("Les deux délégations doivent ouvrir des pourparlers vendredi.", -1, Status.PLANNED),
        ("L'armée pourrait bombarder le port.", 3, Status.POSSIBLE),
        ("L'armée bombardera le port si la trêve est rompue.", 3, Status.POSSIBLE),
        ("Les habitants craignent un bombardement du port.", 3, Status.POSSIBLE),
        ("L'armée n'a pas bombardé le port.", 0, Status.DENIED),
        ("Aucun bombardement n'a été signalé mardi sur le port.", 0, Status.DENIED),
        ("Moscou dément avoir bombardé le port.", 0, Status.DENIED),
        ("L'armée aurait bombardé le port mardi, selon Kiev.", 5, Status.OCCURRED),
        ("L'armée a bombardé le port mardi sans faire de victime.", 5, Status.OCCURRED),
        ("La Russie pourrait utiliser une arme nucléaire tactique.", 7, Status.POSSIBLE),
        ("Les accords, qui prévoient le départ des soldats, ont été paraphés mardi à Kiev.", -2, Status.OCCURRED),
        ("Les soldats se retiraient mardi de la ville assiégée.", -2, Status.OCCURRED),
        ("L'armée se retira mardi de la ville assiégée.", -2, Status.OCCURRED),
        ("Le ministère remettra vendredi des chars à l'armée.", 4, Status.PLANNED),
        ("Aucune base de l'armée n'a été visée mardi.", 0, Status.DENIED),
        ("Des tirs ont opposé mardi les deux armées à leur frontière contestée.", 5, Status.OCCURRED),
        ("Le pont, ouvrage inauguré en 2018, a été détruit mardi par un drone.", 5, Status.OCCURRED),
        ("Les présidents russe et turc se rencontreront jeudi pour tenter d'apaiser le conflit.", -1, Status.PLANNED),
        ("Le 6 août 1945, les Américains larguèrent une bombe atomique sur Hiroshima.", 9, Status.BACKGROUND),
        ("En 1968, les chars soviétiques sont entrés dans Prague.", 5, Status.BACKGROUND),
    ],
)
def test_the_status_is_that_of_the_clause_and_the_rung_follows(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence)
    assert (found.rung, found.status) == (rung, status)


@pytest.mark.parametrize(
    ("sentence", "rung", "status"),
    [
        ("The army will shell the port on Friday.", 5, Status.PLANNED),
        ("The army could shell the port.", 3, Status.POSSIBLE),
        ("The army did not shell the port.", 0, Status.DENIED),
        ("Officials fear that the army may shell the port.", 3, Status.POSSIBLE),
        ("The army shelled the port on Tuesday, and no one was hurt.", 5, Status.OCCURRED),
        ("The army will bomb the port if rockets keep falling.", 3, Status.POSSIBLE),
    ],
)
def test_english_has_the_same_statuses(sentence: str, rung: int, status: Status) -> None:
    found = event(sentence, "en")
    assert (found.rung, found.status) == (rung, status)


def test_the_words_that_set_the_status_are_named() -> None:
    assert event("L'armée pourrait bombarder le port.").status_reason == "pourrait"
    assert event("L'armée a bombardé le port mardi.").status_reason is None


def test_what_contrasts_is_not_negated() -> None:
    found = event("L'armée n'a pas négocié, mais elle a bombardé le port mardi.")
    assert (found.rung, found.status) == (5, Status.OCCURRED)


@pytest.mark.parametrize(
    ("language", "sentence", "days"),
    [
        ("en", "The junta denied having shelled the depot on Tuesday.", 1),
        ("fr", "La junte dément avoir bombardé le dépôt mardi.", 1),
        ("en", "The junta denied on Thursday that it had shelled the depot on Tuesday.", 2),
    ],
)
def test_a_denial_without_a_date_of_its_own_is_told_once_on_the_day_of_what_it_denies(
    language: str, sentence: str, days: int
) -> None:
    told = events(sentence, language)
    assert {one.status for one in told} == {Status.DENIED}
    assert len(told) == len({one.when.edtf for one in told}) == days
