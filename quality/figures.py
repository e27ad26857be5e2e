"""Figures on the development corpora, against floors that only rise.

    quality/run             read the gold corpus as any user would, score it, compare with quality/floors.json
    quality/run --update    raise the floors to what was measured (never lowers one)
    quality/run --show      print every miss, by kind (quality/misses.py)

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
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from days import days_hold
from misses import print_misses
from radius import radius_holds
from speakers import speaker_figures

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))
import stories  # noqa: E402

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
    with tempfile.TemporaryDirectory() as folder:
        figures["invented/en"] = measure(
            invented(stories.reports(held_out=True), Path(folder)), scorer, "en", show=False
        )
        figures["aside/en"] = measure(invented(stories.aside(), Path(folder)), scorer, "en", show=False)
    figures["speakers"] = speaker_figures(gold, scorer, show=args.show)
    polnear = CORPORA / "polnear" / "dev.jsonl"
    if polnear.is_file():
        figures["polnear"] = attributions(polnear, CORPORA.parent / "score" / "attribution.py")
    for name in ("aquaint", "timebank"):
        if (times := CORPORA / "time" / f"{name}.jsonl").is_file():
            figures[name] = times_of(times, CORPORA.parent / "score" / "timex.py")
    for name in ("lgl", "gwn"):
        if (places := CORPORA / "geo" / f"{name}.jsonl").is_file():
            figures[name] = places_of(places, CORPORA.parent / "score" / "geo.py")
    return compare(figures, update=args.update)


def measure(gold: Path, scorer: Path, language: str, *, show: bool) -> dict[str, float]:
    """Read the corpus with the program itself into a fresh ledger, and score what it prints."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "gold.db"
        files = {name: Path(folder) / f"{name}.jsonl" for name in ("read", "incidents", "copies")}
        sayso("read", str(gold / "reports.jsonl"), "--ledger", str(ledger), out=files["read"])
        sayso("incidents", "--ledger", str(ledger), out=files["incidents"])
        sayso("copies", "--ledger", str(ledger), out=files["copies"])
        command = [sys.executable, str(scorer), str(gold), "--language", language]
        command += ["--readings", str(files["read"]), "--incidents", str(files["incidents"])]
        command += ["--copies", str(files["copies"])]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        if show:
            print_misses(gold, language, files["read"])
        figures = {
            "radius": radius_holds(gold, language, files["read"], scorer),
            "day": days_hold(gold, language, files["read"], scorer, show=show),
        }
    for line in printed.splitlines():
        name, _, value = line.rpartition(" ")
        if name.strip().isidentifier():
            figures[name.strip()] = float(value)
    return figures


def invented(reports: Iterable[dict[str, Any]], folder: Path) -> Path:
    """Invented reports in the form of the gold corpus: what is read right elsewhere."""
    for name, rows in (("reports", reports), ("incidents", stories.incidents())):
        with (folder / f"{name}.jsonl").open("w") as lines:
            lines.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


def attributions(articles: Path, scorer: Path) -> dict[str, float]:
    """F1 of who says what on PolNeAR's development part, read as any report is."""
    with tempfile.TemporaryDirectory() as folder:
        read, found = Path(folder) / "read.jsonl", Path(folder) / "found.jsonl"
        sayso("read", str(articles), "--no-ledger", out=read)
        with found.open("w") as lines:
            for row in map(json.loads, read.read_text("utf-8").splitlines()):
                claims = [
                    {role: chars(claim[role]) for role in ("source", "cue", "content")} for claim in row["claims"]
                ]
                lines.write(json.dumps({"id": row["report"]["id"], "attributions": claims}) + "\n")
        command = [sys.executable, str(scorer), str(articles), str(found), "--json"]
        scores = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    figures = {f"full_{how}": scores["full"][how]["f"] for how in ("exact", "overlap")}
    for role in ("source", "cue", "content"):
        figures[f"{role}_exact"] = scores["span"][role]["exact"]["f"]
        figures[f"{role}_overlap"] = scores["span"][role]["overlap"]["f"]
        figures[f"{role}_flat"] = scores["flat"][role]["f"]
    return figures


def times_of(articles: Path, scorer: Path) -> dict[str, float]:
    """F1 of the times of a corpus as TIMEX3: spans exact and overlapping, and the values."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "when.jsonl"
        sayso("when", str(articles), out=found)
        scores = scored(scorer, articles, found)
    return {
        "strict_f1": scores["strict"]["f1"],
        "relaxed_f1": scores["relaxed"]["f1"],
        "value_f1": scores["value_f1"],
    }


def places_of(articles: Path, scorer: Path) -> dict[str, float]:
    """Places found (F1: near the right spot or the same id), and the share right where the names are given."""
    with tempfile.TemporaryDirectory() as folder:
        found, given = Path(folder) / "found.jsonl", Path(folder) / "given.jsonl"
        sayso("where", str(articles), out=found)
        sayso("where", str(articles), "--spans", str(articles), out=given)
        named, placed = scored(scorer, articles, found), scored(scorer, articles, given)
    return {
        "found_f1": named["end_to_end_161_or_id"]["f1"],
        "given": placed["resolution_matched"]["acc161_or_id"],
    }


def scored(scorer: Path, gold: Path, found: Path) -> dict[str, Any]:
    printed = subprocess.run([sys.executable, str(scorer), str(gold), str(found)], check=True, capture_output=True)
    scores: dict[str, Any] = json.loads(printed.stdout)
    return scores


def chars(spans: list[dict[str, Any]]) -> list[list[int]]:
    return [[span["start"], span["end"]] for span in spans]


def sayso(*arguments: str, out: Path) -> None:
    with out.open("w") as stream:
        command = [sys.executable, "-m", "sayso", *arguments, "--format", "jsonl"]
        alone = os.environ | {"SAYSO_GAZETTEER": str(out.parent / "none")}  # no countries that the user has added
        subprocess.run(command, check=True, stdout=stream, env=alone)


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
                print(f"{corpus:11} {name:16} {value:.0f}")
                continue
            below = floor is not None and value < floor
            short += below
            held_at = "-" if floor is None else f"{floor:.3f}"
            print(f"{corpus:11} {name:16} {value:.3f}  floor {held_at}{'  BELOW' if below else ''}")
            if update:
                rounded = value if name in EXACT else round(max(0.0, value - SLACK), 3)
                held[name] = max(rounded, floor or 0.0)
    if update:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
