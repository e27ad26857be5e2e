"""The words of a text with what a name finder needs to know of them: case, sentence starts, runs of capitals."""

import re
from collections.abc import Callable
from typing import NamedTuple

from sayso.text.folding import fold

_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*(?:[-\u2010\u2011\u2013'’ʼ.](?=[^\W\d_])[^\W\d_]+)*|\d+")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}")
_POSSESSIVES = ("'s", "’s", "'S", "’S")
_PRONOUN = re.compile(r"(?:I|You|He|She|It|We|They|That|There|Who|What)['’]")  # "I've" begins no name
# Small words inside a name: "Cerklje ob Krki", "Isle of Man", "Rio de Janeiro".
_INNER = frozenset(
    {
        "of",
        "and",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "la",
        "le",
        "les",
        "las",
        "los",
        "al",
        "el",
        "ob",
        "am",
        "an",
        "der",
        "den",
        "im",
        "nad",
        "na",
        "pri",
        "w",
        "pod",
        "upon",
        "on",
        "sur",
        "sous",
        "y",
        "i",
        "und",
        "et",
        "the",
    }
)
_GAP = frozenset({" ", "\u00a0", "\u2009", "-", "–", ". "})
_START = re.compile(r"(?:^|[.!?…:]['\"”’»)]*\s+|\n\s*|[\n.!?]\s*[\"“„«'‘(]+|^\s*[\"“„«'‘(]+|[-–—•*]\s+)$")


class Word(NamedTuple):
    """One word: offsets, its letters as they stand and folded; if it begins with a capital, and then a sentence."""

    start: int
    end: int
    text: str
    folded: str
    capital: bool
    starts_sentence: bool

    @property
    def shouted(self) -> bool:
        """Whether the word stands in capitals throughout."""
        return len(self.text) > 1 and self.text.upper() == self.text


def words_of(text: str) -> list[Word]:
    """The words of the text in order; a possessive ending is left outside its word ("Kazakhstan" of "Kazakhstan's")."""
    words = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        letters = match[0]
        # Most words are plain lower case: they fold to themselves, and where they stand does not matter.
        if letters.islower() and letters.isascii() and letters.isalpha():
            words.append(Word(start, end, letters, letters, False, False))
            continue
        if letters.endswith(_POSSESSIVES):
            letters, end = letters[:-2], end - 2
        elif "." in letters and not _ABBREVIATION.match(letters + "."):
            letters, end = letters.partition(".")[0], start + letters.index(".")
        capital = letters[:1].isupper() and not _PRONOUN.match(letters)
        first = capital and _START.search(text[max(0, start - 6) : start]) is not None
        words.append(Word(start, end, letters, fold(letters), capital, first))
    return words


def split_at_hyphens(words: list[Word], is_name: Callable[[str], bool]) -> list[Word]:
    """The words with those cut in two that a hyphen joins to a name: "Riga-based", "Oslo-Bergen", "R-Dayton".

    `is_name` says of a word, or of its first piece, that it is a name as it stands; a name as a whole stays whole.
    """
    split = []
    for word in words:
        head, hyphen, tail = word.text.partition("-")
        if not hyphen or not word.capital or is_name(word.text):
            split.append(word)
        elif len(head) == 1 and tail[0].isupper():
            split.append(_piece(word, len(head) + 1, len(word.text)))
        elif len(head) > 1 and (tail.islower() or tail[0].isupper()) and is_name(head):
            split += [_piece(word, 0, len(head)), _piece(word, len(head) + 1, len(word.text))]
        else:
            split.append(word)
    return split


def _piece(word: Word, first: int, last: int) -> Word:
    text = word.text[first:last]
    end = word.start + last if last < len(word.text) else word.end
    return Word(word.start + first, end, text, fold(text), text[0].isupper(), word.starts_sentence and first == 0)


def runs_of(text: str, words: list[Word], stops: frozenset[str]) -> list[tuple[int, int]]:
    """Ranges [first, last) of `words` that stand together with capitals, small inner words between them allowed.

    A word in `stops` (folded) ends a run and is in none.
    """
    runs = []
    at = 0
    while at < len(words):
        if not words[at].capital or words[at].folded in stops:
            at += 1
            continue
        end = at + 1
        while (reach := _reach(text, words, end, stops)) > end:
            end = reach
        runs.append((at, end))
        at = end
    return runs


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a space or a hyphen stands between two words."""
    gap = text[left.end : right.start]
    return gap in _GAP and (gap != ". " or (len(left.text) <= 2 and left.text.isalpha()))


def _reach(text: str, words: list[Word], end: int, stops: frozenset[str]) -> int:
    """The end of the run grown by one capital word, over at most two inner words; `end` where it cannot grow."""
    for skipped in range(3):
        at = end + skipped
        if at >= len(words) or not joined(text, words[at - 1], words[at]):
            return end
        word = words[at]
        if word.capital:
            return end if word.folded in stops else at + 1
        if word.folded not in _INNER and not (word.text.isdigit() and skipped == 0):
            return end
        if word.text.isdigit():
            return at + 1
    return end
