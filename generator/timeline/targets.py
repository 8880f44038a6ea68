"""Which report an editor means: by an id that ever led to it, or by words of its sentence."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable
from enum import Enum, auto

import msgspec

from generator.articles.identifiers import slug
from generator.timeline.corrections import Corrections
from generator.timeline.groups import Group, Groups, added_id
from generator.timeline.identity import normalised
from generator.timeline.model import Report

_LIKENESS_OF_EDITED = 0.7
"""Jaccard index of the words of a quote and a sentence from which the sentence is the quote, edited since."""

_ID_MARK = 10
"""Letters at the end of an id that stand for one report: what comes before can be misspelt."""

_ID_HEAD = 12
"""Letters at the beginning of an id that tell which one a misspelt end was to be."""


class Miss(Enum):
    """Why a target names nothing."""

    NOTHING = auto()
    SEVERAL = auto()


class Hit(msgspec.Struct, frozen=True):
    """What a target names: the group, and the reports in it (none where the id is the group's own by hand).

    `exact` is false where only a sentence like the quote was found; `own` is true where the id is the group's.
    """

    group: Group
    reports: tuple[Report, ...]
    exact: bool = True
    own: bool = True


class Targets:
    """Finds reports and their groups by id or quote; follows the groups as they are merged and split."""

    def __init__(self, groups: Groups) -> None:
        self._groups = groups
        self._quotes: list[tuple[str, Report]] | None = None

    def by_id(self, identifier: str) -> Hit | None:
        """The group that an id leads to."""
        group = self._groups.find(identifier)
        if group is None:
            return None
        reports = tuple(report for report in group.reports if report.id == identifier)
        return Hit(group, reports, own=identifier in (group.id, *group.former_ids))

    def by_quote(self, quote: str, article: str | None, within: Group | None = None) -> Hit | Miss:
        """The group whose report's sentence holds the words of `quote`, or failing that is much like them.

        `article` (an id or path) limits the search to one article, `within` to one group.
        """
        words = normalised(quote)
        candidates = [pair for pair in self._sentences() if _in_article(pair[1], article)]
        found = [report for sentence, report in candidates if f" {words} " in f" {sentence} "] if words else []
        exact = bool(found)
        if not found:
            found = _likest(words, candidates)
        groups = {id(group): group for report in found if (group := self._groups.find(report.id)) is not None}
        if within is not None:
            groups = {key: group for key, group in groups.items() if group is within}
        if len(groups) != 1:
            return Miss.SEVERAL if groups else Miss.NOTHING
        (group,) = groups.values()
        members = {report.id for report in group.reports}
        return Hit(group, tuple(report for report in found if report.id in members), exact)

    def named(self, target: str, within: Group | None = None) -> Hit | Miss:
        """The group or report that `target` names, as an id if it is one, else as a quote."""
        return self.by_id(target) or self.by_quote(target, None, within)

    def suggestion(self, identifier: str) -> str:
        """What to do about an id that leads nowhere: the id that resembles it, else how to find the right one."""
        known = [report.id for report in self._groups.reports()]
        near = [
            name
            for name in known
            if name[-_ID_MARK:] == identifier[-_ID_MARK:] or name[:_ID_HEAD] == identifier[:_ID_HEAD]
        ]
        close = difflib.get_close_matches(identifier, near, n=1, cutoff=0.6)
        if close:
            return f"did you mean {close[0]!r}?"
        return "take the id from the entry's address, or name the entry by `quote`; delete this if it is gone"

    def _sentences(self) -> list[tuple[str, Report]]:
        if self._quotes is None:
            self._quotes = [(normalised(report.event.quote), report) for report in self._groups.reports()]
        return self._quotes


class Sought:
    """All that an editor's decisions name: which reports they could be about, without looking at any group."""

    def __init__(self, corrections: Corrections) -> None:
        ids: set[str] = set()
        quotes: set[str] = set()
        for decision in corrections.decisions:
            named = {*decision.merge, *decision.split}
            ids |= named | {decision.entry or "", added_id(decision.add) if decision.add else ""}
            quotes |= named | {decision.quote or ""}
        self._ids = frozenset(ids - {""})
        self._marks = frozenset(name[-_ID_MARK:] for name in self._ids)
        self._heads = frozenset(name[:_ID_HEAD] for name in self._ids)
        self._quotes = tuple((words, frozenset(words.split())) for words in sorted(map(normalised, quotes)) if words)
        self.digest = hashlib.blake2b(
            "\n".join([*sorted(self._ids), "", *(words for words, _ in self._quotes)]).encode("utf-8", "surrogatepass"),
            digest_size=16,
        ).digest()

    def concerns(self, report: Report) -> bool:
        """Whether a decision could be about a report: its id is named or resembles one, or its sentence does."""
        if report.id in self._ids or report.id[-_ID_MARK:] in self._marks or report.id[:_ID_HEAD] in self._heads:
            return True
        if not self._quotes:
            return False
        sentence = normalised(report.event.quote)
        there = frozenset(sentence.split())
        return any(
            f" {words} " in f" {sentence} " or _likeness(wanted, there) >= _LIKENESS_OF_EDITED
            for words, wanted in self._quotes
        )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index of two sets of words."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def _in_article(report: Report, article: str | None) -> bool:
    """Whether the report stands in the article of this id, or of this path within the content folder."""
    if article is None:
        return True
    name, dot, _ = article.rpartition(".")
    return report.citation.id in (article, slug(name if dot else article))


def _likest(words: str, candidates: Iterable[tuple[str, Report]]) -> list[Report]:
    """The reports whose sentence is most like `words`, where that is like enough; all of them on a tie."""
    wanted = frozenset(words.split())
    best, found = _LIKENESS_OF_EDITED, list[Report]()
    for sentence, report in candidates:
        likeness = _likeness(wanted, frozenset(sentence.split()))
        if likeness > best or (likeness == best and not found):
            best, found = likeness, [report]
        elif likeness == best:
            found.append(report)
    return found
