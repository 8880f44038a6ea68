"""A draft → an article: furniture, title, language, date, text."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from generator.articles.choices import choices_for
from generator.articles.deciding import decide_language, decide_publication
from generator.articles.drafts import Draft
from generator.articles.furniture import clean
from generator.articles.identifiers import slug
from generator.articles.model import Article, Block, Confidence, Style
from generator.articles.passages import Passage, render
from generator.articles.sentences import split_sentences
from generator.articles.text_pages import with_headings
from generator.articles.titles import Titled, find_title, without_byline
from generator.errors import Problem
from generator.settings import Settings

Report = Callable[[Problem], None]

BETWEEN_BLOCKS = "\n\n"


def finish(draft: Draft, settings: Settings, report: Report) -> Article | None:
    """The article of a draft under the id that it asks for.

    None, and a warning, where there is nothing to read or nobody to read it.
    """
    given = draft.given
    titled = _clean_and_titled(draft, settings, report)
    body, cut = titled.passages, titled.cut
    if not any(passage.text for passage in body):
        message = "the article is empty: no text is left of it"
        report(draft.warning(message, "write its text below the front matter", line=draft.line))
        return None
    spoken = decide_language(draft, body, settings, report)
    if spoken is None:
        return None
    language, language_origin = spoken
    dated = decide_publication(draft, body, cut, language, report)
    text, blocks = lay_out(body, language)
    origins = {**given.origins, "language": language_origin, "title": titled.origin}
    return Article(
        id=slug(given.slug or draft.name),
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


def _clean_and_titled(draft: Draft, settings: Settings, report: Report) -> Titled:
    """The article's own passages and its title; `cut` is all that was left out, the title's repetitions first."""
    choices = choices_for(draft.given, settings)
    passages, cut = clean(draft.passages, choices, draft.outside)
    for key, words in choices.unmet():
        message = f"{key}: no line of the article has {words!r}"
        report(draft.warning(message, "copy the words from the line, or remove them", key=key))
    given = draft.given
    titled = find_title(passages, given.title, given.origins.get("title"), draft.name.rsplit("/", 1)[-1])
    body, byline = without_byline(titled.passages, given.author)
    return titled._replace(
        passages=with_headings(body) if draft.plain else body,
        cut=[*titled.cut, *byline, *cut],
    )
