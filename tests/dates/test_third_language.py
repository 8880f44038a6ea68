"""A language is a file: an invented one, written as such a file alone, is read like the others."""

import datetime as dt
from pathlib import Path

import pytest

from generator.articles.model import Article, Block, BlockKind, Span
from generator.dates import language as languages
from generator.dates.reading import read_dates
from generator.dates.standpoint import RULES
from generator.errors import UserError
from generator.settings import Settings

VOLAN = """
calendar: null
date_order: DMY
words:
  month: {"1": [primun], "2": [ðuvun], "10": [dekun], "12": [finun]}
  weekday: {"0": [ludi], "1": [madi], "4": [vendi]}
  unit: {day: [tag, tagi], week: [sem, semi], year: [jar, jari]}
  which: {last: [vask], next: [nask]}
  part: {start: [komen], middle: [medi], end: [fini]}
  deixis: {"-1": [jest], "0": [hod], "1": [morg]}
numbers: {un: 1, du: 2, tri: 3, dek: 10}
joiners: []
ordinals: {unte: 1}
ordinal_suffixes: [te]
day_suffixes: [te]
usage: {}
patterns: {}
fragments:
  end_day: ["{day}( {month}( {year})?)?"]
ends:
  - {kind: calendar, templates: ["{day}( {month}( {year})?)?"]}
rules:
  - {kind: skip, templates: ["{count} jari vey"]}
  - {kind: calendar, templates: ["{day} {month}( {year})?", "{month}( {year})?", "{part} {month}( {year})?"]}
  - {kind: calendar, templates: ["{weekday}( {which})?"]}
  - {kind: offset, says: {unit: day}, templates: ["{deixis}"]}
  - {kind: offset, says: {sign: -1}, templates: ["{count} {unit} retro"]}
  - {kind: offset, says: {anchor: told, sign: 1}, templates: ["{count} {unit} posh"]}
  - {kind: unit, templates: ["{unit} {which}"]}
  - {kind: range, templates: ["ab {first:end_day} ad {last:end_day}"]}
  - {kind: named, templates: ["{ordinal} {unit} ov {name}"]}
  - {kind: vague, templates: ["nulong"]}
cues:
  future: [zal]
how: HOW
writing:
  weekdays: [ludi, madi, merdi, jodi, vendi, sadi, sundi]
  months: [primun, ðuvun, tri, kvar, kvin, ses, sep, ok, nov, dekun, dek, finun]
  first_day: "1"
  day: "{day} {month} {year}"
  month: "{month} {year}"
  span: "{first} ad {last}"
  open: "{first} ..."
  approximate: "ca {}"
"""


VOLAN = VOLAN.replace("how: HOW", "how:\n" + "".join(f'  {rule}: "{{words}} = {{when}}"\n' for rule in RULES))


@pytest.fixture
def volan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An invented language, in a folder of language files of its own."""
    (tmp_path / "zv.yaml").write_text(VOLAN, "utf-8")
    monkeypatch.setattr(languages, "LANGUAGES", tmp_path)


def read(text: str) -> list[tuple[str, str | None]]:
    """The words and EDTF of each expression of a text in the invented language."""
    block = Block(0, len(text), BlockKind.PARAGRAPH, (Span(0, len(text)),))
    article = Article("a", "a", "", "zv", text, "", (block,), dt.date(2022, 10, 12))
    named = {"kriga": dt.date(2022, 2, 24)}
    found = read_dates(article, Settings(language="zv", named_dates=named))
    return [(e.text, e.when.edtf if e.when else None) for e in found]


@pytest.mark.usefixtures("volan")
def test_a_language_is_added_by_its_file_alone() -> None:
    assert read("24 ðuvun 2022, DEKUN 2021, medi primun 2023") == [
        ("24 ðuvun 2022", "2022-02-24"),
        ("DEKUN 2021", "2021-10"),
        ("medi primun 2023", "[2023-01-11..2023-01-20]"),
    ]
    assert read("jest madi, vendi vask, sem nask; du semi retro") == [
        ("jest", "2022-10-11"),
        ("madi", "2022-10-11"),
        ("vendi vask", "2022-10-07"),
        ("sem nask", "[2022-10-17..2022-10-23]"),
        ("du semi retro", "2022-09-28~"),
    ]
    assert read("Ro zal vendi") == [("vendi", "2022-10-14")]
    assert read("3 ðuvun 2022 no, du tagi posh") == [("3 ðuvun 2022", "2022-02-03"), ("du tagi posh", "2022-02-05")]
    assert read("ab 3 ad 7 dekun 2022, 100te tag ov kriga, nulong, tri jari vey") == [
        ("ab 3 ad 7 dekun 2022", "2022-10-03/2022-10-07"),
        ("100te tag ov kriga", "2022-06-03"),
        ("nulong", None),
    ]


@pytest.mark.usefixtures("volan")
def test_words_of_a_language_do_not_match_inside_other_words() -> None:
    assert read("xðuvun ðuvunð madima") == []


def test_a_language_without_a_file_is_refused_with_what_is_known() -> None:
    article = Article("a", "a", "", "xx", "3 mars 2022", "", ())
    with pytest.raises(UserError, match="fr"):
        read_dates(article, Settings())


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('{day} {month}( {year})?", "{month}', '{day} {munth}", "{month}'), "munth"),
        (("kind: vague", "kind: wage"), "wage"),
        (("usage: {}", "usages: {}"), "usages"),
        (("  since: ", "  sinse: "), "nothing explains since"),
    ],
)
def test_a_mistake_in_a_language_file_is_named(
    change: tuple[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert change[0] in VOLAN
    path = tmp_path / "zw.yaml"
    path.write_text(VOLAN.replace(*change), "utf-8")
    with pytest.raises(UserError, match=message):
        languages.load_language(path)
