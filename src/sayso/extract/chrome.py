"""Page chrome in a text: the ranges that belong to the page, not to the report.

    text -> lines -> pieces of each line -> verdict a line, by its pieces and its place -> ranges

A line is chrome when none of its pieces are the report's own words and at least one is plainly furniture. At the
head and the tail of a page weaker signs are enough (a breadcrumb, a byline); between the report's paragraphs they
are not. Where furniture is glued to a sentence, only the furniture is marked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.extract.pieces import Kind, Piece, cut_line, has_bars, squeeze
from sayso.extract.wording import key, wording

# Lines longer than this are paragraphs: only their first and last EDGE characters can hold furniture. That also
# keeps the work on a line of any length constant.
LONG_LINE, EDGE = 400, 200
# Lines looked at from the top and from the end. The longest liveblogs have a few thousand; a text of a million
# lines would keep the reader busy for minutes.
MAX_LINES = 5000
# The report's own paragraphs, which divide head, middle and tail: a sentence of some length, or a long line.
BODY_SENTENCE, BODY_LINE = 60, 140
# A headline in a list of other pages' headlines.
MAX_HEADLINE = 160

# A line ends at any line break that Unicode knows as one; "\n" alone, "\r\n" and the old "\r" among them.
_LINE = re.compile(r"[^\n\r\u0085\u2028\u2029]+")
_STRONG = {Kind.FURNITURE, Kind.LABEL, Kind.CREDIT}
_DATES = {Kind.DAY, Kind.TIME, Kind.AGO}
_SENTENCE_END = re.compile(r"[.!?…][”\"’»)\]]*\s*$")
_LIST_SIGN = re.compile(r"\s*(?:[•·*+▪►→>›–—-]|\d{1,2}[.)]?\s)")
_GLUED_HEADLINE = re.compile(r"(?<=[.!?”\"»])(?=[A-ZА-ЯЁІЇЄҐ][^.!?]{15,160}$)")


@dataclass
class _Line:
    start: int
    text: str
    apart: bool
    pieces: list[Piece] = field(default_factory=list)
    body: bool = False
    ranges: list[tuple[int, int]] = field(default_factory=list)

    @property
    def kinds(self) -> set[Kind]:
        return {piece.kind for piece in self.pieces}

    def mark(self, start: int = 0, end: int | None = None) -> None:
        """Mark a stretch of the line, without the spaces round it."""
        stretch = self.text[start:end]
        left, right = len(stretch) - len(stretch.lstrip()), len(stretch.rstrip())
        if left < right:
            self.ranges.append((self.start + start + left, self.start + start + right))

    @property
    def marked(self) -> bool:
        """Whether the whole line is marked."""
        return any(end - start == len(self.text.strip()) for start, end in self.ranges)


def find_chrome(text: str, title: str = "") -> tuple[tuple[int, int], ...]:
    """Ranges of page furniture in the text, in order, not touching each other; the title's own line is never one."""
    lines = list(_lines(text))
    for line in lines:
        line.body = _is_body(line)
    bodies = [at for at, line in enumerate(lines) if line.body]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(lines), -1)
    titled = key(title)
    for at, line in enumerate(lines):
        if titled and key(line.text) == titled:
            continue
        outside = at < first or at > last
        if _whole_line(line, outside=outside, opening=at == 0 and at < first):
            line.mark()
        else:
            _parts(line, tail=at > last or at == len(lines) - 1)
    _lists(lines, last)
    _labels_between(lines[:first], titled)
    return _joined(range_ for line in lines for range_ in line.ranges)


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not blank, each with whether a blank line stands before it."""
    before, stretches = 0, [found.span() for found in _LINE.finditer(text)]
    if len(stretches) > 2 * MAX_LINES:
        stretches = stretches[:MAX_LINES] + stretches[-MAX_LINES:]
    for start, end in stretches:
        line = text[start:end]
        if line.strip():
            pieces = cut_line(line) if len(line) <= LONG_LINE else []
            gap = text[before:start][:8]
            apart = gap.count("\n") > 1 or gap.count("\r") > 1
            yield _Line(start, line, apart, pieces)
            before = end


def _is_body(line: _Line) -> bool:
    if len(line.text) > LONG_LINE:
        return True
    if Kind.WORDS not in line.kinds:
        return False
    own = sum(piece.end - piece.start for piece in line.pieces if piece.kind is Kind.WORDS)
    return own >= BODY_LINE or (own >= BODY_SENTENCE and _SENTENCE_END.search(line.text) is not None)


def _whole_line(line: _Line, *, outside: bool, opening: bool) -> bool:
    kinds = line.kinds
    if not kinds:
        return False
    if Kind.WORDS in kinds:
        return _is_dated_headline(line) and outside and not opening
    if kinds & _STRONG or Kind.AGO in kinds:
        return True
    if Kind.PUBLISHED in kinds and (kinds & _DATES or len(line.pieces) == 1):
        return bool(kinds & _DATES)
    if not outside:
        return False
    if Kind.BYLINE in kinds:
        return True
    if Kind.DAY in kinds:
        return _has_time(line) or (len(line.pieces) > 1 and has_bars(line.text))
    return _is_breadcrumb(line) or (opening and _is_masthead(line))


def _has_time(line: _Line) -> bool:
    return Kind.TIME in line.kinds or any(p.kind is Kind.DAY and ":" in line.text[p.start : p.end] for p in line.pieces)


def _is_dated_headline(line: _Line) -> bool:
    """Another page's headline with its date and counter: "Storm shuts port3/9/24, 6:40 AM • 118 views"."""
    if not {Kind.DAY, Kind.AGO} & line.kinds or line.pieces[-1].kind is not Kind.FURNITURE:
        return False
    words = [p for p in line.pieces if p.kind is Kind.WORDS]
    return len(line.text) <= MAX_HEADLINE + 60 and not any(
        _SENTENCE_END.search(line.text[p.start : p.end]) for p in words
    )


def _is_breadcrumb(line: _Line) -> bool:
    if line.kinds - {Kind.SECTION, Kind.NAME, Kind.BUTTON, Kind.NUMBER} or Kind.SECTION not in line.kinds:
        return Kind.NAME in line.kinds and not line.kinds - {Kind.NAME} and len(line.pieces) > 2 and has_bars(line.text)
    return len(line.pieces) > 1 or len(line.text.split()) > 2


def _is_masthead(line: _Line) -> bool:
    """The first line of all: two or three short names between bars ("Kyiv • English service")."""
    short = all(len(squeeze(line.text[p.start : p.end]).split()) <= 3 for p in line.pieces)
    return len(line.pieces) > 1 and short and not line.kinds - {Kind.NAME, Kind.SECTION} and has_bars(line.text)


def _parts(line: _Line, *, tail: bool) -> None:
    """Mark furniture glued to the report's own words: at the edges of the line, and shouted inside it."""
    flat_end = len(line.text)
    if len(line.text) > LONG_LINE:
        shift = flat_end - EDGE
        pieces = cut_line(line.text[:EDGE])[:-1]
        back = [Piece(p.start + shift, p.end + shift, p.kind) for p in cut_line(line.text[shift:])[1:]]
    else:
        pieces = back = line.pieces
    ahead = _edge(pieces)
    if ahead:
        line.mark(0, ahead[-1].end)
    behind = _edge(back[::-1])
    if behind and not (ahead and ahead[-1].end > behind[-1].start):
        start = behind[-1].start
        glued = _GLUED_HEADLINE.search(line.text, max(0, start - MAX_HEADLINE), start)
        line.mark(glued.start() if glued and {p.kind for p in behind} & _DATES else start)
    ending = wording().endings.search(line.text, max(0, flat_end - 80))
    if ending and line.text[ending.start()].isupper() and (tail or ending.start() > 0):
        line.mark(ending.start())
    if not line.text.isupper():
        for shout in wording().shouts.finditer(line.text):
            line.mark(shout.start(), shout.end())


def _edge(pieces: list[Piece]) -> list[Piece]:
    """The run of furniture at this end of a line that holds other words too, down to its last plain furniture."""
    run: list[Piece] = []
    for piece in pieces:
        if piece.kind in {Kind.WORDS, Kind.NAME, Kind.BYLINE, Kind.SECTION}:
            break
        run.append(piece)
    while run and run[-1].kind not in _STRONG | {Kind.DAY}:
        run.pop()
    return run if any(piece.kind in _STRONG for piece in run) else []


def _lists(lines: list[_Line], last_body: int) -> None:
    """Headlines of other pages under a heading such as "Most read": to the end of the page, or of the block."""
    for at, line in enumerate(lines):
        if key(line.text) not in wording().headings or at == 0:
            continue
        block = at + 1
        while block < len(lines) and _is_listed(lines[block]):
            # In the middle of a report only what stands right below the heading belongs to it.
            if at < last_body and lines[block].apart:
                break
            block += 1
        if block > at + 1 or key(line.text) in wording().labels:
            line.mark()
        for listed in lines[at + 1 : block]:
            listed.mark()


def _is_listed(line: _Line) -> bool:
    if line.marked:
        return True
    if line.body or len(line.text) > MAX_HEADLINE:
        return False
    return _LIST_SIGN.match(line.text) is not None or re.search(r"[.;:,]\s*$", line.text) is None


def _labels_between(head: list[_Line], titled: str) -> None:
    """A section's name between furniture above the headline ("EUROPE" under a menu)."""
    for at, line in enumerate(head):
        alone = not line.marked and len(line.pieces) == 1 and not line.kinds - {Kind.NAME, Kind.SECTION}
        if not alone or len(line.text.split()) > 2 or not line.text.isupper() or key(line.text) == titled:
            continue
        if at > 0 and head[at - 1].marked and at + 1 < len(head):
            line.mark()


def _joined(ranges: Iterator[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
