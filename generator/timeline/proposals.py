"""Corrections to paste: decisions as plain data, and as the YAML of a corrections file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
import yaml

from generator.timeline.corrections import Decision
from generator.timeline.lexicons import language_file
from generator.timeline.model import Entry

_QUOTE_WORDS = 14
_WIDTH = 10_000
"""Letters of a line: so many that YAML never breaks one."""

_FALLBACK = "en"


class Proposal(msgspec.Struct, frozen=True):
    """A decision about an entry that an editor may take: what it does (`change`, `merge` …) and with which values.

    `language` is the site's, in which the usual reasons are worded.
    """

    entry: str
    quote: str
    act: str
    value: Any
    language: str

    @property
    def reason(self) -> str:
        """The usual reason for such a decision, to be made the editor's own."""
        matter = next(iter(self.value)) if self.act == "change" else self.act
        return usual_reason(matter, self.language)

    def decision(self, date: dt.date, reason: str | None = None) -> dict[str, Any]:
        """The decision as data for a corrections file, taken on `date`, for the usual reason where none is given."""
        data = {
            "entry": self.entry,
            "quote": self.quote,
            "date": date,
            "reason": reason or self.reason,
            self.act: self.value,
        }
        plain: dict[str, Any] = msgspec.to_builtins({key: item for key, item in data.items() if item}, str_keys=True)
        msgspec.convert(plain, Decision)
        return {**plain, "date": date}


def usual_reason(matter: str, language: str) -> str:
    """The wording of a usual reason in `language`, in English where the room does not know that language."""
    known = language_file(language) or language_file(_FALLBACK)
    return str(known["reasons"][matter])


def opening(text: str) -> str:
    """The first words of a sentence, enough to find it by."""
    return " ".join(text.split()[:_QUOTE_WORDS])


def propose(entry: Entry, act: str, value: Any, language: str, quote: str | None = None) -> Proposal:
    """A proposal about `entry`, findable by its id and by words of its first report (or of `quote`)."""
    words = quote or (entry.reports[0].event.quote if entry.reports else "")
    return Proposal(entry.id, opening(words), act, value, language)


def as_yaml(decision: Mapping[str, Any]) -> str:
    """A decision as an item of a corrections file, ending with a line break."""
    return str(yaml.safe_dump([_bare(decision)], sort_keys=False, allow_unicode=True, width=_WIDTH))


def _bare(value: Any) -> Any:
    """ISO dates as dates, so that YAML writes them without quotes."""
    if isinstance(value, Mapping):
        return {key: _bare(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_bare(item) for item in value]
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value) if len(value) == len("2022-02-24") else value
        except ValueError:
            return value
    return value
