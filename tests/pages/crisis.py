# ruff: noqa: E501 -- the table of events is read more easily with a row a line
"""A hand-made crisis: some sixty entries over four years, with every rung, status and precision that a page must show."""

from __future__ import annotations

import datetime as dt
import html

from generator.articles.model import Article, Block, BlockKind, Span
from generator.dates.model import Certainty, DateExpression, Precision, When
from generator.events.model import Actor, ArticleReading, Event, Role, Status
from generator.records import Readings
from generator.settings import ActorKind, ActorSetting, Settings
from generator.timeline.gleaning import identified
from generator.timeline.model import (
    Choice,
    Correction,
    CorrectionNotice,
    Disagreement,
    Entry,
    Field,
    Position,
    Reference,
    Report,
    Timeline,
    Undated,
    Withdrawal,
)  # fmt: skip

_STATUS = dict(zip("oplDb", Status, strict=True))

# day published | source | title
ARTICLES = """
2021-12-18 | Le Courrier des deux rives | Moscou met sur la table deux projets de traité
2022-02-25 | Le Courrier des deux rives | L’invasion a commencé
2022-03-05 | La Dépêche du Nord | Une centrale nucléaire sous le feu
2022-04-26 | Revue des forces | Du silo de Plessetsk aux mots de Lavrov
2022-10-03 | Le Courrier des deux rives | Liman change de mains
2022-10-12 | La Dépêche du Nord | L’Alliance s’exerce, Moscou proteste
2022-10-28 | Revue des forces | Bombe sale : un automne d’accusations
2022-11-17 | The Harbour Post | A missile in a Polish village
2023-03-27 | La Dépêche du Nord | Des armes nucléaires en Biélorussie
2023-06-18 | Le Courrier des deux rives | Un barrage, des ogives
2023-11-05 | Revue des forces | Essais : la Russie retire sa signature
2024-03-01 | Le Courrier des deux rives | Troupes au sol : la phrase et la réponse
2024-06-18 | La Dépêche du Nord | Les exercices tactiques entrent dans leur deuxième phase
2024-10-30 | The Harbour Post | Autumn of signals
2024-11-24 | Le Courrier des deux rives | Mille jours, et une nouvelle doctrine
2024-12-09 | La Dépêche du Nord | Minsk obtient ses garanties
"""

# article | edtf | rung | status | importance | actors | sentence with the date words in [ ] | headline (or nothing)
EVENTS = """
1|2021-12-17|1|o|.5|Russie,États-Unis|La Russie a rendu publics [vendredi] deux projets de traité demandant aux États-Unis et à l’OTAN de renoncer à tout élargissement.|La Russie publie deux projets de traité
1|2021-11~|4|o|.2|Russie|[Depuis novembre environ], des images de satellite montrent des blindés russes massés près de la frontière.|Des blindés russes massés près de la frontière
1|1962-10|8|b|.1|États-Unis|Le précédent que tous ont en tête reste la crise de Cuba, [en octobre 1962].|
1|2022-01|-1|p|.3|Russie,États-Unis|Des pourparlers doivent s’ouvrir à Genève [en janvier].|Pourparlers prévus à Genève
2|2022-02-24|5|o|1|Russie,Ukraine|[Jeudi], avant l’aube, les forces russes ont envahi l’Ukraine par le nord, l’est et le sud.|La Russie envahit l’Ukraine
2|2022-02-24|7|o|.8|Russie,Vladimir Poutine|[Jeudi], Vladimir Poutine a promis à qui s’en mêlerait des conséquences « jamais connues dans l’histoire » : beaucoup y ont lu une menace nucléaire.|Poutine promet des conséquences « jamais connues »
2|2022-02-21|2|o|.4|Russie|Moscou avait reconnu [lundi] les deux républiques autoproclamées du Donbass.|Moscou reconnaît les républiques du Donbass
2|2022-02-19|8|o|.5|Russie,Biélorussie|[Samedi dernier], la Russie avait tiré des missiles stratégiques lors de l’exercice Grom.|Exercice nucléaire stratégique Grom
2|2022-02-25|2|p|.2|Union européenne|Un nouveau train de sanctions doit être adopté [aujourd’hui] à Bruxelles.|Nouvelles sanctions attendues à Bruxelles
3|2022-02-27|8|o|.9|Russie,Vladimir Poutine|[Dimanche dernier], Vladimir Poutine a placé les forces de dissuasion en régime spécial de service au combat.|Les forces de dissuasion russes en régime spécial
3|2022-03-04|8|o|.7|Russie,Ukraine|[Vendredi], les forces russes ont pris la centrale de Zaporijjia après un incendie.|La centrale de Zaporijjia tombe
3|2022-03-02|-1|o|.3|États-Unis|Washington a reporté [mercredi] un essai de missile Minuteman III pour éviter tout malentendu.|Washington reporte un essai de Minuteman III
3|[2022-02-28..2022-03-06]|-1|o|.2|Russie,Ukraine|Deux tours de négociation se sont tenus [cette semaine] au Bélarus.|Deux tours de négociation au Bélarus
3|1986-04-26|8|b|.1|Ukraine|La catastrophe de Tchernobyl, [le 26 avril 1986], hante le pays.|
4|2022-04-20|8|o|.5|Russie|[Le 20 avril], un missile Sarmat a quitté son silo de Plessetsk pour son premier vol complet.|Premier vol complet du Sarmat
4|2022-04-25|7|o|.6|Russie|Sergueï Lavrov a jugé [lundi] le danger d’une guerre nucléaire « sérieux, réel ».|Lavrov juge « réel » le danger nucléaire
4|2022-04-14|7|l|.3|Russie|Dmitri Medvedev avait évoqué [le 14 avril] la fin du statut dénucléarisé de la Baltique.|La Baltique dénucléarisée, « c’est fini »
4|2022-04-01|-1|o|.2|États-Unis|L’essai de Minuteman III, d’abord reporté, a été annulé [le 1er avril].|L’essai de Minuteman III est annulé
4|[2022-04-01..2022-04-10]|6|o|.5|Ukraine|Les corps de Boutcha ont été découverts [au début du mois].|Les corps de Boutcha découverts
4|2022|n|o|.1|Russie|[Cette année] restera celle des convois.|
5|2022-10-01|-2|o|.8|Russie,Ukraine|Les troupes russes se sont retirées [samedi] de Liman, « menacées d’encerclement ».|Les Russes se retirent de Liman
5|2022-09-30|2|o|.7|Russie,Vladimir Poutine|[Vendredi], Vladimir Poutine a signé l’annexion de quatre régions et parlé du précédent créé en 1945.|Moscou annexe quatre régions
5|2022-10-01|7|o|.6|Russie|[Le même jour], Ramzan Kadyrov a réclamé l’emploi d’armes nucléaires de faible puissance.|Kadyrov réclame des armes de faible puissance
5|2022-09-21|4|o|.8|Russie,Vladimir Poutine|La mobilisation partielle décrétée [le 21 septembre] a jeté des milliers d’hommes sur les routes.|Mobilisation partielle en Russie
5|2022-09-21|7|o|.7|Vladimir Poutine|« Ce n’est pas un bluff », avait prévenu le président [le 21 septembre].|« Ce n’est pas un bluff »
5|2022-09-23/2022-09-27|2|o|.4|Russie|Les « référendums » organisés [du 23 au 27 septembre] n’ont été reconnus par personne.|« Référendums » dans quatre régions occupées
5|2022-09-26|2|o|.5||Des explosions ont éventré [lundi dernier] les gazoducs Nord Stream.|Explosions sur les gazoducs Nord Stream
5|2022-10-02|n|o|.1|Ukraine|[Dimanche], la ville était calme.|
6|2022-10-11|-1|o|.5|OTAN|Jens Stoltenberg a confirmé [mardi] que l’exercice Steadfast Noon aurait lieu comme prévu.|Stoltenberg confirme Steadfast Noon
6|2022-10-17/2022-10-30|8|p|.6|OTAN|Quatorze alliés participeront [du 17 au 30 octobre] à Steadfast Noon.|Exercice nucléaire Steadfast Noon
6|2022-10-10|6|o|.8|Russie,Ukraine|[Lundi], plus de quatre-vingts missiles ont visé Kiev et d’autres villes.|Pluie de missiles sur Kiev
6|2022-10-08|6|o|.7|Ukraine,Russie|Une explosion a coupé [samedi] le pont de Crimée.|Le pont de Crimée coupé par une explosion
6|2022-10-06|7|o|.5|États-Unis|Joe Biden a parlé [jeudi dernier] d’un risque d’« Armageddon ».|Biden évoque l’« Armageddon »
6|2022-10-11|8|D|.4|Royaume-Uni|Le directeur du GCHQ a dit [mardi] ne voir aucun signe de préparatifs.|Londres ne voit aucun préparatif nucléaire
6|2022-09-28~|7|l|.4|Russie|[Il y a deux semaines], selon un diplomate, une démonstration au-dessus de la mer Noire aurait été envisagée.|Une démonstration aurait été envisagée
6|[2022-10-17..2022-10-23]|8|p|.3|Russie|Les alliés s’attendent à l’exercice annuel Grom [la semaine prochaine].|L’exercice Grom est attendu
7|2022-10-23|7|o|.7|Russie|[Dimanche], Sergueï Choïgou a téléphoné à ses homologues pour accuser Kiev de préparer une « bombe sale ».|Choïgou accuse Kiev de préparer une « bombe sale »
7|2022-10-23|0|D|.4|France,Royaume-Uni,États-Unis|Paris, Londres et Washington ont rejeté [dimanche] ces allégations.|Paris, Londres et Washington rejettent l’accusation
7|2022-10-26|8|o|.6|Russie|[Mercredi], l’exercice Grom a simulé une riposte nucléaire massive.|Exercice Grom : riposte massive simulée
7|2022-10-27|0|D|.5|Vladimir Poutine|[Jeudi], Vladimir Poutine a dit qu’une frappe n’aurait « aucun sens, ni politique ni militaire ».|Poutine : une frappe n’aurait « aucun sens »
8|2022-11-15|6|o|.8|Pologne|A missile fell [on Tuesday] on Przewodów, killing two people.|A missile kills two in Poland
8|2022-11-14|-1|o|.4|États-Unis,Russie|The heads of the CIA and the SVR met [on Monday] in Ankara.|CIA and SVR chiefs meet in Ankara
8|2022-11-16|0|o|.4|Pologne|Warsaw said [on Wednesday] that the missile was probably Ukrainian.|Warsaw calls the missile probably Ukrainian
9|2023-03-25|8|o|.9|Russie,Biélorussie,Vladimir Poutine|[Samedi], Vladimir Poutine a annoncé le déploiement d’armes nucléaires tactiques en Biélorussie.|Armes nucléaires tactiques annoncées en Biélorussie
9|2023-07-01|8|p|.5|Russie,Biélorussie|Le dépôt doit être prêt [le 1er juillet].|Dépôt d’armes prêt en Biélorussie
9|2023-02-21|8|o|.7|Russie,États-Unis|Moscou a suspendu New START [le 21 février].|La Russie suspend New START
9|2023-03-27|8|D|.2|États-Unis|John Kirby a dit [aujourd’hui] n’avoir vu aucun mouvement.|Washington n’a vu aucun mouvement
10|2023-06-06|6|o|.7|Ukraine,Russie|Le barrage de Kakhovka a été détruit [le 6 juin].|Le barrage de Kakhovka détruit
10|2023-06-16|8|o|.7|Russie,Biélorussie|[Vendredi], Vladimir Poutine a affirmé que les premières ogives étaient arrivées.|Les premières ogives seraient en Biélorussie
10|2023-21|5|p|.4|Ukraine|La contre-offensive promise pour [le printemps 2023] se fait attendre.|Contre-offensive promise
10|[2023-06-21..2023-06-30]|n|p|.1|OTAN|Une réunion est prévue [fin juin].|
11|2023-11-02|8|o|.6|Russie,Vladimir Poutine|[Jeudi], Vladimir Poutine a signé le retrait de la ratification du traité sur les essais.|La Russie retire sa ratification du TICE
11|2023-10-05|8|o|.4|Russie|Le 5 octobre|
11|199X|8|b|.05|Russie,États-Unis|[Dans les années 1990], les deux pays avaient cessé leurs essais.|
12|2024-02-26|3|l|.6|France|Emmanuel Macron n’a pas exclu [lundi] l’envoi de troupes.|Macron n’exclut pas l’envoi de troupes
12|2024-02-29|7|o|.7|Vladimir Poutine|[Jeudi], Vladimir Poutine a répondu par le risque d’un conflit nucléaire.|Poutine répond par le risque nucléaire
12|2022-02-24/..|5|b|.1|Russie,Ukraine|[Depuis le 24 février 2022], la guerre n’a pas cessé.|
13|2024-05-06|4|o|.5|Russie|La Russie avait annoncé [le 6 mai] des exercices d’armes tactiques.|La Russie annonce des exercices tactiques
13|2024-05-21|8|o|.5|Russie|La première phase a commencé [le 21 mai].|Première phase des exercices tactiques
13|2024-06-11|8|o|.6|Russie,Biélorussie|[Plus tôt, le 11 juin], la deuxième phase s’est ouverte avec la Biélorussie.|Deuxième phase, avec la Biélorussie
13|2024-05-30|4|o|.5|États-Unis,Ukraine|Washington a autorisé [le 30 mai] des frappes limitées près de Kharkiv.|Washington autorise des frappes limitées
14|2024-08-06|6|o|.7|Ukraine,Russie|Ukrainian forces crossed into the Kursk region [on 6 August].|Ukrainian forces enter the Kursk region
14|2024-09-25|8|o|.6|Vladimir Poutine|Vladimir Putin outlined changes to the doctrine [on 25 September].|Putin outlines changes to the nuclear doctrine
14|2024-10-28|6|o|.5|OTAN|NATO confirmed [on Monday] that North Korean troops were in the Kursk region.|NATO confirms North Korean troops in Kursk
14|2024-10-29|8|o|.5|Russie|Russia held a strategic nuclear exercise [yesterday].|Russia holds a strategic nuclear exercise
15|2024-11-19|8|o|.9|Vladimir Poutine,Russie|[Mardi], millième jour de la guerre, Vladimir Poutine a signé la nouvelle doctrine nucléaire.|Poutine signe la nouvelle doctrine nucléaire
15|2024-11-19|6|o|.8|Ukraine,États-Unis|[Le même jour], des ATACMS ont frappé un dépôt près de Karatchev.|Des ATACMS frappent la région de Briansk
15|2024-11-17|4|o|.6|États-Unis|Selon la presse, Joe Biden a donné son feu vert [dimanche dernier].|Biden donne son feu vert aux ATACMS
15|2024-11-21|6|o|.9|Russie,Ukraine|[Jeudi], un missile Orechnik a frappé Dnipro.|Un missile Orechnik frappe Dnipro
15|2024-11-20|6|o|.5|Royaume-Uni,Ukraine|Des Storm Shadow auraient été tirés [mercredi] sur la région de Koursk.|Des Storm Shadow sur Koursk
15|1945-08|9|b|.1|États-Unis|Jamais depuis [août 1945] l’arme n’a servi.|
16|2024-12-06|-1|o|.5|Russie,Biélorussie|[Vendredi], Moscou et Minsk ont signé un traité de garanties.|Moscou et Minsk signent un traité
16|2025-06|8|p|.4|Biélorussie|Des missiles Orechnik pourraient être livrés à Minsk [en juin 2025].|Des Orechnik attendus à Minsk
"""

VAGUE = {6: ("Récemment", "mot sans jour : laissé tel quel"), 10: ("bientôt", "mot sans jour : laissé tel quel")}


def settings(language: str = "fr") -> Settings:
    """The settings of the crisis's site."""
    names = {
        "Russie": ActorKind.STATE, "Ukraine": ActorKind.STATE, "États-Unis": ActorKind.STATE, "France": ActorKind.STATE,
        "Royaume-Uni": ActorKind.STATE, "Biélorussie": ActorKind.STATE, "Pologne": ActorKind.STATE,
        "OTAN": ActorKind.ORGANISATION, "Union européenne": ActorKind.ORGANISATION,
        "Vladimir Poutine": ActorKind.PERSON,
    }  # fmt: skip
    return Settings(
        title="L’ombre nucléaire" if language == "fr" else "The nuclear shadow",
        description="Menaces, exercices et frappes autour de la guerre en Ukraine, jour par jour, avec les phrases qui en témoignent.",
        base_url="https://example.org/chronologies/ombre/",
        language=language,
        time_zone="Europe/Paris",
        publisher="Atelier des chronologies",
        licence="CC BY 4.0",
        actors=tuple(ActorSetting(name=name, kind=kind) for name, kind in names.items()),
        named_dates={"guerre": dt.date(2022, 2, 24)},
    )


def crisis() -> tuple[Timeline, Readings]:
    """The timeline and the readings of its articles."""
    rows = [line.split("|") for line in EVENTS.strip().splitlines()]
    readings = tuple(
        _reading(number, line, [row for row in rows if int(row[0]) == number])
        for number, line in enumerate(ARTICLES.strip().splitlines(), 1)
    )
    entries = _entries(readings, rows)
    notices = tuple(
        CorrectionNotice(entry.id, entry.headline, change) for entry in entries for change in entry.corrections
    )
    hidden = Correction("hide", dt.date(2024, 2, 1), "La phrase rapportait un roman.", "Une attaque imaginaire")
    notices = (CorrectionNotice(None, "Une attaque imaginaire", hidden), *notices)
    withdrawn = (Withdrawal("une-attaque-imaginaire", hidden),)
    timeline = Timeline(tuple(entries), _KEY_DATES, tuple(_undated(readings)), notices, withdrawn=withdrawn)
    return timeline, Readings.of(readings)


def _undated(readings: tuple[ArticleReading, ...]) -> list[Undated]:
    found = []
    for reading in readings:
        for one in reading.expressions:
            if one.when is None:
                quote = reading.article.text[one.start :]
                found.append(Undated(reading.article.citation(), one.start, one.end, one.text, quote, one.how))
    return found


_KEY_DATES = tuple(
    dt.date.fromisoformat(day)
    for day in [
        "2022-02-24",
        "2024-11-19",
        "2022-02-27",
        "2023-03-25",
        "2022-10-01",
        "2022-10-10",
        "2022-09-21",
        "2024-11-21",
    ]
)


def when(edtf: str) -> When:
    """The reading that a hand-made EDTF string of the table above stands for."""
    approximate = edtf.endswith("~")
    bare = edtf.rstrip("~")
    if bare.startswith("[") or "/" in bare:
        first, last = (
            bare.strip("[]").replace("..", "/").split("/")[0],
            bare.strip("[]").replace("..", "/").split("/")[-1],
        )
        start, end = _day(first), _day(last)
        week = bare.startswith("[") and start and end and start.weekday() == 0 and (end - start).days == 6
        return When(edtf, start, end, Precision.WEEK if week else Precision.SPAN)
    if bare.endswith("X"):
        return When(edtf, dt.date(int(bare[:3]) * 10, 1, 1), dt.date(int(bare[:3]) * 10 + 9, 12, 31), Precision.DECADE)
    if len(bare) == 4:
        return When(edtf, dt.date(int(bare), 1, 1), dt.date(int(bare), 12, 31), Precision.YEAR, approximate)
    if len(bare) == 7 and int(bare[5:]) > 12:
        return When(edtf, dt.date(int(bare[:4]), 3, 1), dt.date(int(bare[:4]), 5, 31), Precision.SEASON)
    if len(bare) == 7:
        first = dt.date(int(bare[:4]), int(bare[5:]), 1)
        last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        return When(edtf, first, last, Precision.MONTH, approximate)
    day, margin = dt.date.fromisoformat(bare), dt.timedelta(days=3 if approximate else 0)
    return When(edtf, day - margin, day + margin, Precision.DAY, approximate)


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _reading(number: int, line: str, rows: list[list[str]]) -> ArticleReading:
    published, source, title = (part.strip() for part in line.split("|"))
    identifier = f"{published}-{number:02}"
    paragraphs, events, expressions, at = [], [], [], 0
    for row in rows:
        sentence = row[6] if "[" in row[6] else f"[{row[6]}], rien de plus n’a filtré."
        words = sentence[sentence.index("[") + 1 : sentence.index("]")]
        plain, offset = sentence.replace("[", "").replace("]", ""), at + sentence.index("[")
        how = f"« {words} », lu depuis la publication, le {published}"
        meaning = when(row[1])
        expressions.append(DateExpression(offset, offset + len(words), words, meaning, how))
        events.append(_event(identifier, row, meaning, (at, plain), (offset, words), how))
        paragraphs.append(plain)
        at += len(plain) + 2
    if number in VAGUE:
        word, how = VAGUE[number]
        expressions.append(DateExpression(at, at + len(word), word, None, how))
        paragraphs.append(f"{word}, personne ne sait.")
    text = "\n\n".join(paragraphs)
    article = Article(
        id=identifier, path=f"{identifier}.md", title=title, language="en" if source.startswith("The") else "fr",
        text=text, html="".join(f"<p>{html.escape(part, quote=False)}</p>" for part in paragraphs), blocks=_blocks(paragraphs),
        published=dt.date.fromisoformat(published), source=source,
        url=f"https://example.org/{identifier}" if number % 3 else None,
        archive_url=f"https://web.archive.org/web/2024/https://example.org/{identifier}" if number % 2 else None,
    )  # fmt: skip
    return ArticleReading(article, tuple(expressions), tuple(events))


def _event(
    article: str, row: list[str], meaning: When, place: tuple[int, str], date: tuple[int, str], how: str
) -> Event:
    (start, plain), (date_start, words) = place, date
    status = _STATUS[row[3]]
    return Event(
        article=article, when=meaning, start=start, end=start + len(plain),
        date_start=date_start, date_end=date_start + len(words), quote=plain, headline=row[7] or plain,
        rung=None if row[2] == "n" else int(row[2]), pattern=None if row[2] == "n" else f"pattern-{row[2]}", status=status,
        status_reason=None if status is Status.OCCURRED else "aurait", how=how,
        attribution="un diplomate" if "diplomate" in plain else None,
        certainty=Certainty.LIKELY if meaning.approximate else Certainty.CERTAIN,
        actors=tuple(Actor(name, Role.AGENT) for name in row[5].split(",") if name),
    )  # fmt: skip


def _entries(readings: tuple[ArticleReading, ...], rows: list[list[str]]) -> list[Entry]:
    by_article = {reading.article.id: reading.article for reading in readings}
    events, ids = zip(*(pair for reading in readings for pair in identified(reading)), strict=True)
    numbered = {(int(row[0]), row[6]): float(row[4]) for row in rows}
    weights = list(numbered.values())
    entries = []
    for index, event in enumerate(events):
        reports = [Report(event, by_article[event.article].citation(), ids[index])]
        if event.headline.startswith("Poutine signe"):
            other = next(e for e in events if e.headline.startswith("Putin outlines"))
            reports.append(Report(other, by_article[other.article].citation(), ids[events.index(other)]))
        day = event.when.earliest or event.when.latest
        entries.append(
            Entry(
                id=f"{day}-{index + 1:03}", when=event.when, headline=event.headline, rung=event.rung,
                status=event.status, actors=tuple(actor.name for actor in event.actors), reports=tuple(reports),
                sources=len(reports), importance=weights[index], former_ids=tuple(report.id for report in reports),
            )
        )  # fmt: skip
    entries.append(
        Entry(
            id="discours-de-valdai", when=when("2022-10-27"), headline="Discours de Valdaï", rung=0, status=Status.OCCURRED,
            actors=("Vladimir Poutine",), reports=(), sources=1, by_hand=True,
            references=(Reference("Archives du club", "https://example.org/valdai", dt.date(2022, 10, 27)),),
        )
    )  # fmt: skip
    entries.sort(key=lambda entry: (entry.when.earliest or dt.date.min, entry.id))
    return [_enriched(entry, entries) for entry in entries]


def _enriched(entry: Entry, entries: list[Entry]) -> Entry:
    """Give a few entries what only some have: a follow-up, a correction, a disagreement, an editor's note."""
    import msgspec

    by_headline = {other.headline: other for other in entries}
    plan, done = by_headline["L’exercice Grom est attendu"], by_headline["Exercice Grom : riposte massive simulée"]
    if entry.id == plan.id:
        return msgspec.structs.replace(entry, followed_by=(done.id,))
    if entry.id == done.id:
        return msgspec.structs.replace(entry, follows=(plan.id,))
    if entry.headline == "Le barrage de Kakhovka détruit":
        change = Correction("rung", dt.date(2024, 1, 15), "Un ouvrage civil détruit élargit la guerre.", "5", "6")
        return msgspec.structs.replace(entry, corrections=(change,), note="L’origine de la destruction reste disputée.")
    if entry.headline == "Poutine signe la nouvelle doctrine nucléaire":
        first, second = (report.id for report in entry.reports)
        choices = (
            Choice(Field.DATE, first, 1, 2), Choice(Field.STATUS, first, 2, 2), Choice(Field.RUNG, second, 2, 2),
            Choice(Field.HEADLINE, first, 1, 2),
        )  # fmt: skip
        return msgspec.structs.replace(entry, choices=choices)
    if entry.headline == "A missile kills two in Poland":
        return msgspec.structs.replace(entry, disagreements=(_disagreement(entry),), former_ids=("2022-11-15-old",))
    return entry


def _disagreement(entry: Entry) -> Disagreement:
    positions = tuple(
        Position(edtf, sources, (entry.reports[0].id,), when(edtf))
        for edtf, sources in (("2022-11-15", 2), ("2022-11-16", 1))
    )
    return Disagreement(Field.DATE, positions)


def _blocks(paragraphs: list[str]) -> tuple[Block, ...]:
    blocks, at = [], 0
    for part in paragraphs:
        blocks.append(Block(at, at + len(part), BlockKind.PARAGRAPH, (Span(at, at + len(part)),)))
        at += len(part) + 2
    return tuple(blocks)
