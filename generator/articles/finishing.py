"""A draft → an article: language, furniture, title, text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.articles.drafts import Draft
from generator.articles.furniture import clean
from generator.articles.identifiers import Identifiers
from generator.articles.languages import known_languages
from generator.articles.model import Article, Block, Style
from generator.articles.passages import Passage, render
from generator.articles.sentences import split_sentences
from generator.articles.text_pages import with_headings
from generator.articles.titles import find_title
from generator.errors import Problem, Severity
from generator.settings import Settings

BETWEEN_BLOCKS = "\n\n"


def finish(
    draft: Draft, settings: Settings, identifiers: Identifiers, report: Callable[[Problem], None]
) -> Article | None:
    """The article of a draft; None, and a warning, where there is nothing to read or nobody to read it."""

    def warn(message: str, remedy: str, line: int = 0) -> None:
        report(Problem(draft.file, line, 1 if line else 0, message, remedy, Severity.WARNING))

    given = draft.given
    language = given.language or settings.language
    if language not in known_languages():
        known = ", ".join(known_languages())
        warn(f"no data for the language {language!r}, so the article is left out", f"known here: {known}")
        return None
    passages, cut = clean(draft.passages)
    titled = find_title(passages, given.title, given.origins.get("title"), draft.name.rsplit("/", 1)[-1])
    body = with_headings(titled.passages) if draft.plain else titled.passages
    text, blocks = lay_out(body, language)
    if not blocks:
        warn("the article has no text, so it is left out", "write its text below the front matter", draft.line)
        return None
    if given.published is None:
        message = "no publication date, so dates that count from it (yesterday, Monday, in May) stay unread"
        warn(message, "add `published: YYYY-MM-DD` to its front matter")
    identifier, owner = identifiers.give(given.slug or draft.name, draft.path)
    if owner is not None:
        warn(f"its address would be that of {owner}, so it became {identifier!r}", "give one of the two a `slug`")
    return Article(
        id=identifier,
        path=draft.path,
        title=titled.title,
        language=language,
        text=text,
        html=render(body),
        blocks=blocks,
        published=given.published,
        source=given.source,
        url=given.url,
        archive_url=given.archive_url,
        author=given.author,
        tags=given.tags or (),
        style=given.style or Style.NEWS,
        origins={"language": "site", **given.origins, "title": titled.origin},
        cut=(*titled.cut, *cut),
    )


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
