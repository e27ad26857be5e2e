"""Which reports are copies of one another: by how much of the shorter text stands word for word in the longer one."""

import re
from datetime import datetime
from itertools import takewhile
from urllib.parse import urlsplit

from sayso.interfaces import LedgerView
from sayso.model import Judgement, Maker, Report
from sayso.text.folding import fold
from sayso.text.quotations import find_quotations
from sayso.text.shingles import containment, fingerprint, shingles

MAKER = Maker("rule", "copies", "3")
_COPY = 0.5  # share of the smaller text's five-word runs; edited wire copy on one fact shares far less than half
_BRIEF_COPY = 0.65  # the same for briefs, of which one formula sentence may be half
_BRIEF = 60  # runs: about four sentences
_EDITED = 0.35  # share of the runs of three words, quotations aside, that an edited copy keeps; by other hands a tenth
_OWN = 0.2  # the same at least of any copy: two reports that quote one long statement are no copies
_LEAST = 20  # runs: shorter texts agree by chance or by formula
_WORTH_A_LOOK = 0.15  # share of the smaller fingerprint: a sample, so a copy's may share much less than its text
_ENOUGH = 20  # copies: a story told a hundred times is one by its ties to twenty of those most alike
_LOOKED_AT = 100  # reports: what one outlet prints round all its texts may stand in more than are copies
_FURNITURE = 150  # words: an outlet's own lines above and below its reports are shorter than this
_WORD = re.compile(r"\w+")


def judge_copies(report: Report, view: LedgerView, now: datetime) -> list[Judgement]:
    """A judgement for each report in the ledger that this one is a copy of, or that is a copy of this one."""
    found: list[Judgement] = []
    alike = [id for id, _ in view.reports_sharing(fingerprint(report.readable), _WORTH_A_LOOK) if id != report.id]
    for at in range(0, min(len(alike), _LOOKED_AT), _ENOUGH):
        for known in view.reports(alike[at : at + _ENOUGH]):
            share, told = shared_share(report, known)
            if share is not None:
                copy, original, why = direction(report, known)
                reasons = (f"{share:.0%} of the shorter text's {told} stand in the other", why)
                found.append(Judgement(copy.id, original.id, "copy_of", "yes", round(share, 3), reasons, MAKER, now))
        if len(found) >= _ENOUGH:
            break
    return found


def shared_share(one: Report, other: Report) -> tuple[float | None, str]:
    """The share of the shorter text that stands in the other, and a share of what, where it makes them copies; else
    None."""
    share, told = _share(one.readable, other.readable)
    if share is None or not _same_outlet(one, other):
        return share, told
    ours, theirs = _without_furniture(one.readable, other.readable)
    if max(len(ours), len(theirs)) < _LEAST:  # all that differs is a headline
        return share, told
    return (share if _share(" ".join(ours), " ".join(theirs))[0] is not None else None), told


def direction(one: Report, other: Report) -> tuple[Report, Report, str]:
    """(copy, original, why): the copy names the other's outlet, else is later, else carries furniture, else shorter."""
    cites = [names_as_origin(one, other), names_as_origin(other, one)]
    if cites[0] != cites[1]:
        copy, original = (one, other) if cites[0] else (other, one)
        return copy, original, f"names {original.publisher} as where it comes from"
    if one.published and other.published and one.published != other.published:
        copy, original = (one, other) if one.published > other.published else (other, one)
        return copy, original, f"published {copy.published}, the other {original.published}"
    if bool(one.chrome) != bool(other.chrome):
        copy, original = (one, other) if one.chrome else (other, one)
        return copy, original, "carries an aggregator's page furniture, the other does not"
    sizes = len(one.readable.split()), len(other.readable.split())
    if sizes[0] != sizes[1]:
        copy, original = (one, other) if sizes[0] < sizes[1] else (other, one)
        return copy, original, "the shorter of the two; no dates tell which came first"
    copy, original = (one, other) if one.id > other.id else (other, one)
    return copy, original, "nothing tells which came first"


def _share(one: str, other: str) -> tuple[float | None, str]:
    """How much of the shorter text stands in the other, by runs of five words; where an editor went through it all, by
    runs of three. What both only quote makes no copy: the words around it must be shared too."""
    ours, theirs = shingles(one), shingles(other)
    if ours == theirs:
        return 1.0, "runs of five words"
    smaller, share = min(len(ours), len(theirs)), containment(ours, theirs)
    if smaller < _LEAST or share < _EDITED / 2:
        return None, ""
    mine, yours = shingles(_own_words(one), 3), shingles(_own_words(other), 3)
    own = containment(mine, yours)
    if share >= (_COPY if smaller >= _BRIEF else _BRIEF_COPY) and (own >= _OWN or min(len(mine), len(yours)) < _LEAST):
        return share, "runs of five words"
    return (own, "runs of three words outside quotations") if own >= _EDITED and smaller >= _BRIEF else (None, "")


def _own_words(text: str) -> str:
    """The text without what stands in quotation marks."""
    pieces, at = [], 0
    for quotation in find_quotations(text):
        pieces.append(text[at : quotation.start])
        at = quotation.end
    return " ".join([*pieces, text[at:]])


def _same_outlet(one: Report, other: Report) -> bool:
    """Whether both are known to be of one publisher or one site."""
    hosts = urlsplit(one.url).hostname, urlsplit(other.url).hostname
    publishers = fold(one.publisher), fold(other.publisher)
    return bool(publishers[0] and publishers[0] == publishers[1]) or bool(hosts[0] and hosts[0] == hosts[1])


def _without_furniture(one: str, other: str) -> tuple[list[str], list[str]]:
    """The words of both, without the short stretches in which both begin and end: an outlet's standing lines."""
    ours, theirs = ([word.casefold() for word in _WORD.findall(text)] for text in (one, other))
    for _ in range(2):  # the ends first, then, turned round, the beginnings
        ours, theirs = ours[::-1], theirs[::-1]
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False)))
        if alike <= _FURNITURE:
            ours, theirs = ours[alike:], theirs[alike:]
    return ours, theirs


def names_as_origin(one: Report, other: Report) -> bool:
    """Whether the first report says that it follows the other's outlet."""
    return bool(other.publisher) and fold(other.publisher) in {fold(origin) for origin in one.origins}
