"""Clusters + Corrections → groups and entries as the editor wants them; what no longer applies is reported.

Decisions that move reports (`add`, `split`, `merge`, a `hide` of one report) come first, in the file's order, then
those that change fields. A `merge` or `split` that the articles alone bring about is kept silently: it holds when
another article would undo it.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from generator.errors import Problem
from generator.timeline.clusters import Cluster
from generator.timeline.corrections import Corrections, Decision, NewEntry
from generator.timeline.edtf import parse_edtf
from generator.timeline.groups import Group, Groups
from generator.timeline.model import Correction, Entry, Report
from generator.timeline.targets import Hit, Miss, Targets


class Corrector:
    """Applies an editor's decisions to the clusters of one build."""

    def __init__(self, clusters: Iterable[Cluster], corrections: Corrections) -> None:
        self.problems: list[Problem] = []
        self._corrections = corrections
        self._groups = Groups(clusters)
        self._targets = Targets(self._groups)
        self._edits: dict[int, list[tuple[int, Decision]]] = {}
        for number, decision in enumerate(corrections.decisions):
            self._move(number, decision)
        for number, decision in enumerate(corrections.decisions):
            if decision.change or decision.hide or decision.pin or decision.note:
                self._aim(number, decision)

    def groups(self) -> list[Group]:
        """The groups as decided, each to become an entry or, where it is hidden, none."""
        return self._groups.all()

    def edited(self, entry: Entry, group: Group) -> tuple[Entry, bool]:
        """The entry made of a group with its fields changed, and whether it is hidden."""
        made = [(number, correction) for number, correction in group.corrections]
        hidden = False
        for number, decision in self._edits.get(id(group), ()):
            entry, corrections = edit(entry, decision)
            made += [(number, correction) for correction in corrections]
            hidden = hidden or decision.hide
        made.sort(key=lambda pair: pair[0])
        return msgspec.structs.replace(entry, corrections=tuple(correction for _, correction in made)), hidden

    def _move(self, number: int, decision: Decision) -> None:
        """Apply the acts of a decision that put reports together or apart."""
        if decision.add is not None:
            self._add(number, decision, decision.add)
        if not decision.split and not decision.merge:
            return
        hit = self._hit(number, decision)
        if hit is None:
            return
        if decision.split:
            self._split(number, decision, hit.group)
        for target in decision.merge:
            self._merge(number, decision, hit.group, target)

    def _add(self, number: int, decision: Decision, new: NewEntry) -> None:
        group = self._groups.add(new)
        if group is None:
            self._problem(number, "add", "the id of the added entry is taken", "give it another `id`")
        else:
            group.corrections.append((number, Correction("add", decision.date, decision.reason, after=new.headline)))

    def _merge(self, number: int, decision: Decision, group: Group, target: str) -> None:
        hit = self._targets.named(target)
        if isinstance(hit, Miss):
            self._missed(number, "merge", target, hit)
            return
        before = hit.group.id
        if hit.group is not group:
            self._groups.merge(group, hit.group)
        elif decision.entry is not None:
            before = self._groups.rename(group, decision.entry)
        correction = Correction("merge", decision.date, decision.reason, before=before, after=group.id)
        group.corrections.append((number, correction))

    def _split(self, number: int, decision: Decision, group: Group) -> None:
        leaving: list[Report] = []
        for target in decision.split:
            hit = self._targets.by_id(target) or self._targets.by_quote(target, None, within=group)
            if isinstance(hit, Miss):
                hit = self._targets.by_quote(target, None)
            if isinstance(hit, Miss):
                self._missed(number, "split", target, hit)
            elif hit.group is group:
                leaving.extend(report for report in hit.reports if report not in leaving)
        if not leaving:
            return
        if len(leaving) == len(group.reports):
            self._problem(number, "split", "nothing would stay in the entry", "leave one report out of `split`")
            return
        before = group.id
        parted = self._groups.split(group, leaving)
        for part in (group, parted):
            correction = Correction("split", decision.date, decision.reason, before=before, after=part.id)
            part.corrections.append((number, correction))

    def _aim(self, number: int, decision: Decision) -> None:
        """Note a decision about fields with the group that it is about."""
        hit = self._hit(number, decision)
        if hit is None:
            return
        group = hit.group
        if not hit.own and decision.hide and len(group.reports) > len(hit.reports):
            message = "this report has become part of another entry since; only the report is hidden"
            self._problem(number, "entry", message, f"write `entry: {group.id}` to hide that entry whole")
            group = self._groups.split(group, hit.reports)
        elif not hit.own:
            message = f"this entry has become part of {group.id!r} since"
            self._problem(number, "entry", message, f"check that this fits it, and write `entry: {group.id}`")
        self._edits.setdefault(id(group), []).append((number, decision))

    def _hit(self, number: int, decision: Decision) -> Hit | None:
        """What a decision is about: by its id, else by its quote; None, and a problem, where that is nothing."""
        hit = self._targets.by_id(decision.entry) if decision.entry is not None else None
        if hit is not None:
            return hit
        if decision.quote is None:
            identifier = decision.entry or ""
            message = f"this correction no longer applies: no entry {identifier!r}"
            self._problem(number, "entry", message, self._targets.suggestion(identifier))
            return None
        found = self._targets.by_quote(decision.quote, decision.article)
        if isinstance(found, Miss):
            self._missed(number, "quote", decision.quote, found)
            return None
        if not found.exact:
            now = found.reports[0].event.quote
            self._problem(number, "quote", "the sentence reads otherwise now", f"check, and quote {_short(now)}")
        return msgspec.structs.replace(found, own=True)

    def _missed(self, number: int, key: str, target: str, miss: Miss) -> None:
        if miss is Miss.SEVERAL:
            self._problem(number, key, f"{_short(target)} stands in several entries", "name one `article`, or use ids")
        else:
            message = f"this correction no longer applies: no report says {_short(target)}"
            self._problem(number, key, message, "quote the sentence as it stands now, or delete this")

    def _problem(self, number: int, key: str, message: str, remedy: str) -> None:
        self.problems.append(self._corrections.problem(number, key, message, remedy))


def edit(entry: Entry, decision: Decision) -> tuple[Entry, list[Correction]]:
    """The entry with a decision's fields changed, and a correction for each act, with what stood there before."""
    made: list[Correction] = []

    def note(what: str, before: object = None, after: object = None) -> None:
        old, new = (None if value is None else str(value) for value in (before, after))
        made.append(Correction(what, decision.date, decision.reason, old, new))

    changed: dict[str, object] = {}
    change = decision.change
    if change is not None and change.date is not None:
        when = parse_edtf(str(change.date))
        note("when", entry.when.edtf, when.edtf)
        changed["when"] = when
    for field in ("rung", "status", "headline", "actors"):
        value = getattr(change, field, None)
        if value is not None:
            old = getattr(entry, field)
            note(field, *(", ".join(item) if isinstance(item, tuple) else item for item in (old, value)))
            changed[field] = value
    if decision.hide:
        note("hide", before=entry.headline)
    if decision.pin:
        note("pin")
        changed["pinned"] = True
    if decision.note is not None:
        note("note", entry.note, decision.note)
        changed["note"] = decision.note
    return msgspec.structs.replace(entry, **changed), made


def _short(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= 60 else words[:57] + '…'}”"
