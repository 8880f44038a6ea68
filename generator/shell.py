"""How the command behaves in a shell: its errors, its exit statuses, its colours, Ctrl-C, how much it says."""

from __future__ import annotations

import _thread
import io
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from generator.errors import Problem, UserError

INTERRUPTED = 130
"""The exit status of what Ctrl-C ended, as shells count it."""

_QUIET, _VERBOSE, _JSON = "generator.quiet", "generator.verbose", "generator.json"


class Commands(click.Group):
    """Shows a user's mistakes as lines, not as a traceback, and ends with the status of the design."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which they are met, not that of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a UserError becomes its lines and exit status 1, Ctrl-C status 130."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")  # what a narrow terminal cannot show is no reason to fail
        if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
            ctx.color = False
        try:
            with _interrupts_that_are_not_lost():
                return super().invoke(ctx)
        except UserError as error:
            _tell(ctx, error.problems)
            ctx.exit(1)
        except (KeyboardInterrupt, click.Abort):
            click.echo("interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if ctx.meta.get(_VERBOSE):
                raise
            remedy = "this is a fault of the program: run it with -v, and report what it prints"
            _tell(ctx, [Problem("", 0, 0, f"{type(error).__name__}: {error}", remedy)])
            ctx.exit(1)


def voice(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options -q and -v, which the reporters that it makes then follow."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_keep(_QUIET), help="Say nothing but errors."
    )
    verbose = click.option(
        "-v",
        "--verbose",
        is_flag=True,
        expose_value=False,
        callback=_keep(_VERBOSE),
        help="Say what is done on the way.",
    )
    return quiet(verbose(command))


def json_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --json: one JSON object on standard output in place of text."""
    return click.option("--json", "as_json", is_flag=True, callback=_keep(_JSON), help="Print one JSON object.")(
        command
    )


def is_quiet() -> bool:
    """Whether the running command was told -q."""
    return bool(click.get_current_context().meta.get(_QUIET))


def is_verbose() -> bool:
    """Whether the running command was told -v."""
    return bool(click.get_current_context().meta.get(_VERBOSE))


def print_json(value: object) -> None:
    """Print a value as one JSON object, for a script to read."""
    import msgspec

    text = msgspec.json.encode(_plain(value), enc_hook=str)
    click.echo(msgspec.json.format(text, indent=2))


def _plain(value: object) -> object:
    """A value whose parts are named, those too that are kept without the names of their fields."""
    import msgspec

    if isinstance(value, msgspec.Struct):
        return {field.name: _plain(getattr(value, field.name)) for field in msgspec.structs.fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(one) for one in value]
    return value.as_posix() if isinstance(value, Path) else value


def print_completion(command: click.Command, shell: str) -> None:
    """Print the script that makes a shell complete the command's names and options."""
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(completion(command, {}, "escalation", "_ESCALATION_COMPLETE").source())


@contextmanager
def _interrupts_that_are_not_lost() -> Iterator[None]:
    """While the context lasts, a Ctrl-C that falls into the clearing away of an object, where Python ignores it, comes
    again a moment later."""
    before = sys.unraisablehook

    def again(lost: sys.UnraisableHookArgs) -> None:
        if issubclass(lost.exc_type, KeyboardInterrupt):
            threading.Timer(0.01, _thread.interrupt_main).start()
        else:
            before(lost)

    sys.unraisablehook = again
    try:
        yield
    finally:
        sys.unraisablehook = before


def _keep(name: str) -> Callable[[click.Context, click.Parameter, bool], bool]:
    """A callback that notes an option for the whole run."""

    def note(ctx: click.Context, _parameter: click.Parameter, value: bool) -> bool:
        ctx.meta[name] = value
        return value

    return note


def _tell(ctx: click.Context, problems: Sequence[Problem]) -> None:
    """Show what stopped the command: as lines on standard error, and as JSON where that was asked for."""
    from generator.reporting import Terminal

    for problem in problems:
        Terminal().problem(problem)
    if ctx.meta.get(_JSON):
        print_json({"problems": problems})
    sys.stdout.flush()
