"""One article as the program understands it, for a terminal: each date's reading and why, and the events found."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from generator.articles.content import content_of
from generator.articles.model import Article, Block
from generator.articles.reading import read_articles
from generator.dates.model import DateExpression, When
from generator.errors import Problem, UserError
from generator.events.model import ArticleReading, Event
from generator.limits import OverLimitError, limited, over_limit
from generator.readings import read_article
from generator.settings import Settings, load_settings

_READ, _VAGUE, _UNREAD = "bold green", "yellow", "bold red"


def explain(site: Path, wanted: Path, console: Console | None = None) -> None:
    """Print the article at `wanted` (a file, or a path below the content folder) with readings, reasons and events.

    Raises UserError when the site has no such article, with what is wrong in that file if anything is.
    """
    reading = reading_of(site, wanted)
    console = console or Console(highlight=False)
    _print_head(console, reading.article)
    for block in reading.article.blocks:
        _print_block(console, block, reading)
    if reading.events:
        console.rule("events", align="left")
    for event in reading.events:
        _print_event(console, event)
    if reading.article.cut:
        console.rule("cut from the article", align="left")
    for piece in reading.article.cut:
        console.print(Text(f"{piece.text.strip()[:100]}  ", "dim strike").append(f"({piece.reason})", "dim"))


def reading_of(site: Path, wanted: Path) -> ArticleReading:
    """The reading of the article at `wanted`. Raises UserError as `explain` does."""
    settings = load_settings(site)
    article = find_article(site, wanted, settings)
    try:
        return limited(read_article, settings.limits, len(article.text), article, settings)
    except OverLimitError as error:
        raise UserError([over_limit(f"{settings.content}/{article.path}", 0, error)]) from None


def find_article(site: Path, wanted: Path, settings: Settings) -> Article:
    """The article that a person names by its file, its path below the content folder, or its id."""
    content = content_of(site, settings)
    articles, problems = read_articles(content, settings)
    names = {wanted.as_posix()}
    bases = (content.resolve(), site.resolve() / settings.content) if isinstance(content, Path) else ()
    for base in bases:
        if wanted.exists() and wanted.resolve().is_relative_to(base):
            names.add(wanted.resolve().relative_to(base).as_posix())
    for article in articles:
        if article.path in names or article.id in names:
            return article
    own = [problem for problem in problems if any(problem.file.endswith(name) for name in names)]
    remedy = f"name a file below {content}"
    raise UserError(own or [Problem(wanted.as_posix(), 0, 0, "the site has no such article", remedy)])


def _print_head(console: Console, article: Article) -> None:
    console.print(Text(article.title, "bold"))
    published = article.published.isoformat() if article.published else "no publication date"
    details = [article.source, published, article.origins.get("published"), article.language, article.path]
    console.print(Text(" · ".join(detail for detail in details if detail), "dim"))
    if article.published_reason:
        console.print(Text(f"published: {article.published_confidence}: {article.published_reason}", "dim"))


def _print_block(console: Console, block: Block, reading: ArticleReading) -> None:
    """The block's text with its date words coloured, and below it a line for each of them."""
    inside = [item for item in reading.expressions if block.start <= item.start < block.end]
    text = Text(reading.article.text[block.start : block.end])
    for item in inside:
        text.stylize(_style(item), item.start - block.start, item.end - block.start)
    console.print()
    console.print(text)
    for item in inside:
        meaning = _window(item.when) if item.when else ("unread" if item.unread else "vague")
        line = Text(item.text, _style(item)).append(f"  {meaning}", "bold").append(f"  {item.how}", "dim")
        console.print(Padding(line, (0, 0, 0, 4)))


def _print_event(console: Console, event: Event) -> None:
    rung = "unclassified" if event.rung is None else f"rung {event.rung} ({event.pattern})"
    console.print(Text(event.headline, "bold"))
    reason = f"{event.status} ({event.status_reason})" if event.status_reason else str(event.status)
    facts = [_window(event.when), rung, reason, event.attribution and f"according to {event.attribution}"]
    facts.append(", ".join(f"{actor.name} ({actor.role})" for actor in event.actors))
    console.print(Padding(Text(" · ".join(fact for fact in facts if fact), "dim"), (0, 0, 0, 4)))


def _style(item: DateExpression) -> str:
    return _READ if item.when else (_UNREAD if item.unread else _VAGUE)


def _window(when: When) -> str:
    """EDTF, and the days it stands for where they say more."""
    if when.earliest == when.latest:
        return when.edtf
    ends = [day.isoformat() if day else "…" for day in (when.earliest, when.latest)]
    return f"{when.edtf} ({ends[0]} … {ends[1]})"
