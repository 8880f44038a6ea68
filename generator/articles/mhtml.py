"""A page saved with all that it shows (MHTML, RFC 2557) → its HTML."""

from __future__ import annotations

import html
from email import message_from_bytes
from email.message import Message

from generator.articles.decoding import NotTextError, decode


def unpack(data: bytes) -> str:
    """The HTML of the page, with the address that it was saved from as its `<base>`.

    Raises NotTextError where the file holds no page.
    """
    message = message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return _with_address(_content(part), message, part)
    raise NotTextError("it holds no web page")


def _content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise NotTextError("its web page is cut off")
    return decode(payload, part.get_content_charset())[0]


def _with_address(page: str, message: Message, part: Message) -> str:
    address = str(message.get("Snapshot-Content-Location") or part.get("Content-Location") or "")
    return f'<base href="{html.escape(address)}">{page}' if address.startswith("http") else page
