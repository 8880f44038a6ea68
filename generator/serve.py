"""Preview: the built site on this machine, rebuilt as its files change and followed by the browser."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from generator.build import CACHE_FOLDER, Summary, build
from generator.errors import Problem, Severity, UserError
from generator.preview import Handler, Preview, State
from generator.reporting import Reporter
from generator.settings import load_settings

Item = TypeVar("Item")

_QUIET_MILLISECONDS = 10
"""How long no file may change before a build begins: editors write one in several steps, but within a few of these."""
_IMPATIENT_MILLISECONDS = 200
"""How long a build waits at most for files to rest."""
_PAGES = "pages"
"""The label under which a build tracks the making of pages, after it has told every problem of the articles."""


def serve(site: Path, reporter: Reporter, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Build the site, serve it under its own path, and rebuild at each change until interrupted.

    A build with an error that the site shown does not have leaves that site up, and the browser shows the error.
    `ready` is called with the address once it answers. Raises UserError when the first build fails or the address is
    taken.
    """
    summary = build(site, reporter)
    base = _base(site)
    preview = Preview(summary.output, base, State(True, summary.problems))
    try:
        server = ThreadingHTTPServer((host, port), partial(Handler, preview=preview))
    except OSError as error:
        message = f"cannot listen there ({error.strerror})"
        raise UserError([Problem(f"{host}:{port}", 0, 0, message, "choose another with --host and --port")]) from None
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        ready(f"http://{host}:{server.server_address[1]}{base}")
        _rebuild_at_changes(site, _Guard(reporter, summary), preview)
    except KeyboardInterrupt:
        reporter.say("Stopped")  # the way in which a preview ends, in the midst of a build too
    finally:
        server.shutdown()
        server.server_close()


def _base(site: Path) -> str:
    """The path below which the site will be published."""
    return urlsplit(load_settings(site).base_url).path.rstrip("/") + "/"


def _rebuild_at_changes(site: Path, guard: _Guard, preview: Preview) -> None:
    """Build again whenever a file of the site changes."""
    for _ in _changes(site, guard.output):
        guard.begin()
        try:
            summary = build(site, guard)
            base = _base(site)
        except _WorseThanShownError as error:
            guard.say("Not published: the preview shows the last good site")
            preview.refuse(error.problems)
        except UserError as error:
            for problem in error.problems:
                guard.problem(problem)
            preview.refuse(error.problems)
        else:
            guard.accept(summary)
            preview.publish(summary.output, base, summary.problems)


def _changes(site: Path, output: Callable[[], Path]) -> Iterator[object]:
    """One item whenever files of the site have changed; what builds write themselves is none."""
    import watchfiles

    root = site.resolve()

    def matters(_change: object, path: str) -> bool:
        changed = Path(path)
        hidden = any(part.startswith(".") for part in changed.relative_to(root).parts)
        ours = (output().resolve(), root / CACHE_FOLDER)
        return not hidden and not any(changed.is_relative_to(folder) for folder in ours)

    yield from watchfiles.watch(root, watch_filter=matters, step=_QUIET_MILLISECONDS, debounce=_IMPATIENT_MILLISECONDS)


class _WorseThanShownError(UserError):
    """A build met errors that the site shown does not have; they have been told already."""


class _Guard:
    """A reporter that ends a build before it publishes a site with errors that the one shown does not have."""

    def __init__(self, reporter: Reporter, shown: Summary) -> None:
        self._reporter = reporter
        self._found: list[Problem] = []
        self.accept(shown)

    def begin(self) -> None:
        """Expect the problems of another build."""
        self._found = []

    def accept(self, shown: Summary) -> None:
        """Take the errors of a site that is shown for known."""
        self._shown = shown
        self._known = {(one.file, one.message) for one in shown.problems if one.severity is Severity.ERROR}

    def output(self) -> Path:
        """The folder of the site that is shown."""
        return self._shown.output

    def track(self, items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
        """Pass `items` on, unless they are pages of a site that must not be published. Raises _WorseThanShownError."""
        errors = [one for one in self._found if one.severity is Severity.ERROR]
        if label == _PAGES and any((one.file, one.message) not in self._known for one in errors):
            raise _WorseThanShownError(errors)
        yield from self._reporter.track(items, label, total)

    def problem(self, problem: Problem) -> None:
        """Show a problem, and keep it in mind."""
        self._found.append(problem)
        self._reporter.problem(problem)

    def say(self, line: str) -> None:
        """Show a line of information."""
        self._reporter.say(line)

    def detail(self, line: str) -> None:
        """Show a line of what only those who ask for it want to know."""
        self._reporter.detail(line)
