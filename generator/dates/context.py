"""The reading of context: what each expression of an article is read from, as the text goes on."""

from __future__ import annotations

from generator.articles.model import Article, Style
from generator.dates.clauses import Clauses, needs_direction
from generator.dates.model import Precision, When
from generator.dates.parsing import ByIdentity
from generator.dates.phrases import Anchor, Kind, Phrase, Unit
from generator.dates.placing import Placed
from generator.dates.standpoint import Direction, Resolved, Standpoint
from generator.dates.story import Story


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
        self._year: int | None = None
        self._year_block = -1
        self._beside: tuple[int, int | None] = (0, None)
        self._told_sentence = -1

    def standpoint(self, placed: Placed) -> Standpoint:
        """What `placed` is read from."""
        clauses = self._clauses
        block = clauses.block_at(placed.start)
        heading = clauses.is_heading(block) and not self._narrative
        direction = clauses.direction(placed, block) if needs_direction(placed.phrase) else Direction.UNKNOWN
        told = None if heading else self._story.told_for(placed.phrase, block, back=direction is Direction.PAST)
        year = self._year_before(placed, block, direction)
        return Standpoint(
            published=self._published,
            told=told.day if told else None,
            told_unit=told.unit if told else Unit.DAY,
            year=year,
            direction=direction,
            narrative=self._narrative,
            lasting=not placed.phrase.since or clauses.lasts(placed, block),
            aside=_has_day_alone(placed.phrase) and clauses.is_aside(placed, block),
            earliest_year=self._earliest_year,
        )

    def _year_before(self, placed: Placed, block: int, direction: Direction) -> int | None:
        """The year that a date without one takes from the words before it: one named right beside it, or a frame."""
        end, year = self._beside
        if year is not None and placed.phrase.month is not None and self._clauses.is_beside(end, placed.start):
            return year
        framed = self._year_block == block and direction in (Direction.PAST, Direction.UNKNOWN)
        return self._year if framed else None

    def tell(self, placed: Placed, resolved: Resolved) -> None:
        """Note that the text has told of `resolved` at `placed`."""
        clauses = self._clauses
        block = clauses.block_at(placed.start)
        self._beside = (placed.end, _year_of(resolved.when))
        if resolved.when is None or (clauses.is_heading(block) and not self._narrative):
            return
        if self._narrative:
            self._story.tell(placed.phrase, resolved.when, block, title=clauses.is_title(block))
        else:
            spoken = _is_of_the_day(placed.phrase) and clauses.is_quoted(placed, block)
            named = spoken or clauses.is_complement(placed) or clauses.is_parenthesis(placed)
            aside = named or (self._story.has_told_in(block) and clauses.is_aside(placed, block))
            sentence = clauses.sentence_start(placed.start, block)
            named = named or (aside and sentence == self._told_sentence)
            self._told_sentence = self._told_sentence if aside else sentence
            self._story.tell(placed.phrase, resolved.when, block, aside=aside, named=named)
            self._frame(placed, block)

    def _frame(self, placed: Placed, block: int) -> None:
        """A year that opens a sentence frames the dates without one after it, until a date of the present."""
        phrase = placed.phrase
        if self._published is None:
            return
        if phrase.year is not None and phrase.kind is Kind.CALENDAR:
            past = phrase.year < self._published.year and not phrase.aside
            opens = past and self._clauses.opens_sentence(placed, block)
            self._year, self._year_block = (phrase.year, block) if opens else (None, -1)
        elif _is_of_the_present(phrase):
            self._year = None


def _year_of(when: When | None) -> int | None:
    """The year that a When is, if it is one and no finer."""
    return when.earliest.year if when and when.earliest and when.precision is Precision.YEAR else None


def _has_day_alone(phrase: Phrase) -> bool:
    """Whether a phrase, or an end of it, is a day of the month without its month."""
    return any(each.day is not None and each.month is None for each in (phrase, *phrase.ends))


def _is_of_the_day(phrase: Phrase) -> bool:
    """Whether a phrase is `aujourd'hui`, `hier` or the like."""
    return phrase.kind is Kind.OFFSET and phrase.anchor is Anchor.PUBLICATION


def _is_of_the_present(phrase: Phrase) -> bool:
    """Whether a phrase counts from the publication, and so ends what a year named before frames."""
    if phrase.which is not None:
        return True
    if phrase.kind in (Kind.OFFSET, Kind.UNIT):
        return phrase.anchor is Anchor.PUBLICATION
    return phrase.weekday is not None and phrase.day is None
