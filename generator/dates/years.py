"""The year that a date without one takes from the words before it: a frame, a chronology, a history, a plan."""

from __future__ import annotations

import datetime as dt

from generator.dates.apposition import year_beside
from generator.dates.clauses import Clauses
from generator.dates.leaning import is_of_a_year
from generator.dates.model import Precision, When
from generator.dates.periods import THIRDS, moved
from generator.dates.phrases import Anchor, Kind, Phrase, Unit, Which
from generator.dates.placing import Placed
from generator.dates.ranges import is_bare_weekday
from generator.dates.standpoint import Direction
from generator.dates.story import Place, Story, Told

Before = tuple[int, Phrase, When | None]
"""The expression before: where it ends, what it says, and what it was read as."""

_PRESENT = 60
"""Days around the publication that are of the present, and after a date of history that are of it."""

_SEASON = 92
"""Days from the first of a season to its last."""

_OF_A_TIME = (Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER)
"""What tells the time that a date without a year, close to it, belongs to."""

_ONWARD = 180
"""Days onward that a whole history goes on to without naming the year again."""

_DAYS = (Precision.DAY, Precision.SPAN)
"""How finely the date of an entry is known, for its weekdays to lie near it."""

_ENTRIES_APART = 4
"""Blocks from one entry of a chronology to the next, at most."""

_LATELY = 120
"""Days before the publication in which a date without its year is the last one, a year named earlier or not."""

_LITTLE_BACK = 20
"""Days before a date of history that are of it too."""


class Years:
    """The years that the article has named so far, and the days that head the entries of its chronology."""

    def __init__(self, published: dt.date | None, narrative: bool, clauses: Clauses, story: Story) -> None:
        self._published = published
        self._narrative = narrative
        self._clauses = clauses
        self._story = story
        self._year: int | None = None
        self._year_month = 0
        self._year_block = -1
        self._chronicled = False
        self._listed = (-1, 0, 0)
        self._ago: tuple[int, dt.date] | None = None
        self._entry: tuple[int, dt.date] | None = None
        self._last_entry: tuple[int, dt.date] | None = None

    def entry_of(self, block: int) -> dt.date | None:
        """The day that heads the entry of a chronology which `block` is."""
        return self._entry[1] if self._entry is not None and self._entry[0] == block else None

    def frames(self, block: int) -> bool:
        """Whether a year named in `block` frames the dates without one after it."""
        return self._year is not None and self._year_block == block

    def year_before(
        self, placed: Placed, block: int, direction: Direction, told: Told | None, before: Before | None
    ) -> int | None:
        """The year that a date without one takes from the words before it: one named right beside it, a frame, or a
        date of history that the paragraph has just told.
        """
        if not _may_take_a_year(placed.phrase):
            return None
        year = self._year_of_list(placed, block, before)
        if year is not None:
            return year
        year = self._year_in_entry(placed, block, direction)
        year = year or self._year_of_entry(placed, block, direction, told) or self._year_ago(placed, block, direction)
        if year is not None:
            return year
        until = self._year_until(placed, block, direction, before)
        if until is not None:
            return until
        planned = self._year_of_plan(placed, block, told) if direction is Direction.DUE and told is not None else None
        if planned is not None:
            return planned
        back = direction in (Direction.PAST, Direction.PLANNED, Direction.UNKNOWN)
        back = back or (direction is Direction.DUE and self._tells_of_history(block, told))
        framed = self.frames(block)
        if not back and not (framed and self._chronicled):
            return None
        if framed and self._chronicled and direction not in (Direction.FUTURE, Direction.DUE):
            return self._year
        if framed and self._clauses.goes_on_ahead(placed, block):
            return None
        if framed:
            return self._framed_year(placed.phrase)
        phrase = placed.phrase.ends[-1] if placed.phrase.ends else placed.phrase
        named = _year_named(before, block) if before is not None and self._clauses.ends(before[0]) else None
        if named is not None and self._goes_on_with_a_year(placed, phrase, block, named, direction):
            return named.day.year
        if told is None or not self._is_told_on(placed, block, told):
            return None
        if told.unit is Unit.YEAR:
            return told.day.year if self._goes_on_with_a_year(placed, phrase, block, told, direction) else None
        return self._year_of_history(phrase, block, told, looks_back=direction is Direction.PAST)

    def _tells_of_history(self, block: int, told: Told | None) -> bool:
        """Whether so much of a history is told that a verb in the present is one of it: here by its days, or at all."""
        by_days = told is not None and told.block == block and told.unit is Unit.DAY
        return self._story.tells_of_history_only or (by_days and self._story.tells_history)

    def _year_of_entry(self, placed: Placed, block: int, direction: Direction, told: Told | None) -> int | None:
        """The year of a date without one that heads an entry of a chronology: the one that follows the entry before;
        for the first, told in the present as often as not, that of the history told before it, or one past unless it is
        soon to come.
        """
        phrase, published = placed.phrase, self._published
        bare = (
            phrase.kind is Kind.CALENDAR and phrase.month is not None and phrase.year is None and phrase.which is None
        )
        if not bare or self._narrative or published is None or direction is Direction.FUTURE:
            return None
        if not self._clauses.heads_entry(placed, block):
            return None
        if self._last_entry is not None and block - self._last_entry[0] <= _ENTRIES_APART:
            return _year_that_follows(self._last_entry[1], phrase)
        if told is not None and self._story.tells_history:
            return _year_that_follows(told.day, phrase)
        ahead = [_first_day(phrase, published.year + step) for step in (0, 1)]
        soon = any(0 <= (day - published).days <= _PRESENT for day in ahead)
        past = ahead[0] if ahead[0] <= published else _first_day(phrase, published.year - 1)
        return None if soon else past.year

    def _year_in_entry(self, placed: Placed, block: int, direction: Direction) -> int | None:
        """The year of a date without one that lies ahead of the day that heads its entry of a chronology."""
        phrase, entry = placed.phrase, self.entry_of(block)
        if entry is None or direction is not Direction.FUTURE or phrase.month is None or phrase.which is not None:
            return None
        return entry.year if _first_day(phrase, entry.year) >= entry else entry.year + 1

    def _year_ago(self, placed: Placed, block: int, direction: Direction) -> int | None:
        """The year that opens the sentence by counting back, or the nearest (`il y a deux ans, le 4`)."""
        phrase = placed.phrase
        if self._ago is None or phrase.month is None or phrase.year is not None or phrase.which is not None:
            return None
        sentence, day = self._ago
        if direction in (Direction.FUTURE, Direction.DUE) or sentence != self._clauses.sentence_start(
            placed.start, block
        ):
            return None
        days = [_first_day(phrase, day.year + step) for step in (-1, 0, 1)]
        return min(days, key=lambda each: abs((each - day).days)).year

    def _year_of_plan(self, placed: Placed, block: int, told: Told) -> int | None:
        """The year of what was arranged at the day told before in the sentence, where its term has passed by now
        (`le 3 mars, il promit de partir le 20 avril`).
        """
        phrase, published = placed.phrase, self._published
        if published is None or self._narrative or phrase.month is None or phrase.year is not None or phrase.which:
            return None
        if told.unit is not Unit.DAY or told.sentence != self._clauses.sentence_start(placed.start, block):
            return None
        days = [_first_day(phrase, told.day.year + step) for step in (0, 1)]
        day = next((day for day in days if 0 <= (day - told.day).days <= _ONWARD), None)
        return day.year if day is not None and day < published else None

    def _year_until(self, placed: Placed, block: int, direction: Direction, before: Before | None) -> int | None:
        """The year until which lasted what began at a date named with its year just before (`signed in May 2019, it
        held until 3 June`).
        """
        phrase, published = placed.phrase, self._published
        if before is None or published is None or direction is not Direction.PAST or not _may_take_a_year(phrase):
            return None
        end, began, when = before
        if began.year is None or began.month is None or when is None or when.earliest is None or phrase.month is None:
            return None
        if end <= self._clauses.sentence_start(placed.start, block) or not self._clauses.is_until(placed):
            return None
        year = when.earliest.year
        year = year if _first_day(phrase, year) >= when.earliest else year + 1
        return year if _first_day(phrase, year) <= published and phrase.which is None else None

    def _year_of_list(self, placed: Placed, block: int, before: Before | None) -> int | None:
        """The year named right beside a date without one, or beside the earlier months that its sentence lists
        (`twice in 2019, in April and in October`).
        """
        month = placed.phrase.month
        if month is None or before is None:
            return None
        end, phrase, when = before
        year = year_beside(placed.phrase, phrase, when) if self._clauses.is_beside(end, placed.start) else None
        sentence = self._clauses.sentence_start(placed.start, block)
        listed_in, listed_year, listed_month = self._listed
        if year is None and listed_in == sentence and listed_month < month and placed.phrase.which is None:
            year = listed_year
        if year is not None:
            self._listed = (sentence, year, month)
        return year

    def _is_told_on(self, placed: Placed, block: int, told: Told) -> bool:
        """Whether what `told` begins goes on in `block`: in its own paragraph, and in the next of a whole history.

        What a season begins goes on in its own sentence; what goes on since a date is of the present.
        """
        if told.since or self._clauses.is_since(placed):
            return False
        if told.unit is Unit.QUARTER and told.sentence != self._clauses.sentence_start(placed.start, block):
            return False
        return told.block == block or (self._story.tells_history and told.block == block - 1)

    def _goes_on_with_a_year(
        self, placed: Placed, phrase: Phrase, block: int, told: Told, direction: Direction
    ) -> bool:
        """Whether a day that opens its sentence goes on with the year just told (`Tout bascule en 1968. Le 3 mai, …`).

        What has been done may be of the present; what is done, or was being done, goes on with the history.
        """
        if self._published is None or phrase.month is None or phrase.day is None or told.block != block:
            return False
        if phrase.year is not None or phrase.which is not None or told.day.year >= self._published.year:
            return False
        present = [_first_day(phrase, self._published.year + step) for step in (-1, 0, 1)]
        if any(abs((day - self._published).days) <= _PRESENT for day in present):
            return False
        if told.sentence == self._clauses.sentence_start(placed.start, block):
            return self._clauses.is_storied(placed, block)
        if direction is Direction.PAST and not self._clauses.is_narrated(placed, block):
            return False
        return self._clauses.opens_sentence(placed, block)

    def _year_of_history(self, phrase: Phrase, block: int, told: Told, *, looks_back: bool) -> int | None:
        """The year of the history told here, for a month or day without one close to it.

        A date near the publication is of the present, whatever was told before it; but where a whole history is told,
        one that lies ahead of it, or of which nothing says that it is past, unless the history would go back.
        """
        if self._narrative or self._published is None or not phrase.month:
            return None
        if told.unit not in _OF_A_TIME or phrase.year is not None or phrase.which is not None:
            return None
        if abs((told.day - self._published).days) <= _PRESENT:
            return None
        days = [_first_day(phrase, told.day.year + step) for step in (-1, 0, 1)]
        near = min(days, key=lambda day: abs((day - told.day).days))
        whole = self._story.tells_history
        onward = min((day for day in days if day >= told.day), default=near)
        near = onward if whole and (onward - told.day).days <= _ONWARD else near
        present = [_first_day(phrase, self._published.year + step) for step in (-1, 0, 1)]
        present = [day for day in present if abs((day - self._published).days) <= _PRESENT]
        ahead = bool(present) and min(present) > self._published
        if present and not (whole and (ahead or (near >= told.day and told.block == block and not looks_back))):
            return None
        little_back = _LITTLE_BACK if phrase.day or phrase.part else 0
        reach = _ONWARD if whole else _SEASON if told.unit is Unit.QUARTER else _PRESENT
        return near.year if -little_back <= (near - told.day).days <= reach and near < self._published else None

    def _framed_year(self, phrase: Phrase) -> int | None:
        """The year of the frame; the next for a month before the frame's (`In December 2022 … On 23 April`)."""
        year, month = self._year, phrase.month or 12
        if year is None or self._published is None or month >= self._year_month:
            return year
        if (year + 1, month) > (self._published.year, self._published.month):
            return year
        last = _first_day(phrase, self._published.year)
        last = last if last <= self._published else _first_day(phrase, self._published.year - 1)
        return last.year if (self._published - last).days <= _LATELY else year + 1

    def tell(self, placed: Placed, when: When, place: Place) -> None:
        """A year that opens a sentence frames the dates without one after it, until a date of the present.

        So does `that year`. One that heads an entry of a chronology frames what is ahead of it too, and a day its
        weekdays.
        """
        phrase = placed.phrase
        if self._published is None:
            return
        if place.opens and _is_years_ago(phrase):
            years = phrase.count if phrase.kind is Kind.OFFSET else 1
            self._ago = (place.sentence, moved(self._published, -(years or 1), Unit.YEAR))
        elif _is_of_the_present(phrase):
            self._ago = None
        heads = self._clauses.heads_entry(placed, place.block)
        if heads and when.earliest is not None:
            self._last_entry = (place.block, when.earliest)
        if heads and when.earliest is not None and when.precision in _DAYS:
            self._entry = (place.block, when.earliest)
        if phrase.year is not None and phrase.kind is Kind.CALENDAR:
            past = phrase.year < self._published.year and not phrase.aside
            frames = past and place.opens
            self._year, self._year_block = (phrase.year, place.block) if frames else (None, -1)
            self._year_month = phrase.month or 0
            self._chronicled = frames and heads
        elif self.frames(place.block) and _counts_years_on(phrase) and when.earliest is not None:
            self._year, self._year_month = when.earliest.year, 0
        elif is_of_a_year(phrase) and when.earliest is not None and when.earliest.year < self._published.year:
            self._year, self._year_block, self._chronicled = when.earliest.year, place.block, False
            self._year_month = when.earliest.month if phrase.season is not None else phrase.month or 0
        elif self._leaves_the_frame(when) or (
            _is_of_the_present(phrase) and not (phrase.definite and self._is_framed(when))
        ):
            self._year = None

    def _is_framed(self, when: When) -> bool:
        """Whether a date lies in the year that frames."""
        return when.earliest is not None and when.earliest.year == self._year

    def _leaves_the_frame(self, when: When) -> bool:
        """Whether a date lies about the publication or past it, and not in the year that frames."""
        day, published = when.earliest, self._published
        if day is None or published is None or self._is_framed(when):
            return False
        return (published - day).days <= _PRESENT


def _may_take_a_year(phrase: Phrase) -> bool:
    """Whether a phrase, or an end of it, is a date of the calendar that names no year and is no bare weekday."""
    if phrase.ends:
        return any(_may_take_a_year(end) for end in phrase.ends)
    return phrase.kind is Kind.CALENDAR and phrase.year is None and not is_bare_weekday(phrase)


def _first_day(phrase: Phrase, year: int) -> dt.date:
    """The day of a phrase in `year`, or the first of its month."""
    day = phrase.day or (THIRDS[phrase.part][0] if phrase.part else 1)
    return dt.date(max(1, year), phrase.month or 1, min(day, 28))


def _year_that_follows(entry: dt.date, phrase: Phrase) -> int:
    """The year in which a date without one follows the entry before: a chronology goes on, and seldom back."""
    days = [_first_day(phrase, entry.year + step) for step in (-1, 0, 1)]
    return min(days, key=lambda day: (day - entry).days if day >= entry else 2 * (entry - day).days).year


def _year_named(before: Before, block: int) -> Told | None:
    """The year that ends the sentence before, be it named in passing (`On se souvient de 1996. …`)."""
    _, phrase, when = before
    if when is None or when.earliest is None or when.precision is not Precision.YEAR or phrase.year is None:
        return None
    return Told(when.earliest, Unit.YEAR, block)


def _counts_years_on(phrase: Phrase) -> bool:
    """Whether a phrase is `deux ans plus tard`."""
    told = phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.TOLD
    return told and phrase.unit is Unit.YEAR and phrase.sign > 0


def _is_years_ago(phrase: Phrase) -> bool:
    """Whether a phrase is `il y a deux ans` or `l'an dernier`."""
    if phrase.unit is not Unit.YEAR or phrase.part is not None:
        return False
    ago = phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.PUBLICATION and phrase.sign < 0
    return ago or (phrase.kind is Kind.UNIT and phrase.which is Which.LAST)


def _is_of_the_present(phrase: Phrase) -> bool:
    """Whether a phrase counts from the publication, and so ends what a year named before frames."""
    if phrase.which is not None:
        return phrase.which in (Which.LAST, Which.THIS, Which.NEXT)
    if phrase.kind in (Kind.OFFSET, Kind.UNIT):
        return phrase.anchor is Anchor.PUBLICATION
    return phrase.weekday is not None and phrase.day is None
