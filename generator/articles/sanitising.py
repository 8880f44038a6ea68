"""Foreign HTML → HTML that is safe to publish."""

from __future__ import annotations

import re

import nh3

from generator.articles.passages import INLINE, STRUCTURE, TRANSPARENT

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
_TAG = re.compile(r"<(/?)[a-zA-Z]([^>]*)")


class TooDeepError(ValueError):
    """The HTML nests more elements than any real page does."""


def sanitise(html: str) -> str:
    """The HTML without anything that could run, load or disguise itself.

    Elements and attributes not on the list go, those of scripts and forms with their content; links lead only to web
    and mail addresses. What comes out is well formed. Raises TooDeepError.
    """
    if _depth(html) > DEEPEST:
        raise TooDeepError
    return nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=_WITH_CONTENT,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
        strip_comments=True,
    )


def _depth(html: str) -> int:
    """How deep the tags go, an element left open counted as one that holds all that follows, up to a block's worth."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        if match.group(1):
            depth = max(0, depth - 1)
        elif not match.group(2).endswith("/"):
            depth += 1
            deepest = max(deepest, depth)
    return deepest
