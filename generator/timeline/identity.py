"""Names that last: the id of a report is made of its own article and sentence, of nothing else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from generator.events.model import Event
from generator.timeline.lexicons import fold

_SLUG_WORDS = 5
_SHORTEST_SLUG_WORD = 4
_LONGEST_SLUG_WORD = 16
_DIGEST_BYTES = 5

_WORDS = re.compile(r"[^\W_]+")
_MOST_PARTS = 200_000
"""Stretches of text remembered at once: language repeats itself, and a look is cheaper than reading anew."""


class _Parts(dict[str, str]):
    """The words of each stretch between blanks, one space apart."""

    def __missing__(self, part: str) -> str:
        words = self[part] = " ".join(_WORDS.findall(unicodedata.normalize("NFKC", part).casefold()))
        return words


_PARTS = _Parts()


def normalised(text: str) -> str:
    """The words of `text` alone, case folded and one space apart: what typography and markup do not change."""
    if len(_PARTS) > _MOST_PARTS:
        _PARTS.clear()
    return " ".join(filter(None, map(_PARTS.__getitem__, text.split())))


def word_list(text: str) -> list[str]:
    """The words of `normalised`, in order."""
    return normalised(text).split()


def slug(words: Iterable[str]) -> str:
    """The first telling ones of `words` in ASCII, joined by hyphens; empty where the script has no Latin letters."""
    return "-".join(islice(filter(None, map(_slug_part, words)), _SLUG_WORDS))


@lru_cache(maxsize=50_000)
def _slug_part(word: str) -> str:
    """A word in ASCII and not too long; empty where it tells too little to be read in an address."""
    plain = fold(word).encode("ascii", "ignore").decode()[:_LONGEST_SLUG_WORD]
    return plain if len(plain) >= _SHORTEST_SLUG_WORD and plain.isalnum() else ""


def lasting_id(words: Sequence[str], *parts: str) -> str:
    """An address part: a slug of `words`, then ten hexadecimal digits that stand for `parts` (BLAKE2b, 40 bits)."""
    mark = hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
    return "-".join(part for part in (slug(words), mark) if part)


def report_ids(events: Iterable[Event]) -> list[str]:
    """The ids of one article's events, given in order of the text.

    An id is made of the article's id and the sentence's words. A sentence that gives several events, or stands in the
    article more than once, numbers them; the first has no number, so that it keeps its id when others come or go.
    """
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for event in events:
        words = normalised(event.quote)
        key = (event.article, words)
        parts = (*key, str(seen[key])) if seen[key] else key
        seen[key] += 1
        ids.append(lasting_id(words.split(), *parts))
    return ids
