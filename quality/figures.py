"""Figures on the development corpora, against floors that only rise.

    quality/run             read the gold corpus as any user would, score it, compare with quality/floors.json
    quality/run --update    raise the floors to what was measured (never lowers one)
    quality/run --show      print every miss

The corpora are outside the project: SAYSO_CORPORA names them, by default ../shared/corpora; their scorers lie beside
them in score/. Where they are missing this says so and passes.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "quality" / "floors.json"
CORPORA = Path(os.environ.get("SAYSO_CORPORA") or ROOT.parent / "shared" / "corpora")
SLACK = 0.015  # a floor is set this far below the figure, so that an honest change elsewhere does not trip on noise
EXACT = {"grounded"}  # floors without slack: one span that is not in the text is one too many


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--update", action="store_true", help="raise floors to the figures measured")
    ask.add_argument("--show", action="store_true", help="print every miss")
    args = ask.parse_args()
    gold = CORPORA / "gold"
    scorer = CORPORA.parent / "score" / "gold.py"
    if not gold.is_dir() or not scorer.is_file():
        print(f"quality: no corpora at {CORPORA}; nothing measured (SAYSO_CORPORA names them)")
        return 0
    figures = {"gold/en": measure(gold, scorer, "en", show=args.show)}
    print(f"corpus gold: sha256 {digest(gold)[:12]}")
    return compare(figures, update=args.update)


def measure(gold: Path, scorer: Path, language: str, *, show: bool) -> dict[str, float]:
    """Read the corpus with the program itself into a fresh ledger, and score what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "gold.db"
        files = {name: Path(folder) / f"{name}.jsonl" for name in ("read", "incidents", "copies")}
        sayso("read", str(gold / "reports.jsonl"), ledger=ledger, out=files["read"])
        sayso("incidents", ledger=ledger, out=files["incidents"])
        sayso("copies", ledger=ledger, out=files["copies"])
        command = [sys.executable, str(scorer), str(gold), "--language", language]
        command += ["--readings", str(files["read"]), "--incidents", str(files["incidents"])]
        command += ["--copies", str(files["copies"])] + (["--show"] if show else [])
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    figures = {}
    for line in printed.splitlines():
        name, _, value = line.rpartition(" ")
        if name.strip().isidentifier():
            figures[name.strip()] = float(value)
        elif show:
            print(line)
    return figures


def sayso(*arguments: str, ledger: Path, out: Path) -> None:
    with out.open("w") as stream:
        command = [sys.executable, "-m", "sayso", *arguments, "--ledger", str(ledger), "--format", "jsonl"]
        subprocess.run(command, check=True, stdout=stream)


def digest(folder: Path) -> str:
    """SHA-256 over the corpus files: figures compare only on the same corpus."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(folder.glob("*.jsonl")))).hexdigest()


def compare(figures: dict[str, dict[str, float]], *, update: bool) -> int:
    """Print each figure beside its floor; 1 where one is below it."""
    floors: dict[str, dict[str, float]] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    short = 0
    for corpus, measured in figures.items():
        held = floors.setdefault(corpus, {})
        for name, value in measured.items():
            floor = held.get(name)
            if name.startswith("n_"):
                print(f"{corpus:10} {name:16} {value:.0f}")
                continue
            below = floor is not None and value < floor
            short += below
            held_at = "-" if floor is None else f"{floor:.3f}"
            print(f"{corpus:10} {name:16} {value:.3f}  floor {held_at}{'  BELOW' if below else ''}")
            if update:
                rounded = value if name in EXACT else round(max(0.0, value - SLACK), 3)
                held[name] = max(rounded, floor or 0.0)
    if update:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
