"""The reading of context: what each expression of an article is read from, as the text goes on."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right

from generator.articles.model import Article, Block, BlockKind, Style
from generator.dates.direction import Cue, cue_patterns, direction_at, direction_before, find_cues, turns_weekday
from generator.dates.model import Precision, When
from generator.dates.parsing import ByIdentity
from generator.dates.phrases import Anchor, Kind, Phrase, Unit, Which
from generator.dates.placing import Placed
from generator.dates.standpoint import Direction, Resolved, Standpoint

_TOLD_UNITS = {
    Precision.DAY: Unit.DAY,
    Precision.SPAN: Unit.DAY,
    Precision.WEEK: Unit.WEEK,
    Precision.MONTH: Unit.MONTH,
    Precision.SEASON: Unit.QUARTER,
    Precision.YEAR: Unit.YEAR,
}


_LONGEST_TITLE = 80
"""Characters of the longest line that counts as a title in plain text."""

_OPENING = 4
"""Characters before a year that may stand before it at the opening of a sentence (a preposition)."""

_FAR = 8 * 365
"""Days that a story does not leap on one mention."""

_LOOK_BACK = 200
"""Days back, within a paragraph, that are a look back and no turn of the story."""

_SAME_TIME = 366
"""Days within which two mentions are of one time."""


class Context:
    """A state machine over the expressions of one article, in order.

    `standpoint` says what the next expression is read from; `tell` notes what it was read as. The state is the date
    told about, how finely it is known, and the year that the paragraph has named. Headings neither see nor change
    the state of the text in news; in narrative texts they set it, for they name the years that follow.
    """

    def __init__(self, article: Article, folded: bytes, key: ByIdentity, earliest_year: int) -> None:
        self._published = article.published
        self._narrative = article.style is Style.NARRATIVE
        self._blocks = article.blocks
        self._block_starts = [block.start for block in article.blocks]
        self._text = article.text
        self._folded = folded
        self._key = key
        self._earliest_year = earliest_year
        self._told: dt.date | None = None
        self._told_unit = Unit.DAY
        self._told_block = -1
        self._mentioned: dt.date | None = None
        self._year: int | None = None
        self._year_block = -1
        self._sentence: tuple[int, int] = (0, 0)
        self._cues: tuple[Cue, ...] = ()

    def standpoint(self, placed: Placed) -> Standpoint:
        """What `placed` is read from."""
        at = self._block_at(placed.start)
        heading = self._is_heading(at) and not self._narrative
        direction = self._direction(placed, at) if needs_direction(placed.phrase) else Direction.UNKNOWN
        return Standpoint(
            published=self._published,
            told=None if heading else self._told,
            told_unit=self._told_unit,
            year=self._year if self._year_block == at and direction in (Direction.PAST, Direction.UNKNOWN) else None,
            direction=direction,
            narrative=self._narrative,
            lasting=not placed.phrase.since or self._lasts(placed, at),
            earliest_year=self._earliest_year,
        )

    def tell(self, placed: Placed, resolved: Resolved) -> None:
        """Note that the text has told of `resolved` at `placed`."""
        at = self._block_at(placed.start)
        when = resolved.when
        if when is None or when.earliest is None or (self._is_heading(at) and not self._narrative):
            return
        if _in_passing(placed.phrase) and not (self._narrative and self._is_title(at)):
            return
        unit = _TOLD_UNITS.get(when.precision)
        if unit is not None and self._goes_on(placed.phrase, when.earliest, at):
            self._told, self._told_unit = when.earliest, unit
        self._told_block = at
        self._carry(placed, when, at)

    def _goes_on(self, phrase: Phrase, day: dt.date, block: int) -> bool:
        """Whether a story moves to `day`: not for a lone mention of far years, nor a look back within a paragraph.

        A second mention of about the same time makes it the story's.
        """
        if not self._narrative or self._told is None or phrase.year is None or self._is_title(block):
            return True
        back = (self._told - day).days
        leap = abs(back) > _FAR or (back > _LOOK_BACK and block == self._told_block)
        confirmed = self._mentioned is not None and abs((self._mentioned - day).days) <= _SAME_TIME
        self._mentioned = day if leap else None
        return confirmed or not leap

    def _carry(self, placed: Placed, when: When, block: int) -> None:
        """A year that opens a sentence frames the dates without one after it, until a date of the present."""
        if self._narrative or self._published is None or when.earliest is None:
            return
        phrase = placed.phrase
        if phrase.year is not None and phrase.kind is Kind.CALENDAR:
            start, _ = self._sentence_at(placed.start, block)
            opens = placed.start - start <= _OPENING and not phrase.aside and phrase.year < self._published.year
            self._year, self._year_block = (phrase.year, block) if opens else (None, -1)
        elif phrase.which is not None or phrase.kind in (Kind.OFFSET, Kind.UNIT) and phrase.anchor is Anchor.PUBLICATION:
            self._year = None
        elif phrase.weekday is not None and phrase.day is None:
            self._year = None

    def _block_at(self, place: int) -> int:
        return bisect_right(self._block_starts, place) - 1

    def _is_heading(self, block: int) -> bool:
        return block >= 0 and self._blocks[block].kind is BlockKind.HEADING

    def _is_title(self, block: int) -> bool:
        """Whether a block is a heading, or in plain text a short line that ends without a stop."""
        if block < 0:
            return False
        found = self._blocks[block]
        short = found.end - found.start <= _LONGEST_TITLE and self._folded[found.end - 1] not in b".!?:;,)\""
        return short or found.kind is BlockKind.HEADING

    def _direction(self, placed: Placed, block: int) -> Direction:
        """The direction of the clause of `placed`, by the cues of its sentence."""
        patterns = cue_patterns(self._key)
        phrase = placed.phrase
        core = placed.start + max(0, phrase.lead - phrase.start)
        turned = direction_before(self._folded, placed.start, core, patterns)
        if turned is not None:
            return turned
        start, end = self._sentence
        if not start <= placed.start < end:
            start, end = self._sentence_at(placed.start, block)
            self._sentence = (start, end)
            sentence = self._key.language.cue_folding.fold(self._text[start:end])
            self._cues = find_cues(sentence, patterns)
        found = direction_at(core - start, placed.end - start, self._cues)
        term = phrase.weekday is not None and phrase.day is None
        if term and turns_weekday(self._folded, placed.start, core, patterns):
            opens = placed.start - start <= _OPENING and found is Direction.PAST
            return found if opens else Direction.FUTURE
        return found

    def _lasts(self, placed: Placed, block: int) -> bool:
        """Whether what a sentence tells `since` a date still goes on."""
        start, end = self._sentence_at(placed.start, block)
        return cue_patterns(self._key).not_lasting.search(self._key.language.cue_folding.fold(self._text[start:end])) is None

    def _sentence_at(self, place: int, block: int) -> tuple[int, int]:
        """The sentence that `place` lies in, or its whole block; a line end that is no wrapping ends it too."""
        start, end = 0, len(self._folded)
        if block >= 0:
            found: Block = self._blocks[block]
            start, end = found.start, max(found.end, place + 1)
            for sentence in found.sentences:
                if sentence.start <= place < sentence.end:
                    start, end = sentence.start, sentence.end
                    break
        line_end = self._folded.find(b"\n", place, end)
        return max(start, self._folded.rfind(b"\n", start, place) + 1), end if line_end < 0 else line_end


def _in_passing(phrase: Phrase) -> bool:
    """Whether a phrase leaves the story where it is: a year named aside, an era, where something began, a look back."""
    back = phrase.anchor is Anchor.TOLD and phrase.sign < 0
    era = phrase.decade is not None or phrase.century is not None
    return phrase.aside or phrase.since or back or era or phrase.which is Which.BEFORE


def needs_direction(phrase: Phrase) -> bool:
    """Whether the reading of `phrase` depends on which way its clause looks."""
    if phrase.kind in (Kind.RANGE, Kind.SERIES):
        return any(needs_direction(end) for end in phrase.ends)
    if phrase.unit is Unit.WEEKEND:
        return phrase.which is Which.THIS
    if phrase.ahead or phrase.memorable:
        return True
    if phrase.kind is not Kind.CALENDAR or phrase.year is not None:
        return False
    return phrase.which in (None, Which.THIS) and phrase.decade is None and phrase.century is None
