"""The classes of time words, and how a language's word table is put together.

The grammar (`phrases`, `joins`) is written once over these classes; a language is a table of its words.

    M month        W weekday         Z season         Y feast            e weekend
    d number 1-31  D 28th            y 1900-2099      n other number     x 1990s
    w two, several a a, an           f first, second  U unit but year    i year, g the same after 2025
    P part of day  N night           O overnight      R yesterday        Q recently
    L last         X next            S this           l previous         h following
    A ago          G later, after    B earlier        I "acum" before    C "через" before    c "за" before
    V same         H that            E early, late    r recent           k "торік"
    t the          o of              p in, on, at     @ at, about        s since             u until
    F from         z to              b between        & and              K clock time        J j numeric date
    , . - ( )      themselves        | paragraph      ; other marks      _ any other word    # "числа"
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

WordValue = int | str | None
WordTable = dict[str, tuple[str, WordValue]]

# One spelling for lookup, letter for letter so that offsets stay: ё, the Ukrainian apostrophe, Romanian diacritics.
SPELLING = str.maketrans("ёЁ’ʼăâîșşțţĂÂÎȘŞȚŢ", "еЕ''aaissttAAISSTT")


@dataclass(frozen=True)
class Lexicon:
    """The words of one language, by class; keys are lower case in the spelling of `SPELLING`, phrases with spaces.

    `abbreviations` may carry a full stop of their own. `doubtful` are words that are something else as well
    ("may", "sun"): they count only beside a number or after a word such as "in"; with `by_case` they must also
    begin with a capital. `traits` are kinds of phrase that the language has: "month_first" ("March 18"),
    "adjective_after" ("săptămâna trecută"), "cases" ("днём ранее", without a word for one).
    """

    words: Mapping[str, tuple[str, WordValue]]
    abbreviations: frozenset[str]
    doubtful: frozenset[str]
    by_case: bool = False
    traits: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


def forms(klass: str, lists: Sequence[str], first: int = 1) -> WordTable:
    """A table from lists of word forms, one string per value: the first string's forms get the value `first`."""
    return {form: (klass, first + at) for at, line in enumerate(lists) for form in line.split()}


def group(klass: str, words: Mapping[WordValue, str] | str, value: WordValue = None) -> WordTable:
    """A table from words by value, a comma between words (so phrases are possible), or of one value."""
    by_value: Mapping[WordValue, str] = {value: words} if isinstance(words, str) else words
    return {form.strip(): (klass, at) for at, line in by_value.items() for form in line.split(",")}


def build(
    tables: Iterable[WordTable],
    *,
    abbreviations: str = "",
    doubtful: str = "",
    by_case: bool = False,
    traits: str = "",
) -> Lexicon:
    """A language's lexicon from its tables; ValueError where two tables give one word two meanings."""
    words: WordTable = {}
    for table in tables:
        for form, what in table.items():
            if what == ("U", "year"):
                what = ("i", "year")
            key = form.translate(SPELLING)
            if words.setdefault(key, what) != what:
                raise ValueError(f"the word {form!r} stands in two classes: {words[key]} and {what}")
    return Lexicon(
        words,
        frozenset(abbreviations.split()),
        frozenset(doubtful.translate(SPELLING).split()),
        by_case,
        frozenset(traits.split()),
        _by_first_word(words),
    )


def widened(lexicon: Lexicon, tables: Iterable[WordTable]) -> Lexicon:
    """The lexicon with more words; where one stands in both, the new class counts."""
    words = {**lexicon.words, **{form.translate(SPELLING): what for table in tables for form, what in table.items()}}
    return replace(lexicon, words=words, phrases=_by_first_word(words))


def _by_first_word(words: Mapping[str, tuple[str, WordValue]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a table by their first word, longest first."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for key in words:
        if " " in key:
            parts = tuple(key.split())
            phrases.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(parts, key=len, reverse=True)) for first, parts in phrases.items()}
