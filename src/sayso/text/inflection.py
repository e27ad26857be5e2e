"""Forms of English verbs and plurals of nouns, by rule; the irregular ones are given by whoever asks."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

_VOWELS = "aeiou"


def verb_forms(phrase: str, irregular: Mapping[str, Sequence[str]]) -> list[str]:
    """Base, -s, past and -ing forms of a verb, whose first word is inflected: "point out" gives "pointed out" too.

    A phrase that starts with "not" is negated by others ("did not rule out") and comes back with its verb inflected.
    """
    negated = phrase.startswith("not ")
    first, _, rest = phrase.removeprefix("not ").partition(" ")
    forms = [first, *irregular.get(first, ())] if first in irregular else [first, *_regular(first)]
    tail = f" {rest}" if rest else ""
    return list(dict.fromkeys(("not " if negated else "") + form + tail for form in forms))


def plural(noun: str, irregular: Mapping[str, str] = MappingProxyType({})) -> str:
    """The noun phrase with its last word in the plural; `irregular` gives the plurals of words that no rule makes."""
    before, space, last = noun.rpartition(" ")
    if last in irregular:
        return before + space + irregular[last]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def _regular(verb: str) -> list[str]:
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    if verb.endswith(("s", "x", "ch", "sh", "z")):
        return [verb + "es", verb + "ed", verb + "ing"]
    return [verb + "s", verb + "ed", verb + "ing"]
