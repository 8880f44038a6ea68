"""A folder served on loopback, as a host of static files would."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Host(SimpleHTTPRequestHandler):
    """Answers what it does not have with the nearest 404.html above it, as hosts of static sites do."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the base class
        """Keep the test's output to the tests."""

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


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The address, without a final slash, at which the folder is served while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Host, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
