"""The pictures that social networks show for a link: one for the site, one for each of its more important entries.

Drawn from `card.svg` of the theme by resvg with the program's own font, so that they look alike on every machine, and
kept between builds under the hash of their drawing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from unicodedata import normalize

from generator.pages.addresses import file_of
from generator.pages.chart import draw
from generator.pages.edition import CARDS, SITE_CARD, Edition
from generator.pages.entry_view import EntryView
from generator.pages.output import Output

_FONTS = tuple(str(Path(__file__).parent / "fonts" / f"EscalationSerif-{name}.ttf") for name in ("Regular", "Semibold"))
_WIDTH = 800
"""Pixels: enough for a large preview, and drawn in half the time that twice the width would take."""
_LINE = 31
"""Letters of a headline that fit a line, for the font's average letter."""
_LINES = 5
_LAST_LATIN = 0x24F
_PUNCTUATION = range(0x2000, 0x2070)


def social_cards(edition: Edition) -> Iterator[Output]:
    """Each picture."""
    if not edition.settings.pictures:
        return
    yield Output(f"{CARDS}/{SITE_CARD}", partial(_render_site, edition), edition.inputs(edition.whole))
    for view in edition.views:
        if view.id in edition.pictured:
            path = file_of(f"{CARDS}/{edition.picture_of(view)}")
            yield Output(path, partial(_render_entry, edition, view), edition.inputs("card", view.digest))


def _render_site(edition: Edition) -> bytes:
    chart = draw(edition.chronology.entries, (), dict(edition.rungs), edition.language)
    lines = wrapped(_plain(edition.settings.title), _LINE, _LINES - 1)
    return _picture(edition, view=None, lines=lines, chart=chart, date="", site_title="")


def _render_entry(edition: Edition, view: EntryView) -> bytes:
    lines = wrapped(_plain(view.headline), _LINE, _LINES)
    title = wrapped(_plain(edition.settings.title), 60, 1)[0]
    return _picture(edition, view=view, lines=lines, chart=None, date=_plain(view.date.full), site_title=title)


def _plain(text: str) -> str:
    """The text in letters that the font has: `1ᵉʳ` is written `1er`, ligatures and wide forms as plain letters."""
    return normalize("NFKC", text)


def wrapped(text: str, width: int, lines: int) -> list[str]:
    """The text in at most `lines` lines of about `width` letters, an ellipsis where more is left."""
    found: list[str] = [""]
    for word in text.split():
        if found[-1] and len(found[-1]) + 1 + len(word) > width:
            if len(found) == lines:
                found[-1] = found[-1].rstrip(" ,;:.…") + "…"
                return found
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def _picture(edition: Edition, **values: object) -> bytes:
    """The PNG of `card.svg`, from the cache where the same drawing was made before."""
    drawing = edition.templates.get_template("card.svg").render(values)
    folder = edition.site / ".cache" / "cards"
    path = folder / f"{hashlib.sha256(drawing.encode()).hexdigest()[:32]}.png"
    try:
        return path.read_bytes()
    except OSError:
        picture = rasterise(drawing)
    _keep(path, picture)
    return picture


def _keep(path: Path, data: bytes) -> None:
    """Write a file of the cache whole or not at all; a cache that cannot be written is no error."""
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)


def rasterise(drawing: str) -> bytes:
    """The SVG as PNG. The system's fonts are asked only for letters that the program's own font lacks."""
    import resvg_py

    covered = all(ord(letter) <= _LAST_LATIN or ord(letter) in _PUNCTUATION or letter == "−" for letter in drawing)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing,
            skip_system_fonts=covered,
            width=_WIDTH,
            font_files=list(_FONTS),
            font_family="Escalation Serif",
            serif_family="Escalation Serif",
        )
    )
