"""Groups of voices that are one speaker: ties with their reasons, never across a pair that is two."""

from collections.abc import Callable, Sequence

from sayso.link.voices import Voice
from sayso.model import Tie


class _Group:
    """Voices of one speaker, and one of them for each way in which they are named and described."""

    def __init__(self, voice: Voice) -> None:
        self.voices = [voice]
        self.distinct = {(voice.words, voice.speakers): voice}

    def take(self, other: "_Group") -> None:
        """Take another group's voices in."""
        self.voices += other.voices
        self.distinct |= other.distinct


class Groups:
    """Union of voices. A tie that would bring together two that are apart is left out; a person's tie is not."""

    def __init__(self, voices: Sequence[Voice], are_two: Callable[[Voice, Voice], bool]) -> None:
        self.voices = voices
        self._are_two = are_two
        self._group = {id(voice): _Group(voice) for voice in voices}
        self._apart: list[tuple[Voice, Voice]] = []
        self._ties: dict[int, list[Tie]] = {}

    def part(self, one: Voice, other: Voice) -> None:
        """Hold two voices apart, whatever ties come."""
        self._apart.append((one, other))

    def tie(self, one: Voice, other: Voice, why: str, *, by_person: bool = False) -> None:
        """Make one group of two voices' groups, unless two of their members are apart."""
        here, there = self._group[id(one)], self._group[id(other)]
        if here is there or self._held_apart(here, there):
            return
        if not by_person and any(self._are_two(a, b) for a in here.distinct.values() for b in there.distinct.values()):
            return
        if len(here.voices) < len(there.voices):
            here, there = there, here
        here.take(there)
        for voice in there.voices:
            self._group[id(voice)] = here
        left, right = (min(claim.id for claim in voice.claims) for voice in (one, other))
        self._ties.setdefault(id(one), []).append(Tie(left, right, why))

    def is_tied(self, voice: Voice) -> bool:
        """Whether the voice has others with it."""
        return len(self._group[id(voice)].voices) > 1

    def is_tied_to_body(self, voice: Voice) -> bool:
        """Whether a body is among them."""
        return any(other.kind == "body" for other in self._group[id(voice)].distinct.values())

    def groups(self) -> list[tuple[list[Voice], list[Tie]]]:
        """Every group with the ties that made it."""
        every = {id(group): group.voices for group in self._group.values()}
        return [(group, [tie for voice in group for tie in self._ties.get(id(voice), [])]) for group in every.values()]

    def _held_apart(self, here: _Group, there: _Group) -> bool:
        sides = {id(here), id(there)}
        return any({id(self._group[id(one)]), id(self._group[id(other)])} == sides for one, other in self._apart)
