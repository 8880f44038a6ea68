import datetime as dt

from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.events.extraction import extract_events
from generator.events.model import Role, Status
from generator.settings import ActorKind, ActorSetting, Settings
from tests.events.sentences import PUBLISHED, event, events

ACTORS = Settings(
    language="fr",
    actors=(
        ActorSetting("Russie", ("Moscou", "le Kremlin")),
        ActorSetting("Ukraine", ("Kiev",)),
        ActorSetting("Vladimir Poutine", ("Poutine",), ActorKind.PERSON),
    ),
)


def test_two_acts_with_two_dates_are_two_events() -> None:
    first, second = events(
        "L'armée a bombardé le port lundi, après que les deux camps ont signé une trêve le 3 novembre."
    )
    assert (first.rung, first.when.edtf) == (5, "2024-11-18")
    assert (second.rung, second.when.edtf) == (-2, "2024-11-03")


def test_a_date_that_only_says_which_thing_is_meant_makes_no_event() -> None:
    text = "La ville dort.\n\nLes deux camps invoquent l'accord de cessez-le-feu de 2015."
    assert [found.when.edtf for found in events(text)] == []


def test_a_lead_without_a_date_takes_the_publication_day_and_says_so() -> None:
    found = event("L'armée a bombardé le port.\n\nLes écoles ont fermé.")
    assert found.from_publication
    assert found.when.earliest == found.when.latest == PUBLISHED
    assert found.date_start == found.date_end == found.start
    assert found.how == "jour de publication"


def test_a_lead_whose_act_bears_a_name_takes_the_date_beside_it() -> None:
    found = event("L'OTAN a confirmé lundi la tenue de l'exercice Steadfast Noon.")
    assert (found.when.edtf, found.from_publication) == ("2024-11-18", False)


def test_lead_events_can_be_switched_off() -> None:
    settings = Settings(language="fr", lead_events=False)
    assert events("L'armée a bombardé le port.", settings=settings) == ()


def test_only_the_lead_takes_the_publication_day() -> None:
    assert events("La ville dort.\n\nL'armée a bombardé le port.") == ()


def test_without_a_publication_date_absolute_dates_still_give_events() -> None:
    text = "L'armée a bombardé le port le 3 mars 2023. Elle a pris la ville lundi."
    article = plain_article("a", text, "fr", None)
    found = extract_events(article, read_dates(article, Settings()), Settings())
    assert [one.when.edtf for one in found] == ["2023-03-03"]


def test_offsets_and_quote_point_into_the_text() -> None:
    text = "Un titre\n\nLe temps est gris. L'armée a bombardé le port lundi 18 novembre."
    (found,) = events(text)
    assert text[found.start : found.end] == found.quote == "L'armée a bombardé le port lundi 18 novembre."
    assert text[found.date_start : found.date_end] == "lundi 18 novembre"


def test_an_act_that_lies_ahead_is_planned() -> None:
    assert event("Pourparlers le 3 décembre 2024 à Genève entre les deux délégations.").status is Status.PLANNED


def test_actors_have_their_roles() -> None:
    found = event("Moscou a bombardé Kiev lundi, a dit Poutine.", settings=ACTORS)
    roles = {actor.name: actor.role for actor in found.actors}
    assert roles == {"Russie": Role.AGENT, "Ukraine": Role.TARGET, "Vladimir Poutine": Role.SPEAKER}


def test_in_the_passive_the_agent_follows() -> None:
    found = event("Kiev a été bombardée lundi par Moscou.", settings=ACTORS)
    assert {actor.name: actor.role for actor in found.actors} == {"Ukraine": Role.TARGET, "Russie": Role.AGENT}


def test_names_count_with_their_capitals() -> None:
    found = event("Le kremlin de la ville a été bombardé lundi.", settings=ACTORS)
    assert found.actors == ()


def test_a_pronoun_takes_the_actor_that_opened_the_sentence_before() -> None:
    text = "Poutine a promis mardi la victoire à ses troupes. Il a brandi la menace nucléaire mercredi."
    found = events(text, settings=ACTORS)[-1]
    assert [actor.name for actor in found.actors] == ["Vladimir Poutine"]
    assert found.headline.startswith("Vladimir Poutine a brandi")


def test_a_denial_in_quotes_takes_the_day_on_which_it_was_said() -> None:
    text = "Le porte-parole s'est exprimé lundi. « Nous n'avons vu aucun mouvement d'armes nucléaires », a-t-il dit."
    found = events(text)[-1]
    assert (found.rung, found.status, found.when.earliest) == (0, Status.DENIED, dt.date(2024, 11, 18))


def test_a_dated_happening_of_the_crisis_off_the_ladder_stays_unclassified() -> None:
    found = event("Un hélicoptère militaire s'est écrasé lundi.\n\nRien d'autre.", settings=ACTORS)
    assert (found.rung, found.pattern) == (None, None)


def test_a_language_without_data_gives_no_events() -> None:
    article = plain_article("a", "Die Armee beschoss den Hafen.", "de", PUBLISHED)
    assert extract_events(article, (), Settings()) == ()


def test_the_same_article_gives_the_same_events() -> None:
    text = "L'armée a bombardé le port lundi, selon Kiev. Des pourparlers s'ouvriront vendredi."
    assert events(text, settings=ACTORS) == events(text, settings=ACTORS)


def test_the_second_name_of_an_actor_may_be_a_place() -> None:
    met = event("Xi Jinping a rencontré mardi à Moscou Vladimir Poutine.", settings=ACTORS)
    assert [actor.name for actor in met.actors] == ["Vladimir Poutine"]
    given = event("Paris a livré mardi des missiles à Kiev.", settings=ACTORS)
    assert [actor.name for actor in given.actors] == ["Ukraine"]


def test_the_date_of_what_an_act_refers_to_is_not_its_own() -> None:
    found = event("Le 24 octobre, Moscou a rompu le traité d'assistance militaire signé en juin à Pyongyang.")
    assert found.when.edtf == "2024-10-24"


def test_what_a_lead_is_the_first_since_is_not_its_date() -> None:
    found = event("Pour la première fois depuis 1995, l'armée a installé des armes nucléaires hors du pays.")
    assert (found.when.earliest, found.from_publication) == (PUBLISHED, True)


def test_a_pronoun_taken_back_is_no_town_taken_back() -> None:
    text = "La ville dort.\n\nLa formule, Joe Biden et Poutine l'ont reprise dans la même ville le 16 juin 2021."
    assert [found.rung for found in events(text, settings=ACTORS)] == [None]


def test_a_sentence_that_names_no_arms_is_read_as_one_of_the_war_that_is_told_before_it() -> None:
    after = "Quatre maisons ont été incendiées mardi."
    assert not events(after)
    told = events("Des hommes armés ont attaqué mardi un village malien. " + after)
    assert [event.quote for event in told][1:] == [after]


def test_a_sentence_after_news_of_the_war_is_still_read_by_its_own_words() -> None:
    told = events("L'armée a repris la ville mardi. Les prix du pain ont explosé mardi.")
    assert [event.rung for event in told] == [5]
