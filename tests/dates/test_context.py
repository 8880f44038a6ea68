import datetime as dt

import pytest

from dates.reading_aloud import WEDNESDAY, edtf, expressions
from generator.articles.model import Article, Block, BlockKind, Style
from generator.articles.plain import plain_article
from generator.dates.reading import read_dates
from generator.settings import Settings


def test_the_day_before_and_after_count_from_the_date_told_about() -> None:
    text = "Le 3 mars 2022, la ville tombait. Le lendemain, on fuyait ; la veille, on dansait. Deux jours après, rien."
    assert edtf(text) == ["2022-03-03", "2022-03-04", "2022-03-03", "2022-03-06"]


def test_a_look_back_leaves_the_story_where_it_is() -> None:
    assert edtf("Le sommet a fini dimanche. Il y était venu la veille ; l'avant-veille, il parlait à Djeddah.") == [
        "2022-10-09",
        "2022-10-08",
        "2022-10-07",
    ]


def test_without_a_date_told_about_they_count_from_the_publication() -> None:
    assert edtf("La veille, il avait plu.") == ["2022-10-11"]


def test_what_follows_an_approximate_day_counts_from_its_middle() -> None:
    assert edtf("Le 3 mars 2022, il vint. Une semaine plus tard, il parla. Le lendemain, il partit.") == [
        "2022-03-03",
        "2022-03-10~",
        "2022-03-11",
    ]


def test_the_same_day_and_that_day_repeat_the_date_told_about() -> None:
    assert edtf("Lundi, il parla. Le même jour, elle partit. Ce jour-là, il neigea.") == ["2022-10-10"] * 3
    assert edtf("He spoke on Monday. The same day she left; that day it snowed.", "en") == ["2022-10-10"] * 3


def test_the_following_month_and_year_count_from_the_date_told_about() -> None:
    assert edtf("Le 3 mars 2014, il vint. Le mois suivant, il partit. L'année suivante, il mourut.") == [
        "2014-03-03",
        "2014-04",
        "2015",
    ]


def test_a_day_of_the_month_alone_goes_on_with_the_story() -> None:
    assert edtf("Le 3 octobre, il était à Rome ; le 5, à Berlin.") == ["2022-10-03", "2022-10-05"]
    assert edtf("Le 28 septembre, il était à Rome. Le 4, à Berlin, il parla.") == ["2022-09-28", "2022-10-04"]
    assert edtf("On September 28 he was in Rome. On the 4th he spoke.", "en") == ["2022-09-28", "2022-10-04"]


def test_a_year_that_opens_a_sentence_carries_to_dates_without_one() -> None:
    assert edtf("En 1997, un accord fut signé. En janvier, il avait été refusé ; le 3 mars, il fut ratifié.") == [
        "1997",
        "1997-01",
        "1997-03-03",
    ]


def test_a_date_of_the_present_ends_what_a_year_frames() -> None:
    assert edtf("En 1997, il naquit. Hier, il est mort. En mars, il chantait.") == ["1997", "2022-10-11", "2022-03"]


def test_a_year_named_in_passing_carries_to_nothing() -> None:
    assert edtf("La guérilla, née en 1964, compte mille hommes. Le cycle a fini en mars.") == ["1964", "2022-03"]


def test_background_holds_only_within_its_own_paragraph() -> None:
    text = "Lundi, il a parlé.\n\nLe 3 mars 2014, la Crimée tombait. Le lendemain, on vota.\n\nLa veille, il plut."
    assert edtf(text) == ["2022-10-10", "2014-03-03", "2014-03-04", "2022-10-09"]


def test_a_date_of_history_named_within_a_paragraph_of_the_present_is_not_counted_from() -> None:
    text = "La junte a parlé mardi. Le pays avait connu un putsch le 18 février 2010. La veille, elle se taisait."
    assert edtf(text) == ["2022-10-11", "2010-02-18", "2022-10-10"]
    text = "The junta spoke on Tuesday. It had seized power on 18 February 2010. The day before, it was silent."
    assert edtf(text, "en") == ["2022-10-11", "2010-02-18", "2022-10-10"]


def test_a_date_of_history_that_opens_its_sentence_or_paragraph_is_counted_from() -> None:
    text = "La junte a parlé mardi. Le 18 février 2010, le palais tombait. La veille, on dansait."
    assert edtf(text) == ["2022-10-11", "2010-02-18", "2010-02-17"]
    text = "La junte a parlé mardi.\n\nLe palais est tombé le 18 février 2010. Le lendemain, on a fermé les ports."
    assert edtf(text) == ["2022-10-11", "2010-02-18", "2010-02-19"]


def test_a_date_named_in_passing_is_counted_from_within_its_own_sentence() -> None:
    text = "La junte a parlé lundi. L'attaque du 3 août a été suivie le lendemain de représailles."
    assert edtf(text) == ["2022-10-10", "2022-08-03", "2022-08-04"]


def test_a_date_of_history_is_counted_from_where_the_present_would_lead_past_today() -> None:
    text = "La junte a parlé mercredi. Le pays a connu un putsch le 18 février 2010. Le lendemain, elle avait triché."
    assert edtf(text) == ["2022-10-12", "2010-02-18", "2010-02-19"]


def test_a_participle_that_opens_a_sentence_tells_of_what_came_before() -> None:
    text = "L'agence a parlé mardi.\n\nArrivée le 1er octobre, la mission est restée. La veille, tout avait cessé."
    assert edtf(text) == ["2022-10-11", "2022-10-01", "2022-10-10"]
    text = "L'agence a parlé mardi.\n\nArrêté le 1er octobre, le chef a été libéré le lendemain."
    assert edtf(text) == ["2022-10-11", "2022-10-01", "2022-10-02"]
    assert edtf("Paris a parlé le 1er octobre. La veille, on se taisait.") == ["2022-10-01", "2022-09-30"]


def test_the_same_day_as_a_night_is_the_day_in_which_it_ends() -> None:
    text = "Dans la nuit du 29 au 30 août, des officiers sont apparus. Le jour même, ils fermaient les ports."
    assert edtf(text) == ["2022-08-29/2022-08-30", "2022-08-30"]


def test_two_days_after_an_event_without_a_date_is_vague() -> None:
    (expression,) = expressions("Deux jours après le putsch, rien.")
    assert expression.when is None
    (expression,) = expressions("A day after the rocket lifted off.", "en")
    assert expression.when is None


def test_an_undated_article_keeps_its_absolute_dates_and_says_why_the_others_are_unread() -> None:
    read = expressions("Le 3 mars 2022, puis mardi, il y a deux jours et récemment.", published=None)
    assert [(e.when.edtf if e.when else None, e.unread) for e in read] == [
        ("2022-03-03", False),
        (None, True),
        (None, True),
        (None, False),
    ]
    assert "publication" in read[1].how


def test_after_an_absolute_date_an_undated_article_still_reads_what_counts_from_it() -> None:
    assert edtf("Le 3 mars 2022, il vint. Le lendemain, il partit.", published=None) == ["2022-03-03", "2022-03-04"]


def test_a_heading_is_a_context_of_its_own() -> None:
    text = "Le 3 mars 2014\n\nLa veille, il avait plu."
    blocks = (Block(0, 14, BlockKind.HEADING), Block(16, len(text), BlockKind.PARAGRAPH))
    article = Article("a", "a", "", "fr", text, "", blocks, WEDNESDAY)
    assert [e.when.edtf for e in read_dates(article, Settings(language="fr")) if e.when] == ["2014-03-03", "2022-10-11"]


def told(text: str, language: str = "fr") -> list[str]:
    return edtf(text, language, dt.date(2016, 1, 1), Style.NARRATIVE)


def test_a_narrative_counts_everything_from_its_own_dates() -> None:
    text = "Le 26 juillet 1956, il parla. Deux jours plus tard, on rit. Le 29 octobre, on se bat. En mars, on part."
    assert told(text) == ["1956-07-26", "1956-07-28", "1956-10-29", "1957-03"]
    assert told("On December 26, 1935 he asked. On January 20 they moved.", "en") == ["1935-12-26", "1936-01-20"]


def test_a_narrative_tells_both_ends_of_a_span_but_not_of_a_night() -> None:
    assert told("From May 15 to August 16, 1988 they left.", "en") == ["1988-05-15", "1988-08-16"]
    assert told("Dans la nuit du 5 au 6 novembre 1956, ils sautèrent.") == ["1956-11-05/1956-11-06"]


def test_a_narrative_does_not_leap_on_one_mention() -> None:
    text = "On July 2, 1920 they came; on July 9 they won. Papers found in 2004 prove it. On July 29 they left."
    assert told(text, "en") == ["1920-07-02", "1920-07-09", "2004", "1920-07-29"]


def test_a_narrative_leaves_the_background_that_it_opens_with() -> None:
    text = "Né en 1930, il avait grandi loin de là. Le 26 juillet 1956, il parla. Le 29 octobre, on se battit."
    assert told(text) == ["1930", "1956-07-26", "1956-10-29"]


def test_a_title_sets_the_year_of_a_narrative() -> None:
    assert told("On May 3, 1904 it began.\n\nCampaign of 1905\n\nOn January 20 they moved.", "en") == [
        "1904-05-03",
        "1905",
        "1905-01-20",
    ]


def test_nothing_earlier_than_the_horizon_is_read_unless_its_year_is_written() -> None:
    settings = Settings(language="fr", earliest_year=2000)
    text = "Fondée en 1852. Il y a trente ans, rien. Il y a trois ans, tout."
    read = [e.when.edtf for e in read_dates(plain_article("a", text, "fr", WEDNESDAY), settings) if e.when]
    assert read == ["1852", "2019~"]


@pytest.mark.parametrize(
    ("text", "notations"),
    [
        (
            "A grave was found on Monday. Rebels still hold the town, which fell on Saturday. The same day, four died.",
            ["2022-10-10", "2022-10-08", "2022-10-08"],
        ),
        (
            "The plane landed on October 4. It should be certified by December 20. The ministry said so the next day.",
            ["2022-10-04", "2022-12-20", "2022-10-05"],
        ),
    ],
)
def test_the_same_day_means_the_last_named_and_no_plan(text: str, notations: list[str]) -> None:
    assert edtf(text, "en") == notations


def test_months_before_the_one_that_frames_them_are_of_the_next_year() -> None:
    text = "In December 2020 the road was cut. A checkpoint followed on April 23. On December 30 he fled."
    assert edtf(text, "en") == ["2020-12", "2021-04-23", "2020-12-30"]


def test_a_year_after_the_publication_is_framed_by_none() -> None:
    assert edtf("In June 2022 the road was cut. It had been built in March.", "en") == ["2022-06", "2022-03"]


def test_what_counts_on_past_the_publication_goes_on_with_the_paragraph_before() -> None:
    text = "On March 3, 2014 the town fell.\n\nEight days later its people were gone."
    assert edtf(text, "en") == ["2014-03-03", "2014-03-11"]
    text = "On March 3, 2014 the town fell.\n\nEight days later the army will leave."
    assert edtf(text, "en") == ["2014-03-03", "2022-10-20"]


def test_a_day_that_opens_a_sentence_takes_a_narrative_on_but_never_far_back() -> None:
    text = "On May 3, 1904 it began, and on June 8, 1904 it spread. On August 2, 1939 war came. On October 7 it ended."
    assert told(text, "en")[-1] == "1939-10-07"
    text = (
        "On August 2, 1939 it began; on October 7, 1939 it spread. On May 3, 1904 he was born. On October 9 it ended."
    )
    assert told(text, "en")[-1] == "1939-10-09"


def test_the_week_before_counts_from_no_plan() -> None:
    text = "They will meet on October 28. Ten rockets struck; the previous week, two had landed."
    assert edtf(text, "en") == ["2022-10-28", "[2022-10-03..2022-10-09]"]


def test_a_day_of_the_month_alone_that_is_past_is_never_past_the_publication() -> None:
    text = "He was back on Monday. Pagers had blown up on the 17th and radios two nights later."
    assert edtf(text, "en") == ["2022-10-10", "2022-09-17", "2022-09-19"]


def test_until_when_something_lasted_takes_a_narrative_no_further() -> None:
    text = "On May 3, 1904 it began, and on May 9, 1904 it spread. It lasted until January 1905. On June 4 they left."
    assert told(text, "en")[-1] == "1904-06-04"


def test_a_year_named_twice_in_passing_is_the_next_of_a_narrative() -> None:
    text = "On May 3, 1776 it began, and on June 9, 1776 it spread. They left before the 1777 campaign."
    assert told(f"{text} The first of the 1777 campaigns failed. He set off in June.", "en")[-1] == "1777-06"
    assert told(f"{text} He set off in August.", "en")[-1] == "1776-08"


def test_as_late_as_a_year_is_that_year() -> None:
    assert told("As late as 1781 they hoped.", "en") == ["1781"]


def test_a_date_without_a_year_close_to_the_history_of_its_paragraph_is_of_it() -> None:
    text = "He took office in April 2019. Days before, at the end of March, a coup had failed. In July it rained."
    assert edtf(text, "en") == ["2019-04", "[2019-03-21..2019-03-31]", "2022-07"]
    assert edtf("A deal of May 2019 expired on July 1.", "en") == ["2019-05", "2022-07-01"]


def test_a_name_like_a_participle_opens_no_aside() -> None:
    text = "China sent ships on Monday.\n\nBeijing staged drills in August 2020 and again the next spring."
    assert edtf(text, "en") == ["2022-10-10", "2020-08", "2021-21"]


def test_a_narrative_goes_forward_rather_than_a_little_back() -> None:
    assert (
        told("On May 10, 1933 war came. At the beginning of December they lost.", "en")[-1]
        == "[1933-12-01..1933-12-10]"
    )
    assert told("On May 10, 1933 war came. In March it had rained.", "en")[-1] == "1933-03"
