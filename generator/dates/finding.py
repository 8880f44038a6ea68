"""Text → the places of date expressions, by one large pattern in linear time."""

from __future__ import annotations

from typing import Any, NamedTuple

from generator.dates.folding import MARK


class Found(NamedTuple):
    """Words that may be a date expression: their place in the folded text."""

    start: int
    end: int
    words: bytes


def find_next(folded: bytes, finder: Any, position: int) -> Found | None:
    """The next place from `position` on where the finder matches, leftmost and longest, not inside a word."""
    while True:
        match = finder.search(folded, position)
        if match is None:
            return None
        start, end = match.span()
        if is_whole(folded, start, end):
            return Found(start, end, folded[start:end])
        position = _next_word(folded, start)


def _next_word(folded: bytes, start: int) -> int:
    """Where the word after the one at `start` begins: a longer match that was refused may hide a shorter one."""
    space = folded.find(b" ", start + 1)
    return len(folded) if space < 0 else space + 1


def find_at(folded: bytes, finder: Any, start: int) -> Found | None:
    """The longest match that begins at `start`, or None."""
    match = finder.match(folded, start)
    if match is None or not is_whole(folded, start, match.end()):
        return None
    return Found(start, match.end(), folded[start : match.end()])


def is_whole(folded: bytes, start: int, end: int) -> bool:
    """Whether [start, end) neither begins nor ends inside a word or a number."""
    if start and _joins(folded[start - 1]):
        return False
    if end < len(folded) and _joins(folded[end]) and _joins(folded[end - 1]):
        return False
    if _begins_a_name(folded, end):
        return False
    return not (_is_digit(folded[start]) and _glued_before(folded, start)) and not (
        _is_digit(folded[end - 1]) and _glued_after(folded, end)
    )


def _joins(byte: int) -> bool:
    """Whether the byte is a letter or digit; bytes past ASCII are letters of the language."""
    return 48 <= byte <= 57 or 65 <= byte <= 90 or 97 <= byte <= 122 or byte >= 0x80


def _begins_a_name(folded: bytes, end: int) -> bool:
    """Whether the word that ends at `end` goes on, after a hyphen, with a capital: `Mai-Kadra`."""
    return folded[end : end + 1] == b"-" and folded[end + 1 : end + 2].isupper() and folded[end - 1 : end].isalpha()


def _is_digit(byte: int) -> bool:
    return 48 <= byte <= 57


def _glued_before(folded: bytes, start: int) -> bool:
    """Whether the number at `start` continues something: `1.990`, `$2000`, `F-16`."""
    if not start:
        return False
    before = folded[start - 1]
    if before in b"$#":
        return True
    return before in b".,/-:" and start > 1 and _joins(folded[start - 2])


def _glued_after(folded: bytes, end: int) -> bool:
    """Whether the number that ends at `end` goes on: `1990.000`, `2000-strong`, `2000 %`, `2000 €`."""
    rest = folded[end : end + 2]
    if rest == b"'s" and folded[end - 4 : end].isdigit():
        return False
    if not rest:
        return False
    if rest[0] in b"%$":
        return True
    if rest in (b" %", b" $"):
        return True
    return rest[0] in b".,/-:'" and len(rest) > 1 and _joins(rest[1]) and not (rest[0] == 45 and _is_digit(rest[1]))


def without_marks(folded: bytes) -> tuple[bytes, list[int]]:
    """`folded` without the bytes of combining marks, and the place of each byte kept."""
    kept = [at for at, byte in enumerate(folded) if byte != MARK]
    return bytes(folded[at] for at in kept), kept
