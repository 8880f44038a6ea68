"""What an editor decided about lines of an article: kept though they look like furniture, cut though they do not."""

from __future__ import annotations

from functools import cache
from typing import Any
from urllib.parse import urlsplit

import re2

from generator.articles.metadata import Metadata
from generator.articles.titles import same_words
from generator.settings import Settings, SourceSetting

ALL = "all"
"""The word that keeps every line."""

EDITOR = "editor"
"""The reason of what an editor cut."""


class Choices:
    """Decides about lines; remembers which of the article's own choices met a line."""

    def __init__(self, keep: tuple[str, ...], cut: tuple[str, ...], source: SourceSetting) -> None:
        self._keep = keep
        self._cut = cut
        self._source = source
        self._met: set[str] = set()

    def keeps(self, line: str) -> bool:
        """Whether the line must stay."""
        return self._keep == (ALL,) or self._meets(self._keep, line) or _finds(self._source.keep, line)

    def cuts(self, line: str) -> bool:
        """Whether the line must go."""
        return self._meets(self._cut, line) or _finds(self._source.cut, line)

    def unmet(self) -> list[tuple[str, str]]:
        """The article's choices that met no line, each with its key."""
        chosen = [("keep", words) for words in self._keep if words != ALL] + [("cut", words) for words in self._cut]
        return [(key, words) for key, words in chosen if words not in self._met]

    def _meets(self, choices: tuple[str, ...], line: str) -> bool:
        if not choices:
            return False
        plain = " ".join(line.split())
        met = [words for words in choices if words in plain]
        self._met.update(met)
        return bool(met)


def choices_for(given: Metadata, settings: Settings) -> Choices:
    """The choices for an article: its own, and the site's for its source, by name or by host."""
    host = (urlsplit(given.url or "").hostname or "").removeprefix("www.")
    for name, source in settings.sources.items():
        if (given.source and same_words(name, given.source)) or (host and name.lower().removeprefix("www.") == host):
            return Choices(given.keep or (), given.cut or (), source)
    return Choices(given.keep or (), given.cut or (), SourceSetting())


def _finds(patterns: tuple[str, ...], line: str) -> bool:
    return any(_compiled(pattern).search(line) for pattern in patterns)


@cache
def _compiled(pattern: str) -> Any:
    return re2.compile(pattern)
