"""Each export is read by the program or reference library that it is for."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from types import ModuleType
from typing import Any

import feedparser
import icalendar
import jsonschema
import lxml.html
import msgspec
import pytest

from generator.pages.tables import harmless

Files = dict[str, bytes]

BASE = "https://example.org/chronologies/ombre/"


def test_timeline_json_fits_the_schema_that_the_site_publishes(french: Files) -> None:
    schema = json.loads(french["timeline.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.FormatChecker(["date"])
    document = json.loads(french["timeline.json"])
    assert list(jsonschema.Draft202012Validator(schema, format_checker=checker).iter_errors(document)) == []
    assert schema["$id"] == document["$schema"] == BASE + "timeline.schema.json"


def test_the_schema_describes_every_field_of_entries_and_reports(french: Files) -> None:
    schema, document = json.loads(french["timeline.schema.json"]), json.loads(french["timeline.json"])
    entry = document["entries"][0]
    assert set(entry) == set(schema["$defs"]["entry"]["properties"])
    assert set(entry["reports"][0]) == set(schema["$defs"]["report"]["properties"])


def test_the_schema_would_refuse_a_rung_off_the_ladder(french: Files) -> None:
    document = json.loads(french["timeline.json"])
    document["entries"][0]["rung"] = 12
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(french["timeline.schema.json"]))


def rows(files: Files) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files["timeline.csv"].decode("utf-8-sig"), newline="")))


def test_the_table_has_a_line_an_entry(french: Files, crisis: ModuleType) -> None:
    timeline, _ = crisis.crisis()
    table = rows(french)
    assert [row["id"] for row in table] == [entry.id for entry in timeline.entries]
    row = next(row for row in table if row["headline"] == "La Russie envahit l’Ukraine")
    assert (row["edtf"], row["rung"], row["date_words"]) == ("2022-02-24", "5", "Jeudi")
    assert row["url"] == f"{BASE}entries/{row['id']}.html"


@pytest.mark.parametrize("text", ["=1+1", "+33", "-2", "@x", "\t=1", "  =HYPERLINK(1)", "＝1"])
def test_no_text_of_the_table_can_be_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_plain_text_of_the_table_stays_as_it_is() -> None:
    assert harmless("La Russie = l’URSS ?") == "La Russie = l’URSS ?"


def calendar_events(files: Files) -> list[Any]:
    return list(icalendar.Calendar.from_ical(files["timeline.ics"]).walk("VEVENT"))


def test_the_calendar_keeps_spans_uncertainty_and_edtf(french: Files) -> None:
    events = calendar_events(french)
    exercise = next(event for event in events if "Exercice nucléaire Steadfast Noon" in event["SUMMARY"])
    assert (exercise["DTSTART"].dt, exercise["DTEND"].dt) == (dt.date(2022, 10, 17), dt.date(2022, 10, 31))
    assert exercise["STATUS"] == "TENTATIVE"
    assert exercise["X-EDTF"] == "2022-10-17/2022-10-30"
    assert exercise["SUMMARY"].startswith("[prévu]")
    invasion = next(event for event in events if event["SUMMARY"] == "La Russie envahit l’Ukraine")
    assert (invasion["STATUS"], invasion["DTSTART"].dt) == ("CONFIRMED", dt.date(2022, 2, 24))


def test_the_calendar_leaves_out_what_would_fill_it(french: Files) -> None:
    assert not [event for event in calendar_events(french) if "199" in str(event["X-EDTF"])]


def test_lines_of_the_calendar_are_at_most_75_octets_and_no_letter_is_cut(french: Files) -> None:
    lines = french["timeline.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode("utf-8") is not None for line in lines)
    assert any(line.startswith(b" ") for line in lines)


@pytest.mark.parametrize("name", ["feed.atom", "corrections.atom"])
def test_feeds_are_read_by_a_feed_reader(french: Files, name: str) -> None:
    feed = feedparser.parse(french[name])
    assert not feed.bozo
    assert feed.entries
    assert all(entry.link.startswith(BASE) for entry in feed.entries)
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_feed_gives_the_newest_entries_first_at_their_articles_dates(french: Files) -> None:
    days = [entry.updated[:10] for entry in feedparser.parse(french["feed.atom"]).entries]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2024-12-09"


def test_the_feed_of_corrections_tells_of_hidden_entries_too(french: Files) -> None:
    titles = [entry.title for entry in feedparser.parse(french["corrections.atom"]).entries]
    assert "Entrée retirée – Une attaque imaginaire" in titles
    assert "Échelon – Le barrage de Kakhovka détruit" in titles


@pytest.mark.parametrize("name", ["feed.json", "corrections.json"])
def test_json_feeds_have_what_the_format_asks_for(french: Files, name: str) -> None:
    feed = json.loads(french[name])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert all(item["id"] and item["content_text"] for item in feed["items"])
    assert all(dt.datetime.fromisoformat(item["date_published"]).tzinfo for item in feed["items"])


def test_timelinejs_gets_dates_it_can_show_and_harmless_html(french: Files) -> None:
    data = json.loads(french["timelinejs.json"])
    assert len({event["unique_id"] for event in data["events"]}) == len(data["events"])
    for event in data["events"]:
        dt.date(**event["start_date"])
        lxml.html.fragment_fromstring(event["text"]["text"], create_parent=True)
    span = next(
        event for event in data["events"] if "Exercice nucléaire Steadfast Noon</a>" in event["text"]["headline"]
    )
    assert span["end_date"] == {"year": 2022, "month": 10, "day": 30}


def test_timesketch_gets_its_three_fields_on_every_line(french: Files) -> None:
    lines = [json.loads(line) for line in french["timesketch.jsonl"].splitlines()]
    assert lines
    for line in lines:
        assert {"message", "datetime", "timestamp_desc"} <= line.keys()
        assert dt.datetime.fromisoformat(line["datetime"]).tzinfo


def linked_data(files: Files, path: str) -> dict[str, Any]:
    page = lxml.html.document_fromstring(files[path].decode())
    [text] = page.xpath("//script[@type='application/ld+json']/text()")
    data: dict[str, Any] = json.loads(text)
    return data


def test_linked_data_says_a_start_only_where_the_day_is_known(french: Files) -> None:
    known = linked_data(french, "entries/2022-02-24-005.html")
    assert (known["@type"], known["startDate"]) == ("Event", "2022-02-24")
    span = linked_data(french, "entries/2022-10-17-030.html")
    assert "startDate" not in span
    assert span["temporalCoverage"] == "2022-10-17/2022-10-30"
    assert "startDate" not in linked_data(french, "entries/2022-09-25-035.html")


def test_linked_data_of_index_and_article(french: Files) -> None:
    assert linked_data(french, "index.html")["@type"] == "ItemList"
    article = linked_data(french, "articles/2022-10-12-06.html")
    assert (article["@type"], article["datePublished"]) == ("NewsArticle", "2022-10-12")
    assert not any("ClaimReview" in data.decode("utf-8", "ignore") for data in french.values())


def test_linked_data_cannot_end_its_element(build: Any, tmp_path: Any) -> None:
    files = build(tmp_path, title="</script><script>alert(1)</script>")
    assert linked_data(files, "index.html")["name"] == "</script><script>alert(1)</script>"


def test_bibtex_escapes_what_latex_would_read(crisis: ModuleType, tmp_path: Any) -> None:
    from generator.pages.citing import bibtex
    from generator.pages.edition import Edition

    timeline, readings = crisis.crisis()
    settings = msgspec.structs.replace(crisis.settings(), publisher="Brut & 100 % net_")
    edition = Edition(timeline, readings, settings, tmp_path)
    text = bibtex(edition.views[0], edition)
    assert r"{Brut \& 100 \% net\_}" in text
    assert text.count("{") == text.count("}")


def test_pictures_are_png_and_kept_between_builds(build: Any, tmp_path: Any) -> None:
    files = build(tmp_path, pictures=True)
    assert files["cards/site.png"].startswith(b"\x89PNG")
    assert files["cards/2022-02-24-005.png"].startswith(b"\x89PNG")
    kept = sorted((tmp_path / ".cache" / "cards").iterdir())
    kept[0].write_bytes(b"kept")
    again = build(tmp_path, pictures=True)
    assert b"kept" in again.values()


def test_feeds_leave_out_what_xml_cannot_hold(build: Any, tmp_path: Any) -> None:
    files = build(tmp_path, title="Un\x0btitre\ufffe", publisher="\x01Nous")
    feed = feedparser.parse(files["feed.atom"])
    assert (feed.feed.title, feed.feed.author) == ("Untitre", "Nous")


def test_days_before_the_year_1000_are_written_in_full(crisis: ModuleType, tmp_path: Any) -> None:
    from generator.pages.edition import Edition
    from generator.pages.icalendar_file import calendar

    timeline, readings = crisis.crisis()
    entry = msgspec.structs.replace(timeline.entries[-1], when=crisis.when("0843-08-10"))
    edition = Edition(msgspec.structs.replace(timeline, entries=(entry,)), readings, crisis.settings(), tmp_path)
    [event] = icalendar.Calendar.from_ical(b"".join(calendar(edition))).walk("VEVENT")
    assert event["DTSTART"].dt == dt.date(843, 8, 10)
