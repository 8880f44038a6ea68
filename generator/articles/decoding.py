"""Bytes of a file → text."""

from __future__ import annotations

import codecs
import re
import unicodedata

from generator.visible import visible

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile("\r\n?|[\x0c\x85\u2028\u2029]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_HEAD = 4096
_SAMPLE = 100_000
_TWICE_ENCODED = re.compile("Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“”¦˜]")
_WESTERN = re.compile("[^\x00-\x7f\u00a0-\u00ff€‚„…†‡‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_RARE_IN_WESTERN_TEXT = re.compile(
    "[\u00a1-\u00a6\u00a8\u00aa\u00ac\u00ae\u00af\u00b1-\u00b8\u00ba-\u00bf×÷ÐðÞþ¸†‡‰‚„•˜Šš]"
)
_LATIN_9 = re.compile("[a-z][½¼][a-z]|\\d ?¤")
"""What the œ and the euro sign of ISO 8859-15 look like in Windows-1252."""


class NotTextError(ValueError):
    """The bytes are no text in any encoding."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of a file, and its encoding.

    The byte order mark decides, then UTF-8 where the bytes are valid in it, then the encoding that the source
    `declared` (its HTTP header, or its own `<meta charset>`) where the bytes are valid in it, then Windows-1252 where
    what it gives is Western text, then the most likely one by the text's letters. UTF-8 that was taken for Windows-1252
    and encoded a second time is restored. Raises NotTextError.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                raise NotTextError(f"it is marked as {encoding} and is not") from None
    if data.count(b"\x00", 0, _SAMPLE) > 0:
        return _zeroes(data)
    for encoding in ("utf-8", *_declared(data, declared)):
        try:
            return _once_encoded(data.decode(encoding)), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(data)


def normalise(text: str) -> str:
    """Text in one form: NFC, lines ended by "\\n", without characters that a reader cannot see.

    Control characters, soft hyphens, zero-width spaces, byte order marks and changes of direction are such characters;
    non-breaking spaces stay.
    """
    return unicodedata.normalize("NFC", visible(_LINE_END.sub("\n", text)))


def _declared(data: bytes, declared: str | None) -> list[str]:
    """The encodings that the source names, if they are ones for text, and not one of those that fit anything."""
    found = _DECLARED.search(data, 0, _HEAD)
    names = [declared, found.group(1).decode("ascii") if found else None]
    encodings = []
    for name in filter(None, names):
        try:
            known = codecs.lookup(name)
        except (LookupError, ValueError):
            continue
        if known.name == "iso8859-1":  # browsers read it as its superset, and so must we for typographic quotes
            known = codecs.lookup("cp1252")
        if known._is_text_encoding:
            encodings.append(known.name)
    return encodings


def _zeroes(data: bytes) -> tuple[str, str]:
    """Text with zero bytes: UTF-16 without a mark, where every other byte is one."""
    sample = data[:_SAMPLE]
    for encoding, zero_at in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeroes = sample[zero_at::2].count(0)
        if zeroes > 0.4 * len(sample) / 2 and sample[1 - zero_at :: 2].count(0) == 0:
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError:
                break
    if sample.count(0) <= len(sample) // 1000:
        return decode(data.replace(b"\x00", b""))
    raise NotTextError("it holds binary data")


def _once_encoded(text: str) -> str:
    """The text, with letters that were encoded twice restored."""
    if not _TWICE_ENCODED.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _guess(data: bytes) -> tuple[str, str]:
    """Text whose encoding nobody names."""
    try:
        western = data.decode("cp1252")
        encoding = "iso8859-15" if _LATIN_9.search(western) else "cp1252"
        western = data.decode(encoding)
        odd = len(_RARE_IN_WESTERN_TEXT.findall(western)) + 10 * len(_WESTERN.findall(western))
        letters = sum(1 for char in western if ord(char) >= 0x80)
        if odd * 5 <= letters and letters * 3 <= len(western):
            return western, encoding
    except UnicodeDecodeError:
        pass
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise NotTextError("it is in no encoding of text")
    try:
        return data.decode(best.encoding), best.encoding
    except UnicodeDecodeError:
        raise NotTextError("it changes its encoding half-way") from None
