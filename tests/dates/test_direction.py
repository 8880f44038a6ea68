import pytest

from dates.reading_aloud import edtf

LAST, NEXT = "2022-10-07", "2022-10-14"
"""The Fridays around Wednesday 12 October 2022."""


@pytest.mark.parametrize(
    "text",
    [
        "Les ministres se réuniront vendredi à Bruxelles.",
        "Le Conseil se réunit vendredi pour en parler.",
        "Vendredi, le Conseil se réunira à huis clos.",
        "Un sommet prévu vendredi doit trancher.",
        "La réunion, prévue vendredi, a été annulée.",
        "Le Parlement doit se prononcer vendredi.",
        "L'armée a indiqué que les soldats partiraient vendredi.",
        "Les négociations reprendront vendredi à Genève.",
        "Poutine recevra vendredi son homologue.",
        "Une trêve devrait entrer en vigueur vendredi.",
        "Les deux camps ont jusqu'à vendredi pour répondre.",
        "D'ici vendredi, tout sera prêt.",
        "Moscou exige une réponse avant vendredi.",
        "Les écoles resteront fermées vendredi.",
        "Des manifestations sont prévues vendredi dans tout le pays.",
        "Les États-Unis vont livrer vendredi les premiers chars.",
        "Le sommet, dont vendredi marquera la fin, est un échec.",
    ],
)
def test_a_future_or_an_announcement_takes_the_next_weekday(text: str) -> None:
    assert edtf(text) == [NEXT]


@pytest.mark.parametrize(
    "text",
    [
        "Le Kremlin a annoncé vendredi la fin de la trêve.",
        "Le chef de l'Otan a déclaré vendredi que la Russie frapperait.",
        "L'attaque survenue vendredi a fait dix morts.",
        "Selon un communiqué publié vendredi, la ville résiste.",
        "La trêve est entrée en vigueur vendredi.",
        "Les frappes de vendredi ont tué trois civils.",
        "Les pompiers étaient vendredi encore sur place.",
        "Il n'a pas pu voter vendredi.",
        "Vendredi soir, les sirènes hurlaient à Kiev.",
        "L'Iran dit avoir tiré vendredi un missile.",
        "Le ministère accuse Kiev d'avoir, vendredi, détruit le pont.",
    ],
)
def test_a_past_or_nothing_takes_the_last_weekday(text: str) -> None:
    assert edtf(text) == [LAST]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers will meet on Friday in Brussels.",
        "A summit scheduled for Friday was called off.",
        "Talks resume on Friday in Geneva.",
        "A truce is due to take effect on Friday.",
        "Both sides have until Friday to reply.",
        "Russia has demanded an answer by Friday.",
        "The two leaders agreed to meet on Friday.",
        "Zelensky is expected to address Congress Friday.",
        "The funeral will be held on Friday.",
        "Ahead of Friday's vote, the parties traded blame.",
        "The rebels have vowed to attack on Friday.",
        "The union threatened to strike on Friday.",
        "He promised to publish the list Friday.",
        "The company said it will cut jobs on Friday.",
        "Leaders are due to agree on Friday to extend the sanctions.",
        "Nissan has reported; Honda follows Friday.",
        "The next meeting is on Friday.",
        "King, who steps down as governor of the bank on Friday, was ill.",
        "The report is published on Friday.",
        "The group has until noon on Friday to free them.",
        "Two ministers travel to Rome on Friday.",
        'They called for an "uprising" and marches on Friday.',
        "A decision is not expected before Friday.",
        "The emergency was extended for a month, to Friday.",
    ],
)
def test_english_that_looks_ahead_takes_the_next_weekday(text: str) -> None:
    assert edtf(text, "en") == [NEXT]


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin announced on Friday the end of the truce.",
        "Ten people were killed on Friday.",
        "He told reporters on Friday he would resign.",
        "Friday's strikes killed three civilians.",
        "Troops have been massing there since Friday.",
        "The truce took effect on Friday.",
        "Iran vowed on Friday to retaliate.",
        "The two sides agreed Friday to resume talks.",
        "Moscow threatened on Friday to leave the deal.",
        "The minister, who promised Friday to resign, is gone.",
        "The company said on Friday it will cut jobs.",
        "The move follows Friday's raid.",
        "He was forced to travel to Rome on Friday.",
        "The town fell just before 6 p.m. on Friday.",
        "The deal was extended for 120 days on Friday.",
        "The emergency was extended on Friday to the whole north.",
    ],
)
def test_english_that_looks_back_takes_the_last_weekday(text: str) -> None:
    assert edtf(text, "en") == [LAST]


def test_what_is_due_may_be_today_and_a_plain_future_is_not() -> None:
    assert edtf("Un sommet est prévu mercredi.") == ["2022-10-12"]
    assert edtf("Ils se verront mercredi.") == ["2022-10-19"]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("L'arme sera prête en juillet.", "2023-07"),
        ("Un discours prononcé en septembre.", "2022-09"),
        ("Elle fut frappée en novembre.", "2021-11"),
        ("Ils partiront le 3 février.", "2023-02-03"),
        ("Ils sont partis le 3 février.", "2022-02-03"),
        ("En octobre, il se tait.", "2022-10"),
        ("Le vote a été fixé au 14 octobre.", "2022-10-14"),
        ("Mardi 1er mars, il neigeait.", "2022-03-01"),
        ("La base ouvrira à l'été.", "2023-22"),
    ],
)
def test_a_date_without_a_year_is_pulled_by_the_tense(text: str, notation: str) -> None:
    assert edtf(text) == [notation]


def test_an_accent_tells_the_preposition_from_the_verb() -> None:
    assert edtf("Rendez-vous est fixé à tous vendredi.") == [NEXT]


@pytest.mark.parametrize(
    "text",
    [
        "About a thousand had arrived by Friday night.",
        "No group had claimed responsibility by Friday.",
        "The ministry did not reply by Friday.",
    ],
)
def test_what_had_been_done_by_a_day_is_past(text: str) -> None:
    assert edtf(text, "en") == [LAST]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry had demanded an answer by Friday.",
        "He had been told to leave by Friday.",
        "They had promised a reply by Friday.",
    ],
)
def test_what_had_been_demanded_by_a_day_is_still_to_come(text: str) -> None:
    assert edtf(text, "en") == [NEXT]


@pytest.mark.parametrize(
    ("text", "notation"),
    [
        ("The sale had been planned for December.", "2022-12"),
        ("The sale, originally planned for August, is off.", "2022-08"),
        ("The vote had been scheduled for Friday.", LAST),
        ("The exercise announced for early November was put off.", "[2022-11-01..2022-11-10]"),
        ("It had been built in December.", "2021-12"),
        ("She had hoped to go in August.", "2022-08"),
        ("Managers take a pay cut from January.", "2023-01"),
        ("It cut their pay in January.", "2022-01"),
        ("Rescuers had hoped to reach the miners by Friday.", LAST),
        ("They hope to reach the miners by Friday.", NEXT),
        ("It is staying above its lows of June.", "2022-06"),
    ],
)
def test_a_month_that_had_been_planned_is_the_nearest_and_a_weekday_past(text: str, notation: str) -> None:
    assert edtf(text, "en") == [notation]
