"""What lies in the content folder and is no file of it: links that lead out, pipes, devices."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.articles.reading import read_articles
from generator.build import build
from generator.errors import UserError
from generator.reporting import Silent
from generator.settings import Settings

SECRET = "---\ntitle: Secret\npublished: 2022-10-12\nlanguage: fr\n---\n\nLe mot de passe est sésame.\n"
SETTINGS = Settings(language="fr")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "site" / "content"
    (folder / "below").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.md").write_text(SECRET, "utf-8")
    (tmp_path / "outside" / "secret.yaml").write_text("title: Sésame\n", "utf-8")
    (folder / "good.md").write_text(SECRET.replace("Secret", "Bon").replace("sésame", "connu"), "utf-8")
    return folder


def make(content: Path, what: str) -> Path:
    """Something in the content folder that is not to be read."""
    outside = content.parents[1] / "outside"
    path = content / "bad.md"
    match what:
        case "a link to a file outside":
            path.symlink_to(outside / "secret.md")
        case "a link upwards":
            path.symlink_to("../../outside/secret.md")
        case "a link to a link":
            (content / "below" / "step.lnk").symlink_to(outside / "secret.md")
            path.symlink_to("below/step.lnk")
        case "a link to a folder outside":
            path = content / "bad"
            path.symlink_to(outside)
        case "a link to the folder itself":
            path = content / "below" / "bad"
            path.symlink_to(content)
        case "a link to nothing":
            path.symlink_to("nothing.md")
        case "a link to itself":
            path.symlink_to("bad.md")
        case "a pipe":
            os.mkfifo(path)
        case "an endless device":
            path.symlink_to("/dev/zero")
    return path


ODD = (
    "a link to a file outside", "a link upwards", "a link to a link", "a link to a folder outside",
    "a link to the folder itself", "a link to nothing", "a link to itself", "a pipe", "an endless device",
)  # fmt: skip


@pytest.mark.parametrize("what", ODD)
def test_it_is_named_and_not_read(content: Path, what: str) -> None:
    path = make(content, what)
    articles, problems = read_articles(content, SETTINGS)
    assert [article.path for article in articles] == ["good.md"]
    assert [problem.file for problem in problems if problem.file == str(path)] == [str(path)]
    build_folder = content.parent
    (build_folder / "site.yaml").write_text("language: fr\n")
    build(build_folder, Silent())
    published = b"".join(file.read_bytes() for file in (build_folder / "public").rglob("*") if file.is_file())
    assert b"connu" in published
    assert "sésame".encode() not in published


def test_a_link_within_the_folder_is_a_file_like_any_other(content: Path) -> None:
    (content / "good.md").rename(content / "below" / "good.md")
    (content / "linked.md").symlink_to("below/good.md")
    articles, problems = read_articles(content, SETTINGS)
    assert [article.path for article in articles] == ["below/good.md", "linked.md"]
    assert problems == []


def test_a_sidecar_that_leads_out_is_named_and_not_read(content: Path) -> None:
    (content / "good.yaml").symlink_to(content.parents[1] / "outside" / "secret.yaml")
    articles, problems = read_articles(content, SETTINGS)
    assert [article.title for article in articles] == ["Bon"]
    assert ["leads out" in problem.message for problem in problems] == [True]


def test_corrections_that_lead_out_are_refused(content: Path) -> None:
    (content.parent / "site.yaml").write_text("language: fr\n")
    (content / "corrections.yaml").symlink_to(content.parents[1] / "outside" / "secret.yaml")
    with pytest.raises(UserError, match="leads out of the content folder"):
        build(content.parent, Silent())
    assert not (content.parent / "public").exists()
