"""Reading a built site back, as a browser or a crawler would."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import msgspec


def timeline(output: Path) -> dict:
    """The site's timeline.json."""
    return msgspec.json.decode((output / "timeline.json").read_bytes())


def page(output: Path, path: str) -> lxml.html.HtmlElement:
    """The page at a path below the output folder; a folder means its index.html."""
    file = output / path
    data = (file / "index.html" if file.is_dir() else file).read_bytes()
    return lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))


def page_path(output: Path, url: str, base_url: str) -> str:
    """The file, below the output folder, that a full or relative address of the site leads to."""
    below = unquote(urlsplit(urljoin(base_url, url)).path).removeprefix(unquote(urlsplit(base_url).path))
    return below + "index.html" if not below or below.endswith("/") else below


def broken_links(output: Path, base_url: str) -> list[str]:
    """Every internal link or file reference of every page that leads nowhere, fragments included."""
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    pages = {name: page(output, name) for name in sorted(files) if name.endswith(".html")}
    anchors = {name: set(tree.xpath("//@id")) for name, tree in pages.items()}
    broken = []
    for name, tree in pages.items():
        here = urljoin(base_url, name)
        for link in tree.xpath("//@href | //@src | //@*[local-name()='href']"):
            target = urlsplit(urljoin(here, link))
            if target.scheme not in ("http", "https") or target.netloc != urlsplit(base_url).netloc:
                continue
            file = page_path(output, target._replace(fragment="", query="").geturl(), base_url)
            known = file in files or str(PurePosixPath(file) / "index.html") in files
            if not known or (target.fragment and unquote(target.fragment) not in anchors.get(file, set())):
                broken.append(f"{name}: {link}")
    return broken
