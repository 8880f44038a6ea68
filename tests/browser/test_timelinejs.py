"""The export for TimelineJS, shown by TimelineJS itself."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import lxml.html
import msgspec
import pytest

import node_tools
from hosting import hosted

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="dist/css/timeline.css"><script src="dist/js/timeline.js"></script>
<div id="timeline" style="width: 1200px; height: 700px"></div>
<script>
  const options = {language: "fr", font: null};
  window.shown = new TL.Timeline("timeline", "timelinejs.json", options);
  window.shown.on("ready", () => { window.drawn = true; });
</script></html>"""

SHOWN = """shown.config.events.map(event => {
  const headline = document.createElement("p"), day = event.start_date.data.date_obj;
  headline.innerHTML = event.text.headline;
  return {id: event.unique_id, headline: headline.textContent,
          day: [day.getFullYear(), day.getMonth() + 1, day.getDate()]};
})"""


@pytest.fixture
def host(built_site: Path, tmp_path: Path) -> Path:
    """A folder that shows the demonstration site's export; without TimelineJS, the tests skip."""
    program = node_tools.find("@knight-lab/timelinejs")
    if program is None:
        pytest.skip("no TimelineJS here: run `make test` where npm is")
    (tmp_path / "dist").symlink_to(program / "dist")
    shutil.copy(built_site / "timelinejs.json", tmp_path)
    (tmp_path / "index.html").write_text(PAGE)
    return tmp_path


def test_timelinejs_shows_every_event(browser: Any, host: Path) -> None:
    exported = msgspec.json.decode((host / "timelinejs.json").read_bytes())["events"]
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with hosted(host) as address:
        page.route(lambda url: not url.startswith(address), lambda route: route.abort())
        page.goto(f"{address}/index.html")
        page.wait_for_function("window.drawn")
        shown = page.evaluate(SHOWN)
        marked = page.locator(".tl-timemarker").evaluate_all("all => all.map(one => one.id.replace(/-marker$/, ''))")
        refused = page.evaluate("shown.config.messages.errors")
    page.close()
    assert complaints == []
    assert refused == []
    assert len(exported) > 60
    assert {one["id"]: one for one in shown} == {one["unique_id"]: what_stands(one) for one in exported}
    assert sorted(marked) == sorted(one["unique_id"] for one in exported)


def what_stands(event: dict[str, Any]) -> dict[str, Any]:
    """What the program has to show of an exported event."""
    day = event["start_date"]
    headline = lxml.html.fragment_fromstring(event["text"]["headline"]).text_content()
    return {"id": event["unique_id"], "headline": headline, "day": [day["year"], day["month"], day["day"]]}
