"""Sentences end where readers end them, and together they are the whole block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.plain import plain_article
from generator.articles.sentences import split_sentences

FRENCH = [
    ["M. Roy a reçu Mme. Li et le gén. Ott mardi.", "Ils ont parlé deux heures."],
    ["L'accord du 3 sept. 2022 tient.", "Celui de janv. 2023 aussi."],
    ["Il est parti en sept.", "Depuis, rien."],
    ["Le représentant de l'O.N.U. a parlé.", "Personne n'a répondu."],
    ["J. Biden et V. Poutine se sont vus à Genève.", "La suite est connue."],
    ["« C'est fini. Nous partons », a-t-il dit.", "Puis il s'est tu."],
    ["Le général a crié : « Feu ! » et ses hommes ont tiré.", "Le pont est tombé."],
    ["Le porte-parole l'a redit lundi.", "“Nous n'avons rien vu, a-t-il dit.", "Rien du tout."],
    ["Il a parlé lundi.", '"Nous ne cédons pas", a-t-il dit.', "Puis il est parti."],
    ["Que veut Moscou ?", "Nul ne le sait !", "On attend…"],
    ["Le site exemple.fr l'a écrit à 14.30 heures.", "Le prix est de 3.5 millions."],
    ["Il a promis une aide. sophistiquée, dit-on.", "Elle tarde."],
    ["Selon l'art. 5 du traité, p. 12, c'est la guerre.", "Selon l'art. 6 aussi."],
    ["Il est né le 1er janv. 1950 à Lviv (Ukraine).", "Il y vit."],
    ["Le 24 février 2022, tout a changé.", "24 heures plus tard, Kiev tenait."],
]
ENGLISH = [
    ["Mr. Roy met Gen. Ott on Tuesday.", "They talked."],
    ["The U.S. Navy sailed on Sept. 3, 2022.", "It came back in Oct. 2023."],
    ["He said: “We stop. We leave.” and left.", "No one followed."],
    ["The vote was held in the U.S.", "The result came late."],
    ["Talks ended at 3 p.m. on Monday.", "They resume at 9 a.m. today."],
    ["J. F. Kennedy spoke in 1962.", "The world listened."],
]


@pytest.mark.parametrize(
    ("language", "sentences"), [*(("fr", one) for one in FRENCH), *(("en", one) for one in ENGLISH)]
)
def test_sentences_end_where_readers_end_them(language: str, sentences: list[str]) -> None:
    text = "En tête. " + " ".join(sentences)
    spans = split_sentences(text, 9, len(text), language)
    assert [text[span.start : span.end] for span in spans] == sentences


@given(st.text(st.sampled_from("aB.!?…«»\"' \n\t\u00a0M3é"), max_size=60), st.integers(0, 20), st.integers(0, 60))
def test_sentences_are_in_order_apart_and_leave_out_only_white_space(text: str, start: int, end: int) -> None:
    start, end = min(start, len(text)), min(end, len(text))
    spans = split_sentences(text, start, end, "fr") if start < end else ()
    at = start
    for span in spans:
        assert at <= span.start < span.end <= end
        assert text[at : span.start].strip() == ""
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
    assert text[at:end].strip() == "" or start >= end


@given(st.text(max_size=200))
def test_plain_text_is_kept_exactly_and_its_blocks_cover_it(text: str) -> None:
    article = plain_article("x", text, "fr")
    assert article.text == text
    read = "".join(text[block.start : block.end] for block in article.blocks)
    assert "".join(read.split()) == "".join(text.split())
    inside = "".join(text[span.start : span.end] for block in article.blocks for span in block.sentences)
    assert "".join(inside.split()) == "".join(text.split())


def test_a_headline_without_full_stop_is_no_part_of_the_first_sentence() -> None:
    article = plain_article("x", "Strikes on the bridge\nMarch 27, 2022\nThe bridge was hit. It fell.", "en")
    assert [article.text[span.start : span.end] for block in article.blocks for span in block.sentences] == [
        "Strikes on the bridge",
        "March 27, 2022",
        "The bridge was hit.",
        "It fell.",
    ]
