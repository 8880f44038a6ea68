"""A synthetic crisis of so many entries: a large site for tests, and for measuring what its readers wait for.

Each article reports happenings of its own, by invented names, so that most are entries of their own: years of
daily news of twelve actors by forty publishers, on every rung and of every status. Same number, same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

SITE = """
title: La crise des Marches
description: Une crise inventée, pour mesurer
base_url: https://example.org/marches/
language: fr
time_zone: Europe/Paris
pictures: false
actors:
"""
SENTENCES_AN_ARTICLE = 12
SENTENCES_A_DAY = 12
SENTENCES_AN_ENTRY = 1.65
"""Some are merged after all: the same actor did much the same that week."""
WORDS_OF_ITS_OWN = 8
FIRST = dt.date(2002, 1, 1)
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
SYLLABLES = [a + b for a in ("b", "br", "d", "dr", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v") for b in "aeiou"]
TOLD = (
    "L’armée de {actor} a bombardé {a} le {day}, détruisant les entrepôts {b} et {c} au sud de {d}.",
    "Le {day}, {actor} a annoncé de nouvelles sanctions contre {a}, {b} et {c}, filiales de {d}.",
    "Le {day}, {actor} a condamné l’arrestation de {a} {b}, correspondante de {c} dans la ville de {d}.",
    "Le {day}, {actor} a menacé de représailles {a}, gouverneur de {b}, après la saisie du {c} à {d}.",
    "Des pourparlers sur {a} et {b} se sont ouverts le {day} à {c} entre {actor} et {other}, selon {d}.",
    "Un cessez-le-feu a été conclu le {day} autour de {a}, de {b} et de {c} entre {actor} et {other}, dit {d}.",
    "Le {day}, {actor} a déployé le régiment {a} à {b}, entre le col de {c} et le fleuve {d}.",
    "Le {day}, {actor} a démenti avoir bombardé {a}, {b} et la route de {c} à {d}.",
    "Le {day}, {actor} a averti {a} qu’une attaque contre {b} entraînerait une riposte nucléaire sur {c} et {d}.",
    "Les brigades {a} et {b} de {actor} doivent mener des exercices militaires à {c} le {day} devant {d}.",
    "Le {day}, {actor} a mis en alerte ses missiles nucléaires {a} à {b} et {c}, a confirmé {d}.",
    "Le {day}, {actor} a lancé une cyberattaque contre {a}, {b} et la centrale {c}, selon {d}.",
)


def write_site(folder: Path, entries: int, a_day: float = SENTENCES_A_DAY) -> None:
    """Write a site of about so many entries, so many sentences a day, into a folder that does not exist yet."""
    chance = random.Random(entries)
    actors = sorted({_name(chance, 2) for _ in range(40)})[:12]
    (folder / "content").mkdir(parents=True)
    names = "".join(f"  - {{name: {name}, kind: state}}\n" for name in actors)
    (folder / "site.yaml").write_text(SITE + names, "utf-8")
    with (folder / "content" / "archive.jsonl").open("w", encoding="utf-8") as archive:
        for article in _articles(chance, actors, entries, a_day):
            archive.write(json.dumps(article, ensure_ascii=False) + "\n")


def _articles(chance: random.Random, actors: list[str], entries: int, a_day: float) -> Iterator[dict[str, str]]:
    publishers = [f"Le Courrier de {_name(chance, 3)}" for _ in range(40)]
    articles = -(-int(entries * SENTENCES_AN_ENTRY) // SENTENCES_AN_ARTICLE)
    for number in range(articles):
        published = FIRST + dt.timedelta(days=int(number * SENTENCES_AN_ARTICLE / a_day))
        told = [_sentence(chance, actors, published) for _ in range(SENTENCES_AN_ARTICLE)]
        yield {
            "id": f"depeche-{number:05}",
            "title": f"Dépêches de {_name(chance, 3)} et de {_name(chance, 3)}",
            "published": published.isoformat(),
            "source": chance.choice(publishers),
            "language": "fr",
            "text": "\n\n".join(told),
        }


def _sentence(chance: random.Random, actors: list[str], published: dt.date) -> str:
    day = published - dt.timedelta(days=chance.randrange(12))
    actor, other = chance.sample(actors, 2)
    written = f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"
    names = {letter: _name(chance, 3 + (letter > "b")) for letter in "abcd"}
    told = chance.choice(TOLD).format(actor=actor, other=other, day=written, **names)
    tail = ", ".join(_name(chance, 3).lower() for _ in range(WORDS_OF_ITS_OWN))
    return f"{told[:-1]}, parmi {tail}."


def _name(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()
