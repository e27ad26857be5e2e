"""A text as a row of classified tokens: the classes' letters make a code string on which the grammar is matched."""

import re
from datetime import time
from functools import cache
from importlib import import_module

from sayso.times.lexicon import SPELLING, Lexicon, WordValue, widened
from sayso.times.pieces import Piece

LANGUAGES = ("en", "ru", "uk", "ro")

_TOKEN = re.compile(
    r"""
      (?P<word>[^\W\d_]\w*(?:'[^\W\d_]+)*)[ ]?  # the space is eaten here: half of a text's tokens would be spaces
    | (?P<iso>(?:19|20)\d\d(?P<isosep>[-/.])\s?[01]?\d(?P=isosep)\s?[0-3]?\d(?![\d])(?=\D|$))
    | (?P<full>[0-3]?\d(?P<sep>[./-])\s?[0-3]?\d(?P=sep)\s?(?:(?:19|20)\d\d|\d\d)(?![\w/]))
    | (?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:\s?[ap]\.?m\b\.?)?
               |(?:0?\d|1[0-2])(?:\.[0-5]\d)?\s?[ap]\.?m\b\.?
               |(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC|[ECMP][SD]T|BST|CES?T|EES?T|MSK)\b))(?!\d)
    | (?P<short>[0-3]?\d[/.][0-3]?\d(?![\w%/]|[.,]\d))
    | (?P<decade>(?:19|20)\d0['’]?s\b)
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th|-(?:го|ого|е|є|й|м|му|ої|ї|х|я))\b)
    | (?P<number>\d+(?:[.,]\d+)*\w*)
    | (?P<space>[ \t\u00a0\u2009\u202f]+|\r?\n(?![ \t\r]*\n))
    | (?P<paragraph>(?:[ \t\r]*\n){2,})
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_OTHER: tuple[str, WordValue] = ("_", None)
_MARKS = {"-": "-", "–": "-", "—": "-", "−": "-", "‑": "-", "(": "(", ")": ")", ",": ",", ".": "."}
_MONEY = frozenset("$€£₽₴¥#№%")
_ZONES = frozenset(("gmt", "utc", "est", "edt", "cet", "cest", "eet", "eest", "msk", "local", "hrs", "hours"))
_NEAR_DAY = frozenset("uzFbLXS")
_NEAR = frozenset("pszuFbELSX")  # classes before which a doubtful word is a time: "in May", "since March"


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language by its ISO 639-1 code; English for one that sayso has no words of."""
    code = language.lower()[:2]
    name = code if code in LANGUAGES else "en"
    found: Lexicon = import_module(f"sayso.times.words_{name}").LEXICON
    return found


@cache
def wide_lexicon(language: str) -> Lexicon:
    """The lexicon with words of times that date no event ("now", "annually"); so far English has them."""
    lex = lexicon(language)
    return widened(lex, import_module("sayso.times.words_en_wide").TABLES) if lex is lexicon("en") else lex


def tokenize(text: str, lex: Lexicon) -> list[Piece]:
    """The tokens of a text; white space is left out, and of a long run of other words all but three."""
    tokens: list[Piece] = []
    spelled = text.translate(SPELLING)
    words = lex.words
    for m in _TOKEN.finditer(spelled):
        kind = m.lastgroup
        if kind == "word":
            said = m[1]
            start, key = m.start(), said.lower()
            klass, value = words.get(key, _OTHER)
            if klass == "_" and key.endswith("'s"):
                said = key = key[:-2]
                klass, value = words.get(key, _OTHER)
            tokens.append(Piece(start, start + len(said), klass, key, value))
        elif kind == "mark":
            tokens.append(Piece(m.start(), m.end(), _MARKS.get(m[0], ";"), m[0]))
        elif kind == "paragraph":
            tokens.append(Piece(m.start(), m.end(), "|", "\n"))
        elif kind is not None and kind != "space":
            tokens.append(_digits(m, kind))
    return _settle(_phrases(tokens, lex), lex, spelled)


def _digits(m: re.Match[str], kind: str) -> Piece:
    """The token of a match that begins with a digit."""
    said = m.group()
    numbers = tuple(int(part) for part in re.findall(r"\d{1,9}", said[:24]))  # an endless number is no date
    klass: str
    value: WordValue | tuple[int, ...] | time
    match kind:
        case "iso" | "full":
            klass, value = "J", numbers
        case "clock":
            klass, value = "K", _clock(numbers, said)
        case "short":
            klass, value = "j", numbers
        case "decade":
            klass, value = "x", numbers[0]
        case "ordinal":
            klass, value = ("D" if 1 <= numbers[0] <= 31 else "n"), numbers[0]
        case _:
            klass, value = _number(said)
    return Piece(m.start(), m.end(), klass, said, value)


def _number(said: str) -> tuple[str, int | None]:
    if not said.isdecimal():
        return "n", None
    if len(said) <= 2 and 1 <= int(said) <= 31:
        return "d", int(said)
    if len(said) == 4 and 1900 <= int(said) < 2100:
        return "y", int(said)
    return "n", int(said) if len(said) < 5 else None


def _clock(numbers: tuple[int, ...], said: str) -> time | None:
    hour, minute = divmod(numbers[0], 100) if said.isdigit() else (numbers[0], numbers[1] if len(numbers) > 1 else 0)
    half = re.search(r"[ap]\.?m", said)
    if half:
        hour = hour % 12 + (12 if half[0][0] == "p" else 0)
    return time(hour % 24, minute) if minute < 60 else None


def _phrases(tokens: list[Piece], lex: Lexicon) -> list[Piece]:
    """Words that make a phrase of the lexicon ("early hours") become one token."""
    firsts = lex.phrases
    heads = [at for at, token in enumerate(tokens) if token.key in firsts]
    merged: list[Piece] = []
    at = 0
    for head in heads:
        if head < at:
            continue  # taken by the phrase before
        for parts in firsts[tokens[head].key]:
            last = head + len(parts)
            if [token.key for token in tokens[head + 1 : last]] == list(parts[1:]):
                klass, value = lex.words[" ".join(parts)]
                if klass == "E" and head and tokens[head - 1].klass in "Ui":
                    continue  # "two days later in Oslo" is not "later in June"
                merged += tokens[at:head]
                merged.append(Piece(tokens[head].start, tokens[last - 1].end, klass, " ".join(parts), value))
                at = last
                break
    return merged + tokens[at:] if merged else tokens


def _settle(tokens: list[Piece], lex: Lexicon, text: str) -> list[Piece]:
    """Decide by their neighbours what abbreviations, doubtful words and numbers are."""
    settled: list[Piece] = []
    at, count = 0, len(tokens)
    while at < count:
        token = tokens[at]
        if token.klass != "_":
            after = tokens[at + 1] if at + 1 < count else None
            if after and after.key == "." and token.key in lex.abbreviations and after.start == token.end:
                token.end = after.end
                at += 1
                after = tokens[at + 1] if at + 1 < count else None
            if token.klass in "dDynjiW" or token.key in lex.doubtful:
                beside = tokens[at + 2] if after and after.klass == "," and at + 2 < count else after
                _settle_one(token, after, beside, settled, lex, text[token.start])
        elif len(settled) > 2 and settled[-1].klass == settled[-2].klass == settled[-3].klass == "_":
            settled.pop()  # no phrase looks past three other words: the grammar need not walk over more
        settled.append(token)
        at += 1
    return settled


def _settle_one(
    token: Piece, after: Piece | None, beside: Piece | None, done: list[Piece], lex: Lexicon, letter: str
) -> None:
    """Set class and value by the tokens round about; `beside` is the next one but for a comma."""
    klass, before = token.klass, done[-1] if done else None
    if klass in "dDyn":
        if (before and (before.key in _MONEY or (before.key == "-" and _hangs(token, done)))) or (
            after and after.key in _MONEY
        ):
            token.klass = "_"
        elif klass == "y" and after and after.key in _ZONES:
            token.klass, token.value = "K", _military(token)
    elif klass == "j":
        _settle_short(token, before)
    elif token.key in lex.doubtful and (
        (lex.by_case and not letter.isupper()) or not _supported(token, after, beside, done, lex)
    ):
        token.klass = "_"
    elif klass == "i" and not token.key.isascii() and before and before.klass == "y":
        token.klass = "g"
    elif klass == "W" and token.key == "luni" and before and before.klass in "wdn":
        token.klass, token.value = "U", "month"  # Romanian "luni" is Monday, and months after a number


def _hangs(token: Piece, done: list[Piece]) -> bool:
    """Whether a number hangs on a word by a hyphen, as in a type's name ("Geran-2")."""
    if len(done) < 2:
        return False
    hyphen, word = done[-1], done[-2]
    return hyphen.end == token.start and word.end == hyphen.start and word.klass == "_" and word.key[:1].isalpha()


def _military(token: Piece) -> time | None:
    hour, minute = divmod(int(token.key), 100)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _settle_short(token: Piece, before: Piece | None) -> None:
    """Two numbers with a dot or slash: a clock time after "at", else a day and month if they can be one."""
    first, second = token.value if isinstance(token.value, tuple) else (0, 0)
    dotted = "." in token.key
    if dotted and before and (before.klass == "@" or before.key in ("о", "об", "около", "близько", "ora")):
        token.klass, token.value = "K", time(first % 24, second) if second < 60 else None
    elif not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        token.klass = "n"
    elif dotted and not (len(token.key) == 5 and second <= 12):
        token.klass = "n"  # 3.5 is a number; 02.03 may be a day
    elif not before or before.klass not in "pszuFb&-,|(":
        token.klass = "n"


def _supported(token: Piece, after: Piece | None, beside: Piece | None, done: list[Piece], lex: Lexicon) -> bool:
    """Whether a doubtful word stands as a time word does: beside a number, or a month after "in" and the like."""
    ahead = done[-1].klass if done else ""
    if ahead in ("d", "D") or (
        beside is not None and beside.klass in "dDy" and (token.klass == "M" or beside is after)
    ):
        return True
    if token.klass == "W":
        return (beside is not None and beside.klass in "dDM") or (len(token.key) > 3 and ahead in _NEAR_DAY)
    if token.key in lex.abbreviations:
        return False
    if ahead == "U" or ahead in _NEAR or (ahead == "o" and done[-1].key == "of"):
        return not (token.key == "mai" and after is not None and after.key[:4] in ("mult", "puti", "bine", "mare"))
    if ahead == "-" and len(done) > 1 and done[-2].klass in "EM":
        return True
    return ahead == "&" and len(done) > 1 and done[-2].klass == "M"
