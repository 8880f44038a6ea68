"""What an entry says where its reports differ: the best date, status, rung and headline, and who disagrees."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence

from generator.dates.model import Certainty, Precision, When
from generator.events.model import Status
from generator.timeline.model import Choice, Disagreement, Field, Position, Report
from generator.timeline.sources import count, independent
from generator.timeline.terms import TermReader, cosine

_CERTAINTY = tuple(Certainty)
_PRECISION = tuple(Precision)
_STRENGTH = (Status.OCCURRED, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.BACKGROUND)
_CONTRADICTIONS = (frozenset({Status.OCCURRED, Status.DENIED}), frozenset({Status.PLANNED, Status.POSSIBLE}))
_LATE_DAYS = (2, 8)
_EXACT_DAY = (0, 0)
_SHORT_HEADLINE, _LONG_HEADLINE = 25, 120
_MOST_COMPARED = 6


class Weighing:
    """The reports of one entry, in canonical order, weighed against each other."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = tuple(reports)
        self.source = independent(reports)
        self.sources = count(reports, self.source)
        self._statuses = self._positions(_status)

    def status(self) -> tuple[Status, Choice]:
        """The strongest status that is not contradicted.

        Strength: what occurred, what is denied, what is planned, what is possible, history. A denial contradicts
        what is said to have occurred where more independent sources deny it than tell it.
        """
        positions = {position.value: position for position in self._statuses}
        occurred, denied = positions.get(Status.OCCURRED), positions.get(Status.DENIED)
        contradicted = occurred and denied and denied.sources > occurred.sources
        strongest = [status for status in _STRENGTH if status in positions]
        chosen = Status.DENIED if contradicted else strongest[0]
        return chosen, self._choice(Field.STATUS, positions[chosen], self.reports)

    def date(self, status: Status) -> tuple[When, Choice]:
        """The most precise date, of those the most corroborated, of those the surest, of those the first given.

        Reports with the entry's own status come first: a plan's date yields to that of what occurred.
        """
        finest = self._finest(status)
        positions = self._positions(_edtf, finest)
        best = min(positions, key=lambda position: (-position.sources, self._doubt(position)))
        chosen = self._choice(Field.DATE, best, finest)
        return self._report(chosen.report).event.when, chosen

    def rung(self, status: Status) -> tuple[int | None, Choice | None]:
        """The rung most sources give among reports with the entry's status; the highest of those on a tie."""
        own = self._classified(status)
        if not own:
            return None, None
        positions = self._positions(_rung, own)
        best = max(positions, key=lambda position: (position.sources, int(position.value)))
        return int(best.value), self._choice(Field.RUNG, best, own)

    def headline(self, status: Status, rung: int | None, language: str, reader: TermReader) -> tuple[str, Choice]:
        """The headline in the site's language, of a report of those days that says what the entry says.

        A sentence written long after tells of something else first. Where several are left, the most central one.
        """

        def misfit(report: Report) -> tuple[bool, bool, int, bool, bool, int]:
            event = report.event
            return (
                report.citation.language != language,
                event.status is not status,
                _lateness(report),
                event.rung != rung,
                not _SHORT_HEADLINE <= len(event.headline) <= _LONG_HEADLINE,
                _CERTAINTY.index(event.certainty),
            )

        least = min(map(misfit, self.reports))
        fitting = [report for report in self.reports if misfit(report) == least]
        best = fitting[0]
        if len(fitting) > 2:
            best = _most_central(fitting[:_MOST_COMPARED], reader)
        same = [report for report in self.reports if report.event.headline == best.event.headline]
        return best.event.headline, Choice(Field.HEADLINE, best.id, count(same, self.source), self.sources)

    def disagreements(self) -> tuple[Disagreement, ...]:
        """What the reports differ about: days of equal precision, whether it occurred, rungs of equal status."""
        status, _ = self.status()
        found = (
            Disagreement(Field.DATE, self._positions(_edtf, self._finest(status))),
            Disagreement(Field.STATUS, self._conflicting_statuses()),
            Disagreement(Field.RUNG, self._positions(_rung, self._classified(status))),
        )
        return tuple(item for item in found if len(item.positions) > 1)

    def _with(self, status: Status) -> list[Report]:
        return [report for report in self.reports if report.event.status is status]

    def _finest(self, status: Status) -> list[Report]:
        """The reports with the most precise dates: of the entry's status where those name a day, else of all."""
        own = self._with(status)
        finest = min(map(_fineness, own))
        if finest > _EXACT_DAY:
            own = list(self.reports)
            finest = min(map(_fineness, own))
        return [report for report in own if _fineness(report) == finest]

    def _conflicting_statuses(self) -> tuple[Position, ...]:
        """What contradicts: a denial and an occurrence, or a plan and a possibility of which nothing came yet."""
        for pair in _CONTRADICTIONS:
            conflicting = tuple(position for position in self._statuses if position.value in pair)
            if conflicting:
                return conflicting
        return ()

    def _classified(self, status: Status) -> list[Report]:
        return [report for report in self._with(status) if report.event.rung is not None]

    def _positions(
        self, value: Callable[[Report], str], reports: Sequence[Report] | None = None
    ) -> tuple[Position, ...]:
        """The answers that reports give, most independent sources first, then in canonical order."""
        groups: dict[str, list[Report]] = {}
        for report in self.reports if reports is None else reports:
            groups.setdefault(value(report), []).append(report)
        positions = [
            Position(
                answer,
                count(group, self.source),
                tuple(report.id for report in group),
                group[0].event.when if value is _edtf else None,
            )
            for answer, group in groups.items()
        ]
        return tuple(sorted(positions, key=lambda position: -position.sources))

    def _choice(self, field: Field, position: Position, among: Iterable[Report]) -> Choice:
        supporters = [report for report in among if report.id in position.reports]
        surest = min(supporters, key=lambda report: _CERTAINTY.index(report.event.certainty))
        return Choice(field, surest.id, position.sources, self.sources)

    def _doubt(self, position: Position) -> int:
        return min(_CERTAINTY.index(self._report(identifier).event.certainty) for identifier in position.reports)

    def _report(self, identifier: str) -> Report:
        return next(report for report in self.reports if report.id == identifier)


def _most_central(reports: Sequence[Report], reader: TermReader) -> Report:
    vectors = [reader.vector(report) for report in reports]
    centrality = [sum(cosine(vector, other) for other in vectors) for vector in vectors]
    return reports[centrality.index(max(centrality))]


def _lateness(report: Report) -> int:
    """0 for a report published by the day after, 1 within a week, 2 later, or at an unknown time."""
    last, published = report.event.when.latest or report.event.when.earliest, report.citation.published
    if last is None or published is None:
        return len(_LATE_DAYS)
    return bisect.bisect_right(_LATE_DAYS, (published - last).days)


def _edtf(report: Report) -> str:
    return report.event.when.edtf


def _status(report: Report) -> str:
    return report.event.status.value


def _rung(report: Report) -> str:
    return str(report.event.rung)


def _fineness(report: Report) -> tuple[int, int]:
    """Precision as a sort key, finest first; an approximate date is less fine than an exact one of its precision."""
    when = report.event.when
    return _PRECISION.index(when.precision), int(when.approximate)
