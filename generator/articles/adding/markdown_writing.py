"""Passages → Markdown that reads back as the same passages."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

from generator.articles.model import BlockKind
from generator.articles.passages import Passage, tokens, unescape

_SPECIAL = re.compile(r"([\\`*_\[\]])")
_AT_START = re.compile(r"^(\s*)([#>+-])")
_UNDERLINE = re.compile(r"^(\s*)=")
_NUMBER = re.compile(r"^(\s*\d+)\.(?=\s)")
_HREF = re.compile(r'href="([^"]*)"')


def markdown(passages: Sequence[Passage]) -> str:
    """Markdown of the passages: headings, paragraphs, lists and quotations, with their links."""
    blocks: list[str] = []
    in_list = False
    for passage in passages:
        if passage.kind is None:
            continue
        text = _inline(passage)
        item = passage.kind is BlockKind.ITEM
        separator = "\n" if item and in_list else "\n\n"
        blocks.append((separator if blocks else "") + _block(passage.kind, text))
        in_list = item
    return "".join(blocks) + "\n"


def _block(kind: BlockKind, text: str) -> str:
    if kind is BlockKind.HEADING:
        return "## " + text.replace("\n", " ")
    if kind is BlockKind.ITEM:
        return "- " + text.replace("\n", "\n  ")
    if kind in (BlockKind.QUOTE, BlockKind.EMBED):
        return "> " + text.replace("\n", "\n> ")
    return text


def _inline(passage: Passage) -> str:
    """The text of a passage with its links, all else escaped."""
    out: list[str] = []
    links: list[str] = []
    for token in tokens(passage.inline):
        if not token.name:
            out.append(_escaped(unescape(token.raw)))
        elif token.name == "br":
            out.append("  \n")
        elif token.name == "a":
            if not token.closing:
                found = _HREF.search(token.raw)
                links.append(html.unescape(found.group(1)) if found else "")
                out.append("[")
            else:
                address = links.pop() if links else ""
                out.append(f"](<{address.replace('<', '%3C').replace('>', '%3E')}>)")
    lines = "".join(out).split("\n")
    return "\n".join(_unmarked(line) for line in lines)


def _unmarked(line: str) -> str:
    """A line whose beginning means nothing in Markdown."""
    line = _AT_START.sub(r"\1\\\2", line)
    return _UNDERLINE.sub(r"\1&#61;", _NUMBER.sub(r"\1\\.", line))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")
