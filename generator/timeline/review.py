"""What an editor should look at, worst first: with file and line, and the correction to paste."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import msgspec

from generator.articles.content import Content
from generator.dates.model import Certainty
from generator.errors import Problem
from generator.events.model import ArticleReading
from generator.settings import Settings
from generator.timeline.clusters import window
from generator.timeline.corrections import Corrections, Decision
from generator.timeline.following import entry_words
from generator.timeline.identity import normalised
from generator.timeline.lexicons import Weights
from generator.timeline.likeness import likeness
from generator.timeline.lookup import ClusterIndex
from generator.timeline.merging import Thresholds
from generator.timeline.model import Disagreement, Entry, Field, Report, Timeline
from generator.timeline.places import source_text
from generator.timeline.proposals import Proposal, as_yaml, propose
from generator.timeline.terms import TermReader

_NEAR = 0.6
"""The share of the likeness for merging from which two entries left apart are worth a look."""


class Concern(StrEnum):
    """Why something should be looked at."""

    STALE_CORRECTION = "stale correction"
    DISAGREEMENT = "disagreement"
    DOUBTFUL_DATE = "doubtful date"
    UNREAD_DATE = "date unread"
    NEAR_DUPLICATE = "near-duplicate"
    UNCLASSIFIED = "unclassified"


_BASE = {
    Concern.STALE_CORRECTION: 1.0,
    Concern.UNREAD_DATE: 0.6,
    Concern.DISAGREEMENT: 0.5,
    Concern.DOUBTFUL_DATE: 0.45,
    Concern.NEAR_DUPLICATE: 0.4,
    Concern.UNCLASSIFIED: 0.2,
}
_OF_IMPORTANCE = 0.4
"""How much an entry's importance adds to the weight of a concern about it."""


class ReviewItem(msgspec.Struct, frozen=True):
    """One thing to look at. `weight` is about 0 … 1.4, worst highest; `file` and `line` are as in a Problem.

    `yaml` is what to paste: into the corrections file, or into the article's front matter for a date unread.
    `proposal` is the same as data; None where only the article can be mended.
    """

    concern: Concern
    weight: float
    file: str
    line: int
    message: str
    entry: str | None = None
    quote: str = ""
    yaml: str = ""
    proposal: Proposal | None = None


class Reviewer:
    """Finds what to look at in one site: `content` is the content folder, `today` the date for the corrections."""

    def __init__(
        self, readings: Iterable[ArticleReading], settings: Settings, content: Content, today: dt.date
    ) -> None:
        self._settings = settings
        self._content = content
        self._today = today
        self._readings = tuple(readings)
        self._paths = {reading.article.id: reading.article.path for reading in self._readings}

    def items(self, timeline: Timeline, corrections: Corrections) -> list[ReviewItem]:
        """Everything worth a look, worst first; what the editor decided already is left out."""
        found = [
            *map(_stale, timeline.problems),
            *(item for entry in timeline.entries for item in self._of_entry(entry)),
            *self._unread(),
            *self._near_duplicates(timeline.entries, corrections),
        ]
        return sorted(found, key=lambda item: (-item.weight, item.file, item.line, item.concern.value, item.message))

    def _of_entry(self, entry: Entry) -> Iterator[ReviewItem]:
        if entry.by_hand:
            return
        decided = {correction.what for correction in entry.corrections}
        date = next(choice for choice in entry.choices if choice.field is Field.DATE)
        chosen = _report(entry, date.report)
        if chosen.event.certainty is Certainty.DOUBTFUL and "when" not in decided:
            message = f"the date {entry.when.edtf} is hardly more than a guess ({chosen.event.how})"
            yield self._change(Concern.DOUBTFUL_DATE, entry, chosen, message, "date", entry.when.edtf)
        for disagreement in entry.disagreements:
            if _KEYS[disagreement.field][1] not in decided:
                yield self._disagreement(entry, disagreement)
        if entry.rung is None and "rung" not in decided:
            message = "no pattern of the ladder matched"
            yield self._change(Concern.UNCLASSIFIED, entry, entry.reports[0], message, "rung", 0)

    def _disagreement(self, entry: Entry, disagreement: Disagreement) -> ReviewItem:
        key, _ = _KEYS[disagreement.field]
        sides = ", ".join(f"{position.value} ({position.sources})" for position in disagreement.positions)
        minority = _report(entry, disagreement.positions[-1].reports[0])
        current = {Field.DATE: entry.when.edtf, Field.STATUS: entry.status.value, Field.RUNG: entry.rung}
        message = f"sources disagree about the {key}: {sides}"
        return self._change(Concern.DISAGREEMENT, entry, minority, message, key, current[disagreement.field])

    def _change(
        self, concern: Concern, entry: Entry, report: Report, message: str, key: str, value: str | int | None
    ) -> ReviewItem:
        proposal = propose(entry, "change", {key: value}, self._settings.language, report.event.quote)
        return self._item(concern, entry, report, message, proposal)

    def _item(self, concern: Concern, entry: Entry, report: Report, message: str, proposal: Proposal) -> ReviewItem:
        file, line = self._place(report.event.article, report.event.quote)
        return ReviewItem(
            concern=concern,
            weight=round(_BASE[concern] + _OF_IMPORTANCE * entry.importance, 4),
            file=file,
            line=line,
            message=f"{message}: {entry.headline}",
            entry=entry.id,
            quote=report.event.quote,
            yaml=as_yaml(proposal.decision(self._today)),
            proposal=proposal,
        )

    def _place(self, article: str, quote: str) -> tuple[str, int]:
        path = self._paths.get(article, article)
        return f"{self._settings.content}/{path}", source_text(self._content / path).line(quote)

    def _unread(self) -> Iterator[ReviewItem]:
        """One item for each article whose relative dates nobody can read, at the first of them."""
        for reading in self._readings:
            unread = [expression for expression in reading.expressions if expression.unread]
            if not unread:
                continue
            first, article = unread[0], reading.article
            file, line = self._place(article.id, article.text[first.start : first.start + 200])
            words = ", ".join(f"“{expression.text}”" for expression in unread[:3])
            waiting = "1 date waits" if len(unread) == 1 else f"{len(unread)} dates wait"
            message = f"{waiting} for a publication date ({words})"
            yaml = f"published: {self._today.year}-MM-DD\n"
            yield ReviewItem(Concern.UNREAD_DATE, _BASE[Concern.UNREAD_DATE], file, line, message, yaml=yaml)

    def _near_duplicates(self, entries: Sequence[Entry], corrections: Corrections) -> Iterator[ReviewItem]:
        """Pairs of entries at most a day apart that merging nearly joined, and no decision keeps apart."""
        splits = [decision for decision in corrections.decisions if decision.split]
        reader = TermReader(self._settings.actors, Weights())
        told = [entry for entry in entries if entry.reports]
        index = ClusterIndex(entry_words(entry, reader, self._settings.language) for entry in told)
        for number, entry in enumerate(told):
            first, last = window(entry.when)
            for other in index.candidates(index[number], first, last + 1):
                score = likeness(index[number], index[other]) if other != number else 0.0
                twice = (window(told[other].when), other) < (window(entry.when), number)
                if score < _NEAR * Thresholds().same_day or twice or _settled(entry, told[other], splits):
                    continue
                proposal = propose(entry, "merge", (told[other].id,), self._settings.language)
                message = f"perhaps the same as “{told[other].headline}” ({told[other].id})"
                yield self._item(Concern.NEAR_DUPLICATE, entry, entry.reports[0], message, proposal)


_KEYS = {Field.DATE: ("date", "when"), Field.STATUS: ("status", "status"), Field.RUNG: ("rung", "rung")}
"""The key of a field in `change`, and its name in an entry's corrections."""


def review(
    timeline: Timeline,
    readings: Iterable[ArticleReading],
    settings: Settings,
    corrections: Corrections,
    *,
    content: Content,
    today: dt.date,
) -> list[ReviewItem]:
    """What an editor should look at, worst first.

    `content` is the folder of the articles, in which the lines are found; `today` dates the corrections to paste.
    """
    return Reviewer(readings, settings, content, today).items(timeline, corrections)


def _stale(problem: Problem) -> ReviewItem:
    message = f"{problem.message}: {problem.remedy}"
    return ReviewItem(Concern.STALE_CORRECTION, _BASE[Concern.STALE_CORRECTION], problem.file, problem.line, message)


def _report(entry: Entry, identifier: str) -> Report:
    return next(report for report in entry.reports if report.id == identifier)


def _settled(one: Entry, other: Entry, splits: Iterable[Decision]) -> bool:
    """Whether it is known how two entries belong together: one is what the other became, or the editor parted them."""
    if other.id in (*one.follows, *one.followed_by):
        return True
    return any(_parts(decision, one, other) or _parts(decision, other, one) for decision in splits)


def _parts(decision: Decision, one: Entry, other: Entry) -> bool:
    """Whether a decision about `one` parts `other` from it."""
    about = [name for name in (decision.entry, decision.quote) if name is not None]
    return any(_names(name, one) for name in about) and any(_names(name, other) for name in decision.split)


def _names(target: str, entry: Entry) -> bool:
    """Whether an id or a quote names an entry."""
    words = normalised(target)
    ids = (entry.id, *entry.former_ids)
    return target in ids or any(words in normalised(report.event.quote) for report in entry.reports)
