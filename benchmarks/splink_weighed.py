"""Splink (Fellegi and Sunter's model, in DuckDB) weighed against sayso's own scorer: which mentions are one incident.

    pip install splink
    python benchmarks/splink_weighed.py [--reports 2000] [--seed N]

Both are given the same mentions: those that sayso's reader finds in the gold corpus (SAYSO_CORPORA names the corpora;
skipped where there are none), and those of an invented archive (archive.py). B-cubed precision, recall and F1 of each.

Splink compares dates, places, the units round them, objects and words of the evidence, on levels of the same kind as
sayso's. Its u are estimated from random pairs; its m once as in use, by expectation maximisation, and once from the
truth itself, which no user has. The prior is taken from the truth in both. `best` is the threshold among several that
fits the truth best, again as no user could choose it: what is weighed is the method at its best.
"""

import argparse
import importlib.util
import json
import logging
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from archive import invent
from splink import DuckDBAPI, Linker, SettingsCreator
from splink import comparison_level_library as level
from splink import comparison_library as comparison

from sayso.export.shapes import reading_shape
from sayso.ledger import Ledger
from sayso.model import Mention, Reading
from sayso.pipeline import default_gazetteer, enter, read_inputs
from sayso.text.folding import fold
from sayso.text.shingles import shingles

CORPORA = Path(os.environ.get("SAYSO_CORPORA") or Path(__file__).resolve().parents[2] / "shared" / "corpora")
THRESHOLDS = (0.5, 0.7, 0.9, 0.95, 0.99, 0.999)
USUAL = 0.95
Groups = list[set[str]]
Truth = Mapping[str, object]
KM = "(2 * 6371 * asin(least(1, sqrt(pow(sin(radians(lat_r - lat_l) / 2), 2) + cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_r - lon_l) / 2), 2)))))"  # noqa: E501
SHARED = "len(list_intersect(words_l, words_r)) / least(len(words_l), len(words_r))"


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, default=2000, help="size of the invented archive")
    ask.add_argument("--seed", type=int, default=1)
    args = ask.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    print(f"{'corpus':9}  {'linked by':34}  {'P':>5}  {'R':>5}  {'F1':>5}")
    gold = CORPORA / "gold" / "reports.jsonl"
    if gold.is_file():
        readings = [found.reading for found in read_inputs([str(gold)]) if not isinstance(found, Exception)]
        weigh("gold", readings, gold_truth(gold, readings), args.seed)
    else:
        print(f"gold: no corpora at {CORPORA}", file=sys.stderr)
    archive = invent(args.reports, default_gazetteer(), args.seed)
    weigh("invented", archive.readings, archive.incident_of, args.seed)


def weigh(corpus: str, readings: list[Reading], truth: Truth, seed: int) -> None:
    """Print what each makes of the same mentions."""
    show(corpus, "sayso", by_sayso(readings), truth)
    for how in ("expectation maximisation", "the truth"):
        found = by_splink(readings, truth, seed, from_truth=how == "the truth")
        show(corpus, f"Splink, m by {how}, {USUAL}", found[USUAL], truth)
        best = max(found, key=lambda threshold: bcubed(found[threshold], truth)[2])
        show(corpus, f"Splink, best threshold, {best}", found[best], truth)


def show(corpus: str, name: str, groups: Groups, truth: Truth) -> None:
    precision, recall, f1 = bcubed(groups, truth)
    print(f"{corpus:9}  {name:34}  {precision:5.3f}  {recall:5.3f}  {f1:5.3f}", flush=True)


def bcubed(groups: Groups, truth: Truth) -> tuple[float, float, float]:
    """B-cubed over the mentions of which the truth is known; one that the reader did not find is a group of its own."""
    of = {mention: number for number, group in enumerate(groups) for mention in group}
    found, true = defaultdict(set), defaultdict(set)
    for mention, incident in truth.items():
        found[of.get(mention, mention)].add(mention)
        true[incident].add(mention)
    shares = [
        (len(both) / len(found[of.get(m, m)]), len(both) / len(true[truth[m]]))
        for m in truth
        for both in [found[of.get(m, m)] & true[truth[m]]]
    ]
    precision, recall = (sum(share) / len(shares) for share in zip(*shares, strict=True))
    return precision, recall, 2 * precision * recall / (precision + recall)


def gold_truth(gold: Path, readings: Iterable[Reading]) -> dict[str, object]:
    """The incident of each mention of the English gold reports, as the corpus's scorer matches them."""
    path = CORPORA.parent / "score" / "gold.py"
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    incidents = {row["id"]: row for row in scorer.load(gold.parent / "incidents.jsonl")}
    shapes = {r.report.id: json.loads(json.dumps(reading_shape(r))) for r in readings}
    truth: dict[str, object] = {}
    for report in scorer.load(gold):
        if report["language"] != "en":
            continue
        matched = dict(scorer.match_mentions(report, shapes[report["id"]], incidents))
        for number, marked in enumerate(report["incidents"]):
            found = shapes[report["id"]]["mentions"][matched[number]]["id"] if number in matched else ""
            truth[found or f"{report['id']} {number}"] = marked["incident"]
    return truth


def by_sayso(readings: Iterable[Reading]) -> Groups:
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "ledger.sayso") as ledger:
        for reading in readings:
            enter(reading, ledger)
        return [{mention.id for mention in incident.mentions} for incident in ledger.incidents()]


def by_splink(readings: Iterable[Reading], truth: Truth, seed: int, *, from_truth: bool) -> dict[float, Groups]:
    """Groups of mentions by threshold of probability."""
    mentions = [mention for reading in readings for mention in reading.mentions]
    records = [record(mention, truth) for mention in mentions]
    api = DuckDBAPI()
    columns = {name: [row[name] for row in records] for name in records[0]}
    linker = Linker(api.register(columns_table(columns)), settings(prior(mentions, truth)), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=seed)
    if from_truth:
        linker.training.estimate_m_from_label_column("truth")
    else:
        rule = "l.country = r.country and l.first <= r.last + 31 and r.first <= l.last + 31"
        linker.training.estimate_parameters_using_expectation_maximisation(rule, max_pairs=1e6)
    scored = linker.inference.predict(threshold_match_probability=min(THRESHOLDS), warning_mode="never")
    found = {}
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(scored, threshold)
        groups: dict[str, set[str]] = defaultdict(set)
        for row in clusters.as_record_list():
            groups[row["cluster_id"]].add(row["unique_id"])
        found[threshold] = list(groups.values())
    return found


def columns_table(columns: dict[str, list[Any]]) -> Any:
    import pyarrow

    return pyarrow.table(columns)


def prior(mentions: Iterable[Mention], truth: Truth) -> float:
    """The share of pairs that are one incident."""
    known = [truth[mention.id] for mention in mentions if mention.id in truth]
    alike: dict[object, int] = defaultdict(int)
    for incident in known:
        alike[incident] += 1
    pairs = len(known) * (len(known) - 1) / 2
    return sum(n * (n - 1) / 2 for n in alike.values()) / pairs


def record(mention: Mention, truth: Truth) -> dict[str, Any]:
    """A mention as a row."""
    when, place = mention.when, mention.place
    dated = when if when and when.earliest and when.latest else None
    placed = place if place and place.lat is not None and place.radius_km is not None else None
    return {
        "unique_id": mention.id,
        "report": mention.report_id,
        "first": dated and dated.earliest and dated.earliest.toordinal(),
        "last": dated and dated.latest and dated.latest.toordinal(),
        "place": fold(place.name) if place else None,
        "country": place.country if place else None,
        "lat": placed and placed.lat,
        "lon": placed and placed.lon,
        "km": placed and placed.radius_km,
        "units": [fold(unit) for unit in place.admin] if place else [],
        "object": mention.object.type if mention.object else None,
        "words": [" ".join(run) for run in shingles(" ".join(span.text for span in mention.evidence[:2]))],
        "truth": str(truth[mention.id]) if mention.id in truth else None,
    }


def settings(prior: float) -> SettingsCreator:
    """Comparisons on levels like those of sayso's scorer; pairs of two reports of nearly the same days, or of none."""
    days = "l.first <= r.last + 1 and r.first <= l.last + 1"
    apart = "l.report <> r.report and (l.country = r.country or l.country is null or r.country is null)"
    return SettingsCreator(
        link_type="dedupe_only",
        probability_two_random_records_match=prior,
        blocking_rules_to_generate_predictions=[
            {"blocking_rule": f"{apart} and {days}", "sql_dialect": "duckdb"},
            {"blocking_rule": f"{apart} and (l.first is null or r.first is null)", "sql_dialect": "duckdb"},
        ],
        comparisons=[
            levels("dates", "first_l is null or first_r is null", *DATES),
            levels("place", "place_l is null or place_r is null", *PLACES),
            levels("units", "len(units_l) = 0 or len(units_r) = 0", *UNITS),
            levels("object", "object_l is null or object_r is null", "object_l = object_r"),
            levels("words", "len(words_l) = 0 or len(words_r) = 0", f"{SHARED} >= 0.6", f"{SHARED} >= 0.3"),
        ],
    )


OVERLAP = "first_l <= last_r and first_r <= last_l"
DATES = (
    "first_l = first_r and last_l = last_r and first_l = last_l",
    f"{OVERLAP} and last_l - first_l <= 1 and last_r - first_r <= 1",
    f"{OVERLAP} and last_l - first_l <= 31 and last_r - first_r <= 31",
    OVERLAP,
    "first_l <= last_r + 1 and first_r <= last_l + 1",
)
PLACES = (
    "place_l = place_r and coalesce(greatest(km_l, km_r), 0) <= 100",
    "place_l = place_r",
    f"{KM} <= 10 and greatest(km_l, km_r) <= 100",
    f"{KM} <= greatest(km_l, km_r) and greatest(km_l, km_r) <= 100",
    f"{KM} <= greatest(km_l, km_r)",
    f"{KM} <= km_l + km_r",
)
UNITS = ("len(list_intersect(units_l, units_r)) >= 2", "len(list_intersect(units_l, units_r)) >= 1")


def levels(name: str, null: str, *conditions: str) -> comparison.CustomComparison:
    """A comparison: unknown, then the conditions from the strongest on, then none of them."""
    made = [level.CustomLevel(null).configure(is_null_level=True)]
    made += [level.CustomLevel(condition) for condition in conditions]
    return comparison.CustomComparison([*made, level.ElseLevel()], output_column_name=name)


if __name__ == "__main__":
    main()
