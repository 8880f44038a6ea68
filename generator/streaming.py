"""Documents on standard input, an answer a line on standard output: the date reader and the event finder as filters."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from generator.errors import UserError
from generator.limits import OverLimitError, limited, over_limit
from generator.reporting import Reporter
from generator.settings import SITE_FILE, Settings, load_settings


def answer_lines(read: Callable[..., bytes], site: Path, reporter: Reporter) -> bool:
    """Answer each document with a line, and tell whether all could be; those that could not are named, the rest go on.

    The settings are those of the folder `site`; without a site.yaml there, defaults hold.
    """
    settings = load_settings(site) if (site / SITE_FILE).exists() else Settings()
    sound = True
    for number, line in enumerate(sys.stdin.buffer, 1):
        if not line.strip():
            continue
        try:
            sys.stdout.buffer.write(limited(read, settings.limits, len(line), line, settings, number) + b"\n")
        except UserError as error:
            sound = False
            for problem in error.problems:
                reporter.problem(problem)
        except OverLimitError as error:
            sound = False
            reporter.problem(over_limit("input", number, error))
    sys.stdout.buffer.flush()
    return sound
