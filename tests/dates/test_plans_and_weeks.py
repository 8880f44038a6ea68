"""Plans told in the present or the past, weeks and weekdays within a month, what is counted from a date beside it."""

import pytest

from dates.reading_aloud import edtf


@pytest.mark.parametrize(
    ("language", "text", "notation"),
    [
        ("en", "The envoy flies to Tel Aviv on Friday.", "2022-10-14"),
        ("en", "The envoy flew to Tel Aviv on Friday.", "2022-10-07"),
        ("en", "The council is to hold closed consultations Friday.", "2022-10-14"),
        ("en", "A vote could come as early as Thursday, diplomats said.", "2022-10-13"),
        ("en", "The governor imposed a curfew from Friday.", "2022-10-14"),
        ("en", "The truce was extended Monday for a week.", "2022-10-10"),
        ("en", "The state of emergency was extended for a month, to November 3.", "2022-11-03"),
        ("en", "The envoy had been expected on Tuesday.", "2022-10-11"),
        ("en", "The envoys did not meet on Monday.", "2022-10-10"),
        ("en", "A Sunday deadline passed without an answer.", "2022-10-09"),
        ("en", "The fallout from Monday's raid is spreading.", "2022-10-10"),
        ("en", "Investors await Thursday's figures.", "2022-10-13"),
        ("en", "Shelling went on through Wednesday afternoon.", "2022-10-12"),
        ("en", "Through September, the army had lost 90 tanks.", "2022-09"),
        ("en", "Friday is the last day to register.", "2022-10-14"),
        ("en", "The deal must still be approved on Sunday.", "2022-10-16"),
        ("en", "Gunfire could be heard on Monday.", "2022-10-10"),
        ("en", "Nobody had been freed by Wednesday.", "2022-10-12"),
        ("en", "The minister, who fell ill on Monday, delivers a speech Thursday.", "2022-10-13"),
        ("fr", "Le maire recevra les élus du personnel samedi.", "2022-10-15"),
        ("en", "According to a statement Monday, the convoy will leave once roads are cleared.", "2022-10-10"),
        ("fr", "Réunis lundi à Addis-Abeba, les chefs d'État enverront une mission.", "2022-10-10"),
        ("fr", "Avant l'élection de dimanche, la police a déployé 30 000 hommes.", "2022-10-16"),
        ("fr", "A la veille du sommet de vendredi, rien n'a bougé.", "2022-10-14"),
        ("fr", "Le conseil a convoqué une réunion d'urgence pour vendredi.", "2022-10-14"),
        ("fr", "Le vote, initialement prévu mardi, a été reporté.", "2022-10-11"),
        ("fr", "L'aéroport, fermé depuis le putsch, rouvre samedi.", "2022-10-15"),
        ("fr", "Le but fixé lundi par le cabinet doit être atteint.", "2022-10-10"),
        ("fr", "Il verra son homologue, mais a attendu lundi pour le dire.", "2022-10-10"),
    ],
)
def test_a_clause_looks_back_or_ahead(language: str, text: str, notation: str) -> None:
    assert edtf(text, language)[-1:] == [notation]


@pytest.mark.parametrize(
    ("language", "text", "notation"),
    [
        ("en", "It happened in the last week of September.", "[2022-09-24..2022-09-30]"),
        ("en", "It happened on the first Monday of October 2022.", "2022-10-03"),
        ("en", "It happened over the weekend of October 1.", "2022-10-01/2022-10-02"),
        ("en", "It happened a week ago Monday.", "2022-10-03"),
        ("en", "It begins Monday week.", "2022-10-24"),
        ("en", "It happened on Friday last week.", "2022-10-07"),
        ("en", "It happened the Thursday before last.", "2022-09-29"),
        ("en", "On October seventh, they came.", "2022-10-07"),
        ("en", "They met Monday through Wednesday.", "2022-10-10/2022-10-12"),
        ("en", "He died half a century ago.", "1972~"),
        ("en", "Profit rose from the year-earlier quarter.", "2021~"),
        ("en", "It fell in the last quarter of 2021.", "2021-10/2021-12"),
        ("en", "Early in 2021 it fell.", "[2021-01-01..2021-03-31]"),
        ("en", "It has doubled since the end of last August.", "[2022-08-21..2022-08-31]"),
        ("fr", "L'île fut russe de 1783 à 1954.", "1783/1954"),
        ("en", "He died two years ago today.", "2020-10-12"),
        ("en", "They rode out the 2008-09 crisis.", "2008/2009"),
        ("fr", "Il est mort il y a deux ans jour pour jour.", "2020-10-12"),
        ("fr", "C'était la dernière semaine de mars.", "[2022-03-25..2022-03-31]"),
        ("fr", "Il sera jugé le premier lundi de novembre.", "2022-11-07"),
    ],
)
def test_weeks_and_weekdays_of_a_month_and_years_gone_by(language: str, text: str, notation: str) -> None:
    assert edtf(text, language) == [notation]


@pytest.mark.parametrize(
    ("language", "text", "notations"),
    [
        ("en", "They took the town in April 2014. A truce lapsed that October.", ["2014-04", "2014-10"]),
        ("en", "They took it in 2014 and left in March of the following year.", ["2014", "2015-03"]),
        ("en", "They took it in May 2014 and left the next spring.", ["2014-05", "2015-21"]),
        ("en", "They signed on May 15 and June 20, 2015.", ["2015-05-15", "2015-06-20"]),
        ("fr", "Ils signent le 15 mai, puis le 20 juin 2015.", ["2015-05-15", "2015-06-20"]),
        ("fr", "Né en 2011, le mouvement s'étend dès l'été suivant.", ["2011", "2012-22"]),
        ("fr", "Opéré en octobre 2018, il revint le 7 janvier suivant.", ["2018-10", "2019-01-07"]),
        ("fr", "Il a parlé la veille d'un « acte délibéré ».", ["2022-10-11"]),
        ("fr", "Le vote aura lieu le même jour que la présidentielle.", []),
        ("fr", "Il y restera jusqu'à l'automne 2023.", ["2023-23"]),
        ("fr", "Il fut pris en 2013. Deux ans plus tard, en septembre, il fuit.", ["2013", "2015~", "2015-09"]),
        ("en", "He fell in 2013. Two years later, in September, he was back.", ["2013", "2015~", "2015-09"]),
        (
            "fr",
            "Le sommet du 16 août fut repoussé, une ville étant tombée le 10 du même mois.",
            ["2022-08-16", "2022-08-10"],
        ),
        (
            "fr",
            "Le pays l'a annexée le 30 septembre après un vote organisé du 23 au 27.",
            ["2022-09-30", "2022-09-23/2022-09-27"],
        ),
        ("fr", "Le massacre de Mai-Kadra reste impuni.", []),
        ("en", "Pay will rise, retroactive to January 1.", ["2022-01-01"]),
        ("en", "He fled in 1988—the year of the war—and came back.", ["1988"]),
    ],
)
def test_dates_beside_another(language: str, text: str, notations: list[str]) -> None:
    assert edtf(text, language) == notations
