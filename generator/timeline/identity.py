"""Names that last: the id of a report is made of its own article and sentence, of nothing else."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from generator.events.model import Event
from generator.timeline.lexicons import fold

_SLUG_WORDS = 5
_SHORTEST_SLUG_WORD = 4
_LONGEST_SLUG_WORD = 16
_DIGEST_BYTES = 5

_WORDS = re.compile(r"[^\W_]+")


def normalised(text: str) -> str:
    """The words of `text` alone, case folded and one space apart: what typography and markup do not change."""
    return " ".join(word_list(text))


def word_list(text: str) -> list[str]:
    """The words of `normalised`, in order."""
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def slug(words: Iterable[str]) -> str:
    """The first telling ones of `words` in ASCII, joined by hyphens; empty where the script has no Latin letters."""
    plain = (fold(word).encode("ascii", "ignore").decode()[:_LONGEST_SLUG_WORD] for word in words)
    telling = (word for word in plain if len(word) >= _SHORTEST_SLUG_WORD and word.isalnum())
    return "-".join(islice(telling, _SLUG_WORDS))


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
        words = word_list(event.quote)
        key = (event.article, " ".join(words))
        parts = (*key, str(seen[key])) if seen[key] else key
        seen[key] += 1
        ids.append(lasting_id(words, *parts))
    return ids
