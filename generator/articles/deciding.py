"""The language and the publication date of an article: given, or found, or said to be missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.articles.drafts import Draft
from generator.articles.language_detection import UNKNOWN, detect_language
from generator.articles.languages import known_languages
from generator.articles.model import Confidence, Cut
from generator.articles.passages import Passage
from generator.articles.publication import Publication, doubts, infer_publication
from generator.errors import Problem
from generator.settings import Settings

Report = Callable[[Problem], None]

_PAGE_ORIGINS = frozenset({"JSON-LD", "OpenGraph", "meta", "page"})
_SEARCHED = "page text"


def decide_language(
    draft: Draft, body: Sequence[Passage], settings: Settings, report: Report
) -> tuple[str, str] | None:
    """The language of an article, and who says so: its metadata, its text, or the site's settings.

    What a page says of its own language is often its template's; the text is asked first. None, and a warning, for a
    language without data.
    """
    language, origin = _language(draft, body, settings)
    if language in known_languages():
        return language, origin
    message = f"no data for the language {language!r}, so the article is left out"
    if origin == "text":
        found = "a language unknown here" if language == UNKNOWN else f"the language {language!r}"
        message = f"its text is in {found}, so the article is left out"
    remedy = f"languages known here: {', '.join(known_languages())}; if it is in one of them, say so with `language:`"
    report(draft.warning(message, remedy, key="language", line=draft.top))
    return None


def decide_publication(
    draft: Draft, body: Sequence[Passage], cut: Sequence[Cut], language: str, report: Report
) -> Publication | None:
    """The publication date, given or inferred; what is missing, inferred or doubtful in it is warned about."""
    given = draft.given
    blocks = [passage.text for passage in body if passage.text]
    if given.published is None:
        dated = infer_publication(blocks, cut, given.url, language)
    else:
        origin = given.origins["published"]
        searched = origin == _SEARCHED
        confidence = Confidence.LIKELY if searched else Confidence.CERTAIN
        dated = Publication(given.published, origin, confidence, "a date that the page shows" if searched else "")
    if dated is None:
        message = "no publication date, so dates that count from it (yesterday, Monday, in May) stay unread"
        report(draft.warning(message, "add `published: YYYY-MM-DD` to its front matter", line=draft.top))
        return None
    remedy = "write it as `published: YYYY-MM-DD`"
    if given.published is None and dated.confidence is not Confidence.CERTAIN:
        message = f"no publication date; {dated.day} is inferred from its {dated.origin}, {dated.confidence}"
        report(draft.warning(f"{message}: {dated.reason}", remedy, line=draft.top))
    against = doubts(dated.day, "\n".join(blocks), language, given.archive_url, given.retrieved)
    if against is not None:
        message = f"the publication date {dated.day} ({dated.origin}) looks wrong: {against}"
        report(draft.warning(message, remedy, key="published", line=draft.top))
    return dated


def _language(draft: Draft, body: Sequence[Passage], settings: Settings) -> tuple[str, str]:
    given, origin = draft.given.language, draft.given.origins.get("language", "")
    if given is not None and origin not in _PAGE_ORIGINS:
        return given, origin
    detected = detect_language("\n".join(passage.text for passage in body))
    if detected is not None and detected != given:
        return detected, "text"
    return (given, origin) if given is not None else (settings.language, "site")
