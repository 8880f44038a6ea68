"""What an entry says where its reports differ: the best date, status, rung and headline, and who disagrees."""

from __future__ import annotations

import bisect
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from generator.dates.model import Certainty, Precision, When
from generator.events.model import Status
from generator.timeline.model import Choice, Disagreement, Field, Position, Report
from generator.timeline.sources import independent
from generator.timeline.terms import TermReader, cosine

_CERTAINTY = tuple(Certainty)
_PRECISION = tuple(Precision)
_STRENGTH = (Status.OCCURRED, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.BACKGROUND)
_CONTRADICTIONS = (frozenset({Status.OCCURRED, Status.DENIED}), frozenset({Status.PLANNED, Status.POSSIBLE}))
_LATE_DAYS = (2, 8)
_EXACT_DAY = (0, 0)
_SHORT_HEADLINE, _LONG_HEADLINE = 25, 120
_MOST_COMPARED = 6


class Side(NamedTuple):
    """One of several answers: its value, the places of the reports that give it, how many independent sources."""

    value: str
    places: list[int]
    sources: int


class Weighing:
    """The reports of one entry, in canonical order, weighed against each other."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = tuple(reports)
        self._events = [report.event for report in reports]
        self._source = independent(reports)
        self.sources = len(set(self._source))
        self._all = list(range(len(reports)))
        self._statuses = self._sides([event.status.value for event in self._events], self._all)
        self.status, self._status_side = self._strongest_status()
        self._own = self._status_side.places
        self._dates = self._finest_dates()
        self._rungs = self._classified()

    def status_choice(self) -> Choice:
        """Which report gave the status."""
        return self._choice(Field.STATUS, self._status_side)

    def date(self) -> tuple[When, Choice]:
        """The most precise date, of those the most corroborated, of those the surest, of those the first given.

        Reports with the entry's own status come first: a plan's date yields to that of what occurred.
        """
        best = min(self._dates, key=lambda side: (-side.sources, min(map(self._doubt, side.places))))
        return self._events[best.places[0]].when, self._choice(Field.DATE, best)

    def rung(self) -> tuple[int | None, Choice | None]:
        """The rung most sources give among reports with the entry's status; the highest of those on a tie."""
        if not self._rungs:
            return None, None
        best = max(self._rungs, key=lambda side: (side.sources, int(side.value)))
        return int(best.value), self._choice(Field.RUNG, best)

    def headline(self, rung: int | None, language: str, reader: TermReader) -> tuple[str, Choice]:
        """The headline in the site's language, of a report of those days that says what the entry says.

        A sentence written long after tells of something else first. Where several are left, the most central one.
        """
        fitting = self._all
        for misfit in (
            lambda at: self.reports[at].citation.language != language,
            lambda at: self._events[at].status is not self.status,
            lambda at: _lateness(self.reports[at]),
            lambda at: self._events[at].rung != rung,
            lambda at: not _SHORT_HEADLINE <= len(self._events[at].headline) <= _LONG_HEADLINE,
            self._doubt,
        ):
            if len(fitting) > 1:
                fitting = _least(fitting, misfit)
        best = fitting[0]
        if len(fitting) > 2:
            best = fitting[_most_central([self.reports[at] for at in fitting[:_MOST_COMPARED]], reader)]
        headline = self._events[best].headline
        same = [at for at, event in enumerate(self._events) if event.headline == headline]
        return headline, Choice(Field.HEADLINE, self.reports[best].id, self._count(same), self.sources)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What the reports differ about: days of equal precision, whether it occurred, rungs of equal status."""
        found = (
            (Field.DATE, self._dates),
            (Field.STATUS, self._conflicting_statuses()),
            (Field.RUNG, self._rungs),
        )
        return tuple(
            Disagreement(field, tuple(self._position(field, side) for side in sides))
            for field, sides in found
            if len(sides) > 1
        )

    def _strongest_status(self) -> tuple[Status, Side]:
        """The strongest status that is not contradicted.

        Strength: what occurred, what is denied, what is planned, what is possible, history. A denial contradicts
        what is said to have occurred where more independent sources deny it than tell it.
        """
        sides = {side.value: side for side in self._statuses}
        occurred, denied = sides.get(Status.OCCURRED), sides.get(Status.DENIED)
        contradicted = occurred and denied and denied.sources > occurred.sources
        chosen = Status.DENIED if contradicted else next(status for status in _STRENGTH if status in sides)
        return chosen, sides[chosen]

    def _finest_dates(self) -> list[Side]:
        """The most precise dates: of reports with the entry's status where those name a day, else of all."""
        finest, places = self._finest(self._own)
        if finest > _EXACT_DAY and len(self._own) < len(self._all):
            finest, places = self._finest(self._all)
        return self._sides([event.when.edtf for event in self._events], places)

    def _finest(self, places: Sequence[int]) -> tuple[tuple[int, int], list[int]]:
        fineness = [_fineness(self._events[at].when) for at in places]
        finest = min(fineness)
        return finest, [at for at, fine in zip(places, fineness, strict=True) if fine == finest]

    def _classified(self) -> list[Side]:
        places = [at for at in self._own if self._events[at].rung is not None]
        return self._sides([str(event.rung) for event in self._events], places)

    def _conflicting_statuses(self) -> list[Side]:
        """What contradicts: a denial and an occurrence, or a plan and a possibility of which nothing came yet."""
        for pair in _CONTRADICTIONS:
            conflicting = [side for side in self._statuses if side.value in pair]
            if conflicting:
                return conflicting
        return []

    def _sides(self, values: Sequence[str], places: Sequence[int]) -> list[Side]:
        """The answers that some reports give, most independent sources first, then in canonical order."""
        groups: dict[str, list[int]] = {}
        for at in places:
            groups.setdefault(values[at], []).append(at)
        sides = [Side(value, group, self._count(group)) for value, group in groups.items()]
        sides.sort(key=lambda side: -side.sources)
        return sides

    def _count(self, places: Sequence[int]) -> int:
        """How many independent sources the reports at these places have."""
        return self.sources if len(places) == len(self._all) else len({self._source[at] for at in places})

    def _choice(self, field: Field, side: Side) -> Choice:
        surest = min(side.places, key=self._doubt)
        return Choice(field, self.reports[surest].id, side.sources, self.sources)

    def _position(self, field: Field, side: Side) -> Position:
        when = self._events[side.places[0]].when if field is Field.DATE else None
        return Position(side.value, side.sources, tuple(self.reports[at].id for at in side.places), when)

    def _doubt(self, at: int) -> int:
        return _CERTAINTY.index(self._events[at].certainty)


def _least(places: Sequence[int], misfit: Callable[[int], int]) -> list[int]:
    """The places for which `misfit` is least."""
    misfits = list(map(misfit, places))
    least = min(misfits)
    return [at for at, value in zip(places, misfits, strict=True) if value == least]


def _most_central(reports: Sequence[Report], reader: TermReader) -> int:
    """The place of the report that is most like the others."""
    vectors = [reader.vector(report) for report in reports]
    centrality = [math.fsum([cosine(vector, other) for other in vectors]) for vector in vectors]
    return centrality.index(max(centrality))


def _lateness(report: Report) -> int:
    """0 for a report published by the day after, 1 within a week, 2 later, or at an unknown time."""
    last, published = report.event.when.latest or report.event.when.earliest, report.citation.published
    if last is None or published is None:
        return len(_LATE_DAYS)
    return bisect.bisect_right(_LATE_DAYS, (published - last).days)


def _fineness(when: When) -> tuple[int, int]:
    """Precision as a sort key, finest first; an approximate date is less fine than an exact one of its precision."""
    return _PRECISION.index(when.precision), int(when.approximate)
