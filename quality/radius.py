"""Whether a place's radius holds: how often the true spot lies inside it. `quality/run` prints the table."""

from collections import defaultdict
from pathlib import Path

from misses import rows_of, scorer_of

BINS = (10.0, 30.0, 100.0, 300.0)  # kilometres


def radius_holds(gold: Path, language: str, readings: Path, scorer: Path) -> float:
    """Print for each size of radius how many mentions have their incident's spot inside, and return the share of all.

    Of the mentions that the scorer matches with one of the corpus, those with a point on both sides. The corpus's own
    spot is uncertain too: its radius is allowed beside ours.
    """
    rules = scorer_of(scorer)
    spots = {row["id"]: row for row in rows_of(gold / "incidents.jsonl")}
    read = {row["report"]["id"]: row for row in rows_of(readings)}
    inside: dict[float, list[bool]] = defaultdict(list)
    for report in rows_of(gold / "reports.jsonl"):
        reading = read.get(report["id"])
        if reading is None or report["language"] != language:
            continue
        for i, j in rules.match_mentions(report, reading, spots):
            place, spot = reading["mentions"][j]["place"], spots[report["incidents"][i]["incident"]]
            if not place or place["lat"] is None or spot["lat"] is None:
                continue
            off = rules.km(spot["lat"], spot["lon"], place["lat"], place["lon"])
            size = next((edge for edge in BINS if place["radius_km"] < edge), float("inf"))
            inside[size].append(off <= place["radius_km"] + spot["radius_km"])
    for size, held in sorted(inside.items()):
        print(
            f"  radius below {size:>5.0f} km: {len(held):>3} mentions, the spot inside for {sum(held) / len(held):.2f}"
        )
    every = [held for part in inside.values() for held in part]
    return sum(every) / len(every) if every else 0.0
