"""What the words of a cue mean by the lists of a language."""

from sayso.profiles import Cue, Speech
from sayso.readers.pieces import Chars
from sayso.text.tokens import tokenise


def meaning(text: str, cue: Chars, speech: Speech) -> tuple[Cue | None, bool]:
    """The last listed cue among the words, None where there is none, and whether words beside it negate it."""
    tokens = tokenise(text, *cue)
    found = list(speech.cues.find(tokens))
    at, size, last = found[-1] if found else (0, 0, None)
    beside = [*tokens[:at], *tokens[at + size :]]
    return last, any(token.lower in speech.grammar.negations for token in beside)
