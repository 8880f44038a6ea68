"""What an entry says where its reports differ: the best date, status, rung and headline, and who disagrees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from generator.dates.model import Certainty, Precision, When
from generator.events.model import Status
from generator.timeline.model import Choice, Disagreement, Field, Position, Report
from generator.timeline.sources import count, independent
from generator.timeline.terms import TermReader, cosine

_CERTAINTY = tuple(Certainty)
_PRECISION = tuple(Precision)
_STRENGTH = (Status.OCCURRED, Status.DENIED, Status.PLANNED, Status.POSSIBLE, Status.BACKGROUND)
_SUPERSEDED = frozenset({Status.PLANNED, Status.POSSIBLE})
_SHORT_HEADLINE, _LONG_HEADLINE = 25, 120
_MOST_COMPARED = 6


class Weighing:
    """The reports of one entry, in canonical order, weighed against each other."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = tuple(reports)
        self.source = independent(reports)
        self.sources = count(reports, self.source)

    def status(self) -> tuple[Status, Choice]:
        """The strongest status that is not contradicted.

        Strength: what occurred, what is denied, what is planned, what is possible, history. A denial contradicts
        what is said to have occurred where more independent sources deny it than tell it.
        """
        positions = {position.value: position for position in self._positions(_status)}
        occurred, denied = positions.get(Status.OCCURRED), positions.get(Status.DENIED)
        contradicted = occurred and denied and denied.sources > occurred.sources
        strongest = [status for status in _STRENGTH if status in positions]
        chosen = Status.DENIED if contradicted else strongest[0]
        return chosen, self._choice(Field.STATUS, positions[chosen], self.reports)

    def date(self, status: Status) -> tuple[When, Choice]:
        """The most precise date, of those the most corroborated, of those the surest, of those the first given.

        Reports with the entry's own status come first: a plan's date yields to that of what occurred.
        """
        own = [report for report in self.reports if report.event.status is status]
        finest = min(_fineness(report) for report in own)
        if finest > (0, 0):
            own = list(self.reports)
            finest = min(_fineness(report) for report in own)
        finest_reports = [report for report in own if _fineness(report) == finest]
        positions = self._positions(_edtf, finest_reports)
        best = min(positions, key=lambda position: (-position.sources, self._doubt(position)))
        chosen = self._choice(Field.DATE, best, finest_reports)
        return self._report(chosen.report).event.when, chosen

    def rung(self, status: Status) -> tuple[int | None, Choice | None]:
        """The rung most sources give among reports with the entry's status; the highest of those on a tie."""
        own = [report for report in self.reports if report.event.status is status and report.event.rung is not None]
        if not own:
            return None, None
        positions = self._positions(_rung, own)
        best = max(positions, key=lambda position: (position.sources, int(position.value)))
        return int(best.value), self._choice(Field.RUNG, best, own)

    def headline(self, status: Status, rung: int | None, language: str, reader: TermReader) -> tuple[str, Choice]:
        """The headline in the site's language, of a report that says what the entry says, nearest to all the others."""

        def misfit(report: Report) -> tuple[bool, bool, bool, bool, int]:
            event = report.event
            return (
                report.citation.language != language,
                event.status is not status,
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
        """What the reports differ about: days of equal precision, occurred against denied, rungs of equal status."""
        found = (
            Disagreement(Field.DATE, self._positions(_edtf, self._finest())),
            Disagreement(Field.STATUS, self._conflicting_statuses()),
            Disagreement(Field.RUNG, self._positions(_rung, self._classified())),
        )
        return tuple(item for item in found if len(item.positions) > 1)

    def _finest(self) -> list[Report]:
        finest = min(map(_fineness, self.reports))
        return [report for report in self.reports if _fineness(report) == finest]

    def _conflicting_statuses(self) -> tuple[Position, ...]:
        """A plan that came true contradicts nothing: planned and possible count only where nothing is settled."""
        positions = self._positions(_status)
        settled = tuple(position for position in positions if position.value not in _SUPERSEDED)
        return settled or positions

    def _classified(self) -> list[Report]:
        status, _ = self.status()
        return [report for report in self.reports if report.event.status is status and report.event.rung is not None]

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
