"""Readings → Timeline: merged, weighed and scored period by period, then edited, linked and put in order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import overload

import msgspec

from generator.dates.model import Precision
from generator.events.model import ArticleReading
from generator.garbage import no_search_for_garbage
from generator.settings import Settings
from generator.timeline.briefs import Brief, Entries, brief_of
from generator.timeline.chronicling import Chronicler, PeriodOfEntries, whole_entry
from generator.timeline.clusters import Cluster, window
from generator.timeline.correcting import Corrector
from generator.timeline.corrections import Corrections
from generator.timeline.entries import added_entry
from generator.timeline.following import entry_words, told_of, words_of
from generator.timeline.gleaning import Gleaned, glean
from generator.timeline.groups import Group
from generator.timeline.importance import DayMentions, importance, key_dates
from generator.timeline.lexicons import Weights, fold
from generator.timeline.linking import Linker
from generator.timeline.memo import InMemory, Memo
from generator.timeline.model import CorrectionNotice, Entry, Timeline, Undated, Withdrawal
from generator.timeline.portions import UNDATED, Portions
from generator.timeline.sources import publisher
from generator.timeline.targets import Sought
from generator.timeline.terms import TermReader

_PRECISION = tuple(Precision)


def make_timeline(
    readings: Iterable[ArticleReading], settings: Settings, corrections: Corrections | None = None
) -> Timeline:
    """The chronology of the readings, as the editor's corrections want it; the same for any order of the readings.

    Readings are consumed one at a time, and their texts are not kept. Corrections that apply to nothing any more are
    in `problems`.
    """
    return timeline_of(map(glean, readings), settings, corrections)


def timeline_of(gleaned: Iterable[Gleaned], settings: Settings, corrections: Corrections | None = None) -> Timeline:
    """The same from what was gleaned of the readings before."""
    decided, memo = corrections or Corrections(), InMemory()
    with no_search_for_garbage():
        portions = Portions.of(gleaned)
        chronicler = Chronicler(portions, settings, sought_by(decided), memo)
        periods = dict(chronicler.all(portions.periods))
        return assemble(periods, portions, settings, decided, memo)


def sought_by(corrections: Corrections) -> Sought | None:
    """What the decisions name; None where there is no decision."""
    return Sought(corrections) if corrections.decisions else None


def assemble(
    periods: Mapping[str, PeriodOfEntries], portions: Portions, settings: Settings,
    corrections: Corrections, memo: Memo,
) -> Timeline:  # fmt: skip
    """The timeline of all periods: what was withheld of them edited, plans linked to outcomes, all in order."""
    mentions = DayMentions.of((one.weights, one.first, one.last) for one in periods.values())
    reader = TermReader(settings.actors, Weights())
    edited = _Edited(periods.values(), settings, corrections, reader, mentions)
    linker = Linker(periods, memo)
    linker.add(words_of((entry.status, told_of(entry, edited.words(entry))) for entry in edited.shown))
    briefs = list(chain.from_iterable(one.briefs for one in periods.values()))
    for entry in edited.shown:
        brief, data = brief_of(entry)
        memo.put_entry(brief.kept, data)
        briefs.append(brief)
    linked = sorted(linker.linked(briefs, mentions.last), key=chronological)
    return Timeline(
        entries=Entries(linked, memo.entry),
        key_dates=key_dates(linked, mentions, edited.hidden),
        undated=_UndatedSentences(portions.undated),
        undated_digest=portions.digest(UNDATED),
        corrections=_notices(edited.shown, edited.hidden),
        problems=tuple(edited.problems),
        withdrawn=_withdrawn(edited.hidden),
    )


class _Edited:
    """The entries that an editor's decisions may be about, as these want them: those shown, and those hidden."""

    def __init__(
        self, periods: Iterable[PeriodOfEntries], settings: Settings, corrections: Corrections, reader: TermReader,
        mentions: DayMentions,
    ) -> None:  # fmt: skip
        withheld = list(chain.from_iterable(one.withheld for one in periods))
        self._made_of = {one.reports[0].id: one for one in withheld}
        self._reader, self._language = reader, settings.language
        corrector = Corrector((Cluster(one.span, one.reports) for one in withheld), corrections)
        self.shown: list[Entry] = []
        self.hidden: list[Entry] = []
        for group in corrector.groups():
            entry, is_hidden = corrector.edited(_entry(group, settings, reader), group)
            scored = msgspec.structs.replace(entry, importance=importance(entry, mentions))
            (self.hidden if is_hidden else self.shown).append(scored)
        self.problems = corrector.problems

    def words(self, entry: Entry) -> Cluster:
        """The words of the cluster an entry was made of; where it was corrected, of its first report or headline."""
        made_of = self._made_of.get(entry.reports[0].id) if entry.reports else None
        if made_of is None:
            return entry_words(entry, self._reader, self._language)
        return Cluster.of_words(window(entry.when), made_of.terms, made_of.told)


def _entry(group: Group, settings: Settings, reader: TermReader) -> Entry:
    """The entry of a group before edits: that of its reports, under what an editor wrote by hand."""
    if group.added is None:
        entry = whole_entry(group.reports, settings, reader)
    else:
        entry = added_entry(group.id, group.added, group.reports)
    former = dict.fromkeys([*group.former_ids, *(report.id for report in group.reports)])
    former.pop(group.id, None)
    publishers = {fold(reference.publisher) for reference in group.references}
    publishers -= {publisher(report.citation) for report in group.reports}
    return msgspec.structs.replace(
        entry,
        id=group.id,
        former_ids=tuple(former),
        references=tuple(group.references),
        sources=entry.sources + len(publishers),
    )


def _notices(shown: Iterable[Entry], hidden: Iterable[Entry]) -> tuple[CorrectionNotice, ...]:
    """Every correction that applied, newest first."""
    told = [*((entry, entry.id) for entry in shown), *((entry, None) for entry in hidden)]
    notices = [
        CorrectionNotice(name, one.headline, item, one.language) for one, name in told for item in one.corrections
    ]
    return tuple(
        sorted(
            notices, key=lambda notice: (-notice.correction.date.toordinal(), notice.headline, notice.correction.what)
        )
    )


def _withdrawn(hidden: Iterable[Entry]) -> tuple[Withdrawal, ...]:
    """The hidden entries by id, each with the last decision that hid it."""
    hiding = {
        one.id: Withdrawal(one.id, change, one.language)
        for one in hidden for change in one.corrections if change.what == "hide"
    }  # fmt: skip
    return tuple(hiding[identifier] for identifier in sorted(hiding))


class _UndatedSentences(Sequence[Undated]):
    """Sentences that are read when they are first asked for."""

    def __init__(self, read: Callable[[], Sequence[Undated]]) -> None:
        self._read = read

    @cached_property
    def _all(self) -> Sequence[Undated]:
        return self._read()

    @overload
    def __getitem__(self, number: int) -> Undated: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Undated]: ...
    def __getitem__(self, number: int | slice) -> Undated | Sequence[Undated]:
        return self._all[number]

    def __len__(self) -> int:
        return len(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def chronological(entry: Brief | Entry) -> tuple[dt.date, int, float, str]:
    """Sort key of entries: earliest day, then fine before coarse, then important first, then id."""
    when = entry.when
    day = when.earliest or when.latest or dt.date.max
    return (day, _PRECISION.index(when.precision), -entry.importance, entry.id)
