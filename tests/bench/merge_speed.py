"""Time of merging synthetic events, clumped as news clumps: `python tests/bench/merge_speed.py [EVENTS …]`.

Happenings have few reports or many (a Pareto tail); reports of one share names and words, and are told from several
days' distance in day-precise or coarser words; every fourth day is crowded. Prints events, entries, seconds by the
clock and of the processor, the seconds wanted, and the exponent of growth between the sizes. Garbage is searched for as
seldom as in a build.
"""

from __future__ import annotations

import datetime as dt
import gc
import math
import random
import resource
import sys
import time
from collections.abc import Iterator

from generator.articles.model import Article
from generator.dates.model import DateExpression, Precision, When
from generator.events.model import Actor, ArticleReading, Event, Status
from generator.garbage import no_search_for_garbage
from generator.settings import ActorSetting, Settings
from generator.timeline.assembly import make_timeline

SIZES = (5_000, 20_000, 200_000)
LIMITS = {20_000: 2.0, 200_000: 30.0}
EVENTS_A_DAY = 25
EVENTS_AN_ARTICLE = 6
START = dt.date(2010, 1, 1)
SYLLABLES = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "il")]
STATUSES = [Status.OCCURRED] * 7 + [Status.PLANNED, Status.POSSIBLE, Status.DENIED]


def word(chance: random.Random, syllables: int) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables))


class World:
    """Words, names and actors that the synthetic reports are made of; words follow Zipf's law."""

    def __init__(self, chance: random.Random) -> None:
        self.words = [word(chance, 3) for _ in range(20_000)]
        self.weights = [1 / (rank + 10) for rank in range(len(self.words))]
        self.names = [word(chance, 3).capitalize() for _ in range(4_000)]
        self.actors = tuple(ActorSetting(word(chance, 2).capitalize() + "land") for _ in range(20))


def happenings(chance: random.Random, world: World, events: int) -> Iterator[list[tuple[dt.date, When, str, Event]]]:
    """Groups of events about one thing: publication day, date, article-free event."""
    made = 0
    days = max(30, events // EVENTS_A_DAY)
    while made < events:
        offset = chance.randrange(days)
        day = START + dt.timedelta(days=offset - offset % 4 if chance.random() < 0.3 else offset)
        about = [*chance.choices(world.words, world.weights, k=8), *chance.sample(world.names, 2)]
        actor = chance.choice(world.actors)
        rung, status = chance.randint(-2, 9), chance.choice(STATUSES)
        size = min(events - made, 60, int(chance.paretovariate(1.1)))
        reports = []
        for _ in range(size):
            words = [*chance.sample(about, 6), *chance.choices(world.words, world.weights, k=8), actor.name]
            chance.shuffle(words)
            quote = " ".join(words) + "."
            when = date_of(chance, day)
            event = Event("", when, 0, 0, 0, 0, quote, quote[:80], rung, None, status, actors=(Actor(actor.name),))
            reports.append((day + dt.timedelta(days=min(200, int(chance.expovariate(0.3)))), when, quote, event))
        made += size
        yield reports


def date_of(chance: random.Random, day: dt.date) -> When:
    kind = chance.random()
    if kind < 0.86:
        return When(day.isoformat(), day, day, Precision.DAY)
    if kind < 0.93:
        monday = day - dt.timedelta(days=day.weekday())
        sunday = monday + dt.timedelta(days=6)
        return When(f"[{monday}..{sunday}]", monday, sunday, Precision.WEEK)
    first = day.replace(day=1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return When(first.isoformat()[:7], first, last, Precision.MONTH)


def readings(events: int, seed: int = 7) -> tuple[Settings, list[ArticleReading]]:
    """Articles that hold `events` events in all, each article of one publication day."""
    chance = random.Random(seed)
    world = World(chance)
    told = sorted(
        (
            (published, quote, event)
            for group in happenings(chance, world, events)
            for published, _, quote, event in group
        ),
        key=lambda item: (item[0], item[1]),
    )
    made = []
    for number in range(0, len(told), EVENTS_AN_ARTICLE):
        made.append(article(f"article-{number}", told[number : number + EVENTS_AN_ARTICLE], chance))
    return Settings(language="fr", actors=world.actors), made


def article(name: str, told: list[tuple[dt.date, str, Event]], chance: random.Random) -> ArticleReading:
    text, events, expressions = "", [], []
    for _, quote, event in told:
        start, end = len(text), len(text) + len(quote)
        events.append(
            Event(
                name, event.when, start, end, start, start, quote, event.headline, event.rung, None, event.status,
                actors=event.actors,
            )
        )  # fmt: skip
        expressions.append(DateExpression(start, start, "", event.when, ""))
        text += quote + "\n\n"
    published = told[0][0]
    language = chance.choice(("fr", "en"))
    source = f"publisher {chance.randrange(40)}"
    held = Article(name, f"{name}.md", name, language, text, "", (), published=published, source=source)
    return ArticleReading(held, tuple(expressions), tuple(events))


def main(sizes: list[int]) -> None:
    """Time each size, and say which takes longer than is wanted."""
    before: tuple[int, float] | None = None
    print(f"{'events':>8} {'entries':>8} {'seconds':>8} {'cpu':>8} {'wanted':>6} {'exponent':>8} {'peak MiB':>8}")
    for size in sizes:
        settings, made = readings(size)
        gc.collect()
        gc.freeze()  # the inputs are not the work that is timed, and need not be looked through for garbage
        start, processor_start = time.perf_counter(), time.process_time()
        with no_search_for_garbage():  # as in a build
            timeline = make_timeline(made, settings)
        seconds = time.perf_counter() - start
        processor = time.process_time() - processor_start
        limit = LIMITS.get(size)
        growth = math.log(processor / before[1]) / math.log(size / before[0]) if before else math.nan
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        figures = f"{seconds:>8.2f} {processor:>8.2f} {limit or '':>6} {growth:>8.2f} {peak:>8}"
        missed = "  missed" if limit is not None and processor > limit else ""
        print(f"{size:>8} {len(timeline.entries):>8} {figures}{missed}")
        before = (size, processor)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
