"""Fetches pages politely, within limits."""

from __future__ import annotations

import contextlib
import http.client
import socket
import threading
import time
import zlib
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from generator import __version__
from generator.articles.adding.connections import connect
from generator.articles.adding.model import AddOptions, FetchError

AGENT = f"escalation-timeline/{__version__}"

_HEADERS = {"User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "text/html, */*;q=0.5"}
_GZIP = 47
"""zlib's sign for "gzip, by its header"."""

_PORTION = 65_536
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT = 60.0
_SAFE = "/:?#[]@!$&'()*+,;=%~"


class Fetched(NamedTuple):
    """What an address gave: the address at the end of redirects, the bytes, their type and declared encoding."""

    url: str
    data: bytes
    content_type: str
    charset: str | None


class _Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    data: bytes


class Fetcher:
    """Fetches one page after another; remembers each host's robots.txt and when it was last asked.

    `sleep` and `clock` are the machine's; a test gives others.
    """

    def __init__(
        self,
        options: AddOptions,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._options = options
        self._sleep = sleep
        self._clock = clock
        self._rules: dict[str, RobotFileParser] = {}
        self._last: dict[str, float] = {}

    def fetch(self, url: str) -> Fetched:
        """The page at an address. Raises FetchError: not allowed, not there, too large, too slow, going in a circle."""
        seen: set[str] = set()
        while True:
            address = _checked(url)
            if url in seen:
                raise FetchError("it redirects in a circle")
            seen.add(url)
            if self._options.respect_robots:
                self._ask_leave(address, url)
            answer = self._ask(address)
            if answer.status not in _REDIRECTS:
                break
            if len(seen) > self._options.redirects:
                raise FetchError(f"it redirects more than {self._options.redirects} times")
            url = urljoin(url, quote(answer.headers.get("Location", ""), safe=_SAFE))
        if answer.status != 200:
            raise FetchError(
                f"the server answered {answer.status} {http.client.responses.get(answer.status, '')}".strip()
            )
        return Fetched(url, answer.data, answer.headers.get_content_type(), answer.headers.get_content_charset())

    def _ask(self, address: SplitResult) -> _Answer:
        """The answer of a server, asked again where it failed for a reason that may pass."""
        wait = self._options.backoff
        for left in range(self._options.tries - 1, -1, -1):
            try:
                answer = self._ask_once(address)
                if answer.status not in _AGAIN or not left:
                    return answer
                wait = max(wait, _retry_after(answer.headers))
            except (OSError, http.client.HTTPException) as error:
                if not left:
                    raise FetchError(f"{_said(error)}, {self._options.tries} times") from None
            self._sleep(min(wait, _LONGEST_WAIT))
            wait *= 2
        raise FetchError("no try was allowed")

    def _ask_once(self, address: SplitResult) -> _Answer:
        """One request; the connection is cut where the whole takes longer than `deadline`, however it is spent."""
        self._wait_turn(address.netloc)
        connection = connect(address, self._options.timeout, self._options.private)
        late = threading.Event()
        timer: threading.Timer | None = None
        try:
            connection.connect()
            timer = threading.Timer(self._options.deadline, _cut, (connection.sock, late))
            timer.daemon = True
            timer.start()
            connection.request("GET", _target(address), headers=_HEADERS)
            response = connection.getresponse()
            answer = _Answer(response.status, response.headers, self._read(response))
        except (OSError, http.client.HTTPException, ValueError):
            if not late.is_set():
                raise
        finally:
            if timer is not None:
                timer.cancel()
            connection.close()
            self._last[address.netloc] = self._clock()
        if late.is_set():
            raise FetchError(f"it took more than {self._options.deadline:g} seconds")
        return answer

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        """The body, unpacked; refused where it is too large, packed or not."""
        packed = response.headers.get("Content-Encoding", "").lower() == "gzip"
        unpack = zlib.decompressobj(_GZIP) if packed else None
        body = bytearray()
        while portion := response.read1(_PORTION):
            try:
                body += unpack.decompress(portion, self._options.largest + 1) if unpack else portion
            except zlib.error as error:
                raise FetchError(f"its packed answer is damaged ({error})") from None
            if len(body) > self._options.largest:
                raise FetchError(f"it has more than {self._options.largest / 1e6:g} MB")
        if response.length or (unpack and not unpack.eof):
            raise http.client.IncompleteRead(bytes(body))
        return bytes(body)

    def _wait_turn(self, host: str) -> None:
        """Leave the host the time that is due between two requests."""
        rules = self._rules.get(host)
        own = rules.crawl_delay(AGENT) if rules else None
        due = self._last.get(host, -_LONGEST_WAIT) + max(self._options.delay, min(float(own or 0), _LONGEST_WAIT))
        if due > self._clock():
            self._sleep(due - self._clock())

    def _ask_leave(self, address: SplitResult, url: str) -> None:
        """Raise FetchError where robots.txt forbids the page (RFC 9309)."""
        host = address.netloc
        if host not in self._rules:
            self._rules[host] = self._read_rules(address)
        if not self._rules[host].can_fetch(AGENT, url):
            raise FetchError("robots.txt forbids it")

    def _read_rules(self, address: SplitResult) -> RobotFileParser:
        """The host's robots.txt: none allows all; one that cannot be had just now forbids all."""
        rules = RobotFileParser()
        where = address._replace(path="/robots.txt", query="", fragment="")
        try:
            answer = self._ask(where)
            if answer.status in _REDIRECTS:
                target = _checked(urljoin(where.geturl(), answer.headers.get("Location", "")))
                answer = self._ask(target)
        except FetchError as error:
            raise FetchError(f"its robots.txt cannot be read: {error}") from None
        if answer.status == 200:
            rules.parse(answer.data[:500_000].decode("utf-8", "replace").splitlines())
        else:
            rules.parse(["User-agent: *", "Disallow: /"] if answer.status >= 500 else [])
        return rules


def _checked(url: str) -> SplitResult:
    """The parts of an address. Raises FetchError for one that is not of the web."""
    try:
        address = urlsplit(url)
        port_is_fine = address.port is None or address.port > 0
    except ValueError:
        raise FetchError(f"{url!r} is no address") from None
    if address.scheme not in ("http", "https") or not address.hostname or not port_is_fine:
        raise FetchError(f"{url!r} is no address of the web (http:// or https://)")
    return address


def _target(address: SplitResult) -> str:
    """What a request line asks for."""
    query = f"?{quote(address.query, safe=_SAFE)}" if address.query else ""
    return quote(address.path or "/", safe=_SAFE) + query


def _cut(connected: socket.socket, late: threading.Event) -> None:
    late.set()
    with contextlib.suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)


def _retry_after(headers: http.client.HTTPMessage) -> float:
    value = headers.get("Retry-After", "")
    return min(float(value), _LONGEST_WAIT) if value.isdigit() else 0.0


def _said(error: Exception) -> str:
    """What went wrong on the way, in words."""
    if isinstance(error, TimeoutError):
        return "the server was silent too long"
    if isinstance(error, http.client.IncompleteRead | http.client.RemoteDisconnected | ConnectionError):
        return "the server hung up"
    return f"the connection failed ({error})"
