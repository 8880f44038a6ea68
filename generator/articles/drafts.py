"""What a file holds and gives, before it is an article."""

from __future__ import annotations

import msgspec

from generator.articles.metadata import Metadata
from generator.articles.passages import Passage
from generator.errors import Problem, Severity


class Source(msgspec.Struct, frozen=True):
    """What one article is read from: a file, or a line of an archive; and what its sidecar says.

    `file` is the path for messages, `path` that relative to the content folder, `line` the number of an archive's line.
    `data` is None where there is nothing to read, and `problems` say why.
    """

    file: str
    path: str
    data: bytes | None
    line: int = 0
    beside: Metadata = Metadata()
    problems: tuple[Problem, ...] = ()


class Draft(msgspec.Struct, frozen=True):
    """An article as its file has it: not cleaned, not titled, its language and date perhaps unknown.

    `file` is the path for messages, `path` that relative to the content folder, `name` that without its extension;
    `line` is where the body starts. `plain` says that it is text without any marks of structure.
    `outside` are lines of a page that were not taken for the article's, each with the index of the passage it stands
    before. `top` is the line where the article begins in its file, front matter and all.
    """

    file: str
    path: str
    name: str
    line: int
    given: Metadata
    passages: tuple[Passage, ...]
    plain: bool = False
    outside: tuple[tuple[int, Passage], ...] = ()
    top: int = 1

    def warning(self, message: str, remedy: str, key: str = "", line: int = 0) -> Problem:
        """A warning about the article: where the user wrote the value of `key`, else at `line`, else for the file."""
        file, line, column = self.given.places.get(key, (self.file, line, 1 if line else 0))
        return Problem(file, line, column, message, remedy, Severity.WARNING)
