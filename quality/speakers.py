"""Which claims are of one speaker: pairs of claims that the program and a gold corpus give to one actor.

    quality/speakers.py     read the gold corpus (SAYSO_CORPORA) and print precision and recall over pairs of claims

Of the claims that the scorer matches with one of the corpus. A pair of claims in two reports is harder than one in one
report, so both are printed. Figures to raise: no names of the corpus go into the program's tables.
"""

import os
import sys
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from misses import Row, rows_of, scorer_of

from sayso.ledger import Ledger
from sayso.link import speakers
from sayso.pipeline import read_inputs

ROOT = Path(__file__).resolve().parents[1]
CORPORA = Path(os.environ.get("SAYSO_CORPORA") or ROOT.parent / "shared" / "corpora")


def main() -> int:
    gold, scorer = CORPORA / "gold", CORPORA.parent / "score" / "gold.py"
    if not gold.is_dir() or not scorer.is_file():
        print(f"quality: no corpora at {CORPORA}; nothing measured (SAYSO_CORPORA names them)")
        return 0
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "gold.db") as ledger:
        for _ in read_inputs([str(gold / "reports.jsonl")], ledger=ledger):
            pass
        who = {claim.id: actor.id for actor in speakers(ledger) for claim in actor.claims}
        matched = list(matched_claims(gold, scorer, ledger, who))
    show = "--show" in sys.argv
    for name, value in pairwise(matched, show=show).items():
        print(f"gold {name:24} {value:.3f}")
    return 0


def matched_claims(gold: Path, scorer: Path, ledger: Ledger, who: dict[str, str]) -> list[tuple[str, str, str]]:
    """(report, the corpus's speaker, the program's actor) of each claim found."""
    rules = scorer_of(scorer)
    found = []
    for report in rows_of(gold / "reports.jsonl"):
        claims = ledger.reading(report["id"]).claims
        scores = {}
        for i, wanted in enumerate(report["claims"]):
            for j, claim in enumerate(claims):
                likeness = rules.word_f1(wanted["content"], " ".join(span.text for span in claim.content))
                if likeness >= 0.5:
                    scores[i, j] = likeness
        for i, j in rules.pair_up(scores):
            speaker = _named(report["claims"][i])
            found.append((report["id"], speaker, who.get(claims[j].id, claims[j].id)))
    return found


def _named(claim: Row) -> str:
    return str(claim["speaker"])


def pairwise(matched: list[tuple[str, str, str]], *, show: bool = False) -> dict[str, float]:
    """Precision and recall of "one speaker" over all pairs of claims, and over those of two reports."""
    counts: Counter[str] = Counter()
    for (report, truth, actor), (other_report, other_truth, other_actor) in combinations(matched, 2):
        for part in ("all", "across") if report != other_report else ("all",):
            counts[f"{part} true"] += truth == other_truth
            counts[f"{part} said"] += actor == other_actor
            counts[f"{part} both"] += truth == other_truth and actor == other_actor
        if show and report != other_report and (truth == other_truth) != (actor == other_actor):
            kind = "held one" if actor == other_actor else "held two"
            print(f"{kind}: {truth} ({report}, {actor}) <> {other_truth} ({other_report}, {other_actor})")
    figures: dict[str, float] = {"n claims": len(matched)}
    for part in ("all", "across"):
        figures[f"{part} pairs precision"] = counts[f"{part} both"] / max(1, counts[f"{part} said"])
        figures[f"{part} pairs recall"] = counts[f"{part} both"] / max(1, counts[f"{part} true"])
        figures[f"n {part} pairs"] = counts[f"{part} true"]
    return figures


if __name__ == "__main__":
    sys.exit(main())
