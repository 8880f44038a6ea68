"""What is not the article is cut, with its reason; what is a true paragraph never is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.articles.model import Article, BlockKind
from generator.articles.reading import read_articles
from generator.settings import Settings

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"

FIRST = "Les délégations se sont quittées mardi sans un mot, après six heures de discussions à Genève."
SECOND = "Le porte-parole a démenti tout ultimatum et parlé d'un « échange de vues » entre les deux capitales."
THIRD = "Une nouvelle réunion est prévue la semaine prochaine, selon deux diplomates qui suivent le dossier."


def article(tmp_path: Path, *lines: str, suffix: str = ".txt") -> Article:
    (tmp_path / f"2022-10-12{suffix}").write_text("Genève : sans un mot\n\n" + "\n\n".join(lines), "utf-8")
    (one,), problems = read_articles(tmp_path, Settings(language="fr"))
    assert problems == []
    return one


def paragraphs(one: Article) -> list[str]:
    return [one.text[block.start : block.end] for block in one.blocks]


FURNITURE = [
    ("Lire aussi : Le pont frappé par deux missiles", "other stories"),
    ("À lire aussi – Notre dossier sur la guerre", "other stories"),
    ("LIRE LA SUITE", "other stories"),
    ("Article suivant", "other stories"),
    ("Read also: Two missiles hit the bridge", "other stories"),
    ("Read more", "other stories"),
    ("Partager", "share bar"),
    ("Partager sur Facebook", "share bar"),
    ("Facebook Twitter LinkedIn WhatsApp", "share bar"),
    ("Share this article", "share bar"),
    ("1 234 vues", "share bar"),
    ("Copier le lien", "share bar"),
    ("Inscrivez-vous à notre newsletter pour ne rien manquer", "newsletter"),
    ("Recevez chaque matin nos articles dans votre boîte mail, par e-mail et gratuitement.", "newsletter"),
    ("Sign up for our morning newsletter", "newsletter"),
    ("S’abonner", "newsletter"),
    ("Nous utilisons des cookies pour améliorer votre expérience.", "cookies"),
    ("En poursuivant votre navigation sur ce site, vous acceptez leur dépôt.", "cookies"),
    ("We use cookies to improve this site.", "cookies"),
    ("Tout accepter", "cookies"),
    ("Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *", "comment form"),
    ("3 commentaires", "comment form"),
    ("This site uses Akismet to reduce spam.", "comment form"),
    ("- Publicité -", "advertisement"),
    ("ADVERTISEMENT", "advertisement"),
    ("La suite après cette publicité", "advertisement"),
    ("spot_imgspot_img", "advertisement"),
    ("Accueil > Monde > Europe", "site navigation"),
    ("Temps de lecture : 3 min", "site navigation"),
    ("Tags : Genève, négociations", "site navigation"),
    ("© 2022 Le Quotidien. Tous droits réservés.", "site navigation"),
    ("[]", "scraper's trace"),
    ("***", "scraper's trace"),
    ("Publié le 12 octobre 2022 à 18h30", "publication line"),
    ("Par Ana Roy, publié le 12/10/2022, mis à jour le 13/10/2022", "publication line"),
    ("Last updated: 12 October 2022", "publication line"),
]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_furniture_is_cut_with_its_reason(tmp_path: Path, line: str, reason: str) -> None:
    one = article(tmp_path, FIRST, line, SECOND, THIRD)
    assert paragraphs(one) == [FIRST, SECOND, THIRD]
    assert [(cut.text, cut.reason) for cut in one.cut[1:]] == [(line, reason)]


TRUE_PARAGRAPHS = [
    "Partager les renseignements avec Kiev reste la règle, a répété le ministre devant les députés.",
    "Les commentaires du président ont provoqué la colère de Moscou dès le lendemain matin.",
    "Facebook a supprimé mardi un réseau de faux comptes lié aux services russes.",
    "Publié le 3 mars par un institut de Stockholm, ce rapport compte 5 977 ogives dans le monde.",
    "Accueil glacial pour l'émissaire américain à Moscou, où personne ne l'attendait à l'aéroport.",
    "Lire entre les lignes du communiqué est devenu un métier à Bruxelles, où chaque mot compte.",
    "Il a écrit à ses alliés pour demander des missiles de plus longue portée avant la fin de l'été.",
    "Abonné aux revers depuis septembre, l'état-major russe a changé de chef le 8 octobre.",
    "Recherche de compromis, pression sur le terrain : la diplomatie hésite entre les deux voies.",
    "Share prices fell on Monday after the strikes, and oil rose by four per cent.",
    "More than 300 drones were launched on Sunday night, the air force said.",
    "Comments by the minister on Tuesday angered his allies in the coalition.",
    "Nous utilisons des drones depuis mars, reconnaît un commandant de brigade.",
    "« Non. »",
    "Kiev attend.",
    "Trois morts à Dnipro",
]


@pytest.mark.parametrize("paragraph", TRUE_PARAGRAPHS)
def test_a_true_paragraph_is_never_cut(tmp_path: Path, paragraph: str) -> None:
    for lines in ([FIRST, SECOND, paragraph, THIRD], [FIRST, SECOND, THIRD, paragraph]):
        assert paragraphs(article(tmp_path, *lines)) == lines


def test_other_stories_below_the_article_are_cut_to_the_end(tmp_path: Path) -> None:
    stories = [
        "Un pont s'effondre dans le sud du pays",
        "Le pont, fermé depuis des mois, a cédé sous le poids...",
        "Le blé ukrainien reprend la mer",
        "Trois cargos ont quitté le port dans la matinée…",
        "Tout voir",
    ]
    one = article(tmp_path, FIRST, SECOND, THIRD, "Articles similaires", *stories)
    assert paragraphs(one) == [FIRST, SECOND, THIRD]
    assert [cut.text for cut in one.cut[1:]] == ["Articles similaires", *stories]
    assert {cut.reason for cut in one.cut[1:]} == {"other stories"}


def test_the_article_goes_on_below_a_box_of_other_stories(tmp_path: Path) -> None:
    one = article(tmp_path, FIRST, SECOND, "À lire aussi", "Le blé reprend la mer", "Un pont s'effondre", THIRD, FIRST)
    assert paragraphs(one) == [FIRST, SECOND, THIRD, FIRST]


def test_a_list_of_stories_above_the_article_does_not_swallow_it(tmp_path: Path) -> None:
    one = article(tmp_path, "Populaire", FIRST, SECOND)
    assert paragraphs(one)[-2:] == [FIRST, SECOND]


def test_readers_comments_are_not_the_article(tmp_path: Path) -> None:
    comments = [
        "Laisser un commentaire",
        "Jean dit :",
        "Le 3 mars 2024 ce sera la paix, je vous le promets à tous ici.",
    ]
    one = article(tmp_path, FIRST, SECOND, THIRD, *comments)
    assert paragraphs(one) == [FIRST, SECOND, THIRD]
    assert [cut.text for cut in one.cut[1:]] == comments


def test_posts_of_social_networks_stay_marked_as_embedded(tmp_path: Path) -> None:
    post = "Premières images du pont. #Crimée pic.twitter.com/abc123"
    one = article(tmp_path, FIRST, post, "— Témoin (@temoin_1) 8 octobre 2022", SECOND, THIRD)
    assert [block.kind for block in one.blocks] == [
        BlockKind.PARAGRAPH,
        BlockKind.EMBED,
        BlockKind.EMBED,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]
    assert one.html.count("<blockquote") == 1
    assert '<blockquote class="embed"><p>Premières images' in one.html


def test_furniture_is_cut_from_markdown_without_breaking_its_lists(tmp_path: Path) -> None:
    one = article(
        tmp_path, FIRST, "- Partager\n- Facebook", "- un point\n- Lire aussi : ailleurs", SECOND, suffix=".md"
    )
    assert paragraphs(one) == [FIRST, "un point", SECOND]
    assert one.html.count("<ul>") == one.html.count("<li>") == 1


def test_words_glued_at_a_lost_link_are_left_as_they_are(tmp_path: Path) -> None:
    glued = "La pression pèse sur le Kremlinqui a perdu la ville, et le président Bidena promis une réponse."
    assert paragraphs(article(tmp_path, FIRST, glued, THIRD))[1] == glued


@pytest.fixture(scope="module")
def seeds() -> dict[str, Article]:
    articles, _ = read_articles(SEEDS, Settings(language="fr", time_zone="Europe/Paris"))
    return {article.path[:3]: article for article in articles if article.path.endswith(".txt")}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five scraped articles are not here (../shared/seeds)")
class TestSeeds:
    """The five articles the project was asked for, as a scraper left them."""

    def test_titles_are_the_articles_own_and_stand_once(self, seeds: dict[str, Article]) -> None:
        assert {number: one.title.split()[0] for number, one in seeds.items()} == {
            "000": "Poutine",
            "001": '"La',
            "002": "Poutine",
            "003": "Poutine",
            "004": "Poutine",
        }
        for one in seeds.values():
            assert one.title not in [one.text[block.start : block.end] for block in one.blocks]
            assert "Nouvelles Du Monde" not in one.text

    def test_no_furniture_is_left(self, seeds: dict[str, Article]) -> None:
        text = "\n".join(one.text for one in seeds.values())
        for trace in ("Lire aussi", "Facebook", "Akismet", "ADVERTISEMENT", "[]", "spot_img", "Partager", "Plus comme"):
            assert trace not in text

    def test_the_last_sentence_is_the_articles(self, seeds: dict[str, Article]) -> None:
        last = {number: one.text[one.blocks[-1].sentences[-1].start :] for number, one in seeds.items()}
        assert last["003"].endswith("tactique d’intimidation de la part de Poutine”.")
        assert last["004"].endswith("actions provocatrices de l'alliance militaire.")
        assert last["002"].endswith("l’OTAN”, a-t-il ajouté.")

    def test_nothing_that_is_a_paragraph_is_lost(self, seeds: dict[str, Article]) -> None:
        for number, one in seeds.items():
            (path,) = SEEDS.glob(f"{number}_*.txt")
            source = path.read_text("utf-8").split("spot_img")[0]
            full = [line.strip() for line in source.split("\n") if len(line) > 150 and line.rstrip()[-1] in '.»”"']
            text = " ".join(one.text.split())
            assert len(full) >= 5
            assert [line for line in full if " ".join(line.split()) not in text] == []

    def test_the_post_is_embedded(self, seeds: dict[str, Article]) -> None:
        kinds = [block.kind for block in seeds["002"].blocks]
        assert kinds.count(BlockKind.EMBED) == 2


def test_a_date_in_a_publication_line_reaches_no_text(tmp_path: Path) -> None:
    one = article(tmp_path, "Mis à jour le 13 octobre 2022", FIRST, SECOND)
    assert "13 octobre" not in one.text
    assert one.published == dt.date(2022, 10, 12)
