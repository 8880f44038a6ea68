"""The built demonstration site, read back."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import feedparser
import lxml.etree
import pytest

from built import broken_links, page, page_path, timeline
from generator.articles.reading import read_articles
from generator.build import build
from generator.reporting import Silent
from generator.settings import load_settings


@pytest.fixture(scope="module")
def base_url(repository: Path) -> str:
    return load_settings(repository).base_url


def test_every_entry_has_its_page_and_its_words_stand_in_an_article(
    built_site: Path, repository: Path, base_url: str
) -> None:
    entries = timeline(built_site)["entries"]
    articles, problems = read_articles(repository / "content", load_settings(repository))
    texts = {article.id: article.text for article in articles}
    assert not problems
    assert len(entries) > 60
    for entry in entries:
        assert (built_site / page_path(built_site, entry["url"], base_url)).is_file()
        for report in entry["reports"]:
            assert texts[report["article"]][report["start"] : report["end"]] == report["quote"]


def test_entries_are_in_order_of_time(built_site: Path) -> None:
    days = [entry["when"]["earliest"] or "" for entry in timeline(built_site)["entries"]]
    assert days == sorted(days)
    assert len(set(timeline(built_site)["key_dates"])) == len(timeline(built_site)["key_dates"]) > 5


def test_the_index_leads_to_every_entry_and_shows_days_in_order(built_site: Path, base_url: str) -> None:
    index = page(built_site, "index.html")
    linked = {page_path(built_site, link.split("#")[0], base_url) for link in index.xpath("//main//a/@href")}
    assert {page_path(built_site, entry["url"], base_url) for entry in timeline(built_site)["entries"]} <= linked
    days = index.xpath("//main//li[contains(@class, 'card')]//time/@datetime")
    assert len(days) > 60
    assert days == sorted(days)


def test_each_entry_leads_to_the_marked_words_of_its_article(built_site: Path, base_url: str) -> None:
    for entry in timeline(built_site)["entries"]:
        path = page_path(built_site, entry["url"], base_url)
        links = page(built_site, path).xpath("//a[contains(@href, '#')]/@href")
        for report in (report for report in entry["reports"] if report["article"]):
            targets = [link for link in links if f"/{report['article']}.html#" in link]
            assert targets, (entry["id"], report["article"])


def test_every_internal_link_and_fragment_leads_somewhere(built_site: Path, base_url: str) -> None:
    assert broken_links(built_site, base_url) == []


def test_the_corrections_are_told_in_words_not_in_ids(built_site: Path) -> None:
    shown = page(built_site, "corrections.html")
    told = [" ".join(line.text_content().split()) for line in shown.xpath("//ol[contains(@class, 'corrections')]/li/p")]
    assert len(told) > 20
    assert any("Entrées jointes. C’est l’exercice du 19 février" in line for line in told)
    assert not [line for line in told if re.search(r"-[0-9a-f]{10}\b", line) or ": –" in line]


def test_no_page_asks_another_host_for_anything(built_site: Path) -> None:
    for file in built_site.rglob("*.html"):
        tree = page(built_site, file.relative_to(built_site).as_posix())
        loaded = tree.xpath(
            "//script/@src | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href | //img/@src"
        )
        assert [link for link in loaded if link.startswith(("http:", "https:", "//"))] == []


def test_the_feed_is_read_by_a_feed_reader(built_site: Path, base_url: str) -> None:
    feed = feedparser.parse((built_site / "feed.atom").read_bytes())
    assert not feed.bozo
    assert feed.feed.title
    assert 5 <= len(feed.entries) <= 100
    assert all(entry.link.startswith(base_url) and entry.title and entry.id for entry in feed.entries)


def test_the_sitemap_lists_every_entry_and_only_pages_that_exist(built_site: Path, base_url: str) -> None:
    urls = lxml.etree.parse(built_site / "sitemap.xml").getroot().xpath("//*[local-name()='loc']/text()")
    assert all((built_site / page_path(built_site, url, base_url)).is_file() for url in urls)
    listed = {page_path(built_site, url, base_url) for url in urls}
    assert {page_path(built_site, entry["url"], base_url) for entry in timeline(built_site)["entries"]} <= listed


def test_dates_are_written_as_french_readers_write_them(built_site: Path) -> None:
    text = page(built_site, "index.html").text_content()
    assert "octobre 2022" in text
    assert "1 mars" not in text.replace("\N{NO-BREAK SPACE}", " ").replace("21 mars", "").replace("31 mars", "")


def test_a_second_build_changes_no_byte_and_no_time(built_site: Path, repository: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in built_site.rglob("*") if path.is_file()}
    summary = build(repository, Silent(), output=built_site)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in built_site.rglob("*") if path.is_file()}
    assert before == after
    assert summary.published.written == 0


def test_the_bytes_do_not_depend_on_the_machine(built_site: Path, repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--site", ".", "--output", str(tmp_path / "public")]
    environment = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "tr_TR.UTF-8", "LC_ALL": "C", "PATH": ""}
    subprocess.run([*command, "--jobs", "2", "--quiet"], cwd=repository, env=environment, check=True)
    for file in built_site.rglob("*"):
        if file.is_file():
            other = tmp_path / "public" / file.relative_to(built_site)
            assert file.read_bytes() == other.read_bytes(), file.name


def test_one_bad_article_is_named_by_line_and_the_rest_builds(make_site, tmp_path: Path) -> None:
    good = "---\ntitle: Frappes\npublished: 2022-10-12\nlanguage: fr\n---\n\nDes missiles ont frappé Kiev lundi.\n"
    site = make_site(
        "language: fr\n",
        {
            "bon.md": good,
            "cassé.md": "---\ntitle: [oups\npublished: 2022-10-12\n---\n\nTexte.\n",
            "sans-date.md": "---\nlanguage: fr\n---\n\nLa Russie a envahi l'Ukraine le 24 février 2022.\n",
            "langue.md": "---\ntitle: Langue\npublished: 2022-10-12\nlanguage: tlh\n---\n\nnuqneH.\n",
            "vide.md": "---\ntitle: Vide\npublished: 2022-10-12\nlanguage: fr\n---\n\n",
        },
    )
    reporter = Silent()
    summary = build(site, reporter)
    lines = "\n".join(str(problem) for problem in reporter.problems)
    for name, word in (("cassé.md:3", "YAML"), ("sans-date.md", "publi"), ("langue.md:4", "tlh"), ("vide.md", "empty")):
        assert any(name in line and word in line for line in lines.splitlines()), (name, lines)
    assert summary.failed
    days = {entry["when"]["earliest"] for entry in timeline(site / "public")["entries"]}
    assert days == {"2022-10-10", "2022-02-24"}


def test_the_command_ends_with_the_statuses_of_the_design(make_site) -> None:
    def status(*arguments: str) -> tuple[int, str]:
        command = [sys.executable, "-m", "generator", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        return done.returncode, done.stderr + done.stdout

    site = make_site("titel: x\n", {})
    assert status("build", "--site", str(site))[0] == 1
    assert "site.yaml:1:1: unknown key 'titel': did you mean 'title'?" in status("build", "--site", str(site))[1]
    assert status("build", "--nonsense")[0] == 2
    assert status("--help")[0] == 0


@pytest.fixture(scope="module")
def seeds_site(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five scraped articles, with nothing but their publication dates, built into a site."""
    published = {
        "000": "2024-11-24",
        "001": "2022-10-12",
        "002": "2022-10-03",
        "003": "2023-03-29",
        "004": "2024-06-18",
    }
    site = tmp_path_factory.mktemp("seeds")
    (site / "content").mkdir()
    (site / "site.yaml").write_text("language: fr\nnamed_dates: {guerre: 2022-02-24}\n", "utf-8")
    for file in sorted((shared / "seeds").glob("*.txt")):
        head = f"---\npublished: {published[file.name[:3]]}\nlanguage: fr\n---\n"
        (site / "content" / file.name).write_text(head + file.read_text("utf-8"), "utf-8")
    build(site, Silent())
    return site / "public"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-11-19", "1000ème jour"),
        ("2022-10-01", "retrait des troupes russes de la ville de Liman"),
        ("2023-03-25", "Poutine a annoncé samedi"),
        ("2022-10-17", "exercice"),
        ("2024-06-11", "deuxième étape d'exercices nucléaires tactiques"),
    ],
)
def test_scraped_articles_stand_on_the_right_days(seeds_site: Path, day: str, words: str) -> None:
    wanted = dt.date.fromisoformat(day)
    found = [
        entry
        for entry in timeline(seeds_site)["entries"]
        if any(words in report["quote"] for report in entry["reports"])
        and dt.date.fromisoformat(entry["when"]["earliest"]) <= wanted <= dt.date.fromisoformat(entry["when"]["latest"])
    ]
    assert found, [(entry["when"]["earliest"], entry["headline"]) for entry in timeline(seeds_site)["entries"]]
    links = page(seeds_site, page_path(seeds_site, found[0]["url"], "http://localhost:8000/")).xpath("//a/@href")
    assert any(f"/{found[0]['reports'][0]['article']}.html#" in link for link in links)


def test_nothing_of_page_furniture_reaches_the_timeline(seeds_site: Path) -> None:
    quotes = [report["quote"] for entry in timeline(seeds_site)["entries"] for report in entry["reports"]]
    for furniture in ("Lire aussi", "Akismet", "spot_img", "Comment", "Partager", "Kovel", "cinquième mois", "Trump"):
        assert not [quote for quote in quotes if furniture in quote], furniture
