"""The content folder → articles."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.articles.decoding import normalise
from generator.articles.drafts import Draft
from generator.articles.finishing import finish
from generator.articles.front_matter import split_front_matter
from generator.articles.identifiers import Identifiers
from generator.articles.markdown_pages import markdown_html
from generator.articles.metadata import Metadata, check_metadata, metadata
from generator.articles.model import Article
from generator.articles.passages import Passage, read_passages
from generator.articles.sanitising import TooDeepError, sanitise
from generator.articles.text_pages import text_passages
from generator.errors import Problem, UserError
from generator.located_yaml import load
from generator.settings import Settings

Report = Callable[[Problem], None]

_DATED_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[-_ ]|$)")


def read_articles(folder: Path, settings: Settings) -> tuple[list[Article], list[Problem]]:
    """Every article below the folder, sorted by path, and every problem met.

    One that cannot be read is reported and left out. Raises UserError when the folder itself cannot be read.
    """
    problems: list[Problem] = []
    articles = list(stream_articles(folder, settings, problems.append))
    return articles, sorted(problems)


def stream_articles(folder: Path, settings: Settings, report: Report) -> Iterator[Article]:
    """The same, one at a time, problems handed to `report` as they are met."""
    if not folder.is_dir():
        raise UserError([Problem(str(folder), 0, 0, "no such folder", "create it, or name another as `content`")])
    identifiers = Identifiers()
    for path in article_files(folder):
        try:
            for draft in _drafts(folder, path, settings, report):
                article = finish(draft, settings, identifiers, report)
                if article is not None:
                    yield article
        except UserError as error:
            for problem in error.problems:
                report(problem)


def article_files(folder: Path) -> list[Path]:
    """The files of articles below the folder, sorted by their relative path; hidden files and folders are not."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(place, name) for name in names if not name.startswith(".") and Path(name).suffix.lower() in _FORMATS
        ]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _drafts(folder: Path, path: Path, settings: Settings, report: Report) -> Iterator[Draft]:
    """The one article of a file of text or Markdown."""
    file = os.fspath(path)
    parts = split_front_matter(normalise(_read(path, file)), file)
    given = Metadata()
    if parts.yaml is not None:
        located = load(parts.yaml, file, parts.yaml_line)
        given, problems = check_metadata(located, "front matter", settings.time_zone)
        for problem in problems:
            report(problem)
    try:
        passages = _FORMATS[path.suffix.lower()](parts.body)
    except (RecursionError, TooDeepError):
        message = "elements stand inside one another without end"
        raise UserError([Problem(file, parts.body_line, 1, message, "simplify the file")]) from None
    relative = path.relative_to(folder)
    yield Draft(
        file=file,
        path=relative.as_posix(),
        name=relative.with_suffix("").as_posix(),
        line=parts.body_line,
        given=given.over(_from_name(path.stem)),
        passages=tuple(passages),
        plain=path.suffix.lower() == ".txt",
    )


def _read(path: Path, file: str) -> str:
    """The text of a file. Raises UserError where there is none to be had."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text (byte {error.start + 1})"
        raise UserError([Problem(file, 0, 0, message, "save the file as UTF-8")]) from None
    except OSError as error:
        raise UserError([Problem(file, 0, 0, f"cannot be read ({error.strerror})", "check its permissions")]) from None


def _from_name(stem: str) -> Metadata:
    """What a file's name tells: `2022-10-12-title` its day."""
    match = _DATED_NAME.match(stem)
    try:
        day = dt.date.fromisoformat(match.group(1)) if match else None
    except ValueError:
        day = None
    return metadata("file name", published=day)


def _markdown(body: str) -> list[Passage]:
    return read_passages(sanitise(markdown_html(body)))


_FORMATS: dict[str, Callable[[str], list[Passage]]] = {".md": _markdown, ".txt": text_passages}
