"""The search index: small JSON files by the first letters of words, so that a query fetches only what it needs.

A large site's words are told apart by three letters, a small one's by two, so that two letters typed find something.

Words are folded (no accents, no capitals) and gathered by lemma in the document's language, so that `négociations`
finds `négociation`; the reader's browser needs no grammar. Each word leads to a list of documents and weights.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property, partial, reduce
from unicodedata import combining, normalize

import msgspec

from generator.pages.addresses import article_page
from generator.pages.edition import Edition
from generator.settings import ArticleDisplay

SEARCH = "search.html"

_PAGES_A_FILE = 50
"""Documents in one file of what is shown: results lie far apart, and each asks for the file that it stands in."""
_WORDS_OF = re.compile(r"[^\W_]{2,64}")
_TITLE, _TEXT = 4, 1
"""Weights of a word in a headline or title, and elsewhere."""
_HEAVIEST = 9
_COMMON = 0.4
"""Share of documents beyond which a word tells nothing, and its list is left out."""
_FEW = 200
"""Documents up to which no word is left out."""


class Document(msgspec.Struct, frozen=True):
    """What is searched: a page, its title, the date shown, its kind and rung, and its words."""

    page: str
    title: str
    date: str
    kind: str
    rung: str
    language: str
    text: str


class Cut(msgspec.Struct, frozen=True):
    """Over how many files the words are spread, by how many of their first letters."""

    files: int
    letters: int


_CUTS = ((300, Cut(4, 2)), (2_000, Cut(16, 2)), (10_000, Cut(128, 3)), (40_000, Cut(512, 3)))
"""The cut by the number of documents up to which it serves."""
_FINEST_CUT = Cut(1024, 3)


class SearchIndex(msgspec.Struct, frozen=True):
    """The files of the index by their name."""

    words: tuple[bytes, ...]
    pages: tuple[bytes, ...]


class SearchFiles:
    """The files of an edition's search index, which is made once, with the first of them."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.total = len(edition.views) + len(edition.readings)
        self.cut = cut_of(self.total)

    @cached_property
    def index(self) -> SearchIndex:
        """The index itself."""
        return make_index(list(documents(self.edition)), self.cut)

    def words(self, number: int) -> bytes:
        """The file `number` of words."""
        return self.index.words[number]

    def pages(self, number: int) -> bytes:
        """The file `number` of pages."""
        return self.index.pages[number]


def search_files(edition: Edition) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The search page and the files of its index, and what makes each; none where the site wants no search."""
    if not edition.settings.search:
        return
    files = SearchFiles(edition)
    yield SEARCH, partial(_render_search, edition, files)
    for number in range(files.cut.files):
        yield f"search/words-{number}.json", partial(files.words, number)
    for number in range(-(-files.total // _PAGES_A_FILE)):
        yield f"search/pages-{number}.json", partial(files.pages, number)


def _render_search(edition: Edition, files: SearchFiles) -> bytes:
    return edition.page("search.html", SEARCH, cut=files.cut, size=_PAGES_A_FILE, total=files.total)


def cut_of(total: int) -> Cut:
    """How the words of so many documents are spread: a small site has few files, so that a query is few requests."""
    return next((cut for limit, cut in _CUTS if total <= limit), _FINEST_CUT)


def documents(edition: Edition) -> Iterator[Document]:
    """The entries, then the articles (of which only the quoted sentences where the licence allows no more)."""
    for view in edition.views:
        quotes = " ".join(report.event.quote for report in view.entry.reports)
        sources = " ".join(report.citation.source or "" for report in view.entry.reports)
        text = f"{quotes} {sources} {' '.join(view.brief.actors)}"
        view.let_go()
        yield Document(view.page, view.headline, view.date.full, "entry", view.rung.slug, view.language, text)
    whole = edition.settings.articles is ArticleDisplay.FULL
    for reading in edition.readings:
        article = reading.article
        date = edition.language.date(article.published, "pattern-day") if article.published else ""
        text = article.text if whole else " ".join(event.quote for event in reading.events)
        text = f"{text} {article.source or ''}"
        yield Document(article_page(article.id), article.title, date, "article", "none", article.language, text)


def make_index(found: list[Document], cut: Cut) -> SearchIndex:
    """The index: a word leads to numbers of documents, as steps from one to the next, each with its weight."""
    lists: dict[str, list[int]] = {}
    latest: dict[str, int] = {}
    lemma_of: dict[str, str] = {}
    for number, document in enumerate(found):
        for lemma, weight in _weights(document, lemma_of).items():
            lists.setdefault(lemma, []).extend((number - latest.get(lemma, 0), weight))
            latest[lemma] = number
    told = {lemma: None if _is_everywhere(flat, len(found)) else flat for lemma, flat in lists.items()}
    parted: list[dict[str, str]] = [{} for _ in range(cut.files)]
    for word in sorted(lemma_of):
        folded = fold(word)
        parted[shard_of(folded, cut)].setdefault(folded, lemma_of[word])
    return SearchIndex(
        tuple(_words_file(shard, told) for shard in parted),
        tuple(_pages_file(found[at : at + _PAGES_A_FILE]) for at in range(0, len(found), _PAGES_A_FILE)),
    )


def _weights(document: Document, lemma_of: dict[str, str]) -> dict[str, int]:
    """The weight of each lemma in a document; lemmas of words that are new go to `lemma_of`."""
    weights: dict[str, int] = {}
    for text, weight in ((document.title, _TITLE), (document.text, _TEXT)):
        for word, times in Counter(words(text)).items():
            lemma = lemma_of.get(word)
            if lemma is None:
                lemma = lemma_of[word] = _lemma(word, document.language)
            weights[lemma] = min(_HEAVIEST, weights.get(lemma, 0) + times * weight)
    return weights


def words(text: str) -> list[str]:
    """The words of a text in small letters, accents kept."""
    return _WORDS_OF.findall(text.lower())


@cache
def fold(word: str) -> str:
    """The word without accents, in small letters, as the reader's browser folds it."""
    if word.isascii():
        return word.lower()
    return "".join(letter for letter in normalize("NFKD", word) if not combining(letter)).lower()


def shard_of(word: str, cut: Cut) -> int:
    """The file in which a folded word stands, by its first letters."""
    return reduce(lambda number, letter: number * 31 + ord(letter), word[: cut.letters], 0) % cut.files


@cache
def _lemma(word: str, language: str) -> str:
    """The word's dictionary form, folded; the word itself where the language has no dictionary here."""
    import simplemma

    try:
        return fold(simplemma.lemmatize(word, lang=language))
    except ValueError:
        return fold(word)


def _is_everywhere(flat: list[int], total: int) -> bool:
    """Whether a word stands in so many of the documents that it tells nothing."""
    return total > _FEW and len(flat) // 2 > _COMMON * total


def _words_file(shard: dict[str, str], lists: dict[str, list[int] | None]) -> bytes:
    places: dict[str, int] = {}
    for lemma in shard.values():
        places.setdefault(lemma, len(places))
    document = {
        "words": {word: places[lemma] for word, lemma in shard.items()},
        "lists": [lists[lemma] for lemma in places],
    }
    return msgspec.json.encode(document)


def _pages_file(found: Iterable[Document]) -> bytes:
    return msgspec.json.encode([[one.page, one.title, one.date, one.kind, one.rung] for one in found])
