"""Readings of small invented articles, for tests: a sentence, its day, what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.articles.model import Article
from generator.dates.model import Certainty, DateExpression, Precision, When
from generator.events.model import Actor, ArticleReading, Event, Status
from generator.settings import ActorSetting, Settings
from generator.timeline.assembly import make_timeline
from generator.timeline.corrections import Corrections, load_corrections
from generator.timeline.edtf import parse_edtf
from generator.timeline.model import Entry, Timeline

SETTINGS = Settings(
    language="fr",
    actors=(ActorSetting("Norland", ("Norlande", "Noreville")), ActorSetting("Sudland", ("Sudlande",))),
)


class Told(NamedTuple):
    """One sentence of an article and the event it gives; `when` is EDTF."""

    quote: str
    when: str
    rung: int | None = 5
    status: Status = Status.OCCURRED
    headline: str = ""
    certainty: Certainty = Certainty.CERTAIN
    actors: tuple[str, ...] = ()


def reading(
    name: str,
    published: str | None,
    *told: Told,
    source: str | None = None,
    language: str = "fr",
    vague: Sequence[str] = (),
    mentions: Iterable[str] = (),
    unread: bool = False,
) -> ArticleReading:
    """An article with these sentences; `vague` sentences have words without a day, `mentions` are days named apart."""
    text, events, expressions = "", [], []
    for item in told:
        events.append(_event(name, item, len(text)))
        expressions.append(_expression(len(text), parse_edtf(item.when)))
        text += item.quote + "\n\n"
    for quote in vague:
        expressions.append(DateExpression(len(text), len(text) + len(quote), quote, None, "", unread=unread))
        text += quote + "\n\n"
    expressions += [_expression(0, day(mention)) for mention in mentions]
    article = Article(
        id=name,
        path=f"{name}.md",
        title=name,
        language=language,
        text=text or name,
        html="",
        blocks=(),
        published=dt.date.fromisoformat(published) if published else None,
        source=source if source is not None else f"Journal {name}",
    )
    return ArticleReading(article, tuple(expressions), tuple(events))


def _event(article: str, item: Told, start: int) -> Event:
    return Event(
        article=article,
        when=parse_edtf(item.when),
        start=start,
        end=start + len(item.quote),
        date_start=start,
        date_end=start,
        quote=item.quote,
        headline=item.headline or item.quote,
        rung=item.rung,
        pattern=None if item.rung is None else "pattern",
        status=item.status,
        actors=tuple(map(Actor, item.actors)),
        how="as written",
        certainty=item.certainty,
    )


def _expression(start: int, when: When) -> DateExpression:
    return DateExpression(start, start, "", when, "")


def day(text: str) -> When:
    """One day."""
    date = dt.date.fromisoformat(text)
    return When(text, date, date, Precision.DAY)


def corrections_of(folder: Path, text: str) -> Corrections:
    """The corrections that a file with this text holds."""
    path = folder / "corrections.yaml"
    path.write_text(text, "utf-8")
    return load_corrections(path, "content/corrections.yaml")


def timeline_of(*readings: ArticleReading, corrections: Corrections | None = None) -> Timeline:
    return make_timeline(readings, SETTINGS, corrections)


def entry_with(timeline: Timeline, words: str) -> Entry:
    """The one entry that a report with these words is in."""
    (found,) = [
        entry for entry in timeline.entries if any(words in report.event.quote for report in entry.reports)
    ]  # fmt: skip
    return found
