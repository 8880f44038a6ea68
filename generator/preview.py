"""What a preview sends to browsers: the site's files, each page with a script that follows the builds, and their news.

A page is told by the state of its file. Publishing keeps the files whose bytes stay the same, so that a browser loads a
page again only when that page, or a script of the theme, is another; a new style sheet is put in place of the old one.
"""

from __future__ import annotations

import json
import mimetypes
import threading
from collections.abc import Iterable
from functools import cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from urllib.parse import parse_qs, unquote, urlsplit

import msgspec

from generator.errors import Problem

_SCRIPT_PATH = "/-/reload.js"
_EVENTS_PATH = "/-/reload"
_HEARTBEAT_SECONDS = 15.0
_NOT_FOUND = "404.html"


class State(msgspec.Struct, frozen=True):
    """What the newest build left: whether it published a site, and what is wrong."""

    published: bool
    problems: tuple[Problem, ...]


class Answer(msgspec.Struct, frozen=True):
    """What answers an address: a file, None where there is none, or another address to ask."""

    status: HTTPStatus
    file: Path | None = None
    elsewhere: str | None = None


class Preview:
    """The site that browsers see in `folder`, below the path `base`, and the news that they wait for."""

    def __init__(self, folder: Path, base: str, state: State) -> None:
        self._changed = threading.Condition()
        self._number = 0
        self._folder = folder
        self._base = base
        self._state = state

    def publish(self, folder: Path, base: str, problems: Iterable[Problem]) -> None:
        """Tell every browser that the site was built, into this folder, for below this path."""
        self._folder, self._base = folder, base
        self._tell(State(True, tuple(problems)))

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Tell every browser why there is no newer site than the one it sees."""
        self._tell(State(False, tuple(problems)))

    def _tell(self, state: State) -> None:
        with self._changed:
            self._state = state
            self._number += 1
            self._changed.notify_all()

    def wait(self, number: int) -> int:
        """Return the number of the newest news: when it is another than `number`, or after a heartbeat."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != number, _HEARTBEAT_SECONDS)
            return self._number

    def answer(self, path: str) -> Answer:
        """What answers a path."""
        if not path.startswith(self._base):
            return Answer(HTTPStatus.FOUND, elsewhere=self._base)
        below = path.removeprefix(self._base)
        parts = PurePosixPath(below).parts
        target = self._folder.joinpath(*parts)
        if ".." not in parts and target.resolve().is_relative_to(self._folder.resolve()):
            if target.is_dir() and below and not path.endswith("/"):
                return Answer(HTTPStatus.FOUND, elsewhere=path + "/")
            file = target / "index.html" if target.is_dir() else target
            if file.is_file():
                return Answer(HTTPStatus.OK, file)
        missing = self._folder / _NOT_FOUND
        return Answer(HTTPStatus.NOT_FOUND, missing if missing.is_file() else None)

    def tags(self, answer: Answer) -> dict[str, str]:
        """What tells this answer's page, its scripts and its style sheets from older and newer ones."""
        static = sorted((self._folder / "static").glob("*"))
        return {
            "page": f"{answer.status.value}-{tag_of(answer.file)}",
            "scripts": " ".join(tag_of(file) for file in static if file.suffix == ".js"),
            "styles": " ".join(tag_of(file) for file in static if file.suffix == ".css"),
        }

    def message(self, path: str) -> bytes:
        """The news for the page at a path, as one server-sent event."""
        state = self._state
        news = {
            **self.tags(self.answer(path)),
            "published": state.published,
            "problems": [_shown(problem) for problem in state.problems],
        }
        return f"data: {json.dumps(news)}\n\n".encode()


def tag_of(file: Path | None) -> str:
    """What tells a file from its older and newer states."""
    try:
        found = file.stat() if file else None
    except OSError:  # it is gone just now
        found = None
    return f"{found.st_mtime_ns:x}-{found.st_size:x}" if found else "none"


def _shown(problem: Problem) -> dict[str, str]:
    """A problem for the script: its place apart from its words."""
    bare = msgspec.structs.replace(problem, file="", line=0, column=0)
    whole = str(problem)
    return {"severity": problem.severity.value, "place": whole.removesuffix(str(bare)).rstrip(": "), "text": str(bare)}


@cache
def _script() -> bytes:
    return Path(__file__).with_name("reload.js").read_bytes()


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with the site's files, the script, and the stream of news."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *args: object, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*args)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, the script or the stream."""
        address = urlsplit(self.path)
        path = unquote(address.path)
        if path == _EVENTS_PATH:
            self._stream(parse_qs(address.query).get("page", ["/"])[0])
        elif path == _SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", _script())
        else:
            self._answer(self.preview.answer(path))

    do_HEAD = do_GET  # noqa: N815 - the name that http.server calls

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Keep the terminal for the builds."""

    def _answer(self, answer: Answer) -> None:
        if answer.elsewhere is not None:
            self._redirect(answer.elsewhere)
            return
        # What is told of the page is asked before it is read: one that changes meanwhile is only loaded once more.
        tags = self.preview.tags(answer)
        try:
            data = answer.file.read_bytes() if answer.file else b"not found"
        except OSError:  # the site was exchanged for the next one in this moment
            self._send(HTTPStatus.NOT_FOUND, "text/plain; charset=utf-8", b"not found")
            return
        name = answer.file.name if answer.file else "none.txt"
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind == "text/html":
            values = "".join(f' data-{key}="{value}"' for key, value in tags.items())
            body, end, rest = data.rpartition(b"</body>")
            data = body + f'<script src="{_SCRIPT_PATH}"{values}></script>'.encode() + end + rest if end else data
        elif answer.file and self.headers.get("If-None-Match") == f'"{tag_of(answer.file)}"':
            self._send(HTTPStatus.NOT_MODIFIED, kind, b"", tag=tag_of(answer.file))
            return
        if kind.startswith("text/") or kind.endswith(("json", "xml", "javascript")):
            kind += "; charset=utf-8"
        self._send(answer.status, kind, data, tag=None if kind.startswith("text/html") else tag_of(answer.file))

    def _send(self, status: HTTPStatus, kind: str, data: bytes, tag: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache" if tag else "no-store")
        if tag:
            self.send_header("ETag", f'"{tag}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _redirect(self, where: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _stream(self, page: str) -> None:
        """Server-sent events: the news now, and again whenever there is any."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        number = -1
        try:
            while True:
                number = self.preview.wait(number)
                self.wfile.write(self.preview.message(page))
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return
