"""How far two people agree on the claims of the invented reports: python training/agreement.py

`blind.jsonl` holds what a second annotator, who knew the conventions and not the labels, gave the claims of 24 reports
to learn from and of the 13 kept aside. What is printed is the most that a reader could be expected to reach: the share
of claims with the same stance, the same topic, a topic in common where either hesitated between two, and the F1 of
which claim answers which.
"""

import json
from collections.abc import Iterator
from typing import Any

from stories import HERE, aside, reports

Labels = dict[str, Any]
Pair = tuple[Labels, Labels]


def main() -> None:
    kept_aside = {row["id"] for row in aside()}
    pairs = list(marked_twice())
    for name, wanted in (("to learn from", False), ("kept aside", True)):
        print(f"{name}: {figures([pair for report, pair in pairs if (report in kept_aside) == wanted])}")


def marked_twice() -> Iterator[tuple[str, Pair]]:
    """Each claim that was marked twice: its report's id, its labels and those given blind."""
    rows = {row["id"]: row for part in (reports(held_out=False), reports(held_out=True), aside()) for row in part}
    for line in (HERE / "blind.jsonl").read_text("utf-8").splitlines():
        blind = json.loads(line)
        for pair in zip(rows[blind["id"]]["claims"], blind["labels"], strict=True):
            yield blind["id"], pair


def figures(pairs: list[Pair]) -> str:
    """The shares on which both agree, in words."""
    count = len(pairs)
    stance, topic = (sum(a[name] == b[name] for a, b in pairs) / count for name in ("stance", "topic"))
    either = sum(bool(topics(a) & topics(b)) for a, b in pairs) / count
    same = sum(a["answers"] == b["answers"] is not None for a, b in pairs)
    links = sum(labels["answers"] is not None for pair in pairs for labels in pair)
    shares = f"stance {stance:.3f}, topic {topic:.3f}, a topic in common {either:.3f}"
    return f"{count} claims, {shares}, answers F1 {2 * same / links:.3f}"


def topics(labels: Labels) -> set[str]:
    """The topic, and the one that came second."""
    return {labels["topic"], labels.get("topic_second") or labels["topic"]}


if __name__ == "__main__":
    main()
