"""The errors a user sees: where, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

import msgspec

from generator.visible import visible


class Severity(StrEnum):
    """How much a problem weighs: an error leaves something out or stops; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Problem(msgspec.Struct, frozen=True, order=True):
    """One thing wrong in one place of a user's file.

    `file` is the path as the user would type it; `line` and `column` count from 1, 0 where the whole file is meant.
    """

    file: str
    line: int
    column: int
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`file:line:column: what is wrong: what to do`, the form that editors turn into a link.

        One line, without what would steer a terminal, whatever a stranger's file is called.
        """
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        whole = ": ".join(part for part in (place, self.message, self.remedy) if part)
        return visible(" ".join(whole.splitlines()))


class UserError(Exception):
    """Work cannot go on because of the user's input; carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[UserError], tuple[Any, ...]]:
        """What makes it again in another process."""
        return UserError, (self.problems,)
