"""Text → bytes for matching: one byte a code point, accents off, so that offsets stay."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import lru_cache
from typing import Any

from generator.frozen import Frozen

_APOSTROPHES = "’ʼ‘´′"
_DASHES = "‐‑–−"
_LONG_DASHES = "—"
_SPACES = "\u00a0\u2002\u2003\u2009\u200a\u202f\u3000"
_SUPERSCRIPTS = "ᵉʳᵗʰˢⁿᵈº°ª"
_QUOTES = "«»“”„‹›"
_MONEY = "€£¥"
_ELLIPSIS = "…"
_COPYRIGHT = "©"

_ROOM = 128
"""Characters beyond ASCII that have a byte each."""

MARK = 0x01
"""The byte of what is no character of its own: a combining mark, a soft hyphen, a space without width."""

_UNSEEN = "\u00ad\u200b\u2060\ufeff"

_COMBINING = "".join(map(chr, (0x300, 0x301, 0x302, 0x303, 0x308, 0x30A, 0x30C, 0x327)))


_WRAP = re.compile(rb"\n(?<!\n\n)(?<!\n \n)(?= ?[a-z0-9])")


class Folding(Frozen, frozen=True):
    """The tables that fold one language's text: characters to bytes, then bytes to their plain form."""

    letters: str
    encoding: Any
    plain: bytes

    def fold(self, text: str) -> bytes:
        """`text` as bytes, one for each code point: accents dropped, spaces, dashes and apostrophes made plain.

        A long dash, which parts clauses and joins no words, becomes a semicolon. Case stays. A character outside the
        tables becomes a question mark. A line end within a wrapped sentence becomes a space; one before a capital or a
        blank line stays, and no expression goes over it.
        """
        folded = codecs.charmap_encode(text, "replace", self.encoding)[0].translate(self.plain)
        return _WRAP.sub(b" ", folded)


@lru_cache(maxsize=32)
def make_folding(letters: str, keep: str = "") -> Folding:
    """The folding for a language that writes `letters` besides ASCII; of the other Latin letters, those that still fit.

    Each letter to `keep` becomes a digit, in either case: distinct from its plain form, and part of a word to RE2.
    """
    special = (
        _APOSTROPHES
        + _DASHES
        + _LONG_DASHES
        + _SPACES
        + _SUPERSCRIPTS
        + _QUOTES
        + _MONEY
        + _ELLIPSIS
        + _COPYRIGHT
        + _UNSEEN
        + _COMBINING
    )
    latin = "".join(map(chr, range(0xC0, 0x100))) + "œŒ"
    if len(set(letters)) > _ROOM - len(special):
        raise ValueError(f"a language file may use {_ROOM - len(special)} letters beyond ASCII, this one has more")
    others = [c for c in dict.fromkeys(special + letters + latin) if ord(c) >= 0x80][:_ROOM]
    characters = [chr(code) for code in range(0x80)] + others
    characters += ["\ufffe"] * (256 - len(characters))
    kept = {char: ord("0") + at for at, char in enumerate(keep)}
    plain = bytes(kept.get(char.lower(), _plain(char, byte)) for byte, char in enumerate(characters))
    return Folding(letters, codecs.charmap_build("".join(characters)), plain)


def _plain(char: str, byte: int) -> int:
    """The byte that stands for `char`: ASCII where it has a plain form, else its own (the small letter's)."""
    if byte < 0x80:
        return ord(" ") if char in "\t\r" else byte
    for group, ascii_char in (
        (_APOSTROPHES, "'"),
        (_DASHES, "-"),
        (_LONG_DASHES, ";"),
        (_SPACES, " "),
        (_QUOTES, '"'),
        (_MONEY, "$"),
        (_ELLIPSIS, "."),
        (_COPYRIGHT, "c"),
    ):
        if char in group:
            return ord(ascii_char)
    if unicodedata.combining(char) or char in _UNSEEN:
        return MARK
    base = unicodedata.normalize("NFKD", char)[0]
    if base.isascii():
        return ord(base)
    return {"œ": ord("o"), "Œ": ord("O"), "º": ord("o"), "°": ord("o")}.get(char, byte)
