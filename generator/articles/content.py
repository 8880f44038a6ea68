"""Where a site's content lies: in a folder of this machine, or at an address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.articles.store import Store, StoredFile
from generator.errors import Problem, UserError
from generator.settings import Settings, is_address

Content = Path | Store
ContentFile = Path | StoredFile


def content_of(site: Path, settings: Settings) -> Content:
    """The content of the site in the folder `site`. Raises UserError where its address can be none."""
    if not is_address(settings.content):
        return site / settings.content
    parts = urlsplit(settings.content)
    if parts.scheme == "file" and "::" not in settings.content:
        return Path(unquote(parts.path))
    return Store(settings.content)


def writable_content(site: Path, settings: Settings, what: str) -> Path:
    """The folder of the content, to write `what` into. Raises UserError where it is no folder of this machine."""
    content = content_of(site, settings)
    if isinstance(content, Store):
        message = f"{what} cannot be written to an address"
        remedy = "work on a copy in a folder (`content: content`), and copy it there"
        raise UserError([Problem(settings.content, 0, 0, message, remedy)])
    return content
