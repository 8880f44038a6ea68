"""Adds articles to a site: addresses, files, feeds, sitemaps, lists → new files in its content folder."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from generator.articles.adding.feeds import expand, is_feed
from generator.articles.adding.fetching import Fetched, Fetcher
from generator.articles.adding.importing import Imported, import_page, import_text
from generator.articles.adding.known import KnownArticles
from generator.articles.adding.model import AddOptions, AddReport, Fate, FetchError, Lead, Outcome
from generator.articles.content import writable_content
from generator.articles.identifiers import digest, slug
from generator.settings import Settings

_PLAIN_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")

_DEEPEST = 3
"""Lists within lists: an OPML names feeds, an index names sitemaps."""


def add(
    sources: Iterable[str],
    site: Path,
    settings: Settings,
    options: AddOptions | None = None,
    tell: Callable[[Outcome], None] | None = None,
    fetcher: Fetcher | None = None,
) -> AddReport:
    """Add the articles that the sources name to the content folder of `site`.

    A source is an address of the web (of an article, feed, sitemap or OPML) or a file (of an article, or one of
    these lists). Each article is written whole or not at all, as soon as it is there, and never over another file: what
    is in the folder already, by address or by the bytes it was made from, is known. So a run that was broken off is
    taken up by running it again. `tell` hears each outcome as it comes.
    """
    options = options or AddOptions()
    folder = writable_content(site, settings, "articles")
    adder = _Adder(folder, settings.time_zone, options, fetcher or Fetcher(options))
    outcomes: list[Outcome] = []
    for source in dict.fromkeys(source.strip() for source in sources if source.strip()):
        for outcome in adder.add(source):
            outcomes.append(outcome)
            if tell is not None:
                tell(outcome)
    return AddReport(tuple(outcomes))


class _Adder:
    """Adds one source after another to one folder."""

    def __init__(self, folder: Path, time_zone: str, options: AddOptions, fetcher: Fetcher) -> None:
        self._folder = folder
        self._time_zone = time_zone
        self._options = options
        self._fetcher = fetcher
        self._known = KnownArticles(folder)

    def add(self, source: str) -> Iterator[Outcome]:
        """The outcome of each article that a source gives."""
        try:
            if "://" in source:
                yield from self._add_address(Lead(source), 0)
            else:
                yield from self._add_file(Path(source))
        except FetchError as error:
            yield Outcome(Fate.FAILED, source, reason=str(error))

    def _add_address(self, lead: Lead, depth: int) -> Iterator[Outcome]:
        """The article at an address, or those of the feed that it turns out to be."""
        path = self._known.by_address(lead.url)
        if path is not None:
            yield Outcome(Fate.KNOWN, lead.url, path)
            return
        try:
            fetched = self._fetcher.fetch(lead.url)
            if is_feed(fetched.data):
                yield from self._add_leads(fetched.data, fetched.url, depth)
                return
            path = self._known.by_address(fetched.url) or self._known.by_content(fetched.data)
            if path is not None:
                yield Outcome(Fate.KNOWN, lead.url, path)
                return
            article = self._imported(fetched, lead)
            yield Outcome(Fate.NEW, lead.url, self._write(article, fetched.data, fetched.url))
        except FetchError as error:
            yield Outcome(Fate.FAILED, lead.url, reason=str(error))

    def _add_leads(self, data: bytes, base: str, depth: int) -> Iterator[Outcome]:
        """The articles of a feed, sitemap or OPML, and of those it names."""
        if depth >= _DEEPEST:
            raise FetchError("it is a list of lists of lists")
        expansion = expand(data, base)
        if not expansion.leads and not expansion.further:
            raise FetchError("the list names no article")
        for lead in expansion.leads[: self._options.most]:
            yield from self._add_address(lead, depth + 1)
        for further in expansion.further[: self._options.most]:
            yield from self._add_address(Lead(further), depth + 1)

    def _add_file(self, path: Path) -> Iterator[Outcome]:
        """The article of a file, or those of the feed that it turns out to be."""
        try:
            if path.stat().st_size > self._options.largest:
                raise FetchError(f"it has more than {self._options.largest / 1e6:.0f} MB")
            data = path.read_bytes()
        except OSError as error:
            raise FetchError(f"it cannot be read ({error.strerror})") from None
        if is_feed(data):
            yield from self._add_leads(data, path.resolve().as_uri(), 0)
            return
        known = self._known.by_content(data)
        if known is not None:
            yield Outcome(Fate.KNOWN, str(path), known)
            return
        suffix = path.suffix.lower()
        if suffix in (".md", ".txt"):
            article = import_text(data, suffix, None, self._options, self._time_zone)
        elif suffix in (".mhtml", ".mht"):
            article = self._imported_mhtml(data)
        else:
            article = import_page(data, None, Lead(""), self._options, self._time_zone)
        yield Outcome(Fate.NEW, str(path), self._write(article, data, str(path)))

    def _imported(self, fetched: Fetched, lead: Lead) -> Imported:
        """The article of what an address gave."""
        lead = msgspec.structs.replace(lead, url=fetched.url)
        if fetched.content_type in ("text/plain", "text/markdown"):
            suffix = ".md" if fetched.content_type.endswith("markdown") else ".txt"
            return import_text(fetched.data, suffix, lead, self._options, self._time_zone)
        if "html" not in fetched.content_type:
            raise FetchError(f"it is no page but {fetched.content_type}")
        return import_page(fetched.data, fetched.charset, lead, self._options, self._time_zone)

    def _imported_mhtml(self, data: bytes) -> Imported:
        from generator.articles.decoding import NotTextError
        from generator.articles.mhtml import unpack

        try:
            return import_page(unpack(data).encode(), "utf-8", Lead(""), self._options, self._time_zone)
        except NotTextError as error:
            raise FetchError(f"it cannot be read: {error}") from None

    def _write(self, article: Imported, original: bytes, source: str) -> Path:
        """A new file of the content folder, and the original beside it when asked."""
        path = self._free_path(article, source)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _write_whole(path, article.text.encode("utf-8"))
            if self._options.keep_original:
                suffix = Path(urlsplit(source).path).suffix.lower()
                kind = suffix if _PLAIN_SUFFIX.fullmatch(suffix) else ".html"
                _write_whole(path.with_name(f"{path.stem}{kind}.original"), original)
        except FileExistsError:
            raise FetchError(f"the file {path.name} stands there already") from None
        except OSError as error:
            raise FetchError(f"the file {path.name} cannot be written ({error.strerror})") from None
        self._known.remember(path, article.text)
        return path

    def _free_path(self, article: Imported, source: str) -> Path:
        """A path that no file has: day and title, with a digest of the source where that is taken."""
        name = slug(article.title)[:80].strip("-")
        stem = f"{article.published.isoformat()}-{name}" if article.published else name
        for candidate in (stem, f"{stem}-{digest(source)}"):
            path = self._folder / f"{candidate}{article.suffix}"
            if not path.exists():
                return path
        raise FetchError(f"the file {path.name} stands there already")


def _write_whole(path: Path, data: bytes) -> None:
    """Write a new file so that it is there whole or not at all, and never in place of another.

    Raises FileExistsError where a file of that name has come in the meantime, OSError where nothing can be written.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".adding-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        try:
            path.hardlink_to(name)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)


def read_list(lines: Sequence[str]) -> list[str]:
    """The sources in the lines of a list: one a line, blank lines and those that begin with # passed over."""
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
