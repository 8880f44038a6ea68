"""The command `escalation`: thin, no logic. Each command imports what it runs, so that --help answers at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.errors import UserError

if TYPE_CHECKING:
    from generator.build import Summary

_SITE = click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder of the site (the one with site.yaml).",
)


class _Commands(click.Group):
    """Shows a user's mistakes as lines, not as a traceback, and ends with the status of the design."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a UserError becomes its lines and exit status 1."""
        try:
            return super().invoke(ctx)
        except UserError as error:
            from generator.reporting import Terminal

            for problem in error.problems:
                Terminal().problem(problem)
            ctx.exit(1)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="escalation")
def main() -> None:
    """Turn a folder of articles into a sourced timeline of a crisis.

    \b
    Examples:
      escalation build                       build the site of this folder into public/
      escalation serve                       preview it, rebuilt as you write
      escalation explain content/mardi.md    how each date of an article was read
    """


@main.command("build")
@_SITE
@click.option("--output", type=click.Path(path_type=Path), help="Folder to publish into (default: that of site.yaml).")
@click.option("--strict", is_flag=True, help="Publish nothing if there is any problem, even a warning.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes that read articles (default: all processors).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def build_command(site: Path, output: Path | None, strict: bool, jobs: int | None, quiet: bool) -> None:
    """Read the articles and publish the site, whole or not at all.

    \b
    Examples:
      escalation build
      escalation build --site my-crisis --output /srv/www/crisis
      escalation build --strict --quiet      in a nightly job
    """
    from generator.build import build
    from generator.reporting import Terminal

    terminal = Terminal(quiet=quiet)
    summary = build(site, terminal, output=output, jobs=jobs, strict=strict)
    terminal.say(_summary_line(summary))
    sys.exit(1 if summary.failed else 0)


@main.command("check")
@_SITE
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
def check_command(site: Path, strict: bool) -> None:
    """Read everything and report what is wrong, publishing nothing.

    \b
    Example:
      escalation check --strict              before committing an article
    """
    from generator.build import read_site
    from generator.errors import Severity
    from generator.reporting import Terminal
    from generator.settings import load_settings

    problems = read_site(site, load_settings(site), Terminal()).problems
    sys.exit(any(strict or problem.severity is Severity.ERROR for problem in problems))


@main.command("serve")
@_SITE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
def serve_command(site: Path, host: str, port: int) -> None:
    """Preview the site in a browser, rebuilt and reloaded as its files change.

    \b
    Example:
      escalation serve --port 8080
    """
    from generator.reporting import Terminal
    from generator.serve import serve

    terminal = Terminal()
    serve(site, terminal, host=host, port=port, ready=lambda url: terminal.say(f"Serving {url} (Ctrl-C to stop)"))


@main.command("explain")
@click.argument("article", type=click.Path(path_type=Path))
@_SITE
def explain_command(article: Path, site: Path) -> None:
    """Show an article with each date expression, its reading and why, and the events found.

    ARTICLE is the file, or its path below the content folder.

    \b
    Example:
      escalation explain content/2022-10-12-otan.md
    """
    from generator.explain import explain

    explain(site, article)


@main.command("add")
@click.argument("sources", nargs=-1)
@_SITE
@click.option("--language", help="Language of the articles (default: as they say, or as it is detected).")
@click.option("--archive-url", help="Address of an archived copy, for a single article.")
@click.option("--keep-original", is_flag=True, help="Keep the page as it was fetched beside the article.")
@click.option("--private", is_flag=True, help="Allow addresses of this machine and of the local network.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but failures.")
def add_command(
    sources: tuple[str, ...],
    site: Path,
    language: str | None,
    archive_url: str | None,
    keep_original: bool,
    private: bool,
    quiet: bool,
) -> None:
    """Add articles to the content folder: addresses, files, feeds, sitemaps, OPML; `-` reads a list of them.

    What is there already is known and never overwritten; a run that was broken off is taken up by running it again.

    \b
    Examples:
      escalation add https://example.org/2022/10/12/article.html
      escalation add https://example.org/feed.xml saved-page.html
      escalation add --keep-original - < addresses.txt
    """
    from generator.adding import add_all
    from generator.articles.adding.model import AddOptions

    if not sources:
        raise click.UsageError("name what to add: an address, a file, or - for a list on standard input")
    options = AddOptions(keep_original=keep_original, archive_url=archive_url, language=language, private=private)
    sys.exit(add_all(sources, site, options, quiet=quiet))


@main.command("review")
@_SITE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--interactive", is_flag=True, help="Step through the items and write the corrections.")
@click.option("--names", is_flag=True, help="Propose actors: names that occur often and are not listed.")
def review_command(site: Path, form: str, interactive: bool, names: bool) -> None:
    """Show what an editor should look at, worst first, each with the correction to paste.

    \b
    Examples:
      escalation review
      escalation review --interactive        answer, and corrections.yaml is written
      escalation review --format json | jq '.items[0]'
      escalation review --names
    """
    from generator import reviewing

    if interactive:
        click.echo(f"{reviewing.step_through(site)} corrections written")
    elif names:
        for line in reviewing.unlisted(site):
            click.echo(line)
    elif form == "json":
        click.echo(reviewing.as_json(reviewing.review_site(site)))
    else:
        for line in reviewing.as_text(reviewing.review_site(site)):
            click.echo(line)


@main.command("dates")
@_SITE
@click.option("--jsonl", is_flag=True, required=True, help="Documents in, readings out, a JSON object a line.")
def dates_command(site: Path, jsonl: bool) -> None:
    """Read the dates of documents from standard input.

    \b
    A line in:  {"id", "text", "published", "language"}, optional "title", "style" (news or narrative)
    A line out: {"id", "expressions": [{"start", "end", "text", "edtf", "earliest", "latest", "precision", "how"}]}
    "edtf" is null for what is vague. Without a site.yaml in --site, defaults hold.

    \b
    Example:
      escalation dates --jsonl < documents.jsonl > readings.jsonl
    """
    from generator.dates.documents import read_document

    _filter_lines(read_document, site)


@main.command("events")
@_SITE
@click.option("--jsonl", is_flag=True, required=True, help="Documents in, events out, a JSON object a line.")
def events_command(site: Path, jsonl: bool) -> None:
    """Find the events of documents from standard input.

    \b
    A line in:  as for `escalation dates`
    A line out: {"id", "events": [{"when", "sentence", "start", "end", "headline", "rung", "status", "attribution",
                "actors", "pattern"}]}

    \b
    Example:
      escalation events --jsonl < documents.jsonl > events.jsonl
    """
    from generator.events.documents import read_document

    _filter_lines(read_document, site)


def _filter_lines(read: Callable[..., bytes], site: Path) -> None:
    """Answer each document of standard input with a line; those that cannot be read are named, the rest go on."""
    from generator.reporting import Terminal
    from generator.settings import SITE_FILE, Settings, load_settings

    settings = load_settings(site) if (site / SITE_FILE).exists() else Settings()
    failed = False
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            sys.stdout.buffer.write(read(line, settings, number) + b"\n")
        except UserError as error:
            failed = True
            for problem in error.problems:
                Terminal().problem(problem)
    sys.exit(1 if failed else 0)


def _summary_line(summary: Summary) -> str:
    """The build in a few lines: what was read, what came of it, where the site is."""
    counts = (
        f"{summary.articles} articles, {summary.dates} dates ({summary.unread} unread), "
        f"{summary.events} events, {summary.entries} entries"
    )
    published = summary.published
    files = f"{published.files} files ({published.written} new or changed, {published.removed} removed)"
    return f"{counts}\n{files} in {summary.seconds:.1f} s: {summary.output}"
