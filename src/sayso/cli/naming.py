"""From the beginning of a speaker's id, as people type it, to the speaker."""

from collections.abc import Iterable

from sayso.cli.screen import short
from sayso.errors import UnknownEntry
from sayso.model import Actor


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
