"""Connections to public addresses only."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from functools import cache
from urllib.parse import SplitResult

from generator.articles.adding.model import FetchError


def connect(address: SplitResult, timeout: float, private: bool) -> http.client.HTTPConnection:
    """A connection to the host of an address.

    The name is resolved once, what it resolves to is checked, and that is what is connected to, so that a name cannot
    change its meaning between check and use. Raises FetchError for a host that has no address, or (unless `private`)
    one that is not of the public internet.
    """
    host = address.hostname or ""
    secure = address.scheme == "https"
    port = address.port or (443 if secure else 80)
    place = _public_place(host, port, private)
    if secure:
        return _SecureConnection(host, port, place, timeout)
    return _PlainConnection(host, port, place, timeout)


def _public_place(host: str, port: int, private: bool) -> str:
    """The first address of a host, all of them checked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"no host {host!r} ({error})") from None
    places = [str(entry[4][0]) for entry in found]
    if not private:
        for place in places:
            if not _is_public(place):
                raise FetchError(f"{host} is on a private network ({place}); --private allows it")
    return places[0]


def _is_public(place: str) -> bool:
    address = ipaddress.ip_address(place.split("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return address.is_global and not address.is_multicast


class _PlainConnection(http.client.HTTPConnection):
    """HTTP to a place already resolved."""

    def __init__(self, host: str, port: int, place: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self._place = place

    def connect(self) -> None:
        self.sock = socket.create_connection((self._place, self.port), self.timeout)


class _SecureConnection(_PlainConnection):
    """HTTPS to a place already resolved, its certificate checked for the name."""

    def connect(self) -> None:
        super().connect()
        self.sock = _context().wrap_socket(self.sock, server_hostname=self.host)


@cache
def _context() -> ssl.SSLContext:
    return ssl.create_default_context()
