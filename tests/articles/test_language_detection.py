"""The language of an article is told by its words, and a strange one is never taken for the site's."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.language_detection import detect_language
from generator.articles.languages import known_languages, language_data
from generator.articles.reading import read_articles
from generator.settings import Settings

TEXTS = {
    "fr": "Le président a déclaré mardi que les troupes resteraient et que la guerre n'était pas finie.",
    "en": "The president said on Tuesday that the troops would stay in the region and that the war was not over.",
    "es": "El presidente declaró el martes que las tropas se quedarán en la región y que la guerra no ha terminado.",
    "it": "Il presidente ha detto martedì che le truppe resteranno nella regione e che la guerra non è finita.",
    "de": "Der Präsident sagte am Dienstag, dass die Truppen in der Region bleiben und der Krieg nicht vorbei ist.",
    "ru": "Президент заявил во вторник, что войска останутся в регионе и что война не закончена, как он и говорил.",
    "uk": "Президент заявив у вівторок, що війська залишаться в регіоні і що війна ще не закінчена, як він і казав.",
    "nl": "De president zei dinsdag dat de troepen in de regio zouden blijven en dat de oorlog niet voorbij is.",
    "pt": "O presidente disse na terça-feira que as tropas vão ficar na região e que a guerra não acabou.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_shows_its_language(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


def test_what_is_too_short_or_has_no_words_known_is_not_told() -> None:
    assert detect_language("Kiev, 2022") is None
    assert detect_language("中国外交部发言人表示各方应当尽快停火" * 6) == "und"
    assert (
        detect_language("Bai, herri honetan gauza asko gertatu dira azken urteotan, baina inork gutxik daki " * 4)
        == "und"
    )


def test_articles_are_read_in_their_own_language_and_strange_ones_left_out(tmp_path: Path) -> None:
    for language, text in TEXTS.items():
        (tmp_path / f"2022-10-12-{language}.txt").write_text(text + "\n\n" + text, "utf-8")
    articles, problems = read_articles(tmp_path, Settings(language="fr"))
    assert {article.path: article.language for article in articles} == {
        "2022-10-12-fr.txt": "fr",
        "2022-10-12-en.txt": "en",
    }
    assert {article.origins["language"] for article in articles} == {"text"}
    assert len(problems) == len(TEXTS) - 2
    assert all("its text is in the language" in problem.message for problem in problems)


def test_a_language_given_in_front_matter_is_believed_and_one_of_a_template_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\ndate: 2022-10-12\nlanguage: fr\n---\nT\n\n{TEXTS['en']}", "utf-8")
    body = f"<p>{TEXTS['fr']}</p>" * 3
    page = f"<html lang='en-US'><body><article><h1>Titre</h1>{body}</article></body></html>"
    (tmp_path / "2022-10-12-b.html").write_text(page, "utf-8")
    articles, _ = read_articles(tmp_path, Settings(language="en"))
    assert [(article.language, article.origins["language"]) for article in articles] == [
        ("fr", "text"),
        ("fr", "front matter"),
    ]


@pytest.mark.parametrize("code", known_languages())
def test_each_language_has_all_that_an_article_needs(code: str) -> None:
    data = language_data(code)
    assert len(data.function_words.split()) >= 30
    assert data.furniture
    assert data.end
    assert data.abbreviations.always
