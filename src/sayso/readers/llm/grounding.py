"""From a model's answer to attributions that stand in the text, word for word; the rest is refused and counted."""

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from sayso.errors import ReaderFailed
from sayso.model import Stance, Topic
from sayso.readers.pieces import Chars

_TRIES = 20  # brackets in an answer with which the list may begin
_MOST = 200  # attributions taken from one answer
_STANCES, _TOPICS = frozenset(get_args(Stance)), frozenset(get_args(Topic))


@dataclass(frozen=True, slots=True)
class Grounded:
    """An attribution whose words stand in the text; labels only where they are known ones."""

    source: Chars | None
    cue: Chars | None
    content: tuple[Chars, ...]
    stance: Stance | None
    topic: Topic | None


class NotInText(Exception):
    """Words that the text does not hold as given; says which part they were meant for."""


def ground(answer: str, text: str, refused: Counter[str]) -> list[Grounded]:
    """The attributions of an answer that are exact words of the text, in its order; each refusal is counted by cause.

    ReaderFailed where the answer is no list of attributions at all.
    """
    found = []
    for item in _items(answer)[:_MOST]:
        try:
            found.append(_ground(item, text, refused))
        except NotInText as error:
            refused[str(error)] += 1
    return found


def _items(answer: str) -> list[Any]:
    """The list in the answer, alone or as "attributions" of an object, with or without words and fences round it."""
    for opening in itertools.islice(re.finditer(r"[\[{]", answer), _TRIES):
        try:
            value, _ = json.JSONDecoder().raw_decode(answer, opening.start())
        except (ValueError, RecursionError):
            continue
        items = value.get("attributions") if isinstance(value, dict) else value
        if isinstance(items, list):
            return items
    raise ReaderFailed("the language model", "its answer is no list of attributions")


def _ground(item: Any, text: str, refused: Counter[str]) -> Grounded:
    if not isinstance(item, dict):
        raise NotInText("not an attribution")
    given = item.get("content")
    parts = given if isinstance(given, list) else [given]
    content = tuple(_all(parts, text))
    near = content[0][0]
    cue = _nearest(item.get("cue"), text, near, "cue")
    source = _nearest(item.get("source"), text, cue[0] if cue else near, "source")
    return Grounded(
        source, cue, content, _label(item, "stance", _STANCES, refused), _label(item, "topic", _TOPICS, refused)
    )


def _all(parts: list[Any], text: str) -> Iterator[Chars]:
    """Each part of a content behind the one before, as split contents stand in the order of the text."""
    at = 0
    for part in parts:
        places = [chars for chars in _places(part, text) if chars[0] >= at]
        if not places:
            raise NotInText("content that is not in the text")
        yield places[0]
        at = places[0][1]
    if not at:
        raise NotInText("content that is not in the text")


def _nearest(words: Any, text: str, to: int, part: str) -> Chars | None:
    if words in (None, ""):
        return None
    best = min(_places(words, text), key=lambda chars: abs(chars[0] - to), default=None)
    if best is None:
        raise NotInText(f"{part} that is not in the text")
    return best


def _places(words: Any, text: str) -> Iterator[Chars]:
    """Where the words stand in the text, whole, letter for letter."""
    if not isinstance(words, str) or not words.strip():
        return
    exact = words.strip()
    before = r"(?<!\w)" if exact[0].isalnum() else ""
    behind = r"(?!\w)" if exact[-1].isalnum() else ""
    for found in re.finditer(before + re.escape(exact) + behind, text):
        yield found.start(), found.end()


def _label(item: Mapping[str, Any], name: str, known: frozenset[str], refused: Counter[str]) -> Any:
    value = item.get(name)
    if value in (None, ""):
        return None
    if value not in known:
        refused[f"unknown {name}"] += 1
        return None
    return value
