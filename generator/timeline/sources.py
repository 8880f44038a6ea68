"""How many sources a happening really has: copies of one text, and articles of one publisher, count once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
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
    """The reports of one entry, each that repeats an earlier one's sentence with `copy_of` set to the first of them.

    Candidates come by prefix filtering (Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins",
    ICDE 2006): of two sentences that are alike, the few rarest words of each have one in common.
    """
    if len(reports) < 2:
        return tuple(reports)
    sentences = [frozenset(word_list(report.event.quote)) for report in reports]
    frequency = Counter(chain.from_iterable(sentences))
    by_rare_word: dict[str, list[int]] = {}
    marked = []
    for at, (report, words) in enumerate(zip(reports, sentences, strict=True)):
        rarest = _rarest(words, frequency)
        candidates = sorted({number for word in rarest for number in by_rare_word.get(word, ())})
        original = next((number for number in candidates if _alike(words, sentences[number])), None)
        if original is None:
            for word in rarest:
                by_rare_word.setdefault(word, []).append(at)
        copied = None if original is None else reports[original].id
        marked.append(msgspec.structs.replace(report, copy_of=copied) if copied != report.copy_of else report)
    return tuple(marked)


def _rarest(words: frozenset[str], frequency: Counter[str]) -> list[str]:
    """As many of a sentence's rarest words as any sentence like it must share one of; none for a short sentence."""
    if len(words) < _SHORTEST_COPY:
        return []
    if len(words) < _SHORTEST_EDITED_COPY:
        return [min(words, key=lambda word: (frequency[word], word))]
    ordered = sorted(words, key=lambda word: (frequency[word], word))
    return ordered[: len(words) - math.ceil(_COPY_LIKENESS * len(words)) + 1]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < _SHORTEST_EDITED_COPY:
        return one == other
    if not _COPY_LIKENESS <= len(one) / len(other) <= 1 / _COPY_LIKENESS:
        return False
    shared = len(one & other)
    return shared >= _COPY_LIKENESS * (len(one) + len(other) - shared)


def independent(reports: Sequence[Report]) -> dict[str, int]:
    """The number of its independent source for each report id: equal for one publisher and for copies."""
    source: dict[str, int] = {}
    by_publisher: dict[str, int] = {}
    joined: dict[int, int] = {}

    def root(number: int) -> int:
        while joined[number] != number:
            number = joined[number]
        return number

    for report in reports:
        name = publisher(report.citation)
        known = [by_publisher[name]] if name in by_publisher else []
        if report.copy_of in source:
            known.append(source[report.copy_of])
        roots = sorted({root(number) for number in known})
        number = roots[0] if roots else len(joined)
        joined.setdefault(number, number)
        for other in roots[1:]:
            joined[other] = number
        source[report.id] = by_publisher[name] = number
    return {identifier: root(number) for identifier, number in source.items()}


def count(reports: Iterable[Report], source: dict[str, int]) -> int:
    """How many independent sources these reports have."""
    return len({source[report.id] for report in reports})
