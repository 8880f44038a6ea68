"""Names that articles write often and the site's list of actors lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.articles.model import Article, BlockKind
from generator.events.actors import find_mentions, index_actors
from generator.events.language import language
from generator.events.model import ArticleReading
from generator.events.sentence import Sentence, take_apart
from generator.frozen import Frozen
from generator.settings import Settings

_LONGEST = 5
"""Words of the longest name."""


class UnlistedName(Frozen, frozen=True):
    """A name as written, how often and in how many articles it stands."""

    name: str
    count: int
    articles: int


class _Written(NamedTuple):
    """A name as it stands, and with the word before it where that opens the sentence (`Ivan Melnyk said`)."""

    name: str
    opening: str | None


def unlisted_names(readings: Iterable[ArticleReading], settings: Settings, least: int = 3) -> list[UnlistedName]:
    """The names that no actor of the site has, most frequent first; those written fewer than `least` times left out.

    A name is a run of words with capitals that does not open its sentence, or stands elsewhere inside one; small words
    inside it are allowed (`Conseil de sécurité` needs a listed capital on both ends, so `ministère de la Défense` is
    none).
    """
    times: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    written = [list(_names(reading.article, settings)) for reading in readings]
    inside = {name.name for names in written for name in names}
    for names in written:
        found = Counter(name.opening if name.opening in inside else name.name for name in names)
        times.update(found)
        spread.update(found.keys())
    merged = [
        UnlistedName(name, count, spread[name])
        for name, count in times.items()
        if count >= least and not _part_of_longer(name, times)
    ]
    return sorted(merged, key=lambda found: (-found.articles, -found.count, found.name))


def _names(article: Article, settings: Settings) -> Iterator[_Written]:
    known = language(article.language)
    index = index_actors(settings.actors)
    for block in article.blocks:
        if block.kind in (BlockKind.CODE, BlockKind.CELL):
            continue
        for span in block.sentences:
            sentence = take_apart(article.text[span.start : span.end], known)
            taken = {at for mention in find_mentions(sentence, index) for at in range(mention.start, mention.end)}
            yield from _runs(sentence, taken)


def _runs(sentence: Sentence, taken: set[int]) -> Iterator[_Written]:
    """The runs of capitalised words of a sentence, but for its first word and for words of listed actors."""
    words = sentence.words
    linking = dict(sentence.occurrences.named("name_link"))
    common = sentence.occurrences.starts("no_name")
    at = 1
    while at < len(words):
        if not _is_name(words.forms[at]) or at in taken or common >> at & 1:
            at += 1
            continue
        end = at + 1
        while end < len(words) and end - at < _LONGEST and not _parted(words.breaks[end]):
            step = linking.get(end, end)
            if step >= len(words) or not _is_name(words.forms[step]) or step in taken or common >> step & 1:
                break
            end = step + 1
        opens = at == 1 and _is_name(words.forms[0]) and 0 not in taken and not _parted(words.breaks[1])
        yield _Written(words.between(at, end), words.between(0, end) if opens else None)
        at = end


def _is_name(form: str) -> bool:
    return form[0].isupper() and len(form) > 1


def _parted(gap: str) -> bool:
    """Whether what stands between two words ends a name."""
    return gap.strip("-'’ \u00a0") != ""


def _part_of_longer(name: str, times: Counter[str]) -> bool:
    """Whether the name stands as often inside one longer name (`Volodymyr` in `Volodymyr Zelensky`)."""
    return any(name != other and f" {name} " in f" {other} " and times[other] >= times[name] for other in times)
