"""What an article says of itself, or others of it: checked, with the origin of each value."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import zoneinfo
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from generator.articles.model import Style
from generator.errors import Problem, Severity
from generator.located_yaml import LocatedYaml, suggest
from generator.visible import visible

SYNONYMS = {"date": "published", "lang": "language", "publisher": "source"}
"""Other names of keys, and the keys."""
_RESEMBLANCE = 0.8
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


class Metadata(msgspec.Struct, frozen=True):
    """What is known of an article beside its text.

    `origins` tells for each value given where it came from, `places` where a user wrote it: file, line and column.
    """

    title: str | None = None
    """The headline; without one, the first heading, or the file's name."""
    published: dt.date | None = None
    """The day of publication, or its time with a zone. Relative dates (`Tuesday`, `two weeks ago`) count from it."""
    source: str | None = None
    """Who published it. Articles of one source count as one source."""
    url: str | None = None
    """Where it was published."""
    archive_url: str | None = None
    """Where a copy is kept."""
    language: str | None = None
    """Its language, as a code such as fr; without one it is detected."""
    author: str | None = None
    """Who wrote it: a name, or a list of names."""
    tags: tuple[str, ...] | None = None
    """Words to find it by."""
    style: Style | None = None
    """How it tells time: `news` counts from the publication, `narrative` from what the text tells of."""
    slug: str | None = None
    """The end of its address, in place of one made of the file's name."""
    description: str | None = None
    """A summary; it is not read for dates."""
    retrieved: str | None = None
    """The day on which `escalation add` fetched it."""
    sha256: str | None = None
    """The digest of the page that was fetched."""
    keep: tuple[str, ...] | None = None
    """Words of lines that stay though they look like page furniture; `all` keeps every line."""
    cut: tuple[str, ...] | None = None
    """Words of lines that go though they look like text."""
    origins: dict[str, str] = {}
    """For each value where it came from: not written by hand."""
    places: dict[str, tuple[str, int, int]] = {}
    """For each value where a user wrote it: not written by hand."""

    def over(self, other: Metadata) -> Metadata:
        """These values, and the other's where there are none here."""
        values = {name: getattr(other, name) for name in other.origins}
        values |= {name: getattr(self, name) for name in self.origins}
        places = {name: place for name, place in other.places.items() if name not in self.origins}
        return Metadata(**values, origins={**other.origins, **self.origins}, places={**places, **self.places})


KNOWN_KEYS = tuple(sorted({*Metadata.__struct_fields__, "date"} - {"origins", "places"}))


def metadata(origin: str, **values: Any) -> Metadata:
    """The values that are not None, all of one origin."""
    given = {name: value for name, value in values.items() if value is not None}
    return Metadata(**given, origins=dict.fromkeys(given, origin))


def check_metadata(located: LocatedYaml, origin: str, time_zone: str) -> tuple[Metadata, list[Problem]]:
    """The metadata in a YAML mapping, and every mistake in it.

    A value that cannot be used is left out and reported; a key that resembles a known one is a warning, other keys
    belong to somebody else. `published` with an hour and a zone becomes the day in `time_zone`.
    """
    if located.data is None:
        return Metadata(), []
    if not isinstance(located.data, dict):
        remedy = "write one `key: value` a line"
        return Metadata(), [located.problem((), f"the {origin} is no list of keys and values", remedy, value=True)]
    values: dict[str, Any] = {}
    places: dict[str, tuple[str, int, int]] = {}
    problems: list[Problem] = []
    for key, value in located.data.items():
        name = SYNONYMS.get(key, key)
        if name not in _READERS:
            problems += _unknown_key(located, key)
        elif value is not None:
            try:
                if name not in values or name == key:
                    values[name] = _READERS[name](value, time_zone)
                    place = located.problem((key,), "", "", value=True)
                    places[name] = (place.file, place.line, place.column)
            except ValueError as error:
                message, remedy = error.args
                problems.append(located.problem((key,), f"{key} {message}", remedy, value=True))
    return msgspec.structs.replace(metadata(origin, **values), places=places), problems


def one_line(text: str) -> str:
    """Text on one line, runs of white space as one space; non-breaking spaces stay, for typography needs them.

    What nobody can see of it goes.
    """
    return _SPACE.sub(" ", visible(text)).strip(" ")


def local_day(text: str, time_zone: str) -> dt.date:
    """The day of an ISO 8601 date or date and time; one with a zone is the day it was in `time_zone` then.

    Raises ValueError where the text is no such date.
    """
    text = text.strip()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        moment = dt.datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        moment = moment.astimezone(zoneinfo.ZoneInfo(time_zone))
    return moment.date()


def _unknown_key(located: LocatedYaml, key: str) -> list[Problem]:
    """A warning for a key that is a known one misspelt."""
    if not difflib.get_close_matches(key.lower(), KNOWN_KEYS, n=1, cutoff=_RESEMBLANCE):
        return []
    remedy = suggest(key.lower(), KNOWN_KEYS)
    return [located.problem((key,), f"unknown key {key!r}", remedy, severity=Severity.WARNING)]


def _text(value: Any, _: str) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("is not text", "write it on one line, in quotes if it holds a colon")
    return one_line(str(value)) or None


def _names(value: Any, zone: str) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, (_text(item, zone) for item in value))) or None
    return _text(value, zone)


def _published(value: Any, zone: str) -> dt.date:
    try:
        return local_day(str(value), zone)
    except (ValueError, OverflowError):
        remedy = "write a day such as 2022-10-12, or a time such as 2022-10-12T18:30:00+02:00"
        raise ValueError(f"cannot be {value!r}", remedy) from None


def _address(value: Any, zone: str) -> str | None:
    text = _text(value, zone)
    try:
        parts = urlsplit(text or "")
    except ValueError:
        parts = urlsplit("")
    if text and (parts.scheme not in ("http", "https") or not parts.netloc):
        raise ValueError(f"cannot be {text!r}", "write a web address that begins with https:// or http://")
    return text


def _language(value: Any, zone: str) -> str:
    value = "no" if value is False else value  # YAML reads the code of Norwegian as false
    text = (_text(value, zone) or "").replace("_", "-").split("-")[0].lower()
    if not (2 <= len(text) <= 3 and text.isascii() and text.isalpha()):
        raise ValueError(f"cannot be {value!r}", "write a language code such as fr or en")
    return text


def _tags(value: Any, zone: str) -> tuple[str, ...]:
    items = value if isinstance(value, list) else str(_text(value, zone) or "").split(",")
    return tuple(dict.fromkeys(filter(None, (_text(item, zone) for item in items))))


def _lines(value: Any, zone: str) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(filter(None, (_text(item, zone) for item in items))))


def _style(value: Any, _: str) -> Style:
    try:
        return Style(value)
    except ValueError:
        raise ValueError(f"cannot be {value!r}", "write one of " + ", ".join(Style)) from None


_READERS: dict[str, Callable[[Any, str], Any]] = {
    "title": _text,
    "published": _published,
    "source": _text,
    "url": _address,
    "archive_url": _address,
    "language": _language,
    "author": _names,
    "tags": _tags,
    "style": _style,
    "slug": _text,
    "description": _text,
    "retrieved": _text,
    "sha256": _text,
    "keep": _lines,
    "cut": _lines,
}
