"""Words a second, on one thread, against what people use: `make bench`, or python benchmarks/read.py [--rounds N].

Every system reads the same invented English reports (training/reports) in a process of its own, in turns; a figure is
the median of its rounds. Ratios compare within one run only. `first answer` is from the start of the work to the first
report read, libraries and network loaded; `peak` is the most memory the process ever held.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PEERS = ("spacy", "assembled", "assembled_quick")
NAMES = ("model", "rules", *PEERS)
ONE_THREAD = {f"{name}_NUM_THREADS": "1" for name in ("OMP", "MKL", "OPENBLAS")}


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--rounds", type=int, default=3)
    ask.add_argument("--reports", type=int, default=150)
    ask.add_argument("--only", nargs="*", default=NAMES, choices=NAMES)
    args = ask.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports.jsonl"
        reports.write_text("".join(json.dumps(row) + "\n" for row in invented()[: args.reports]))
        runs = {name: [] for name in args.only}
        for _ in range(args.rounds):
            for name in args.only:
                runs[name].append(timed(name, reports))
    report(runs)


def invented() -> list[dict[str, Any]]:
    """The English invented reports, those of different files mixed."""
    rows = []
    for path in sorted((ROOT / "training" / "reports").glob("*.jsonl")):
        rows += [row for row in map(json.loads, path.read_text("utf-8").splitlines()) if row["language"] == "en"]
    return sorted(rows, key=lambda row: row["id"][::-1])


def timed(name: str, reports: Path) -> dict[str, float]:
    command = [sys.executable, str(ROOT / "benchmarks" / "systems.py"), name, str(reports)]
    alone = {"SAYSO_GAZETTEER": str(reports.parent / "none")}  # no countries that the user has added
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD | alone)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def report(runs: dict[str, list[dict[str, float]]]) -> None:
    speed = {name: median(run["words"] / run["seconds"] for run in done) for name, done in runs.items()}
    for name, done in runs.items():
        rates = sorted(run["words"] / run["seconds"] for run in done)
        ratios = "  ".join(f"{speed[name] / speed[peer]:.2f} x {peer}" for peer in PEERS if peer in speed)
        print(
            f"{name:15} {speed[name]:7.0f} words/s ({rates[0]:.0f} to {rates[-1]:.0f})  {ratios}  "
            f"first answer {median(run['first'] for run in done):.2f} s  "
            f"peak {max(run['peak_mb'] for run in done):.0f} MB"
        )


if __name__ == "__main__":
    main()
