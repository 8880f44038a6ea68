"""The content folder → articles."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from generator.articles.drafting import is_article_file, make_drafts
from generator.articles.drafts import Draft
from generator.articles.duplicates import Originals
from generator.articles.finishing import finish
from generator.articles.identifiers import Identifiers
from generator.articles.model import Article, Citation
from generator.errors import Problem, Severity, UserError
from generator.settings import Settings

Report = Callable[[Problem], None]

_CORRECTIONS = "corrections.yaml"

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
    files = article_files(folder)
    _report_orphans(folder, files, report)
    for path in files:
        told = _Told(report)
        try:
            for draft in make_drafts(folder, path, settings, told.report):
                article = finish(draft, settings, identifiers, told.report)
                if article is not None:
                    yield _marked(article, originals, draft, told.report)
        except UserError as error:
            for problem in error.problems:
                report(problem)
        told.end()


def _report_orphans(folder: Path, files: list[Path], report: Report) -> None:
    """Warn of sidecars that no article stands beside: a misspelt name would go unseen."""
    stems = {path.with_suffix("") for path in files}
    for path in _visible(folder):
        if path.suffix.lower() == ".yaml" and path.name != _CORRECTIONS and path.with_suffix("") not in stems:
            message = "no article stands beside this file, so it is not read"
            report(Problem(os.fspath(path), 0, 0, message, "give it the name of its article", Severity.WARNING))


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


def article_files(folder: Path) -> list[Path]:
    """The files of articles below the folder, sorted by their relative path; hidden files and folders are not."""
    return [path for path in _visible(folder) if is_article_file(path.name)]


def _visible(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


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
