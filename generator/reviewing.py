"""`escalation review`: what an editor should look at, as text, as JSON, or step by step in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import msgspec

from generator.articles.content import content_of, writable_content
from generator.build import CORRECTIONS_FILE, Chronicle, read_site
from generator.reporting import Silent
from generator.settings import load_settings
from generator.timeline.coverage import Coverage, coverage
from generator.timeline.interviewing import Answer, interview
from generator.timeline.review import ReviewItem, review


class Review(msgspec.Struct, frozen=True):
    """Everything that the command can show of a site: what to look at, worst first, and what the site covers."""

    items: tuple[ReviewItem, ...]
    coverage: Coverage


def review_site(site: Path) -> Review:
    """Read the site and judge it. Raises UserError for mistakes that leave no timeline."""
    chronicle = _read(site)
    content = content_of(site, chronicle.settings)
    items = review(
        chronicle.timeline,
        chronicle.readings,
        chronicle.settings,
        chronicle.corrections,
        content=content,
        today=dt.date.today(),
    )
    return Review(tuple(items), coverage(chronicle.timeline, chronicle.readings, chronicle.settings))


def as_text(found: Review) -> Iterator[str]:
    """The review in lines: each item with the correction to paste, then gaps and articles that gave nothing."""
    for item in found.items:
        yield f"{item.file}:{item.line}: {click.style(item.concern.value, bold=True)}: {item.message}"
        if item.quote:
            yield f"    « {item.quote} »"
        yield from (f"    {line}" for line in item.yaml.splitlines())
    for gap in found.coverage.gaps:
        yield f"gap: {gap.days} days without an entry, {gap.first} to {gap.last}"
    for silent in found.coverage.silent:
        yield f"{silent.path}: gave no entry: {silent.reason.value}"


def unlisted(site: Path) -> Iterator[str]:
    """Names that occur often in the articles and that the site's list of actors lacks, most frequent first."""
    from generator.events.names import unlisted_names

    chronicle = _read(site)
    for name in unlisted_names(chronicle.readings, chronicle.settings):
        yield f"{name.count:>5}  {name.name}"


def step_through(site: Path) -> int:
    """Ask the editor about each item and write the decisions into corrections.yaml; gives their number."""
    folder = writable_content(site, load_settings(site), CORRECTIONS_FILE)
    found = review_site(site)
    return interview(found.items, _Terminal(), folder / CORRECTIONS_FILE, dt.date.today())


def _read(site: Path) -> Chronicle:
    return read_site(site, load_settings(site), Silent())


class _Terminal:
    """Asks the editor on the terminal."""

    def show(self, text: str) -> None:
        """Show a text, set off from what came before."""
        click.echo(f"\n{text}")

    def choose(self, answers: Iterable[Answer]) -> str:
        """Ask for the key of one of the answers."""
        possible = tuple(answers)
        click.echo("  ".join(f"[{answer.key}] {answer.label}" for answer in possible))
        return str(click.prompt("?", type=click.Choice([answer.key for answer in possible]), show_choices=False))

    def ask(self, question: str, default: str) -> str:
        """Ask for a line of text."""
        return str(click.prompt(question, default=default, show_default=bool(default)))
