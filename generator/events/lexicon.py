"""Classes of words, and which of them a sentence has where.

A member of a class is written in one of these forms, after which case and accents do not count:

    trêve            the word
    bombard*         words that begin so
    *rait            words in lower case that end so
    tir+er           the stem with each of the endings that the language calls `er`
    cessez-le-feu    several words in a row; each may be written in one of the forms above
    $missile        all members of another class
    ~bombardier*     not these words
    =nié              the word with just these accents (`nie` is another)
    ^                 any word with a capital
    US, Mirage       capitals in a member must stand in the text too
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.events.words import Words, fold, split

Occurrences = dict[int, list[tuple[int, int]]]
"""For each class found in a sentence, the [first, last) words where it stands."""


class WordTest(NamedTuple):
    """One word of a member: how it is compared (`=`, `*` prefix, `-` suffix), and whether capitals or accents count."""

    kind: str
    form: str
    written: str = ""
    accents: bool = False

    def fits(self, form: str) -> bool:
        """Whether the word, as written in a sentence, is this one."""
        if self.kind == "^":
            return form[:1].isupper()
        if not self._case_fits(form):
            return False
        folded = fold(form)
        if self.accents:
            return form.lower() == self.written
        if self.kind == "=":
            return folded == self.form
        return folded.startswith(self.form) if self.kind == "*" else folded.endswith(self.form)

    def _case_fits(self, form: str) -> bool:
        if self.accents:
            return True
        if self.written.isupper() and len(self.written) > 1:
            return form.isupper()
        if self.written:
            return form[:1].isupper()
        return self.kind != "-" or form.islower()


class Phrase(NamedTuple):
    """A member of several words: the tests for the words after the first one."""

    rest: tuple[tuple[WordTest, ...], ...]
    class_id: int


PhraseTable = dict[str, tuple[Phrase, ...]]
"""Phrases that a word may begin, by the first letters of their second word."""

_KEY_LETTERS = 3


class Lexicon:
    """The word classes of a language."""

    def __init__(self, classes: Mapping[str, Sequence[str]], endings: Mapping[str, Sequence[str]]) -> None:
        """Raises ValueError for a class that includes itself, or a class or set of endings that does not exist."""
        self._sources = classes
        self._endings = endings
        self._ids: dict[str, int] = {}
        self._count = 0
        self._tests: dict[tuple[str, str], list[tuple[WordTest, int | Phrase]]] = {}
        self._excluded: dict[int, list[WordTest]] = {}
        self._lengths: dict[str, list[int]] = {"*": [], "-": []}
        self.look_up = lru_cache(maxsize=65536)(self._look_up)

    def class_id(self, reference: str) -> int:
        """The number of a class: `$` and a name, or members parted by `|`."""
        if reference not in self._ids:
            self._ids[reference] = self._count
            self._count += 1
            members = reference.split("|")
            self._add_class(self._ids[reference], members)
        return self._ids[reference]

    def occurrences(self, words: Words) -> Occurrences:
        """Where each class stands in the sentence."""
        found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        look_up, forms, folded = self.look_up, words.forms, words.folded
        last = len(forms) - 1
        for index, form in enumerate(forms):
            classes, phrases = look_up(form)
            place = (index, index + 1)
            for class_id in classes:
                found[class_id].append(place)
            if not phrases or index == last:
                continue
            for phrase in phrases.get(folded[index + 1][:_KEY_LETTERS], ()):
                end = index + 1 + len(phrase.rest)
                if end <= last + 1 and _follows(phrase, forms, index + 1):
                    found[phrase.class_id].append((index, end))
        return dict(found)

    def _look_up(self, form: str) -> tuple[tuple[int, ...], PhraseTable]:
        """The classes of a word, and the phrases that it may begin."""
        folded = fold(form)
        keys = [("^", ""), ("=", folded)]
        keys += [("*", folded[:length]) for length in self._lengths["*"] if length <= len(folded)]
        keys += [("-", folded[-length:]) for length in self._lengths["-"] if length <= len(folded)]
        classes: dict[int, None] = {}
        phrases: dict[Phrase, None] = {}
        for key in keys:
            for test, target in self._tests.get(key, ()):
                if not test.fits(form):
                    continue
                if isinstance(target, Phrase):
                    phrases[target] = None
                elif not any(out.fits(form) for out in self._excluded.get(target, ())):
                    classes[target] = None
        return tuple(classes), _table(phrases)

    def _add_class(self, class_id: int, members: Sequence[str]) -> None:
        """Note how each member is recognised. Raises ValueError for a phrase that goes on with too short a stem."""
        for member in dict.fromkeys(self._flatten(members, ())):
            if member.startswith("~"):
                self._excluded.setdefault(class_id, []).extend(self._tests_of(member[1:]))
                continue
            first, *rest = (self._tests_of(word) for word in _member_words(member))
            if rest and any(test.kind != "=" and len(test.form) < _KEY_LETTERS for test in rest[0]):
                raise ValueError(f"the second word of {member!r} is too short a stem")
            target = Phrase(tuple(rest), class_id) if rest else class_id
            for test in first:
                self._tests.setdefault((test.kind, test.form), []).append((test, target))
                if test.kind in self._lengths and len(test.form) not in self._lengths[test.kind]:
                    self._lengths[test.kind].append(len(test.form))

    def _flatten(self, members: Sequence[str], above: tuple[str, ...]) -> Iterator[str]:
        for member in members:
            if not member.startswith("$"):
                yield member
                continue
            name = member[1:]
            if name in above:
                raise ValueError(f"the word class {name!r} includes itself")
            if name not in self._sources:
                raise ValueError(f"no word class {name!r}")
            yield from self._flatten(self._sources[name], (*above, name))

    def _tests_of(self, word: str) -> tuple[WordTest, ...]:
        written = "" if word.islower() or not word[:1].isupper() else word.rstrip("*")
        if word == "^":
            return (WordTest("^", ""),)
        if word.startswith("="):
            return (WordTest("=", fold(word[1:]), word[1:], accents=True),)
        if word.startswith("*"):
            return (WordTest("-", fold(word[1:])),)
        if word.endswith("*"):
            return (WordTest("*", fold(word[:-1]), written),)
        if "+" in word:
            stem, _, name = word.partition("+")
            if name not in self._endings:
                raise ValueError(f"no endings {name!r} for {word!r}")
            return tuple(WordTest("=", fold(stem + ending)) for ending in self._endings[name])
        return (WordTest("=", fold(word), written),)


def _member_words(member: str) -> list[str]:
    """The words of a member, each with its own mark (`*`, `+`) still on it."""
    words = []
    for piece in member.replace("’", "'").replace("-", " ").replace("'", " ").split():
        words.append(piece if split(piece) or piece == "^" else "")
    if not words or not all(words):
        raise ValueError(f"{member!r} has no word")
    return words


def _table(phrases: Iterable[Phrase]) -> PhraseTable:
    """The phrases by the first letters of their second word."""
    table: dict[str, dict[Phrase, None]] = {}
    for phrase in phrases:
        for test in phrase.rest[0]:
            table.setdefault(test.form[:_KEY_LETTERS], {})[phrase] = None
    return {key: tuple(found) for key, found in table.items()}


def _follows(phrase: Phrase, forms: Sequence[str], start: int) -> bool:
    return all(any(test.fits(forms[start + at]) for test in tests) for at, tests in enumerate(phrase.rest))
