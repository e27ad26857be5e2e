"""From a name or the beginning of an id, as people type them, to the speakers meant."""

from collections.abc import Iterable, Sequence
from functools import cache

from sayso.errors import UnknownEntry
from sayso.model import Actor
from sayso.model.ids import short
from sayso.text.folding import fold
from sayso.text.name_keys import same_word


def find_speaker(actors: Iterable[Actor], entry: str) -> Actor:
    """The actor that says the claim its id was made of; UnknownEntry where there is none, or more than one.

    So an id once given leads on, however speakers were tied and parted since.
    """
    like = "c-" + entry.removeprefix("s-")
    found = [actor for actor in actors if any(claim.id.startswith(like) for claim in actor.claims)]
    if not found:
        raise UnknownEntry(entry, "there is no speaker with this id")
    if len(found) > 1:
        named = ", ".join(short(actor.id) for actor in found[:8])
        raise UnknownEntry(entry, f"stands for more than one speaker: {named}")
    return found[0]


def called(actors: Sequence[Actor], name: str) -> list[Actor]:
    """Those with this id or the start of it, else those a name of which holds all the words, in whatever spelling."""
    words = name.split()
    is_id = name.startswith("s-") and len(words) == 1
    holds = cache(lambda known: _holds(known, words))  # thousands may be called "police"
    found = [find_speaker(actors, name)] if is_id else [a for a in actors if any(map(holds, a.names))]
    if not found:
        raise UnknownEntry(name, "no speaker is called so")
    return found


def _holds(name: str, words: Sequence[str]) -> bool:
    return fold(" ".join(words)) in fold(name) or all(
        any(same_word(word, other) for other in name.split()) for word in words
    )
