"""Classes of words, and which of them a sentence has where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache, reduce
from itertools import accumulate
from operator import or_
from typing import NamedTuple

from generator.events.members import Likeness, WordTest, member_words, word_tests
from generator.events.words import Words, fold

Places = list[tuple[int, int]]
"""Stretches [first, last) of a sentence's words."""


class Member(NamedTuple):
    """A member of several words: the word classes after the first one, and the class of the whole."""

    rest: tuple[int, ...]
    class_id: int


class Phrase(NamedTuple):
    """What members of several words are made of: the word classes after the first word, and the classes so written."""

    rest: tuple[int, ...]
    classes: frozenset[int]
    mask: int
    keys: tuple[int, ...]
    asked: tuple[int, ...]


class Entry(NamedTuple):
    """All that is known of one word form.

    `mask` has a bit for each of its classes, `keys` those of them by which patterns are looked up, `asked` those that
    every sentence is asked about, `phrases` the phrases that it may begin, by the class of their second word and then
    by that of their third (`_END`: there is none), and `second` a bit for each class of second words.
    """

    classes: frozenset[int]
    mask: int
    keys: tuple[int, ...]
    asked: tuple[int, ...]
    phrases: dict[int, dict[int, tuple[Phrase, ...]]]
    second: int


Exclusion = Callable[["Occurrences", Words], list[int]]
"""Says where words of a sentence are not of a class: as bits of words, for each place."""

Stretch = tuple[int, int, Phrase]
"""A phrase on the words [first, last) of a sentence."""

_END = -1
"""Stands for the class of the word after the last of a phrase."""

_COMPOUND = "$compound"
"""The class of set phrases whose first word alone tells what they are: no combat stands in `avion de combat`."""

_TRANSPARENT = "$transparent"
"""The class of words that may always stand between two steps of a pattern: days, and adverbs that change nothing."""


class Occurrences:
    """Where each class stands in one sentence. `present` has a bit for each class that it may have.

    `barred` has for a class what tells where its words are not of it.
    """

    def __init__(
        self,
        words: Words,
        entries: Sequence[Entry],
        phrases: Sequence[Stretch],
        present: int,
        barred: Mapping[int, list[Exclusion]],
        transparent: int | None,
    ) -> None:
        self.present = present
        self._words = words
        self._entries = entries
        self._phrases = phrases
        self._barred = barred
        self._transparent = transparent
        places: defaultdict[int, Places] = defaultdict(list)
        for at, entry in enumerate(entries):
            for class_id in entry.asked:
                places[class_id].append((at, at + 1))
        self._places = places
        self._counted: Sequence[int] = ()
        if phrases:
            self._add_phrases([(start, end, phrase.asked) for start, end, phrase in phrases])
        self._bar(barred.keys() & places.keys())

    @property
    def counted(self) -> Sequence[int]:
        """For each word, and for the end, how many words before it count in the gaps of patterns."""
        if not self._counted:
            through = self.places(self._transparent) if self._transparent is not None else []
            clear = {at for start, end in through for at in range(start, end)}
            count = len(self._entries)
            counts = [at not in clear for at in range(count)] if clear else ()
            self._counted = list(accumulate(counts, initial=0)) if clear else range(count + 1)
        return self._counted

    def places(self, class_id: int) -> Places:
        """Where the class stands, in order of the text, shorter stretches first."""
        known = self._places.get(class_id)
        if known is not None:
            return known
        if not self.present >> class_id & 1:
            return _NOWHERE
        self._places[class_id] = [(at, at + 1) for at, entry in enumerate(self._entries) if class_id in entry.classes]
        longer = [(start, end, (class_id,)) for start, end, one in self._phrases if class_id in one.classes]
        if longer:
            self._add_phrases(longer)
        if class_id in self._barred:
            self._bar((class_id,))
        return self._places[class_id]

    def look_for(self, mask: int, classes: Set[int]) -> None:
        """Note where the classes stand, for `places`; `mask` has a bit for each of them."""
        places = self._places
        new = classes - places.keys()
        for at, entry in enumerate(self._entries):
            if entry.mask & mask:
                for class_id in entry.classes & new:
                    places[class_id].append((at, at + 1))
        if self._phrases:
            self._add_phrases([(start, end, phrase.classes & new) for start, end, phrase in self._phrases])
        self._bar(self._barred.keys() & new & places.keys())

    def first_classes(self) -> Iterable[int]:
        """The classes of the sentence by which patterns are looked up, each once, in order of the text."""
        found = {key: None for entry in self._entries for key in entry.keys}
        for _, _, phrase in self._phrases:
            found.update(dict.fromkeys(phrase.keys))
        return found

    def _add_phrases(self, found: Iterable[tuple[int, int, Iterable[int]]]) -> None:
        """Add the places of phrases to those of words: in order, each once."""
        longer: set[int] = set()
        for start, end, classes in found:
            for class_id in classes:
                self._places[class_id].append((start, end))
                longer.add(class_id)
        for class_id in longer:
            self._places[class_id] = sorted(set(self._places[class_id]))

    def _bar(self, classes: Iterable[int]) -> None:
        """Take out the places in which the words are not of their class."""
        for class_id in classes:
            taken = [mask for exclusion in self._barred[class_id] for mask in exclusion(self, self._words)]
            if taken:
                self._places[class_id] = [
                    (first, last)
                    for first, last in self._places[class_id]
                    if not any(mask >> first & (1 << last - first) - 1 == (1 << last - first) - 1 for mask in taken)
                ]


_NOWHERE: Places = []


class Lexicon:
    """The word classes of a language."""

    def __init__(self, classes: Mapping[str, Sequence[str]], endings: Mapping[str, Sequence[str]]) -> None:
        self._sources = classes
        self._endings = endings
        self._ids: dict[str, int] = {}
        self._count = 0
        self._tests: dict[tuple[Likeness, str], list[tuple[WordTest, int | Member]]] = {}
        self._excluded: dict[int, list[WordTest]] = {}
        self._barred: dict[int, list[Exclusion]] = {}
        self._holders: dict[str, list[int]] = {}
        self._lengths: dict[Likeness, list[int]] = {Likeness.PREFIX: [], Likeness.SUFFIX: []}
        self._keys: frozenset[int] = frozenset()
        self._asked: frozenset[int] = frozenset()
        self._compound: int | None = None
        self._transparent: int | None = None
        self.look_up = lru_cache(maxsize=65536)(self._look_up)
        self._parsed = lru_cache(maxsize=None)(self._parse)

    def class_id(self, reference: str) -> int:
        """The number of a class: `$` and a name, or members parted by `|`.

        Raises ValueError for a class that includes itself, or a class or set of endings that does not exist.
        """
        if reference not in self._ids:
            self._ids[reference] = self._count
            self._count += 1
            self._add_members(self._ids[reference], reference.split("|"))
        return self._ids[reference]

    def exclude(self, name: str, exclusion: Exclusion) -> None:
        """Tell where words of the class `name` are not of it, nor of the classes known so far that hold it.

        Raises ValueError for a class that does not exist.
        """
        self.class_id(f"${name}")
        for class_id in self._holders[name]:
            self._barred.setdefault(class_id, []).append(exclusion)

    def close(self, keys: Iterable[int], asked: Iterable[int] = ()) -> None:
        """Tell by which classes patterns are looked up, and about which every sentence is asked, once all are known."""
        self._keys = frozenset(keys)
        self._asked = frozenset(asked)
        self._compound = self._ids.get(_COMPOUND)
        self._transparent = self._ids.get(_TRANSPARENT)

    def occurrences(self, words: Words) -> Occurrences:
        """Where each class stands in the sentence."""
        entries = list(map(self.look_up, words.forms))
        phrases: list[Stretch] = []
        present = 0
        for at, (entry, following) in enumerate(zip(entries, [*entries[1:], _NOTHING], strict=False)):
            present |= entry.mask
            if entry.second & following.mask:
                _add_phrases_at(at, entries, phrases)
        if phrases:
            silent = [stretch for stretch in phrases if self._compound in stretch[2].classes]
            for first, end, _ in silent:
                entries[first + 1 : end] = [_NOTHING] * (end - first - 1)
                phrases = [stretch for stretch in phrases if not (first < stretch[0] and stretch[1] <= end)]
            masks = [phrase.mask for _, _, phrase in phrases] + (
                [entry.mask for entry in entries] if silent else [present]
            )
            present = reduce(or_, masks)
        return Occurrences(words, entries, phrases, present, self._barred, self._transparent)

    def _look_up(self, form: str) -> Entry:
        """The classes of a word, and the phrases that it may begin."""
        folded = fold(form)
        keys = [(Likeness.CAPITAL, ""), (Likeness.SAME, folded)]
        keys += [(Likeness.PREFIX, folded[:length]) for length in self._lengths[Likeness.PREFIX]]
        keys += [(Likeness.SUFFIX, folded[-length:]) for length in self._lengths[Likeness.SUFFIX]]
        classes: dict[int, None] = {}
        begun: dict[tuple[int, ...], dict[int, None]] = {}
        for key in keys:
            for test, target in self._tests.get(key, ()):
                if not test.fits(form):
                    continue
                if isinstance(target, Member):
                    begun.setdefault(target.rest, {})[target.class_id] = None
                elif not any(out.fits(form) for out in self._excluded.get(target, ())):
                    classes[target] = None
        phrases: dict[int, dict[int, tuple[Phrase, ...]]] = {}
        for rest, written in begun.items():
            third = rest[1] if len(rest) > 1 else _END
            group = phrases.setdefault(rest[0], {})
            group[third] = (*group.get(third, ()), Phrase(rest, *self._known(written)))
        return Entry(*self._known(classes), phrases, bits_of(phrases))

    def _known(self, classes: Iterable[int]) -> tuple[frozenset[int], int, tuple[int, ...], tuple[int, ...]]:
        """Classes as a set and as bits; those by which patterns are looked up; those always asked about."""
        keys, asked = self._keys.intersection(classes), self._asked.intersection(classes)
        return frozenset(classes), bits_of(classes), tuple(sorted(keys)), tuple(sorted(asked))

    def _add_members(self, class_id: int, members: Sequence[str]) -> None:
        """Note how each member is recognised."""
        for member in dict.fromkeys(self._flatten(class_id, members, ())):
            if member.startswith("~"):
                self._exclude(class_id, member[1:])
                continue
            tests, rest = self._parsed(member)
            target = Member(tuple(map(self.class_id, rest)), class_id) if rest else class_id
            for test in tests:
                self._tests.setdefault((test.kind, test.form), []).append((test, target))
                if test.kind in self._lengths and len(test.form) not in self._lengths[test.kind]:
                    self._lengths[test.kind].append(len(test.form))

    def _parse(self, member: str) -> tuple[tuple[WordTest, ...], list[str]]:
        """How the first word of a member is recognised, and its other words."""
        first, *rest = member_words(member)
        if not first.startswith("$"):
            return word_tests(first, self._endings), rest
        inner = list(self._flatten(None, (first,), ()))
        if any(one.startswith("~") or len(member_words(one)) > 1 for one in inner):
            raise ValueError(f"the word class {first[1:]!r} opens the phrase {member!r}, and holds more than words")
        return tuple(test for one in inner for test in word_tests(one, self._endings)), rest

    def _exclude(self, class_id: int, member: str) -> None:
        """Note that a word is not of the class, or that no word is where it stands in this phrase."""
        if len(member_words(member)) > 1:
            self._barred.setdefault(class_id, []).append(_of_phrase(self.class_id(member)))
        else:
            self._excluded.setdefault(class_id, []).extend(word_tests(member, self._endings))

    def _flatten(self, class_id: int | None, members: Sequence[str], above: tuple[str, ...]) -> Iterator[str]:
        """The members that name no class: those of the classes they name in their place.

        `class_id` is noted as a holder of these, where it is given.
        """
        for member in members:
            if not member.startswith(("$", "~$")) or len(member_words(member)) > 1:
                yield member
                continue
            mark, _, name = member.rpartition("$")
            if name in above:
                raise ValueError(f"the word class {name!r} includes itself")
            if name not in self._sources:
                raise ValueError(f"no word class {name!r}")
            if not mark and class_id is not None:
                self._holders.setdefault(name, []).append(class_id)
            for inner in self._flatten(class_id, self._sources[name], (*above, name)):
                if not (mark and inner.startswith(mark)):
                    yield mark + inner


_NOTHING = Entry(frozenset(), 0, (), (), {}, 0)
"""What is known of the word after the last, and of those that a set phrase silences."""


def bits_of(classes: Iterable[int]) -> int:
    """A bit for each class."""
    mask = 0
    for class_id in classes:
        mask |= 1 << class_id
    return mask


def _of_phrase(class_id: int) -> Exclusion:
    """Where the phrases of a class stand."""

    def excluded(occurrences: Occurrences, _: Words) -> list[int]:
        return [(1 << end) - (1 << start) for start, end in occurrences.places(class_id)]

    return excluded


def _add_phrases_at(at: int, entries: Sequence[Entry], found: list[Stretch]) -> None:
    """Add the phrases that begin with the word `at`."""
    entry, following = entries[at : at + 2]
    after = entries[at + 2].classes if at + 2 < len(entries) else frozenset()
    for second in entry.phrases.keys() & following.classes:
        group = entry.phrases[second]
        for phrase in group.get(_END, ()):
            found.append((at, at + 2, phrase))
        for third in group.keys() & after:
            for phrase in group[third]:
                end = at + 1 + len(phrase.rest)
                further = zip(phrase.rest[2:], entries[at + 3 : end], strict=False)
                if end <= len(entries) and all(class_id in other.classes for class_id, other in further):
                    found.append((at, end, phrase))
