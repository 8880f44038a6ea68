"""The sentences and clauses that expressions stand in, and which way they look."""

from __future__ import annotations

import re
from bisect import bisect_right

from generator.articles.model import Article, BlockKind
from generator.dates import speech
from generator.dates.direction import (
    Cue,
    cue_after,
    cue_patterns,
    deciding_cues,
    direction_at,
    direction_before,
    find_cues,
    is_after,
    is_complement,
)
from generator.dates.parsing import ByIdentity
from generator.dates.phrases import Anchor, Kind, Phrase, Unit, Which
from generator.dates.placing import Placed
from generator.dates.standpoint import Direction

_LONGEST_TITLE = 80
"""Characters of the longest line that counts as a title in plain text."""

_LONGEST_LINK = 6
"""Characters between a date and one beside it (`deux ans plus tard, en septembre`)."""

_LONGEST_QUOTE = 1000
"""Characters back that an opening quotation mark is sought in."""

_LONGEST_PARENTHESIS = 120
"""Characters back that an opening parenthesis is sought in."""

_LONGEST_ASIDE = 120
"""Characters back that the relative pronoun or the noun of an aside, or a verb before a term, is sought in."""

_LONGEST_REPORT = 300
"""Characters back that the verb of a report is sought in."""

_LONGEST_SENTENCE = 1200
"""Characters of the longest sentence whose cues are weighed as a whole."""

_TOLD = (Which.SAME, Which.BEFORE, Which.AFTER)
"""What is beside the date told about."""

_APPOSED = re.compile(rb" ?, ?(?:[a-z]{2} )?")

_LISTED = re.compile(rb" ?,? (?:[a-z]{2,3} )?")

_OPENING = 4
"""Characters that may stand before a date which opens a sentence (a preposition)."""


class Clauses:
    """The clauses of one article. The cues of the last sentence asked about are kept, for expressions come in order."""

    def __init__(self, article: Article, folded: bytes, key: ByIdentity) -> None:
        self._text = article.text
        self._blocks = article.blocks
        self._starts = [block.start for block in article.blocks]
        self._folded = folded
        self._folding = key.language.cue_folding
        self._key = key
        self._patterns = cue_patterns(key)
        self._sentence_block = -1
        self._sentence_starts: list[int] = []
        self._sentence = self._whole = (0, 0)
        self._words = b""
        self._cues: tuple[Cue, ...] | None = ()

    def block_at(self, place: int) -> int:
        """The number of the block that `place` lies in, -1 before the first."""
        return bisect_right(self._starts, place) - 1

    def is_heading(self, block: int) -> bool:
        """Whether a block is marked up as a heading."""
        return block >= 0 and self._blocks[block].kind is BlockKind.HEADING

    def is_title(self, block: int) -> bool:
        """Whether a block is a heading, or in plain text a short line that ends without a stop."""
        if block < 0:
            return False
        found = self._blocks[block]
        short = found.end - found.start <= _LONGEST_TITLE and self._folded[found.end - 1] not in b'.!?:;,)"'
        return short or found.kind is BlockKind.HEADING

    def opens_sentence(self, placed: Placed, block: int) -> bool:
        """Whether an expression stands at the opening of its sentence."""
        start, _ = self._sentence_at(placed.start, block)
        return placed.start - start <= _OPENING

    def heads_entry(self, placed: Placed, block: int) -> bool:
        """Whether an expression is all that stands before the first stop of its block, as in a chronology."""
        start = self._blocks[block].start if block >= 0 else 0
        after = self._folded[placed.end : placed.end + 3].lstrip(b" ")[:1]
        return placed.start - start <= _OPENING and (not after or after in b".:;-\n")

    def sentence_start(self, place: int, block: int) -> int:
        """Where the sentence of `place` starts."""
        return self._whole_sentence(place, block)[0]

    def is_beside(self, end: int, start: int) -> bool:
        """Whether no more than a comma or colon and a preposition stand between `end` and `start`."""
        between = self._folded[end:start]
        linked = b"," in between or b":" in between
        return len(between) <= _LONGEST_LINK and linked and not any(stop in between for stop in b".;!?()\n")

    def is_apposed(self, end: int, start: int) -> bool:
        """Whether no more than a comma, and a preposition of two letters, stands between `end` and `start`."""
        return _APPOSED.fullmatch(self._folded[end:start]) is not None

    def is_listed(self, end: int, start: int) -> bool:
        """Whether no more than a comma or one short word stands between `end` and `start`."""
        return _LISTED.fullmatch(self._folded[end:start]) is not None

    def is_introduced(self, end: int, start: int) -> bool:
        """Whether no more than a colon stands between `end` and `start`."""
        return self._folded[end:start].strip() == b":"

    def is_explained(self, end: int, start: int) -> bool:
        """Whether a colon and no stop stand between `end` and `start`."""
        between = self._folded[end:start]
        return b":" in between and not any(stop in between for stop in b".;!?\n")

    def is_parted(self, end: int, start: int) -> bool:
        """Whether a semicolon stands between `end` and `start`."""
        return b";" in self._folded[end:start]

    def closes(self, end: int) -> bool:
        """Whether what ends at `end` is closed by a stop or a comma."""
        return self._folded[end : end + 1] in (b",", b".", b";", b")", b":")

    def ends(self, end: int) -> bool:
        """Whether what ends at `end` ends its sentence."""
        return self._folded[end : end + 2] == b". "

    def is_complement(self, placed: Placed) -> bool:
        """Whether an expression is the complement of a noun (`l'attaque du 3 mars`)."""
        return is_complement(self._folded, placed.start, _core(placed), self._patterns)

    def is_bound(self, placed: Placed) -> bool:
        """Whether an expression says since when, or until when, something goes on."""
        return is_after(self._folded, placed.start, _core(placed), self._patterns.bounds)

    def is_until(self, placed: Placed) -> bool:
        """Whether an expression says until when something lasted or will."""
        return is_after(self._folded, placed.start, _core(placed), self._patterns.before_end)

    def is_since(self, placed: Placed) -> bool:
        """Whether an expression says since when something goes on."""
        return direction_before(self._folded, placed.start, _core(placed), self._patterns) is Direction.PAST

    def is_aside(self, placed: Placed, block: int) -> bool:
        """Whether an expression stands in a relative clause, or after a participle that belongs to a noun."""
        at = placed.start - self._enter(placed.start, block)
        return self._patterns.aside.search(self._words[max(0, at - _LONGEST_ASIDE) : at]) is not None

    def goes_on_ahead(self, placed: Placed, block: int) -> bool:
        """Whether the first verb after an expression in its sentence looks ahead: what stands before it is of now."""
        start = self._enter(placed.start, block)
        if self._cues is None:
            self._cues = find_cues(self._words, self._key)
        return cue_after(placed.end - start, self._cues) is Direction.FUTURE

    def is_end(self, placed: Placed, block: int) -> bool:
        """Whether an expression says until when something went on (`until the fall of the city in 1945`)."""
        at = placed.start - self._enter(placed.start, block)
        return self._patterns.end.search(self._words[max(0, at - _LONGEST_ASIDE) : at]) is not None

    def is_reported(self, placed: Placed, block: int) -> bool:
        """Whether an expression is ahead in words of another day (`said on Sunday that it would leave on Monday`)."""
        at = placed.start - self._enter(placed.start, block)
        return self._patterns.reported.search(self._words[max(0, at - _LONGEST_REPORT) : at]) is not None

    def is_fronted(self, placed: Placed, block: int) -> bool:
        """Whether an expression stands in a participle clause that opens its sentence (`arrivée le 3 mars, …`)."""
        at = placed.start - self._enter(placed.start, block)
        return at <= _LONGEST_ASIDE and self._patterns.fronted.search(self._words[:at]) is not None

    def is_quoted(self, placed: Placed, block: int) -> bool:
        """Whether an expression stands between quotation marks, where `aujourd'hui` is the speaker's day."""
        start = self._blocks[block].start if block >= 0 else 0
        before = self._text[max(start, placed.start - _LONGEST_QUOTE) : placed.start]
        return any(before.rfind(opening) > before.rfind(closing) for opening, closing in ("«»", "“”"))

    def introduces(self, end: int, placed: Placed) -> bool:
        """Whether words said on the day that ends at `end` begin between it and `placed`."""
        before = self._text[self.sentence_start(end - 1, self.block_at(end - 1)) : end]
        between = self._text[end : placed.start]
        return speech.introduces(before, between, self._folding, self._patterns.saying)

    def attributes(self, end: int, placed: Placed) -> bool:
        """Whether words end, between what ends at `end` and `placed`, that were said on the day of `placed`."""
        return speech.attributes(self._text[end : placed.start], self._folding, self._patterns.saying)

    def is_parenthesis(self, placed: Placed) -> bool:
        """Whether an expression stands in parentheses."""
        before = self._folded[max(0, placed.start - _LONGEST_PARENTHESIS) : placed.start]
        return before.rfind(b"(") > before.rfind(b")")

    def lasts(self, placed: Placed, block: int) -> bool:
        """Whether what a sentence tells `since` a date still goes on: neither its words nor its verbs deny it."""
        start, end = self._sentence_at(placed.start, block)
        sentence = self._folding.fold(self._text[start:end])
        ended = (self._patterns.not_lasting, self._patterns.narrated)
        return all(pattern.search(sentence) is None for pattern in ended)

    def direction(self, placed: Placed, block: int) -> Direction:
        """The direction of the clause of `placed`: by the words right before it, else by the cues of its sentence."""
        if placed.phrase.happened:
            return Direction.PAST
        if placed.phrase.foreseen:
            return Direction.FORETOLD
        core = _core(placed)
        turned = direction_before(self._folded, placed.start, core, self._patterns)
        if turned is Direction.PAST:
            return turned
        start = self._enter(placed.start, block)
        if self._cues is None:
            self._cues = find_cues(self._words, self._key)
        found = direction_at(core - start, placed.end - start, self._cues)
        if turned is None and placed.phrase.month is not None and self.is_complement(placed):
            found = self._of_a_noun(placed, core - start, placed.end - start, found)
        if found is Direction.DUE and placed.phrase.month is not None:
            found = self._due_in_a_month(placed, core - start, placed.end - start, self._cues)
        if (
            found is Direction.DUE
            and _is_bare_weekday(placed.phrase)
            and self._had_come(placed.end - start, self._cues)
        ):
            return Direction.PAST
        if found is Direction.FUTURE and self._patterns.dateline and _is_bare_weekday(placed.phrase):
            found = Direction.DUE
        if found is Direction.DUE and turned is None and _is_bare_weekday(placed.phrase):
            before = self._words[max(0, placed.start - start - _LONGEST_REPORT) : placed.start - start]
            return Direction.FORETOLD if self._patterns.foretold.search(before) else found
        if turned is Direction.FUTURE:
            if self._patterns.lasted.search(self._words[: core - start]):
                return Direction.PAST
            if found is Direction.PAST and self.is_narrated(placed, block):
                return Direction.PAST
            return turned if found is Direction.FUTURE else Direction.DUE
        return self._with_term(placed, core, core - start, self._cues, found)

    def _had_come(self, end: int, cues: tuple[Cue, ...]) -> bool:
        """Whether something had become of what was planned (`a march, planned for Friday, had been banned`)."""
        cue = next((cue for cue in cues if cue.start >= end), None)
        return cue is not None and self._patterns.anterior.fullmatch(self._words[cue.start : cue.end]) is not None

    def is_on_the_eve(self, placed: Placed) -> bool:
        """Whether an expression is the day after the one told of: `on the eve of Thursday's vote`."""
        core = _core(placed)
        return _is_bare_weekday(placed.phrase) and is_after(self._folded, placed.start, core, self._patterns.before_eve)

    def _of_a_noun(self, placed: Placed, at: int, end: int, found: Direction) -> Direction:
        """The direction of the date of something named (`a quitté le scrutin du 3 mai`): the verb tells of that thing,
        and says when it is only where what lies ahead has been said before it. Words that reach the date (`depuis celui
        du 3 mai`) say it of the thing.
        """
        cue = next(iter(deciding_cues(at, end, self._cues or ())), None)
        if cue is None or cue.start >= at:
            return Direction.UNKNOWN
        reaches = not self._words[cue.end : at].strip()
        return found if reaches or found not in (Direction.PAST, Direction.PLANNED) else Direction.UNKNOWN

    def _due_in_a_month(self, placed: Placed, at: int, end: int, cues: tuple[Cue, ...]) -> Direction:
        """The direction of what is due in a month or on a day of it: ahead, where it still stands so."""
        month = placed.phrase.day is None
        if month and self.is_complement(placed):
            return Direction.UNKNOWN
        due = next(iter(deciding_cues(at, end, cues)), None)
        if due is not None and self._patterns.pending.fullmatch(self._words[due.start : due.end]):
            return Direction.FUTURE
        return Direction.PLANNED if month and cue_after(end, cues) is Direction.PAST else Direction.DUE

    def is_narrated(self, placed: Placed, block: int) -> bool:
        """Whether the verb that decides about `placed` tells of a time past (`avait tenu jusqu'en mai`), and is not the
        one that has the term for its object (`avaient jusqu'au 3 mai`).
        """
        start = self._enter(placed.start, block)
        at, end = _core(placed) - start, placed.end - start
        ends = is_after(self._folded, placed.start, start + at, self._patterns.before_end)
        for cue in deciding_cues(at, end, self._cues or ()):
            verb = self._words[cue.start : cue.end]
            if self._patterns.narrated.fullmatch(verb) is not None:
                between = set(self._words[cue.end : placed.start - start].split()) - self._patterns.before_end
                if (self._patterns.stative if ends else self._patterns.anterior).fullmatch(verb):
                    return False
                return cue.start >= end or (ends and bool(between))
        return False

    def is_storied(self, placed: Placed, block: int) -> bool:
        """Whether the verb that decides about `placed` is of a time of telling, and none of what had been or was so."""
        start = self._enter(placed.start, block)
        cue = next(iter(deciding_cues(_core(placed) - start, placed.end - start, self._cues or ())), None)
        verb = self._words[cue.start : cue.end] if cue is not None else b""
        before = (self._patterns.anterior, self._patterns.stative)
        return self._patterns.narrated.fullmatch(verb) is not None and not any(each.fullmatch(verb) for each in before)

    def _enter(self, place: int, block: int) -> int:
        """Where the sentence of `place` starts; its folded words are kept until another is asked about."""
        start, end = self._sentence
        if not start <= place < end:
            start, end = self._sentence = self._sentence_at(place, block)
            self._words = self._folding.fold(self._text[start:end])
            self._cues = None
        return start

    def _with_term(self, placed: Placed, core: int, place: int, cues: tuple[Cue, ...], found: Direction) -> Direction:
        """The direction found, or the one that a word of a term before a weekday gives it (`avant vendredi`)."""
        patterns = self._patterns
        single = placed.phrase.kind is Kind.CALENDAR
        if found is Direction.UNKNOWN and single and is_after(self._folded, placed.start, core, patterns.before_loose):
            return Direction.DUE
        if not _is_bare_weekday(placed.phrase):
            return found
        if placed.phrase.clock is None and is_after(self._folded, placed.start, core, patterns.before_weekday):
            return Direction.FUTURE
        if is_after(self._folded, placed.start, core, patterns.before_term):
            if found is Direction.PLANNED or (found is Direction.PAST and self._is_done(place)):
                return found
            before = tuple(cue for cue in cues if cue.start < place)
            led = direction_at(place, place, before) is not Direction.UNKNOWN
            return Direction.DUE if led or found is not Direction.PAST else found
        return found

    def _is_done(self, place: int) -> bool:
        """Whether the words before `place` in its clause, which tell what was done or had been, demand nothing."""
        words = self._words[max(0, place - _LONGEST_ASIDE) : place]
        clause = words[max(words.rfind(stop) for stop in (b",", b";", b":")) + 1 :]
        return self._patterns.demand.search(clause) is None

    def _sentence_at(self, place: int, block: int) -> tuple[int, int]:
        """The sentence that `place` lies in, or its whole block; a line end that is no wrapping ends it too.

        Of a sentence longer than any that is read as one, the stretch around `place`, so that time stays linear.
        """
        start, end = self._whole_sentence(place, block)
        if end - start > _LONGEST_SENTENCE:
            step = _LONGEST_SENTENCE // 2
            middle = start + (place - start) // step * step
            start, end = max(start, middle - step // 2), min(end, middle + step + step // 2)
        line_end = self._folded.find(b"\n", place, end)
        return max(start, self._folded.rfind(b"\n", start, place) + 1), end if line_end < 0 else line_end

    def _whole_sentence(self, place: int, block: int) -> tuple[int, int]:
        """The sentence of the article that `place` lies in, or its block, or the whole text."""
        if block < 0:
            return 0, len(self._folded)
        start, end = self._whole
        if start <= place < end and self._sentence_block == block:
            return self._whole
        found = self._blocks[block]
        if self._sentence_block != block:
            self._sentence_block = block
            self._sentence_starts = [sentence.start for sentence in found.sentences]
        at = bisect_right(self._sentence_starts, place) - 1
        if at >= 0 and place < found.sentences[at].end:
            self._whole = found.sentences[at].start, found.sentences[at].end
            return self._whole
        return found.start, max(found.end, place + 1)


def _core(placed: Placed) -> int:
    """Where the words of an expression begin, without the preposition or article that it takes in."""
    return placed.start + max(0, placed.phrase.lead - placed.phrase.start)


def _is_month(phrase: Phrase) -> bool:
    return phrase.month is not None and phrase.day is None


def _is_bare_weekday(phrase: Phrase) -> bool:
    return phrase.weekday is not None and phrase.day is None


def needs_direction(phrase: Phrase) -> bool:
    """Whether the reading of `phrase` depends on which way its clause looks."""
    if phrase.kind in (Kind.RANGE, Kind.SERIES):
        return any(needs_direction(end) for end in phrase.ends)
    if phrase.unit in (Unit.WEEKEND, Unit.WEEK) and phrase.kind is Kind.UNIT and phrase.which is Which.THIS:
        return True
    if phrase.unit is Unit.WEEKEND:
        return phrase.which is Which.THIS
    if phrase.kind in (Kind.OFFSET, Kind.UNIT) and (phrase.anchor is Anchor.TOLD or phrase.which in _TOLD):
        return True
    if phrase.ahead or phrase.memorable or phrase.definite:
        return True
    if phrase.kind is not Kind.CALENDAR or phrase.year is not None:
        return False
    return phrase.which in (None, Which.THIS) and phrase.decade is None and phrase.century is None
