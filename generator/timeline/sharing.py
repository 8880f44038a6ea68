"""Equal values held once: what the events of a large site have in common would fill more memory than what differs."""

from __future__ import annotations

import msgspec

from generator.dates.model import When
from generator.events.model import Actor, Event


class Sharing:
    """Gives equal events that hold together what events seen before hold too."""

    def __init__(self) -> None:
        self._words: dict[str | None, str | None] = {}
        self._ways: dict[str, str] = {}
        self._whens: dict[str, When] = {}
        self._actors: dict[tuple[str, ...], tuple[Actor, ...]] = {}

    def event(self, event: Event, article: str) -> Event:
        """An equal event; `article` is the id of its article, held once for all events of that."""
        words = self._words.setdefault
        return msgspec.structs.replace(
            event,
            article=article,
            when=self._when(event.when),
            headline=event.quote if event.headline == event.quote else event.headline,
            pattern=words(event.pattern, event.pattern),
            status_reason=words(event.status_reason, event.status_reason),
            attribution=words(event.attribution, event.attribution),
            actors=self._named(event.actors) if event.actors else (),
            how=self._ways.setdefault(event.how, event.how),
        )

    def _when(self, when: When) -> When:
        known = self._whens.setdefault(when.edtf, when)
        return known if known == when else when

    def _named(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        known = self._actors.setdefault(tuple(actor.name for actor in actors), actors)
        return known if known == actors else actors
