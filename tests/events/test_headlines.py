from generator.events.headlines import LONGEST
from tests.events.sentences import event, events

LONG = (
    "Après trois semaines de combats acharnés dans les faubourgs de la ville, que les habitants ont fuis par milliers, "
    "l'armée a bombardé lundi le port et ses entrepôts, tandis que les négociateurs attendaient à Genève."
)


def test_a_short_sentence_is_its_own_headline_without_its_full_stop() -> None:
    assert event("L'armée a bombardé le port lundi.").headline == "L'armée a bombardé le port lundi"


def test_a_long_sentence_is_cut_at_a_clause_and_keeps_the_act() -> None:
    headline = event(LONG).headline
    assert (
        headline
        == "L'armée a bombardé lundi le port et ses entrepôts, tandis que les négociateurs attendaient à Genève"
    )


def test_no_headline_is_too_long_or_cut_inside_a_word() -> None:
    sentence = "L'armée a bombardé lundi " + "le très grand entrepôt du port de commerce et " * 6 + "la gare."
    headline = event(sentence).headline
    assert len(headline) <= LONGEST
    assert headline.endswith("…")
    assert headline[:-1] in sentence
    assert sentence[len(headline) - 1] == " "


def test_quotation_marks_come_in_pairs() -> None:
    headline = event("« L'armée a bombardé le port lundi. »").headline
    assert headline.count("«") == headline.count("»")


def test_a_statement_after_a_semicolon_stands_alone() -> None:
    sentence = (
        "Les négociateurs des deux pays avaient quitté Genève à la fin du mois d'octobre sans même se serrer la main ; "
        "l'armée a bombardé lundi le port."
    )
    assert event(sentence).headline == "L'armée a bombardé lundi le port"


def test_a_headline_does_not_end_on_a_verb_of_saying() -> None:
    sentence = (
        "Dans un long discours à la nation, le ministre de la Défense a annoncé que l'armée avait bombardé lundi le "
        "port de la capitale et plusieurs des dépôts du nord du pays avec une grande précision."
    )
    headline = event(sentence).headline
    assert len(headline) <= LONGEST
    assert not headline.endswith("a annoncé")


def test_a_number_before_what_is_cut_goes_with_it() -> None:
    text = (
        "Missiles struck the port of Odesa on Monday, killing six people and wounding forty more of them, "
        "two days after Kyiv had shelled a depot."
    )
    assert event(text, "en").headline.endswith("forty more of them")


def test_a_headline_begins_with_the_clause_that_tells_the_act_where_the_sentence_is_too_long() -> None:
    text = (
        "In a long statement released by the ministry of defence shortly after midnight, which journalists had been "
        "waiting for since noon, the government announced on Tuesday that its forces had seized three villages."
    )
    expected = "The government announced on Tuesday that its forces had seized three villages"
    assert event(text, "en").headline == expected


def test_each_of_two_events_has_its_own_headline_where_they_do_not_fit_in_one() -> None:
    text = (
        "On 12 November the Black Sea Fleet began large exercises off the coast of Crimea, and on 15 November Russia "
        "closed the Kerch Strait to all ships."
    )
    assert [found.headline for found in events(text, "en")] == [
        "On 12 November the Black Sea Fleet began large exercises off the coast of Crimea",
        "On 15 November Russia closed the Kerch Strait to all ships",
    ]
