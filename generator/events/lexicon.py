"""Classes of words, and which of them a sentence has where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.events.members import Likeness, WordTest, member_words, word_tests
from generator.events.words import Words, fold

Places = list[tuple[int, int]]
"""Stretches [first, last) of a sentence's words."""


class Phrase(NamedTuple):
    """A member of several words: the word classes after the first one, and the class of the whole."""

    rest: tuple[int, ...]
    class_id: int


class Entry(NamedTuple):
    """All that is known of one word form.

    `mask` has a bit for each of its classes, `keys` those of them by which patterns are looked up, `phrases` the
    phrases that it may begin, by the class of their second word.
    """

    classes: frozenset[int]
    mask: int
    keys: tuple[int, ...]
    phrases: dict[int, tuple[Phrase, ...]]


_COMPOUND = "$compound"
"""The class of set phrases whose first word alone tells what they are: no combat stands in `avion de combat`."""

_SILENT = Entry(frozenset(), 0, (), {})


class Occurrences:
    """Where each class stands in one sentence. `present` has a bit for each class that it may have.

    `barred` has for a class the phrases in which its words are not of it.
    """

    def __init__(self, entries: Sequence[Entry], phrases: dict[int, Places], barred: Mapping[int, list[int]]) -> None:
        self._entries = entries
        self._phrases = phrases
        self._barred = barred
        self._places: dict[int, Places] = {}
        self.present = 0
        for entry in entries:
            self.present |= entry.mask
        for class_id in phrases:
            self.present |= 1 << class_id

    def places(self, class_id: int) -> Places:
        """Where the class stands, in order of the text, shorter stretches first."""
        known = self._places.get(class_id)
        if known is None:
            if not self.present >> class_id & 1:
                return []
            known = [(at, at + 1) for at, entry in enumerate(self._entries) if class_id in entry.classes]
            if class_id in self._phrases:
                known = sorted({*known, *self._phrases[class_id]})
            if class_id in self._barred:
                known = self._outside(known, self._barred[class_id])
            self._places[class_id] = known
        return known

    def _outside(self, places: Places, phrases: Iterable[int]) -> Places:
        """The places that lie in none of these phrases."""
        taken = [place for phrase in phrases for place in self.places(phrase)]
        return [(first, last) for first, last in places if not any(a <= first and last <= b for a, b in taken)]

    def first_classes(self) -> Iterable[int]:
        """The classes of the sentence by which patterns are looked up, each once, in order of the text."""
        found = {key: None for entry in self._entries for key in entry.keys}
        found.update(dict.fromkeys(self._phrases))
        return found


class Lexicon:
    """The word classes of a language."""

    def __init__(self, classes: Mapping[str, Sequence[str]], endings: Mapping[str, Sequence[str]]) -> None:
        self._sources = classes
        self._endings = endings
        self._ids: dict[str, int] = {}
        self._count = 0
        self._tests: dict[tuple[Likeness, str], list[tuple[WordTest, int | Phrase]]] = {}
        self._excluded: dict[int, list[WordTest]] = {}
        self._barred: dict[int, list[int]] = {}
        self._lengths: dict[Likeness, list[int]] = {Likeness.PREFIX: [], Likeness.SUFFIX: []}
        self._keys: frozenset[int] = frozenset()
        self._compound: int | None = None
        self.look_up = lru_cache(maxsize=65536)(self._look_up)

    def class_id(self, reference: str) -> int:
        """The number of a class: `$` and a name, or members parted by `|`.

        Raises ValueError for a class that includes itself, or a class or set of endings that does not exist.
        """
        if reference not in self._ids:
            self._ids[reference] = self._count
            self._count += 1
            self._add_members(self._ids[reference], reference.split("|"))
        return self._ids[reference]

    def close(self, keys: Iterable[int]) -> None:
        """Tell by which classes patterns are looked up, once all classes are known."""
        self._keys = frozenset(keys)
        self._compound = self._ids.get(_COMPOUND)

    def occurrences(self, words: Words) -> Occurrences:
        """Where each class stands in the sentence."""
        entries = [self.look_up(form) for form in words.forms]
        found: dict[int, Places] = {}
        for at in range(len(entries) - 1):
            begun = entries[at].phrases
            if not begun:
                continue
            following = entries[at + 1].classes
            for second in begun.keys() & following:
                for phrase in begun[second]:
                    end = at + 1 + len(phrase.rest)
                    if len(phrase.rest) == 1 or (end <= len(entries) and _follows(phrase, entries, at + 1)):
                        found.setdefault(phrase.class_id, []).append((at, end))
        for first, end in found.get(self._compound, ()) if self._compound is not None else ():
            entries[first + 1 : end] = [_SILENT] * (end - first - 1)
        return Occurrences(entries, found, self._barred)

    def _look_up(self, form: str) -> Entry:
        """The classes of a word, and the phrases that it may begin."""
        folded = fold(form)
        keys = [(Likeness.CAPITAL, ""), (Likeness.SAME, folded)]
        keys += [(Likeness.PREFIX, folded[:length]) for length in self._lengths[Likeness.PREFIX]]
        keys += [(Likeness.SUFFIX, folded[-length:]) for length in self._lengths[Likeness.SUFFIX]]
        classes: dict[int, None] = {}
        phrases: dict[int, list[Phrase]] = {}
        for key in keys:
            for test, target in self._tests.get(key, ()):
                if not test.fits(form):
                    continue
                if isinstance(target, Phrase):
                    phrases.setdefault(target.rest[0], []).append(target)
                elif not any(out.fits(form) for out in self._excluded.get(target, ())):
                    classes[target] = None
        mask = sum(1 << class_id for class_id in classes)
        begun = {second: tuple(dict.fromkeys(group)) for second, group in phrases.items()}
        return Entry(frozenset(classes), mask, tuple(sorted(self._keys & classes.keys())), begun)

    def _add_members(self, class_id: int, members: Sequence[str]) -> None:
        """Note how each member is recognised."""
        for member in dict.fromkeys(self._flatten(members, ())):
            if member.startswith("~"):
                self._exclude(class_id, member[1:])
                continue
            first, *rest = member_words(member)
            target = Phrase(tuple(map(self.class_id, rest)), class_id) if rest else class_id
            for test in word_tests(first, self._endings):
                self._tests.setdefault((test.kind, test.form), []).append((test, target))
                if test.kind in self._lengths and len(test.form) not in self._lengths[test.kind]:
                    self._lengths[test.kind].append(len(test.form))

    def _exclude(self, class_id: int, member: str) -> None:
        """Note that a word is not of the class, or that no word is where it stands in this phrase."""
        if len(member_words(member)) > 1:
            self._barred.setdefault(class_id, []).append(self.class_id(member))
        else:
            self._excluded.setdefault(class_id, []).extend(word_tests(member, self._endings))

    def _flatten(self, members: Sequence[str], above: tuple[str, ...]) -> Iterator[str]:
        for member in members:
            if not member.startswith(("$", "~$")):
                yield member
                continue
            mark, _, name = member.rpartition("$")
            if name in above:
                raise ValueError(f"the word class {name!r} includes itself")
            if name not in self._sources:
                raise ValueError(f"no word class {name!r}")
            for inner in self._flatten(self._sources[name], (*above, name)):
                if not (mark and inner.startswith(mark)):
                    yield mark + inner


def _follows(phrase: Phrase, entries: Sequence[Entry], start: int) -> bool:
    return all(class_id in entries[start + at].classes for at, class_id in enumerate(phrase.rest))
