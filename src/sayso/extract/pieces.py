"""A line cut into its pieces, and what each piece is: furniture, a date, an author, a name, or words of the report."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from sayso.extract.wording import Wording, key, wording

# A furniture sentence ("We use cookies ...") is short; a longer one is more likely part of the report.
MAX_FURNITURE_WORDS = 25
# A label's headline or a photo credit: longer than this, a sentence was meant ("Source: the police said that ...").
MAX_LABELLED_WORDS, MAX_CREDIT_WORDS = 30, 15

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|&nbsp")
# Where a line falls into pieces: bars, bullets and arrows anywhere, slashes and dashes between spaces, wide gaps,
# and the ends of sentences, also where the next sentence is glued on. \u2007 stands for &nbsp (see flatten).
_CUT = re.compile(
    r"[|•·¦‖»›‹→←↗►▶▼▲☰♥❤★⚡]|//|(?<=[\s\u200b])[/>»–—-](?=[\s\u200b])|(?:\u2007\u200b*\s*){2,}|\s\u2007\u200b*|\u2007\u200b*\s"
    r"|[ \t\u00a0]{2,}"
    r"|[\u2600-\u27bf\U0001f000-\U0001faff]+"
    r"|(?<=[.!?…])[”\"’»)]?(?:\s+(?=\W?[^\W\d_a-zа-яёіїєґ])|(?=[A-ZА-ЯЁІЇЄҐ][a-zа-яёіїєґ]))"
)
_OUTER = " \t\u00a0\u2007\u200b[](){}<>–—-•·*→←↗…|:_=~#&.,;!?+/"
_BARS = re.compile(r"[|•·»›>/☰]")
_HASHTAGS = re.compile(r"#\w+(?:\s+#\w+)*")
_FONT_SIZE = re.compile(r"a[+-]?(?: a[+-]?){1,3}")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b)", re.IGNORECASE)
# "By" may be glued to the name; of longer cues only those that nobody begins a sentence with.
_AUTHOR_CUE = re.compile(
    r"(?:By|BY|Von|De)(?=[\sA-ZА-Я])|(?:by|von|de)(?=\s)|(?:(?:Posted|Written|Published|Story|Text) by|Scris de)\b"
)
_NUMBER = re.compile(r"[\d][\d\s.,]*[kKmMкК+]?")
_DIGITS = re.compile(r"\d+")
# No word of an atom is longer than these before its first and behind its last digit.
_BEFORE_DIGITS, _AFTER_DIGITS = 32, 48
_QUOTE_MARKS = "“”\"„«»‘'"


class Kind(Enum):
    """What a piece of a line is."""

    NOTHING = auto()  # separators, signs
    FURNITURE = auto()
    LABEL = auto()  # furniture that claims the rest of the line
    CREDIT = auto()
    BYLINE = auto()
    PUBLISHED = auto()  # "Updated", before a date
    DAY = auto()
    TIME = auto()
    AGO = auto()
    NUMBER = auto()
    SECTION = auto()
    BUTTON = auto()
    NAME = auto()  # up to four words with capitals
    WORDS = auto()  # anything else: the report's own words


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch start..end of a line and what it is."""

    start: int
    end: int
    kind: Kind


def flatten(line: str) -> str:
    """The line with its HTML entities as characters, at the same length: `&nbsp` as U+2007, padding as U+200B."""
    if "&" not in line:
        return line

    def character(match: re.Match[str]) -> str:
        found = "\u2007" if match[0].startswith("&nbsp") else html.unescape(match[0])[:1]
        return found + "\u200b" * (len(match[0]) - 1)

    return _ENTITY.sub(character, line)


def squeeze(piece: str) -> str:
    """A piece as it is meant: no padding or invisible characters, one space between words, no outer signs."""
    if piece.isascii():
        return " ".join(piece.split()).strip(_OUTER)
    seen = "".join(
        " " if c == "\u2007" else c for c in piece if unicodedata.category(c) not in {"Cf", "Cc", "So"} or c == "\t"
    )
    return " ".join(seen.split()).strip(_OUTER)


def cut_line(line: str) -> list[Piece]:
    """The pieces of a line in order. Meant for lines of a few hundred characters."""
    flat, words = flatten(line), wording()
    pieces: list[Piece] = []
    at = 0
    for atom in _atoms(flat, words):
        pieces += _plain_pieces(flat, at, atom.start(), words)
        pieces.append(Piece(atom.start(), atom.end(), _ATOMS[atom.lastgroup or ""]))
        at = atom.end()
    pieces += _plain_pieces(flat, at, len(flat), words)
    return _claim(flat, [piece for piece in pieces if piece.kind is not Kind.NOTHING])


def _atoms(flat: str, words: Wording) -> Iterator[re.Match[str]]:
    """Atoms of the line, sought only round its digits: every atom has one, most lines have few."""
    start = end = 0
    for digits in _DIGITS.finditer(flat):
        if digits.start() - _BEFORE_DIGITS > end:
            yield from words.atoms.finditer(flat, start, end)
            start = digits.start() - _BEFORE_DIGITS
        end = min(digits.end() + _AFTER_DIGITS, len(flat))
    yield from words.atoms.finditer(flat, start, end)


_ATOMS = {
    "ago": Kind.AGO,
    "reading": Kind.FURNITURE,
    "minutes": Kind.NUMBER,
    "day": Kind.DAY,
    "counter": Kind.FURNITURE,
    "time": Kind.TIME,
    "published": Kind.PUBLISHED,
}


def _plain_pieces(flat: str, start: int, end: int, words: Wording) -> list[Piece]:
    pieces, at = [], start
    for cut in _CUT.finditer(flat, start, end):
        if at < cut.start():
            pieces.append(Piece(at, cut.start(), kind_of(flat[at : cut.start()], words)))
        at = cut.end()
    if at < end:
        pieces.append(Piece(at, end, kind_of(flat[at:end], words)))
    return pieces


def _claim(flat: str, pieces: list[Piece]) -> list[Piece]:
    """Pieces after a label belong to it up to the end of the line: "Most read: Onion prices | Heat record"."""
    for at, piece in enumerate(pieces):
        if piece.kind in {Kind.LABEL, Kind.CREDIT}:
            most = MAX_LABELLED_WORDS if piece.kind is Kind.LABEL else MAX_CREDIT_WORDS
            if len(flat[piece.start :].split()) > most:
                continue
            rest = [
                Piece(p.start, p.end, Kind.FURNITURE if p.kind in {Kind.NAME, Kind.WORDS} else p.kind)
                for p in pieces[at + 1 :]
            ]
            return [*pieces[: at + 1], *rest]
    return pieces


def kind_of(piece: str, words: Wording) -> Kind:
    """What a piece without dates in it is."""
    seen = squeeze(piece)
    if not seen:
        return Kind.NOTHING
    if _NUMBER.fullmatch(seen):
        return Kind.NUMBER
    low = key(seen)
    if low in words.exact or _is_sign(piece, seen, low, words):
        return Kind.FURNITURE
    if low in words.labels:
        return Kind.LABEL
    if low in words.published:
        return Kind.PUBLISHED
    if low in words.credits and low not in words.sections:
        return Kind.CREDIT
    labelled = _label_kind(seen, words)
    if labelled:
        return labelled
    if _starts_like_furniture(seen, low, words):
        return Kind.FURNITURE
    if is_byline(seen, words):
        return Kind.BYLINE
    if low in words.buttons or all(t in words.networks or t in words.fillers for t in low.split()):
        return Kind.BUTTON
    if low in words.sections or _is_menu(seen, low, words):
        return Kind.SECTION
    return Kind.NAME if _is_name(piece, seen, words) else Kind.WORDS


def _is_sign(piece: str, seen: str, low: str, words: Wording) -> bool:
    tokens = low.split()
    shared = len(tokens) > 1 and all(t in words.networks or t in words.fillers for t in tokens)
    return (
        (shared and any(t in words.networks for t in tokens))
        or _HASHTAGS.fullmatch(piece.strip()) is not None
        or _FONT_SIZE.fullmatch(" ".join(seen.casefold().split())) is not None
        or (_COPYRIGHT.match(piece.strip(" \t\u2007\u200b([")) is not None and len(tokens) <= MAX_FURNITURE_WORDS)
        or words.icon.fullmatch(seen) is not None
        or ("ctrl" in tokens and "enter" in tokens)
    )


def _label_kind(seen: str, words: Wording) -> Kind | None:
    head, colon, rest = seen.partition(":")
    if not colon or len(head) > 40:
        return None
    low, length = key(head), len(rest.split())
    if low in words.labels and length <= MAX_LABELLED_WORDS:
        return Kind.LABEL
    if low in words.credits and length <= MAX_CREDIT_WORDS:
        return Kind.CREDIT
    if low in words.published:
        return Kind.PUBLISHED
    return None


def _starts_like_furniture(seen: str, low: str, words: Wording) -> bool:
    """Whether a furniture sentence begins here; never where a quotation does."""
    first, length = low.split(" ", 1)[0], low.count(" ") + 1
    if length > MAX_FURNITURE_WORDS or seen[0] in _QUOTE_MARKS:
        return False
    return any(low == p or low.startswith(p + " ") for p in words.starts.get(first, ()))


def is_byline(seen: str, words: Wording) -> bool:
    """Whether the piece is "By" and a name, and nothing more; see `author_of`."""
    return bool(author_of(seen, words))


def author_of(seen: str, words: Wording) -> str:
    """The name or desk after "By", "Author:" and their like, also where "By" is glued to it; else ""."""
    head, colon, name = seen.partition(":")
    if not colon:
        match = _AUTHOR_CUE.match(seen)
        if not match:
            return ""
        name = seen[match.end() :]
    elif key(head) not in words.bylines:
        return ""
    tokens = name.replace(",", " ").replace("&", " ").split()
    if not 1 <= len(tokens) <= 7 or seen.endswith((".", "?")):
        return ""
    if key(name) in words.desks:
        return " ".join(name.split())
    capital = [t[0].isupper() for t in tokens]
    fits = all(big or key(t) in words.joiners or key(t) in words.desks for t, big in zip(tokens, capital, strict=True))
    if not fits or not capital[0] or any(key(t) in words.calendar for t in tokens):
        return ""
    return " ".join(name.split())


def _is_menu(seen: str, low: str, words: Wording) -> bool:
    """A row of menu words without bars: it begins with "Home" and every word has a capital."""
    tokens = seen.split()
    menu = (words.sections, words.exact, words.buttons)
    if len(tokens) >= 2 and all(any(t in known for known in menu) for t in low.split()):
        return True
    return len(tokens) >= 3 and key(tokens[0]) in words.home and all(t[0].isupper() or t in "&/" for t in tokens)


def _is_name(piece: str, seen: str, words: Wording) -> bool:
    tokens = seen.split()
    if len(tokens) == 1:
        return True
    if len(tokens) > 4 or piece.rstrip(" \t\u2007\u200b").endswith((".", "!", "?", ";")):
        return False
    return all(not t[0].islower() or key(t) in words.joiners for t in tokens)


def has_bars(line: str) -> bool:
    """Whether the line is divided by the signs that menus and breadcrumbs use."""
    return _BARS.search(flatten(line)) is not None
