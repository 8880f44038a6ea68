import datetime as dt
from pathlib import Path

import msgspec
import pytest
import yaml

from generator.dates.model import Certainty
from generator.errors import UserError
from generator.events.model import ArticleReading, Status
from generator.timeline.corrections import Corrections, load_corrections
from generator.timeline.interviewing import Answer, answers, decide, interview
from generator.timeline.places import SourceText
from generator.timeline.recording import append_decision
from generator.timeline.review import Concern, ReviewItem, review
from timeline.reports import SETTINGS, Told, corrections_of, entry_with, reading, timeline_of

TODAY = dt.date(2024, 5, 6)
BRIDGE = "Une explosion a coupé en deux le pont de Kermal, près de Voltava."
BRIDGE_2 = "Le pont de Kermal, près de Voltava, est coupé en deux par une explosion."
DENIAL = "Aucune explosion n’a coupé en deux le pont de Kermal près de Voltava."
SIREN = "Les sirènes de Port-Ilan ont retenti toute la matinée."
SIREN_2 = "À Port-Ilan, on a entendu une alarme."


def items(folder: Path, *readings: ArticleReading, corrections: Corrections | None = None) -> list[ReviewItem]:
    content = folder / "content"
    content.mkdir(exist_ok=True)
    for made in readings:
        head = "---\ntitle: x\n---\n\n"
        (content / made.article.path).write_text(head + made.article.text.replace("Kermal", "**Kermal**"), "utf-8")
    decided = corrections or Corrections()
    timeline = timeline_of(*readings, corrections=decided)
    return review(timeline, readings, SETTINGS, decided, content=content, today=TODAY)


def only(found: list[ReviewItem], concern: Concern) -> ReviewItem:
    (item,) = [item for item in found if item.concern is concern]
    return item


def test_a_doubtful_date_is_shown_with_its_line_and_a_correction_that_works(tmp_path: Path) -> None:
    doubtful = Told(BRIDGE, "2023-05-02", certainty=Certainty.DOUBTFUL)
    made = reading("a", "2023-05-03", Told("Autre chose : rien.", "2023-05-01"), doubtful)
    item = only(items(tmp_path, made), Concern.DOUBTFUL_DATE)
    assert (item.file, item.line) == ("content/a.md", 7)
    assert "as written" in item.message
    decided = corrections_of(tmp_path, item.yaml.replace("2023-05-02", "2023-05-01"))
    timeline = timeline_of(made, corrections=decided)
    assert not timeline.problems
    assert entry_with(timeline, BRIDGE).when.edtf == "2023-05-01"


def test_what_the_editor_decided_is_not_shown_again(tmp_path: Path) -> None:
    made = reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02", None, certainty=Certainty.DOUBTFUL))
    first = items(tmp_path, made)
    assert {item.concern for item in first} == {Concern.DOUBTFUL_DATE, Concern.UNCLASSIFIED}
    decided = corrections_of(tmp_path, "".join(item.yaml for item in first))
    assert not items(tmp_path, made, corrections=decided)


def test_disagreements_are_shown_with_who_says_what(tmp_path: Path) -> None:
    found = items(
        tmp_path,
        reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02", 5)),
        reading("b", "2023-05-03", Told(BRIDGE_2, "2023-05-02", 6)),
        reading("c", "2023-05-03", Told(DENIAL, "2023-05-02", 0, Status.DENIED)),
    )
    messages = [item.message for item in found if item.concern is Concern.DISAGREEMENT]
    assert any("about the status: occurred (2), denied (1)" in message for message in messages)
    assert any("about the rung: 5 (1), 6 (1)" in message for message in messages)


def test_near_duplicates_are_shown_once_and_can_be_merged_or_kept_apart(tmp_path: Path) -> None:
    made = (
        reading("a", "2023-05-03", Told(SIREN, "2023-05-02")),
        reading("b", "2023-05-03", Told(SIREN_2, "2023-05-03")),
    )
    item = only(items(tmp_path, *made), Concern.NEAR_DUPLICATE)
    merged = timeline_of(*made, corrections=corrections_of(tmp_path, item.yaml))
    assert len(merged.entries) == 1
    apart = yaml.safe_dump([decide(item, "a", "", "", TODAY)])
    assert not items(tmp_path, *made, corrections=corrections_of(tmp_path, apart))


def test_what_the_editor_parted_by_its_words_is_no_near_duplicate(tmp_path: Path) -> None:
    made = (
        reading("a", "2023-05-03", Told(SIREN, "2023-05-02")),
        reading("b", "2023-05-03", Told(SIREN_2, "2023-05-03")),
    )
    parted = {"quote": SIREN, "date": TODAY, "reason": "Deux nuits.", "split": [SIREN_2]}
    assert not items(tmp_path, *made, corrections=corrections_of(tmp_path, yaml.safe_dump([parted])))
    elsewhere = {**parted, "quote": "Un autre fait."}
    found = items(tmp_path, *made, corrections=corrections_of(tmp_path, yaml.safe_dump([elsewhere])))
    assert only(found, Concern.NEAR_DUPLICATE)


def test_a_plan_and_what_it_became_are_no_near_duplicates(tmp_path: Path) -> None:
    sentence = "Les frégates de Voltava {} dans le détroit de Kermal."
    made = (
        reading("a", "2023-05-01", Told(sentence.format("pourraient entrer"), "2023-05-10", 3, Status.POSSIBLE)),
        reading("b", "2023-05-13", Told(sentence.format("sont entrées"), "2023-05-12", 4)),
    )
    assert any(entry.followed_by for entry in timeline_of(*made).entries)
    assert not [item for item in items(tmp_path, *made) if item.concern is Concern.NEAR_DUPLICATE]


def test_unread_dates_are_shown_once_an_article(tmp_path: Path) -> None:
    made = reading("a", None, vague=("La veille, rien.", "Lundi, rien.", "Hier, rien."), unread=True)
    item = only(items(tmp_path, made), Concern.UNREAD_DATE)
    assert (item.file, item.line) == ("content/a.md", 5)
    assert "3 dates" in item.message
    assert item.yaml.startswith("published: ")


def test_stale_corrections_come_first(tmp_path: Path) -> None:
    stale = "- {entry: gone-0123456789, date: 2024-01-01, reason: r, hide: true}"
    made = reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02", None, certainty=Certainty.DOUBTFUL))
    found = items(tmp_path, made, corrections=corrections_of(tmp_path, stale))
    assert (found[0].concern, found[0].file, found[0].line) == (
        Concern.STALE_CORRECTION,
        "content/corrections.yaml",
        1,
    )
    assert [item.weight for item in found] == sorted((item.weight for item in found), reverse=True)


def test_items_are_json(tmp_path: Path) -> None:
    found = items(tmp_path, reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02", None)))
    assert msgspec.json.decode(msgspec.json.encode(found))[0]["concern"] == "unclassified"


def test_lines_are_found_through_markup_and_typography() -> None:
    source = SourceText(
        "---\ntitle: t\n---\n\nPremier.\n\nUn [long lien](https://example.org/a/b) vers l'**île** noire.\n"
    )
    assert source.line("Un long lien vers l’île noire.") == 7
    assert source.line("Premier.") == 5
    assert source.line("Rien de tel ne s’y trouve.") == 0
    assert source.line("") == 0


FILE = """# Our corrections, oldest first.
- entry: old-one   # seen twice
  reason: "why: because"
  date: 2023-01-01
  hide: true

# the end
"""
INDENTED = "  - {entry: a, date: 2023-01-01, reason: b, pin: true}\n"
DECISION = {"entry": "x-1", "date": TODAY, "reason": "é", "change": {"date": "2023-05-02"}}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment",
        FILE,
        FILE.rstrip("\n"),
        FILE.replace("\n", "\r\n"),
        INDENTED,
    ],
)
def test_a_decision_is_added_and_every_byte_stays(tmp_path: Path, text: str) -> None:
    path = tmp_path / "content" / "corrections.yaml"
    if text:
        path.parent.mkdir()
        path.write_bytes(text.encode())
    before = load_corrections(path).decisions
    append_decision(path, DECISION)
    assert path.read_bytes().startswith(text.encode())
    decisions = load_corrections(path).decisions
    assert decisions[:-1] == before
    assert decisions[-1].entry == "x-1"
    assert decisions[-1].change is not None
    assert decisions[-1].change.date == "2023-05-02"
    assert sorted(item.name for item in path.parent.iterdir()) == ["corrections.yaml"]


@pytest.mark.parametrize("text", ["a: 1\n", "[{entry: a, date: 2023-01-01, reason: b, pin: true}]\n", "- a: [\n"])
def test_a_file_that_cannot_be_added_to_stays_as_it_is(tmp_path: Path, text: str) -> None:
    path = tmp_path / "corrections.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError):
        append_decision(path, DECISION)
    assert path.read_text("utf-8") == text


class Scripted:
    """An editor who gives these answers in turn."""

    def __init__(self, *given: str) -> None:
        self.given = list(given)
        self.shown: list[str] = []

    def show(self, text: str) -> None:
        self.shown.append(text)

    def choose(self, possible: tuple[Answer, ...]) -> str:
        key = self.given.pop(0)
        assert key in {answer.key for answer in possible}
        return key

    def ask(self, question: str, default: str) -> str:
        return self.given.pop(0) or default


def test_stepping_through_writes_what_the_editor_decides(tmp_path: Path) -> None:
    doubtful = Told(BRIDGE, "2023-05-02", None, certainty=Certainty.DOUBTFUL)
    made = reading("a", "2023-05-03", doubtful, Told(SIREN, "2023-05-01", None))
    found = items(tmp_path, made)
    path = tmp_path / "content" / "corrections.yaml"
    editor = Scripted("c", "not a date", "", "2023-05-01", "Le communiqué.", "c", "12", "", "6", "", "q")
    assert interview(found, editor, path, TODAY) == 2
    assert any("no EDTF date" in text for text in editor.shown)
    assert any("no rung" in text for text in editor.shown)
    timeline = timeline_of(made, corrections=load_corrections(path))
    assert entry_with(timeline, BRIDGE).when.edtf == "2023-05-01"
    assert [entry.rung for entry in timeline.entries if entry.rung is not None] == [6]
    assert {notice.correction.reason for notice in timeline.corrections} == {"Le communiqué.", "Échelon vérifié."}
    assert not timeline.problems


def test_keeping_a_date_settles_it(tmp_path: Path) -> None:
    made = reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02", certainty=Certainty.DOUBTFUL))
    path = tmp_path / "content" / "corrections.yaml"
    interview(items(tmp_path, made), Scripted("k", ""), path, TODAY)
    assert not items(tmp_path, made, corrections=load_corrections(path))


def test_where_nothing_can_be_decided_one_can_only_go_on(tmp_path: Path) -> None:
    made = reading("a", None, vague=("La veille, rien.",), unread=True)
    (item,) = items(tmp_path, made)
    assert [answer.key for answer in answers(item)] == ["s", "q"]
    editor = Scripted("s")
    assert interview([item], editor, tmp_path / "c.yaml", TODAY) == 0
    assert "published: 2024-MM-DD" in editor.shown[0]
    assert not (tmp_path / "c.yaml").exists()
