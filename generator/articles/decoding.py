"""Bytes of a file → text."""

from __future__ import annotations

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
_LINE_END = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")


def normalise(text: str) -> str:
    """Text in one form: NFC, lines ended by "\\n", without characters that a reader cannot see.

    Control characters, soft hyphens, zero-width spaces, byte order marks and changes of direction are such characters;
    non-breaking spaces stay.
    """
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_END.sub("\n", text)))
