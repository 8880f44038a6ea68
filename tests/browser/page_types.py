"""One page of each type of a built site: the largest, where what can go wrong goes wrong."""

from __future__ import annotations

from pathlib import Path


def page_types(output: Path) -> list[str]:
    """Paths of the HTML pages at the top, and of the largest page of every folder below.

    Left out are pages that lead on to another, and 404.html: served at any depth, its links count from the address in
    the settings, so that it is looked at where a host serves it so (test_reading.py).
    """
    pages = [path for path in sorted(output.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text("utf-8")]
    pages = [path for path in pages if path != output / "404.html"]
    top = [path for path in pages if path.parent == output]
    folders = sorted({path.parent for path in pages} - {output})
    largest = [max((p for p in pages if p.parent == folder), key=lambda p: p.stat().st_size) for folder in folders]
    return [path.relative_to(output).as_posix() for path in (*top, *largest)]
