"""The command `escalation`: thin, no logic. Each command imports what it runs, so that --help answers at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import __version__
from generator.compiled import is_compiled
from generator.shell import Commands, is_quiet, is_verbose, json_option, print_completion, print_json, voice
from generator.starting import default_language, starter_languages

if TYPE_CHECKING:
    from generator.build import Summary
    from generator.errors import Problem
    from generator.reporting import Terminal

_SITE = click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder of the site (the one with site.yaml).",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__ + (" (compiled)" if is_compiled() else ""), prog_name="escalation")
def main() -> None:
    """Turn a folder of articles into a sourced timeline of a crisis.

    \b
    Examples:
      escalation new my-crisis               start a site, with two example articles
      escalation build                       build the site of this folder into public/
      escalation serve                       preview it, rebuilt as you write
      escalation explain content/mardi.md    how each date of an article was read
    Each command has examples of its own: escalation build --help

    Exit status: 0 done, 1 the site has errors, 2 the command is wrong, 130 interrupted.
    With NO_COLOR set, nothing is coloured.
    """


@main.command("new")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--language",
    type=click.Choice(starter_languages()),
    help="Language of the pages and examples (default: this machine's, else en).",
)
@click.option("--title", help="Title of the site (default: the folder's name).")
@voice
def new_command(folder: Path, language: str | None, title: str | None) -> None:
    """Start a site in DIR, which builds at once.

    Makes settings, two example articles, a Makefile, and what publishes the site on GitHub and GitLab Pages.
    Overwrites nothing.

    \b
    Examples:
      escalation new my-crisis
      escalation new --language fr --title "La crise du détroit" detroit
    """
    from generator.starting import next_steps, start

    terminal = _terminal()
    for path in start(folder, language or default_language(), title):
        terminal.detail(str(path))
    terminal.say(next_steps(folder, Path(sys.argv[0])))


@main.command("build")
@_SITE
@click.option("--output", type=click.Path(path_type=Path), help="Folder to publish into (default: that of site.yaml).")
@click.option("--strict", is_flag=True, help="Publish nothing if there is any problem, even a warning.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to work in (default: as many as processors).")
@click.option("--dask", metavar="ADDRESS", help="Let the workers of this Dask scheduler read the articles.")
@click.option("--profile", is_flag=True, help="Say how many seconds each stage took.")
@json_option
@voice
def build_command(
    site: Path, output: Path | None, strict: bool, jobs: int | None, dask: str | None, profile: bool, as_json: bool
) -> None:
    """Read the articles and publish the site, whole or not at all.

    \b
    Examples:
      escalation build
      escalation build --site my-crisis --output /srv/www/crisis
      escalation build --strict --quiet      in a nightly job
      escalation build --dask tcp://scheduler:8786    on more than one machine
      escalation build --profile             where the time goes
      escalation build --json | jq .entries
    """
    from generator.build import build
    from generator.garbage import no_search_for_garbage

    terminal = _terminal()
    with no_search_for_garbage(last=True):
        summary = build(site, terminal, output=output, jobs=jobs, strict=strict, scheduler=dask)
    if as_json:
        print_json(summary)
    else:
        terminal.say(_summary_line(summary))
        for name, seconds in summary.stages.items() if profile else ():
            terminal.say(f"{seconds:8.2f} s  {name}")
    sys.exit(1 if summary.failed else 0)


@main.command("check")
@_SITE
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@json_option
@voice
def check_command(site: Path, strict: bool, as_json: bool) -> None:
    """Report what is wrong, publishing nothing.

    \b
    Examples:
      escalation check
      escalation check --strict              before committing an article
      escalation check --json | jq '.problems[].file'
    """
    from generator.build import read_site
    from generator.errors import Severity
    from generator.settings import load_settings

    terminal = _terminal()
    chronicle = read_site(site, load_settings(site), terminal)
    if as_json:
        print_json({"articles": len(chronicle.readings), "problems": chronicle.problems})
    else:
        terminal.say(_verdict(len(chronicle.readings), chronicle.problems))
    sys.exit(any(strict or problem.severity is Severity.ERROR for problem in chronicle.problems))


@main.command("serve")
@_SITE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port; 0 takes a free one."
)
@voice
def serve_command(site: Path, host: str, port: int) -> None:
    """Preview the site, rebuilt and reloaded as its files change.

    \b
    Examples:
      escalation serve
      escalation serve --port 8080
    """
    from generator.serve import serve

    terminal = _terminal()
    serve(site, terminal, host=host, port=port, ready=lambda url: terminal.say(f"Serving {url} (Ctrl-C to stop)"))


@main.command("explain")
@click.argument("article", type=click.Path(path_type=Path))
@_SITE
@json_option
def explain_command(article: Path, site: Path, as_json: bool) -> None:
    """Show how the dates and events of an article were read.

    Each date expression stands with its meaning and why, each event with its rung, status, speaker and actors.

    ARTICLE is the file, or its path below the content folder.

    \b
    Examples:
      escalation explain content/2022-10-12-otan.md
      escalation explain --json content/2022-10-12-otan.md | jq '.expressions[] | .text, .when.edtf'
    """
    from generator import explain

    if as_json:
        print_json(explain.reading_of(site, article))
    else:
        explain.explain(site, article)


@main.command("add")
@click.argument("sources", nargs=-1)
@_SITE
@click.option("--language", help="Language of the articles (default: as they say, or as it is detected).")
@click.option("--archive-url", help="Address of an archived copy, for a single article.")
@click.option("--keep-original", is_flag=True, help="Keep the page as it was fetched beside the article.")
@click.option("--private", is_flag=True, help="Allow addresses of this machine and of the local network.")
@json_option
@voice
def add_command(
    sources: tuple[str, ...],
    site: Path,
    language: str | None,
    archive_url: str | None,
    keep_original: bool,
    private: bool,
    as_json: bool,
) -> None:
    """Add articles: addresses, files, feeds, sitemaps, lists.

    They go into the content folder; `-` reads a list of sources from standard input.

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
    report = add_all(sources, site, options, quiet=is_quiet() or as_json)
    if as_json:
        print_json(report)
    sys.exit(1 if report.failed else 0)


@main.command("review")
@_SITE
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@json_option
@click.option("--interactive", is_flag=True, help="Step through the items and write the corrections.")
@click.option("--names", is_flag=True, help="Propose actors: names that occur often and are not listed.")
def review_command(site: Path, form: str, as_json: bool, interactive: bool, names: bool) -> None:
    """Show what an editor should look at, worst first.

    Each item stands with the correction to paste into corrections.yaml.

    \b
    Examples:
      escalation review
      escalation review --interactive        answer, and corrections.yaml is written
      escalation review --json | jq '.items[0]'
      escalation review --names
    """
    from generator import reviewing

    if interactive:
        written = reviewing.step_through(site)
        click.echo("1 correction written" if written == 1 else f"{written} corrections written")
    elif names:
        for line in reviewing.unlisted(site):
            click.echo(line)
    elif as_json or form == "json":
        print_json(reviewing.review_site(site))
    else:
        for line in reviewing.as_text(reviewing.review_site(site)):
            click.echo(line)


@main.command("changed")
@_SITE
@json_option
@voice
def changed_command(site: Path, as_json: bool) -> None:
    """Say whether the built site differs from the published one.

    The one published is asked for at the base_url of site.yaml; the answer is `changed` or `unchanged`.

    Leaves fingerprint.txt among the built files: publish it with them, for the next comparison.

    \b
    Example:
      test "$(escalation changed)" = unchanged || rsync -a public/ host:/srv/www/crisis/
    """
    from generator.comparing import changed
    from generator.settings import load_settings

    differs, reason = changed(site, load_settings(site))
    _terminal().detail(reason)
    if as_json:
        print_json({"changed": differs, "reason": reason})
    else:
        click.echo("changed" if differs else "unchanged")


@main.command("schema")
@click.argument("name", type=click.Choice(["site", "corrections"]))
def schema_command(name: str) -> None:
    """Print the JSON Schema of site.yaml or corrections.yaml.

    By it an editor that knows YAML completes keys, shows what they mean and marks mistakes.

    \b
    Example:
      escalation schema site > .schemas/site.schema.json
    and in the first line of site.yaml: # yaml-language-server: $schema=.schemas/site.schema.json
    """
    from generator.schemas import schema_text

    click.echo(schema_text(name), nl=False)


@main.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_command(shell: str) -> None:
    """Print what makes a shell complete commands and options.

    \b
    Examples:
      eval "$(escalation completion bash)"                                  in ~/.bashrc
      eval "$(escalation completion zsh)"                                   in ~/.zshrc
      escalation completion fish > ~/.config/fish/completions/escalation.fish
    """
    print_completion(main, shell)


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
    from generator.streaming import answer_lines

    sys.exit(not answer_lines(read_document, site, _terminal()))


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
    from generator.streaming import answer_lines

    sys.exit(not answer_lines(read_document, site, _terminal()))


def _terminal() -> Terminal:
    """The reporter of the running command, as loud as it was asked to be."""
    from generator.reporting import Terminal

    return Terminal(quiet=is_quiet(), verbose=is_verbose())


def _verdict(articles: int, problems: Sequence[Problem]) -> str:
    """What a check found, in a line."""
    from generator.errors import Severity

    counts = [sum(problem.severity is severity for problem in problems) for severity in Severity]
    return f"{articles} articles, {counts[0]} errors, {counts[1]} warnings"


def _summary_line(summary: Summary) -> str:
    """The build in a few lines: what was read, what came of it, where the site is."""
    counts = (
        f"{summary.articles} articles, {summary.dates} dates ({summary.unread} unread), "
        f"{summary.events} events, {summary.entries} entries"
    )
    published = summary.published
    files = f"{published.files} files ({published.written} new or changed, {published.removed} removed)"
    return f"{counts}\n{files} in {summary.seconds:.1f} s: {summary.output}"
