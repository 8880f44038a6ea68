"""Paths → article ids: short, plain, lasting, one for each article."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{at}" for port in ("com", "lpt") for at in range(10))])
"""Names that Windows keeps for devices: no file may have them, whatever its ending."""

_LONGEST = 100
_DIGEST = 8


def slug(text: str) -> str:
    """Text as part of an address: small ASCII letters, digits and hyphens.

    Accents go, ligatures part. Where letters of another script would be lost, and where the text is very long or the
    name of a device, a digest of the whole keeps different texts apart.
    """
    folded = unicodedata.normalize("NFKD", text.lower().translate(_LIGATURES))
    kept = "".join(char for char in folded if not unicodedata.combining(char))
    plain = re.sub(r"[^a-z0-9]+", "-", kept).strip("-")
    lost = any(char.isalpha() and not char.isascii() for char in kept)
    if lost or not plain or len(plain) > _LONGEST or plain in DEVICES:
        return "-".join(filter(None, (plain[: _LONGEST - _DIGEST].strip("-"), digest(text))))
    return plain


def digest(text: str) -> str:
    """Eight hexadecimal digits that stand for the text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]


class Identifiers:
    """Gives ids, and remembers which article has which."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}

    def give(self, identifier: str, path: str) -> tuple[str, str | None]:
        """An id for the article at `path`, and the path of the one that already has the id it asks for, if any.

        The later one is told apart by a digest of its path, so that its id does not depend on what else is there.
        """
        owner = self._owners.setdefault(identifier, path)
        if owner == path:
            return identifier, None
        apart = f"{identifier}-{digest(path)}"
        self._owners[apart] = path
        return apart, owner
