"""The reading of context: what each expression of an article is read from, as the text goes on."""

from __future__ import annotations

import datetime as dt

import msgspec

from generator.articles.model import Article, Style
from generator.dates.apposition import is_counted, is_dated
from generator.dates.clauses import Clauses, needs_direction
from generator.dates.leaning import has_day_alone
from generator.dates.model import Precision
from generator.dates.parsing import ByIdentity
from generator.dates.phrases import Anchor, Kind, Phrase, Unit, Which
from generator.dates.placing import Placed
from generator.dates.ranges import is_bare_weekday
from generator.dates.speech import is_day_of_speech, is_speakers_day
from generator.dates.standpoint import Direction, Resolved, Standpoint
from generator.dates.story import Place, Story, Told
from generator.dates.years import Before, Years

_WEEK = 7
"""Days in which a weekday comes back."""

_YEAR = 366
"""Days after which what lies ahead is told of the present again."""

_BESIDE = (Which.SAME, Which.BEFORE, Which.AFTER)
"""What is the time told about, or beside it."""


_STILL_DUE = (Direction.DUE, Direction.FORETOLD)
"""What was ahead when it was said."""


class Context:
    """A state machine over the expressions of one article, in order.

    `standpoint` says what the next expression is read from; `tell` notes what it was read as. Headings neither see nor
    change the state of the text in news; in narrative texts they set it, for they name the years that follow.
    """

    def __init__(self, article: Article, folded: bytes, key: ByIdentity, earliest_year: int) -> None:
        self._published = article.published
        self._narrative = article.style is Style.NARRATIVE
        self._clauses = Clauses(article, folded, key)
        self._story = Story(article.published, self._narrative)
        self._earliest_year = earliest_year
        self._years = Years(article.published, self._narrative, self._clauses, self._story)
        self._before: Before | None = None
        self._told_sentence = -1
        self._week: dt.date | None = None
        self._week_sentence, self._week_end = -1, 0

    def standpoint(self, placed: Placed) -> Standpoint:
        """What `placed` is read from."""
        clauses = self._clauses
        block = clauses.block_at(placed.start)
        heading = clauses.is_heading(block) and not self._narrative
        direction = clauses.direction(placed, block) if needs_direction(placed.phrase) else Direction.UNKNOWN
        direction = self._direction_of_list(placed) or self._direction_on_the_eve(placed, direction)
        sentence = clauses.sentence_start(placed.start, block)
        if direction is Direction.UNKNOWN and self._follows_a_day_ahead(placed, sentence):
            direction = Direction.FUTURE
        ahead = direction in (Direction.FUTURE, Direction.DUE)
        back = direction is Direction.PAST
        counts = placed.phrase.anchor is Anchor.TOLD or placed.phrase.which in _BESIDE or placed.phrase.definite
        day_alone = has_day_alone(placed.phrase)
        opens = (counts or placed.phrase.day is not None) and clauses.opens_sentence(placed, block)
        place = Place(block, sentence, opens=opens)
        told = None if heading else self._story.told_for(placed.phrase, place, back=back, ahead=ahead)
        if placed.phrase.definite and placed.phrase.kind is Kind.UNIT and not self._narrative:
            if placed.phrase.unit is Unit.DAY:
                told = self._day_of_news(told)
            elif told is not None and not self._is_part_of_told(told, place, direction):
                told = None
        if told is not None and day_alone and ahead and self._is_of_now(told, sentence, direction):
            told = None
        counted = self._counted_beside(placed) if day_alone else None
        month = self._month_listed(placed) if day_alone and counted is None else None
        return Standpoint(
            published=self._published,
            told=counted or month or (told.counted_from(placed.phrase) if told else None),
            told_unit=Unit.MONTH if month else told.unit if told and not counted else Unit.DAY,
            year=self._years.year_before(placed, block, direction, told, self._before),
            direction=direction,
            narrative=self._narrative,
            lasting=not placed.phrase.since or clauses.lasts(placed, block),
            week=self._week if not ahead and self._goes_on_with_the_week(placed, sentence) else None,
            reported=self._day_of_report(placed, block) if direction in _STILL_DUE else None,
            entry=self._years.entry_of(block),
            aside=counted is not None or (day_alone and clauses.is_aside(placed, block)),
            earliest_year=self._earliest_year,
        )

    def _day_of_news(self, told: Told | None) -> Told | None:
        """The day that `earlier in the day` is one of: yesterday, where news tells of it and of no later day."""
        days = [each for each in (told, self._story.lead) if each is not None and each.unit is Unit.DAY]
        near = [day for day in days if self._published is not None and 0 <= (self._published - day.day).days <= 1]
        return max(near, key=lambda day: day.day, default=None)

    def _is_of_now(self, told: Told, sentence: int, direction: Direction) -> bool:
        """Whether what lies ahead does so of the publication, and not of the date told: of a history that is years back
        and not all that the article tells, or where its sentence has said since when something lasts.
        """
        if self._published is None or self._narrative:
            return False
        if self._before is not None and self._before[0] > sentence and self._story.has_told_since(sentence):
            return True
        if direction is not Direction.FUTURE or self._story.tells_history:
            return False
        return (self._published - told.day).days > _YEAR

    def _goes_on_with_the_week(self, placed: Placed, sentence: int) -> bool:
        """Whether the last week has been named before in the sentence, and the clause of what is told of it goes on."""
        end, within = self._week_end, self._week_sentence == sentence
        return within and not self._clauses.is_parted(end, placed.start)

    def _is_part_of_told(self, told: Told, place: Place, direction: Direction) -> bool:
        """Whether `la fin du mois`, in its clause, is that of the time just told, and not of the publication."""
        if direction in (Direction.PAST, Direction.UNKNOWN) and told.block == place.block:
            return direction is Direction.PAST or (place.opens and told.unit is Unit.DAY)
        framed = self._years.frames(place.block)
        return framed and direction is not Direction.FUTURE and told.sentence == place.sentence

    def _day_of_report(self, placed: Placed, block: int) -> dt.date | None:
        """The day of the days just past, named before in the sentence, on which somebody said what would happen."""
        before = self._before
        day = before[2].earliest if before is not None and before[2] is not None else None
        if before is None or day is None or self._published is None or not is_bare_weekday(placed.phrase):
            return None
        if before[2] is None or before[2].precision is not Precision.DAY:
            return None
        recent = 0 < (self._published - day).days < _WEEK
        within = before[0] > self._clauses.sentence_start(placed.start, block)
        return day if recent and within and self._clauses.is_reported(placed, block) else None

    def _direction_on_the_eve(self, placed: Placed, direction: Direction) -> Direction:
        """The direction of the day after one that the clause tells of: what was done on its eve makes it tomorrow, or
        past.
        """
        phrase, published = placed.phrase, self._published
        if phrase.weekday is None or direction in (Direction.FUTURE, Direction.DUE) or published is None:
            return direction
        if not self._clauses.is_on_the_eve(placed):
            return direction
        tomorrow = (published.weekday() + 1) % 7
        return Direction.FUTURE if phrase.weekday == tomorrow else Direction.PAST

    def _follows_a_day_ahead(self, placed: Placed, sentence: int) -> bool:
        """Whether a weekday that no tense places follows one ahead in its sentence (`Friday is worse, Saturday`)."""
        if self._before is None or self._published is None or not is_bare_weekday(placed.phrase):
            return False
        end, before, when = self._before
        day = when.earliest if when is not None and is_bare_weekday(before) else None
        return end > sentence and day is not None and day > self._published

    def _direction_of_list(self, placed: Placed) -> Direction | None:
        """The direction of a weekday that goes on a list: `next Tuesday and Wednesday`, `this Friday and Saturday`."""
        if self._before is None or not (is_bare_weekday(placed.phrase) and self._before[1].weekday is not None):
            return None
        if not self._clauses.is_listed(self._before[0], placed.start):
            return None
        _, first, when = self._before
        day = when.earliest if when is not None else None
        if first.which is Which.THIS and day is not None and self._published is not None:
            return Direction.FUTURE if day >= self._published else Direction.PAST
        return {Which.NEXT: Direction.FUTURE, Which.LAST: Direction.PAST}.get(first.which or Which.THIS)

    def is_apposed(self, placed: Placed) -> bool:
        """Whether `placed` stands right after an expression that counts to the day it names."""
        before = self._before
        return before is not None and is_counted(before[1]) and self._clauses.is_apposed(before[0], placed.start)

    def is_said_before(self, placed: Placed) -> bool:
        """Whether `placed` counts, between commas, to the date right before it (`on 3 June, two days later,`)."""
        before = self._before
        if before is None or not (is_dated(before[1]) and is_counted(placed.phrase)):
            return False
        return self._clauses.is_apposed(before[0], placed.start) and self._clauses.closes(placed.end)

    def is_day_of_words(self, placed: Placed, resolved: Resolved) -> bool:
        """Whether `placed` is the day on which words were said, in which the expression before is a speaker's day."""
        before = self._before
        if before is None or not is_speakers_day(before[1]):
            return False
        if not is_day_of_speech(placed.phrase, resolved.when, self._published):
            return False
        return self._clauses.attributes(before[0], placed)

    def is_in_words_of(self, placed: Placed) -> bool:
        """Whether `placed` is a speaker's day within words that were said on the day named before it."""
        before = self._before
        if before is None or not is_speakers_day(placed.phrase):
            return False
        return is_day_of_speech(before[1], before[2], self._published) and self._clauses.introduces(before[0], placed)

    def _counted_beside(self, placed: Placed) -> dt.date | None:
        """The day of the expression before, if that stands right before `placed` and counts to it or is a day of the
        same number, or anywhere before and falls on the weekday that `placed` names with it (`le dimanche 18`).
        """
        end, _, when = self._before or (0, None, None)
        day = when.earliest if when is not None else None
        if when is None or day is None:
            return None
        same = when.precision is Precision.DAY and day.day == placed.phrase.day
        if same and placed.phrase.weekday is not None and placed.phrase.weekday == day.weekday():
            return day
        return day if self.is_apposed(placed) or (same and self._clauses.is_apposed(end, placed.start)) else None

    def _month_listed(self, placed: Placed) -> dt.date | None:
        """The first of the month whose days are told after a colon (`two in October 2019: on the 17th …`)."""
        if self._before is None:
            return None
        end, phrase, when = self._before
        if when is None or when.earliest is None or when.approximate or phrase.month is None or phrase.day is not None:
            return None
        listed = when.precision is Precision.MONTH and self._clauses.is_introduced(end, placed.start)
        return when.earliest.replace(day=1) if listed or self._clauses.is_explained(end, placed.start) else None

    def tell(self, placed: Placed, resolved: Resolved) -> None:
        """Note that the text has told of `resolved` at `placed`."""
        clauses = self._clauses
        block = clauses.block_at(placed.start)
        self._before = (placed.end, placed.phrase, resolved.when)
        if placed.phrase.aside and clauses.heads_entry(placed, block):
            placed = Placed(placed.start, placed.end, msgspec.structs.replace(placed.phrase, aside=False))
        if resolved.when is None or (clauses.is_heading(block) and not self._narrative):
            return
        if self._narrative:
            title, opens = clauses.is_title(block), clauses.opens_sentence(placed, block)
            ends = clauses.is_end(placed, block)
            self._story.tell(placed.phrase, resolved.when, Place(block, title=title, opens=opens, ends=ends))
        else:
            spoken = _is_of_the_day(placed.phrase) and clauses.is_quoted(placed, block)
            named = spoken or clauses.is_complement(placed) or clauses.is_parenthesis(placed)
            aside = named or (self._story.has_told_in(block) and clauses.is_aside(placed, block))
            sentence = clauses.sentence_start(placed.start, block)
            named = named or (aside and sentence == self._told_sentence)
            self._told_sentence = self._told_sentence if aside else sentence
            place = Place(
                block,
                sentence,
                aside=aside,
                named=named,
                opens=clauses.opens_sentence(placed, block),
                fronted=clauses.is_fronted(placed, block),
                bound=clauses.is_bound(placed),
                since=clauses.is_since(placed),
            )
            self._story.tell(placed.phrase, resolved.when, place)
            if _is_last_week(placed.phrase) and not (named or clauses.is_aside(placed, block)):
                self._week, self._week_sentence, self._week_end = resolved.when.earliest, sentence, placed.end
            self._years.tell(placed, resolved.when, place)


def _is_last_week(phrase: Phrase) -> bool:
    """Whether a phrase is `la semaine dernière`, whose weekdays a sentence goes on to name."""
    week = phrase.kind is Kind.UNIT and phrase.unit is Unit.WEEK
    return week and phrase.which in (Which.LAST, Which.BEFORE) and phrase.part is None and not phrase.aside


def _is_of_the_day(phrase: Phrase) -> bool:
    """Whether a phrase is `aujourd'hui`, `hier` or the like."""
    return phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.PUBLICATION
