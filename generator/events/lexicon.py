"""Classes of words, and which of them a sentence has where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.events.members import Likeness, WordTest, member_words, word_tests
from generator.events.occurrences import Exclusion, Known, Occurrences, Place
from generator.events.tables import LexiconTables
from generator.events.words import Words, fold


class Target(NamedTuple):
    """What a member means whose first word is recognised: the word classes after it, and the classes of the whole."""

    rest: tuple[int, ...]
    classes: list[int]


class Group(NamedTuple):
    """What the members of a class come to once the classes that they name are put in their place.

    `names` are those of the classes held, `told` these and those held by what is left out; `words` are the members of
    one word that it has itself, `phrases` all of several words, `out` all that is left out.
    """

    names: tuple[str, ...]
    told: tuple[str, ...]
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase(Known):
    """What members of several words are made of: the word classes after the first word, and the classes so written."""

    rest: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Entry(Known):
    """All that is known of one word form.

    `phrases` are those that it may begin, by the class of their second word: those of two words, and the others by the
    class of their third; `second` has a bit for each class of second words.
    """

    phrases: dict[int, tuple[list[Phrase], dict[int, list[Phrase]]]]
    second: int


_COMPOUND = "compound"
"""The class of set phrases whose first word alone tells what they are: no combat stands in `avion de combat`."""


class Lexicon:
    """The word classes of a language.

    `_tests` has, by the likeness and the form asked of a word (`=treve`), how it is written where capitals or accents
    count, whether accents do, and the number of what it means among `_targets`. `_excluded` are the words that are not
    of a class, `_barred` what tells where they are not, among it the phrases of another class (`_out_of_phrases`).
    """

    def __init__(self, classes: Mapping[str, Sequence[str]], endings: Mapping[str, Sequence[str]]) -> None:
        self._sources = classes
        self._endings = endings
        self._ids: dict[str, int] = {}
        self._count = 0
        self._tests: dict[str, list[tuple[str, bool, int]]] = {}
        self._targets: list[Target] = []
        self._groups: dict[str, Group] = {}
        self._numbers: dict[str, int] = {}
        self._excluded: dict[int, list[WordTest]] = {}
        self._barred: dict[int, list[Exclusion]] = {}
        self._out_of_phrases: list[tuple[int, int]] = []
        self._holders: dict[str, list[int]] = {}
        self._lengths: dict[Likeness, list[int]] = {Likeness.PREFIX: [], Likeness.SUFFIX: []}
        self._names: Mapping[str, int] = {}
        self._noted: frozenset[int] = frozenset()
        self._compound: int | None = None
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

    def holders(self, name: str) -> list[int]:
        """The class of this name, and those known so far that hold it. Raises ValueError where there is none."""
        self.class_id(f"${name}")
        return list(dict.fromkeys(self._holders[name]))

    def bar(self, classes: Iterable[int], exclusion: Exclusion) -> None:
        """Tell where words of these classes are not of them."""
        for class_id in classes:
            self._barred.setdefault(class_id, []).append(exclusion)

    def close(self, names: Mapping[str, int], noted: Iterable[int]) -> None:
        """Tell which classes are asked for by which name, and which to note in every sentence, once all are known."""
        self._names = names
        self._noted = frozenset((*names.values(), *noted))
        self._compound = names.get(_COMPOUND)

    def tables(self) -> LexiconTables:
        """All that is known of words, to be kept, but for what was told to `bar`."""
        return LexiconTables(
            names=dict(self._names),
            noted=sorted(self._noted),
            targets=[(target.rest, target.classes) for target in self._targets],
            tests=self._tests,
            prefixes=self._lengths[Likeness.PREFIX],
            suffixes=self._lengths[Likeness.SUFFIX],
            excluded={
                class_id: [(test.kind.value, test.form, test.written, test.accents) for test in tests]
                for class_id, tests in self._excluded.items()
            },
            out_of_phrases=self._out_of_phrases,
        )

    @classmethod
    def of(cls, tables: LexiconTables) -> Lexicon:
        """The lexicon of these tables, closed; it takes no more classes."""
        lexicon = cls({}, {})
        lexicon._tests = tables.tests
        lexicon._targets = [Target(rest, classes) for rest, classes in tables.targets]
        lexicon._lengths = {Likeness.PREFIX: tables.prefixes, Likeness.SUFFIX: tables.suffixes}
        lexicon._excluded = {
            class_id: [WordTest(Likeness(kind), form, written, accents) for kind, form, written, accents in tests]
            for class_id, tests in tables.excluded.items()
        }
        for class_id, phrases in tables.out_of_phrases:
            lexicon.bar([class_id], _of_phrase(phrases))
        lexicon.close(tables.names, tables.noted)
        return lexicon

    def occurrences(self, words: Words) -> Occurrences:
        """Where each class stands in the sentence."""
        entries = list(map(self.look_up, words.forms))
        phrases = [
            phrase
            for at, (entry, following) in enumerate(pairwise(entries))
            if entry.second & following.mask
            for phrase in _phrases_at(at, entries)
        ]
        for (first, end), silent in phrases.copy():
            if self._compound in silent.classes:
                entries[first + 1 : end] = [_NOTHING] * (end - first - 1)
                phrases = [stretch for stretch in phrases if not (first < stretch[0][0] and stretch[0][1] <= end)]
        return Occurrences(words, entries, phrases, self._names, self._barred)

    def _look_up(self, form: str) -> Entry:
        """The classes of a word, and the phrases that it may begin."""
        folded = fold(form)
        keys = [(Likeness.CAPITAL, ""), (Likeness.SAME, folded)]
        keys += [(Likeness.PREFIX, folded[:length]) for length in self._lengths[Likeness.PREFIX]]
        keys += [(Likeness.SUFFIX, folded[-length:]) for length in self._lengths[Likeness.SUFFIX]]
        classes: dict[int, None] = {}
        begun: dict[tuple[int, ...], dict[int, None]] = {}
        for kind, like in keys:
            for spelling, accents, number in self._tests.get(kind.value + like, ()):
                if not WordTest(kind, like, spelling, accents).fits(form):
                    continue
                target = self._targets[number]
                if target.rest:
                    begun.setdefault(target.rest, {}).update(dict.fromkeys(target.classes))
                    continue
                for one in target.classes:
                    if not any(out.fits(form) for out in self._excluded.get(one, ())):
                        classes[one] = None
        phrases: dict[int, tuple[list[Phrase], dict[int, list[Phrase]]]] = {}
        for rest, written in begun.items():
            two, more = phrases.setdefault(rest[0], ([], {}))
            group = more.setdefault(rest[1], []) if len(rest) > 1 else two
            group.append(Phrase(*self._known(written), rest))
        return Entry(*self._known(classes), phrases, bits_of(phrases))

    def _known(self, classes: Iterable[int]) -> tuple[frozenset[int], int, tuple[int, ...]]:
        """Classes as a set and as bits, and those that are noted."""
        return frozenset(classes), bits_of(classes), tuple(sorted(self._noted.intersection(classes)))

    def _add_members(self, class_id: int, members: Sequence[str]) -> None:
        """Note how each member is recognised."""
        group = self._group(members, ())
        for name in dict.fromkeys(group.told):
            self._holders.setdefault(name, []).append(class_id)
        for name in dict.fromkeys(group.names):
            if f"${name}" not in self._numbers:
                self._numbers[f"${name}"] = number = self._note_target(())
                for word in self._groups[name].words:
                    self._note_tests(self._parsed(word)[0], number)
            self._targets[self._numbers[f"${name}"]].classes.append(class_id)
        for member in dict.fromkeys((*group.words, *group.phrases)):
            self._target(member).classes.append(class_id)
        self._exclude(class_id, list(dict.fromkeys(group.out)))

    def _target(self, member: str) -> Target:
        """What a member that names no class means."""
        if member not in self._numbers:
            tests, words = self._parsed(member)
            rest = tuple(map(self.class_id, words))
            if member not in self._numbers:  # unless a class of its words holds it too
                self._numbers[member] = number = self._note_target(rest)
                self._note_tests(tests, number)
        return self._targets[self._numbers[member]]

    def _note_target(self, rest: tuple[int, ...]) -> int:
        """The number of a new target with these classes of words after the first."""
        self._targets.append(Target(rest, []))
        return len(self._targets) - 1

    def _note_tests(self, tests: Sequence[WordTest], number: int) -> None:
        for test in tests:
            self._tests.setdefault(test.kind.value + test.form, []).append((test.written, test.accents, number))
            if test.kind in self._lengths and len(test.form) not in self._lengths[test.kind]:
                self._lengths[test.kind].append(len(test.form))

    def _parse(self, member: str) -> tuple[tuple[WordTest, ...], list[str]]:
        """How the first word of a member is recognised, and its other words."""
        first, *rest = member_words(member)
        if not first.startswith("$"):
            return word_tests(first, self._endings), rest
        group = self._group((first,), ())
        if group.phrases or group.out:
            raise ValueError(f"the word class {first[1:]!r} opens the phrase {member!r}, and holds more than words")
        words = [word for name in group.names for word in self._groups[name].words]
        return tuple(test for word in words for test in word_tests(word, self._endings)), rest

    def _exclude(self, class_id: int, members: Sequence[str]) -> None:
        """Note that these words are not of the class, and that no word is where it stands in one of these phrases."""
        phrases = [member for member in members if len(member_words(member)) > 1]
        if phrases:
            written = self.class_id("|".join(phrases))
            self._out_of_phrases.append((class_id, written))
            self.bar([class_id], _of_phrase(written))
        for member in members:
            if member not in phrases:
                self._excluded.setdefault(class_id, []).extend(word_tests(member, self._endings))

    def _group(self, members: Sequence[str], above: tuple[str, ...]) -> Group:
        """What these members come to; `above` are the names of the classes that hold them."""
        names: list[str] = []
        told: list[str] = []
        words: list[str] = []
        phrases: list[str] = []
        out: list[str] = []
        for member in members:
            several = len(member_words(member)) > 1
            if several or not member.startswith(("$", "~$")):
                listed = out if member.startswith("~") else phrases if several else words
                listed.append(member.removeprefix("~"))
                continue
            mark, _, name = member.rpartition("$")
            held = self._named(name, above)
            told += held.told if mark else (name, *held.told)
            out += self._every(name) if mark else held.out
            if not mark:
                names += (name, *held.names)
                phrases += held.phrases
        return Group(tuple(names), tuple(told), tuple(words), tuple(phrases), tuple(out))

    def _named(self, name: str, above: tuple[str, ...]) -> Group:
        """What the members of a class with a name come to."""
        if name in above:
            raise ValueError(f"the word class {name!r} includes itself")
        if name not in self._sources:
            raise ValueError(f"no word class {name!r}")
        if name not in self._groups:
            self._groups[name] = self._group(self._sources[name], (*above, name))
        return self._groups[name]

    def _every(self, name: str) -> list[str]:
        """All members of a class with a name, those of the classes that it holds among them."""
        every: list[str] = []
        for member in self._sources[name]:
            if member.startswith("$") and len(member_words(member)) == 1:
                every += self._every(member[1:])
            elif not member.startswith("~"):
                every.append(member)
        return every


_NOTHING = Entry(frozenset(), 0, (), {}, 0)
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


def _phrases_at(at: int, entries: Sequence[Entry]) -> Iterator[tuple[Place, Phrase]]:
    """The phrases that begin with the word `at`, which is not the last."""
    begun = entries[at].phrases
    for second in begun.keys() & entries[at + 1].classes:
        two, more = begun[second]
        for phrase in two:
            yield (at, at + 2), phrase
        if not more or at + 2 == len(entries):
            continue
        for third in more.keys() & entries[at + 2].classes:
            for phrase in more[third]:
                end = at + 1 + len(phrase.rest)
                further = zip(phrase.rest[2:], entries[at + 3 : end], strict=False)
                if end <= len(entries) and all(class_id in other.classes for class_id, other in further):
                    yield (at, end), phrase
