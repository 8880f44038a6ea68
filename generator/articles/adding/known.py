"""Which articles a content folder holds, by address and by the bytes they were made from."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from generator.articles.decoding import NotTextError, decode, normalise
from generator.articles.duplicates import canonical_address
from generator.articles.folder import article_files
from generator.articles.front_matter import split_front_matter
from generator.errors import UserError
from generator.located_yaml import load

_HEAD = 20_000


class KnownArticles:
    """The articles of a folder, read from the front matter and sidecars of its files."""

    def __init__(self, folder: Path) -> None:
        self._addresses: dict[str, Path] = {}
        self._digests: dict[str, Path] = {}
        for path in article_files(folder)[0] if folder.is_dir() else []:
            self._remember_file(folder / path)

    def by_address(self, url: str) -> Path | None:
        """The file of the article at an address, in any of the address's forms."""
        return self._addresses.get(canonical_address(url))

    def by_content(self, data: bytes) -> Path | None:
        """The file that was made from these bytes, or that they are."""
        return self._digests.get(hashlib.sha256(data).hexdigest())

    def remember(self, path: Path, text: str) -> None:
        """Note what the front matter in the text of a file says."""
        try:
            parts = split_front_matter(normalise(text), os.fspath(path))
            data = load(parts.yaml, os.fspath(path)).data if parts.yaml is not None else None
        except UserError:
            return
        self._note(path, data)

    def _remember_file(self, path: Path) -> None:
        try:
            with path.open("rb") as handle:
                head = handle.read(_HEAD)
            self.remember(path, decode(head[: head.rfind(b"\n") + 1] if len(head) == _HEAD else head)[0])
            beside = path.with_suffix(".yaml")
            if beside.is_file():
                self._note(path, load(beside.read_text("utf-8"), os.fspath(beside)).data)
        except (OSError, NotTextError, UserError, UnicodeDecodeError):
            return  # such a file is told of when the site is built

    def _note(self, path: Path, data: object) -> None:
        if isinstance(data, dict):
            if isinstance(data.get("url"), str):
                self._addresses.setdefault(canonical_address(data["url"]), path)
            if isinstance(data.get("sha256"), str):
                self._digests.setdefault(data["sha256"], path)
