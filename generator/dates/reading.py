"""An article → its date expressions: find, parse, read each from where it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from generator.articles.model import Article
from generator.dates.apposition import made_precise
from generator.dates.context import Context
from generator.dates.explaining import Explainer, explain, explainer
from generator.dates.model import DateExpression
from generator.dates.parsing import ByIdentity, cache_key
from generator.dates.phrases import Phrase
from generator.dates.placing import Placed, place
from generator.dates.ranges import is_apart
from generator.dates.resolution import Calendar, resolve, resolve_ends
from generator.dates.speech import counted_from
from generator.dates.standpoint import Resolved
from generator.settings import Settings


def read_dates(article: Article, settings: Settings) -> tuple[DateExpression, ...]:
    """Every date expression of the article's text, in its order, none overlapping another.

    Raises UserError when the article's language has no language file.
    """
    key = cache_key(article.language, tuple(settings.named_dates))
    calendar = _calendar(key, tuple(settings.named_dates.items()))
    writer = explainer(settings.language)
    folded = key.language.folding.fold(article.text)
    context = Context(article, folded, key, settings.earliest_year)
    read: list[tuple[Placed, Resolved]] = []
    for placed in place(folded, key):
        for part, resolved in _resolve(placed, context, calendar):
            if read and context.is_apposed(part):
                counted, counted_to = read[-1]
                read[-1] = (counted, made_precise(counted.phrase, counted_to, resolved))
            elif read and context.is_said_before(part):
                resolved = made_precise(part.phrase, resolved, read[-1][1])
            if read and context.is_day_of_words(part, resolved):
                spoken, spoken_of = read[-1]
                read[-1] = (spoken, counted_from(spoken_of, resolved.when, article.published))
            elif read and context.is_in_words_of(part):
                resolved = counted_from(resolved, read[-1][1].when, article.published)
            context.tell(part, resolved)
            read.append((part, resolved))
    return tuple(_expression(article.text, part, resolved, writer) for part, resolved in read)


def _expression(text: str, part: Placed, resolved: Resolved, writer: Explainer) -> DateExpression:
    words = text[part.start : part.end]
    how = explain(words, resolved, writer)
    return DateExpression(part.start, part.end, words, resolved.when, how, resolved.certainty, resolved.unread)


def _resolve(placed: Placed, context: Context, calendar: Calendar) -> Iterator[tuple[Placed, Resolved]]:
    """The reading of a phrase, or of its two ends; nothing for a date that cannot be."""
    standpoint = context.standpoint(placed)
    if is_apart(placed.phrase, standpoint.narrative):
        ends = resolve_ends(placed.phrase, standpoint, calendar)
        parts = [(_part(placed, end), resolved) for end, resolved in zip(placed.phrase.ends, ends, strict=True)]
    else:
        parts = [(placed, resolve(placed.phrase, standpoint, calendar))]
    yield from (part for part in parts if part[1].rule != "impossible")


def _part(placed: Placed, end: Phrase) -> Placed:
    """The place of one end of a span: its words stand at its own offsets within the whole."""
    offset = placed.start - placed.phrase.start
    return Placed(offset + end.start, offset + end.end, end)


@lru_cache(maxsize=64)
def _calendar(key: ByIdentity, named: tuple[tuple[str, dt.date], ...]) -> Calendar:
    """What reading needs of the language and the site, the site's names as the text is folded."""
    language = key.language
    days = {language.plain(name): day for name, day in named}
    return Calendar(language.file.calendar, language.file.seasons, days)
