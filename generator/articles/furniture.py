"""What in a web page's text is not the article: share bars, forms, other stories."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import re2
import yaml

from generator.articles.choices import EDITOR, Choices
from generator.articles.languages import known_languages, language_data
from generator.articles.model import BlockKind, Cut
from generator.articles.passages import Element, Passage

OTHER_STORIES = "other stories"
COMMENTS = "comments"
NAVIGATION = "site navigation"
OUTSIDE = "page around the article"
PUBLICATION_LINE = "publication line"
OTHER_STORIES_BELOW = "other stories below"
_BEGUN = 2
"""Whole paragraphs after which an article has begun."""


_DATA = Path(__file__).with_name("furniture.yaml")
_FULL_PARAGRAPH = 60
_LONG_PARAGRAPH = 150
_ENDS = "\t\n -–—•·|*:»›>→▶▸►✓#"
_ACCENTS = re.compile("[\u0300-\u036f]+")
_FEWEST_LINKS = 2
_LINK = re.compile(r"<a .*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LETTER = re.compile(r"[^\W_]")
_APOSTROPHES = re.compile("[’‘ʼ`]")
_STOPS = (".", "!", "?", "»", "”", '"', "’", ")")
_ELLIPSES = ("...", "…", "[…]", "[...]")


class _Traces(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The content of `furniture.yaml`."""

    furniture: dict[str, tuple[str, ...]]
    longest: dict[str, int]
    longest_of_others: int
    embed_signature: str
    embed_trace: str
    page_parts: frozenset[str]


class _Patterns(msgspec.Struct, frozen=True):
    """Every language's patterns together: pages in one language bear the marks of themes in another.

    `any` and `any_embed` match what one of the others may match: most lines are asked no more than these.
    """

    any: Any
    lines: tuple[tuple[str, int, Any], ...]
    longest: int
    end: Any
    comments: Any
    embed_signature: Any
    embed_trace: Any
    any_embed: Any


def clean(
    passages: Sequence[Passage], choices: Choices, outside: Sequence[tuple[int, Passage]] = ()
) -> tuple[list[Passage], list[Cut]]:
    """The passages that are the article's, and what was cut, in order.

    A line goes when it is, as a whole, one that the data knows. Below a line that heads other stories, what looks like
    a list of headlines and teasers goes, and the article goes on where whole sentences follow one another; below one
    that heads the readers' comments, all goes. Both only after the article has begun. Posts of social networks stay,
    marked as such. `outside` are lines of the page around the article, each with the index of the passage it stands
    before: they are cut. An editor's choices go before all this.
    """
    cleaner = _Cleaner(passages, choices)
    around = sorted(outside, key=lambda line: line[0])
    for index in range(len(passages) + 1):
        while around and around[0][0] <= index:
            line = around.pop(0)[1]
            cleaner.put(line, None if choices.keeps(line.text) else OUTSIDE)
        if index < len(passages):
            cleaner.put(passages[index], cleaner.reason(index))
    return _mark_embeds(cleaner.kept), cleaner.cut


class _Cleaner:
    """Goes down the passages; remembers whether the article has begun, and how far a tail to be cut goes."""

    def __init__(self, passages: Sequence[Passage], choices: Choices) -> None:
        self.kept: list[Passage] = []
        self.cut: list[Cut] = []
        self._passages = passages
        self._choices = choices
        self._begun = 0
        self._tail = ""
        self._tail_end = 0

    def put(self, passage: Passage, reason: str | None) -> None:
        """Keep a passage, or cut it for a reason."""
        if reason is None:
            self._begun += is_full(passage)
            self.kept.append(passage)
        elif passage.text:
            self.cut.append(Cut(passage.text, reason))

    def reason(self, index: int) -> str | None:
        """Why the passage is cut; None where it is not."""
        passage = self._passages[index]
        if passage.text and self._choices.keeps(passage.text):
            return None
        if passage.text and self._choices.cuts(passage.text):
            return EDITOR
        if index < self._tail_end:
            return _line_reason(passage, False) or self._tail
        reason = _line_reason(passage, self._begun >= _BEGUN)
        if reason == COMMENTS:
            self._tail, self._tail_end = COMMENTS, len(self._passages)
        elif reason == OTHER_STORIES_BELOW:
            self._tail, self._tail_end = OTHER_STORIES, _resumption(self._passages, index + 1)
            return OTHER_STORIES
        return reason


def fold_line(text: str) -> str:
    """A line as the patterns expect it: small letters without accents, single spaces, no decoration at its ends."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("'", text).casefold())
    plain = _ACCENTS.sub("", plain)
    return " ".join(plain.split()).strip(_ENDS)


def _line_reason(passage: Passage, begun: bool) -> str | None:
    """Why a passage is no part of the article, by itself; None where it is."""
    if passage.kind in (None, BlockKind.CODE, BlockKind.CELL) or len(passage.text) > _patterns().longest:
        return None
    patterns = _patterns()
    line = fold_line(passage.text)
    if _is_link_bar(passage):
        return NAVIGATION
    if not line:
        return "scraper's trace"
    if not patterns.any.fullmatch(line):
        return None
    if begun and patterns.comments.fullmatch(line):
        return COMMENTS
    if begun and patterns.end.fullmatch(line):
        return OTHER_STORIES_BELOW
    found = (reason for reason, longest, pattern in patterns.lines if len(line) <= longest and pattern.fullmatch(line))
    return next(found, None)


def page_part_words() -> frozenset[str]:
    """Words that name, in the class or id of an element of a page, a part that is not the article's."""
    return _traces().page_parts


def _is_link_bar(passage: Passage) -> bool:
    """Whether a passage is several links and nothing between them but signs."""
    if passage.inline.count("<a ") < _FEWEST_LINKS:
        return False
    return not _LETTER.search(_TAG.sub("", _LINK.sub("", passage.inline)))


def _resumption(passages: Sequence[Passage], start: int) -> int:
    """Where the article goes on below a head of other stories.

    That is where a long paragraph stands, or two of whole sentences one after the other (if only parted by a heading
    that is no link), or one that is the last.
    """
    for index in range(start, len(passages)):
        if not is_full(passages[index]) or _line_reason(passages[index], True):
            continue
        following = list(passages[index + 1 : index + 3])
        if following and following[0].kind is BlockKind.HEADING and "<a " not in following[0].inline:
            following.pop(0)
        if len(passages[index].text) >= _LONG_PARAGRAPH or (following and is_full(following[0])):
            return index - _heads(passages, start, index)
        if not following and index - start <= 1:
            return index
    return len(passages)


def _heads(passages: Sequence[Passage], start: int, index: int) -> int:
    """1 where the passage above is a true heading of the article's next part, else 0."""
    return int(index > start and passages[index - 1].kind is BlockKind.HEADING)


def is_full(passage: Passage) -> bool:
    """Whether a passage is whole sentences, rather than a headline or the cut-off start of a story."""
    text = passage.text.rstrip()
    return len(text) >= _FULL_PARAGRAPH and text.endswith(_STOPS) and not text.endswith(_ELLIPSES)


def _mark_embeds(passages: list[Passage]) -> list[Passage]:
    """The passages, posts of social networks made embeds: a signature, and what stands above it."""
    patterns = _patterns()
    if not patterns.any_embed.search("\n".join(passage.text for passage in passages)):
        return passages
    embedded: set[int] = set()
    for index, passage in enumerate(passages):
        last_line = passage.text.rsplit("\n", 1)[-1]
        signed = patterns.embed_signature.fullmatch(last_line) is not None
        if signed or (patterns.embed_trace.search(passage.text) and len(passage.text) <= patterns.longest):
            embedded.add(index)
        if signed and last_line == passage.text and index and passages[index - 1].kind is not BlockKind.HEADING:
            embedded.add(index - 1)
    result: list[Passage] = []
    for index, passage in enumerate(passages):
        if index not in embedded or passage.kind not in (BlockKind.PARAGRAPH, BlockKind.QUOTE):
            result.append(passage)
            continue
        first = index if index - 1 not in embedded else index - 1
        quote = Element(-1 - first, "blockquote", '<blockquote class="embed">')
        result.append(msgspec.structs.replace(passage, kind=BlockKind.EMBED, within=(quote, *passage.within)))
    return result


@cache
def _traces() -> _Traces:
    return msgspec.convert(yaml.load(_DATA.read_text("utf-8"), yaml.CSafeLoader), _Traces)


@cache
def _patterns() -> _Patterns:
    traces = _traces()
    languages = [language_data(code) for code in known_languages()]
    lines: dict[str, list[str]] = {}
    for furniture in [traces.furniture, *(language.furniture for language in languages)]:
        for reason, patterns in furniture.items():
            lines.setdefault(reason, []).extend(patterns)
    end = [pattern for language in languages for pattern in language.end]
    comments = [pattern for language in languages for pattern in language.comments]
    return _Patterns(
        any=_any_of([*end, *comments, *(pattern for patterns in lines.values() for pattern in patterns)]),
        lines=tuple(
            (reason, traces.longest.get(reason, traces.longest_of_others), _any_of(patterns))
            for reason, patterns in lines.items()
        ),
        longest=max(*traces.longest.values(), traces.longest_of_others),
        end=_any_of(end),
        comments=_any_of(comments),
        embed_signature=_any_of([traces.embed_signature]),
        embed_trace=_any_of([traces.embed_trace]),
        any_embed=_any_of([f"(?m:^(?:{traces.embed_signature})$)", traces.embed_trace]),
    )


def _any_of(patterns: Sequence[str]) -> Any:
    return re2.compile("|".join(f"(?:{pattern})" for pattern in patterns), _options())


def _options() -> Any:
    options = re2.Options()
    options.log_errors = False
    options.never_capture = True  # whether a line matches is all that is asked, and is found much faster
    return options
