"""How many sources a happening really has: copies of one text, and articles of one publisher, count once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from urllib.parse import urlsplit

import msgspec

from generator.articles.model import Citation
from generator.timeline.identity import word_list
from generator.timeline.lexicons import fold
from generator.timeline.model import Report

_COPY_LIKENESS = 0.8
"""Jaccard index of the words of two sentences from which one is a copy of the other."""

_FEW = 24
"""So many sentences are compared each with each in less time than it takes to count their words."""

_SHORTEST_COPY = 5
"""Words: shorter sentences may be equal by chance."""

_SHORTEST_EDITED_COPY = 8
"""Words: shorter sentences that are merely alike may be so by chance."""


def publisher(citation: Citation) -> str:
    """Who published an article, for counting: its source's name, else its address' host, else the article itself."""
    if citation.source and citation.source.strip():
        return _publisher_name(citation.source)
    host = (urlsplit(citation.url).hostname or "") if citation.url else ""
    return host.removeprefix("www.") or f"article {citation.id}"


@lru_cache(maxsize=10_000)
def _publisher_name(source: str) -> str:
    return fold(" ".join(source.split()))


def mark_copies(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports of one entry, each that repeats an earlier one's sentence with `copy_of` set to the first of them."""
    if len(reports) < 2:
        return tuple(reports)
    sentences = [frozenset(word_list(report.event.quote)) for report in reports]
    candidates = _Originals() if len(sentences) <= _FEW else _OriginalsByWord(sentences)
    marked = []
    for at, (report, words) in enumerate(zip(reports, sentences, strict=True)):
        original = next((place for place in candidates.of(words) if _alike(words, sentences[place])), None)
        if original is None:
            candidates.add(at, words)
        copied = None if original is None else reports[original].id
        marked.append(msgspec.structs.replace(report, copy_of=copied) if copied != report.copy_of else report)
    return tuple(marked)


class _Originals:
    """The sentences that repeat none before them: each may be what another repeats."""

    def __init__(self) -> None:
        self._places: list[int] = []

    def of(self, words: frozenset[str]) -> Sequence[int]:
        """The places of the sentences that `words` may repeat, first ones first."""
        return self._places if len(words) >= _SHORTEST_COPY else ()

    def add(self, at: int, words: frozenset[str]) -> None:
        """Note that the sentence at a place, which has these words, repeats none."""
        self._places.append(at)


class _OriginalsByWord(_Originals):
    """The same where they are many, by prefix filtering: of two sentences that are alike, the few rarest words of each
    have one in common (Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins", ICDE 2006).
    """

    def __init__(self, sentences: Sequence[frozenset[str]]) -> None:
        super().__init__()
        self._frequency = Counter(chain.from_iterable(sentences))
        self._by_rare_word: dict[str, list[int]] = {}

    def of(self, words: frozenset[str]) -> Sequence[int]:
        rarest = _rarest(words, self._frequency)
        return sorted({place for word in rarest for place in self._by_rare_word.get(word, ())})

    def add(self, at: int, words: frozenset[str]) -> None:
        for word in _rarest(words, self._frequency):
            self._by_rare_word.setdefault(word, []).append(at)


def _rarest(words: frozenset[str], frequency: Counter[str]) -> list[str]:
    """As many of a sentence's rarest words as any sentence like it must share one of; none for a short sentence."""
    if len(words) < _SHORTEST_COPY:
        return []
    if len(words) < _SHORTEST_EDITED_COPY:
        return [min(words, key=lambda word: (frequency[word], word))]
    ordered = sorted(words, key=lambda word: (frequency[word], word))
    return ordered[: len(words) - math.ceil(_COPY_LIKENESS * len(words)) + 1]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    large, small = (len(one), len(other)) if len(one) > len(other) else (len(other), len(one))
    if small < _COPY_LIKENESS * large:
        return False
    if small < _SHORTEST_EDITED_COPY:
        return one == other
    shared = len(one & other)
    return shared >= _COPY_LIKENESS * (large + small - shared)


def independent(reports: Sequence[Report]) -> list[int]:
    """The number of its independent source for each report: equal for one publisher and for copies."""
    numbers: dict[str, int] = {}
    by_publisher: dict[str, int] = {}
    joined: list[int] = []

    def root(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    for report in reports:
        name = publisher(report.citation)
        roots = {root(by_publisher[name])} if name in by_publisher else set()
        if report.copy_of in numbers:
            roots.add(root(numbers[report.copy_of]))
        if not roots:
            roots.add(len(joined))
            joined.append(len(joined))
        number = min(roots)
        for other in roots:
            joined[other] = number
        numbers[report.id] = by_publisher[name] = number
    return [root(numbers[report.id]) for report in reports]
