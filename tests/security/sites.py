"""Sites made for tests: as many short articles as wanted, and what a folder holds."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

SETTINGS = "title: Le détroit\nlanguage: fr\nbase_url: https://example.org/detroit/\n"

_DEEDS = (
    "La marine a tiré un missile {day}",
    "Le ministre a menacé {day} de fermer le détroit",
    "Les deux capitales ont ouvert des pourparlers {day}",
    "Des sanctions ont été décidées {day} par le conseil",
    "L'armée a déployé {day} des chasseurs sur l'île",
)


def write_site(site: Path, articles: int, edition: str = "première", every: int = 10) -> Path:
    """A site of `articles` articles, one in `every` of which tells of an event; all its words are of one `edition`."""
    content = site / "content"
    content.mkdir(parents=True, exist_ok=True)
    (site / "site.yaml").write_text(SETTINGS + f"description: {edition} édition\n", "utf-8")
    for number in range(articles):
        day = dt.date(2019, 1, 1) + dt.timedelta(days=number)
        deed = _DEEDS[number // every % len(_DEEDS)].format(day="lundi") if number % every == 0 else "Rien de neuf"
        text = f"{deed}, écrit le correspondant dans la {edition} édition, dépêche numéro {number}."
        head = f"---\ntitle: Dépêche {number} ({edition})\npublished: {day}\nsource: Agence {number % 7}\n"
        (content / f"{number:05}.md").write_text(f"{head}language: fr\n---\n\n{text}\n", "utf-8")
    return site


def digests(folder: Path) -> dict[str, str]:
    """Every file below the folder, hidden ones too, with the digest of its bytes."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
