import pytest

from dates.reading_aloud import words


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
    ],
)
def test_french_look_alikes_are_not_dates(text: str) -> None:
    assert words(text) == []


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
    ],
)
def test_english_look_alikes_are_not_dates(text: str) -> None:
    assert words(text, "en") == []
