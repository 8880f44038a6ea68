"""Marks stand on exactly the words they are given, whatever the HTML around them."""

from __future__ import annotations

import html as html_text
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.finishing import lay_out
from generator.articles.markdown_pages import markdown_html
from generator.articles.markup import mark
from generator.articles.model import Mark
from generator.articles.passages import read_passages, render, walk
from generator.articles.plain import plain_article
from generator.articles.sanitising import sanitise

VOID = {"br", "hr"}
BLOCKS = {
    "p",
    "li",
    "blockquote",
    "h2",
    "h3",
    "pre",
    "td",
    "th",
    "ul",
    "ol",
    "table",
    "tr",
    "tbody",
    "thead",
    "dd",
    "dt",
}


class Reader(HTMLParser):
    """Reads HTML strictly: every element closed in order, no link in a link; collects the text of marks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.marked: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.tags: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            assert "a" not in self.open
        if tag not in VOID:
            assert not (tag in BLOCKS and "mark" in self.open)
            self.open.append(tag)
            self.tags.append((tag, values.get("data-n")))
        if "id" in values:
            self.ids.append(values["id"] or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.tags.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        for _, number in self.tags:
            if number is not None:
                self.marked.setdefault(number, []).append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def article(html: str) -> tuple[str, str]:
    passages = read_passages(sanitise(html))
    text, _ = lay_out(passages, "fr")
    return render(passages), text


def walked(html: str) -> str:
    out = ""
    for _, text, offset in walk(html):
        if text:
            out += "\n\n" if offset > len(out) else ""
            assert len(out) == offset
            out += text
    return out


def squeezed(text: str) -> str:
    return re.sub(r"[ \t\n\r\f]+", "", text)


WORDS = st.text(st.sampled_from("abé œ«»&<>\"' \n\t\u00a0\u202f.!🙂\u0301"), max_size=12)
INLINE_TAGS = st.sampled_from(["b", "em", "a href='https://example.org/?a=1&b=2'", "code", "span", "small"])
BLOCK_TAGS = st.sampled_from(
    ["p", "div", "ul", "li", "blockquote", "h1", "h3", "pre", "table", "tr", "td", "section", "dl", "dd", "figure"]
)


def wrapped(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.one_of(INLINE_TAGS, BLOCK_TAGS)
    inner = st.lists(children, max_size=4).map("".join)
    return st.builds(lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", tags, inner)


PIECES = st.recursive(st.one_of(WORDS.map(html_text.escape), st.sampled_from(["<br>", "<hr>", "<p>", "</b>"])), wrapped)
DOCUMENTS = st.lists(PIECES, min_size=1, max_size=5).map("".join)


@given(DOCUMENTS)
def test_text_of_rendered_html_is_the_text_of_the_article(document: str) -> None:
    html, text = article(document)
    assert walked(html) == text
    assert squeezed("".join(read(html).text)) == squeezed(text)


@given(DOCUMENTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.booleans()), max_size=6))
def test_any_spans_can_be_marked_without_breaking_the_html(document: str, spans: list[tuple[int, int, bool]]) -> None:
    html, text = article(document)
    marks = [
        Mark(min(a, b), max(a, b), "a" if link else "mark", {"data-n": str(n), "id": f"m{n}", "href": '#"<&'})
        for n, (a, b, link) in enumerate(spans)
    ]
    marked = mark(html, marks)
    reader = read(marked)
    assert reader.text == [] or squeezed("".join(reader.text)) == squeezed(text)
    assert walked(re.sub(r"</?(mark|span|a)( [^>]*)?>", "", marked)) == walked(
        re.sub(r"</?(span|a)( [^>]*)?>", "", html)
    )
    for one in marks:
        pieces = "".join(reader.marked.get(one.attributes["data-n"], []))
        assert pieces.replace("\n", "") == text[one.start : one.end].replace("\n", "")
    assert len(reader.ids) == len(set(reader.ids))


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_plain_text_can_be_marked_exactly(text: str, a: int, b: int) -> None:
    one = plain_article("x", text, "fr")
    marked = mark(one.html, [Mark(min(a, b), max(a, b), "mark", {"data-n": "0"})])
    inner = marked.removeprefix("<pre>").removesuffix("</pre>")
    before, _, rest = inner.partition('<mark data-n="0">')
    middle, _, after = rest.partition("</mark>")
    assert html_text.unescape(before + middle + after) == html_text.unescape(html_text.escape(text, quote=False))
    assert html_text.unescape(middle) == html_text.unescape(html_text.escape(text[min(a, b) : max(a, b)], quote=False))


def test_a_mark_across_inline_elements_and_blocks_is_split_and_bears_its_id_once() -> None:
    html, text = article("<p>le <b>24 février</b> 2022</p><p>et après</p>")
    start, end = text.index("24"), text.index("après")
    assert mark(html, [Mark(start, end, "mark", {"id": "d1", "class": "date"})]) == (
        '<p>le <b><mark id="d1" class="date">24 février</mark></b><mark class="date"> 2022</mark></p>\n'
        '<p><mark class="date">et </mark>après</p>'
    )


def test_nested_and_overlapping_marks_nest_in_the_html() -> None:
    html, _ = article("<p>abcdefgh</p>")
    outer, inner = Mark(0, 8, "mark", {"class": "o"}), Mark(2, 4, "span", {"class": "i"})
    assert mark(html, [inner, outer]) == '<p><mark class="o">ab<span class="i">cd</span>efgh</mark></p>'
    left, right = Mark(0, 5, "mark", {"class": "l"}), Mark(3, 8, "mark", {"class": "r"})
    assert mark(html, [left, right]) == (
        '<p><mark class="l">abc<mark class="r">de</mark></mark><mark class="r">fgh</mark></p>'
    )


def test_a_mark_that_is_a_link_becomes_a_span_inside_a_link() -> None:
    html, _ = article('<p><a href="https://example.org/">hier soir</a> ici</p>')
    marked = mark(html, [Mark(0, 9, "a", {"href": "#e", "class": "date"}), Mark(10, 13, "a", {"href": "#f"})])
    assert '<span class="date">hier soir</span></a> <a href="#f">ici</a>' in marked


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("un  deux\n  trois", "un deux trois"),
        ("- a\n- b\n\n> c", "a\n\nb\n\nc"),
        ("| x | y |\n| - | - |\n| 1 |  |", "x\n\ny\n\n1"),
        ("ligne une  \nligne deux", "ligne une\nligne deux"),
        ("AT&amp;T &lt;b&gt; <b>gras</b>", "AT&T <b> gras"),
        ("    code  deux", "code  deux"),
    ],
)
def test_text_is_what_a_reader_sees(source: str, text: str) -> None:
    assert article(markdown_html(source))[1] == text


def test_an_empty_cell_keeps_its_place_in_the_table() -> None:
    html, _ = article("<table><tr><td></td><td>b</td></tr></table>")
    assert html.replace("\n", "") == "<table><tbody><tr><td></td><td>b</td></tr></tbody></table>"


@pytest.mark.parametrize(
    "html",
    [
        "<li>a<b><div>c</div></b></li>",
        "<ul><li>a<ul><li>b</li></ul>c</li></ul>",
        "<ul>a<b>b</b><p>c</p></ul>",
        "a<hr>b",
        "<pre><b>a<hr>b</b></pre>",
        "<a href='https://example.org/'><h3>t</h3><p>u</p></a>v",
        "<b>a<p>b</p>c</b>d",
    ],
)
def test_blocks_stay_apart_however_they_nest(html: str) -> None:
    rendered, text = article(html)
    assert walked(rendered) == text
    assert squeezed("".join(read(rendered).text)) == squeezed(text)
