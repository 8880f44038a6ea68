"""The site's actors in a sentence: by their longest name, with the part they play."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.events.clauses import clause_of
from generator.events.model import Actor, Role
from generator.events.readings import Reading
from generator.events.sentence import Sentence
from generator.events.speakers import Speaker
from generator.events.words import fold, split, within
from generator.frozen import Leaf
from generator.settings import ActorSetting


class Mention(Leaf, frozen=True):
    """An actor's name on the words [start, end) of a sentence."""

    actor: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of an actor: its words, folded, and whether each is written with a capital; `other` than its own name."""

    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    actor: str
    other: bool


Index = dict[str, tuple[Alias, ...]]


@lru_cache(maxsize=16)
def index_actors(actors: tuple[ActorSetting, ...]) -> Index:
    """The names of the actors by their first word, longest first."""
    table: dict[str, list[Alias]] = {}
    for actor in actors:
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            forms = split(name)
            if forms:
                alias = Alias(
                    tuple(map(fold, forms)), tuple(form[0].isupper() for form in forms), actor.name, name != actor.name
                )
                table.setdefault(alias.words[0], []).append(alias)
    return {first: tuple(sorted(found, key=lambda alias: -len(alias.words))) for first, found in table.items()}


def find_mentions(sentence: Sentence, index: Index) -> list[Mention]:
    """Each mention of an actor, in order of the text; accents may lack, a capital of the list may not."""
    words = sentence.words
    if index.keys().isdisjoint(words.folded):
        return []
    mentions: list[Mention] = []
    after = 0
    for at, folded in enumerate(words.folded):
        if folded not in index or at < after:
            continue
        alias = next((alias for alias in index[folded] if _stands(alias, words.folded, words.forms, at)), None)
        if alias is not None:
            after = at + len(alias.words)
            if not (alias.other and _is_place(sentence, at)):
                mentions.append(Mention(alias.actor, at, after))
    return mentions


def _is_place(sentence: Sentence, at: int) -> bool:
    """Whether a second name of an actor is but a place here (`met in Moscow`): nothing is given or said to it."""
    if not sentence.occurrences.ends("locative") >> at & 1:
        return False
    clause = sentence.clauses[clause_of(sentence.clauses, at)]
    return not within(sentence.occurrences.starts("dative"), clause.start, at)


def cast(
    sentence: Sentence, mentions: list[Mention], reading: Reading | None, speaker: Speaker | None
) -> tuple[Actor, ...]:
    """The actors of an event with their roles, each once, in order of the text; the most telling role counts."""
    roles: dict[str, Role] = {}
    for mention in mentions:
        role = _role(sentence, mention, reading, speaker)
        known = roles.get(mention.actor)
        if known is None or _TELLING[role] < _TELLING[known]:
            roles[mention.actor] = role
    return tuple(Actor(name, role) for name, role in roles.items())


_TELLING = {Role.AGENT: 0, Role.SPEAKER: 1, Role.TARGET: 2, Role.MENTIONED: 3}


def _stands(alias: Alias, folded: list[str], forms: list[str], at: int) -> bool:
    end = at + len(alias.words)
    if tuple(folded[at:end]) != alias.words:
        return False
    return all(form[0].isupper() or not capital for form, capital in zip(forms[at:end], alias.capitals, strict=True))


def _role(sentence: Sentence, mention: Mention, reading: Reading | None, speaker: Speaker | None) -> Role:
    """What the actor does: speaks, acts (before the act in its clause, or after `par`), or is acted on (after it)."""
    if speaker and speaker.start <= mention.start < speaker.end:
        return Role.SPEAKER
    if reading is None:
        return Role.MENTIONED
    clause = sentence.clauses[reading.clause]
    if not clause.start <= mention.start < clause.end:
        return Role.MENTIONED
    agents = sentence.occurrences.ends("agent_marker")
    if within(agents, mention.start - 1, mention.start + 1):
        return Role.AGENT
    passive = within(agents, clause.start, clause.end)
    if mention.start >= reading.found.head:
        return Role.TARGET
    return Role.TARGET if passive else Role.AGENT
