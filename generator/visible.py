"""Text without the characters that a reader cannot see, by which a text can seem to be another."""

from __future__ import annotations

import re
from typing import Any

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f\u0080-\u0084\u0086-\u009f\u00ad\u200b\u200e\u200f"
    "\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text without control characters, soft hyphens, zero-width spaces, byte order marks and changes of direction.

    What is no character at all goes too: halves of surrogate pairs, and what XML cannot hold.
    """
    return _INVISIBLE.sub("", text)


def is_visible(text: str) -> bool:
    """Whether a reader can see every character of the text."""
    return _INVISIBLE.search(text) is None


def all_visible(data: Any) -> Any:
    """Data of YAML or JSON, every text and key of it made visible."""
    if isinstance(data, str):
        return visible(data)
    if isinstance(data, list):
        return [all_visible(item) for item in data]
    if isinstance(data, dict):
        return {all_visible(key): all_visible(value) for key, value in data.items()}
    return data
