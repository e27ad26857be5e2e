"""What the words of a cue mean by the lists of a language."""

from sayso.profiles import Cue, Speech
from sayso.readers.pieces import Chars
from sayso.text.tokens import tokenise


def meaning(text: str, cue: Chars, speech: Speech) -> tuple[Cue | None, bool]:
    """The last listed cue among the words, None where there is none, and whether they are negated."""
    tokens = tokenise(text, *cue)
    hits = [hit[1] for i in range(len(tokens)) if (hit := speech.cues.at(tokens, i))]
    negated = any(token.lower in speech.grammar.negations for token in tokens)
    return (hits[-1] if hits else None), negated
