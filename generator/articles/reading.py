"""The content folder → articles.

Reading a source asks about nothing but the source, so that sources can be read in any order, in many processes. What
depends on the others, the ids and which article is a copy of which, is settled afterwards, in order, by the shelf.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import msgspec

from generator.articles.content import Content
from generator.articles.drafting import make_draft
from generator.articles.drafts import Source
from generator.articles.duplicates import Originals, Sketch, canonical_address, sketch_of
from generator.articles.finishing import finish
from generator.articles.identifiers import Identifiers
from generator.articles.model import Article, Citation
from generator.articles.sources import find_sources
from generator.errors import Problem, Severity, UserError
from generator.limits import OverLimitError, limited, over_limit
from generator.settings import Settings

Report = Callable[[Problem], None]

MOST_ALIKE = 5
"""Problems of one kind in one file that are told one by one."""


class Card(msgspec.Struct, frozen=True, array_like=True):
    """What the shelf asks about an article: under the id it asks for, and `place` is where the user wrote that."""

    citation: Citation
    path: str
    place: tuple[str, int, int]
    address: str | None
    sketch: Sketch


class Read(msgspec.Struct, frozen=True):
    """What a source gave: an article and its card (None: nothing to read), and what is wrong with it.

    One that is not `sound` met a limit or a fault of the program.
    """

    article: Article | None
    card: Card | None
    problems: tuple[Problem, ...]
    sound: bool = True


def read_articles(content: Content, settings: Settings) -> tuple[list[Article], list[Problem]]:
    """Every article of the content, sorted by path, and every problem met.

    One that cannot be read is reported and left out. Of an article that stands there twice, or was taken over by
    others, the first is given, with the others as its `copies`. Raises UserError when the content cannot be read.
    """
    problems: list[Problem] = []
    copies: dict[str, list[Citation]] = {}
    articles: list[Article] = []
    for article in stream_articles(content, settings, problems.append):
        if article.copy_of is None:
            articles.append(article)
        else:
            copies.setdefault(article.copy_of, []).append(article.citation())
    for index, article in enumerate(articles):
        if article.id in copies:
            articles[index] = msgspec.structs.replace(article, copies=tuple(copies[article.id]))
    return articles, sorted(problems)


def stream_articles(content: Content, settings: Settings, report: Report) -> Iterator[Article]:
    """The same, one at a time, problems handed to `report` as they are met; copies come too, marked `copy_of`."""
    shelf = Shelf(report)
    for source in find_sources(content, settings):
        read = read_source(source, settings)
        shelf.tell(source.file, (*source.problems, *read.problems))
        if read.article is not None and read.card is not None:
            identifier, original = shelf.put(source.file, read.card)
            yield msgspec.structs.replace(read.article, id=identifier, copy_of=original)
    shelf.end()


def read_source(source: Source, settings: Settings) -> Read:
    """The article of one source, under the id it asks for, told from no other; within the limits of an article."""
    if source.data is None:
        return Read(None, None, ())
    try:
        return limited(_read, settings.limits, len(source.data), source, settings)
    except OverLimitError as error:
        return Read(None, None, (over_limit(source.file, source.line, error),), sound=False)
    except Exception as error:  # whatever a stranger's page does to one article, the others are published
        message = f"the program failed on this article ({type(error).__name__}: {error})"
        problem = Problem(source.file, source.line, 0, message, "left out; please report this")
        return Read(None, None, (problem,), sound=False)


def _read(source: Source, settings: Settings) -> Read:
    problems: list[Problem] = []
    try:
        draft = make_draft(source, settings, problems.append)
        article = finish(draft, settings, problems.append)
    except UserError as error:
        return Read(None, None, (*problems, *error.problems))
    if article is None:
        return Read(None, None, tuple(problems))
    card = Card(
        citation=article.citation(),
        path=article.path,
        place=draft.given.places.get("slug", (draft.file, 0, 0)),
        address=canonical_address(article.url) if article.url else None,
        sketch=sketch_of(article.text),
    )
    return Read(article, card, tuple(problems))


class Shelf:
    """Gives articles their ids, and tells which are copies of which, in the order in which they come."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._identifiers = Identifiers()
        self._originals = Originals()
        self._told = _Told("", report)

    def tell(self, file: str, problems: tuple[Problem, ...]) -> None:
        """Report problems met in a file."""
        if file != self._told.file:
            self.end()
            self._told = _Told(file, self._report)
        for problem in problems:
            self._told.report(problem)

    def put(self, file: str, card: Card) -> tuple[str, str | None]:
        """The id of the next article, which stands in `file`, and the id of the one that it is a copy of, if any."""
        identifier, owner = self._identifiers.give(card.citation.id, card.path)
        if owner is not None:
            message = f"its address would be that of {owner}, so it became {identifier!r}"
            warning = Problem(*card.place, message, "give one of the two a `slug`", Severity.WARNING)
            self.tell(file, (warning,))
        found = self._originals.original_of(identifier, card.address, card.sketch)
        if found is None:
            return identifier, None
        original, sign = found
        if sign == "address":
            message = f"its `url` is that of {original!r}, so it is used as a copy of that"
            self.tell(file, (Problem(file, 0, 0, message, "remove one of the two", Severity.WARNING),))
        return identifier, original

    def end(self) -> None:
        """Say what was not told of the last file."""
        self._told.end()


class _Told:
    """Passes problems of one file on, but not the same one for each of thousands of lines."""

    def __init__(self, file: str, report: Report) -> None:
        self.file = file
        self._report = report
        self._first: dict[str, Problem] = {}
        self._counts: Counter[str] = Counter()

    def report(self, problem: Problem) -> None:
        """Pass a problem on, unless enough like it were."""
        self._first.setdefault(problem.message, problem)
        self._counts[problem.message] += 1
        if self._counts[problem.message] <= MOST_ALIKE:
            self._report(problem)

    def end(self) -> None:
        """Say how many were not passed on."""
        for message, count in self._counts.items():
            if count > MOST_ALIKE:
                first = self._first[message]
                more = f"{message} (and {count - MOST_ALIKE} more like this)"
                self._report(Problem(first.file, 0, 0, more, first.remedy, first.severity))
