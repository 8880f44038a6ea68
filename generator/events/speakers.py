"""Who says so: the speaker of reported words, by the frames of reported speech."""

from __future__ import annotations

import msgspec

from generator.events.clause import ClauseKind
from generator.events.clauses import clause_of
from generator.events.patterns import Found, find, outermost
from generator.events.sentence import Sentence
from generator.events.words import within
from generator.frozen import Leaf

_LONGEST = 16
"""Words of the longest name of a speaker; what is longer is no name but a sentence misread."""

_LONGEST_NAME = 4

_LONGEST_WITH_VERB = 6
"""Words of the longest name with a verb form in it (`officials briefed on the talks`): a longer one is a sentence."""

_LONGEST_SUBJECT = 12
"""Words of the longest subject with its appositions; more words before a verb are what is said."""


class Speaker(Leaf, frozen=True):
    """The speaker's name as written (None: a pronoun, to be looked up), and its words [start, end).

    A `closing` one stands with its verb in a clause of its own after what is said (`…, said a general at the front`).
    """

    name: str | None
    start: int
    end: int
    closing: bool = False


def find_speaker(sentence: Sentence, dates: list[tuple[int, int]]) -> Speaker | None:
    """The speaker that a sentence names for its words, None where it reports nobody's.

    `dates` are the words [start, end) of its date expressions: they are part of no name. A source (`selon X`) counts
    first, then a clause that only says who speaks (`…, a dit X.`), then the first verb of speech.
    Nobody is none (`aucun groupe n'a revendiqué …`).
    """
    for _, end in sentence.occurrences.named("source"):
        speaker = _name_after(sentence, end, dates)
        if speaker and speaker.name:
            return speaker
    told: list[tuple[bool, Speaker]] = []
    for verb in _speech_verbs(sentence, dates):
        speaker = _pronoun_in(sentence, verb) or _of_verb(sentence, verb, dates)
        if speaker:
            after = speaker.start > verb.start or "finite" not in sentence.language.ids
            closing = after and not _introduces(sentence, verb, dates) and _follows_main(sentence, speaker.start)
            beside = clause_of(sentence.clauses, speaker.start) == clause_of(sentence.clauses, verb.start)
            alone = beside and _closes(sentence, verb, dates)
            told.append((not alone, msgspec.structs.replace(speaker, closing=closing)))
    return min(told, key=lambda item: item[0])[1] if told else None


def _speech_verbs(sentence: Sentence, dates: list[tuple[int, int]]) -> list[Found]:
    """The verbs of speech in the sentence, in order of the text."""
    if not sentence.candidates.speech:
        return []
    found = [
        (place, pattern.kind)
        for pattern in sentence.candidates.speech
        for place in find(pattern.pattern, sentence.occurrences, sentence.words)
        if clause_of(sentence.clauses, place.start) == clause_of(sentence.clauses, place.end - 1)
    ]
    coordinations = sentence.occurrences.ends("coordination")
    standing = [item for item, stands in zip(found, outermost(found), strict=True) if stands]
    silent = [verb for verb, kind in standing if kind == "silent"]
    verbs = [
        verb
        for verb, kind in standing
        if not any(verb.start <= other.start and verb.end == other.end for other in silent)
        and _counts(sentence, verb, kind, dates)
        if not coordinations >> verb.start & 1 and _tells_the_news(sentence, verb)
    ]
    return sorted(dict.fromkeys(verbs), key=lambda verb: verb.head)


def _tells_the_news(sentence: Sentence, verb: Found) -> bool:
    """Whether the verb stands outside relative clauses and circumstances, whose verbs report nothing here.

    Neither does that of an apposition to what is said (`…, a claim the army denied`).
    """
    number = clause_of(sentence.clauses, verb.start)
    clause = sentence.clauses[number]
    kind = clause.kind
    articles = sentence.occurrences.starts("indefinite_article")
    told = sentence.verbs.within(0, clause.start)
    if told and articles >> clause.start & sentence.occurrences.starts("said_thing") >> clause.start + 1 & 1:
        return False
    return kind <= ClauseKind.COMPLEMENT or (number == 0 and kind is ClauseKind.CIRCUMSTANCE)


def _counts(sentence: Sentence, verb: Found, kind: str, dates: list[tuple[int, int]]) -> bool:
    """Whether what looks like a verb of speech is one here, by its kind (see SpeechSource)."""
    if kind == "inverted":
        told = _is_something_said(sentence, sentence.clauses[clause_of(sentence.clauses, verb.start)].start)
        unnamed = sentence.occurrences.starts("indefinite") | sentence.occurrences.starts("preposition")
        after = _skip(sentence, verb.end, dates)
        named = not unnamed >> after & 1 and not any(form.isdigit() for form in sentence.words.forms[after : after + 1])
        return told and named and _closes(sentence, verb, dates) and not _introduces(sentence, verb, dates)
    if kind == "told":
        return not sentence.verbs.is_attribute(verb.start) and not _is_participle(sentence, verb, dates)
    return _reports(sentence, verb, dates)


def _is_participle(sentence: Sentence, verb: Found, dates: list[tuple[int, int]]) -> bool:
    """Whether the verb only tells which thing is meant: an auxiliary follows (`the move announced on Monday will`)."""
    after = _skip(sentence, verb.end, dates)
    infinitives = sentence.occurrences.named("infinitive_marker")
    auxiliaries = sentence.occurrences.named("auxiliary")
    agents = sentence.occurrences.starts("agent_marker")
    if agents >> after & 1 and "," not in sentence.words.breaks[after]:
        return True
    return any(place[0] == after and place not in infinitives for place in auxiliaries)


def _reports(sentence: Sentence, verb: Found, dates: list[tuple[int, int]]) -> bool:
    """Whether a word that may be a verb of speech is one here: it opens or closes a clause, or introduces one."""
    clause = sentence.clauses[clause_of(sentence.clauses, verb.start)]
    if verb.start == clause.start and verb.start:
        return True
    joined = sentence.occurrences.ends("coordination") >> verb.start & 1
    if not joined and sentence.verbs.within(clause.start, verb.start):
        return False
    after = _skip(sentence, verb.end, dates)
    if clause.start == 0 and after < len(sentence.words) and sentence.words.breaks[after].strip() == ",":
        said = sentence.clauses[clause_of(sentence.clauses, after) + 1 :]
        return any(clause.kind is ClauseKind.COMPLEMENT for clause in said)
    return after >= len(sentence.words) or _introduces(sentence, verb, dates) or _tells_of(sentence, after, clause.end)


def _closes(sentence: Sentence, verb: Found, dates: list[tuple[int, int]]) -> bool:
    """Whether the verb's clause follows another and says nothing but who speaks."""
    number = clause_of(sentence.clauses, verb.start)
    if not number or not sentence.words.breaks[sentence.clauses[number].start].strip(" "):
        return False
    clause = sentence.clauses[number]
    return verb.start == clause.start or _skip(sentence, verb.end, dates) >= clause.end


def _of_verb(sentence: Sentence, verb: Found, dates: list[tuple[int, int]]) -> Speaker | None:
    """The subject of a verb of speech: before it, or after it where the verb follows what is said."""
    clauses = sentence.clauses
    number = clause_of(clauses, verb.start)
    start = clauses[number].start
    if within(~sentence.occurrences.starts("adverb"), start, verb.start):
        return _trimmed(sentence, _before_name(sentence, number, verb), verb.start, dates)
    addressing = sentence.occurrences.starts("addressing") >> verb.start & 1
    parted = number > 1 and clauses[number - 1].kind is ClauseKind.RELATIVE and _is_bare(sentence, number - 2)
    resuming = parted and "finite" not in sentence.language.ids
    if not addressing and not resuming and _follows_words(sentence, verb) and not _introduces(sentence, verb, dates):
        return _name_after(sentence, verb.end, dates)
    for before in _subjects(sentence, number):
        start, end = clauses[before].start, clauses[before].end
        if before and (_apposed(sentence, before) or _apposed(sentence, before - 1)):
            named = _trimmed(sentence, clauses[before - 1].start, clauses[before - 1].end, dates)
            start = named.start if named and named.name else start
        elif before + 1 < number and sentence.words.breaks[end] == ", " and _apposed(sentence, before + 1):
            end = clauses[before + 1].end
        speaker = _trimmed(sentence, start, end, dates)
        if speaker:
            return speaker
    return None


def _before_name(sentence: Sentence, number: int, verb: Found) -> int:
    """Where the subject of a verb begins: before its clause where that is but a name (`le chef d'état-major, Ali Bey
    avertit`)."""
    clause = sentence.clauses[number]
    proper = all(form[:1].isupper() for form in sentence.words.forms[clause.start : verb.start])
    if not number or not proper or not _is_bare(sentence, number - 1):
        return clause.start
    before = sentence.clauses[number - 1].start
    determined = sentence.occurrences.starts("determiner") & ~sentence.occurrences.starts("attributive")
    return before if determined >> before & 1 and sentence.words.breaks[clause.start] == ", " else clause.start


def _is_bare(sentence: Sentence, number: int) -> bool:
    """Whether the clause is a subject that waits for its verb (`officials, citing intercepted calls, say`)."""
    clause = sentence.clauses[number]
    return clause.kind is ClauseKind.MAIN and not sentence.verbs.within(clause.start, clause.end)


def _follows_main(sentence: Sentence, start: int) -> bool:
    """Whether a clause begins with the word, and a main clause with a verb stands before it."""
    before = [clause for clause in sentence.clauses if clause.end <= start and clause.kind is ClauseKind.MAIN]
    opens = any(clause.start == start for clause in sentence.clauses)
    return opens and any(sentence.verbs.within(clause.start, clause.end) for clause in before)


def _follows_words(sentence: Sentence, verb: Found) -> bool:
    """Whether something has been said before the verb: a quotation, or a clause with a verb of its own."""
    if _has_quotation(sentence, verb.start):
        return True
    if sentence.occurrences.starts("says_alone") >> verb.start & 1:
        return True
    number = clause_of(sentence.clauses, verb.start)
    if "finite" not in sentence.language.ids:
        return verb.start > _LONGEST_SUBJECT or sentence.verbs.within(0, sentence.clauses[number].start)
    if any(clause.end - clause.start > _LONGEST_SUBJECT for clause in sentence.clauses[:number]):
        return True
    return _last_told(sentence, number) >= 0


def _has_quotation(sentence: Sentence, end: int) -> bool:
    """Whether a quotation ends before or at the word `end`."""
    return any(sign in gap for gap in sentence.words.breaks[: end + 1] for sign in '»”"')


def _is_something_said(sentence: Sentence, end: int) -> bool:
    """Whether what stands before the word `end` can be said: it has a verb no participle is taken for, or is quoted."""
    if "finite" not in sentence.language.ids:
        return _has_quotation(sentence, end)
    return within(sentence.occurrences.starts("finite"), 0, end)


def _last_told(sentence: Sentence, number: int) -> int:
    """The last main clause before this one that has a finite verb; -1 where there is none."""
    told = [clause_of(sentence.clauses, at) for at, _ in sentence.occurrences.named("finite")]
    # A clause that runs on after its relative (`those who play with fire will burn`) has a verb more.
    main = [at for at in told if sentence.clauses[at].kind <= ClauseKind.COMPLEMENT or told.count(at) > 1]
    return max((at for at in main if at < number), default=-1)


def _subjects(sentence: Sentence, number: int) -> list[int]:
    """The clauses that may hold the subject of the verb that opens this one, the likeliest first.

    Where the language tells nouns without article and prepositions, it is the first one that is no aside
    (`The minister, …, on a visit to Kyiv, said`), else the nearest.
    """
    backward = [before for before in range(number - 1, -1, -1) if not _is_aside(sentence, before)]
    if "preposition" not in sentence.language.ids:
        return backward
    led = sentence.occurrences.starts("preposition")
    told = _last_told(sentence, number)
    forward = [at for at in reversed(backward) if at > told and not led >> sentence.clauses[at].start & 1]
    return forward or backward


def _tells_of(sentence: Sentence, subject: int, end: int) -> bool:
    """Whether a name and its verb follow (`Seoul and Washington say Pyongyang has shipped weapons`)."""
    return sentence.words.forms[subject][:1].isupper() and sentence.verbs.within(subject + 1, end)


def _introduces(sentence: Sentence, verb: Found, dates: list[tuple[int, int]]) -> bool:
    """Whether the words after the verb are what is said, not who says it."""
    at = _skip(sentence, verb.end, dates)
    if at >= len(sentence.words):
        return True
    if at > 0 and any(sign in sentence.words.breaks[at] for sign in ':«“",'):
        return True
    return bool(sentence.occurrences.starts("said_opener") >> at & 1)


def _is_aside(sentence: Sentence, number: int) -> bool:
    """Whether the clause stands between a subject and its verb: a relative, a circumstance, a noun without article."""
    clause = sentence.clauses[number]
    if clause.kind > ClauseKind.COMPLEMENT:
        return number > 0
    if "determiner" not in sentence.language.ids:
        return False
    determined = sentence.occurrences.starts("determiner") >> clause.start & 1
    return number > 0 and not determined and sentence.words.forms[clause.start].islower()


def _apposed(sentence: Sentence, number: int) -> bool:
    """Whether the clause is but a name in capitals (`…, Jens Stoltenberg, …`, `General Abdel Fattah al-Burhan, …`)."""
    clause = sentence.clauses[number]
    forms = sentence.words.forms[clause.start : clause.end]
    if (sentence.occurrences.starts("preposition") | sentence.occurrences.starts("indefinite")) >> clause.start & 1:
        return False
    links = sentence.occurrences.starts("name_link")
    proper = all(form[:1].isupper() or links >> clause.start + at & 1 for at, form in enumerate(forms))
    return forms[0][:1].isupper() and (len(forms) <= _LONGEST_NAME or (proper and len(forms) <= _LONGEST_WITH_VERB))


def _name_after(sentence: Sentence, first: int, dates: list[tuple[int, int]]) -> Speaker | None:
    """The noun phrase after words that introduce a speaker (a source, a verb of speech), to the end of its clause."""
    words = sentence.words
    begin = _skip(sentence, first, dates)
    parted = begin > first and "," in words.breaks[begin] and "," not in words.breaks[first]
    if begin >= len(words) or parted:
        return None
    end = begin
    stops = sentence.occurrences.starts("name_stop")
    while end < len(words) and (end == begin or not _ends_name(sentence, end, dates)):
        if stops >> end & 1 and end > begin:
            break
        end += 1
    return _trimmed(sentence, begin, end, dates)


def _ends_name(sentence: Sentence, index: int, dates: list[tuple[int, int]]) -> bool:
    """Whether a name cannot go on with this word."""
    gap = sentence.words.breaks[index]
    if any(sign in gap for sign in ',;:.!?»”"()—–') and not gap.startswith(". "):
        return True
    return any(start == index for start, _ in dates)


def _skip(sentence: Sentence, index: int, dates: list[tuple[int, int]]) -> int:
    """The first word from `index` on that is no date and no adverb of speech."""
    skipped = [*sentence.occurrences.named("speech_adverb"), *dates]
    if skipped:
        spans = dict(skipped)
        while index in spans and spans[index] > index:
            index = spans[index]
    return index


def _trimmed(sentence: Sentence, start: int, end: int, dates: list[tuple[int, int]]) -> Speaker | None:
    """The words [start, end) as a name, without dates and linking words at their edges; None where none is left."""
    before = dict(sentence.occurrences.named("before_name"))
    start = _skip(sentence, start, dates)
    while start < end and start in before:
        start = _skip(sentence, before[start], dates)
    end = _before_date(sentence, start, end, dates)
    after = sentence.occurrences.named("after_name")
    ends = {last: first for first, last in [*after, *dates]}
    while end > start and end in ends:
        end = ends[end]
    while end - start > 1 and sentence.words.breaks[end - 1] == " (":
        end -= 1
    if start >= end or end - start > _LONGEST:
        return None
    if end - start > _LONGEST_WITH_VERB and sentence.verbs.within(start, end):
        return None
    if sentence.clauses[clause_of(sentence.clauses, start)].kind is ClauseKind.CONDITION:
        return None
    if sentence.occurrences.starts("pronoun") >> start & 1:
        return Speaker(None, start, end) if end - start <= 2 else None
    if sentence.occurrences.starts("nobody") >> start & 1:
        return None
    if not any(_is_word(sentence, at) for at in range(start, end)):
        return None
    return Speaker(sentence.words.between(start, end), start, end)


def _is_word(sentence: Sentence, at: int) -> bool:
    """Whether the word has letters, more than one or with a number (`M23`)."""
    form = sentence.words.forms[at]
    numbered = at + 1 < len(sentence.words) and sentence.words.breaks[at + 1] == ""
    return form[:1].isalpha() and (len(form) > 1 or numbered)


def _before_date(sentence: Sentence, start: int, end: int, dates: list[tuple[int, int]]) -> int:
    """Where a name ends inside which a date stands (`the army on Friday for the first time denied`)."""
    kinds = sentence.occurrences.ends("attributive")
    return min((first for first, _ in dates if start < first < end and not kinds >> first & 1), default=end)


def _pronoun_in(sentence: Sentence, verb: Found) -> Speaker | None:
    """The pronoun inside or just before the verb (`a-t-il dit`, `il a dit`)."""
    words = sentence.words
    for at, last in sentence.occurrences.named("pronoun"):
        inverted = verb.end <= at <= verb.end + 1 and words.breaks[at].startswith("-")
        beside = verb.start - 1 <= at < verb.end or inverted
        if beside and words.segments[at] == words.segments[verb.start]:
            return Speaker(None, at, last)
    return None
