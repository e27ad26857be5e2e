"""Long lists in parts of one page each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

_SIZE = 100


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """One part of a list: its items, its number from 1, how many parts and items there are in all."""

    items: Sequence[Item]
    number: int
    parts: int
    total: int


def part_of(items: Sequence[Item], number: int, size: int = _SIZE) -> Part[Item]:
    """The part with this number; the last where there are not so many."""
    parts = max(1, -(-len(items) // size))
    number = min(number, parts)
    return Part(items[(number - 1) * size : number * size], number, parts, len(items))
