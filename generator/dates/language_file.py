"""The shape of a language file: see `languages/fr.yaml` for what each part means."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.dates.phrases import Kind


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way of saying when: templates, and what they say of the phrase beyond the words in their slots.

    `within` names the fragment that a rule of `ends` is for, where it is not for all.
    """

    kind: Kind
    templates: tuple[str, ...]
    says: dict[str, Any] = {}
    within: str | None = None


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells which way a date without direction looks: words, and RE2 patterns over folded text.

    `due` is what was or is arranged: ahead, maybe today; `planned` is what had been, and may have come. A promise
    is past before it and ahead after it. `before_…` are words that turn a date right after them (but none ahead
    that opens a clause whose past `pattern_narrated` finds, nor one after `pattern_lasted`), those of
    `before_weekday` a weekday ahead, those of `before_term` too save before a past verb or after one without a word
    of `demand` in its clause (`had left by Monday`, but `had demanded an answer by Monday`), those of `before_eve`
    tomorrow or past where the clause does not look ahead, those of `before_loose` only in a clause without cue. A
    word of `complement` makes the date the complement of a noun, which moves no story; neither does one right after
    what `pattern_aside` finds, or, in the sentence that it opens, `pattern_fronted`; in a narrative nor does one
    that, after `pattern_end`, says until when something went on. A word of `bounds` makes it say since when or
    until when, which moves no story either; one of `before_end` is past where a verb before it is one that
    `pattern_narrated` finds, of which the `anterior` tell no step of a story,
    and the `stative` no end of it. What `pattern_pending` finds is due
    now, and so ahead of the publication where a month is named. What `pattern_reported` finds before a weekday
    ahead makes it ahead of the day on which somebody said so, what `pattern_foretold`
    finds before one that is due makes it the nearest, and what `pattern_saying` finds, between that day and
    a day of words quoted, makes the one count from the other. Letters to `keep` are not folded in the texts that
    cues are sought in. `not_lasting` words in a sentence tell that `since` names a point and no time that still
    runs (`lowest since`). Where `dateline` holds, newspapers call the day of publication by its weekday even where
    it lies ahead (`will meet Wednesday`, on a Wednesday). `ignore` and `pattern_ignore` are look-alikes; `breaks`
    begin another clause, whose cues do not count.
    """

    future: tuple[str, ...] = ()
    due: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    pattern_future: tuple[str, ...] = ()
    pattern_promise: tuple[str, ...] = ()
    pattern_due: tuple[str, ...] = ()
    pattern_past: tuple[str, ...] = ()
    pattern_planned: tuple[str, ...] = ()
    pattern_narrated: tuple[str, ...] = ()
    pattern_pending: tuple[str, ...] = ()
    anterior: tuple[str, ...] = ()
    stative: tuple[str, ...] = ()
    pattern_lasted: tuple[str, ...] = ()
    before_future: tuple[str, ...] = ()
    before_past: tuple[str, ...] = ()
    before_weekday: tuple[str, ...] = ()
    before_term: tuple[str, ...] = ()
    before_eve: tuple[str, ...] = ()
    before_loose: tuple[str, ...] = ()
    demand: tuple[str, ...] = ()
    before_end: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    complement: tuple[str, ...] = ()
    pattern_aside: tuple[str, ...] = ()
    pattern_reported: tuple[str, ...] = ()
    pattern_saying: tuple[str, ...] = ()
    pattern_fronted: tuple[str, ...] = ()
    pattern_foretold: tuple[str, ...] = ()
    pattern_end: tuple[str, ...] = ()
    keep: str = ""
    dateline: bool = False
    not_lasting: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    pattern_ignore: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


class Writing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the language writes a date in an explanation: templates over day, month, year, weekday, first, last."""

    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    first_day: str
    day: str
    month: str
    span: str
    open: str
    approximate: str


class LanguageFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file of `languages/` holds; see `fr.yaml` for what each part means."""

    calendar: str | None
    date_order: str
    words: dict[str, dict[str, tuple[str, ...]]]
    numbers: dict[str, int]
    joiners: tuple[str, ...]
    ordinals: dict[str, int]
    ordinal_suffixes: tuple[str, ...]
    day_suffixes: tuple[str, ...]
    patterns: dict[str, str]
    fragments: dict[str, tuple[str, ...]]
    ends: tuple[Rule, ...]
    rules: tuple[Rule, ...]
    usage: dict[str, tuple[int, str]]
    cues: Cues
    how: dict[str, str]
    writing: Writing
    seasons: dict[str, tuple[int, int]] = {}
