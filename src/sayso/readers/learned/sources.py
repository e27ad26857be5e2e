"""The words that name a source, from those that the network gives."""

from collections.abc import Sequence
from itertools import pairwise

from sayso.profiles import Speech
from sayso.readers.pieces import Chars
from sayso.text.tokens import Token, tokenise
from sayso.times import find_times

_LONGEST_WORD = 30  # characters
_TIME_WORDS = 4  # of "on 5 May 2025", counted from its end


def source_of(text: str, start: int, end: int, cue: Chars | None, speech: Speech) -> Chars:
    """The source in whole words ("E.U. officials", "the mayor's") and with the comma that closes what it is called
    ("Ann Berg, the mayor,"), without the time of the saying behind it ("a panel in 2021", "the army earlier")."""
    tokens = tokenise(text, max(0, start - _LONGEST_WORD), end + _LONGEST_WORD)
    first = next(k for k, token in enumerate(tokens) if start < token.end)
    inside = [token for token in tokens[first:] if token.start < end]
    start = min(start, inside[0].start)
    foreign = _of_before(tokens[first - 1 : first], inside, speech)
    if foreign:
        inside = inside[foreign:]
        start = inside[0].start
    while len(inside) > 1 and inside[-1].lower in speech.grammar.adverbs:
        inside.pop()
        end, cue = inside[-1].end, None
    if cue is None or cue[0] != end:  # where the cue goes on with it, a word is two: "he's claiming"
        end = max(end, inside[-1].end)
    for before, token in list(pairwise(inside))[-_TIME_WORDS:]:
        if token.lower in speech.grammar.adjunct_prepositions:
            times = find_times(text[token.start : end])
            if times and times[-1].end == end - token.start and times[0].start <= len(token.text) + 1:
                return start, before.end
    return start, end + ("," in text[start:end] and text[end : end + 1] == ",")


def _of_before(before: Sequence[Token], inside: Sequence[Token], speech: Speech) -> int:
    """How many of the first words belong to what stands before: "In June Moscow said", "a charge officials denied"."""
    heads, calendar = speech.heads, speech.calendar
    words = [token.lower for token in inside]
    if len(words) > 1 and before and before[0].lower in speech.grammar.adjunct_prepositions:
        return int(words[0] in calendar.months | calendar.weekdays)
    spoken = next((k for k, word in enumerate(words[:2]) if word in heads.speech_nouns), None)
    if spoken is None or len(words) < spoken + 2 or words[spoken + 1] not in heads.persons | heads.bodies:
        return 0
    article = words[0] if spoken else before[0].lower if before else ""
    return spoken + 1 if article in speech.grammar.articles else 0
