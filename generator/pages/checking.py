"""What of a site's settings would show badly on its pages: colours too pale, words and pictures that are not there."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Problem, Severity
from generator.located_yaml import KeyPath, LocatedYaml
from generator.pages.contrast import check_contrast
from generator.pages.language import languages_of_pages
from generator.pages.theme import SITE_THEME, STATIC, static_files
from generator.settings import UNLOCATED, Settings


def check_pages(settings: Settings, site: Path, located: LocatedYaml = UNLOCATED) -> list[Problem]:
    """A warning for each setting of the site in the folder `site` that its pages cannot follow, placed by `located`."""

    def warning(path: KeyPath, message: str, remedy: str) -> Problem:
        return located.problem(path, message, remedy, value=True, severity=Severity.WARNING)

    problems = check_contrast(settings, located)
    known = languages_of_pages()
    if settings.language not in known:
        message = f"the pages have no words in {settings.language!r}, so they are in English"
        problems.append(warning(("language",), message, f"known here: {', '.join(known)}"))
    logo = settings.theme.logo
    if logo and f"{STATIC}/{logo}" not in static_files(site):
        message = f"no picture {logo!r} in {SITE_THEME}/{STATIC}"
        problems.append(warning(("theme", "logo"), message, "put it there, or correct the name"))
    return problems
