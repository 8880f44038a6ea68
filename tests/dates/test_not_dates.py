import pytest

from dates.reading_aloud import edtf, words


@pytest.mark.parametrize(
    "text",
    [
        "Elle a 87 ans et lui soixante-deux ans.",
        "Sept mois de guerre et dix jours de trêve.",
        "Je ne sais pas, la mer monte, sa main tremble.",
        "Le robot posé sur Mars roule encore ; la planète Mars est rouge.",
        "Le 60e anniversaire de la bombe.",
        "Une somme de 1 990 euros, 2000 dollars, 60.082.000 habitants.",
        "Ils ont gagné 6-5, 3-2 au match retour.",
        "Les jeunes de 6-16 ans.",
        "Une hausse de 2022 % et le F-16 abattu.",
        "Le marché de Noël a fermé.",
        "Tous les mardis et chaque vendredi.",
        "Il reste, à ce jour, introuvable.",
        "Des milliers de maisons et la maire de la ville.",
        "Les marsouins et les avrils.",
        "Il en a sept ou dix.",
        "Le trente-deuxième bataillon, puis le trente-deuxième, est parti.",
        "La résolution 1970 et les résolutions 1701 et 1559 restent.",
        "Le vol MH 1717, la page 1954, l'article 2000, le décret n° 2021-1040, la loi n°2010-1536, l'opération 1027.",
        "Les plans France 2030 et Vision 2030, l'Agenda 2063.",
        "Le Mouvement du 23 mars et la Brigade du 17 mai ont signé.",
        "La rue du 4-Septembre, la place du 8 mai 1945, le pont du 25-Avril, le stade du 28-Septembre.",
        "Au 12, rue des Lilas, au 10 de la rue Mercière.",
        "Une force de 2000 combattants, 1900 familles, 2000 obus, de 1800 à 2000 hommes, jusqu'à 2000 civils.",
        "Plus de 2000 ont fui, près de 1900 sont restés, les 2000 du bataillon aussi.",
        "Il a touché 2000 € puis 2000 $.",
        "Le M23, des S-300, des Su-25, la RN 20, la D 1945 et la N2020.",
        "Tél. : 01 45 20 20 21, 05.12.10.22, +33 6 12 11 20 22.",
        "De 8 h à 20 h, à 20 heures, 24 heures sur 24, 7 jours sur 7.",
    ],
)
def test_french_look_alikes_are_not_dates(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Le trente et un mars, il est parti.", ["Le trente et un mars"]),
        ("La loi de 1901 et la résolution 1970 du 26 février 2011.", ["1901", "du 26 février 2011"]),
        ("La résolution 1970, adoptée le 26 février.", ["le 26 février"]),
        ("En 2021 plusieurs villes sont tombées ; en 2022 les autres.", ["2021", "2022"]),
        ("La victoire de 1945, puis celle de 1962 aux urnes.", ["1945", "1962"]),
        ("L'attaque du 4 septembre et le camp du 12 avril.", ["du 4 septembre", "du 12 avril"]),
        ("Le 11-Novembre, jour férié.", ["Le 11-Novembre"]),
    ],
)
def test_dates_beside_what_looks_like_those_are_dates(text: str, read: list[str]) -> None:
    assert words(text) == read


def test_a_number_of_something_lends_no_year_to_a_date_after_it() -> None:
    assert edtf("L'ONU a adopté la résolution 1970, le 26 février.") == ["2022-02-26"]


def test_ordinals_in_words_of_any_size_count_the_days_of_a_war() -> None:
    assert edtf("Au trente-deuxième jour de la guerre, puis au cent vingt et unième jour de la guerre.") == [
        "2022-03-27",
        "2022-06-24",
    ]
    assert edtf("On the thirty-second day of the war.", "en") == ["2022-03-27"]
    assert edtf("The thirty-second of March and the twenty-third of March.", "en") == ["2022-03-23"]


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the city; she came second.",
        "A 62-year-old man, aged 62, ran for 10 years.",
        "The 60th anniversary of the bomb.",
        "It cost 2000 dollars and 1,990 men came.",
        "The BBC's Today programme and USA Today.",
        "The Christmas market, an F-16, Flight 1990.",
        "Every Friday and each day.",
        "The score was 6-5, then 3-2.",
        "A 12-year low and a two-day visit.",
        "A woman in her 40s, with temperatures in the 70s, on the last day of term.",
        "At 3 p.m. (1900 GMT) the sirens went off.",
        "Resolutions 2375 (2017) and 2397 (2017) were cited.",
        "It was a Saturday; he left on a Friday evening, one Sunday.",
    ],
)
def test_english_look_alikes_are_not_dates(text: str) -> None:
    assert words(text, "en") == []


def test_a_companys_own_quarters_are_vague() -> None:
    text = "Its fiscal third quarter, and the second quarter of its fiscal year."
    assert words(text, "en") == ["fiscal third quarter", "the second quarter of its fiscal year"]
    assert edtf(text, "en") == []


def test_a_weekday_before_its_noun_is_a_date() -> None:
    assert edtf("A Friday deadline passed after a Thursday raid.", "en") == ["2022-10-07", "2022-10-06"]


@pytest.mark.parametrize(
    "text",
    [
        "About 2000 sappers, more than 2000 ceasefires, 2014 rebels and 1900 dead.",
        "From 2000 to 3000 people came; over 2000 have fled.",
        "Copyright 2022, © 2022 The Paper, (c) 2021 and © 2019-2022.",
        "The Good Friday Agreement, the March 23 Movement, the 6 October Bridge, the 26th of July Movement.",
        "The Sunday Times, the Mail on Sunday and our Sunday newsletter: subscribe today.",
        "Highway 2020, Windows 2000, Vision 2030 and HMS 1990.",
        "April Jones, June Carter; August Wilson wrote. Mon General, Wed to him.",
        "They are in their 20s and 30s, like a mid-20s man.",
        "Elements of the 11th, 44th and 18th army corps, and a Mirage 2000.",
        "To this day, the third Friday of the month is payday.",
        "It rose for the second quarter in a row, for a third day running.",
    ],
)
def test_english_names_and_numbers_are_not_dates(text: str) -> None:
    assert words(text, "en") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On Tuesday, 12 people were killed; on Friday 16 more.", ["On Tuesday", "on Friday"]),
        ("He came on Friday 14th and on Tuesday 11.", ["on Friday 14th", "on Tuesday 11"]),
        ("It rose to 14,000 on Feb. 1 and 10,000 in March.", ["on Feb. 1", "March"]),
        ("In June Russia left; his June Paris speech; June sales fell.", ["June", "June", "June"]),
        ("It is at 2015 levels, and was before about 2012.", ["2015", "2012"]),
        ("The 2000 elections and the 2012 riots.", ["2000", "2012"]),
    ],
)
def test_english_dates_beside_numbers_and_names_are_found(text: str, found: list[str]) -> None:
    assert words(text, "en") == found
