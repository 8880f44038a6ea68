"""Templates compiled our way draw what Jinja's own compiler has them draw."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest
from jinja2.compiler import CodeGenerator

from generator.pages import theme
from generator.pages.compiling import Environment
from generator.pages.language import Language
from generator.pages.theme import templates

Files = dict[str, bytes]


def drawn(site: Path, text: str, language: str = "en", **values: object) -> str:
    """What a site's own template draws."""
    folder = site / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "mine.html").write_text(text, "utf-8")
    return templates(site, Language(language)).get_template("mine.html").render(values)


@pytest.mark.parametrize("changes", [{}, {"large_from": 10, "search": False}])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_is_what_jinja_draws(
    build: Callable[..., Files], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, changes: dict[str, int]
) -> None:
    ours = build(tmp_path, language, **changes)
    monkeypatch.setattr(Environment, "code_generator_class", CodeGenerator)
    monkeypatch.setattr(theme._Compiled, "_known", {})
    theirs = build(tmp_path, language, **changes)
    assert ours == theirs


def test_a_template_of_the_site_may_ask_for_items_by_a_dot(tmp_path: Path) -> None:
    text = "{{ one.name }}{% if one.other is defined %}, other{% endif %}"
    assert drawn(tmp_path, text, one={"name": "Sund"}) == "Sund"


def test_a_template_of_the_site_that_asks_for_what_is_not_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(jinja2.UndefinedError, match="nothing"):
        drawn(tmp_path, "{{ one.nothing }}", one={"name": "Sund"})


def test_what_is_written_is_escaped_whatever_it_is(tmp_path: Path) -> None:
    class Safe:
        def __html__(self) -> str:
            return "<b>"

    class Unsafe:
        def __str__(self) -> str:
            return "<i>"

    values = ["<&\"'>", Safe(), Unsafe(), 7, 1.5, None, True]
    text = "{% for one in values %}{{ one }} {% endfor %}"
    assert drawn(tmp_path, text, values=values) == "&lt;&amp;&#34;&#39;&gt; <b> &lt;i&gt; 7 1.5 None True "


def test_names_in_sentences_are_escaped_and_counted_in_the_site_s_language(tmp_path: Path) -> None:
    text = (
        "{% for n in [1, 2] %}{% trans n=n %}one source{% pluralize %}{{ n }} independent sources{% endtrans %}, "
        "{% endfor %}{% trans source=name %}as {{ source }} has it{% endtrans %}"
    )
    assert drawn(tmp_path, text, "fr", name="<A&B>") == "une source, 2 sources indépendantes, d’après &lt;A&amp;B&gt;"


def test_macros_take_defaults_names_and_callers(tmp_path: Path) -> None:
    text = (
        "{% macro box(a, b='-') %}[{{ a }}{{ b }}]{% endmacro %}"
        "{% macro around(a) %}{{ box(a) }}{{ caller() }}{% endmacro %}"
        "{{ box('<') }}{{ box('<', '>') }}{{ box(b='&', a=1) }}{% call around('c') %}!{% endcall %}"
    )
    assert drawn(tmp_path, text) == "[&lt;-][&lt;&gt;][1&amp;][c-]!"


def test_a_template_of_the_site_fills_the_blocks_of_the_theme(tmp_path: Path) -> None:
    text = (
        '{% extends "theme/404.html" %}{% block title %}{{ super() }} (mine){% endblock %}'
        "{% block main %}{% for n in [1, 2] %}{{ n }}{% endfor %}{% endblock %}"
    )
    site = SimpleNamespace(title="T", description="", pictures=False, publisher="", licence="", search=True)
    site.theme = SimpleNamespace(logo="")
    environment = templates(tmp_path, Language("en"))
    environment.globals.update(
        site=site, language=Language("en"), themed=False, chrome=lambda *_: "", canonical_of=str, large=False
    )
    page = environment.from_string(text).render(root="", path="404.html", canonical="c", picture="p", large=False)
    assert "(mine)</title>" in page
    assert "12" in page
