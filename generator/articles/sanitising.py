"""Foreign HTML → HTML that is safe to publish."""

from __future__ import annotations

import re

import nh3

from generator.articles.passages import INLINE, STRUCTURE, TRANSPARENT
from generator.visible import visible

DEEPEST = 200
"""Elements inside one another: real pages have a few dozen, and the parser's time grows with the square."""

_TAGS = set(INLINE | STRUCTURE | TRANSPARENT | {"br", "hr"})
_ATTRIBUTES = {
    "a": {"href", "title", "hreflang"},
    "abbr": {"title"},
    "blockquote": {"cite"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "ol": {"start"},
    "q": {"cite"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_WITH_CONTENT = {
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "head",
    "button", "select", "textarea", "audio", "video", "canvas",
}  # fmt: skip
_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener noreferrer nofollow",
    strip_comments=True,
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^>]*)")
_QUOTED = re.compile("\"[^\"]*\"|'[^']*'")
_MANY_ATTRIBUTES = 1_000
_UNCLOSED = frozenset({
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
})  # fmt: skip
"""Elements that need no end tag, and so say nothing of the depth. Quotes and lists around them do."""


class IntricateError(ValueError):
    """The markup is more intricate than that of any real article, so that reading it would take minutes or memory."""


def sanitise(html: str) -> str:
    """The HTML without anything that could run, load or disguise itself.

    Elements and attributes not on the list go, those of scripts and forms with their content; links lead only to web
    and mail addresses. What comes out is well formed. Raises IntricateError.
    """
    refuse_intricate(html)
    clean = _CLEANER.clean(html)
    shown = visible(clean)
    # What entities stood for is there only now; without it an address may be another, and is looked at again.
    return clean if shown == clean else _CLEANER.clean(shown)


def refuse_intricate(html: str) -> None:
    """Raise IntricateError for tags nested deeper than `DEEPEST`, or a tag with thousands of attributes.

    An element never closed counts as one level.
    """
    depth = 0
    for match in _TAG.finditer(html):
        if len(match.group(3)) > _MANY_ATTRIBUTES and len(_QUOTED.sub("", match.group(3)).split()) > _MANY_ATTRIBUTES:
            raise IntricateError("an element has thousands of attributes")
        name = match.group(2).lower()
        if name in _UNCLOSED or match.group(3).endswith("/"):
            continue
        depth = max(0, depth - 1) if match.group(1) else depth + 1
        if depth > DEEPEST:
            raise IntricateError("elements stand inside one another without end")
