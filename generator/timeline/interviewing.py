"""Stepping through a review with an editor: what can be answered to each item, and the decision that follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol

import msgspec

from generator.errors import UserError
from generator.events.model import Status
from generator.timeline.edtf import parse_edtf
from generator.timeline.proposals import Proposal
from generator.timeline.recording import append_decision
from generator.timeline.review import Concern, ReviewItem

SKIP, QUIT = "s", "q"

_LOWEST_RUNG, _HIGHEST_RUNG = -2, 9
_STATUSES = tuple(status.value for status in Status)


class Answer(msgspec.Struct, frozen=True):
    """One thing an editor can answer: the key to press, what it does, and the question for a value it needs, if any."""

    key: str
    label: str
    question: str = ""


class Conversation(Protocol):
    """Whoever asks the editor: a terminal, or a test."""

    def show(self, text: str) -> None:
        """Show a text."""

    def choose(self, answers: Iterable[Answer]) -> str:
        """Let the editor choose one of the answers; gives its key."""

    def ask(self, question: str, default: str) -> str:
        """Ask for a line of text; gives `default` for an empty answer."""


def answers(item: ReviewItem) -> tuple[Answer, ...]:
    """What can be answered to an item; skipping and stopping always can."""
    usual = (Answer(SKIP, "skip"), Answer(QUIT, "stop here"))
    if item.proposal is None:
        return usual
    if item.concern is Concern.NEAR_DUPLICATE:
        return (Answer("m", "merge the two"), Answer("a", "keep them apart for good"), *usual)
    key = next(iter(item.proposal.value))
    keep = () if item.concern is Concern.UNCLASSIFIED else (Answer("k", f"keep the {key} as it is"),)
    return (*keep, Answer("c", f"change the {key}", _QUESTIONS[key]), Answer("h", "hide the entry"), *usual)


def decide(item: ReviewItem, key: str, value: str, reason: str, today: dt.date) -> dict[str, Any]:
    """The decision that an answer makes, as data for the corrections file.

    `value` is the editor's text where the answer needs one. Raises ValueError for a value that cannot be.
    """
    if item.proposal is None:
        raise ValueError("nothing to decide here")
    return _meant(item.proposal, key, value).decision(today, reason or None)


def _meant(proposal: Proposal, key: str, value: str = "") -> Proposal:
    """What an answer makes of a proposal."""
    if key == "h":
        return msgspec.structs.replace(proposal, act="hide", value=True)
    if key == "a":
        return msgspec.structs.replace(proposal, act="split")
    if key == "c" and value:
        field = next(iter(proposal.value))
        return msgspec.structs.replace(proposal, value={field: _CHECKS[field](value.strip())})
    return proposal


def interview(items: Iterable[ReviewItem], talk: Conversation, path: Path, today: dt.date) -> int:
    """Step through the items and write each decision into the corrections file at once; gives their number.

    Stops where the editor does; what was decided until then is written.
    """
    written = 0
    for item in items:
        talk.show(_shown(item))
        possible = answers(item)
        key = talk.choose(possible)
        if key == QUIT:
            break
        if key == SKIP:
            continue
        chosen = next(answer for answer in possible if answer.key == key)
        decision = _asked(item, chosen, talk, today)
        try:
            append_decision(path, decision)
        except UserError as error:
            talk.show(str(error))
            break
        written += 1
    return written


def _shown(item: ReviewItem) -> str:
    """An item as the editor sees it: where only the article can be mended, with the line that it lacks."""
    lines = item.quote or ("" if item.proposal else item.yaml)
    return f"{item.file}:{item.line}: {item.concern.value}: {item.message}\n  {lines}".rstrip()


def _asked(item: ReviewItem, chosen: Answer, talk: Conversation, today: dt.date) -> dict[str, Any]:
    """Ask for what the answer needs until it can be used."""
    proposal = item.proposal
    default = str(next(iter(proposal.value.values()))) if proposal and chosen.question else ""
    while True:
        value = talk.ask(chosen.question, default) if chosen.question else ""
        reason = talk.ask("why", _meant(proposal, chosen.key).reason if proposal else "")
        try:
            return decide(item, chosen.key, value, reason, today)
        except ValueError as error:
            talk.show(f"{error}")


def _rung(text: str) -> int:
    rung = int(text) if text.lstrip("-").isdecimal() else None
    if rung is None or not _LOWEST_RUNG <= rung <= _HIGHEST_RUNG:
        raise ValueError(f"{text!r} is no rung: write a number from {_LOWEST_RUNG} to {_HIGHEST_RUNG}")
    return rung


def _status(text: str) -> str:
    if text not in _STATUSES:
        raise ValueError(f"{text!r} is no status: write one of {', '.join(_STATUSES)}")
    return text


_QUESTIONS = {
    "date": "the date (2022-02-24, 2022-02, 2022-02-24~ …)",
    "rung": "the rung (-2 … 9)",
    "status": "the status (" + ", ".join(_STATUSES) + ")",
}
_CHECKS: dict[str, Callable[[str], Any]] = {
    "date": lambda text: parse_edtf(text).edtf,
    "rung": _rung,
    "status": _status,
}
