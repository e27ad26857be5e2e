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
_BEHIND_TIME = 12  # words behind a time that are looked at
_FAR = 160  # characters of a clause that are looked at


def told_tense(text: str, start: int, end: int) -> Tense | None:
    """ "future" or "past" for the time at `text[start:end]`, None where no word of its clause tells."""
    before = text[max(0, start - _FAR) : start]
    breaks = list(_BREAK.finditer(before))
    said = _WORD.findall(before[breaks[-1].end() :] if breaks else before)
    if _AS_EARLY.search(before):
        return "future"
    found = _first(said[::-1], [*said[-2::-1], ""])
    if found:
        return found
    after = text[end : end + _FAR]
    stop = _BREAK.search(after)
    words = _WORD.findall(after[: stop.start()] if stop else after)
    found = _first(words[:_BEHIND_TIME], ["", *words])
    return found or ("future" if said and said[-1].lower() in ("until", "by") else None)


def _first(words: list[str], before: list[str]) -> Tense | None:
    """What the first of the words that tells says, each with the word that stands before it in the text."""
    for word, previous in zip(words, before, strict=False):
        tense = _tense(word)
        if tense:
            return "future" if previous.lower() == "be" else tense
    return None


def _tense(word: str) -> Tense | None:
    key = word.lower()
    if key in _AHEAD:
        return "future"
    return "past" if key in _BEHIND or (key.endswith("ed") and len(key) > 4 and key not in ("united", "allied", "wanted")) else None
