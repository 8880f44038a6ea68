"""The page that offers the timeline to other programs, to feed readers and to other sites."""

from __future__ import annotations

from generator.pages.addresses import absolute
from generator.pages.edition import Edition
from generator.pages.timelinejs import MOST

DATA = "data.html"


def render_data(edition: Edition) -> bytes:
    """The page of exports, feeds and the snippet for embedding."""
    return edition.page(
        "data.html",
        DATA,
        timelinejs_most=MOST,
        embed=absolute(edition.settings.base_url, "embed/index.html"),
        embed_script=absolute(edition.settings.base_url, "static/embed-host.js"),
    )
