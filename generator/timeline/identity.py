"""Names that last: the id of a report is made of its own article and sentence, of nothing else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from generator.events.model import Event

_SLUG_WORDS = 5
_SHORTEST_SLUG_WORD = 4
_LONGEST_SLUG_WORD = 16
_SLUG_SOURCE = 160
_DIGEST_BYTES = 5

_WORDS = re.compile(r"[^\W_]+")
_NOT_IN_WORDS = re.compile(r"[^\w\u0300-\u036f]+|_+")


def normalised(text: str) -> str:
    """The words of `text` alone, case folded and one space apart: what typography and markup do not change."""
    return " ".join(word_list(text))


def word_list(text: str) -> list[str]:
    """The words of `normalised`, in order."""
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def slug(text: str) -> str:
    """The first telling words of `text` in ASCII, joined by hyphens; empty where the script has no Latin letters."""
    decomposed = unicodedata.normalize("NFKD", text[:_SLUG_SOURCE]).lower()
    spaced = _NOT_IN_WORDS.sub(" ", decomposed)
    telling = [word for word in spaced.encode("ascii", "ignore").decode().split() if len(word) >= _SHORTEST_SLUG_WORD]
    return "-".join(word[:_LONGEST_SLUG_WORD] for word in telling[:_SLUG_WORDS])


def lasting_id(readable: str, *parts: str) -> str:
    """An address part: a slug of `readable`, then ten hexadecimal digits that stand for `parts` (BLAKE2b, 40 bits)."""
    mark = hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogatepass"), digest_size=_DIGEST_BYTES).hexdigest()
    return "-".join(part for part in (slug(readable), mark) if part)


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
        ids.append(lasting_id(event.quote, *parts))
    return ids
