"""Where each class of words stands in one sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import accumulate
from operator import or_

from generator.events.words import Words, bits, words_in

Place = tuple[int, int]
"""A stretch [first, last) of a sentence's words."""

Places = list[Place]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a word form or a phrase.

    `mask` has a bit for each of its classes; `noted` are those by which patterns are looked up, or which the program
    asks for by name.
    """

    classes: frozenset[int]
    mask: int
    noted: tuple[int, ...]


Exclusion = Callable[["Occurrences", Words], list[int]]
"""Says where words of a sentence are not of a class: as bits of words, for each place."""

_NOWHERE: Places = []


class Occurrences:
    """Where each class stands in one sentence. `present` has a bit for each class that it may have.

    `forms` is what is known of each word, `phrases` the longer stretches of which something is known; `names` gives the
    classes that are asked for by name, `barred` has for a class what tells where its words are not of it.
    """

    def __init__(
        self,
        words: Words,
        forms: Sequence[Known],
        phrases: Sequence[tuple[Place, Known]],
        names: Mapping[str, int],
        barred: Mapping[int, list[Exclusion]],
    ) -> None:
        self.present = reduce(or_, [one.mask for one in forms], 0)
        self.noted: dict[int, int] = {}
        """The words that are of the classes noted, as bits; 0 where phrases alone are."""
        self._words = words
        self._forms = forms
        self._phrases = phrases
        self._names = names
        self._barred = barred
        self._of_phrases: set[int] = set()
        self._places: dict[int, Places] = {}
        self._starts: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        self._counted: Sequence[int] = ()
        self._note()

    @property
    def counted(self) -> Sequence[int]:
        """For each word, and for the end, how many words before it count in the gaps of patterns."""
        if not self._counted:
            count = len(self._words)
            clear = {at for start, end in self.named("transparent") for at in range(start, end)}
            self._counted = range(count + 1)
            if clear:
                self._counted = list(accumulate([at not in clear for at in range(count)], initial=0))
        return self._counted

    def named(self, name: str) -> Places:
        """Where the class of this name stands; nowhere where the language has none."""
        class_id = self._names.get(name)
        return _NOWHERE if class_id is None else self.places(class_id)

    def starts(self, name: str) -> int:
        """The first words of the places of a class, as bits."""
        known = self._starts.get(name)
        if known is None:
            known = self._starts[name] = self._edges(name, 0)
        return known

    def ends(self, name: str) -> int:
        """The words that follow on the places of a class, as bits."""
        known = self._ends.get(name)
        if known is None:
            known = self._ends[name] = self._edges(name, 1)
        return known

    def places(self, class_id: int) -> Places:
        """Where the class stands, in order of the text, shorter stretches first."""
        known = self._places.get(class_id)
        if known is not None:
            return known
        if not self.present >> class_id & 1:
            return _NOWHERE
        self._places[class_id] = found = self._find(class_id)
        if class_id in self._barred:
            self._places[class_id] = found = self._unbarred(class_id, found)
        return found

    def place_after(self, class_id: int, word: int, gap: int) -> Place | None:
        """The first place of the class that begins with this word or a later one, at most `gap` words that count on."""
        counted = self.counted
        end = bisect_right(counted, counted[word] + gap, word, len(self._forms))
        if class_id in self._of_phrases or class_id in self._barred:
            places = self.places(class_id)
            at = bisect_left(places, (word,))
            return places[at] if at < len(places) and places[at][0] < end else None
        for at in range(word, end):
            if class_id in self._forms[at].classes:
                return at, at + 1
        return None

    def _note(self) -> None:
        """Note where the classes stand by which patterns are looked up, or which are asked for by name."""
        noted, word = self.noted, 1
        for one in self._forms:
            for class_id in one.noted:
                noted[class_id] = noted.get(class_id, 0) | word
            word <<= 1
        for _, phrase in self._phrases:
            self.present |= phrase.mask
            self._of_phrases |= phrase.classes
            for class_id in phrase.noted:
                noted.setdefault(class_id, 0)

    def _edges(self, name: str, side: int) -> int:
        """Where the places of a class begin (`side` 0) or end (1), as bits of words."""
        class_id = self._names.get(name, -1)
        words = self.noted.get(class_id)
        if words is None:
            return 0
        if class_id in self._barred:
            return bits(place[side] for place in self.places(class_id))
        if class_id in self._of_phrases:
            words |= bits(place[side] for place, phrase in self._phrases if class_id in phrase.classes) >> side
        return words << side

    def _find(self, class_id: int) -> Places:
        words = self.noted.get(class_id)
        if words is None:
            found = [(at, at + 1) for at, one in enumerate(self._forms) if class_id in one.classes]
        else:
            found = [(at, at + 1) for at in words_in(words)]
        if class_id in self._of_phrases:
            found = sorted({*found, *(place for place, phrase in self._phrases if class_id in phrase.classes)})
        return found

    def _unbarred(self, class_id: int, found: Places) -> Places:
        """The places but for those in which the words are not of the class."""
        taken = [mask for exclusion in self._barred[class_id] for mask in exclusion(self, self._words)]
        if not taken:
            return found
        whole = [(place, (1 << place[1]) - (1 << place[0])) for place in found]
        return [place for place, own in whole if not any(own & ~mask == 0 for mask in taken)]
