"""Whether a time of a sentence lies ahead or behind, by the verbs round about it.

"The board will meet Friday" is the coming Friday, "the board met Friday" the one before. No parser is asked: the
nearest word in front that tells decides, and where the time opens the clause, the nearest behind it.
"""

import re

from sayso.times.resolve import Tense

_AHEAD = frozenset(
    """will would shall 'll going scheduled schedule due plans planned planning expect expects expected expecting
    intend intends hope hopes set slated payable deadline upcoming tomorrow next expire expires effective
    may might can could should must postponed delayed deferred invited reconvene reconvenes resume prepare preparing
    likely closes opens begins starts takes arrives leaves returns""".split()
)
_BEHIND = frozenset(
    """was were had did been has have said told met went came took gave made left found held began saw got became
    wrote spoke sent brought fell rose won lost led put ran says say since
    shot flew sank hit struck sold bought paid broke drew threw knew thought kept felt heard stood sat""".split()
)
_BREAK = re.compile(r"(?<=[a-z\d'])[.!?](?=\s|$)|[;:\"“”()]|``|''|\n\s*\n|\s(?:--|[–—_])\s")
_WORD = re.compile(r"'ll|[A-Za-z]+")
_AS_EARLY = re.compile(r"as (?:early|soon|late) as(?: on)? $")
_FAR = 160  # characters of a clause that are looked at


def told_tense(text: str, start: int, end: int) -> Tense | None:
    """ "future" or "past" for the time at `text[start:end]`, None where no word of its clause tells."""
    before = text[max(0, start - _FAR) : start]
    breaks = list(_BREAK.finditer(before))
    said = _WORD.findall(before[breaks[-1].end() :] if breaks else before)
    if _AS_EARLY.search(before):
        return "future"
    found = next((tense for word in reversed(said) if (tense := _tense(word))), None)
    if found:
        return found
    after = text[end : end + _FAR]
    stop = _BREAK.search(after)
    words = _WORD.findall(after[: stop.start()] if stop else after)
    found = next((tense for word in words[:12] if (tense := _tense(word))), None)
    return found or ("future" if said and said[-1].lower() in ("until", "by") else None)


def _tense(word: str) -> Tense | None:
    key = word.lower()
    if key in _AHEAD:
        return "future"
    return "past" if key in _BEHIND or (key.endswith("ed") and len(key) > 4 and key not in ("united", "allied", "wanted")) else None
