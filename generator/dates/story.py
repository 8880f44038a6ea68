"""The date that a text is telling about, as it goes on: a state machine over the dates read so far."""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.dates.leaning import (
    counts_days,
    has_day_alone,
    in_passing,
    is_near,
    is_of_a_year,
    is_part_of_month,
    is_told_offset,
)
from generator.dates.model import Precision, When
from generator.dates.periods import moved
from generator.dates.phrases import Kind, Phrase, Unit, Which
from generator.frozen import Frozen

_UNITS = {
    Precision.DAY: Unit.DAY,
    Precision.SPAN: Unit.DAY,
    Precision.WEEK: Unit.WEEK,
    Precision.MONTH: Unit.MONTH,
    Precision.SEASON: Unit.QUARTER,
    Precision.YEAR: Unit.YEAR,
}

_LONG = (Unit.MONTH, Unit.YEAR)
"""Units that `the same` says of any date just named, be it only in passing: `le 10 du même mois`."""

_FAR = 8 * 365
"""Days that a story does not leap on one mention."""

_LOOK_BACK = 200
"""Days back, within a paragraph, that are a look back and no turn of the story."""

_SAME_TIME = 366
"""Days within which two mentions are of one time."""

_MONTH, _YEAR = 31, 366
"""Days of the longest month and year."""

_NEXT_YEARS = 2
"""Years that a narrative goes on to by a year that it only names in passing, but twice."""

_SUPPORT = 2
"""Dates of about one time that make it the story's, which a lone mention of another does not leave."""

_HISTORY = 3
"""Dates of one time past, told on end, that news goes on from in its next paragraph."""

_HISTORY_ONLY = 5
"""The same, for what a verb in the present would else put about the publication."""

_ENTRIES_APART = 4
"""Blocks from one entry of what is told day by day to the next, at most: a heading may stand between, and a comment."""

_PRESENT = 60
"""Days around the publication that news goes on telling about in its next paragraphs."""


class Told(Frozen, frozen=True):
    """A date told about, how finely it is known, and the block of text and the sentence that tell it.

    `last` is the day that what comes after a stretch counts from, `night` that the stretch is a night; `since` that
    the date only says since when something lasted.
    """

    day: dt.date
    unit: Unit
    block: int
    sentence: int = -1
    last: dt.date | None = None
    night: bool = False
    since: bool = False

    def counted_from(self, phrase: Phrase) -> dt.date:
        """The day that `phrase` counts from: the end of a stretch for what came after it, else its start.

        The day after a night is the one that it ends in.
        """
        if self.last is None or not is_told_offset(phrase) or phrase.sign < 0:
            return self.day
        return self.day if self.night and phrase.count == 1 and phrase.unit is Unit.DAY else self.last


class Place(Frozen, frozen=True):
    """Where a date stands.

    `title` says that the block is a title, which in a narrative sets the time of what follows; `ends` that the date
    ends what its sentence tells (`lasted until`), and so leads a narrative no further; `aside` that the date stands in
    the complement of a noun (`l'attaque du 3 mars`) or a clause of its own; `named` that, so, not even `le même jour`
    means it; `opens` that it opens its sentence, and so sets the time of what follows; `fronted` that a participle
    before it does; `bound` that the date says since when or until when, and `since` which of the two.
    """

    block: int
    sentence: int = -1
    title: bool = False
    aside: bool = False
    named: bool = False
    ends: bool = False
    opens: bool = False
    fronted: bool = False
    bound: bool = False
    since: bool = False


class Story:
    """The dates told about so far.

    News keeps two: the last date of any kind, and the last one known to the day, which `la veille` counts from. One far
    from the publication is background, and holds only within its own paragraph. Inside a sentence of a paragraph that
    tells of none yet, `la veille` is that of the news itself: of the first day told, the `lead`. A narrative text
    has one, which does not leap by decades, nor far back within a paragraph, on one mention.
    """

    def __init__(self, published: dt.date | None, narrative: bool) -> None:
        self._published = published
        self._narrative = narrative
        self._last: Told | None = None
        self._day: Told | None = None
        self._present: Told | None = None
        self._settled: Told | None = None
        self._mentioned: dt.date | None = None
        self._mention: Told | None = None
        self._mention_of_day: Told | None = None
        self._pointed: Told | None = None
        self._passing: Told | None = None
        self._aside_year: int | None = None
        self._support = 0
        self.lead: Told | None = None
        self._history = 0

    def told_for(self, phrase: Phrase, place: Place, *, back: bool = False, ahead: bool = False) -> Told | None:
        """The date that `phrase`, standing at `place`, may count from; no plan, where its clause looks `back`.

        What would count on past the publication, though its clause does not look `ahead`, goes on with the background
        that the paragraph before told.
        """
        if self._narrative:
            return self._last
        block, sentence = place.block, place.sentence
        passing = self._passing
        counts_on = is_told_offset(phrase) or has_day_alone(phrase)
        past = back or (phrase.unit in _LONG and not ahead)
        if passing is not None and counts_on and self._holds(passing, phrase, block, sentence, past):
            return passing
        pointed = self._pointed if phrase.pointing and place.opens and phrase.unit is Unit.DAY else None
        if pointed is not None and pointed.block in (block, block - 1):
            return pointed
        mention = self._mention
        if mention is not None and self._is_beside(mention, phrase, place):
            return mention
        if phrase.which is Which.SAME:
            mention = self._mention if phrase.unit in _LONG else self._mention_of_day
            if mention is not None and mention.block == block and not (back and self._is_ahead(mention.day)):
                return mention
        chosen = self._day if counts_days(phrase) and not self._tells_other_history(block) else self._last
        if self._last is not None and self._last.unit is Unit.WEEK and phrase.unit in (Unit.WEEK, Unit.FORTNIGHT):
            chosen = self._last
        if back and phrase.kind in (Kind.OFFSET, Kind.UNIT) and chosen is not None and self._is_ahead(chosen.day):
            chosen = self._settled
        if chosen is not None and chosen.block != block and not place.opens and is_near(phrase):
            return self.lead or chosen
        day_by_day = self._last_of_days(phrase, place) if not ahead else None
        if day_by_day is not None:
            return day_by_day
        if chosen is None or chosen.block == block or self._is_present(chosen.day):
            return chosen
        if self.tells_history and chosen.block == block - 1:
            return chosen
        return chosen if not ahead and self._counts_past_the_present(phrase) else self._present

    def _last_of_days(self, phrase: Phrase, place: Place) -> Told | None:
        """The day told last, where `phrase` opens the next entry of what is told by days and nothing later was told."""
        last, day = self._last, self._day
        if last is None or day is None or place.block in (day.block, last.block) or last.day > day.day:
            return None
        return day if _goes_on_by_days(phrase, day, place) else None

    @property
    def tells_of_history_only(self) -> bool:
        """Whether so much of a history is told that a verb in the present (`l'exercice débute le 7`) is one of it."""
        return self._history >= _HISTORY_ONLY

    @property
    def tells_history(self) -> bool:
        """Whether news goes on telling history: its last dates on end were of one time, far from the publication."""
        return self._history >= _HISTORY

    def _is_beside(self, mention: Told, phrase: Phrase, place: Place) -> bool:
        """Whether the time just mentioned, if only in passing, is the one that `phrase` is, or is beside: in the same
        sentence, or for a year or its season that opens the next.
        """
        if phrase.which in (Which.BEFORE, Which.AFTER):
            year = place.opens and phrase.unit is Unit.YEAR and mention.block == place.block
            dated = phrase.which is Which.AFTER and phrase.month is not None and mention.block == place.block
            return year or dated or mention.sentence == place.sentence >= 0
        return place.opens and is_of_a_year(phrase) and mention.block in (place.block, place.block - 1)

    def _holds(self, passing: Told, phrase: Phrase, block: int, sentence: int, back: bool) -> bool:
        """Whether a date named only in passing is counted from: in its own sentence, where that tells of no other; and
        in its own paragraph, where counting from the date told about would leave the past that the clause looks to.
        """
        told = self._day if counts_days(phrase) else self._last
        if passing.unit is Unit.MONTH and phrase.unit not in _LONG:
            return False
        if passing.sentence == sentence:
            return told is None or told.sentence != sentence
        if passing.block != block or told is None or not back or phrase.sign < 0 or self._published is None:
            return False
        return told.day >= self._published or self._is_ahead(_counted_to(told, phrase))

    def tell(self, phrase: Phrase, when: When, place: Place) -> None:
        """Note that the text tells of `when` at `place`."""
        unit = _UNITS.get(when.precision)
        if unit is None or when.earliest is None:
            return
        told = Told(
            _told_day(when, when.earliest),
            _known_to(phrase, when, unit),
            place.block,
            place.sentence,
            _last_day(phrase, when),
            phrase.night,
            place.since,
        )
        self._mention = told
        if _is_one_day(phrase, when) or phrase.since:
            ends = None if when.approximate else when.latest
            self._pointed = msgspec.structs.replace(told, day=ends or told.day)
            self._mention_of_day = self._mention_of_day if place.named else self._pointed
        if self._narrative:
            self._tell_story(phrase, told, place)
        elif self._is_by_the_way(phrase, told, place):
            self._tell_in_passing(phrase, told)
        elif not in_passing(phrase):
            self._tell_news(told, is_part_of_month(phrase))

    def _tells_other_history(self, block: int) -> bool:
        """Whether the paragraph tells of a time far from the publication, but of no day of it: the days told before it
        are not what `le lendemain` counts from.
        """
        last, day = self._last, self._day
        if last is None or day is None or last.block != block or day.block == block:
            return False
        return not self._is_present(last.day) and abs((last.day - day.day).days) > _YEAR

    def _is_by_the_way(self, phrase: Phrase, told: Told, place: Place) -> bool:
        """Whether a date leaves the story of the news where it is, by where it stands."""
        if (place.aside or place.bound) and self.has_told_in(place.block):
            return place.bound or place.named or not self._goes_on_with_history(phrase, told)
        if place.fronted and self._present is not None and not place.opens:
            return True
        return not place.opens and self._is_history(phrase, told)

    def _goes_on_with_history(self, phrase: Phrase, told: Told) -> bool:
        """Whether a date with its year, though in a clause of its own, is the next of a history."""
        last = self._last
        if last is None or phrase.year is None or self._is_present(told.day) or self._is_present(last.day):
            return False
        return 0 < (told.day - last.day).days <= _FAR and not self._is_ahead(told.day)

    def _tell_in_passing(self, phrase: Phrase, told: Told) -> None:
        if told.unit in (Unit.DAY, Unit.MONTH) and not in_passing(phrase) and not told.since:
            self._passing = told

    def _is_history(self, phrase: Phrase, told: Told) -> bool:
        """Whether a date is one of history, named within a paragraph that tells of the present."""
        here = self._last is not None and self._last.block == told.block and self._is_present(self._last.day)
        back = not self._is_present(told.day) and not self._is_ahead(told.day)
        return here and back and told.unit in (Unit.DAY, Unit.MONTH) and phrase.year is not None

    def has_told_since(self, sentence: int) -> bool:
        """Whether the date just mentioned says since when, in `sentence`, something lasts."""
        return self._mention is not None and self._mention.since and self._mention.sentence == sentence

    def has_told_in(self, block: int) -> bool:
        """Whether the date last told about stands in `block`."""
        return self._last is not None and self._last.block == block

    def _tell_news(self, told: Told, part: bool) -> None:
        goes_on = self._last is not None and abs((told.day - self._last.day).days) <= _SAME_TIME
        current = self._is_present(told.day) or self._is_ahead(told.day)
        self._history = 0 if current else self._history * goes_on + 1
        self._last = told
        if part and self._day is not None and not _is_same_month(self._day.day, told.day):
            self._day = told
        if told.unit is Unit.DAY:
            self._day = told
            if not self._is_ahead(told.day):
                self._settled = told
            if self._is_present(told.day):
                self._present = told
                self.lead = self.lead or told

    def _tell_story(self, phrase: Phrase, told: Told, place: Place) -> None:
        if place.title or self._last is None:
            if place.title or not in_passing(phrase):
                self._last, self._support = told, 1
            return
        if in_passing(phrase) and not self._is_named_again(phrase, told):
            return
        if place.ends and phrase.year is not None and (told.day - self._last.day).days > _PRESENT:
            return
        onward = place.opens and told.unit is Unit.DAY and told.day > self._last.day
        if phrase.year is None or self._support < _SUPPORT or onward or self._goes_on(self._last, told):
            near = abs((self._last.day - told.day).days) <= _FAR
            self._last, self._support = told, self._support + 1 if near else 1

    def _is_named_again(self, phrase: Phrase, told: Told) -> bool:
        """Whether a year named in passing for the second time on end is the next of the story: `the 1777 campaigns`."""
        if not phrase.aside or phrase.year is None or self._last is None:
            return False
        again = self._aside_year == phrase.year
        self._aside_year = phrase.year
        return again and 0 < phrase.year - self._last.day.year <= _NEXT_YEARS

    def _goes_on(self, last: Told, told: Told) -> bool:
        """Whether the story moves to `told`; a second mention of about the same time moves it in any case."""
        back = (last.day - told.day).days
        leap = abs(back) > _FAR or (back > _LOOK_BACK and told.block == last.block)
        confirmed = self._mentioned is not None and abs((self._mentioned - told.day).days) <= _SAME_TIME
        self._mentioned = told.day if leap else None
        return confirmed or not leap

    def _counts_past_the_present(self, phrase: Phrase) -> bool:
        """Whether a phrase, counted from the present, gives a day past the publication."""
        present = self._present.day if self._present else self._published
        if present is None or phrase.unit is None:
            return False
        onward = phrase.sign > 0 if phrase.kind is Kind.OFFSET else phrase.which is Which.AFTER
        try:
            return onward and self._is_ahead(moved(present, phrase.count or 1, phrase.unit))
        except (ValueError, OverflowError):
            return True

    def _is_ahead(self, day: dt.date) -> bool:
        """Whether a day lies past the publication: a plan, which no clause that looks back counts from."""
        return self._published is not None and day > self._published

    def _is_present(self, day: dt.date) -> bool:
        return self._published is None or abs((self._published - day).days) <= _PRESENT


def _known_to(phrase: Phrase, when: When, unit: Unit) -> Unit:
    """How finely a date is known: a stretch of years or months tells no day, nor does a part of a month."""
    if is_part_of_month(phrase) and unit is Unit.DAY:
        return Unit.MONTH
    if when.precision is not Precision.SPAN or when.earliest is None or when.latest is None:
        return unit
    days = (when.latest - when.earliest).days
    if days > _YEAR:
        return Unit.YEAR
    return Unit.MONTH if days > _MONTH else unit


def _counted_to(told: Told, phrase: Phrase) -> dt.date:
    """The day that `phrase` counts to from `told`; that day itself, where it counts nothing or leaves the calendar."""
    try:
        return moved(told.day, phrase.sign * (phrase.count or 0), phrase.unit or Unit.DAY)
    except (ValueError, OverflowError):
        return told.day


def _is_same_month(first: dt.date, second: dt.date) -> bool:
    return (first.year, first.month) == (second.year, second.month)


def _told_day(when: When, earliest: dt.date) -> dt.date:
    """The day that what follows counts from: the first, but the middle of a day's margins."""
    if when.approximate and when.precision is Precision.DAY and when.latest is not None:
        return earliest + (when.latest - earliest) / 2
    return earliest


def _last_day(phrase: Phrase, when: When) -> dt.date | None:
    """The last day of a stretch of days that the words bound on both sides."""
    return when.latest if phrase.kind in (Kind.RANGE, Kind.SERIES) and when.precision is Precision.SPAN else None


def _is_one_day(phrase: Phrase, when: When) -> bool:
    """Whether a reading is a day, or a night, whose day is the one that it ends in."""
    return when.precision is Precision.DAY or phrase.night


def _goes_on_by_days(phrase: Phrase, told: Told, place: Place) -> bool:
    """Whether a day without its year opens the next entry of what is told by days (`Le 26 juillet …`, `Le 28, …`)."""
    if phrase.day is None or phrase.year is not None or not place.opens or told.unit is not Unit.DAY:
        return False
    month = phrase.month or told.day.month
    onward = (month, phrase.day) > (told.day.month, told.day.day)
    onward = onward or (told.last is not None and (month, phrase.day) == (told.day.month, told.day.day))
    return place.block - told.block <= _ENTRIES_APART and onward
