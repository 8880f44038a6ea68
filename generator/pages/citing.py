"""How to cite an entry: as text and as BibTeX."""

from __future__ import annotations

import datetime as dt
import re

from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.entry_view import EntryView

_LATEX = {
    "\\": r"\textbackslash{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_MEANT = re.compile(r"[\\&%$#_{}~^]")


def citation_text(view: EntryView, edition: Edition) -> str:
    """The entry in one line: who publishes, what, where, as of which day."""
    settings, language, day = edition.settings, edition.language, stands_since(view)
    return language.say(
        "cite-text" if settings.publisher else "cite-text-anonymous",
        publisher=settings.publisher,
        headline=view.headline,
        date=view.date.full,
        title=settings.title,
        day=language.date(day, "pattern-day") if day else "–",
        url=absolute(settings.base_url, view.page),
    )


def bibtex(view: EntryView, edition: Edition) -> str:
    """The entry as a BibTeX `@misc`; its year is that in which it took the form that it has."""
    settings, day = edition.settings, stands_since(view)
    fields = {
        "title": f"{{{_escaped(view.brief.headline)}}}",
        "author": f"{{{_escaped(settings.publisher)}}}" if settings.publisher else "",
        "howpublished": _escaped(settings.title),
        "year": str(day.year) if day else "",
        "note": _escaped(f"{view.date.full} ({view.brief.when.edtf})"),
        "url": absolute(settings.base_url, view.page),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@misc{{{view.id},\n{lines}}}"


def stands_since(view: EntryView) -> dt.date | None:
    """The day since which the entry says what it says: that of its newest report or correction."""
    entry = view.entry
    days = [report.citation.published for report in entry.reports]
    days += [reference.published for reference in entry.references]
    days += [correction.date for correction in entry.corrections]
    return max((day for day in days if day), default=None)


def _escaped(text: str) -> str:
    """The text with what means something to LaTeX escaped."""
    return _MEANT.sub(lambda found: _LATEX[found[0]], text)
