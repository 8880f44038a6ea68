# ruff: noqa: E501 -- inputs and their alphabets are read more easily whole
"""What fuzzing starts from: good inputs of each target, and words that make them interesting."""

from __future__ import annotations

from fuzz.targets import ARTICLE

_TEXT = (
    "Dans la nuit de lundi à mardi, la Russie a frappé Kiev. Il y a deux semaines, le 1er mars 2022, du 17 au 30 octobre, "
    "« nous riposterons », a dit le ministre. En 2007, les années 1990, mi-février, vers le 11 juin, le 229e jour de la guerre.\n\n"
    '- un\n- deux\n\n> cité le 3\n\n| a | b |\n|---|---|\n| hier | demain |\n\n[lien](https://example.org/ "titre") `code` **fort** &eacute;\n'
)
_PAGE = (
    "<!doctype html><html lang=fr><head><title>Titre</title><meta property=article:published_time content=2022-10-12T10:00:00Z>"
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-10-12"}</script></head><body><article>'
    "<h1>Titre</h1><p>Le 3 mai 2022, la Russie a frappé Kiev.<p>Hier, <b>mardi</b>.<ul><li>un</ul><table><tr><td>x</table></article></body></html>"
)

SEEDS: dict[str, list[bytes]] = {
    "front matter": [
        ARTICLE.split("---\n")[1].encode(),
        b"tags: [a, b]\nurl: https://example.org/?a=1&b=2\nauthor: [A, B]\nslug: x\nkeep: a\ncut: [b]\nstyle: narrative",
    ],
    "markdown": [_TEXT.encode()],
    "text": [_TEXT.encode(), ARTICLE.encode(), _TEXT.encode("utf-16"), _TEXT.encode("cp1252", "replace")],
    "web page": [_PAGE.encode()],
    "mhtml": [
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n'
        + _PAGE.encode()
        + b"\n--x--\n"
    ],
    "jsonl": [
        b'{"id": "1", "title": "T", "published": "2022-10-12", "language": "fr", "text": "Le 3 mai 2022, Kiev."}\n{"html": "<p>Hier</p>", "url": "https://example.org/"}\n'
    ],
    "sidecar": [b"title: Autre\npublished: 2022-10-13T10:00:00+02:00\nsource: X\n"],
    "document": [
        b'{"id": "1", "text": "Le 3 mai 2022, la Russie a frapp\xc3\xa9 Kiev. Hier, mardi.", "published": "2022-10-12", "language": "fr", "title": "T", "style": "news"}'
    ],
    "corrections": [
        b"- date: 2023-01-01\n  reason: R\n  quote: frapp\xc3\xa9 Kiev\n  change: {date: 2022-10-10~, rung: 5, headline: H, actors: [A], status: planned}\n",
        b"- date: 2023-01-01\n  reason: R\n  add: {date: 2022-02, headline: H, rung: 2, id: x, references: [{publisher: P, url: https://example.org/, quote: Q}]}\n- date: 2023-01-01\n  reason: R\n  entry: x\n  pin: true\n  note: N\n",
    ],
    "site.yaml": [
        b"title: T\ndescription: D\nbase_url: https://example.org/a/\nlanguage: fr\ntime_zone: Europe/Paris\npublisher: P\nlicence: L\n"
        b"actors:\n  - {name: Russie, aliases: [Moscou], kind: state}\nnamed_dates: {guerre: 2022-02-24}\n"
        b"ladder:\n  names: {4: X}\n  silence: []\n  patterns: [{name: p, rung: 5, language: fr, match: frapp.}]\n"
        b"theme: {light: {ink: '#111111'}, serif: Georgia, logo: l.svg}\nsources: {Carnet: {cut: [a+], keep: [b]}}\nlimits: {seconds: 5}\n"
    ],
    "whole site": [ARTICLE.encode() + _TEXT.encode()],
    "html": [
        _PAGE.encode(),
        b"<p onclick=x>a<svg><script>x</script></svg><a href=javascript:x>y</a><math><style><!--</style>",
    ],
}

WORDS = [
    "---\n", "title: ", "published: ", "2022-10-12", "lundi", "le 3 mai 2022", "il y a deux semaines", "1er", "</p>", "<p>", "<!--",
    "&#x202e;", "&#0;", "\\ud800", "\\u0000", "\u202e", "*a", "&a", "!!python/object", "<script>", "javascript:", "[x](", "| ", "> ", "- ", "{{", "« ", "selon ",
    "9999-12-31", "0001-01-01", "0000-00-00", "[2022..]", "199X", "2022-21", "~", "/..", "date:", "reason:", "quote:", "change:", "add:", "merge:", "split:", "entry:",
]  # fmt: skip
