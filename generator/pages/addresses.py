"""Where each page of the site lies, and how one page links to another.

Every page is a plain `.html` file and every link is relative to the page that holds it: the site works below any path
of any host, from a USB stick, and opened straight from disk, where no server turns a folder into its index.
Only what leaves the site (feeds, exports, canonical links) and the 404 page, which a host serves at any depth, use the
address in the settings. Paths here are as addresses write them, percent-encoded; `file_of` gives the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from unicodedata import combining, normalize
from urllib.parse import quote, unquote, urlsplit

from generator.articles.identifiers import DEVICES

INDEX = "index.html"
BACKGROUND = "background.html"
NOT_FOUND = "404.html"

_LONGEST = 100


def entry_page(identifier: str) -> str:
    """The path of an entry's page, its permalink."""
    return f"entries/{quote(identifier)}.html"


@lru_cache(maxsize=4096)
def article_page(identifier: str) -> str:
    """The path of an article's page."""
    return f"articles/{quote(identifier)}.html"


def actor_page(key: str) -> str:
    """The path of an actor's page, by the actor's slug."""
    return f"actors/{key}.html"


def source_page(key: str) -> str:
    """The path of a publisher's page, by the publisher's slug."""
    return f"sources/{key}.html"


def month_page(key: str) -> str:
    """The path of a month's page; `key` is `2022-09`."""
    return f"months/{key}.html"


def year_page(year: int) -> str:
    """The path of a year's page."""
    return f"years/{year}.html"


def paged(path: str, number: int) -> str:
    """The path of the page `number`, from 1, of a list that takes several."""
    return path if number == 1 else f"{path.removesuffix('.html')}-page-{number}.html"


def rung_page(rung: int | None) -> str:
    """The path of a rung's page; None is for what stands on no rung."""
    return f"rungs/{rung_slug(rung)}.html"


def rung_slug(rung: int | None) -> str:
    """A rung as part of a path, a class or a fragment: `m2` for -2, `none` for no rung."""
    if rung is None:
        return "none"
    return f"m{-rung}" if rung < 0 else str(rung)


def file_of(path: str) -> str:
    """The file, below the output folder, that a path leads to."""
    return unquote(path)


@lru_cache(maxsize=64)
def root_of(path: str) -> str:
    """What leads from the page at `path` to the top of the site: `../` for each folder."""
    return "../" * path.count("/")


def absolute(base_url: str, path: str) -> str:
    """The full address of a path of the site; the index is the site's address itself."""
    return base_url.rstrip("/") + "/" + ("" if path == INDEX else path)


def host_path(base_url: str) -> str:
    """The path of the site on its host, with slashes at both ends: what the 404 page's links start from."""
    path = urlsplit(base_url).path.strip("/")
    return f"/{quote(path)}/" if path else "/"


def slug(name: str) -> str:
    """A name as part of a path: ASCII letters and digits, words joined by hyphens; `-` where nothing is left.

    One that is longer than names of files may be is cut, and it and the name of a device are told apart by a digest of
    the whole.
    """
    bare = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in bare).lower().split()
    whole = "-".join(words) or "-"
    if len(whole) <= _LONGEST and whole not in DEVICES:
        return whole
    return f"{whole[: _LONGEST - 9].rstrip('-')}-{sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


def slugs(names: Iterable[str]) -> dict[str, str]:
    """A slug for each name, no two alike: the second name of one slug takes a number, in the order given."""
    taken: dict[str, str] = {}
    for name in names:
        base = slug(name)
        choice, number = base, 1
        while choice in taken.values():
            number += 1
            choice = f"{base}-{number}"
        taken.setdefault(name, choice)
    return taken
