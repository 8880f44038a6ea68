"""A real HTTP server on loopback that misbehaves as servers do."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

BODY = "".join(
    f"<p>Le {number} octobre, les délégations se sont quittées sans un mot, après six heures de discussions.</p>"
    for number in range(2, 9)
)


def page(title: str, day: str = "2022-10-12", extra: str = "") -> str:
    return (
        f'<html lang="fr"><head><meta charset="utf-8"><title>{title} - Le Quotidien</title>'
        f'<meta property="og:site_name" content="Le Quotidien"><meta name="author" content="Ana Roy">'
        f'<meta property="article:published_time" content="{day}T08:00:00+02:00">{extra}</head>'
        f"<body><nav><a href='/'>Accueil</a></nav><article><h1>{title}</h1>"
        f"<p>{title} : c’est fini.</p>{BODY}</article></body></html>"
    )


class Server(ThreadingHTTPServer):
    """Answers from `pages`; counts requests and how many were under way at once."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.robots = ""
        self.failures: dict[str, int] = {}

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing is printed."""

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        name = self.path.partition("?")[0].strip("/").replace(".", "_").replace("-", "_")
        answer = getattr(self, f"get_{name}", None)
        if answer is None:
            self.send(page(f"Titre {name}"))
        else:
            answer()

    def send(
        self, body: str | bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def get_robots_txt(self) -> None:
        self.send(self.server.robots, 200 if self.server.robots else 404, "text/plain")

    def get_lies(self) -> None:
        self.send(page("L’été").replace("utf-8", "iso-8859-1"), kind="text/html; charset=iso-8859-1")

    def get_latin(self) -> None:
        body = page("L’été à Noël").replace("utf-8", "x").encode("cp1252")
        self.send(body, kind="text/html; charset=utf-8")

    def get_circle(self) -> None:
        self.send("", 302, Location="/square")

    def get_square(self) -> None:
        self.send("", 302, Location="/circle")

    def get_endless(self) -> None:
        number = int(self.path.partition("?")[2] or 0)
        self.send("", 301, Location=f"/endless?{number + 1}")

    def get_moved(self) -> None:
        self.send("", 301, Location="/nouvelle")

    def get_to_file(self) -> None:
        self.send("", 301, Location="file:///etc/hostname")

    def get_hangs_up(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(page("Coupé").encode()[:700])
        self.close_connection = True

    def get_silent(self) -> None:
        time.sleep(3)

    def get_drips(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b"<p>")
            self.wfile.flush()
            time.sleep(0.1)

    def get_drips_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(60):
            self.wfile.write(b"X-%d: a\r\n" % number)
            self.wfile.flush()
            time.sleep(0.1)

    def get_large(self) -> None:
        self.send(b"x" * 300_000)

    def get_bomb(self) -> None:
        self.send(gzip.compress(b"x" * 5_000_000), Content_Encoding="gzip")

    def get_packed(self) -> None:
        self.send(gzip.compress(page("Compressé").encode()), Content_Encoding="gzip")

    def get_flaky(self) -> None:
        count = self.server.failures[self.path] = self.server.failures.get(self.path, 0) + 1
        if count < 3:
            self.send("", 503, Retry_After="0")
        else:
            self.send(page("Enfin"))

    def get_missing(self) -> None:
        self.send(page("Introuvable"), 404)

    def get_image(self) -> None:
        self.send(b"\x89PNG", kind="image/png")

    def get_empty(self) -> None:
        self.send("<html><body></body></html>")

    def get_canonical(self) -> None:
        self.send(page("Canonique", extra=f'<link rel="canonical" href="{self.server.base}/nouvelle">'))

    def get_feed(self) -> None:
        day = "<pubDate>Wed, 12 Oct 2022 10:00:00 +0200</pubDate>"
        items = "".join(
            f"<item><title>{n}</title><link>/{n}?utm_source=rss</link>{day}</item>" for n in ("un", "deux", "missing")
        )
        self.send(
            f"<?xml version='1.0'?><!-- x --><rss><channel><title>Q</title>{items}</channel></rss>",
            kind="application/rss+xml",
        )

    def get_atom(self) -> None:
        self.send(
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Q</title><link href='/'/><entry><title>t</title>"
            "<link rel='alternate' href='/trois'/><link rel='edit' href='/non'/>"
            "<published>2022-10-12T10:00:00Z</published><author><name>Bo Li</name></author></entry></feed>",
            kind="text/xml",
        )

    def get_index_xml(self) -> None:
        self.send(
            f"<sitemapindex><sitemap><loc>{self.server.base}/sitemap.xml</loc></sitemap></sitemapindex>",
            kind="text/xml",
        )

    def get_sitemap_xml(self) -> None:
        self.send(
            f"<urlset><url><loc>{self.server.base}/un</loc></url><url><loc>/quatre</loc></url></urlset>",
            kind="text/xml",
        )

    def get_list_opml(self) -> None:
        self.send("<opml><body><outline text='a'><outline xmlUrl='/atom'/></outline></body></opml>", kind="text/x-opml")

    def get_loop_xml(self) -> None:
        self.send("<sitemapindex><sitemap><loc>/loop.xml</loc></sitemap></sitemapindex>", kind="text/xml")

    def get_text(self) -> None:
        self.send("Le titre\n\nLes délégations se sont quittées mardi sans un mot.\n", kind="text/plain; charset=utf-8")


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
