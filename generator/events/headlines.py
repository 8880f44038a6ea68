"""A sentence → a headline: one readable line, cut at a clause and never inside a word."""

from __future__ import annotations

from bisect import bisect_right

from generator.events.clause import ClauseKind
from generator.events.readings import Reading
from generator.events.sentence import Sentence
from generator.events.words import Words, within

LONGEST = 120
"""Code points of the longest headline."""

_EDGES = ' \t\n\u00a0\u202f,;:–—-«»“”"„'
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"), ("[", "]"))
_ELLIPSIS = "…"
_CLOSING = {sign: sign for sign in '"”’)]'} | {"»": " »"}
"""Signs that may end a headline after its last word, and how they are written there."""

_OPENING = 4
"""Among how many first words of a statement a pronoun is its subject."""


def headline(sentence: Sentence, reading: Reading | None, subject: str | None = None) -> str:
    """The headline of an event; `subject` stands in for a pronoun that opens the sentence."""
    words = sentence.words
    head = reading.found.head if reading else 0
    needed = max(head, reading.found.end - 1 if reading else 0)
    first, last, broken = _extent(sentence, head, needed)
    text = _line(_quoted(words, first, last) if last > first else words.text)
    if subject and sentence.occurrences.starts("subject_pronoun") >> first & 1:
        begin = words.starts[first]
        rest = words.text[words.ends[first] : words.ends[last - 1]]
        text = _line(words.text[:begin] + subject + rest) if first == 0 else _line(subject + rest)
    if last == len(words) and not broken:
        text += "".join(_CLOSING.get(sign, "") for sign in words.text[words.ends[-1] :])
    return _capital(_shortened(_balanced(text), _ELLIPSIS if broken else ""))


def _quoted(words: Words, first: int, last: int) -> str:
    """The words [first, last) as written; a sentence with the signs before its first word."""
    begin = words.starts[first]
    if first == 0 and not any(map(str.isalnum, words.text[:begin])):
        begin = 0
    return words.text[begin : words.ends[last - 1]]


def _extent(sentence: Sentence, head: int, needed: int) -> tuple[int, int, bool]:
    """The first word of the headline, the end of its last one, and whether a clause is broken there.

    It begins with the sentence where what the event rests on fits behind, else with a clause before it that lets it.
    """
    starts = _beginnings(sentence, head)
    extents = [(first, *_last_word(sentence, first, needed)) for first in starts]
    whole = [extent for extent in extents if not extent[2] and extent[1] > needed]
    holding = [extent for extent in extents if extent[1] > needed]
    return (whole or holding or extents[-1:])[0]


def _beginnings(sentence: Sentence, head: int) -> list[int]:
    """Where the headline may begin: with the sentence, past the circumstances that open it, or with a main clause."""
    first = _first_word(sentence, head)
    if len(sentence.words.text) <= LONGEST:
        return [first]
    joints = dict(sentence.occurrences.named("coordination"))
    mains = [
        clause.start for clause in sentence.clauses if clause.kind is ClauseKind.MAIN and first < clause.start <= head
    ]
    begun = [joints.get(start, start) for start in mains if sentence.verbs.within(start, head + 1)]
    pronouns = sentence.occurrences.starts("subject_pronoun")
    return [first, *(start for start in begun if not pronouns >> start & 1)]


def _first_word(sentence: Sentence, head: int) -> int:
    """Where the headline begins: at the sentence, or past the circumstances that open a long one.

    A statement after a semicolon stands alone where no pronoun opens it.
    """
    if len(sentence.words.text) <= LONGEST:
        return 0
    pronouns = sentence.occurrences.starts("subject_pronoun")
    for index in range(min(head, len(sentence.words) - 1), 0, -1):
        if ";" in sentence.words.breaks[index]:
            if not within(pronouns, index, index + _OPENING):
                return index
            break
    for clause in sentence.clauses:
        if clause.end > head or clause.kind <= ClauseKind.COMPLEMENT:
            return clause.start if clause.kind is not ClauseKind.COMPLEMENT else 0
    return 0


def _last_word(sentence: Sentence, first: int, needed: int) -> tuple[int, bool]:
    """The end of the last clause that still fits, or else of the last word; and whether a clause is broken there.

    The headline holds at least the words that the event rests on, where they fit.
    """
    words = sentence.words
    start = words.starts[first] if len(words) else 0
    if len(words.text.rstrip()) - start <= LONGEST:
        return len(words), False
    light = {last: start for start, last in sentence.occurrences.named("linking")}
    ends = [_without_tail(clause.end, light) for clause in sentence.clauses if clause.end > max(first, needed)]
    # A verb of saying without what is said is no end.
    saying = sentence.occurrences.ends("speech") if ends[:-1] else 0
    fitting = [end for end in ends if words.ends[end - 1] - start <= LONGEST and not saying >> end & 1]
    if fitting:
        return fitting[-1], False
    return _without_tail(max(bisect_right(words.ends, start + LONGEST - 1), first + 1), light), True


def _without_tail(end: int, light: dict[int, int]) -> int:
    """The end moved before words that lead on to what is cut (`alors`, `and`)."""
    while end in light and light[end] > 0:
        end = light[end]
    return end


def _shortened(text: str, mark: str) -> str:
    """The text with the mark of what is left out, cut between words where it is still too long."""
    if len(text) + len(mark) <= LONGEST:
        return text.rstrip(_EDGES) + mark if mark else text
    cut = text.rfind(" ", 0, LONGEST - 1)
    return text[: cut if cut > 0 else LONGEST - 1].rstrip(_EDGES) + _ELLIPSIS


def _line(text: str) -> str:
    """One line, single spaces, no comma or full stop at its edges."""
    return " ".join(text.split()).strip(" ,;:–—").rstrip(".")


def _balanced(text: str) -> str:
    """The text without quotes and brackets that lack their other half."""
    whole = text
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    return text if text == whole else " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
