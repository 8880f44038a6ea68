from generator.articles.plain import plain_article
from generator.events.model import ArticleReading
from generator.events.names import unlisted_names
from generator.settings import ActorSetting, Settings

SETTINGS = Settings(actors=(ActorSetting("Ukraine", ("Kiev",)),))


def test_names_that_occur_often_and_are_not_listed_are_proposed() -> None:
    texts = [
        "Lundi, Ramzan Kadyrov a parlé. Selon Ramzan Kadyrov, Kiev recule.",
        "Mardi, Ramzan Kadyrov est allé à Grozny. Puis à Grozny, il a parlé de Kiev.",
        "À Kiev, on rit de Grozny.",
    ]
    readings = [ArticleReading(plain_article(str(n), text, "fr"), (), ()) for n, text in enumerate(texts)]
    found = unlisted_names(readings, SETTINGS)
    assert [(name.name, name.count, name.articles) for name in found] == [("Grozny", 3, 2), ("Ramzan Kadyrov", 3, 2)]


def test_a_name_that_opens_a_sentence_is_the_one_that_stands_inside_others() -> None:
    text = "Colonel Ivan Melnyk spoke. Ivan Melnyk left. Then Ivan Melnyk returned."
    found = unlisted_names([ArticleReading(plain_article("a", text, "en"), (), ())], Settings(), least=2)
    assert [(name.name, name.count) for name in found] == [("Ivan Melnyk", 3)]
