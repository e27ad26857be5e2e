"""Which claims are of one speaker: pairs of claims that the program and a gold corpus give to one actor.

Precision and recall over pairs of claims of the gold corpus, and over the pairs of tests/link/speaker_pairs.py; part of
quality/run, whose --show prints every pair of claims that is wrong.

Of the claims that the scorer matches with one of the corpus. A pair of claims in two reports ("across") is harder than
one in one report. "named" are those across whose reader took the speakers right, so that they are about grouping alone.
Figures to raise: no names of the corpus go into the program's tables.
"""

import sys
import tempfile
from collections import Counter
from itertools import combinations
from pathlib import Path

from misses import rows_of, scorer_of

from sayso.ledger import Ledger
from sayso.link import speakers
from sayso.pipeline import read_inputs

ROOT = Path(__file__).resolve().parents[1]

Found = tuple[str, str, str, bool]  # report, the corpus's speaker, the program's actor, whether the name is right


def speaker_figures(gold: Path, scorer: Path, *, show: bool) -> dict[str, float]:
    """Precision and recall, over the table and over the corpus."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "gold.db") as ledger:
        for _ in read_inputs([str(gold / "reports.jsonl")], ledger=ledger):
            pass
        who = {claim.id: actor.id for actor in speakers(ledger) for claim in actor.claims}
        matched = list(matched_claims(gold, scorer, ledger, who))
    return of_table() | pairwise(matched, show=show)


def of_table() -> dict[str, float]:
    """How many pairs of the table come out right; a false merge costs more than a missed one."""
    sys.path.insert(0, str(ROOT / "tests"))
    tests = scorer_of(ROOT / "tests" / "link" / "test_speakers_across_reports.py")
    said = [(pair["same"], tests.is_one(pair)) for pair in tests.PAIRS]
    both, one = sum(same and held for same, held in said), sum(held for _, held in said)
    same = sum(same for same, _ in said)
    return {"n_table": len(said), "table_p": both / max(1, one), "table_r": both / max(1, same)}


def matched_claims(gold: Path, scorer: Path, ledger: Ledger, who: dict[str, str]) -> list[Found]:
    """Each claim found."""
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
            wanted = report["claims"][i]
            told = {"speaker": {"name": claims[j].speaker.name}}
            is_named = rules.same_speaker(wanted, told, report["text"])
            found.append((report["id"], wanted["speaker"], who[claims[j].id], is_named))
    return found


def pairwise(matched: list[Found], *, show: bool) -> dict[str, float]:
    """Precision and recall of "one speaker" over all pairs of claims, and over those of two reports."""
    counts: Counter[str] = Counter()
    for (report, truth, actor, named), (other_report, other_truth, other_actor, both) in combinations(matched, 2):
        across = report != other_report
        for part in ["all"] + ["across"] * across + ["named"] * (across and named and both):
            counts[f"{part} true"] += truth == other_truth
            counts[f"{part} said"] += actor == other_actor
            counts[f"{part} both"] += truth == other_truth and actor == other_actor
        if show and across and (truth == other_truth) != (actor == other_actor):
            kind = "held one" if actor == other_actor else "held two"
            print(f"{kind}: {truth} ({report}, {actor}) <> {other_truth} ({other_report}, {other_actor})")
    figures: dict[str, float] = {"n_claims": len(matched)}
    for part in ("all", "across", "named"):
        figures[f"{part}_p"] = counts[f"{part} both"] / max(1, counts[f"{part} said"])
        figures[f"{part}_r"] = counts[f"{part} both"] / max(1, counts[f"{part} true"])
        figures[f"n_{part}"] = counts[f"{part} true"]
    return figures
