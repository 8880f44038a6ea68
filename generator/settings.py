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

UNLOCATED = LocatedYaml(SITE_FILE, None, {}, {})
"""Stands for the places in a site.yaml where none was read: all of them are its beginning."""

MOST_STEPS = 10_000
"""Instructions of a pattern that a site's owner writes: its time is linear in the text, but grows with these too."""

RungNumber = Annotated[int, msgspec.Meta(ge=-2, le=9, description="write a rung of the ladder, -2 to 9")]
RE2_REMEDY = "write an RE2 pattern (no look-around, no back-reference)"

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
    """The name that the site shows."""
    aliases: tuple[str, ...] = ()
    """The other names that articles give it, adjectives too (`Moscou`, `russe`). A name stands for one actor only."""
    kind: ActorKind = ActorKind.STATE
    """What the actor is."""


class PatternSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site's own ladder pattern: sentences of `language` that `match` (RE2) finds stand on `rung`."""

    name: str
    """The pattern's name; that of a pattern of the program replaces it."""
    rung: RungNumber
    """The rung on which a sentence that matches stands."""
    language: LanguageCode
    """The language of the sentences that it is tried on."""
    match: str
    """The RE2 pattern (no look-around, no back-reference)."""


class LadderSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A site's changes to the ladder: other names of rungs, patterns added (or replaced by name) and silenced."""

    names: dict[str, str] = {}
    """Other names of rungs, by their number: `{4: Show of force}`."""
    patterns: tuple[PatternSetting, ...] = ()
    """Patterns of the site's own, added to those of the program."""
    silence: tuple[str, ...] = ()
    """Names of patterns that mislead in this crisis; `escalation explain` shows the name of each that matched."""


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
    """The ground."""
    ink: Colour | None = None
    """The text."""
    muted: Colour | None = None
    """What stands back: dates of reports, notes."""
    link: Colour | None = None
    """Links."""
    rule: Colour | None = None
    """Lines that part things."""


class ThemeSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the site looks, short of templates of its own. `logo` names a file of the site's `templates/static`."""

    light: ColourSetting = ColourSetting()
    """The colours by day."""
    dark: ColourSetting = ColourSetting()
    """The colours by night, for readers whose device is set so."""
    serif: FontList = ""
    """The fonts of text, for fonts that readers have or that `templates/static` brings."""
    sans: FontList = ""
    """The fonts of labels, dates and controls."""
    logo: str = ""
    """A picture beside the title: the name of a file in `templates/static`."""


class SourceSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lines of one source's articles that stay, or go, against the general rules: RE2 patterns found in the line."""

    keep: tuple[str, ...] = ()
    """Lines that stay though they look like page furniture."""
    cut: tuple[str, ...] = ()
    """Lines that go though they look like text."""


class LimitSetting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one article may take before it is left out."""

    seconds: Annotated[int, msgspec.Meta(ge=1, description="write a number of seconds, 1 or more")] = 20
    """Time of the processor for its text, and again for its dates and events."""
    megabytes: Annotated[int, msgspec.Meta(ge=50, description="write megabytes of memory, 50 or more")] = 1000
    """Memory, beside what the program has anyway."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a site is: the content of its `site.yaml`, defaults filled in."""

    title: str = "Timeline"
    """The site's title, at the head of every page and in the feeds."""
    description: str = ""
    """A sentence about the site, for readers, search engines and social networks."""
    base_url: str = "http://localhost:8000/"
    """The full address of the published site, the path below which it lies included."""
    language: LanguageCode = "en"
    """The language of the pages. Articles may be in any language that is read."""
    time_zone: str = "UTC"
    """The zone (IANA name) whose days count: an article published at 23:30 UTC is of the next day in Paris."""
    content: str = "content"
    """The folder of articles, below the site's; or an address such as `s3://bucket/folder`."""
    output: str = "public"
    """The folder to publish into, below the site's; it is replaced whole."""
    publisher: str = ""
    """Who publishes the site, for citations and feeds."""
    licence: str = ""
    """The licence of the site's texts and data, shown as it is written."""
    actors: tuple[ActorSetting, ...] = ()
    """The actors of the crisis."""
    named_dates: dict[str, dt.date] = {}
    """Days by the names that articles give them: with `guerre: 2022-02-24`, “the 1000th day of the war” can be read."""
    ladder: LadderSetting = LadderSetting()
    """Changes to the escalation ladder."""
    articles: ArticleDisplay = ArticleDisplay.FULL
    """What an article's page shows: all of it, or, where rights allow no more, the quotes that entries rest on."""
    sources: dict[str, SourceSetting] = {}
    """By name (`Le Quotidien`) or host (`example.org`) of a source: which lines of its pages are the article's."""
    theme: ThemeSetting = ThemeSetting()
    """How the site looks."""
    lead_events: bool = True
    """Whether a lead sentence without a date may take the article's publication date."""
    earliest_year: int = 1900
    """Years before this one are read only where the text writes the year in full."""
    search: bool = True
    """Whether the site has a search page and its index."""
    pictures: bool = True
    """Whether links to the site have pictures for social networks."""
    large_from: Annotated[int, msgspec.Meta(ge=1, description="write a number of entries, 1 or more")] = 2500
    """Entries beyond which a site is large: its index shows the most important ones and leads to the months for the
    rest, and addresses that reports would have had are answered by the page of missing pages."""
    limits: LimitSetting = LimitSetting()
    """What one article may take."""
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
    if not _is_site_address(settings.base_url):
        remedy = "write the full address of the site, such as https://example.org/timeline/"
        problems.append(located.problem(("base_url",), f"{settings.base_url!r} is no site address", remedy, value=True))
    problems += _empty_values(located, settings)
    problems += _bad_address(located, settings)
    problems += _bad_patterns(located, settings)
    for number in settings.ladder.names:
        if number not in {str(rung) for rung in range(-2, 10)}:
            path = ("ladder", "names", number)
            problems.append(located.problem(path, f"no rung {number!r}", "write a rung of the ladder, -2 to 9"))
    return problems


def _empty_values(located: LocatedYaml, settings: Settings) -> list[Problem]:
    """Values that may not be empty, or white space alone: feeds need a title, files a folder, actors a name."""
    needed: list[tuple[KeyPath, str, str]] = [
        (("title",), settings.title, "write the title of the site"),
        (("content",), settings.content, "name a folder"),
        (("output",), settings.output, "name a folder"),
    ]
    for index, actor in enumerate(settings.actors):
        needed.append((("actors", index, "name"), actor.name, "write the name of the actor"))
        for at, alias in enumerate(actor.aliases):
            needed.append((("actors", index, "aliases", at), alias, "write a name that articles give the actor"))
    return [
        located.problem(path, f"{'.'.join(map(str, path))} is empty", remedy, value=True)
        for path, value, remedy in needed
        if not value.strip()
    ]


def is_address(place: str) -> bool:
    """Whether a place where content lies is an address, and no folder."""
    return "://" in place


def _bad_address(located: LocatedYaml, settings: Settings) -> list[Problem]:
    """An address of content that gives away a secret, or names no folder; and one to publish to."""
    problems = []
    if is_address(settings.output):
        message = "a site is published into a folder of this machine"
        problems.append(located.problem(("output",), message, "name a folder, and copy it there", value=True))
    if not is_address(settings.content):
        return problems
    try:
        parts = urlsplit(settings.content)
        secret = parts.password is not None
        nowhere = parts.scheme == "file" and (bool(parts.netloc) or not parts.path.strip("/"))
    except ValueError:
        secret, nowhere = False, True
    if secret:
        remedy = "remove it; fsspec takes such things from the environment"
        problems.append(located.problem(("content",), "a password stands in the address", remedy, value=True))
    if nowhere:
        remedy = "write file:///path/to/folder, or s3://bucket/folder"
        problems.append(located.problem(("content",), f"{settings.content!r} names no folder", remedy, value=True))
    return problems


def _is_site_address(text: str) -> bool:
    """Whether a text is an address below which a site can lie."""
    try:
        address = urlsplit(text)
        port = address.port
    except ValueError:
        return False
    whole = address.scheme in ("http", "https") and bool(address.hostname) and port != 0
    return whole and not address.query and not address.fragment


def _bad_patterns(located: LocatedYaml, settings: Settings) -> list[Problem]:
    """Patterns for lines of a source that are no RE2."""
    problems = []
    for name, source in settings.sources.items():
        for key, patterns in (("keep", source.keep), ("cut", source.cut)):
            for index, pattern in enumerate(patterns):
                fault = pattern_fault(pattern)
                if fault:
                    path = ("sources", name, key, index)
                    problems.append(
                        located.problem(path, f"{pattern!r} is no pattern ({fault})", RE2_REMEDY, value=True)
                    )
    return problems


def pattern_fault(pattern: str) -> str | None:
    """Why a pattern is no RE2, or one that costs too much; None where it can be used."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        steps = re2.compile(pattern, options).programsize
    except re2.error as error:
        reason = error.args[0] if error.args else error
        return reason.decode("utf-8", "replace") if isinstance(reason, bytes) else str(reason)
    return f"it may take {steps} steps a letter, and {MOST_STEPS} are enough" if steps > MOST_STEPS else None


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
