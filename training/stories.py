"""The invented reports of this folder: those to learn from, those held out of training, those kept aside."""

import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ASIDE = "aside*.jsonl"
HELD_OUT = 8  # one story in eight is held out of training, by the hash of its name


def reports(*, held_out: bool) -> Iterator[dict[str, Any]]:
    """The reports of the training part, or of the part held out."""
    for path in sorted((HERE / "reports").glob("*.jsonl")):
        if path.match(ASIDE):
            continue
        rows = _rows(path)
        story = stories(rows)
        yield from (row for row in rows if is_held_out(story[row["id"]]) == held_out)


def aside() -> list[dict[str, Any]]:
    """The reports kept aside: nothing is learnt from them, and nobody looks at what is misread in them."""
    return [row for path in sorted((HERE / "reports").glob(ASIDE)) for row in _rows(path)]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def incidents() -> Iterator[dict[str, Any]]:
    """The invented incidents they tell of."""
    for path in sorted(HERE.glob("incidents*.jsonl")):
        yield from _rows(path)


def stories(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Report id to the name of its story: reports that share an incident or copy one another are one story."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.setdefault(x, x) != x:
            x = parent[x]
        return x

    for row in rows:
        for other in [m["incident"] for m in row["incidents"]] + ([row["copy_of"]] if row.get("copy_of") else []):
            left, right = sorted((root(row["id"]), root(other)))
            parent[right] = left
    return {row["id"]: root(row["id"]) for row in rows}


def is_held_out(story: str) -> bool:
    """Whether a story is kept for measuring: decided by its name, so that it stays so when others are added."""
    return zlib.crc32(story.encode()) % HELD_OUT == 0
