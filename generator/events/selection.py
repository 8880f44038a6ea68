"""Which dates of a sentence go with which of its acts: a date belongs to its own clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from generator.dates.model import DateExpression, Precision
from generator.events.clause import ClauseKind
from generator.events.clauses import clause_of
from generator.events.model import Status
from generator.events.participles import is_attribute
from generator.events.readings import Reading
from generator.events.sentence import Sentence
from generator.events.words import within
from generator.frozen import Leaf

_ADJACENT = 4
"""Within how many words of an act a date in a clause with several acts is its own."""

_JOINED = 8
"""How many words a coordination between an act and a date counts for (`shelled … on Monday and fired … on Tuesday`)."""

_BESIDE = 2
"""Within how many words after a participle its date begins."""

_STANDING = 3
"""Within how many words after a year the agreement may stand that it tells from others."""

_ABOUT = dt.timedelta(days=7)
"""How far outside a period, as the publication counts it, the day may lie that the sentence gives more exactly."""

_DISTANT_DAYS = 1095
"""An act that ended more than three years before the article is history, off the curve."""


class Placed(Leaf, frozen=True):
    """A date expression on the words [start, end) of its sentence."""

    expression: DateExpression
    start: int
    end: int


class Dated(Leaf, frozen=True):
    """An act of a sentence (None: nothing of the ladder) and its date (None: the publication's day)."""

    reading: Reading | None
    date: Placed | None


def place(expressions: Sequence[DateExpression], offset: int, sentence: Sentence) -> list[Placed]:
    """The date expressions of a sentence that begins at `offset`, on its words."""
    placed = []
    for expression in expressions:
        start = sentence.words.at(expression.start - offset)
        end = sentence.words.at(expression.end - offset - 1) + 1
        if start < len(sentence.words):
            placed.append(Placed(expression, start, min(end, len(sentence.words))))
    return placed


def bind(
    sentence: Sentence, readings: Sequence[Reading], dates: Sequence[Placed], published: dt.date | None, lead: bool
) -> list[Dated]:
    """The dated acts of a sentence, the main one first.

    The main act takes the date of its clause, or one that no other act claims, or, in a lead, the publication's day.
    Other acts count only with a date of their own. What is announced for another day is told twice: on the day of the
    announcement too. A denial without a date of its own is told once, on the day of what it denies.
    """
    dated = [date for date in dates if date.expression.when is not None]
    usable = [date for date in dated if not is_attributive(sentence, date)]
    if lead and not usable:
        past = _is_past(sentence, readings[0])
        usable = [
            date
            for date in dated
            if is_distant(date.expression, published)
            and not _names(sentence, date)
            and (past or not _is_of_participle(sentence, date))
        ]
    main = readings[0]
    readings = [main, *(other for other in readings[1:] if not other.found.mask & main.found.mask)]
    owned = [(date, _owner(sentence, readings, date)) for date in usable]
    free = [date for date, owner in owned if owner is None or owner is main or _tells_it_too(sentence, main, owner)]
    if not free and _is_past(sentence, main):
        free = [date for date in usable if is_distant(date.expression, published) and _tells_when(sentence, main, date)]
    own = _best(main, free, sentence, published)
    if lead and own and _recalls(sentence, main, own, published):
        own = None
    result = [Dated(main, own)] if own or lead else []
    if not result and usable and all(_same_act(main, owner) for _, owner in owned):
        result = [Dated(main, usable[0])]
    taken = {main.clause}
    for date, owner in owned:
        if owner is None or owner is main or date is own:
            continue
        if owner.clause in taken and _distance(owner, date, sentence) > _ADJACENT:
            continue
        taken.add(owner.clause)
        result.append(Dated(owner, date))
    undated = bool(result) and result[0].reading is main and result[0].date is None
    if undated and main.status is Status.DENIED and any(map(_is_denied, result[1:])):
        del result[0]
    return result + [
        Dated(main, date) for date in free if date is not own and _announces(sentence, main, own, date, published)
    ]


def status_by_date(status: Status, date: DateExpression, published: dt.date | None) -> Status:
    """The status once the date is known: an act that lies ahead is planned, one long over is history."""
    when = date.when
    if when is None or published is None:
        return status
    if status is Status.OCCURRED and when.earliest is not None and when.earliest > published:
        return Status.PLANNED
    if status is not Status.DENIED and is_distant(date, published):
        return Status.BACKGROUND
    return status


def is_distant(date: DateExpression, published: dt.date | None) -> bool:
    """Whether the date lies so far before the article that it is history."""
    when = date.when
    if when is None or when.latest is None or published is None:
        return False
    years = published.year - when.latest.year
    if when.precision in (Precision.YEAR, Precision.DECADE, Precision.CENTURY):
        return years >= 3
    return (published - when.latest).days > _DISTANT_DAYS


def _is_denied(told: Dated) -> bool:
    """Whether it is what the sentence denies (`denied having struck on Tuesday`), and so the denial itself, dated."""
    return told.reading is not None and told.reading.status is Status.DENIED


def _tells_it_too(sentence: Sentence, main: Reading, owner: Reading) -> bool:
    """Whether what owns a date is but the main act in other words: in the same clause, and without a verb of its own.

    It is of the same rung (`ended with a surrender on 14 June`), or both are parts of one name (`the drill Steadfast
    Noon`).
    """
    if owner.clause != main.clause or owner.found.mask & sentence.verbs.all:
        return False
    adjoining = (main.found.mask << 1 | main.found.mask >> 1) & owner.found.mask
    return owner.rung == main.rung or bool(adjoining and not main.found.mask & sentence.verbs.all)


def _same_act(main: Reading, owner: Reading | None) -> bool:
    """Whether what owns a date is hardly another act than the main one."""
    return owner is not None and owner.rung == main.rung


def is_attributive(sentence: Sentence, date: Placed) -> bool:
    """Whether the date only tells which thing is meant (`l'accord de 2015`), or what it is the first since."""
    when = date.expression.when
    if when is None or date.start == 0:
        return False
    if _compares(sentence, date) or _is_of_participle(sentence, date):
        return True
    coarse = when.precision not in (Precision.DAY, Precision.SPAN)
    return coarse and sentence.occurrences.ends("attributive") >> date.start & 1 == 1


def _is_of_participle(sentence: Sentence, date: Placed) -> bool:
    """Whether the date follows a participle that only tells which thing is meant (`girls abducted in May`, but not
    `a televised address on Thursday`)."""
    forms = sentence.occurrences.starts("predicate") & ~sentence.verbs.all & ~sentence.occurrences.starts("auxiliary")
    words, occurrences = sentence.words, sentence.occurrences
    before = range(max(0, date.start - _BESIDE), date.start)
    return any(forms >> at & 1 and not is_attribute(at, words, occurrences) for at in before)


def _names(sentence: Sentence, date: Placed) -> bool:
    """Whether the date only tells one thing of its kind from another that stands to this day (`the 2015 deal`)."""
    standing = sentence.occurrences.starts("standing")
    return _compares(sentence, date) or within(standing, date.end, date.end + _STANDING)


def _compares(sentence: Sentence, date: Placed) -> bool:
    """Whether the date is but what the act is the first since (`a first since 1994`)."""
    when = date.expression.when
    compared = sentence.occurrences.ends("comparison") >> date.start & 1
    return compared == 1 and when is not None and when.latest is not None


def _recalls(sentence: Sentence, main: Reading, date: Placed, published: dt.date | None) -> bool:
    """Whether the date of a subordinate clause is none of the day's news (`…, after Washington withdrew in 2018`).

    Neither is the day for which something else is foreseen (`accused Kyiv of spoiling the talks due on Monday`).
    """
    number = clause_of(sentence.clauses, date.start)
    clause = sentence.clauses[number]
    earliest = date.expression.when.earliest if date.expression.when else None
    ahead = main.status is Status.OCCURRED and earliest is not None and published is not None and earliest > published
    if ahead and _follows_participle(sentence, "foreseen", date):
        return True
    if number == main.clause or clause.kind <= ClauseKind.COMPLEMENT:
        return False
    since = sentence.occurrences.starts("comparison") >> clause.start & 1
    recalled = number > 0 and not since and main.status is not Status.BACKGROUND
    if clause.kind is ClauseKind.CIRCUMSTANCE and _is_past(sentence, main):
        recalled = False
    return ahead or (recalled and is_distant(date.expression, published))


def _tells_when(sentence: Sentence, main: Reading, date: Placed) -> bool:
    """Whether the date stands in a circumstance beside the main act (`…, when war began in 1999`)."""
    number = clause_of(sentence.clauses, date.start)
    return number != main.clause and sentence.clauses[number].kind is ClauseKind.CIRCUMSTANCE


def _is_past(sentence: Sentence, main: Reading) -> bool:
    """Whether the main act is told in the past alone, so that it goes with the date beside it (`…, when war began in
    1999`); in a language that tells no tenses it is not."""
    clause = sentence.clauses[main.clause]
    return "current" in sentence.language.ids and not within(
        sentence.occurrences.starts("current"), clause.start, clause.end
    )


def _is_attached(sentence: Sentence, date: Placed) -> bool:
    """Whether the date follows a participle without auxiliary (`the treaty signed in June`): it is not the act's."""
    return _follows_participle(sentence, "attached", date)


def _follows_participle(sentence: Sentence, kind: str, date: Placed) -> bool:
    """Whether the date follows a participle of this class that has no auxiliary."""
    helpers = sentence.occurrences.ends("auxiliary")
    places = sentence.occurrences.named(kind)
    return any(date.start - 1 <= end <= date.start and not helpers >> start & 1 for start, end in places)


def _owner(sentence: Sentence, readings: Sequence[Reading], date: Placed) -> Reading | None:
    """The act in the clause of the date that stands nearest to it; for a date between commas, the one before it."""
    number = clause_of(sentence.clauses, date.start)
    if clause_of(sentence.clauses, date.end - 1) != number:
        return None
    clause = sentence.clauses[number]
    alone = date.start == clause.start and date.end >= clause.end and number > 0
    here = [reading for reading in readings if reading.clause == number or (alone and reading.found.end <= date.start)]
    return min(here, key=lambda reading: (reading.rank[0], _distance(reading, date, sentence)), default=None)


def _best(main: Reading, dates: Sequence[Placed], sentence: Sentence, published: dt.date | None) -> Placed | None:
    """The date that fits the main act best: of its own time, closed rather than open, of its clause, near it."""

    def fitness(date: Placed) -> tuple[bool, bool, bool, bool, bool, bool, int]:
        when = date.expression.when
        opened = when is not None and (when.earliest is None or when.latest is None)
        elsewhere = clause_of(sentence.clauses, date.start) != main.clause
        saying = elsewhere and in_speech(sentence, date)
        coarse = any(_sharpens(other, date) for other in dates)
        history = main.status is Status.BACKGROUND
        distant = elsewhere and not history and is_distant(date.expression, published)
        return (
            _is_attached(sentence, date),
            distant,
            opened,
            saying,
            coarse,
            elsewhere,
            _distance(main, date, sentence),
        )

    return min(dates, key=fitness, default=None)


def _sharpens(fine: Placed, coarse: Placed) -> bool:
    """Whether a day of the same sentence names when in a period something was (`last week …, on the 19th`)."""
    day, period = fine.expression.when, coarse.expression.when
    if day is None or period is None or day.precision is not Precision.DAY or period.precision is Precision.DAY:
        return False
    if day.earliest is None or period.earliest is None or period.latest is None:
        return False
    return period.earliest - _ABOUT <= day.earliest <= period.latest + _ABOUT


def _announces(sentence: Sentence, main: Reading, own: Placed | None, date: Placed, published: dt.date | None) -> bool:
    """Whether `date` is the day on which the main act, still to come on its own date, was announced."""
    spoken = date.expression.when
    if own is None or own.expression.when is None or spoken is None or spoken.precision is not Precision.DAY:
        return False
    ahead, said = own.expression.when.earliest, spoken.latest
    if main.status is Status.OCCURRED and ahead is not None and published is not None and ahead <= published:
        return False
    return ahead is not None and said is not None and said < ahead and in_speech(sentence, date)


def in_speech(sentence: Sentence, date: Placed) -> bool:
    """Whether the date tells when the words were spoken: its clause is one of reported speech."""
    clause = sentence.clauses[clause_of(sentence.clauses, date.start)]
    return within(sentence.occurrences.starts("speech"), clause.start, clause.end)


def _distance(reading: Reading, date: Placed, sentence: Sentence) -> int:
    """How many words stand between the date and the nearest one of the act; more where a coordination is among them."""
    mask = reading.found.mask
    before, after = mask & (1 << date.start) - 1, mask >> date.end
    last = before.bit_length() if before else None
    ahead = date.end + (after & -after).bit_length() - 1 if after else None
    gaps = [(last, date.start)] if last is not None else []
    gaps += [(date.end, ahead)] if ahead is not None else []
    if not gaps:
        return 0
    joints = sentence.occurrences.starts("coordination")
    return min(end - start + _JOINED * within(joints, start, end) for start, end in gaps)
