"""Digests of the program itself: what its rules and its pages depend on beside the user's files."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH

PACKAGE = Path(__file__).parent
READING_ROOMS = ("articles", "dates", "events", "timeline")
"""The rooms that decide what is read in an article."""

READING_LIBRARIES = (
    "babel", "charset-normalizer", "dateparser", "google-re2", "htmldate", "lxml", "lxml_html_clean", "markdown",
    "msgspec", "nh3", "pyyaml", "sentencex", "simplemma", "trafilatura", "tzdata",
)  # fmt: skip
"""The libraries that do."""

_SUFFIXES = (".py", ".yaml", ".json", ".po")


def files_digest(folder: Path, files: Iterable[Path]) -> bytes:
    """A digest of files below a folder: their names and their bytes."""
    digest = hashlib.blake2b(digest_size=32)
    for file in sorted(files):
        digest.update(f"{file.relative_to(folder).as_posix()}\n".encode())
        digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.digest()


@cache
def zone_digest(name: str) -> bytes:
    """A digest of the rules of a time zone, which the system's or Python's data of zones bring up to date.

    They are taken as they were when this process first asked, as `zoneinfo` takes them.
    """
    places = [Path(folder, name) for folder in TZPATH]
    with suppress(ModuleNotFoundError):
        places.append(Path(str(files("tzdata")), "zoneinfo", name))
    found = next((place for place in places if place.is_file()), None)
    return hashlib.blake2b(found.read_bytes() if found else b"", digest_size=16).digest()


@cache
def program_digest(rooms: tuple[str, ...], libraries: tuple[str, ...]) -> bytes:
    """A digest of the code and data of these rooms and of the package's own files, and of the libraries' versions."""
    files = [file for file in PACKAGE.glob("*.py") if file.is_file()]
    for room in rooms:
        files += [file for file in (PACKAGE / room).rglob("*") if file.suffix in _SUFFIXES]
    digest = hashlib.blake2b(files_digest(PACKAGE, files), digest_size=32)
    digest.update(platform.python_version().encode())
    for library in libraries:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.digest()
