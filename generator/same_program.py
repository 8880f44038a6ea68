"""Whether another machine runs the program that runs here: only then does it read an article into the same bytes."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

import msgspec

from generator import __version__
from generator.errors import Problem
from generator.fingerprint import READING_LIBRARIES, READING_ROOMS, program_digest

DISTRIBUTION = "escalation-timeline"
"""The name under which the program is installed."""


class Program(msgspec.Struct, frozen=True):
    """What reads articles on one machine; `digest` is that of all of it, its code and its language data included."""

    program: str
    python: str
    libraries: Mapping[str, str]
    digest: bytes


@cache
def this_program() -> Program:
    """The program that runs here."""
    libraries = {name: version(name) for name in READING_LIBRARIES}
    digest = program_digest(READING_ROOMS, READING_LIBRARIES)
    return Program(__version__, platform.python_version(), libraries, digest)


def differing(here: Program, there: Program, worker: str) -> list[Problem]:
    """Why the program of a worker is not that which runs here, and what to do; nothing where it is."""
    if there.digest == here.digest:
        return []
    if there.python != here.python:
        message = f"runs Python {there.python}, and this machine {here.python}"
        remedy = f"run it with Python {here.python}"
    elif there.program != here.program:
        message = f"has {DISTRIBUTION} {there.program}, and this machine {here.program}"
        remedy = f"run pip install '{DISTRIBUTION}[cluster]=={here.program}' there, and start it anew"
    elif there.libraries != here.libraries:
        wrong = [name for name, wanted in here.libraries.items() if there.libraries.get(name) != wanted]
        message = f"has {', '.join(f'{name} {there.libraries.get(name)}' for name in wrong)}, unlike this machine"
        pins = " ".join(f"'{name}=={here.libraries[name]}'" for name in wrong)
        remedy = f"run pip install {pins} there, and start it anew"
    else:
        message = f"has another {DISTRIBUTION} {there.program} than this machine: its code or language data differ"
        remedy = "install the same there, and start it anew"
    return [Problem(f"worker {worker}", 0, 0, message, remedy)]
