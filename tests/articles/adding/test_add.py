"""Articles come into the content folder from wherever they are, politely, once, and never over another file."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from pathlib import Path

import msgspec
import pytest

from generator.articles.adding.add import add, read_list
from generator.articles.adding.connections import _is_public
from generator.articles.adding.fetching import Fetcher
from generator.articles.adding.markdown_writing import markdown
from generator.articles.adding.model import AddOptions, AddReport, Fate
from generator.articles.drafting import body_passages
from generator.articles.reading import read_articles
from generator.settings import Settings
from tests.articles.adding.conftest import Server, page

SETTINGS = Settings(language="fr", time_zone="Europe/Paris")
OPTIONS = AddOptions(private=True, delay=0, backoff=0.01, timeout=0.6, deadline=1, today=dt.date(2022, 10, 20))


def run(site: Path, *sources: str, **changes: object) -> AddReport:
    return add(sources, site, SETTINGS, msgspec.structs.replace(OPTIONS, **changes))


def fates(report: AddReport) -> list[str]:
    return [outcome.fate.value for outcome in report.outcomes]


def test_an_address_becomes_an_article_with_front_matter(server: Server, tmp_path: Path) -> None:
    report = run(tmp_path, f"{server.base}/lies", archive_url="https://archive.example/1", keep_original=True)
    (outcome,) = report.of(Fate.NEW)
    assert outcome.path == tmp_path / "content" / "2022-10-12-l-ete.md"
    text = outcome.path.read_text("utf-8")
    assert text.startswith("---\ntitle: L’été\npublished: 2022-10-12\nauthor: Ana Roy\nsource: Le Quotidien\n")
    original = outcome.path.with_name("2022-10-12-l-ete.html.original").read_bytes()
    assert f"sha256: {hashlib.sha256(original).hexdigest()}" in text
    assert "retrieved: '2022-10-20'" in text
    (article,), problems = read_articles(tmp_path / "content", SETTINGS)
    assert problems == []
    assert (article.title, article.url, article.author) == ("L’été", f"{server.base}/lies", "Ana Roy")
    assert article.archive_url == "https://archive.example/1"
    assert article.text.startswith("L’été : c’est fini.\n\nLe 2 octobre, les délégations se sont quittées")
    assert "Accueil" not in article.text
    assert server.agents == {"escalation-timeline/" + __import__("generator").__version__}


@pytest.mark.parametrize(
    ("path", "title"), [("lies", "L’été"), ("latin", "L’été à Noël"), ("packed", "Compressé"), ("flaky", "Enfin")]
)
def test_servers_that_lie_pack_or_stumble_are_understood(server: Server, tmp_path: Path, path: str, title: str) -> None:
    report = run(tmp_path, f"{server.base}/{path}")
    assert fates(report) == ["new"]
    (article,), _ = read_articles(tmp_path / "content", SETTINGS)
    assert article.title == title


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("circle", "circle"),
        ("endless", "more than 5 times"),
        ("to-file", "no address of the web"),
        ("hangs-up", "hung up"),
        ("silent", "silent too long"),
        ("drips", "more than 1 seconds"),
        ("drips-headers", "more than 1 seconds"),
        ("large", "more than 0.2 MB"),
        ("bomb", "more than 0.2 MB"),
        ("missing", "404 Not Found"),
        ("image", "image/png"),
        ("empty", "no article"),
        ("loop.xml", "list of lists"),
    ],
)
def test_servers_that_misbehave_fail_with_the_reason_and_leave_no_file(
    server: Server, tmp_path: Path, path: str, reason: str
) -> None:
    start = time.monotonic()
    report = run(tmp_path, f"{server.base}/{path}", largest=200_000, tries=2)
    assert fates(report) == ["failed"]
    assert reason in report.outcomes[0].reason
    assert time.monotonic() - start < 8
    assert not (tmp_path / "content").exists() or list((tmp_path / "content").iterdir()) == []


@pytest.mark.parametrize(
    ("source", "paths"),
    [
        ("feed", ["/un", "/deux", "/missing"]),
        ("atom", ["/trois"]),
        ("index.xml", ["/un", "/quatre"]),
        ("list.opml", ["/trois"]),
    ],
)
def test_feeds_sitemaps_and_lists_give_their_articles(
    server: Server, tmp_path: Path, source: str, paths: list[str]
) -> None:
    report = run(tmp_path, f"{server.base}/{source}")
    assert [outcome.source.removeprefix(server.base).partition("?")[0] for outcome in report.outcomes] == paths
    assert fates(report) == ["failed" if path == "/missing" else "new" for path in paths]


def test_a_run_that_is_repeated_fetches_nothing_twice_and_leaves_edited_files_alone(
    server: Server, tmp_path: Path
) -> None:
    run(tmp_path, f"{server.base}/feed")
    edited = sorted((tmp_path / "content").glob("*.md"))[0]
    edited.write_text(edited.read_text("utf-8") + "\nAjouté à la main.\n", "utf-8")
    before = {path: path.read_bytes() for path in (tmp_path / "content").iterdir()}
    server.asked.clear()
    report = run(tmp_path, f"{server.base}/feed", f"{server.base}/un?utm_medium=x#y")
    assert fates(report) == ["known", "known", "failed", "known"]
    assert [path.partition("?")[0] for path in server.asked] == ["/robots.txt", "/feed", "/missing"]
    assert {path: path.read_bytes() for path in (tmp_path / "content").iterdir()} == before


def test_the_same_article_by_another_address_is_known(server: Server, tmp_path: Path) -> None:
    report = run(
        tmp_path, f"{server.base}/nouvelle", f"{server.base}/moved", f"{server.base}/un", f"{server.base}/nouvelle"
    )
    assert fates(report) == ["new", "known", "new"]
    assert report.of(Fate.KNOWN)[0].path == report.outcomes[0].path


def test_two_articles_of_one_day_and_title_get_two_files(server: Server, tmp_path: Path) -> None:
    report = run(tmp_path, f"{server.base}/canonical", f"{server.base}/canonical?page=2")
    assert fates(report) == ["new", "known"]
    (tmp_path / "content" / "2022-10-12-titre-un.md").write_text("Autre chose.", "utf-8")
    report = run(tmp_path, f"{server.base}/un")
    assert fates(report) == ["new"]
    assert (tmp_path / "content" / "2022-10-12-titre-un.md").read_text("utf-8") == "Autre chose."


def test_robots_txt_is_obeyed_and_its_delay_kept(server: Server, tmp_path: Path) -> None:
    server.robots = "User-agent: *\nDisallow: /un\nCrawl-delay: 7\n"
    slept: list[float] = []
    fetcher = Fetcher(OPTIONS, sleep=slept.append)
    report = add([f"{server.base}/un", f"{server.base}/deux"], tmp_path, SETTINGS, OPTIONS, fetcher=fetcher)
    assert fates(report) == ["failed", "new"]
    assert report.outcomes[0].reason == "robots.txt forbids it"
    assert "/un" not in server.asked
    assert any(6 < seconds <= 7 for seconds in slept)
    assert fates(run(tmp_path, f"{server.base}/un", respect_robots=False)) == ["new"]


def test_a_host_is_not_asked_again_before_its_time(server: Server, tmp_path: Path) -> None:
    slept: list[float] = []
    options = msgspec.structs.replace(OPTIONS, delay=3.0)
    add(
        [f"{server.base}/un", f"{server.base}/deux"],
        tmp_path,
        SETTINGS,
        options,
        fetcher=Fetcher(options, sleep=slept.append),
    )
    assert len([seconds for seconds in slept if 2 < seconds <= 3]) == 2


@pytest.mark.parametrize(
    "source", ["ftp://example.org/a", "file:///etc/hostname", "javascript://x", "http://", "gopher://h/1"]
)
def test_only_addresses_of_the_web_are_fetched(tmp_path: Path, source: str) -> None:
    report = run(tmp_path, source)
    assert fates(report) == ["failed"]
    assert "no address" in report.outcomes[0].reason


def test_private_addresses_are_refused_unless_allowed(server: Server, tmp_path: Path) -> None:
    for source in (
        f"{server.base}/un",
        f"http://localhost:{server.server_address[1]}/un",
        "http://10.0.0.1/",
        "http://[::1]/",
    ):
        report = run(tmp_path, source, private=False)
        assert fates(report) == ["failed"]
        assert "private network" in report.outcomes[0].reason
    assert server.asked == []


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.216.34", True),
        ("127.0.0.1", False),
        ("169.254.1.1", False),
        ("192.168.1.1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("0.0.0.0", False),
        ("2606:4700::1", True),
    ],
)
def test_what_is_public(place: str, public: bool) -> None:
    assert _is_public(place) is public


def test_files_are_added_with_front_matter_and_known_the_second_time(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.html").write_text(page("Depuis un fichier"), "utf-8")
    (inbox / "b.md").write_text("---\ntitle: Avec\ndate: 2022-10-11\nlayout: post\n---\nTexte du *billet*.\n", "utf-8")
    (inbox / "c.txt").write_bytes("Où est l’été ?\n\nLes délégations se sont quittées.\n".encode("cp1252"))
    (inbox / "d.bin").write_bytes(b"\x00\x01" * 50)
    sources = [str(inbox / name) for name in ("a.html", "b.md", "c.txt", "d.bin", "none.md")]
    assert fates(run(tmp_path, *sources)) == ["new", "new", "new", "failed", "failed"]
    articles, _ = read_articles(tmp_path / "content", SETTINGS)
    assert {article.title for article in articles} == {"Depuis un fichier", "Avec", "Où est l’été ?"}
    assert "layout: post" in (tmp_path / "content" / "2022-10-11-avec.md").read_text("utf-8")
    assert fates(run(tmp_path, *sources[:3])) == ["known", "known", "known"]


def test_a_list_gives_its_sources() -> None:
    assert read_list(["https://example.org/a\n", "\n", "# commentaire\n", "  b.md \n"]) == [
        "https://example.org/a",
        "b.md",
    ]


def test_each_outcome_is_told_as_it_comes(server: Server, tmp_path: Path) -> None:
    heard: list[Fate] = []
    add([f"{server.base}/feed"], tmp_path, SETTINGS, OPTIONS, tell=lambda outcome: heard.append(outcome.fate))
    assert heard == [Fate.NEW, Fate.NEW, Fate.FAILED]


@pytest.mark.parametrize(
    "html",
    [
        "<p>2022. Une année * de _guerre_ [1] &lt;b&gt; &amp;amp; `x`</p><h2># Titre</h2><p>- tiret</p><p>+ 1</p>",
        "<p>1. un</p><p>12) deux</p><p>a<br>====</p><p>a<br>- b</p>",
        "<ul><li>a</li><li>b *c*</li></ul><blockquote><p>« cité »</p></blockquote><p>x<br>y</p><p>> pas cité</p>",
        '<p>un <a href="https://example.org/?a=1&amp;b=(2)">lien [x]</a> ici</p><p>--- </p><p>a | b</p><p>====</p>',
    ],
)
def test_what_is_written_as_markdown_reads_back_the_same(html: str) -> None:
    passages = body_passages(html, "html")
    again = body_passages(markdown(passages), "markdown")
    assert [(one.kind, one.text) for one in again] == [(one.kind, one.text) for one in passages]
    assert [one.inline.count("<a ") for one in again] == [one.inline.count("<a ") for one in passages]
