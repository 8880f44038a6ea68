"""What becomes an entry: the reports that merging and the editor put together, and what was decided about them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.timeline.clusters import Cluster
from generator.timeline.corrections import NewEntry
from generator.timeline.identity import lasting_id, word_list
from generator.timeline.model import Correction, Reference, Report, report_order


class Group:
    """The reports of one entry to be, in canonical order.

    `former_ids` are those of groups that the editor merged into this one; `corrections` what was decided about it,
    each with the number of its decision.
    """

    def __init__(self, reports: Iterable[Report], identifier: str) -> None:
        self.reports = list(reports)
        self.id = identifier
        self.former_ids: list[str] = []
        self.added: NewEntry | None = None
        self.references: list[Reference] = []
        self.corrections: list[tuple[int, Correction]] = []


def added_id(new: NewEntry) -> str:
    """The id of an entry added by hand."""
    return new.id or lasting_id(word_list(new.headline), str(new.date), new.headline)


class Groups:
    """All groups, found by any id that leads to them."""

    def __init__(self, clusters: Iterable[Cluster]) -> None:
        self._by_id: dict[str, Group] = {}
        self._order: dict[int, Group] = {}
        for cluster in clusters:
            self._register(Group(cluster.reports, cluster.reports[0].id))

    def _register(self, group: Group) -> None:
        self._order[id(group)] = group
        for identifier in (group.id, *(report.id for report in group.reports)):
            self._by_id[identifier] = group

    def all(self) -> list[Group]:
        """Every group, older registrations first."""
        return list(self._order.values())

    def find(self, identifier: str) -> Group | None:
        """The group that an id leads to."""
        return self._by_id.get(identifier)

    def reports(self) -> Iterable[Report]:
        """Every report of every group."""
        for group in self._order.values():
            yield from group.reports

    def add(self, new: NewEntry) -> Group | None:
        """A group without reports for an entry added by hand; None where its id is taken."""
        identifier = added_id(new)
        if identifier in self._by_id:
            return None
        group = Group((), identifier)
        group.added = new
        group.references.extend(new.references)
        self._register(group)
        return group

    def merge(self, target: Group, other: Group) -> None:
        """Put all that `other` has into `target`, which keeps its id; the ids of `other` lead there."""
        target.reports = sorted([*target.reports, *other.reports], key=report_order)
        target.former_ids.extend([other.id, *other.former_ids])
        target.references.extend(other.references)
        target.corrections.extend(other.corrections)
        del self._order[id(other)]
        for identifier in (other.id, *other.former_ids, *(report.id for report in other.reports)):
            self._by_id[identifier] = target

    def rename(self, group: Group, wanted: str) -> str:
        """Give a group the id of one of its reports, as an editor chose it; answers the id it had before."""
        before = group.id
        if wanted in {report.id for report in group.reports}:
            group.id = wanted
        return before

    def split(self, group: Group, leaving: Sequence[Report]) -> Group:
        """Move the reports `leaving` into a group of their own; what stays keeps its id if the report of it stays."""
        gone = {report.id for report in leaving}
        rest = [report for report in group.reports if report.id not in gone]
        ordered = sorted(leaving, key=report_order)
        parted = Group(ordered, ordered[0].id)
        group.reports = rest
        if group.id in gone:
            group.id = rest[0].id
        self._register(parted)
        self._register(group)
        return parted
