"""Where words of an article stand in its source file."""

from __future__ import annotations

import bisect
from functools import lru_cache

from generator.articles.content import ContentFile

_WINDOWS = (32, 20, 12)
"""How many letters of a quote are looked for at once, most first: links stand between the words of a source."""


class SourceText:
    """A source file's letters and digits, each with its line: what markup and typography put between them is gone."""

    def __init__(self, text: str) -> None:
        letters: list[str] = []
        self._line_starts: list[int] = []
        for line in text.split("\n"):
            self._line_starts.append(len(letters))
            letters.extend(char for char in line.casefold() if char.isalnum())
        self._letters = "".join(letters)

    def line(self, quote: str) -> int:
        """The line, from 1, on which `quote` begins; where markup hides its beginning, that of a later part; else 0."""
        wanted = "".join(char for char in quote.casefold() if char.isalnum())
        for size in _WINDOWS:
            last = max(0, len(wanted) - size)
            for start in (*range(0, last, size // 2), last):
                at = self._letters.find(wanted[start : start + size])
                if at >= 0 and wanted:
                    return bisect.bisect_right(self._line_starts, at)
        return 0


@lru_cache(maxsize=256)
def source_text(path: ContentFile) -> SourceText:
    """The text of a source file; an empty one where it cannot be read."""
    try:
        return SourceText(path.read_bytes().decode("utf-8", "replace"))
    except OSError:
        return SourceText("")
