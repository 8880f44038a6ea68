from pathlib import Path

import pytest

from generator.errors import Severity, UserError
from generator.events.model import Status
from generator.timeline.corrections import load_corrections
from generator.timeline.model import Withdrawal
from timeline.reports import Told, corrections_of, entry_with, reading, timeline_of

BRIDGE = "Une explosion a coupé en deux le pont de Kermal, près de Voltava."
BRIDGE_2 = "Le pont de Kermal, près de Voltava, est coupé en deux par une explosion."
SIREN = "Les sirènes de Port-Ilan ont retenti toute la matinée."
LIGHT = "Le phare de Selm a été éteint par un sabotage."

READINGS = (
    reading("a", "2023-05-03", Told(BRIDGE, "2023-05-02"), Told(LIGHT, "2023-05-01", 2)),
    reading("b", "2023-05-04", Told(BRIDGE_2, "2023-05-02"), Told(SIREN, "2023-05-02", None)),
)


def id_of(words: str) -> str:
    return entry_with(timeline_of(*READINGS), words).id


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(UserError) as caught:
        corrections_of(folder, text)
    return [str(problem) for problem in caught.value.problems]


def test_no_file_and_an_empty_file_hold_no_corrections(tmp_path: Path) -> None:
    assert not load_corrections(tmp_path / "corrections.yaml").decisions
    assert not corrections_of(tmp_path, "# nothing yet\n").decisions


def test_every_mistake_of_a_file_is_told_with_its_place(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        """- entry: x
  date: 2024-01-01
  reason: why
  hidden: true
- date: yesterday
  reason: why
  entry: y
  hide: true
- entry: z
  date: 2024-01-01
  reason: ""
  change: {rung: 12, status: done}
""",
    )
    assert found[0].startswith("content/corrections.yaml:4:3: unknown key 'hidden'")
    assert "did you mean 'hide'?" in found[0]
    assert found[1].startswith("content/corrections.yaml:5:9:")
    assert any(":11:11:" in line for line in found)
    assert any(":12:18:" in line for line in found)
    assert any(":12:30:" in line for line in found)


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("- {date: 2024-01-01, reason: r, entry: x}", "1:3", "does nothing"),
        ("- {date: 2024-01-01, reason: r, hide: true}", "1:3", "about no entry"),
        ("- {date: 2024-01-01, reason: r, entry: x, change: {date: 24/02/2022}}", "1:58", "no date"),
        ("- {date: 2024-01-01, reason: r, entry: x, add: {date: 2022, headline: h}}", "1:43", "cannot stand beside"),
        (
            "- {date: 2024-01-01, reason: r, add: {date: 2022, headline: h, references: [{publisher: p, url: 'x:y'}]}}",
            "1:97",
            "no web address",
        ),
        ("a: 1", "1:1", ""),
    ],
)
def test_what_makes_no_sense_is_told(tmp_path: Path, text: str, place: str, what: str) -> None:
    (line,) = mistakes(tmp_path, text)
    assert line.startswith(f"content/corrections.yaml:{place}:")
    assert what in line


def test_two_added_entries_cannot_have_one_id(tmp_path: Path) -> None:
    item = "- {date: 2024-01-01, reason: r, add: {id: x, date: 2022-01-01, headline: h}}\n"
    (line,) = mistakes(tmp_path, item * 2)
    assert line.startswith("content/corrections.yaml:2:43:")


def test_fields_are_changed_and_the_change_shows_with_what_stood_there(tmp_path: Path) -> None:
    corrections = corrections_of(
        tmp_path,
        f"""- entry: {id_of(BRIDGE)}
  date: 2024-01-01
  reason: Le ministère a rectifié.
  change: {{date: 2023-05-01, rung: 6, status: denied, headline: Pont coupé, actors: [Norland]}}
""",
    )
    entry = entry_with(timeline_of(*READINGS, corrections=corrections), BRIDGE)
    assert (entry.when.edtf, entry.rung, entry.status) == ("2023-05-01", 6, Status.DENIED)
    assert (entry.headline, entry.actors) == ("Pont coupé", ("Norland",))
    assert [(item.what, item.before, item.after) for item in entry.corrections] == [
        ("when", "2023-05-02", "2023-05-01"),
        ("rung", "5", "6"),
        ("status", "occurred", "denied"),
        ("headline", BRIDGE, "Pont coupé"),
        ("actors", "", "Norland"),
    ]
    assert {item.reason for item in entry.corrections} == {"Le ministère a rectifié."}
    assert entry.id == id_of(BRIDGE)


def test_a_corrected_entry_stands_where_its_new_date_puts_it(tmp_path: Path) -> None:
    text = f"- {{entry: {id_of(BRIDGE)}, date: 2024-01-01, reason: r, change: {{date: 2021}}}}"
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    assert timeline.entries[0].id == id_of(BRIDGE)


def test_a_hidden_entry_is_gone_but_its_correction_is_public(tmp_path: Path) -> None:
    text = "- {quote: sirènes de Port-Ilan, date: 2024-01-01, reason: un exercice, hide: true}"
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    assert SIREN not in [entry.headline for entry in timeline.entries]
    (notice,) = timeline.corrections
    assert (notice.entry, notice.headline, notice.correction.what) == (None, SIREN, "hide")
    assert notice.language == "fr"
    assert timeline.withdrawn == (Withdrawal(id_of(SIREN), notice.correction, "fr"),)


def test_an_entry_hidden_twice_is_withdrawn_once_for_the_last_reason(tmp_path: Path) -> None:
    text = "".join(
        f"- {{entry: {id_of(SIREN)}, date: 2024-01-0{day}, reason: reason {day}, hide: true}}\n" for day in (1, 2)
    )
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    assert [(one.entry, one.correction.reason) for one in timeline.withdrawn] == [(id_of(SIREN), "reason 2")]


def test_merged_entries_are_one_and_the_old_id_leads_to_it(tmp_path: Path) -> None:
    siren, light = id_of(SIREN), id_of(LIGHT)
    text = f"- {{entry: {siren}, date: 2024-01-01, reason: r, merge: [{light}]}}"
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    entry = entry_with(timeline, SIREN)
    assert entry == entry_with(timeline, LIGHT)
    assert entry.id == siren
    assert light in entry.former_ids
    assert [item.what for item in entry.corrections] == ["merge"]


def test_a_split_report_has_an_entry_of_its_own(tmp_path: Path) -> None:
    text = f'- {{entry: {id_of(BRIDGE)}, date: 2024-01-01, reason: r, split: ["{BRIDGE_2}"]}}'
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    one, other = entry_with(timeline, BRIDGE), entry_with(timeline, BRIDGE_2)
    assert one.id != other.id
    assert other.id not in one.former_ids
    assert [item.what for item in (*one.corrections, *other.corrections)] == ["split", "split"]


def test_an_entry_cannot_be_split_to_nothing(tmp_path: Path) -> None:
    text = f'- {{entry: {id_of(BRIDGE)}, date: 2024-01-01, reason: r, split: ["{BRIDGE}", "{BRIDGE_2}"]}}'
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    assert entry_with(timeline, BRIDGE) == entry_with(timeline, BRIDGE_2)
    assert "nothing would stay" in str(timeline.problems[0])


def test_an_entry_added_by_hand_stands_in_its_place_and_takes_corrections(tmp_path: Path) -> None:
    text = """- date: 2024-01-01
  reason: Aucun article ne le dit.
  add:
    id: rappel-de-l-ambassadeur
    date: 2023-05-02
    headline: Le Norland rappelle son ambassadeur
    rung: 1
    actors: [Norland]
    references:
      - {publisher: Journal officiel, url: "https://example.org/jo", published: 2023-05-03}
- date: 2024-01-02
  reason: Précision.
  entry: rappel-de-l-ambassadeur
  note: L’ambassadeur est revenu en juin.
"""
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    (entry,) = [entry for entry in timeline.entries if entry.by_hand]
    assert entry.id == "rappel-de-l-ambassadeur"
    assert (entry.reports, entry.sources, entry.references[0].publisher) == ((), 1, "Journal officiel")
    assert entry.note == "L’ambassadeur est revenu en juin."
    assert [item.what for item in entry.corrections] == ["add", "note"]
    assert [notice.correction.what for notice in timeline.corrections] == ["note", "add"]
    assert not timeline.problems


def test_an_entry_added_by_hand_can_be_merged_both_ways(tmp_path: Path) -> None:
    add = "- {date: 2024-01-01, reason: r, add: {id: hand, date: 2023-05-02, headline: Ma phrase, rung: 3}}\n"
    into = f"- {{entry: {id_of(SIREN)}, date: 2024-01-01, reason: r, merge: [hand]}}"
    entry = entry_with(timeline_of(*READINGS, corrections=corrections_of(tmp_path, add + into)), SIREN)
    assert (entry.by_hand, entry.headline) == (False, SIREN)
    assert "hand" in entry.former_ids
    onto = f"- {{entry: hand, date: 2024-01-01, reason: r, merge: [{id_of(SIREN)}]}}"
    entry = entry_with(timeline_of(*READINGS, corrections=corrections_of(tmp_path, add + onto)), SIREN)
    assert (entry.by_hand, entry.headline, entry.id, entry.sources) == (True, "Ma phrase", "hand", 1)


def test_any_id_that_ever_led_to_an_entry_still_names_it(tmp_path: Path) -> None:
    entry = entry_with(timeline_of(*READINGS), BRIDGE)
    (former,) = entry.former_ids
    text = f"- {{entry: {former}, date: 2024-01-01, reason: r, note: vu}}"
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    assert entry_with(timeline, BRIDGE).note == "vu"
    (problem,) = timeline.problems
    assert problem.severity is Severity.WARNING
    assert f"write `entry: {entry.id}`" in problem.remedy


def test_hiding_an_entry_that_has_since_become_part_of_another_hides_its_report_only(tmp_path: Path) -> None:
    alone = entry_with(timeline_of(READINGS[1]), BRIDGE_2)
    text = f"- {{entry: {alone.id}, date: 2024-01-01, reason: r, hide: true}}"
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text))
    assert [report.event.quote for report in entry_with(timeline, BRIDGE).reports] == [BRIDGE]
    assert "only the report is hidden" in str(timeline.problems[0])


@pytest.mark.parametrize(
    "act", ["hide: true", "note: n", "pin: true", "merge: [nothing-here-00000]", "change: {rung: 1}"]
)
def test_a_correction_of_nothing_is_reported_with_its_place(tmp_path: Path, act: str) -> None:
    target = id_of(SIREN) if act.startswith("merge") else "gone-0123456789"
    text = f"# a comment\n- {{entry: {target}, date: 2024-01-01, reason: r, {act}}}"
    (problem,) = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text)).problems
    assert (problem.file, problem.line, problem.severity) == ("content/corrections.yaml", 2, Severity.WARNING)
    assert "no longer applies" in problem.message


def test_a_misspelt_id_is_met_with_the_right_one(tmp_path: Path) -> None:
    right = id_of(SIREN)
    text = f"- {{entry: {right.replace('port', 'prot')}, date: 2024-01-01, reason: r, hide: true}}"
    (problem,) = timeline_of(*READINGS, corrections=corrections_of(tmp_path, text)).problems
    assert right in problem.remedy


def test_words_in_several_entries_need_an_article(tmp_path: Path) -> None:
    twice = (
        reading("c", "2023-05-03", Told(SIREN, "2023-05-02")),
        reading("d", "2023-08-03", Told(SIREN, "2023-08-02")),
    )
    text = "- {quote: sirènes, date: 2024-01-01, reason: r, hide: true}"
    assert "several entries" in str(timeline_of(*twice, corrections=corrections_of(tmp_path, text)).problems[0])
    text = "- {quote: sirènes, article: d.md, date: 2024-01-01, reason: r, hide: true}"
    timeline = timeline_of(*twice, corrections=corrections_of(tmp_path, text))
    assert [entry.when.edtf for entry in timeline.entries] == ["2023-05-02"]
    assert not timeline.problems


def test_a_quote_finds_the_sentence_after_it_was_edited_and_says_so(tmp_path: Path) -> None:
    text = f'- {{entry: gone-0123456789, quote: "{SIREN}", date: 2024-01-01, reason: r, change: {{rung: 3}}}}\n'
    edited = reading("b", "2023-05-04", Told(SIREN.replace("matinée", "nuit"), "2023-05-02", None))
    timeline = timeline_of(edited, corrections=corrections_of(tmp_path, text))
    assert timeline.entries[0].rung == 3
    assert "reads otherwise now" in timeline.problems[0].message


def test_typography_and_case_do_not_matter_to_quotes(tmp_path: Path) -> None:
    text = "- {quote: 'LES SIRENES de port ilan', date: 2024-01-01, reason: r, hide: true}"
    with_accents = text.replace("SIRENES", "SIRÈNES")
    timeline = timeline_of(*READINGS, corrections=corrections_of(tmp_path, with_accents))
    assert not timeline.problems
    assert len(timeline.entries) == 2
