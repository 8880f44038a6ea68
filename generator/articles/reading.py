"""The content folder → articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from generator.articles.drafting import DraftMaker, make_drafts
from generator.articles.drafts import Draft
from generator.articles.duplicates import Originals
from generator.articles.finishing import finish, identified
from generator.articles.folder import article_files
from generator.articles.identifiers import Identifiers
from generator.articles.model import Article, Citation
from generator.errors import Problem, Severity, UserError
from generator.limits import OverLimitError, limited, over_limit
from generator.settings import Settings

Report = Callable[[Problem], None]

MOST_ALIKE = 5
"""Problems of one kind in one archive that are told one by one."""


def read_articles(folder: Path, settings: Settings) -> tuple[list[Article], list[Problem]]:
    """Every article below the folder, sorted by path, and every problem met.

    One that cannot be read is reported and left out. Of an article that stands there twice, or was taken over by
    others, the first is given, with the others as its `copies`. Raises UserError when the folder itself cannot be read.
    """
    problems: list[Problem] = []
    copies: dict[str, list[Citation]] = {}
    articles: list[Article] = []
    for article in stream_articles(folder, settings, problems.append):
        if article.copy_of is None:
            articles.append(article)
        else:
            copies.setdefault(article.copy_of, []).append(article.citation())
    for index, article in enumerate(articles):
        if article.id in copies:
            articles[index] = msgspec.structs.replace(article, copies=tuple(copies[article.id]))
    return articles, sorted(problems)


def stream_articles(folder: Path, settings: Settings, report: Report) -> Iterator[Article]:
    """The same, one at a time, problems handed to `report` as they are met; copies come too, marked `copy_of`."""
    if not folder.is_dir():
        raise UserError([Problem(str(folder), 0, 0, "no such folder", "create it, or name another as `content`")])
    identifiers, originals = Identifiers(), Originals()
    files, refused = article_files(folder)
    for problem in refused:
        report(problem)
    for path in files:
        told = _Told(report)
        try:
            for maker in make_drafts(folder, path, settings, told.report):
                found = _read_one(maker, settings, told.report)
                if found is not None:
                    draft, article = found
                    article = identified(article, draft, identifiers, told.report)
                    yield _marked(article, originals, draft, told.report)
        except UserError as error:
            for problem in error.problems:
                report(problem)
        told.end()


def _read_one(maker: DraftMaker, settings: Settings, report: Report) -> tuple[Draft, Article] | None:
    """A draft, without its passages, and its article; None where there is none to be had, and a problem says so."""
    try:
        problems, found = limited(_drafted_and_finished, settings.limits, maker.size, maker.make, settings)
    except OverLimitError as error:
        problems, found = [over_limit(maker.file, maker.line, error)], None
    except Exception as error:  # whatever a stranger's page does to one article, the others are published
        message = f"the program failed on this article ({type(error).__name__}: {error})"
        problems, found = [Problem(maker.file, maker.line, 0, message, "left out; please report this")], None
    for problem in problems:
        report(problem)
    return found


def _drafted_and_finished(
    make: Callable[[Report], Draft], settings: Settings
) -> tuple[list[Problem], tuple[Draft, Article] | None]:
    """The problems, the draft and the article that it makes."""
    problems: list[Problem] = []
    try:
        draft = make(problems.append)
        article = finish(draft, settings, problems.append)
    except UserError as error:
        return [*problems, *error.problems], None
    bare = msgspec.structs.replace(draft, passages=(), outside=())
    return problems, None if article is None else (bare, article)


def _marked(article: Article, originals: Originals, draft: Draft, report: Report) -> Article:
    """The article, marked where it is a copy of one seen before."""
    found = originals.original_of(article)
    if found is None:
        return article
    original, sign = found
    if sign == "address":
        message = f"its `url` is that of {original!r}, so it is used as a copy of that"
        report(Problem(draft.file, 0, 0, message, "remove one of the two", Severity.WARNING))
    return msgspec.structs.replace(article, copy_of=original)


class _Told:
    """Passes problems of one file on, but not the same one for each of thousands of lines."""

    def __init__(self, report: Report) -> None:
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
