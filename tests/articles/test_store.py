"""Content at an address is published as that of a folder is, and what is wrong there is told in the same way."""

from __future__ import annotations

import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from generator import explain, reviewing
from generator.articles import sources
from generator.articles.adding.add import add
from generator.build import build
from generator.errors import UserError
from generator.reporting import Silent
from generator.settings import load_settings

fsspec = pytest.importorskip("fsspec", reason="the extra [cluster] is not installed")

from fsspec.implementations.memory import MemoryFileSystem  # noqa: E402 - where there is none, nothing here is run

SETTINGS = "title: Crise\nlanguage: fr\npictures: false\nactors:\n  - {name: Russie, aliases: [Moscou]}\n"
ARTICLE = "---\ntitle: Frappes\npublished: 2022-10-12\nlanguage: fr\n---\n\nMoscou a frappé le port de {place} lundi.\n"
CORRECTIONS = """
- quote: a frappé le port de Lviv lundi
  change: {headline: Lviv est touchée}
  date: 2022-10-20
  reason: Le titre manquait de clarté.
"""
FILES = {
    "a.md": ARTICLE.format(place="Kiev"),
    "b.txt": "Moscou a frappé le port d'Odessa mardi.\n",
    "b.yaml": "title: Le port\npublished: 2022-10-20\nlanguage: fr\n",
    "archive.jsonl": '{"published": "2022-09-01", "language": "fr", "text": "Moscou a bombardé Kharkiv hier."}\n'
    '{"published": "2022-09-09", "language": "fr", "text": "Moscou a bombardé Soumy hier."}\n\nnon\n',
    "sub/c [1]*?.md": ARTICLE.format(place="Lviv"),
    "sub/lonely.yaml": "author: Personne\n",
    "sub/windows.md": ARTICLE.format(place="Dnipro").replace("\n", "\r\n"),
    ".hidden/d.md": ARTICLE.format(place="Paris"),
    "picture.png": "no article",
    "corrections.yaml": CORRECTIONS,
}


class Marked(MemoryFileSystem):
    """A store that tells a mark of each file's bytes, denies some of them, and counts what is asked of it."""

    protocol = "marked"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    asked: ClassVar[list[str]] = []
    denied: ClassVar[set[str]] = set()

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return super()._strip_protocol(path.removeprefix("marked:/"))

    def find(self, path: str, **how: Any) -> Any:
        self.asked.append("find")
        return {
            name: {**told, "ETag": hash(self.store[name].getvalue())}
            for name, told in super().find(path, **how).items()
        }

    def cat_ranges(self, paths: list[str], *bounds: Any, **how: Any) -> Any:
        self.asked.append(f"{len(paths)} files")
        return super().cat_ranges(paths, *bounds, **how)

    def cat_file(self, path: str, *bounds: Any, **how: Any) -> Any:
        if path in self.denied:
            raise RuntimeError("Unable to locate\ncredentials")
        return super().cat_file(path, *bounds, **how)


@pytest.fixture(autouse=True)
def _empty_stores() -> Iterator[None]:
    fsspec.register_implementation("marked", Marked, clobber=True)
    yield
    for kind in (MemoryFileSystem, Marked):
        kind.store.clear()
    Marked.asked.clear()
    Marked.denied.clear()


@pytest.fixture
def site(make_site: Callable[..., Path]) -> Path:
    made = make_site(SETTINGS, {})
    for name, text in FILES.items():
        path = made / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return made


def put(kind: type[MemoryFileSystem], files: dict[str, str] = FILES) -> None:
    """Put files into the place `x/content` of a store."""
    kind().pipe({f"/x/content/{name}": text.encode() for name, text in files.items()})


def at(site: Path, content: str) -> Path:
    """The site, with its content at an address."""
    (site / "site.yaml").write_text(f"{SETTINGS}content: {content}\n", "utf-8")
    return site


def built(site: Path) -> tuple[dict[str, bytes], list[tuple[str, int, int, str]]]:
    """What a build publishes, and what it says is wrong."""
    reporter = Silent()
    output = build(site, reporter).output
    files = {path.relative_to(output).as_posix(): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    said = [(Path(problem.file).name, problem.line, problem.column, problem.message) for problem in reporter.problems]
    return files, sorted(said)


@pytest.mark.parametrize("address", ["memory://x/content", "memory://x/content/", "marked://x/content", "file"])
def test_content_at_an_address_is_published_as_that_of_a_folder(site: Path, address: str) -> None:
    files, problems = built(site)
    assert len([name for name in files if name.startswith("articles/")]) >= 6
    assert any("Lviv est touchée".encode() in data for data in files.values())
    assert len(problems) == 2
    if address == "file":
        address = (site / "content").rename(site.parent / "autre part").as_uri()
    put(MemoryFileSystem)
    put(Marked)
    found, same = built(at(site, address))
    assert found == files
    assert same == problems


def test_the_command_reads_an_archive_of_files(site: Path) -> None:
    files, _ = built(site)
    with zipfile.ZipFile(site / "articles.zip", "w") as archive:
        for name, text in FILES.items():
            archive.writestr(f"inside/{name}", text)
    at(site, f"zip://inside::file://{site}/articles.zip")
    command = [sys.executable, "-m", "generator", "build", "--site", str(site), "--output", str(site / "other")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, "the archive has a line that is no article"
    assert done.stderr.count("\n") == 2
    found = (path for path in (site / "other").rglob("*") if path.is_file())
    assert {path.relative_to(site / "other").as_posix(): path.read_bytes() for path in found} == files


def without_faults() -> dict[str, str]:
    return {name: text for name, text in FILES.items() if name not in ("archive.jsonl", "sub/lonely.yaml")}


@pytest.mark.parametrize("kind", [MemoryFileSystem, Marked])
def test_nothing_is_done_where_nothing_changed_and_every_change_is_seen(
    site: Path, kind: type[MemoryFileSystem]
) -> None:
    files = without_faults()
    put(kind, files)
    at(site, f"{'marked' if kind is Marked else 'memory'}://x/content")
    time_of_settings_goes_by(site)
    assert "articles" in build(site, Silent()).stages
    Marked.asked.clear()
    assert dict(build(site, Silent()).stages) == {}
    if kind is Marked:
        assert Marked.asked == ["find"]
    put(kind, {"a.md": files["a.md"].replace("lundi", "jeudi")})
    assert "articles" in build(site, Silent()).stages
    assert dict(build(site, Silent()).stages) == {}
    put(kind, {"sub/new.md": ARTICLE.format(place="Paris")})
    assert "articles" in build(site, Silent()).stages
    kind().rm("/x/content/b.txt")
    kind().rm("/x/content/b.yaml")
    assert "articles" in build(site, Silent()).stages


def time_of_settings_goes_by(site: Path) -> None:
    time.sleep(0.05)


def test_many_files_are_asked_for_at_a_time_and_each_once(site: Path) -> None:
    put(Marked, {f"{number:03}.md": ARTICLE.format(place="Kiev") for number in range(150)})
    put(Marked, {f"{number:03}.yaml": f"author: Nom {number}\n" for number in range(150)})
    build(at(site, "marked://x/content"), Silent())
    asked = [int(one.split()[0]) for one in Marked.asked if one != "find"]
    assert len(asked) <= 10
    assert sum(asked) <= 350


def test_a_file_that_the_store_denies_is_named_and_the_others_are_published(site: Path) -> None:
    put(Marked)
    Marked.denied.add("/x/content/a.md")
    reporter = Silent()
    summary = build(at(site, "marked://x/content"), reporter)
    assert summary.articles == 5
    said = [str(problem) for problem in reporter.problems if "a.md" in problem.file]
    assert said == ["marked://x/content/a.md: cannot be read (Unable to locate credentials): check its permissions"]


def test_a_file_too_large_for_an_article_is_not_fetched(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST_FILE", 1000)
    put(MemoryFileSystem, {**without_faults(), "a.md": "x" * 1001})
    reporter = Silent()
    build(at(site, "memory://x/content"), reporter)
    assert ["more than an article can have" in problem.message for problem in reporter.problems] == [True]


def test_what_cannot_be_listed_is_told(site: Path) -> None:
    with pytest.raises(UserError, match="memory://x/content: no files there"):
        build(at(site, "memory://x/content"), Silent())
    with pytest.raises(UserError, match=r"nonsense://x: content there cannot be read .*: name a folder, or an address"):
        build(at(site, "nonsense://x"), Silent())
    with pytest.raises(UserError, match=r"cannot be read \(.*paramiko.*\): install what that names"):
        build(at(site, "sftp://host/x"), Silent())


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("content: s3://key:secret@bucket/x\n", "site.yaml:1:10: a password stands in the address"),
        ("content: file://host/x\n", "site.yaml:1:10: 'file://host/x' names no folder"),
        ("content: file:///\n", "site.yaml:1:10: 'file:///' names no folder"),
        ("output: s3://bucket/x\n", "site.yaml:1:9: a site is published into a folder"),
    ],
)
def test_addresses_that_cannot_be_are_told_with_their_place(tmp_path: Path, settings: str, expected: str) -> None:
    (tmp_path / "site.yaml").write_text(settings, "utf-8")
    with pytest.raises(UserError) as found:
        load_settings(tmp_path)
    assert str(found.value).startswith(expected)


def test_without_the_extra_the_message_names_it(site: Path) -> None:
    code = "import sys; sys.modules['fsspec'] = None; from generator.cli import main; main()"
    command = [sys.executable, "-c", code, "build", "--site", str(at(site, "s3://bucket/x"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        "error: s3://bucket/x: fsspec, which reads there, is not installed: "
        "run pip install 'escalation-timeline[cluster]'\n"
    )


def test_other_commands_read_there_and_those_that_write_say_that_they_cannot(site: Path) -> None:
    unclear = "---\nlanguage: fr\n---\n\nMoscou a frappé Kherson mardi dernier.\n"
    put(MemoryFileSystem, {**FILES, "sub/unclear.md": unclear})
    at(site, "memory://x/content")
    assert explain.reading_of(site, Path("sub/windows.md")).article.title == "Frappes"
    assert ("memory://x/content/sub/unclear.md", 5) in {
        (item.file, item.line) for item in reviewing.review_site(site).items
    }
    with pytest.raises(
        UserError, match=r"memory://x/content: articles cannot be written to an address: work on a copy"
    ):
        add(["article.md"], site, load_settings(site))
    with pytest.raises(UserError, match=r"corrections\.yaml cannot be written to an address"):
        reviewing.step_through(site)
