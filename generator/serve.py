"""Preview: the built site on this machine, rebuilt and reloaded in the browser as its files change."""

from __future__ import annotations

import json
import mimetypes
import threading
from collections.abc import Callable, Iterable
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from generator.build import CACHE_FOLDER, build
from generator.errors import Problem, UserError
from generator.reporting import Reporter
from generator.settings import load_settings

_SCRIPT_PATH = "/-/reload.js"
_EVENTS_PATH = "/-/reload"
_HEARTBEAT_SECONDS = 15.0

_SCRIPT = f"""
const known = {{version: null}};
const source = new EventSource({json.dumps(_EVENTS_PATH)});
source.onmessage = (message) => {{
  const state = JSON.parse(message.data);
  if (known.version !== null && known.version !== state.version) location.reload();
  known.version = state.version;
  let box = document.getElementById("build-problems");
  if (!state.problems.length) {{ if (box) box.remove(); return; }}
  if (!box) {{
    box = document.createElement("pre");
    box.id = "build-problems";
    box.setAttribute("role", "alert");
    Object.assign(box.style, {{position: "fixed", inset: "auto 0 0 0", margin: "0", padding: "1rem", zIndex: "999",
      background: "#7a1010", color: "#fff", whiteSpace: "pre-wrap", maxHeight: "40vh", overflow: "auto"}});
    document.body.append(box);
  }}
  box.textContent = state.problems.join("\\n");
}};
"""


class Preview:
    """The state that browsers follow: which build is shown, and what is wrong with the newest one."""

    def __init__(self) -> None:
        self.version = 0
        self.problems: tuple[str, ...] = ()
        self._changed = threading.Condition()

    def update(self, problems: Iterable[Problem], *, rebuilt: bool) -> None:
        """Tell every browser: reload if the site was rebuilt, and show these problems."""
        with self._changed:
            self.version += rebuilt
            self.problems = tuple(str(problem) for problem in problems)
            self._changed.notify_all()

    def message(self) -> bytes:
        """The state as one server-sent event."""
        return f"data: {json.dumps({'version': self.version, 'problems': self.problems})}\n\n".encode()

    def wait(self) -> None:
        """Return at the next update, or after a heartbeat."""
        with self._changed:
            self._changed.wait(_HEARTBEAT_SECONDS)


def serve(site: Path, reporter: Reporter, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Build the site, serve it under its own path, and rebuild at each change until interrupted.

    A build that fails leaves the last good site up and shows its errors in the browser. `ready` is called with the
    address once it answers. Raises UserError when the first build fails or the address is taken.
    """
    settings = load_settings(site)
    preview = Preview()
    summary = build(site, reporter)
    preview.update(summary.problems, rebuilt=True)
    base = urlsplit(settings.base_url).path.rstrip("/") + "/"
    handler = partial(_Handler, preview=preview, folder=summary.output, base=base)
    try:
        server = ThreadingHTTPServer((host, port), handler)
    except OSError as error:
        message = f"cannot listen there ({error.strerror})"
        raise UserError([Problem(f"{host}:{port}", 0, 0, message, "choose another with --host and --port")]) from None
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        ready(f"http://{host}:{server.server_address[1]}{base}")
        _rebuild_at_changes(site, reporter, preview, summary.output)
    except KeyboardInterrupt:
        reporter.say("Stopped")  # the way in which a preview ends, in the midst of a build too
    finally:
        server.shutdown()
        server.server_close()


def _rebuild_at_changes(site: Path, reporter: Reporter, preview: Preview, output: Path) -> None:
    """Build again whenever a file of the site changes."""
    import watchfiles

    ignored = {output.resolve(), (site / CACHE_FOLDER).resolve()}

    def matters(_change: object, path: str) -> bool:
        changed = Path(path)
        hidden = any(part.startswith(".") for part in changed.relative_to(site.resolve()).parts)
        return not hidden and not any(changed.is_relative_to(folder) for folder in ignored)

    for _ in watchfiles.watch(site.resolve(), watch_filter=matters, debounce=50):
        try:
            problems: Iterable[Problem] = build(site, reporter).problems
        except UserError as error:
            for problem in error.problems:
                reporter.problem(problem)
            preview.update(error.problems, rebuilt=False)
        else:
            preview.update(problems, rebuilt=True)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the site's files, the reload script, and the stream of updates."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, preview: Preview, folder: Path, base: str) -> None:
        self.preview = preview
        self.folder = folder
        self.base = base
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, the script or the stream."""
        path = unquote(urlsplit(self.path).path)
        if path == _EVENTS_PATH:
            self._stream()
        elif path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _SCRIPT.encode())
        elif not path.startswith(self.base):
            self._redirect(self.base)
        else:
            self._file(path.removeprefix(self.base), path)

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Keep the terminal for the builds."""

    def _file(self, below: str, path: str) -> None:
        parts = PurePosixPath(below).parts
        target = self.folder.joinpath(*parts)
        if ".." in parts or not target.resolve().is_relative_to(self.folder.resolve()):
            self._not_found()
        elif target.is_dir() and below and not path.endswith("/"):
            self._redirect(path + "/")
        elif (target / "index.html" if target.is_dir() else target).is_file():
            self._send_file(HTTPStatus.OK, target / "index.html" if target.is_dir() else target)
        else:
            self._not_found()

    def _not_found(self) -> None:
        page = self.folder / "404.html"
        if page.is_file():
            self._send_file(HTTPStatus.NOT_FOUND, page)
        else:
            self._send(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found")

    def _send_file(self, status: HTTPStatus, file: Path) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        data = file.read_bytes()
        if kind == "text/html":
            data = data.replace(b"</body>", f'<script src="{_SCRIPT_PATH}" defer></script></body>'.encode())
        if kind.startswith("text/") or kind.endswith(("json", "xml", "javascript")):
            kind += "; charset=utf-8"
        self._send(status, kind, data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _redirect(self, where: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self) -> None:
        """Server-sent events: the state now, and again whenever it changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            while True:
                self.wfile.write(self.preview.message())
                self.wfile.flush()
                self.preview.wait()
        except (BrokenPipeError, ConnectionResetError):
            return
