"""The same article twice: by its address, or by its words."""

from __future__ import annotations

import heapq
import math
import re
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"^(utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|xtor|xt[a-z]{1,3}|ref|ref_src|cmpid|campaign|source|at_[a-z_]+|"
    r"share|amp|outputtype|smid|spref|yclid|_ga|feed|echobox|mkt_tok)$",
    re.IGNORECASE,
)
_HOST_FORMS = re.compile(r"^(www\d?|m|mobile|amp)\.")
_AMP = re.compile(r"(/amp/?|\.amp)$|^/amp(?=/)")
_DEFAULT_PAGE = re.compile(r"/index\.(html?|php)$")
_WORD = re.compile(r"\w+")
_SKETCH = 16
_SAMPLE = 4000
_STOCK = 64
"""Articles beyond which a run of words that they share is a stock phrase, and no sign that one is copied from another;
without it, the articles of an archive with a phrase in common would each be compared with all others."""
_SHINGLE = 6
_SAME_SHARE = 0.7
_FEWEST_WORDS = 40


def canonical_address(url: str) -> str:
    """An address without what does not change the article: scheme, `www.`, mobile and AMP forms, tracking, fragment."""
    try:
        parts = urlsplit(url.strip())
        host = _HOST_FORMS.sub("", (parts.hostname or "").lower())
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return url
    path = _AMP.sub("", _DEFAULT_PAGE.sub("/", parts.path)).rstrip("/")
    query = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.match(key))
    return f"{host}{port}{path}" + (f"?{urlencode(query)}" if query else "")


Sketch = tuple[int, ...]


class Originals:
    """Remembers the articles seen: by address, and by a sketch of their words of constant size.

    The sketch is the sixteen smallest hashes of the text's runs of six words; the share that two sketches have in
    common estimates the share that the texts have (Broder 1997, "On the resemblance and containment of documents").
    """

    def __init__(self) -> None:
        self._by_address: dict[str, str] = {}
        self._by_hash: dict[int, list[int]] = {}
        self._sketches: list[tuple[str, array[int]]] = []

    def original_of(self, identifier: str, address: str | None, sketch: Sketch) -> tuple[str, str] | None:
        """The id of the article seen before that this one is a copy of, and what shows it: its address or its text.

        `address` is the article's canonical one. Where there is no original, this article is remembered.
        """
        if address in self._by_address:
            return self._by_address[address], "address"
        alike = self._alike(sketch)
        if address:
            self._by_address[address] = alike or identifier
        if alike is not None:
            return alike, "text"
        for value in sketch:
            self._by_hash.setdefault(value, []).append(len(self._sketches))
        self._sketches.append((identifier, array("I", sketch)))
        return None

    def _alike(self, sketch: Sketch) -> str | None:
        known = [self._by_hash.get(value, ()) for value in sketch]
        telling = [found for found in known if len(found) <= _STOCK]
        # Who shares enough of all shares, of those that are no stock phrases, at least what is left of that.
        fewest = max(1, math.ceil(_SAME_SHARE * len(sketch)) - (len(known) - len(telling)))
        if sum(map(bool, telling)) < fewest:
            return None
        shared = Counter(chain.from_iterable(telling))
        values = set(sketch)
        for number in sorted(number for number, times in shared.items() if times >= fewest):
            identifier, other = self._sketches[number]
            if len(values.intersection(other)) >= _SAME_SHARE * max(len(sketch), len(other)):
                return identifier
        return None


def sketch_of(text: str) -> Sketch:
    """The smallest hashes of the text's runs of words; none for a text too short to be told from others.

    The first pages are enough: whoever takes an article over cuts it at the end.
    """
    words = _WORD.findall(text[:_SAMPLE].casefold())
    if len(words) < _FEWEST_WORDS:
        return ()
    return tuple(heapq.nsmallest(_SKETCH, _hashes(words)))


def _hashes(words: Sequence[str]) -> set[int]:
    """The hashes of the runs of words."""
    text = " ".join(words).encode("utf-8", "replace")
    ends = list(accumulate(len(word) + 1 for word in text.split(b" ")))
    stretches = map(slice, [0, *ends], [end - 1 for end in ends[_SHINGLE - 1 :]])
    return set(map(zlib.crc32, map(text.__getitem__, stretches)))
