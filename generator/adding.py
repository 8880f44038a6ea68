"""`escalation add`: sources from the command line or a list, one line for each article, and a count at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from generator.articles.adding.add import add, read_list
from generator.articles.adding.model import AddOptions, AddReport, Fate, Outcome
from generator.settings import load_settings

_COLOURS = {Fate.NEW: "green", Fate.KNOWN: None, Fate.FAILED: "red"}


def add_all(sources: Sequence[str], site: Path, options: AddOptions, *, quiet: bool = False) -> AddReport:
    """Add what the sources name, telling each outcome.

    `-` among the sources stands for a list on standard input. Raises UserError for mistakes of site.yaml.
    """
    wanted: list[str] = []
    for source in sources:
        wanted += read_list(sys.stdin.readlines()) if source == "-" else [source]

    def tell(outcome: Outcome) -> None:
        if not quiet or outcome.fate is Fate.FAILED:
            click.echo(_line(outcome), err=outcome.fate is Fate.FAILED)

    report = add(wanted, site, load_settings(site), options, tell)
    if not quiet:
        click.echo(", ".join(f"{len(report.of(fate))} {fate.value}" for fate in Fate))
    return report


def _line(outcome: Outcome) -> str:
    """The fate of one article: what became of which source, and where it is or why not."""
    what = outcome.reason or (outcome.path.as_posix() if outcome.path else "")
    return f"{click.style(f'{outcome.fate.value:<6}', fg=_COLOURS[outcome.fate])} {outcome.source}: {what}"
