"""A folder served on loopback, as hosts of static files do: texts gzipped, what is not there answered by 404.html."""

from __future__ import annotations

import functools
import gzip
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_TEXTS = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


class _Host(SimpleHTTPRequestHandler):
    """Answers what it does not have with the nearest 404.html above it, as hosts of static sites do."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Keep the test's output to the tests."""

    def send_head(self) -> io.BufferedIOBase | None:
        """The headers and the file to send, as one gzip member where a text is asked for by a client that takes it."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if self.path.split("?")[0].endswith("/") else path
        kind = self.guess_type(str(file))
        if not file.is_file() or not kind.startswith(_TEXTS) or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = _gzipped(file, file.stat().st_mtime_ns)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """The site's own page for what is not there."""
        here = Path(self.translate_path(self.path)).parent
        pages = [folder / "404.html" for folder in (here, *here.parents) if (folder / "404.html").is_file()]
        if code != 404 or not pages:
            super().send_error(code, message, explain)
            return
        body = pages[0].read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who leaves in the midst of a file is no error of the host's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@functools.lru_cache(maxsize=256)
def _gzipped(file: Path, modified: int) -> bytes:
    """The content of a file, as it was when it was last `modified`, compressed as hosts do on the fly."""
    return gzip.compress(file.read_bytes(), compresslevel=6, mtime=0)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address, without a final slash, at which the folder is served while the context lasts."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
