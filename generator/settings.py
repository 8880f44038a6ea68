"""`site.yaml` → Settings, with every mistake by file, line and column."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import msgspec

from generator.errors import Problem, UserError
from generator.located_yaml import KeyPath, LocatedYaml, convert, load_file

SITE_FILE = "site.yaml"

RungNumber = Annotated[int, msgspec.Meta(ge=-2, le=9, description="write a rung of the ladder, -2 to 9")]
LanguageCode = Annotated[
    str, msgspec.Meta(pattern="^[a-z]{2,3}$", description="write a language code such as fr or en")
]


class ArticleDisplay(StrEnum):
    """How much of an article its page shows: all of it, or only the quotes its entries rest on."""

    FULL = "full"
    QUOTES = "quotes"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"


class ActorSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor of the crisis: the name shown, and the other names that articles give it."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind = ActorKind.STATE


class PatternSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site's own ladder pattern: sentences of `language` that `match` (RE2) finds stand on `rung`."""

    name: str
    rung: RungNumber
    language: LanguageCode
    match: str


class LadderSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site's changes to the ladder: other names of rungs, patterns added (or replaced by name) and silenced."""

    names: dict[str, str] = {}
    patterns: tuple[PatternSetting, ...] = ()
    silence: tuple[str, ...] = ()


Colour = Annotated[
    str, msgspec.Meta(pattern="^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", description="write a colour such as #1d4ed8")
]
FontList = Annotated[
    str,
    msgspec.Meta(
        pattern="^[\\w \"',.-]*$", description='write font names parted by commas, such as "Source Serif 4", serif'
    ),
]


class ColourSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The colours of the page under one light; what is not given stays the theme's own."""

    paper: Colour | None = None
    ink: Colour | None = None
    muted: Colour | None = None
    link: Colour | None = None
    rule: Colour | None = None


class ThemeSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the site looks, short of templates of its own. `logo` names a file of the site's `templates/static`."""

    light: ColourSetting = ColourSetting()
    dark: ColourSetting = ColourSetting()
    serif: FontList = ""
    sans: FontList = ""
    logo: str = ""


class SourceSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of one source's articles that stay, or go, against the general rules: RE2 patterns found in the line."""

    keep: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a site is: the content of its `site.yaml`, defaults filled in."""

    title: str = "Timeline"
    description: str = ""
    base_url: str = "http://localhost:8000/"
    language: LanguageCode = "en"
    time_zone: str = "UTC"
    content: str = "content"
    output: str = "public"
    publisher: str = ""
    licence: str = ""
    actors: tuple[ActorSetting, ...] = ()
    named_dates: dict[str, dt.date] = {}
    ladder: LadderSetting = LadderSetting()
    articles: ArticleDisplay = ArticleDisplay.FULL
    sources: dict[str, SourceSetting] = {}
    """By name (`Le Quotidien`) or host (`example.org`) of a source: which lines of its pages are the article's."""
    theme: ThemeSetting = ThemeSetting()
    lead_events: bool = True
    """Whether a lead sentence without a date may take the article's publication date."""
    earliest_year: int = 1900
    """Years before this one are read only where the text writes the year in full."""
    gap_days: Annotated[int, msgspec.Meta(ge=1, description="write a number of days, 1 or more")] = 30
    """Days without any entry from which `review` speaks of a gap in the coverage."""


def load_settings(site: Path) -> Settings:
    """Read `site.yaml` in the folder `site`.

    Raises UserError with all mistakes at once: unknown keys with a suggestion, wrong types, bad YAML, values that
    cannot be (a time zone that does not exist, an address that is none, an actor named twice).
    """
    located = load_file(site / SITE_FILE, SITE_FILE)
    settings = convert(located, Settings)
    problems = [*_bad_values(located, settings), *_ambiguous_actors(located, settings)]
    if problems:
        raise UserError(problems)
    return settings


def _bad_values(located: LocatedYaml, settings: Settings) -> list[Problem]:
    """Values of the right type that still cannot be used."""
    problems = []
    try:
        zoneinfo.ZoneInfo(settings.time_zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        remedy = "write a name such as Europe/Paris or UTC"
        problems.append(located.problem(("time_zone",), f"no time zone {settings.time_zone!r}", remedy, value=True))
    address = urlsplit(settings.base_url)
    if address.scheme not in ("http", "https") or not address.netloc or address.query or address.fragment:
        remedy = "write the full address of the site, such as https://example.org/timeline/"
        problems.append(located.problem(("base_url",), f"{settings.base_url!r} is no site address", remedy, value=True))
    for key, folder in (("content", settings.content), ("output", settings.output)):
        if not folder.strip():
            problems.append(located.problem((key,), f"{key} is empty", "name a folder", value=True))
    problems += _bad_patterns(located, settings)
    for number in settings.ladder.names:
        if number not in {str(rung) for rung in range(-2, 10)}:
            path = ("ladder", "names", number)
            problems.append(located.problem(path, f"no rung {number!r}", "write a rung of the ladder, -2 to 9"))
    return problems


def _bad_patterns(located: LocatedYaml, settings: Settings) -> list[Problem]:
    """Patterns for lines of a source that are no RE2."""
    import re2

    problems = []
    for name, source in settings.sources.items():
        for key, patterns in (("keep", source.keep), ("cut", source.cut)):
            for index, pattern in enumerate(patterns):
                try:
                    re2.compile(pattern)
                except re2.error as error:
                    path = ("sources", name, key, index)
                    remedy = "write an RE2 pattern (no look-around, no back-reference)"
                    problems.append(located.problem(path, f"{pattern!r} is no pattern ({error})", remedy, value=True))
    return problems


def _ambiguous_actors(located: LocatedYaml, settings: Settings) -> list[Problem]:
    """Names and aliases that would mean two actors."""
    problems = []
    owner: dict[str, str] = {}
    for index, actor in enumerate(settings.actors):
        names: list[tuple[KeyPath, str]] = [(("actors", index, "name"), actor.name)]
        names += [(("actors", index, "aliases", at), alias) for at, alias in enumerate(actor.aliases)]
        for path, name in names:
            if name in owner and owner[name] != actor.name:
                message = f"{name!r} already stands for {owner[name]!r}"
                problems.append(located.problem(path, message, "give each alias to one actor", value=True))
            elif name in owner and path[-1] == "name":
                problems.append(located.problem(path, f"the actor {name!r} stands twice", "keep one", value=True))
            owner.setdefault(name, actor.name)
    return problems
