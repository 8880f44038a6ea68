"""A language file → the compiled language: its words, its patterns, its way of explaining."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.dates.folding import Folding, make_folding
from generator.dates.language_file import LanguageFile, Rule
from generator.dates.standpoint import RULES
from generator.dates.templates import Capture, TemplateError, Vocabulary, compile_template
from generator.dates.words import Fold, Numbers, numeric_slots, word_pattern
from generator.errors import Problem, UserError
from generator.frozen import Frozen
from generator.located_yaml import convert, load_file

LANGUAGES = Path(__file__).parent / "languages"


class CompiledRule(Frozen, frozen=True):
    """A rule's pattern with groups, matched against the words found; `groups` tell in order what each captures."""

    rule: Rule
    pattern: Any
    groups: tuple[str, ...]


class Language(Frozen, frozen=True):
    """A language ready for use: `finder` finds any expression, `rules` say what the words found mean, `ends`
    what the ends of a span do."""

    code: str
    file: LanguageFile
    folding: Folding
    cue_folding: Folding
    values: Mapping[str, Mapping[str, str]]
    numbers: Numbers
    finder: Any
    rules: tuple[CompiledRule, ...]
    ends: tuple[CompiledRule, ...]

    def plain(self, text: str) -> str:
        """`text` folded and in small letters, as the language's words are kept."""
        return self.folding.fold(text).decode("latin-1").lower()


def known_languages() -> tuple[str, ...]:
    """The codes of the languages that dates are read in."""
    return tuple(sorted(path.stem for path in LANGUAGES.glob("*.yaml")))


def language_named(code: str, names: tuple[str, ...] = ()) -> Language:
    """The compiled language `code`, which also knows the site's `names` of dates.

    Raises UserError for a language without a file.
    """
    path = LANGUAGES / f"{code}.yaml"
    if code not in known_languages():
        known = ", ".join(known_languages())
        raise UserError([Problem(str(path.name), 0, 0, f"dates cannot be read in {code!r}", f"known here: {known}")])
    return load_language(path, names)


@lru_cache(maxsize=64)
def load_language(path: Path, names: tuple[str, ...] = ()) -> Language:
    """Compile a language file. Raises UserError for mistakes in it."""
    located = load_file(path, path.name)
    file = convert(located, LanguageFile)
    letters = "".join(sorted({char for char in path.read_text("utf-8") if char.isalpha() and ord(char) >= 0x80}))
    missing = [rule for rule in RULES if rule not in file.how]
    if missing:
        raise UserError([located.problem(("how",), f"nothing explains {', '.join(missing)}", "add a line for each")])
    try:
        return _compile(path.stem, file, make_folding(letters), names)
    except (TemplateError, ValueError) as error:
        raise UserError([Problem(path.name, 0, 0, str(error), "correct the template")]) from None


def _compile(code: str, file: LanguageFile, folding: Folding, names: tuple[str, ...]) -> Language:
    import re2

    def fold(text: str) -> str:
        return folding.fold(text).decode("latin-1")

    numbers = Numbers.of(file.numbers, file.joiners, file.ordinals, fold)
    slots = numeric_slots(numbers, file.ordinal_suffixes, file.day_suffixes, fold)
    slots |= {name: word_pattern([w for ws in words.values() for w in ws], fold) for name, words in file.words.items()}
    slots |= {name: fold(pattern) for name, pattern in file.patterns.items()}
    slots["name"] = word_pattern(list(names), fold) if names else r"[^\x00-\xff]"
    fragments = {name: "|".join(f"({each})" for each in templates) for name, templates in file.fragments.items()}
    vocabulary = Vocabulary(slots, fragments)
    found = [compile_template(template, vocabulary, fold) for rule in file.rules for template in rule.templates]
    options = pattern_options()
    options.never_capture = True
    finder = re2.compile(f"{_edge(found)}(?:{'|'.join(found)})".encode("latin-1"), options)
    values = {
        slot: {fold(word).lower(): value for value, words in by_value.items() for word in words}
        for slot, by_value in file.words.items()
    }
    rules, ends = _readers(file.rules, vocabulary, fold), _readers(file.ends, vocabulary, fold)
    keeping = make_folding(folding.letters, file.cues.keep)
    return Language(code, file, folding, keeping, values, numbers, finder, rules, ends)


def _edge(patterns: list[str]) -> str:
    """A word boundary before every expression, where the language's letters are all ASCII once folded (as RE2 asks)."""
    return r"\b" if all(pattern.isascii() for pattern in patterns) else ""


def _readers(rules: tuple[Rule, ...], vocabulary: Vocabulary, fold: Fold) -> tuple[CompiledRule, ...]:
    """Each template of the rules as a pattern with groups."""
    import re2

    options = pattern_options()
    compiled = []
    for rule in rules:
        for template in rule.templates:
            capture = Capture([])
            pattern = compile_template(template, vocabulary, fold, capture)
            compiled.append(CompiledRule(rule, re2.compile(pattern.encode("latin-1"), options), tuple(capture.groups)))
    return tuple(compiled)


def pattern_options() -> Any:
    """RE2 options for folded text: bytes, any case, leftmost-longest, memory enough for the large patterns."""
    import re2

    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.longest_match = True
    options.case_sensitive = False
    options.max_mem = 1 << 27
    return options
