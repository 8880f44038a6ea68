"""A draft → an article: language, furniture, title, text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.articles.choices import choices_for
from generator.articles.drafts import Draft
from generator.articles.furniture import clean
from generator.articles.identifiers import Identifiers
from generator.articles.language_detection import UNKNOWN, detect_language
from generator.articles.languages import known_languages
from generator.articles.metadata import Metadata
from generator.articles.model import Article, Block, Confidence, Cut, Style
from generator.articles.passages import Passage, render
from generator.articles.publication import Publication, doubts, infer_publication
from generator.articles.sentences import split_sentences
from generator.articles.text_pages import with_headings
from generator.articles.titles import find_title, without_byline
from generator.errors import Problem, Severity
from generator.settings import Settings

BETWEEN_BLOCKS = "\n\n"


_PAGE_ORIGINS = frozenset({"JSON-LD", "OpenGraph", "meta", "page"})
_SEARCHED = "page text"


def finish(
    draft: Draft, settings: Settings, identifiers: Identifiers, report: Callable[[Problem], None]
) -> Article | None:
    """The article of a draft; None, and a warning, where there is nothing to read or nobody to read it."""

    def warn(message: str, remedy: str, line: int = 0) -> None:
        report(Problem(draft.file, line, 1 if line else 0, message, remedy, Severity.WARNING))

    given = draft.given
    choices = choices_for(given, settings)
    passages, cut = clean(draft.passages, choices)
    for key, words in choices.unmet():
        warn(f"{key}: no line of the article has {words!r}", "copy the words from the line, or remove them")
    titled = find_title(passages, given.title, given.origins.get("title"), draft.name.rsplit("/", 1)[-1])
    body, byline = without_byline(titled.passages, given.author)
    body = with_headings(body) if draft.plain else body
    if not any(passage.text for passage in body):
        warn("the article has no text, so it is left out", "write its text below the front matter", draft.line)
        return None
    language, language_origin = _language(given, body, settings)
    if language not in known_languages():
        known = ", ".join(known_languages())
        warn(_strange(language, language_origin), f"languages known here: {known}; name another with `language:`")
        return None
    text, blocks = lay_out(body, language)
    cut = [*titled.cut, *byline, *cut]
    dated = _publication(given, body, cut, text, language, warn)
    identifier, owner = identifiers.give(given.slug or draft.name, draft.path)
    if owner is not None:
        warn(f"its address would be that of {owner}, so it became {identifier!r}", "give one of the two a `slug`")
    origins = {**given.origins, "language": language_origin, "title": titled.origin}
    return Article(
        id=identifier,
        path=draft.path,
        title=titled.title,
        language=language,
        text=text,
        html=render(body),
        blocks=blocks,
        published=dated.day if dated else None,
        source=given.source,
        url=given.url,
        archive_url=given.archive_url,
        author=given.author,
        tags=given.tags or (),
        style=given.style or Style.NEWS,
        origins=origins | ({"published": dated.origin} if dated else {}),
        cut=tuple(cut),
        published_confidence=dated.confidence if dated else Confidence.CERTAIN,
        published_reason=dated.reason if dated else "",
    )


def _language(given: Metadata, body: Sequence[Passage], settings: Settings) -> tuple[str, str]:
    """The language of an article, and who says so: its metadata, its text, or the site's settings.

    What a page says of its own language is often its template's; the text is asked first.
    """
    origin = given.origins.get("language", "")
    if given.language is not None and origin not in _PAGE_ORIGINS:
        return given.language, origin
    detected = detect_language("\n".join(passage.text for passage in body))
    if detected is not None and detected != given.language:
        return detected, "text"
    return (given.language, origin) if given.language is not None else (settings.language, "site")


def _strange(language: str, origin: str) -> str:
    if origin == "text":
        found = "a language unknown here" if language == UNKNOWN else f"the language {language!r}"
        return f"its text is in {found}, so the article is left out"
    return f"no data for the language {language!r}, so the article is left out"


def _publication(
    given: Metadata,
    body: Sequence[Passage],
    cut: Sequence[Cut],
    text: str,
    language: str,
    warn: Callable[[str, str], None],
) -> Publication | None:
    """The publication date, given or inferred; what is missing, inferred or doubtful in it is warned about."""
    remedy = "write it as `published: YYYY-MM-DD`"
    if given.published is None:
        dated = infer_publication([passage.text for passage in body if passage.text], cut, given.url, language)
    else:
        origin = given.origins["published"]
        searched = origin == _SEARCHED
        confidence = Confidence.LIKELY if searched else Confidence.CERTAIN
        dated = Publication(given.published, origin, confidence, "a date that the page shows" if searched else "")
    if dated is None:
        message = "no publication date, so dates that count from it (yesterday, Monday, in May) stay unread"
        warn(message, "add `published: YYYY-MM-DD` to its front matter")
        return None
    if given.published is None and dated.confidence is not Confidence.CERTAIN:
        message = f"no publication date; {dated.day} is inferred from its {dated.origin}, {dated.confidence}"
        warn(f"{message}: {dated.reason}", remedy)
    against = doubts(dated.day, text, language, given.archive_url, given.retrieved)
    if against is not None:
        warn(f"the publication date {dated.day} ({dated.origin}) looks wrong: {against}", remedy)
    return dated


def lay_out(passages: Sequence[Passage], language: str) -> tuple[str, tuple[Block, ...]]:
    """The text of passages, and the place of each block and sentence in it."""
    text = BETWEEN_BLOCKS.join(passage.text for passage in passages if passage.kind is not None)
    blocks = []
    at = 0
    for passage in passages:
        if passage.kind is None:
            continue
        end = at + len(passage.text)
        blocks.append(Block(at, end, passage.kind, split_sentences(text, at, end, language)))
        at = end + len(BETWEEN_BLOCKS)
    return text, tuple(blocks)
